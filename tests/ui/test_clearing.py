"""A clinician's word on a nerve result: dated, one by one, and nothing else becomes weaker by it."""

from datetime import date, timedelta

import pytest

from sciatimer.history.facts import Cleared, Locked
from sciatimer.history.self_check_facts import SelfChecked
from sciatimer.safety.screens import LASTING_NERVE, NERVE_PATTERN
from sciatimer.safety.values import Outcome, Place, Quality
from tests.fakes import FakeClock
from tests.ui.desk import Desk
from tests.ui.self_checker import TUGGED, all_four, begin, watch

MONDAY = date(2026, 3, 2)


def with_a_nerve_result(desk: Desk) -> None:
    """On the result page of a check that gave NERVE."""
    desk.open_known()
    all_four(desk, TUGGED)


def clear(desk: Desk, item: str, day: date) -> None:
    """Enters the date and says so."""
    desk.app.pages.clearance.card(item).date.choose(day)
    desk.press(f"clear-{item}")


def test_nothing_is_filled_in_and_without_a_date_nothing_is_cleared(desk: Desk) -> None:
    with_a_nerve_result(desk)
    desk.press("result-clear")
    assert desk.page == "clearance"
    assert desk.app.pages.clearance.card(NERVE_PATTERN).date.chosen is None
    assert not desk.can_press(f"clear-{NERVE_PATTERN}")
    desk.press("clearance-left")
    assert desk.page == "today"
    assert desk.past.nerve_result


def test_the_word_ends_the_nerve_result_and_nothing_else(desk: Desk) -> None:
    with_a_nerve_result(desk)
    before = desk.past
    desk.press("result-clear")
    clear(desk, NERVE_PATTERN, MONDAY)
    assert desk.reads("self_check.cleared")
    cleared = desk.last(Cleared)
    assert (cleared.item, cleared.spoken_on) == (NERVE_PATTERN, MONDAY)
    after = desk.past
    assert (before.nerve_result, after.nerve_result) == (True, False)
    assert (after.uncleared, after.x_codes, after.locked) == (before.uncleared, before.x_codes, before.locked)
    desk.press("way-done")
    desk.say(1, Place.THIGH)
    assert not desk.reads("safety.P8_self_check")


@pytest.mark.parametrize(
    ("day", "said"), [(date(2026, 3, 1), "before the day it showed"), (date(2026, 3, 5), "still to come")]
)
def test_a_date_that_cannot_be_is_told_and_clears_nothing(day: date, said: str, desk: Desk) -> None:
    with_a_nerve_result(desk)
    desk.press("result-clear")
    desk.app.pages.clearance.cleared.emit(NERVE_PATTERN, day)
    assert desk.page == "clearance"
    assert said in desk.words
    assert desk.facts(Cleared) == []


def test_what_cannot_be_cleared_is_not_cleared(desk: Desk) -> None:
    with_a_nerve_result(desk)
    desk.press("result-clear")
    for item in ("C1", "X1", "E1", LASTING_NERVE):
        desk.app.pages.clearance.cleared.emit(item, MONDAY)
    assert desk.facts(Cleared) == []


def test_it_is_reached_from_the_gate_and_from_the_words_that_none_is_due(desk: Desk, clock: FakeClock) -> None:
    with_a_nerve_result(desk)
    desk.press("result-done")
    desk.app.flow.self_check.start()
    desk.press("way-clear")
    assert desk.page == "clearance"
    clock.advance(7 * 24 * 3600)
    desk.pass_screens()
    desk.reopen()
    desk.press("today-self-check", "gate-clear")
    assert desk.page == "clearance"


def test_without_a_nerve_result_there_is_nothing_to_clear(desk: Desk) -> None:
    desk.open_known()
    all_four(desk)
    assert not desk.can_press("result-clear")
    desk.press("result-done")
    desk.app.flow.self_check.show_clearing()
    assert desk.page == "today"


def test_after_a_lock_by_a_nerve_feeling_the_unlock_asks_for_the_word(desk: Desk) -> None:
    desk.open_known()
    begin(desk)
    desk.press("self-check-stop")
    watch(desk, 60)
    desk.press("fade-1", "fade-go")
    desk.give_unlock_steps()
    desk.pass_all_screens()
    assert not desk.past.locked
    assert desk.page == "clearance"
    assert desk.past.nerve_result, "an unlock alone clears no nerve result"
    clear(desk, NERVE_PATTERN, MONDAY)
    desk.press("way-done")
    assert desk.page == "today"
    assert not desk.past.nerve_result


def test_after_it_not_now_leads_to_today_and_keeps_the_result(desk: Desk) -> None:
    desk.open_known()
    begin(desk)
    desk.press("self-check-stop")
    watch(desk, 60)
    desk.press("fade-1", "fade-go")
    desk.give_unlock_steps()
    desk.pass_all_screens()
    desk.press("clearance-left")
    assert desk.page == "today"
    assert desk.reads("self_check.due_unlock")
    assert desk.past.nerve_result


def test_after_a_lock_by_lasting_nerve_feelings_both_words_are_asked_for_one_by_one(
    desk: Desk, clock: FakeClock
) -> None:
    with_a_nerve_result(desk)
    desk.store.append(Locked(clock.now(), Outcome.LOCK, LASTING_NERVE, None))
    clock.advance(24 * 3600)
    desk.reopen()
    desk.give_unlock_steps()
    desk.pass_all_screens()
    assert desk.page == "clearance"
    clear(desk, LASTING_NERVE, MONDAY + timedelta(days=1))
    assert desk.past.nerve_result, "each word is for itself"
    desk.press("way-clear")
    clear(desk, NERVE_PATTERN, MONDAY + timedelta(days=1))
    assert not desk.can_press("way-clear")
    assert [fact.item for fact in desk.facts(Cleared)] == [LASTING_NERVE, NERVE_PATTERN]


def test_after_another_lock_it_leads_to_today(desk: Desk, clock: FakeClock) -> None:
    with_a_nerve_result(desk)
    desk.store.append(Locked(clock.now(), Outcome.LOCK, "R6", None))
    desk.reopen()
    desk.give_unlock_steps()
    desk.pass_all_screens()
    assert desk.page == "today"


def test_lasting_nerve_feelings_are_asked_for_without_a_self_check(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("nerve")
    desk.press("today-start")
    desk.play_through()
    desk.save_check(quality=int(Quality.NERVE_AS_BEFORE))
    assert desk.facts(SelfChecked) == []
    desk.app.flow.self_check.show_clearing()
    assert desk.page == "clearance"
    clear(desk, LASTING_NERVE, MONDAY)
    assert desk.past.nerve_cleared
