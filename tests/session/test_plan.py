"""The plan: what is laid out for every exercise, dose and setting."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.catalogue.model import Kind, Sides
from sciatimer.errors import SciatimerError
from sciatimer.session.model import SegmentKind, Side
from sciatimer.session.plan import (
    LONGEST_SESSION,
    BothLegsNeeded,
    Dose,
    NothingPlanned,
    NumberOutOfRange,
    PlannedExercise,
    PlanSettings,
    SessionTooLong,
    SoreLeg,
    TooManyExercises,
    default_dose,
    plan,
)
from sciatimer.session.timeline import Timeline
from tests.session.built_in import BOTH, HOLD, PULSE, exercises, planned, session

NAMES = sorted(exercises())
ONE_LEG = (Side.LEFT, Side.RIGHT)


def kinds(timeline: Timeline) -> list[str]:
    return [segment.kind.value for segment in timeline.segments]


@st.composite
def planned_exercises(draw: st.DrawFn) -> PlannedExercise:
    exercise = exercises()[draw(st.sampled_from(NAMES))]
    rest = st.integers(10, 30) if exercise.kind is Kind.HOLD else st.integers(5, 30)
    hold = st.integers(exercise.hold.min, exercise.hold.max)
    repetitions = st.integers(exercise.repetitions.min, exercise.repetitions.max)
    dose = Dose(draw(hold), draw(repetitions), draw(rest))
    sore = st.builds(
        SoreLeg,
        side=st.sampled_from(ONE_LEG),
        hold=st.integers(exercise.hold.min, dose.hold),
        repetitions=st.integers(exercise.repetitions.min, dose.repetitions),
    )
    return PlannedExercise(exercise, dose, draw(st.none() | sore))


settings = st.builds(
    PlanSettings,
    get_ready=st.integers(3, 60),
    ease_in=st.integers(3, 15),
    ease_out=st.integers(3, 15),
    switch_side=st.integers(3, 60),
    next=st.integers(3, 60),
    first_side=st.sampled_from(ONE_LEG),
    left_out=st.sampled_from([*ONE_LEG, None]),
)


def test_a_static_hold_is_done_on_one_leg_fully_and_then_on_the_other() -> None:
    repetition = ["ease_in", "hold", "ease_out"]
    one_leg = [*repetition, "rest", *repetition, "rest", *repetition]
    assert kinds(session(HOLD)) == ["get_ready", *one_leg, "switch_side", *one_leg]


def test_both_legs_together_are_done_once_with_nothing_to_switch() -> None:
    timeline = session(BOTH)
    assert {segment.side for segment in timeline.segments} == {Side.BOTH}
    assert timeline.holds == exercises()[BOTH].repetitions.default
    assert "switch_side" not in kinds(timeline)


def test_a_second_exercise_is_announced_by_next_with_its_own_name_and_side() -> None:
    timeline = session(PULSE, BOTH)
    (change,) = [segment for segment in timeline.segments if segment.kind is SegmentKind.NEXT]
    assert (change.exercise, change.side, change.repetition, change.seconds) == (BOTH, Side.BOTH, 1, 15.0)


def test_preparing_belongs_to_what_comes_and_a_rest_to_what_went_before() -> None:
    timeline = session(HOLD)
    for segment, after in pairwise(timeline.segments):
        if segment.kind in {SegmentKind.GET_READY, SegmentKind.SWITCH_SIDE}:
            assert (segment.side, segment.repetition) == (after.side, after.repetition)
        if segment.kind is SegmentKind.REST:
            assert segment.repetition == after.repetition - 1


def test_a_pulse_eases_in_and_out_shorter_than_a_hold() -> None:
    eases = {segment.seconds for segment in session(PULSE).segments if segment.kind is SegmentKind.EASE_IN}
    assert eases == {3.0}


def test_the_first_side_is_the_persons_choice() -> None:
    first = session(HOLD, settings=PlanSettings(first_side=Side.RIGHT)).segments[0]
    assert first.side is Side.RIGHT


@pytest.mark.parametrize("left_out", ONE_LEG)
@pytest.mark.parametrize("first_side", ONE_LEG)
def test_a_left_out_leg_is_never_stretched(left_out: Side, first_side: Side) -> None:
    timeline = session(HOLD, settings=PlanSettings(first_side=first_side, left_out=left_out))
    assert {segment.side for segment in timeline.segments} == {left_out.opposite}
    assert timeline.holds == 3


def test_a_stretch_for_both_legs_is_refused_when_a_leg_is_left_out() -> None:
    with pytest.raises(BothLegsNeeded, match="both legs together"):
        session(BOTH, settings=PlanSettings(left_out=Side.LEFT))


def doses(timeline: Timeline) -> dict[Side, list[float]]:
    return {
        side: [each.seconds for each in timeline.segments if each.kind is SegmentKind.HOLD and each.side is side]
        for side in ONE_LEG
    }


@pytest.mark.parametrize("first_side", ONE_LEG)
def test_a_sore_leg_is_held_shorter_and_less_often(first_side: Side) -> None:
    sore = PlannedExercise(exercises()[HOLD], Dose(20, 4, 15), SoreLeg(Side.RIGHT, 5, 2))
    timeline = plan([sore], PlanSettings(first_side=first_side))
    assert doses(timeline) == {Side.LEFT: [20.0] * 4, Side.RIGHT: [5.0] * 2}
    assert timeline.holds == 6


def test_the_better_leg_alone_gets_its_whole_dose() -> None:
    sore = PlannedExercise(exercises()[HOLD], Dose(20, 4, 15), SoreLeg(Side.RIGHT, 5, 2))
    assert doses(plan([sore], PlanSettings(left_out=Side.RIGHT)))[Side.LEFT] == [20.0] * 4


def test_both_legs_together_get_what_the_sore_one_may_have() -> None:
    sore = PlannedExercise(exercises()[BOTH], Dose(20, 4, 15), SoreLeg(Side.RIGHT, 5, 2))
    holds = [each.seconds for each in plan([sore], PlanSettings()).segments if each.kind is SegmentKind.HOLD]
    assert holds == [5.0, 5.0]


@pytest.mark.parametrize(
    ("hold", "repetitions", "match"),
    [
        (4, 3, "hold of the sore leg in seconds is 4, but must be 5 to 15"),
        (16, 3, "hold of the sore leg in seconds is 16, but must be 5 to 15"),
        (15, 4, "repetitions of the sore leg is 4, but must be 2 to 3"),
        (15, 1, "repetitions of the sore leg is 1, but must be 2 to 3"),
    ],
)
def test_a_sore_leg_gets_never_more_than_the_other_and_no_less_than_the_card(
    hold: int, repetitions: int, match: str
) -> None:
    with pytest.raises(NumberOutOfRange, match=match):
        PlannedExercise(exercises()[HOLD], Dose(15, 3, 15), SoreLeg(Side.LEFT, hold, repetitions))


def test_two_sore_legs_are_no_sore_leg() -> None:
    with pytest.raises(ValueError, match="lower the dose"):
        SoreLeg(Side.BOTH, 5, 2)


@pytest.mark.parametrize("name", NAMES)
def test_every_built_in_fits_into_ten_minutes_at_its_largest_dose(name: str) -> None:
    exercise = exercises()[name]
    largest = Dose(exercise.hold.max, exercise.repetitions.max, exercise.rest)
    assert plan([PlannedExercise(exercise, largest)], PlanSettings()).total <= LONGEST_SESSION


@pytest.mark.parametrize("name", NAMES)
def test_the_default_dose_is_the_one_of_the_card(name: str) -> None:
    exercise = exercises()[name]
    holds = [segment for segment in session(name).segments if segment.kind is SegmentKind.HOLD]
    legs = 1 if exercise.sides is Sides.BOTH else 2
    assert len(holds) == exercise.repetitions.default * legs
    assert {hold.seconds for hold in holds} == {float(exercise.hold.default)}
    assert default_dose(exercise).rest == exercise.rest


def test_a_session_longer_than_ten_minutes_is_refused_with_what_to_do() -> None:
    with pytest.raises(SessionTooLong, match=r"11 min 0 s, and 10 minutes is the most\. Choose"):
        plan([planned(HOLD, Dose(30, 5, 30))], PlanSettings())


def test_ten_minutes_to_the_second_are_allowed() -> None:
    assert plan([planned(HOLD, Dose(30, 5, 15))], PlanSettings(get_ready=60, switch_side=20)).total == LONGEST_SESSION


def test_more_than_two_stretches_are_refused() -> None:
    with pytest.raises(TooManyExercises, match="Choose 2 at most"):
        session(BOTH, BOTH, BOTH)


def test_a_session_without_a_stretch_is_refused() -> None:
    with pytest.raises(NothingPlanned, match="Choose one"):
        plan([], PlanSettings())


@pytest.mark.parametrize("dose", [Dose(4, 3, 15), Dose(31, 3, 15), Dose(10, 1, 15), Dose(10, 6, 15), Dose(10, 3, 31)])
def test_a_dose_outside_the_card_is_refused(dose: Dose) -> None:
    with pytest.raises(NumberOutOfRange, match=exercises()[HOLD].name):
        planned(HOLD, dose)


def test_a_pulse_may_rest_shorter_than_a_hold() -> None:
    assert planned(PULSE, Dose(3, 5, 5)).dose.rest == 5
    with pytest.raises(NumberOutOfRange, match="rest"):
        planned(HOLD, Dose(10, 3, 5))


@pytest.mark.parametrize("name", ["get_ready", "ease_in", "ease_out", "switch_side", "next"])
@pytest.mark.parametrize("seconds", [2, 61])
def test_a_time_outside_its_range_is_refused(name: str, seconds: int) -> None:
    with pytest.raises(NumberOutOfRange, match=f"{name} in seconds is {seconds}"):
        PlanSettings(**{name: seconds})  # type: ignore[arg-type]  # the name is one of the five numbers


def test_both_legs_are_no_first_side() -> None:
    with pytest.raises(ValueError, match="one leg each"):
        PlanSettings(first_side=Side.BOTH)
    with pytest.raises(ValueError, match="one leg each"):
        PlanSettings(left_out=Side.BOTH)


def test_the_printed_plan_has_the_form_of_the_contract() -> None:
    rows = json.loads(json.dumps(session(HOLD).rows()))
    assert rows[0] == {
        "kind": "get_ready",
        "exercise": HOLD,
        "side": "left",
        "repetition": 1,
        "starts_at": 0.0,
        "seconds": 10.0,
    }
    assert all(list(row) == list(rows[0]) for row in rows)


@given(st.lists(planned_exercises(), min_size=1, max_size=2), settings)
def test_every_plan_is_whole(items: list[PlannedExercise], chosen: PlanSettings) -> None:
    try:
        timeline = plan(items, chosen)
    except SciatimerError as refusal:
        assert_refused_for_a_reason(refusal, items, chosen)
        return
    assert_no_gaps(timeline)
    assert_order(timeline)
    assert_sides(timeline, items, chosen)
    assert timeline.total <= LONGEST_SESSION
    assert timeline.holds == sum(segment.kind is SegmentKind.HOLD for segment in timeline.segments)


def assert_refused_for_a_reason(refusal: Exception, items: list[PlannedExercise], chosen: PlanSettings) -> None:
    if isinstance(refusal, BothLegsNeeded):
        assert chosen.left_out
        assert any(item.exercise.sides is Sides.BOTH for item in items)
    else:
        assert isinstance(refusal, SessionTooLong)
        assert sum(longest_seconds(item, chosen) for item in items) > LONGEST_SESSION


def legs_of(item: PlannedExercise, chosen: PlanSettings) -> set[Side]:
    return {Side.BOTH} if item.exercise.sides is Sides.BOTH else {*ONE_LEG} - {chosen.left_out}


def held_of(item: PlannedExercise, side: Side) -> int:
    """Seconds in holds that a leg gets of an exercise, told without the plan's help."""
    if item.sore and side in {item.sore.side, Side.BOTH}:
        return item.sore.hold * item.sore.repetitions
    return item.dose.hold * item.dose.repetitions


