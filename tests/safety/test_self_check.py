"""The two self-checks: each row, every whole set of answers, and never milder for a worse answer."""

from itertools import product

import pytest

from sciatimer.catalogue.model import Exercise
from sciatimer.safety.self_check import (
    SITTING_ROWS,
    STOPPING,
    TOE_ROWS,
    CheckFeeling,
    CheckPlace,
    CheckResult,
    Lean,
    Noticed,
    SittingAnswers,
    ToeAnswers,
    combine,
    sitting_result,
    toe_result,
)
from tests.safety.examples import EXERCISES

PULL, NERVE = CheckFeeling.PULL, CheckFeeling.NERVE
NOWHERE, THIGH, ELSEWHERE = CheckPlace.NOWHERE, CheckPlace.MIDDLE_OF_THIGH, CheckPlace.ELSEWHERE
YES, NO, NOT_SURE = Noticed.YES, Noticed.NO, Noticed.NOT_SURE
MILDER_TO_WORSE: dict[str, tuple[object, ...]] = {
    "feeling": (PULL, NERVE),
    "lean": (Lean.NO, Lean.YES, Lean.COULD_NOT),
    "place": (NOWHERE, THIGH, ELSEWHERE),
    "eases": (NO, NOT_SURE, YES),
    "grows": (NO, NOT_SURE, YES),
}
GRAVEST_FIRST = list(CheckResult)
Answers = SittingAnswers | ToeAnswers


def whole(kind: type[Answers]) -> list[dict[str, object]]:
    names = list(kind.__dataclass_fields__)
    return [dict(zip(names, values, strict=True)) for values in product(*(MILDER_TO_WORSE[name] for name in names))]


def result(kind: type[Answers], answers: dict[str, object]) -> CheckResult:
    if kind is SittingAnswers:
        return sitting_result(SittingAnswers(**answers)).result  # type: ignore[arg-type]  # the fields differ in type
    return toe_result(ToeAnswers(**answers)).result  # type: ignore[arg-type]  # the fields differ in type


def sitting_oracle(feeling: object, lean: object, place: object) -> str:
    """Clinical.md 3.1 written once more: what each answer alone asks for, the gravest of it."""
    if feeling is NERVE:
        return "NERVE"
    if lean is Lean.COULD_NOT or place is ELSEWHERE:
        return "UNCLEAR"
    return "NO_SIGN" if (lean, place) == (Lean.NO, NOWHERE) else "MUSCLE"


def toe_oracle(feeling: object, eases: object, grows: object, place: object) -> str:
    """Clinical.md 3.2 written once more, as a small table."""
    if feeling is NERVE:
        return "NERVE"
    if place is NOWHERE:
        return "NO_SIGN"
    return {(YES, YES, THIGH): "NERVE", (YES, YES, ELSEWHERE): "NERVE", (NO, NO, THIGH): "MUSCLE"}.get(
        (eases, grows, place),  # type: ignore[arg-type]  # any of the values
        "UNCLEAR",
    )


def test_the_rows_stand_in_the_order_of_the_clinical_tables() -> None:
    assert [(row.id, row.outcome) for row in SITTING_ROWS] == [
        ("T1", "NERVE"),
        ("T2", "UNCLEAR"),
        ("T3", "UNCLEAR"),
        ("T4", "MUSCLE"),
        ("T5", "MUSCLE"),
        ("T6", "NO_SIGN"),
    ]
    assert [(row.id, row.outcome) for row in TOE_ROWS] == [
        ("S1", "NERVE"),
        ("S2", "NO_SIGN"),
        ("S3", "NERVE"),
        ("S4", "MUSCLE"),
        ("S5", "UNCLEAR"),
    ]


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        ("T1", SittingAnswers(NERVE)),
        ("T1", SittingAnswers(NERVE, Lean.NO, NOWHERE)),
        ("T1", SittingAnswers(NERVE, Lean.COULD_NOT, ELSEWHERE)),
        ("T2", SittingAnswers(PULL, Lean.COULD_NOT, ELSEWHERE)),
        ("T3", SittingAnswers(PULL, Lean.YES, ELSEWHERE)),
        ("T4", SittingAnswers(PULL, Lean.YES, THIGH)),
        ("T5", SittingAnswers(PULL, Lean.NO, THIGH)),
        ("T6", SittingAnswers(PULL, Lean.NO, NOWHERE)),
    ],
)
def test_each_case_of_the_sitting_check_meets_its_row(rule: str, answers: SittingAnswers) -> None:
    verdict = sitting_result(answers)
    assert (verdict.rule, verdict.reason) == (rule, f"self_check.{rule}")


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        ("S1", ToeAnswers(NERVE)),
        ("S1", ToeAnswers(NERVE, NO, NO, NOWHERE)),
        ("S2", ToeAnswers(PULL, YES, YES, NOWHERE)),
        ("S3", ToeAnswers(PULL, YES, YES, THIGH)),
        ("S3", ToeAnswers(PULL, YES, YES, ELSEWHERE)),
        ("S4", ToeAnswers(PULL, NO, NO, THIGH)),
        ("S5", ToeAnswers(PULL, NO, NO, ELSEWHERE)),
        ("S5", ToeAnswers(PULL, YES, NO, THIGH)),
        ("S5", ToeAnswers(PULL, NO, YES, THIGH)),
        ("S5", ToeAnswers(PULL, NOT_SURE, NO, THIGH)),
        ("S5", ToeAnswers(PULL, YES, NOT_SURE, ELSEWHERE)),
    ],
)
def test_each_case_of_the_toe_check_meets_its_row(rule: str, answers: ToeAnswers) -> None:
    verdict = toe_result(answers)
    assert (verdict.rule, verdict.reason) == (rule, f"self_check.{rule}")


