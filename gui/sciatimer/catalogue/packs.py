"""Own packs: exercises that a person or their physical therapist wrote, made safe to offer.

What a pack leaves out never makes it looser. What it names as harder is passed over, or a pack could lead past the levels
that good days earn; where it names nothing easier, the gentlest one that is built in is offered after a session that was
too much. With nerve signs none of its exercises is offered. It carries the
contraindications it names and those which every built-in exercise of its position carries; naming none, it carries all.
"""

from pathlib import Path

import msgspec

from sciatimer.catalogue.model import CatalogueFile, Exercise, Position, Value, XCode

ALL_CODES: tuple[XCode, ...] = ("X1", "X2", "X3", "X4", "X5", "X7", "X8", "X9")
FROM_THE_FLOOR: XCode = "X5"
BENDING: XCode = "X7"
_GENTLEST = {
    Position.LYING: "lying-bent-knee-hold",
    Position.SEATED: "seated-supported-knee-ease",
    Position.STANDING: "seated-supported-knee-ease",
}
GENTLE_LYING_LEVEL = 4  # the highest lying level open to someone whom bending hurts (clinical.md 1.1, X7, and 1.3)

# The seated pulse is the one built-in seated exercise without X1 and X2, because nobody leans forward in it. The
# program cannot know that of a pack, so it counts as leaning.
_OF_POSITION: dict[Position, frozenset[XCode]] = {
    Position.LYING: frozenset({"X1", "X4", "X5"}),
    Position.SEATED: frozenset({"X1", "X2", "X4", "X7"}),
    Position.STANDING: frozenset({"X2", "X3", "X7"}),
}


class Picture(Value, frozen=True):
    """A person's own picture of an exercise: where it lies, and when it was last written (0: it never was)."""

    path: str
    written: int = 0


class PicturedExercise(Exercise, frozen=True, kw_only=True):
    """An own exercise that is shown by a picture in the place of the figure."""

    picture: Picture


def picture_file(folder: Path, name: str) -> Path:
    """Where the picture of the exercise with this id lies, whether it is there or not."""
    return folder / f"{name}.png"


def picture_of(exercise: Exercise) -> Picture | None:
    """The person's own picture of an exercise, None where the figure shows it."""
    return exercise.picture if isinstance(exercise, PicturedExercise) else None


def own_exercises(file: CatalogueFile, folder: Path) -> tuple[Exercise, ...]:
    """The exercises of an own pack as they may be offered; ``folder`` is where their pictures are."""
    return tuple(_pictured(_made_safe(exercise, file.prescribed_by), folder) for exercise in file.exercises)


def _pictured(exercise: Exercise, folder: Path) -> Exercise:
    path = picture_file(folder, exercise.id)
    try:
        written = path.stat().st_mtime_ns
    except OSError:
        return exercise
    return with_picture(exercise, Picture(path=str(path), written=written))


def with_picture(exercise: Exercise, picture: Picture) -> Exercise:
    """The same exercise, shown by a picture."""
    fields = {name: getattr(exercise, name) for name in Exercise.__struct_fields__}
    return PicturedExercise(**fields, picture=picture)


def _made_safe(exercise: Exercise, prescribed_by: str | None) -> Exercise:
    return msgspec.structs.replace(
        exercise,
        nerve_ok=False,
        nerve_hold_max=None,
        contraindications=tuple(sorted(_codes(exercise))),
        easier=exercise.easier or _GENTLEST[exercise.position],
        harder=None,
        prescribed_by=exercise.prescribed_by or prescribed_by,
    )


def _codes(exercise: Exercise) -> frozenset[XCode]:
    if not exercise.contraindications:
        return frozenset(ALL_CODES)
    codes = _OF_POSITION[exercise.position].union(exercise.contraindications)
    if exercise.floor:
        codes |= {FROM_THE_FLOOR}
    if exercise.level > GENTLE_LYING_LEVEL:
        codes |= {BENDING}
    return codes
