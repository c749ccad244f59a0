"""What the page of the own exercises shows, and what is wrong with a pack in plain words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sciatimer.catalogue.faults import Fault
from sciatimer.catalogue.load import PackProblem
from sciatimer.catalogue.model import Exercise, Kind, Sides
from sciatimer.catalogue.own import fields_of
from sciatimer.figure.describe import describe
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import Scene, scene_for
from sciatimer.session.model import Side
from sciatimer.texts import Texts

MOST_FAULTS = 5  # lines; who has more mends these first
_SAID_BY = {
    **{each: each for each in ("id", "name", "level", "pain_max", "hold", "repetitions", "rest", "setup", "felt")},
    **{each: each for each in ("equipment_note", "prescribed_by", "figure")},
    "movement": "setup", "cues": "setup", "not_felt": "felt",
    "easier": "links", "harder": "links", "sources": "links",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise in the list: its id, its name, what is told of it, and its picture, also in words."""

    exercise: str
    name: str
    line: str
    prescribed: str
    scene: Scene
    picture: str


def exercise_rows(exercises: Iterable[Exercise], build: Build, texts: Texts) -> list[ExerciseRow]:
    """The own exercises as they are listed."""
    return [_row(each, build, texts) for each in exercises]


def _row(exercise: Exercise, build: Build, texts: Texts) -> ExerciseRow:
    side = side_of(exercise)
    return ExerciseRow(
        exercise=exercise.id,
        name=exercise.name,
        line=texts(
            "exercises.dose_hold" if exercise.kind is Kind.HOLD else "exercises.dose_pulse",
            position=texts(f"today.position_{exercise.position}"),
            repetitions=exercise.repetitions.default,
            hold=exercise.hold.default,
        ),
        prescribed=texts("exercises.prescribed", who=exercise.prescribed_by) if exercise.prescribed_by else "",
        scene=scene_for(exercise, 1.0, side, build=build),
        picture=describe(exercise, True, side, texts),
    )


def side_of(exercise: Exercise) -> Side:
    """The leg with which an exercise is shown."""
    return Side.BOTH if exercise.sides is Sides.BOTH else Side.RIGHT


def problem_words(problems: Iterable[PackProblem], texts: Texts) -> list[str]:
    """For each pack that was left out: what to do, and what is wrong."""
    return [
        "\n".join((texts("exercises.problem", file=problem.file.name), *fault_lines(problem.faults, texts)))
        for problem in problems
    ]


def fault_lines(faults: Sequence[Fault], texts: Texts) -> list[str]:
    """What is wrong with a file, line by line; not more than can be read at once."""
    told = list(dict.fromkeys((fault.line, _words(fault, texts)) for fault in faults))
    lines = [texts("exercises.fault_line", line=line, words=words) for line, words in told[:MOST_FAULTS]]
    left = len(told) - MOST_FAULTS
    return [*lines, texts("exercises.more_faults", count=left)] if left > 0 else lines


def field_faults(faults: Sequence[Fault], texts: Texts) -> dict[str, str]:
    """What is wrong with an exercise, by field."""
    return {field: field_fault(field, texts) for field in fields_of(faults) if field in _SAID_BY}


def field_fault(field: str, texts: Texts) -> str:
    """What a field has to be like."""
    return texts(f"exercises.fault_{_SAID_BY[field]}")


def _words(fault: Fault, texts: Texts) -> str:
    """Our words where the field has some; else what the check says, in English, which its author understands best."""
    field = fields_of([fault])[0]
    return f"{field}. {field_fault(field, texts)}" if field in _SAID_BY else f"{fault.path}: {fault.message}"
