"""The values of the catalogue: exercises, their doses and their poses.

Bounds of single values stand here, in the types; rules between values stand in ``checks``.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sciatimer.catalogue.kinds import Equipment, Kind, Position, Prop, Sides

__all__ = ["Equipment", "Kind", "Position", "Prop", "Sides"]  # they are words of these values, whoever asks for them

# Contraindications (clinical.md 1.1). X0 holds for every exercise and is not written; X6 is unused.
XCode = Literal["X1", "X2", "X3", "X4", "X5", "X7", "X8", "X9"]

Identifier = Annotated[
    str,
    Meta(
        max_length=60,
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
        description="a name of 1 to 60 small letters and digits with single hyphens between, as in lying-towel-thigh",
    ),
]
SourceKey = Annotated[
    str, Meta(pattern=r"^[A-Z][0-9]{1,3}\Z", description="a capital letter and one to three digits, as in B12")
]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Line = Annotated[str, Meta(min_length=1, max_length=160)]
Paragraph = Annotated[str, Meta(max_length=400)]
FilledParagraph = Annotated[str, Meta(min_length=1, max_length=400)]
Lines = Annotated[tuple[Line, ...], Meta(min_length=1, max_length=8)]

Level = Annotated[int, Meta(ge=1, le=8)]
Pain = Annotated[int, Meta(ge=0, le=5)]  # above 5 nothing is ever offered
Whole = Annotated[int, Meta(ge=1, le=600)]

# What a human joint can do, in degrees, signed as in clinical.md 1.4. The knee never bends the wrong way.
HipAngle = Annotated[float, Meta(ge=-30, le=130)]
KneeAngle = Annotated[float, Meta(ge=0, le=150)]
AnkleAngle = Annotated[float, Meta(ge=-30, le=50)]
ShoulderAngle = Annotated[float, Meta(ge=-60, le=180)]
ElbowAngle = Annotated[float, Meta(ge=0, le=150)]
TrunkAngle = Annotated[float, Meta(ge=-90, le=90)]
NeckAngle = Annotated[float, Meta(ge=-60, le=50)]
OutAngle = Annotated[float, Meta(ge=0, le=90)]


class Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Base of the checked, unchangeable values read from JSON. None of them can be part of a cycle."""


class Span(Value, frozen=True):
    """A whole number with its default and its bounds (seconds, or repetitions)."""

    default: Whole
    min: Whole
    max: Whole


class LimbPose(Value, frozen=True):
    """Joint angles of one leg and the arm of its side, in degrees (clinical.md 1.4)."""

    hip: HipAngle
    knee: KneeAngle
    ankle: AnkleAngle
    shoulder: ShoulderAngle
    elbow: ElbowAngle
    turn_out: OutAngle = 0
    arm_out: OutAngle = 0


class Pose(Value, frozen=True):
    """A whole body in side view, facing right, in degrees (clinical.md 1.4)."""

    trunk: TrunkAngle
    neck: NeckAngle
    stretch: LimbPose
    other: LimbPose


class Figure(Value, frozen=True):
    """The two key poses of an exercise and what stands around the body. ``wall_x_cm`` is from the hip joint."""

    start: Pose
    hold: Pose
    props: tuple[Prop, ...]
    wall_x_cm: Annotated[float, Meta(ge=10, le=150)] | None = None


class Exercise(Value, frozen=True):
    """One variant of the stretch (clinical.md 1.2 and 1.3). Hold and rest are seconds, pain is NPRS."""

    id: Identifier
    name: Name
    position: Position
    kind: Kind
    level: Level
    pain_max: Pain
    nerve_ok: bool
    office: bool
    floor: bool
    equipment: tuple[Equipment, ...]
    equipment_note: Line
    sides: Sides
    hold: Span
    repetitions: Span
    rest: Whole
    setup: Lines
    movement: Lines
    cues: Lines
    felt: FilledParagraph
    not_felt: FilledParagraph
    contraindications: tuple[XCode, ...]
    easier: str | None
    harder: str | None
    sources: tuple[str, ...]
    note: Paragraph
    figure: Figure
    nerve_hold_max: Whole | None = None
    prescribed_by: Name | None = None


class Source(Value, frozen=True):
    """Where a statement comes from. ``copy`` marks a copy of the original text."""

    address: FilledParagraph
    says: FilledParagraph
    copy: bool = False


class CatalogueFile(Value, frozen=True):
    """A whole file of exercises: the built-in one, or an own pack."""

    version: Literal[1]
    exercises: Annotated[tuple[Exercise, ...], Meta(min_length=1)]
    sources: dict[SourceKey, Source] = {}
    prescribed_by: Name | None = None
