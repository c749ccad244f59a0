"""Somebody at the desk who does the self-checks."""

from enum import StrEnum

from sciatimer.safety.self_check import CheckFeeling, CheckKind, CheckPlace, Lean, Noticed
from sciatimer.ui.self_check_view import STEPS
from tests.ui.desk import Desk, clear_away

Given = dict[str, Lean | Noticed | CheckPlace | CheckFeeling]

TALL: Given = {"lean": Lean.NO, "place": CheckPlace.NOWHERE, "feeling": CheckFeeling.PULL}
NOTHING: Given = {
    "eases": Noticed.NO,
    "grows": Noticed.NO,
    "place": CheckPlace.NOWHERE,
    "feeling": CheckFeeling.PULL,
}
TUGGED: Given = {
    "eases": Noticed.YES,
    "grows": Noticed.YES,
    "place": CheckPlace.ELSEWHERE,
    "feeling": CheckFeeling.PULL,
}
LISTS: dict[str, type[StrEnum]] = {
    "lean": Lean,
    "eases": Noticed,
    "grows": Noticed,
    "place": CheckPlace,
    "feeling": CheckFeeling,
}


def begin(desk: Desk) -> None:
    """From Today through the gate to the first step."""
    desk.press("today-self-check")
    pass_gate(desk)


def pass_gate(desk: Desk, pain: int = 1, *, nerve: int = 0, injury: int = 0) -> None:
    """Answers the gate; 1 is yes."""
    desk.press(f"gate-pain-{pain}", f"gate-nerve-{nerve}", f"gate-injury-{injury}", "gate-go")


def walk(desk: Desk, kind: CheckKind) -> None:
    """Through all steps of a check to its questions."""
    for _ in STEPS[kind]:
        watch(desk, 5)
        desk.press("self-check-next")


def answer(desk: Desk, given: Given) -> None:
    """Answers the questions with the mouse, as far as they are still asked."""
    for question, value in given.items():
        if desk.page == "self_check_questions":
            desk.press(f"{question}-{list(LISTS[question]).index(value)}")
    if desk.page == "self_check_questions":
        desk.press("questions-save")


def sitting(desk: Desk, given: Given | None = None) -> None:
    """The sitting check of the leg whose turn it is."""
    walk(desk, CheckKind.SITTING)
    answer(desk, given or dict(TALL))


def toe(desk: Desk, given: Given | None = None) -> None:
    """The toe check of the leg whose turn it is."""
    walk(desk, CheckKind.TOE)
    answer(desk, given or dict(NOTHING))


def to_the_toes(desk: Desk) -> None:
    """Both sitting checks without a finding, and the gate of the toe check."""
    begin(desk)
    sitting(desk)
    sitting(desk)
    pass_gate(desk)


def all_four(desk: Desk, given: Given | None = None) -> None:
    """Both checks of both legs; what is given is answered for the last one."""
    to_the_toes(desk)
    toe(desk)
    toe(desk, given)


def watch(desk: Desk, seconds: float) -> None:
    """Time goes by, and the timers of the self-check come round."""
    desk.clock.advance(seconds)
    come_round(desk)


def come_round(desk: Desk) -> None:
    """The timers that run come round."""
    flow = desk.app.flow.self_check
    for timer in (flow._steps._timer, flow._fading._timer):
        if timer.isActive():
            timer.timeout.emit()
    clear_away()
