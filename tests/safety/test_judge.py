"""The verdict on a session: every row of clinical.md 4.4, and the 22 vectors of 4.7."""

from dataclasses import replace

import pytest

from sciatimer.safety.judge import (
    ROWS,
    Before,
    before_of_day,
    check_reason,
    effective_quality,
    given,
    judge,
    nearer_the_spine,
)
from sciatimer.safety.values import (
    Outcome,
    Overall,
    PainCheck,
    Place,
    Quality,
    RedFlag,
    StopCause,
    TodayAnswers,
    Where,
)

OVERALL = {"better": Overall.BETTER, "same": Overall.SAME, "worse": Overall.WORSE}
STOPS = {"-": StopCause.NONE, "pain": StopCause.PAIN, "nerve": StopCause.NERVE}

VECTORS = """
2 2 1 1 1 0 same   -     GOOD  R11
3 2 2 3 2 0 better -     GOOD  R11
2 3 2 1 1 0 same   -     PAUSE R8
2 4 2 1 1 0 same   -     LOCK  R6
0 1 1 0 1 0 same   -     PAUSE R8
0 1 1 0 2 0 same   -     LOCK  R4
1 1 1 1 1 3 better -     LOCK  R3
3 3 3 4 4 0 same   -     KEEP  R10
3 3 3 4 5 0 better -     LOCK  R4
2 2 4 1 1 0 same   -     EASE  R9
2 2 6 1 1 0 same   -     LOCK  R7
1 1 0 3 3 2 same   -     EASE  R9
1 1 0 3 3 2 same   nerve LOCK  R3
4 4 4 3 3 1 same   -     KEEP  R10
4 3 4 3 1 0 better -     KEEP  R10
3 5 3 4 1 0 better -     LOCK  R6
0 0 0 0 0 0 worse  -     LOCK  R5
2 1 2 2 2 0 better pain  EASE  R9
5 6 5 3 3 0 same   -     LOCK  R7
0 0 2 0 0 0 same   -     GOOD  R11
5 3 5 3 3 0 better -     KEEP  R10
1 0 1 1 0 1 better -     KEEP  R10
""".strip().splitlines()

CALM = PainCheck(
    red=RedFlag.NONE,
    stop=StopCause.NONE,
    before=2,
    after=2,
    during=2,
    place_before=Place.THIGH,
    place_after=Place.THIGH,
    quality=Quality.NOTHING_OR_PULL,
    overall=Overall.SAME,
)


@pytest.mark.parametrize("line", VECTORS)
def test_every_vector_of_the_clinical_table_gives_its_outcome_and_its_rule(line: str) -> None:
    before, after, during, place_before, place_after, quality, overall, stop, outcome, rule = line.split()
    check = PainCheck(
        red=RedFlag.NONE,
        stop=STOPS[stop],
        before=int(before),
        after=int(after),
        during=int(during),
        place_before=Place(int(place_before)),
        place_after=Place(int(place_after)),
        quality=Quality(int(quality)),
        overall=OVERALL[overall],
    )
    verdict = judge(check)
    assert (verdict.outcome, verdict.rule) == (Outcome(outcome), rule)


def test_there_are_twenty_two_vectors() -> None:
    assert len(VECTORS) == 22