def longest_seconds(item: PlannedExercise, chosen: PlanSettings) -> int:
    # A rest too many and a pause too many for each leg: an upper bound.
    pause = max(chosen.get_ready, chosen.switch_side, chosen.next)
    around = item.dose.repetitions * (item.dose.rest + chosen.ease_in + chosen.ease_out)
    return sum(pause + around + held_of(item, side) for side in legs_of(item, chosen))


def assert_no_gaps(timeline: Timeline) -> None:
    assert timeline.segments[0].starts_at == 0.0
    for before, after in pairwise(timeline.segments):
        assert after.starts_at == before.ends_at
        assert before.seconds > 0
    assert timeline.segments[-1].ends_at == timeline.total
    assert all(value == int(value) for value in timeline.starts)


FOLLOWERS = {
    "get_ready": {"ease_in"},
    "switch_side": {"ease_in"},
    "next": {"ease_in"},
    "ease_in": {"hold"},
    "hold": {"ease_out"},
    "ease_out": {"rest", "switch_side", "next"},
    "rest": {"ease_in"},
}


def assert_order(timeline: Timeline) -> None:
    row = kinds(timeline)
    assert row[0] == "get_ready"
    assert row[-1] == "ease_out"
    assert row.count("get_ready") == 1
    assert all(after in FOLLOWERS[before] for before, after in pairwise(row))


def assert_sides(timeline: Timeline, items: list[PlannedExercise], chosen: PlanSettings) -> None:
    held = dict.fromkeys(Side, 0.0)
    for segment in timeline.segments:
        if segment.kind is SegmentKind.HOLD:
            held[segment.side] += segment.seconds
    assert held == {side: sum(held_of(item, side) for item in items if side in legs_of(item, chosen)) for side in Side}
