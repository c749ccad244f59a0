"""The gate of the self-checks at the desk: four questions, nothing preselected, and what a yes brings."""

import pytest

from sciatimer.history.facts import Locked, ScreenAnswered
from sciatimer.history.self_check_facts import SelfChecked, SelfCheckSkipped
from sciatimer.safety.values import Place
from tests.fakes import FakeClock
from tests.ui.desk import Desk
from tests.ui.self_checker import pass_gate


@pytest.mark.parametrize(
    ("given", "rule"),
    [({"pain": 3}, "G11"), ({"nerve": 1}, "G9"), ({"injury": 1}, "G10"), ({"pain": 9, "nerve": 1, "injury": 1}, "G9")],
)
def test_a_yes_or_more_than_two_leaves_the_check_out_and_counts_as_nerve_today(
    given: dict[str, int], rule: str, desk: Desk, clock: FakeClock
) -> None:
    desk.open_known()
    desk.press("today-self-check")
    pass_gate(desk, **given)
    assert desk.reads(f"self_check.{rule}")
    assert desk.reads("self_check.skipped")
    assert desk.last(SelfCheckSkipped).rule == rule
    assert desk.facts(SelfChecked) == []
    desk.press("way-done")
    assert not desk.can_press("today-self-check"), "a lower answer later the day does not open it"
    desk.say(1, Place.THIGH)
    assert desk.reads("safety.P8_self_check")
    clock.advance(24 * 3600)
    desk.reopen()
    assert desk.can_press("today-self-check")
    desk.say(1, Place.THIGH)
    assert not desk.reads("safety.P8_self_check")


def test_a_refused_gate_says_from_when_on_one_can_try_again(desk: Desk) -> None:
    desk.open_known()
    desk.press("today-self-check")
    pass_gate(desk, 5)
    desk.app.flow.self_check.start()
    assert desk.reads("self_check.due_tomorrow", time=desk.texts("outcome.tomorrow"))


def test_two_of_ten_is_let_through(desk: Desk) -> None:
    desk.open_known()
    desk.press("today-self-check")
    pass_gate(desk, 2)
    assert desk.page == "self_check"
    assert desk.reads("self_check.G12")
    assert desk.facts(SelfCheckSkipped) == []


def test_nothing_is_chosen_before_and_every_question_is_needed(desk: Desk) -> None:
    desk.open_known()
    desk.press("today-self-check")
    gate = desk.app.pages.self_check_gate
    assert (gate.pain.value, gate.nerve.value, gate.injury.value) == (None, None, None)
    for name in ("gate-pain-1", "gate-injury-0"):
        desk.press(name)
        assert not desk.can_press("gate-go")
    gate.answered.emit()
    assert desk.page == "self_check_gate"
    desk.press("gate-nerve-0")
    assert desk.can_press("gate-go")


def test_what_it_is_and_that_it_is_no_diagnosis_stands_there_first(desk: Desk) -> None:
    desk.open_known()
    desk.press("today-self-check")
    for key in ("intro", "gate_intro", "caveat", "due_first"):
        assert desk.reads(f"self_check.{key}")


@pytest.mark.parametrize(("sign", "rule"), [("E6", "P1"), ("U4", "P2")])
def test_a_warning_sign_ends_the_routine(sign: str, rule: str, desk: Desk) -> None:
    desk.open_known()
    desk.press("today-self-check", "gate-pain-1", "gate-warning")
    if sign.startswith("U"):
        desk.tick_signs()
    desk.tick_signs(sign)
    assert desk.page == "ended"
    assert desk.last(Locked).rule == rule
    assert desk.facts(SelfChecked) == []


def test_no_sign_of_the_list_leads_back_to_the_open_questions(desk: Desk) -> None:
    desk.open_known()
    desk.press("today-self-check", "gate-pain-1", "gate-warning", "screening-none", "screening-none")
    assert desk.page == "self_check_gate"
    assert desk.app.pages.self_check_gate.pain.value == 1
    desk.press("gate-nerve-0", "gate-injury-0", "gate-go")
    assert desk.page == "self_check"


def test_no_sign_of_the_list_goes_on_when_all_else_is_answered(desk: Desk) -> None:
    desk.open_known()
    desk.press("today-self-check", "gate-pain-1", "gate-nerve-0", "gate-injury-0")
    before = len(desk.facts(ScreenAnswered))
    desk.press("gate-warning", "screening-none", "screening-none")
    assert desk.page == "self_check"
    assert len(desk.facts(ScreenAnswered)) > before


def test_leaving_after_the_lists_leads_to_today(desk: Desk) -> None:
    desk.open_known()
    desk.press("today-self-check", "gate-warning", "screening-none", "screening-none", "gate-leave")
    assert desk.page == "today"
