"""What is recorded of the breaks, and what is known from it: on a Monday, with the clock in hand."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from sciatimer.history.break_facts import Away, BreakAnswered, BreakHeldBack, BreakOffered, RemindersPaused
from sciatimer.history.break_known import known, plan_of
from sciatimer.history.breaks import BreakBook
from sciatimer.history.facts import EndReason, Fact
from sciatimer.history.settings import Settings, change
from sciatimer.history.sitting import Axis
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.decide import decide
from sciatimer.reminders.hours import read_holidays, read_week
from sciatimer.reminders.known import Pause
from sciatimer.reminders.model import BUSY, Answer, AwayCause, BreakKind, Held, Offer
from tests.history.diary import BOOT, Diary
from tests.history.office import Office
from tests.history.witness import BERLIN, HOUR, MINUTE

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Somebody who sat down at nine; no stretch today."""
    office = Office(tmp_path, NINE)
    office.first_run()
    office.set("break_stretch", False)
    return office


def facts(office: Office, kind: type[Fact]) -> list[Fact]:
    return [recorded.fact for recorded in office.store.facts(kind)]


def answers(office: Office) -> list[Answer]:
    return [recorded.fact.answer for recorded in office.store.facts(BreakAnswered)]


def shown(office: Office) -> Offer:
    assert office.offer is not None
    return office.offer


def book(office: Office) -> BreakBook:
    assert office.book is not None
    return office.book


