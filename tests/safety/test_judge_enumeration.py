"""All 5,174,928 whole sets of answers of clinical.md 4.4: one outcome each, and never milder for a worse answer.

The real rows judge every single set. Two things keep it under a minute: one changeable stand-in for the frozen check
is filled again and again, and outcomes are kept as one byte each, so that neighbours are compared slice by slice.
"""

import operator
from itertools import product
from typing import cast

import pytest

from sciatimer.safety.judge import judge
from sciatimer.safety.values import Outcome, PainCheck

# The axes from the outermost to the innermost, with how many values each has.
SIZES = {
    "red": 3,
    "stop": 3,
    "before": 11,
    "after": 11,
    "during": 11,
    "place_before": 6,
    "place_after": 6,
    "quality": 4,
    "overall": 3,
}
ALL = 5_174_928
GRAVEST_FIRST = [outcome.value for outcome in Outcome]
COMPARED_WITH = {"before", "place_before"}  # a lower value of these is the worse answer: the rise is larger


class Answers:
    """A stand-in for PainCheck that can be filled again; a field that the real one lacks would be an error."""

    __slots__ = tuple(SIZES)

    red: int
    stop: int
    before: int
    after: int
    during: int
    place_before: int
    place_after: int
    quality: int
    overall: int


def oracle(  # noqa: PLR0917  # the nine answers of the table
    red: int,
    stop: int,
    before: int,
    after: int,
    during: int,
    place_before: int,
    place_after: int,
    quality: int,
    overall: int,
) -> str:
    """Clinical.md 4.4 written once more, independently: the gravest of what each answer alone asks for."""
    if red:
        return "URGENT" if red == 1 else "EMERGENCY"
    peripheral = place_after > 1 and place_before < place_after
    if peripheral or quality == 3 or stop == 2 or overall == 2 or after > 5 or during > 5 or after > before + 1:
        return "LOCK"
    if after > before or (not place_before and place_after == 1):
        return "PAUSE"
    if stop or quality == 2 or max(before, 2) < during:
        return "EASE"
    return "KEEP" if quality or after > 2 or place_after > 3 else "GOOD"


def judged() -> bytearray:
    """How grave every set of answers is judged (0 the gravest), in the order of the axes, each one compared."""
    answers = Answers()
    check = cast(PainCheck, answers)  # the rows read the same nine fields
    grave = {outcome: index for index, outcome in enumerate(GRAVEST_FIRST)}
    gravity = bytearray()
    for combination in product(*(range(size) for size in SIZES.values())):
        (
            answers.red,
            answers.stop,
            answers.before,
            answers.after,
            answers.during,
            answers.place_before,
            answers.place_after,
            answers.quality,
            answers.overall,
        ) = combination
        outcome = judge(check).outcome
        if outcome != oracle(*combination):
            raise AssertionError(f"{combination}: {outcome}, not {oracle(*combination)}")
        gravity.append(grave[outcome])
    return gravity


def neighbours(gravity: bytearray, axis: str) -> list[tuple[bytearray, bytearray]]:
    """Pairs of equally long runs whose answers differ by one step on one axis: (with less, with more)."""
    names = list(SIZES)
    stride = 1
    for inner in names[names.index(axis) + 1 :]:
        stride *= SIZES[inner]
    block = stride * SIZES[axis]
    return [
        (gravity[start : start + block - stride], gravity[start + stride : start + block])
        for start in range(0, len(gravity), block)
    ]


@pytest.mark.timeout(240)
def test_every_set_of_answers_has_one_outcome_and_a_worse_answer_is_never_milder() -> None:
    gravity = judged()
    assert len(gravity) == ALL
    for axis, size in SIZES.items():
        never_milder = operator.le if axis in COMPARED_WITH else operator.ge
        compared = 0
        for less, more in neighbours(gravity, axis):
            assert all(map(never_milder, less, more)), axis
            compared += len(less)
        assert compared == ALL // size * (size - 1)
