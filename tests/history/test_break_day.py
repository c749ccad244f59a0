"""The day at a glance: what the strip shows, span by span."""

import itertools
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from sciatimer.history.break_day import Day, DayHeld, DayOffer, DaySpan, day
from sciatimer.history.break_facts import Away, BreakAnswered
from sciatimer.reminders.hours import read_holidays, read_week
from sciatimer.reminders.model import Answer, AwayCause, BreakKind, Held
from tests.history.office import Office
from tests.history.witness import BERLIN, HOUR, MINUTE

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
TODAY = NINE.date()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Somebody who sat down at nine; no stretch today."""
    office = Office(tmp_path, NINE)
    office.first_run()
    office.set("break_stretch", False)
    return office


def seen(office: Office, wanted: date = TODAY, away_since: datetime | None = None) -> Day:
    assert office.decision is not None
    return day(office.store, wanted, office.machine.now(), office.plan, office.decision, away_since)


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    return datetime.combine(TODAY + timedelta(days=days), time(hour, minute), tzinfo=NINE.tzinfo)


def test_it_begins_when_somebody_sat_down_and_goes_as_far_as_now(office: Office) -> None:
    office.sit(20 * MINUTE)
    glance = seen(office)
    assert glance.spans == (DaySpan(at(9), at(9, 20), None),)
    assert glance.work == ((at(9), at(17)),)
    assert (glance.offers, glance.held, glance.pauses) == ((), (), ())
    assert (glance.next_kind, glance.next_at) == (BreakKind.POSTURE, at(9, 45))


def test_a_day_is_sitting_and_being_away_by_turns(office: Office) -> None:
    office.sit(30 * MINUTE)
    office.go_away(10 * MINUTE)
    office.sit(20 * MINUTE)
    office.sleep(HOUR, told=True)
    office.sit(10 * MINUTE)
    office.stretch(10)
    office.sit(5 * MINUTE)
    assert [(span.end, span.cause) for span in seen(office).spans] == [
        (at(9, 30), None),
        (at(9, 40), AwayCause.IDLE),
        (at(10), None),
        (at(11), AwayCause.SLEEP),
        (at(11, 10), None),
        (at(11, 20), AwayCause.STRETCH),
        (at(11, 25), None),
    ]


def test_who_is_away_now_does_not_sit(office: Office) -> None:
    office.sit(30 * MINUTE)
    glance = seen(office, away_since=at(9, 20))
    assert glance.spans == (DaySpan(at(9), at(9, 20), None), DaySpan(at(9, 20), at(9, 30), AwayCause.IDLE))


def test_absences_that_overlap_are_told_once(office: Office) -> None:
    office.sit(10 * MINUTE)
    boot, now = office.machine.boot, office.machine.elapsed()
    office.store.append(Away(at(9, 8), boot, now, at(9, 2), 360, AwayCause.SLEEP))
    office.store.append(Away(at(9, 9), boot, now, at(9, 1), 480, AwayCause.IDLE))
    spans = seen(office).spans
    assert [span.start for span in spans] == [at(9), at(9, 2), at(9, 8), at(9, 9)]
    assert all(one.end == other.start for one, other in itertools.pairwise(spans))


def test_over_midnight_each_day_has_its_own_part(office: Office) -> None:
    office.sit(10 * MINUTE)
    office.go_away(13 * HOUR)
    office.sit(2 * HOUR + 50 * MINUTE)
    assert [(span.start, span.end) for span in seen(office).spans][-1] == (at(22, 10), at(0, days=1))
    tomorrow = seen(office, TODAY + timedelta(days=1))
    assert tomorrow.spans == (DaySpan(at(0, days=1), at(1, days=1), None),)
    office.go_away(30 * HOUR)
    night = seen(office, TODAY + timedelta(days=1))
    assert [(span.end, span.cause) for span in night.spans] == [
        (at(1, days=1), None),
        (at(0, days=2), AwayCause.IDLE),
    ]


def test_a_day_that_is_still_to_come_is_empty(office: Office) -> None:
    office.sit(45 * MINUTE)
    glance = seen(office, TODAY + timedelta(days=1))
    assert (glance.spans, glance.offers, glance.held, glance.pauses, glance.next_at) == ((), (), (), (), None)
    assert glance.work == ((at(9, days=1), at(17, days=1)),)


def test_a_free_day_has_no_working_hours(office: Office) -> None:
    office.set("break_holidays", read_holidays(str(TODAY)))
    assert seen(office).work == ()
    assert seen(office).next_at is None
    office.set("break_hours", read_week("tue 08:00-12:00,13:00-24:00"))
    work = seen(office, TODAY + timedelta(days=1)).work
    assert work == ((at(8, days=1), at(12, days=1)), (at(13, days=1), at(0, days=2)))


class TestOffers:
    @pytest.mark.parametrize("answer", [Answer.TAKEN, Answer.SKIPPED, Answer.UNANSWERED])
    def test_each_has_its_answer(self, office: Office, answer: Answer) -> None:
        office.sit(46 * MINUTE)
        office.say(answer)
        assert seen(office).offers == (DayOffer(at(9, 45), BreakKind.POSTURE, answer, at(9, 46), 2700, 1),)

    def test_an_open_one_has_none(self, office: Office) -> None:
        office.sit(46 * MINUTE)
        assert seen(office).offers == (DayOffer(at(9, 45), BreakKind.POSTURE, None, None, 2700, 1),)

    def test_one_that_was_put_off_is_one(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        office.say(Answer.LATER, 10)
        assert [offer.answer for offer in seen(office).offers] == [Answer.LATER]
        office.sit(10 * MINUTE)
        assert [offer.answer for offer in seen(office).offers] == [None]
        office.say(Answer.TAKEN)
        assert seen(office).offers == (DayOffer(at(9, 45), BreakKind.POSTURE, Answer.TAKEN, at(9, 55), 2700, 2),)

    def test_the_first_answer_counts(self, office: Office) -> None:
        office.sit(45 * MINUTE)
        office.say(Answer.SKIPPED)
        (offered,) = office.memory.shown
        now = office.machine.now()
        office.store.append(BreakAnswered(now, office.machine.boot, 0.0, offered.id or 0, Answer.TAKEN, None))
        assert [offer.answer for offer in seen(office).offers] == [Answer.SKIPPED]

    def test_those_of_another_day_are_not_shown(self, office: Office) -> None:
        office.sit(46 * MINUTE)
        office.go_away(24 * HOUR)
        office.sit(46 * MINUTE)
        assert [offer.at for offer in seen(office).offers] == [at(9, 45)]
        assert [offer.at.date() for offer in seen(office, TODAY + timedelta(days=1)).offers] == [at(9, days=1).date()]


class TestHeld:
    def test_it_lasts_until_the_break_comes(self, office: Office) -> None:
        office.be_busy(Held.CALL)
        office.sit(60 * MINUTE)
        assert seen(office).held == (DayHeld(at(9, 45), at(10), BreakKind.POSTURE, Held.CALL),)
        office.be_busy(Held.FULL_SCREEN)
        office.sit(10 * MINUTE)
        office.be_busy()
        office.sit(10 * MINUTE)
        assert seen(office).held == (
            DayHeld(at(9, 45), at(10), BreakKind.POSTURE, Held.CALL),
            DayHeld(at(10), at(10, 10), BreakKind.POSTURE, Held.FULL_SCREEN),
        )

    def test_it_ends_when_the_person_goes(self, office: Office) -> None:
        office.be_busy(Held.CALL)
        office.sit(60 * MINUTE)
        office.go_away(10 * MINUTE)
        office.be_busy()
        office.sit(10 * MINUTE)
        assert seen(office).held == (DayHeld(at(9, 45), at(10), BreakKind.POSTURE, Held.CALL),)

    def test_one_that_ended_without_a_break_takes_no_time(self, office: Office) -> None:
        office.be_busy(Held.CALL)
        office.sit(60 * MINUTE)
        office.set("reminders", False)
        office.sit(10 * MINUTE)
        assert seen(office).held == ()


class TestPauses:
    def test_a_pause_ends_by_itself_by_a_word_or_not_yet(self, office: Office) -> None:
        office.pause(15)
        office.sit(30 * MINUTE)
        office.pause(60)
        office.sit(10 * MINUTE)
        office.resume()
        office.sit(20 * MINUTE)
        office.pause(None)
        office.sit(5 * MINUTE)
        assert seen(office).pauses == ((at(9), at(9, 15)), (at(9, 30), at(9, 40)), (at(10), at(10, 5)))

    def test_one_from_the_day_before_goes_on_only_if_it_was_meant_to(self, office: Office) -> None:
        office.pause_until_tomorrow()
        office.go_away(16 * HOUR)
        assert seen(office, TODAY + timedelta(days=1)).pauses == ()
        assert seen(office).pauses == ((at(9), at(0, days=1)),)
        office.pause(None)
        office.go_away(24 * HOUR)
        assert seen(office, TODAY + timedelta(days=2)).pauses == ((at(0, days=2), at(1, days=2)),)