class TestOffers:
    def test_a_break_is_recorded_once_when_it_is_shown(self, office: Office) -> None:
        office.sit(50 * MINUTE)
        (offered,) = facts(office, BreakOffered)
        assert isinstance(offered, BreakOffered)
        assert offered.at == NINE + timedelta(minutes=45)
        assert (offered.kind, offered.due, offered.seated, offered.again) == (BreakKind.POSTURE, offered.at, 2700, None)
        assert shown(office).seated_seconds == 49 * 60

    def test_after_an_answer_the_next_one_is_an_interval_away(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        office.say(Answer.TAKEN)
        office.sit(44 * MINUTE)
        assert office.offer is None
        office.sit(MINUTE)
        assert shown(office).seated_seconds == 45 * 60

    def test_who_skips_goes_on_sitting(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        office.say(Answer.SKIPPED)
        office.sit(45 * MINUTE)
        assert shown(office).seated_seconds == 90 * 60

    def test_later_comes_again_as_the_same_break_and_never_after_an_hour(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        first = shown(office)
        assert first.snoozes == (5, 10, 15)
        office.say(Answer.LATER, 10)
        office.sit(10 * MINUTE)
        assert (shown(office).again, shown(office).snoozes) == (first.id, (5,))
        office.say(Answer.LATER, 15)
        office.sit(5 * MINUTE)
        assert (shown(office).again, shown(office).snoozes, shown(office).seated_seconds) == (first.id, (), 3600)
        assert len(facts(office, BreakOffered)) == 3

    def test_an_offer_has_one_answer(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        number = shown(office).id or 0
        assert book(office).answer(number, Answer.SKIPPED)
        assert not book(office).answer(number, Answer.TAKEN)
        assert answers(office) == [Answer.SKIPPED]

    def test_an_answer_to_an_offer_that_is_not_there_counts_for_nothing(self, office: Office) -> None:
        assert not book(office).answer(99_999, Answer.TAKEN)
        assert answers(office) == []

    def test_minutes_belong_to_later_alone(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        office.say(Answer.SKIPPED, 10)
        (answered,) = facts(office, BreakAnswered)
        assert isinstance(answered, BreakAnswered)
        assert answered.snooze is None

    def test_an_unanswered_one_makes_room_for_the_next_and_does_not_pile_up(self, office: Office) -> None:
        office.sit(45 * 4 * MINUTE + 1)
        assert len(facts(office, BreakOffered)) == 4
        assert answers(office) == [Answer.UNANSWERED] * 3

    def test_a_stretch_counts_once_however_often_it_is_put_off(self, office: Office) -> None:
        office.set("break_stretch", True)
        office.sit(45 * MINUTE)
        assert shown(office).kind is BreakKind.STRETCH
        office.say(Answer.LATER, 5)
        office.sit(5 * MINUTE)
        assert (shown(office).kind, shown(office).again is None) == (BreakKind.STRETCH, False)
        assert office.memory.stretches == {NINE.date(): 1}
        assert book(office).look(here=True).stretches == 1

    def test_who_starts_the_stretch_but_does_not_finish_it_has_not_got_up(self, office: Office) -> None:
        office.set("break_stretch", True)
        office.sit(45 * MINUTE)
        office.say(Answer.TAKEN)
        office.sit(45 * MINUTE)
        assert shown(office).seated_seconds == 90 * 60


class TestHeldBack:
    def test_it_is_written_when_the_reason_changes_and_not_while_it_lasts(self, office: Office) -> None:
        office.be_busy(Held.CALL)
        office.sit(90 * MINUTE)
        office.be_busy(Held.CALL, Held.FULL_SCREEN)
        office.be_busy(Held.FULL_SCREEN)
        office.sit(30 * MINUTE)
        told = [(held.kind, held.reason) for held in facts(office, BreakHeldBack) if isinstance(held, BreakHeldBack)]
        assert told == [(BreakKind.POSTURE, Held.CALL), (BreakKind.POSTURE, Held.FULL_SCREEN)]

    def test_when_it_ends_the_break_comes_once(self, office: Office) -> None:
        office.be_busy(Held.CALL)
        office.sit(100 * MINUTE)
        office.be_busy()
        assert shown(office).seated_seconds == 6000
        assert len(facts(office, BreakOffered)) == 1

    def test_what_was_on_the_screen_goes_and_comes_back_as_the_same_break(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        first = shown(office)
        office.be_busy(Held.DO_NOT_DISTURB)
        assert office.offer is None
        office.sit(20 * MINUTE)
        office.be_busy()
        assert (shown(office).again, shown(office).due) == (first.id, first.due)
        assert answers(office) == []

    def test_typing_is_waited_for_a_minute_and_no_longer(self, office: Office) -> None:
        office.be_busy(typing=True)
        office.sit(45 * MINUTE + 59)
        assert office.offer is None
        office.sit(2)
        assert shown(office).id is not None

    def test_a_pause_in_typing_lets_it_through_at_once(self, office: Office) -> None:
        office.be_busy(typing=True)
        office.sit(45 * MINUTE + 10)
        office.be_busy(typing=False)
        assert shown(office).seated_seconds == 45 * 60 + 10

    def test_typing_takes_nothing_away_again(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        office.be_busy(typing=True)
        assert office.offer is not None

    @pytest.mark.parametrize("on", [True, False])
    def test_a_meeting_keeps_the_break(self, office: Office, on: bool) -> None:
        office.be_in_a_meeting(on=True)
        office.be_in_a_meeting(on=on)
        office.sit(46 * MINUTE)
        assert (office.offer is None) is on

    def test_outside_hours_and_while_nobody_is_here_nothing_is_written(self, office: Office) -> None:
        office.sit(8 * HOUR + 30 * MINUTE)
        before = len(facts(office, BreakHeldBack))
        office.sit(3 * HOUR)
        office.go_away(3 * HOUR)
        assert len(facts(office, BreakHeldBack)) == before == 0


class TestAway:
    @pytest.mark.parametrize(("seconds", "is_break"), [(299.0, False), (300.0, True)])
    def test_five_minutes_away_are_a_break_and_less_is_not(
        self, office: Office, seconds: float, is_break: bool
    ) -> None:
        office.sit(30 * MINUTE)
        office.go_away(seconds, AwayCause.SCREEN_LOCK)
        office.sit(45 * MINUTE - seconds - 30 * MINUTE)
        assert (office.offer is None) is is_break
        assert len(facts(office, Away)) == (2 if is_break else 1)

    def test_it_is_written_with_when_they_went(self, office: Office) -> None:
        office.sit(30 * MINUTE)
        office.go_away(20 * MINUTE)
        away = facts(office, Away)[-1]
        assert isinstance(away, Away)
        assert (away.since, away.at) == (NINE + timedelta(minutes=30), NINE + timedelta(minutes=50))
        assert (away.seconds, away.cause) == (1200, AwayCause.IDLE)

    @pytest.mark.parametrize(
        ("cause", "kind", "answer"),
        [
            (AwayCause.IDLE, BreakKind.POSTURE, Answer.TAKEN),
            (AwayCause.SLEEP, BreakKind.POSTURE, Answer.TAKEN),
            (AwayCause.SCREEN_LOCK, BreakKind.STRETCH, Answer.UNANSWERED),
            (AwayCause.STRETCH, BreakKind.STRETCH, Answer.TAKEN),
            (AwayCause.OFF, BreakKind.POSTURE, Answer.UNANSWERED),
        ],
    )
    def test_who_gets_up_from_an_offer_has_answered_it(
        self, office: Office, cause: AwayCause, kind: BreakKind, answer: Answer
    ) -> None:
        office.set("break_stretch", kind is BreakKind.STRETCH)
        office.sit(45 * MINUTE)
        book(office).came_back(600, cause)
        assert answers(office) == [answer]

    def test_a_finished_stretch_is_a_break_from_its_end_on(self, office: Office) -> None:
        office.sit(30 * MINUTE)
        assert office.stretch(10)
        away = facts(office, Away)[-1]
        assert isinstance(away, Away)
        assert (away.cause, away.seconds, away.at) == (AwayCause.STRETCH, 600, NINE + timedelta(minutes=40))
        office.sit(44 * MINUTE)
        assert office.offer is None
        office.sit(MINUTE)
        assert shown(office).seated_seconds == 45 * 60

    @pytest.mark.parametrize("reason", [EndReason.STOPPED, EndReason.NOT_FINISHED, EndReason.INTERRUPTED])
    def test_a_stretch_that_was_broken_off_is_none(self, office: Office, reason: EndReason) -> None:
        office.sit(30 * MINUTE)
        session = office.diary.begin()
        office.sit(5 * MINUTE)
        office.diary.end(session, reason)
        office.look()
        office.diary.check(session)
        office.sit(10 * MINUTE)
        assert shown(office).seated_seconds == 45 * 60

    def test_a_stretch_that_ended_while_the_program_was_down_counts_from_its_end_and_not_from_the_next_look(
        self, office: Office
    ) -> None:
        session = office.diary.begin()
        office.sit(10 * MINUTE)
        office.book = None
        office.diary.end(session)
        office.diary.check(session)
        office.machine.advance(4 * MINUTE)
        office.launch()
        away = facts(office, Away)[-1]
        assert isinstance(away, Away)
        assert away.at == NINE + timedelta(minutes=10)

    def test_a_clock_that_was_set_does_not_put_the_end_of_a_stretch_into_the_future(self, office: Office) -> None:
        session = office.diary.begin()
        office.sit(10 * MINUTE)
        office.diary.end(session)
        office.machine.set_by(-2 * HOUR)
        office.look()
        away = facts(office, Away)[-1]
        assert isinstance(away, Away)
        assert away.elapsed == office.machine.elapsed()


class TestRestart:
    def test_a_crash_loses_nothing_whatever_the_wall_clock_did(self, office: Office) -> None:
        office.sit(30 * MINUTE)
        office.machine.set_by(3 * 24 * HOUR - 30 * MINUTE)  # still working hours
        office.crash(60)
        office.sit(14 * MINUTE)
        assert shown(office).seated_seconds == 45 * 60

    def test_what_was_on_the_screen_is_there_again_as_the_same_offer(self, office: Office) -> None:
        office.sit(46 * MINUTE)
        number = shown(office).id
        office.crash(5)
        assert shown(office).id == number
        assert len(facts(office, BreakOffered)) == 1

    def test_after_a_quick_boot_the_sitting_goes_on(self, office: Office) -> None:
        office.sit(30 * MINUTE)
        office.reboot(100)
        office.sit(15 * MINUTE - 4 * MINUTE - 101)
        assert shown(office).seated_seconds == 45 * 60

    def test_however_often_the_machine_is_booted_meanwhile_the_sitting_goes_on(self, office: Office) -> None:
        for _ in range(8):
            office.reboot(20)
        office.sit(45 * MINUTE - 8 * (4 * MINUTE + 21))
        assert shown(office).seated_seconds == 45 * 60

    def test_what_was_put_off_before_a_boot_comes_again_after_it(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        first = shown(office).id
        office.say(Answer.LATER, 15)
        office.reboot(100)
        office.sit(15 * MINUTE - 4 * MINUTE - 101)
        assert shown(office).again == first

    def test_after_an_hour_without_the_program_it_begins_anew(self, office: Office) -> None:
        office.sit(46 * MINUTE)
        office.crash(HOUR)
        assert office.offer is None
        assert answers(office) == [Answer.UNANSWERED]
        away = facts(office, Away)[-1]
        assert isinstance(away, Away)
        assert away.cause is AwayCause.OFF

    def test_a_night_closes_what_was_left_open_although_the_machine_was_booted(self, office: Office) -> None:
        office.sit(46 * MINUTE)
        office.reboot(24 * HOUR)
        office.sit(46 * MINUTE)
        assert answers(office) == [Answer.UNANSWERED]
        assert shown(office).again is None

    def test_a_reading_without_its_history_begins_anew(self, office: Office, tmp_path: Path) -> None:
        office.sit(10 * MINUTE)
        with HistoryStore(tmp_path / "other" / "history.db") as other:
            fresh = BreakBook(other, office.machine, tmp_path / "sitting.json", office.machine.boot)
            assert fresh.look(here=True).seated_since.elapsed == office.machine.elapsed()

    def test_while_nobody_is_here_no_reading_is_kept(self, office: Office, tmp_path: Path) -> None:
        office.sit(10 * MINUTE)
        before = (tmp_path / "sitting.json").read_bytes()
        office.machine.advance(3 * MINUTE)
        book(office).look(here=False)
        assert (tmp_path / "sitting.json").read_bytes() == before

    def test_before_anybody_sat_here_there_is_nothing_to_know(self, store: HistoryStore, diary: Diary) -> None:
        with pytest.raises(LookupError, match="nobody was ever said to sit here"):
            known(store, Axis(BreakBook(store, diary.clock, store.path, BOOT).now(), BOOT))


class TestPause:
    def test_it_lasts_so_many_minutes_whatever_the_wall_clock_does(self, office: Office) -> None:
        office.pause(60)
        office.set_clock(2 * HOUR)
        office.sit(59 * MINUTE)
        assert office.offer is None
        office.sit(MINUTE)
        assert shown(office).seated_seconds == 3600

    def test_until_tomorrow_is_until_midnight(self, office: Office) -> None:
        office.pause_until_tomorrow()
        office.sit(7 * HOUR)
        assert office.offer is None
        office.go_away(17 * HOUR)
        office.sit(46 * MINUTE)
        assert office.offer is not None

    def test_until_tomorrow_does_not_last_for_days_because_the_clock_was_set_back(self, office: Office) -> None:
        office.pause_until_tomorrow()
        office.set_clock(-3 * 24 * HOUR)
        paused = book(office).look(here=True).pause
        assert paused is not None
        assert paused.until_elapsed == office.machine.elapsed() + 16 * HOUR
        assert paused.until_day == date(2026, 3, 3)

    def test_until_the_person_says(self, office: Office) -> None:
        office.pause(None)
        office.sit(7 * HOUR)
        assert office.offer is None
        office.crash(100)
        assert book(office).look(here=True).pause == Pause()
        office.resume()
        assert office.offer is not None

    @pytest.mark.parametrize("minutes", [0, -5])
    def test_a_pause_of_nothing_is_refused(self, office: Office, minutes: int) -> None:
        with pytest.raises(ValueError, match="at least a minute"):
            book(office).pause(minutes)
        assert facts(office, RemindersPaused) == []


def test_the_program_looks_every_four_minutes_while_somebody_sits_here(office: Office) -> None:
    assert office.decision is not None
    assert book(office).next_look(office.decision, here=True) == 240.0
    assert book(office).next_look(replace(office.decision, look_again=5.0), here=True) == 5.0
    assert book(office).next_look(replace(office.decision, look_again=None), here=False) is None


def test_a_workday_leaves_few_rows(office: Office) -> None:
    before = int(office.store.read("SELECT count(*) FROM ledger")[0][0])
    office.sit(8 * HOUR)
    rows = int(office.store.read("SELECT count(*) FROM ledger")[0][0]) - before
    assert rows == 19, "ten offers that nobody answered, and nine that made room"
    assert office.looks < 8 * 15 + 30


def test_the_settings_are_the_plan() -> None:
    usual = plan_of(Settings())
    assert (usual.interval, usual.kinds, usual.heeds) == (
        45,
        frozenset({BreakKind.POSTURE, BreakKind.STRETCH}),
        frozenset(BUSY),
    )
    other = plan_of(
        Settings(
            break_interval=30,
            break_hours=read_week("mon 08:00-10:00"),
            break_holidays=read_holidays("2026-05-01"),
            break_times=(time(9),),
            stretch_times=(time(10),),
            break_posture=False,
            break_stretch=False,
            break_move=True,
            break_heeds=frozenset(),
        )
    )
    assert (other.interval, str(other.week), other.break_times, other.stretch_times, other.kinds, other.heeds) == (
        30, "mon 08:00-10:00", (time(9),), (time(10),), frozenset({BreakKind.MOVE}), frozenset(),
    )  # fmt: skip
    assert other.holidays == read_holidays("2026-05-01")


def test_the_plain_prompt_comes_in_a_lock_if_it_was_asked_for(office: Office) -> None:
    office.be_locked()
    office.sit(46 * MINUTE)
    assert office.offer is None
    change(office.store, "break_move", True, office.machine.now())
    past = book(office).look(here=True)
    decision = decide(past, office.plan, office.around, book(office).now())
    offer = book(office).note(past, decision)
    assert offer is not None
    assert (offer.kind, offer.id is not None) == (BreakKind.MOVE, True)
    office.unlock()
    past = book(office).look(here=True)
    assert decide(past, office.plan, office.around, book(office).now()).offer is None
