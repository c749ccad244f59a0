"""The built-in exercises say what clinical.md 1.1 and 1.2 say."""

import msgspec
import pytest

from sciatimer.catalogue.model import Exercise, Kind, Position, Sides
from tests.catalogue.samples import builtin

# id, level, band, nerve-OK, easier, harder: the table of clinical.md 1.2
OVERVIEW = """
lying-bent-knee-hold       1 5 yes none                       lying-towel-thigh
lying-90-90-active         2 4 yes lying-bent-knee-hold       lying-towel-thigh
lying-towel-thigh          3 4 no  lying-bent-knee-hold       lying-wall-far
lying-wall-far             4 3 no  lying-towel-thigh          lying-wall-doorway
lying-wall-doorway         5 2 no  lying-wall-far             lying-strap-foot
lying-strap-foot           6 2 no  lying-wall-doorway         none
seated-supported-knee-ease 2 5 yes lying-bent-knee-hold       seated-heel-floor
seated-heel-floor          4 3 no  seated-supported-knee-ease seated-footstool
seated-footstool           5 2 no  seated-heel-floor          seated-long-sit-wall
seated-long-sit-wall       6 2 no  seated-footstool           seated-single-leg-floor
seated-single-leg-floor    7 1 no  seated-long-sit-wall       none
standing-desk-hinge        4 3 no  seated-supported-knee-ease standing-heel-forward
standing-heel-forward      5 2 no  standing-desk-hinge        standing-foot-on-step
standing-foot-on-step      6 2 no  standing-heel-forward      standing-foot-on-chair
standing-foot-on-chair     7 1 no  standing-foot-on-step      standing-scissor
standing-scissor           8 1 no  standing-foot-on-chair     none
"""


def row(exercise: Exercise) -> str:
    nerve = "yes" if exercise.nerve_ok else "no"
    links = f"{exercise.easier or 'none'} {exercise.harder or 'none'}"
    return f"{exercise.id} {exercise.level} {exercise.pain_max} {nerve} {links}"


def test_the_sixteen_variants_stand_as_in_the_overview() -> None:
    wanted = [" ".join(line.split()) for line in OVERVIEW.strip().splitlines()]
    assert [row(exercise) for exercise in builtin().exercises] == wanted


def test_there_are_six_lying_five_seated_and_five_standing() -> None:
    positions = [exercise.position for exercise in builtin().exercises]
    counts = [positions.count(position) for position in (Position.LYING, Position.SEATED, Position.STANDING)]
    assert counts == [6, 5, 5]


def test_holds_and_pulses_have_the_doses_of_the_shared_table() -> None:
    doses = {
        (each.kind, each.hold.default, each.hold.min, each.hold.max, each.repetitions.default, each.rest)
        for each in builtin().exercises
    }
    assert doses == {(Kind.HOLD, 10, 5, 30, 3, 15), (Kind.PULSE, 3, 2, 5, 5, 5)}


def test_only_two_variants_work_both_legs_together() -> None:
    both = [exercise.id for exercise in builtin().exercises if exercise.sides is Sides.BOTH]
    assert both == ["seated-long-sit-wall", "standing-desk-hinge"]


def test_with_nerve_signs_a_hold_is_ten_seconds_at_most() -> None:
    assert all((each.nerve_hold_max or 0) <= 10 for each in builtin().exercises)


def test_an_exercise_cannot_be_changed_and_can_be_a_key() -> None:
    exercise = builtin().exercises[0]
    for name in exercise.__struct_fields__:
        with pytest.raises(AttributeError):
            setattr(exercise, name, None)
    assert {exercise: 1}[exercise] == 1


def test_what_is_written_again_reads_the_same() -> None:
    again = msgspec.json.decode(msgspec.json.encode(builtin()), type=type(builtin()))
    assert again == builtin()