@pytest.mark.parametrize(("kind", "count"), [(SittingAnswers, 18), (ToeAnswers, 54)])
def test_every_set_of_answers_has_the_one_result_of_the_clinical_table(kind: type[Answers], count: int) -> None:
    oracle = sitting_oracle if kind is SittingAnswers else toe_oracle
    sets = whole(kind)
    assert len(sets) == count
    assert [result(kind, answers) for answers in sets] == [oracle(**answers) for answers in sets]


@pytest.mark.parametrize(("kind", "steps"), [(SittingAnswers, 33), (ToeAnswers, 135)])
def test_a_worse_answer_never_has_a_milder_result(kind: type[Answers], steps: int) -> None:
    compared = 0
    for answers in whole(kind):
        for name, value in answers.items():
            scale = MILDER_TO_WORSE[name]
            for worse in scale[scale.index(value) + 1 :][:1]:
                after = result(kind, answers | {name: worse})
                assert GRAVEST_FIRST.index(after) <= GRAVEST_FIRST.index(result(kind, answers)), (answers, name)
                compared += 1
    assert compared == steps


@pytest.mark.parametrize(
    "answers",
    [
        SittingAnswers(PULL),
        SittingAnswers(PULL, lean=Lean.NO),
        SittingAnswers(PULL, place=NOWHERE),
        ToeAnswers(PULL, eases=NO, grows=NO),
        ToeAnswers(PULL, eases=NO, place=NOWHERE),
        ToeAnswers(PULL, grows=NO, place=NOWHERE),
    ],
)
def test_without_every_answer_nothing_is_guessed(answers: Answers) -> None:
    assert not answers.is_whole
    with pytest.raises(ValueError, match="before every question is answered"):
        sitting_result(answers) if isinstance(answers, SittingAnswers) else toe_result(answers)


@pytest.mark.parametrize("answers", [SittingAnswers(NERVE), ToeAnswers(NERVE)])
def test_a_nerve_feeling_needs_no_other_answer_and_stops_the_check(answers: Answers) -> None:
    assert answers.is_whole
    verdict = sitting_result(answers) if isinstance(answers, SittingAnswers) else toe_result(answers)
    assert verdict.rule in STOPPING


def test_a_nerve_pattern_without_a_nerve_feeling_does_not_stop_the_other_leg() -> None:
    assert toe_result(ToeAnswers(PULL, YES, YES, THIGH)).rule not in STOPPING
    assert sitting_result(SittingAnswers(PULL, Lean.COULD_NOT, NOWHERE)).rule not in STOPPING


def test_the_worst_of_all_counts() -> None:
    for results in product(CheckResult, repeat=4):
        assert combine(results) is GRAVEST_FIRST[min(GRAVEST_FIRST.index(one) for one in results)]
    assert combine([]) is None


def test_unclear_is_treated_as_nerve() -> None:
    assert [one for one in CheckResult if one.is_nerve] == [CheckResult.NERVE, CheckResult.UNCLEAR]


@pytest.mark.parametrize("exercise", [e for e in EXERCISES.values() if e.nerve_ok], ids=lambda e: e.id)
def test_no_picture_that_is_shown_with_a_nerve_result_straightens_the_knee_further_than_forty_degrees(
    exercise: Exercise,
) -> None:
    assert exercise.figure.hold.stretch.knee >= 40
    assert exercise.figure.hold.stretch.ankle >= 0