def test_the_rows_stand_in_the_order_of_the_clinical_table() -> None:
    assert [row.id for row in ROWS] == ["R1", "R2", "R0", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11"]


@pytest.mark.parametrize(
    ("rule", "outcome", "changes"),
    [
        ("R1", Outcome.EMERGENCY, {"red": RedFlag.EMERGENCY}),
        ("R2", Outcome.URGENT, {"red": RedFlag.URGENT}),
        ("R0", Outcome.CHECK_DUE, {"during": None}),
        ("R3", Outcome.LOCK, {"quality": Quality.NERVE_NEW}),
        ("R3", Outcome.LOCK, {"stop": StopCause.NERVE}),
        ("R4", Outcome.LOCK, {"place_after": Place.CALF}),
        ("R5", Outcome.LOCK, {"overall": Overall.WORSE}),
        ("R6", Outcome.LOCK, {"after": 4}),
        ("R7", Outcome.LOCK, {"before": 6, "after": 6}),
        ("R7", Outcome.LOCK, {"during": 6}),
        ("R8", Outcome.PAUSE, {"after": 3}),
        ("R8", Outcome.PAUSE, {"place_before": Place.NONE, "place_after": Place.LOW_BACK}),
        ("R9", Outcome.EASE, {"stop": StopCause.PAIN}),
        ("R9", Outcome.EASE, {"quality": Quality.NERVE_AS_BEFORE}),
        ("R9", Outcome.EASE, {"during": 3}),
        ("R10", Outcome.KEEP, {"before": 3, "after": 3}),
        ("R10", Outcome.KEEP, {"place_before": Place.CALF, "place_after": Place.CALF}),
        ("R10", Outcome.KEEP, {"quality": Quality.DULL_ACHE}),
        ("R11", Outcome.GOOD, {}),
    ],
)
def test_one_changed_answer_meets_its_row(rule: str, outcome: Outcome, changes: dict[str, object]) -> None:
    verdict = judge(replace(CALM, **changes))  # type: ignore[arg-type]  # the fields differ in type
    assert (verdict.rule, verdict.outcome) == (rule, outcome)


@pytest.mark.parametrize(
    "missing",
    ["red", "stop", "before", "after", "during", "place_before", "place_after", "quality", "overall"],
)
def test_any_missing_answer_leaves_the_check_due(missing: str) -> None:
    verdict = judge(replace(CALM, **{missing: None}))
    assert (verdict.rule, verdict.outcome) == ("R0", Outcome.CHECK_DUE)


@pytest.mark.parametrize("red", [RedFlag.URGENT, RedFlag.EMERGENCY])
def test_a_warning_sign_outranks_missing_answers(red: RedFlag) -> None:
    assert judge(PainCheck(red=red)).outcome == Outcome(red.name)


def test_a_missing_answer_is_never_guessed_even_beside_a_grave_one() -> None:
    assert judge(replace(CALM, quality=Quality.NERVE_NEW, after=None)).rule == "R0"


def test_pain_that_moves_up_towards_the_spine_does_not_soften_a_verdict() -> None:
    check = replace(CALM, after=4, place_before=Place.FOOT, place_after=Place.LOW_BACK)
    assert nearer_the_spine(check)
    assert judge(check).outcome == Outcome.LOCK
    assert not nearer_the_spine(CALM)
    assert not nearer_the_spine(replace(check, place_after=None))


def test_moving_into_the_low_back_from_nowhere_is_not_a_lock() -> None:
    assert judge(replace(CALM, place_before=Place.NONE, place_after=Place.LOW_BACK)).outcome == Outcome.PAUSE


def test_the_reason_of_a_pause_tells_whether_the_number_or_the_place_is_new() -> None:
    new_back_pain = replace(CALM, place_before=Place.NONE, place_after=Place.LOW_BACK)
    assert check_reason(new_back_pain) == "safety.R8_place"
    assert check_reason(replace(new_back_pain, after=3)) == "safety.R8"
    assert check_reason(CALM) == "safety.R11"


def test_a_nerve_feeling_that_was_not_there_on_today_counts_as_new() -> None:
    assert effective_quality(Quality.NERVE_AS_BEFORE, nerve_before=False) == Quality.NERVE_NEW
    assert effective_quality(Quality.NERVE_AS_BEFORE, nerve_before=True) == Quality.NERVE_AS_BEFORE
    assert effective_quality(Quality.DULL_ACHE, nerve_before=False) == Quality.DULL_ACHE


def test_the_milder_of_the_days_answers_is_what_a_check_is_compared_with() -> None:
    morning = TodayAnswers(1, Place.CALF, Where.LEFT, True, False, RedFlag.NONE)
    noon = TodayAnswers(4, Place.BUTTOCK, Where.LEFT, False, False, RedFlag.NONE)
    assert before_of_day([morning, noon]) == Before(1, Place.BUTTOCK, False)
    assert before_of_day([noon]) == Before(4, Place.BUTTOCK, False)


def test_there_is_no_before_without_answers() -> None:
    with pytest.raises(ValueError, match="empty"):
        before_of_day([])


def test_a_number_that_was_not_given_is_refused_rather_than_taken_as_nought() -> None:
    assert given(0) == 0
    with pytest.raises(ValueError, match="not given"):
        given(None)
