"""Every input of clinical.md 4.2 leads to its screen: P1 to P9 with P7a, on the screen and on disk."""

import pytest

from sciatimer.catalogue.model import Equipment
from sciatimer.history.facts import (
    EndReason,
    Fact,
    Locked,
    ScreenAnswered,
    SessionEnded,
    SessionStarted,
    TodayAnswered,
)
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import Outcome, Place, RedFlag, StartOutcome, Where
from tests.fakes import FakeClock
from tests.history.diary import Diary
from tests.ui.desk import Desk


@pytest.mark.parametrize(("sign", "rule", "said"), [("E2", "P1", "screens.emergency"), ("U4", "P2", "screens.urgent")])
def test_p1_and_p2_a_warning_sign_named_on_today_ends_the_routine(sign: str, rule: str, said: str, desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("warning")
    if sign.startswith("U"):
        desk.tick_signs()
    desk.tick_signs(sign)
    assert desk.page == "ended"
    assert desk.reads(said)
    assert desk.last(Locked).rule == rule
    assert next(fact for fact in reversed(desk.facts(ScreenAnswered)) if fact.item == sign).yes
    assert desk.facts(SessionStarted) == []


def test_p3_a_lock_written_by_another_window_refuses_the_start(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    desk.say(2)
    with HistoryStore(desk.store.path) as other:
        other.append(Locked(clock.now(), Outcome.LOCK, "R6", None))
    desk.press("today-start")
    assert desk.page == "ended"
    assert desk.reads("screens.ended_title")
    assert desk.last(TodayAnswered).outcome is StartOutcome.LOCKED
    assert desk.facts(SessionStarted) == []


def test_a_lock_written_in_the_very_moment_of_the_start_refuses_it(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    desk.say(2)

    def lock_meanwhile(facts: list[Fact]) -> None:
        if any(isinstance(fact, TodayAnswered) for fact in facts):
            with HistoryStore(desk.store.path) as other:
                other.append(Locked(clock.now(), Outcome.LOCK, "R6", None))

    desk.store.before_write = lock_meanwhile
    desk.press("today-start")
    assert desk.page == "fault"
    assert "no stretch was started" in desk.words
    assert desk.facts(SessionStarted) == []
    desk.press("way-back")
    assert desk.page == "ended"


def test_p4_a_condition_noted_by_another_window_refuses_the_start(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    desk.say(2)
    with HistoryStore(desk.store.path) as other:
        other.append(ScreenAnswered(clock.now(), "C7", yes=True))
    desk.press("today-start")
    assert desk.last(TodayAnswered).rule == "P4"
    assert desk.page == "ask_first"
    assert desk.reads("screens.C7")
    assert desk.facts(SessionStarted) == []


def test_p5_an_open_check_of_another_window_refuses_the_start(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    desk.say(2)
    with HistoryStore(desk.store.path) as other:
        Diary(other, clock).begin()
    desk.press("today-start")
    assert desk.last(TodayAnswered).rule == "P5"
    assert desk.page in {"check", "stop"}
    assert len(desk.facts(SessionStarted)) == 1


def test_p5_an_open_check_is_asked_when_the_program_is_opened(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.reopen()
    assert desk.page == "check"


def high_pain_days(desk: Desk, days: int, hour: int = 9) -> None:
    """So many days with 7 of 10, the last one not answered yet."""
    for _ in range(days):
        desk.say(7)
        desk.press("today-start")
        assert desk.page == "message"
        assert desk.reads("safety.P7")
        desk.next_day(hour)
        desk.press("way-done")
        assert desk.page == "today"


def test_p6_the_third_day_of_high_pain_within_a_week_ends_the_routine(desk: Desk) -> None:
    desk.open_known()
    high_pain_days(desk, 2)
    desk.say(6)
    desk.press("today-start")
    assert desk.page == "ended"
    assert desk.reads("screens.ended_why_P6")
    assert (desk.last(Locked).cause, desk.last(Locked).rule) == (Outcome.LOCK, "P6")
    assert desk.last(TodayAnswered).outcome is StartOutcome.LOCK
    assert desk.facts(SessionStarted) == []


def test_p6_three_flares_count_as_well_as_three_high_numbers(desk: Desk) -> None:
    desk.open_known()
    high_pain_days(desk, 2)
    desk.say(1)
    desk.name_signs("worse")
    assert desk.page == "ended"
    assert desk.last(Locked).rule == "P6"


@pytest.mark.parametrize("pain", [6, 7, 10])
def test_p7_high_pain_is_not_today_and_a_lower_answer_does_not_lift_it(pain: int, desk: Desk) -> None:
    desk.open_known()
    desk.say(pain)
    assert desk.reads("today.too_much")
    assert desk.button("today-start").text() == desk.texts("today.go_on")
    desk.press("today-start")
    assert desk.page == "message"
    assert desk.reads("outcome.title_NOT_TODAY")
    assert desk.reads("safety.P7")
    answered = desk.last(TodayAnswered)
    assert (answered.pain, answered.outcome, answered.rule) == (pain, StartOutcome.NOT_TODAY, "P7")
    desk.press("way-done")
    assert desk.reads("safety.P7a_rest_day", time=desk.texts("outcome.tomorrow"))
    desk.reopen()
    assert desk.page == "message"
    assert desk.reads("safety.P7a_rest_day", time=desk.texts("outcome.tomorrow"))
    assert desk.facts(SessionStarted) == []


def test_p7_much_worse_than_usual_is_not_today_at_any_number(desk: Desk) -> None:
    desk.open_known()
    desk.say(1)
    desk.name_signs("worse")
    assert desk.page == "message"
    assert desk.reads("safety.P7")
    answered = desk.last(TodayAnswered)
    assert (answered.much_worse, answered.rule) == (True, "P7")


def test_high_pain_beside_a_nerve_feeling_can_be_said_too(desk: Desk) -> None:
    desk.open_known()
    desk.say(8)
    desk.name_signs("nerve")
    assert desk.button("today-start").text() == desk.texts("today.go_on_said")
    desk.press("today-start")
    assert desk.last(TodayAnswered).rule == "P7"


def test_after_high_pain_was_corrected_to_low_before_it_was_said_the_day_is_open(desk: Desk) -> None:
    desk.open_known()
    desk.say(7)
    desk.press("pain-2")
    assert desk.button("today-start").text() == desk.texts("today.start")
    desk.press("today-start")
    assert desk.page == "player"


def test_p7a_the_first_week_has_one_session_a_day(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    desk.press("way-done")
    assert desk.page == "message"
    assert desk.reads("safety.P7a_number", time=desk.texts("outcome.tomorrow"))
    desk.clock.advance(5 * 3600)
    desk.reopen()
    assert desk.reads("safety.P7a_number", time=desk.texts("outcome.tomorrow"))


def settled_in(desk: Desk, clock: FakeClock) -> None:
    """Ten days after a first session that went well; the signs were asked again since."""
    desk.pass_screens()
    with HistoryStore(desk.folder / "history.db") as store:
        diary = Diary(store, clock)
        session = diary.session()
        diary.days_pass(1)
        diary.morning(session)
        diary.days_pass(9)
        diary.answer_screens()


def test_p7a_later_a_second_session_is_allowed_after_four_hours(desk: Desk, clock: FakeClock) -> None:
    settled_in(desk, clock)
    desk.open()
    desk.session()
    desk.press("way-done")
    assert desk.page == "message"
    assert "You can stretch again from 13:" in desk.words
    clock.advance(4 * 3600)
    desk.press("way-done")
    assert desk.page == "today"
    desk.session()
    desk.press("way-done")
    assert desk.reads("safety.P7a_number", time=desk.texts("outcome.tomorrow"))
    assert len([end for end in desk.facts(SessionEnded) if end.reason is EndReason.FINISHED]) == 3


def test_p7a_pause_rests_until_tomorrow(desk: Desk) -> None:
    desk.open_known()
    desk.session(after=3)
    assert desk.reads("safety.R8")
    desk.press("way-done")
    assert "Today is for rest" in desk.words or "enough for today" in desk.words


def test_p7a_a_clock_behind_the_last_session_is_told_and_starts_nothing(desk: Desk, clock: FakeClock) -> None:
    settled_in(desk, clock)
    desk.open()
    desk.session()
    clock.advance(-3600)
    desk.press("way-done")
    assert desk.reads("safety.P7a_clock")


@pytest.mark.parametrize(
    ("pain", "place", "signs", "rule"),
    [
        (4, Place.BUTTOCK, (), "P8"),
        (5, Place.LOW_BACK, (), "P8"),
        (1, Place.CALF, (), "P8"),
        (1, Place.FOOT, (), "P8"),
        (1, Place.THIGH, ("nerve",), "P8"),
        (3, Place.THIGH, (), "P9"),
        (0, Place.NONE, (), "P9"),
    ],
)
def test_p8_and_p9_start_with_a_reduced_list_or_with_all_that_fits(
    pain: int, place: Place, signs: tuple[str, ...], rule: str, desk: Desk
) -> None:
    desk.open_known()
    desk.say(pain, place, None if place <= Place.LOW_BACK else 0)
    if signs:
        desk.name_signs(*signs)
    assert desk.can_press("card-standing") == (rule == "P9")
    desk.press("today-start")
    assert desk.page == "player"
    answered = desk.last(TodayAnswered)
    reduced = StartOutcome.START_REDUCED if rule == "P8" else StartOutcome.START
    assert (answered.rule, answered.outcome, answered.red) == (rule, reduced, RedFlag.NONE)
    assert desk.last(SessionStarted).today == desk.store.facts(TodayAnswered)[-1].id


def test_both_legs_open_the_emergency_list_before_anything_starts(desk: Desk) -> None:
    desk.open_known()
    desk.say(2, Place.THIGH, 2)
    desk.press("today-start")
    assert desk.page == "screening"
    assert desk.reads("screens.E5")
    assert not desk.reads("screens.U1"), "the emergency list alone"
    desk.tick_signs("E5")
    assert desk.page == "ended"
    assert desk.reads("screens.emergency")
    assert desk.facts(SessionStarted) == []


def test_both_legs_without_a_sign_start_and_are_not_asked_again_while_nothing_is_worse(desk: Desk) -> None:
    desk.open_known()
    desk.say(2, Place.THIGH, 2)
    desk.press("today-start", "screening-none")
    assert desk.page == "player"
    assert desk.last(TodayAnswered).where is Where.BOTH
    desk.play_through()
    desk.save_check()
    desk.next_day()
    desk.press("way-done")
    desk.answer_morning(where=3)
    desk.press("morning-save")
    desk.clock.advance(3600)
    desk.press("way-done")
    desk.start(2, Place.THIGH, 2)
    assert desk.page == "player", "both legs as the last time, and not worse"


def test_both_legs_that_are_worse_than_the_last_time_open_the_list_again(desk: Desk) -> None:
    desk.open_known()
    desk.say(2, Place.THIGH, 2)
    desk.press("today-start", "screening-none")
    desk.play_through()
    desk.save_check()
    desk.next_day()
    desk.press("way-done")
    desk.answer_morning(where=3)
    desk.press("morning-save", "way-done")
    desk.say(3, Place.THIGH, 2)
    desk.press("today-start")
    assert desk.page == "screening"
    assert desk.reads("screens.E5")


def test_leaving_the_emergency_list_by_help_does_not_get_around_it(desk: Desk) -> None:
    desk.open_known()
    desk.say(2, Place.THIGH, 2)
    desk.press("today-start", "header-help", "way-back")
    assert desk.page == "screening"
    assert desk.reads("screens.E5")
    desk.press("screening-none")
    assert desk.page == "player"


def test_an_answer_changed_after_the_emergency_list_asks_it_again(desk: Desk) -> None:
    desk.open_known()
    desk.say(2, Place.THIGH, 2)
    desk.press("today-start")
    desk.app.flow.route()
    desk.say(2, Place.THIGH, 2)
    desk.press("today-start")
    assert desk.page == "screening"


def test_a_choice_that_is_no_longer_offered_leads_back_to_today_with_the_answers(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    exercise = desk.app.services.catalogue.by_id("standing-scissor")
    desk.app.flow.today.start_requested.emit(desk.app.flow.today.answers(), exercise)
    assert desk.page == "today"
    assert desk.app.pages.today.pain.value == 2
    assert desk.facts(SessionStarted) == []


def test_after_an_unlock_there_is_one_session_with_the_gentlest_stretch(desk: Desk) -> None:
    desk.open_known()
    desk.session(after=7)
    assert desk.page == "ended"
    desk.next_day()
    desk.give_unlock_steps()
    desk.pass_all_screens()
    assert desk.page == "today"
    desk.start()
    started = desk.last(SessionStarted)
    assert (started.exercise, started.hold) == ("lying-bent-knee-hold", 10)


def test_without_any_equipment_nothing_that_needs_some_is_offered(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    things = [f"{thing}" for thing in Equipment]
    boxes = desk.app.pages.filters._boxes
    desk.press("today-filters")
    for thing in things:
        boxes[Equipment(thing)].click()
    desk.press("filters-save")
    assert desk.reads("today.filters_some", list=desk.texts("today.filter_equipment"))
    assert not desk.can_press("card-seated")
