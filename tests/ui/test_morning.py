"""The morning after: M1 to M6, each to its screen, and what stays of a screen that was left."""

import pytest
from PySide6.QtCore import Qt

from sciatimer.history.facts import Locked, MorningChecked
from sciatimer.safety.values import MorningOutcome, Outcome, Place, Where
from tests.ui.desk import Desk


def open_morning(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    desk.next_day()
    desk.reopen()
    assert desk.page == "morning"


def test_the_first_start_of_the_next_day_asks_and_nothing_is_chosen_before(desk: Desk) -> None:
    open_morning(desk)
    assert desk.app.pages.morning.answers == {}
    assert not desk.can_press("morning-save")
    assert desk.reads("check.before", pain=2, place="buttock")


def test_it_is_not_asked_on_the_same_day_or_too_early_after_a_late_session(desk: Desk) -> None:
    desk.open_known()
    desk.clock.advance(13.5 * 3600)  # half past ten at night
    desk.session()
    desk.next_day(5)
    desk.reopen()
    assert desk.page == "message"
    assert desk.reads("safety.P7a_night", time=f"{desk.past.results[0].ended_at:%H:%M}".replace("22:", "06:"))
    desk.clock.advance(3600 * 2)
    desk.press("way-done")
    assert desk.page == "morning"


def test_m6_settled_leads_to_today(desk: Desk) -> None:
    open_morning(desk)
    desk.answer_morning(1, Place.LOW_BACK, where=0)
    desk.press("morning-save")
    assert desk.reads("safety.M6")
    checked = desk.last(MorningChecked)
    assert (checked.outcome, checked.rule) == (MorningOutcome.SETTLED, "M6")
    assert (checked.pain, checked.place, checked.where) == (1, Place.LOW_BACK, Where.BACK_ONLY)
    assert checked.nerve_new_or_stronger is False
    desk.press("way-done")
    assert desk.page == "today"


def test_m5_not_settled_rests_today(desk: Desk) -> None:
    open_morning(desk)
    desk.answer_morning(3)
    desk.press("morning-save")
    assert desk.reads("safety.M5")
    assert desk.last(MorningChecked).rule == "M5"
    desk.press("way-done")
    assert desk.page == "message"
    assert desk.reads("safety.P7a_rest_day", time=desk.texts("outcome.tomorrow"))


@pytest.mark.parametrize(
    "given",
    [{"pain": 4}, {"pain": 2, "place": Place.THIGH}, {"pain": 2, "nerve": 1}],
)
def test_m4_worse_by_two_or_further_down_or_with_nerve_feelings_locks(given: dict[str, int], desk: Desk) -> None:
    open_morning(desk)
    desk.answer_morning(given["pain"], Place(given.get("place", 2)), nerve=given.get("nerve", 0))
    desk.press("morning-save")
    assert desk.page == "ended"
    assert desk.reads("screens.ended_title")
    assert (desk.last(Locked).cause, desk.last(Locked).rule) == (Outcome.LOCK, "M4")


def test_m3_an_open_question_keeps_it_open(desk: Desk) -> None:
    open_morning(desk)
    desk.press("pain-2", "place-2")
    assert not desk.can_press("morning-save")
    desk.reopen()
    assert desk.page == "morning"


@pytest.mark.parametrize(("sign", "rule", "said"), [("E6", "M1", "screens.emergency"), ("U1", "M2", "screens.urgent")])
def test_m1_and_m2_a_warning_sign_ends_the_routine(sign: str, rule: str, said: str, desk: Desk) -> None:
    open_morning(desk)
    desk.press("morning-warning")
    if sign.startswith("U"):
        desk.tick_signs()
    desk.tick_signs(sign)
    assert desk.page == "ended"
    assert desk.reads(said)
    assert desk.last(MorningChecked).rule == rule
    (lock,) = desk.facts(Locked)
    assert lock.rule == rule


@pytest.mark.parametrize("way", [("morning-warning", "screening-none", "screening-none"), ("header-help", "way-back")])
def test_a_look_elsewhere_leads_back_with_every_answer(way: tuple[str, ...], desk: Desk) -> None:
    open_morning(desk)
    desk.press("pain-2", "nerve-0", *way)
    assert desk.page == "morning"
    assert desk.app.pages.morning.answers == {"pain": 2, "nerve": 0}


def test_it_is_answered_by_keyboard_alone(desk: Desk) -> None:
    open_morning(desk)
    desk.key("2", "3", "2", "1", Qt.Key.Key_Return)
    assert desk.reads("safety.M6")
    checked = desk.last(MorningChecked)
    assert (checked.pain, checked.place, checked.where) == (2, Place.BUTTOCK, Where.LEFT)


def test_nothing_that_was_answered_yesterday_is_shown_the_next_time(desk: Desk) -> None:
    open_morning(desk)
    desk.answer_morning()
    desk.press("morning-save")
    desk.clock.advance(1)
    desk.press("way-done", "today-start")
    desk.play_through()
    desk.save_check()
    desk.next_day()
    desk.press("way-done")
    assert desk.page == "morning"
    assert desk.app.pages.morning.answers == {}


# asked for by hand


def test_asked_for_by_hand_before_the_first_session_it_says_that_there_is_nothing_to_ask(desk: Desk) -> None:
    desk.open_known()
    desk.say(3)
    desk.press("today-morning")
    assert desk.reads("check.morning_no_session")
    desk.press("way-back")
    assert desk.page == "today"
    assert desk.app.pages.today.pain.value == 3


def test_asked_for_by_hand_too_early_it_says_from_when_on_and_asks_nothing(desk: Desk) -> None:
    desk.open_known()
    desk.clock.advance(13.5 * 3600)  # half past ten at night
    desk.session()
    desk.press("way-done", "way-morning")
    ends = desk.past.results[0].ended_at
    assert desk.reads("check.morning_too_early", time=desk.texts("outcome.tomorrow_at", time=f"06:{ends:%M}"))
    assert "morning" not in desk.app.pages.made()
    desk.press("way-back")
    assert desk.can_press("way-morning")
    desk.next_day(5)
    desk.press("way-morning")
    assert desk.reads("check.morning_too_early", time=f"06:{ends:%M}")
    desk.press("way-back")
    desk.clock.advance(2 * 3600)
    desk.press("way-morning")
    assert desk.page == "morning"


def test_today_left_open_over_night_has_a_way_to_it_and_it_cannot_be_answered_twice(desk: Desk) -> None:
    desk.open_known()
    desk.clock.advance(-8 * 3600)
    desk.session()
    desk.clock.advance(8 * 24 * 3600)  # past the first week there are two a day
    desk.press("way-done")
    desk.answer_morning()
    desk.press("morning-save", "way-done")
    while desk.page == "screening":  # a week has gone by
        desk.tick_signs()
    desk.session()
    desk.clock.advance(5 * 3600)
    desk.press("way-done")
    assert desk.page == "today"
    desk.next_day()
    desk.press("today-morning")
    assert desk.page == "morning"
    desk.answer_morning()
    desk.press("morning-save", "way-done", "today-morning")
    assert desk.reads("check.morning_answered")
    assert len(desk.facts(MorningChecked)) == 2


def test_by_hand_nobody_gets_round_a_lock_that_another_window_wrote(desk: Desk) -> None:
    desk.open_known()
    desk.store.append(Locked(desk.clock.now(), Outcome.LOCK, "P6", None))
    desk.press("today-morning")
    assert desk.page == "ended"


def test_after_a_session_that_ended_the_routine_it_says_that_none_is_to_come(desk: Desk) -> None:
    desk.open_known()
    desk.session(overall=2)
    desk.next_day()
    desk.give_unlock_steps()
    desk.pass_all_screens()
    assert desk.page == "today"
    desk.press("today-morning")
    assert desk.reads("check.morning_none_to_come")
