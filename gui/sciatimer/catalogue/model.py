"""The values of the catalogue: exercises, their doses and their poses."""

from enum import StrEnum

import msgspec


class Position(StrEnum):
    """How the person is placed. From the most loading to the gentlest."""

    STANDING = "standing"
    SEATED = "seated"
    LYING = "lying"


class Kind(StrEnum):
    """A static hold, or short slow pulses."""

    HOLD = "hold"
    PULSE = "pulse"


class Sides(StrEnum):
    """One leg after the other, or both legs together."""

    EACH = "each"
    BOTH = "both"


class Equipment(StrEnum):
    """What has to be at hand."""

    CHAIR = "chair"
    DESK = "desk"
    DOORWAY = "doorway"
    MAT = "mat"
    PILLOW = "pillow"
    STEP = "step"
    STOOL = "stool"
    STRAP = "strap"
    TOWEL = "towel"
    WALL = "wall"


class Prop(StrEnum):
    """What is drawn beside the body."""

    CHAIR = "chair"
    DESK = "desk"
    DOORFRAME = "doorframe"
    MAT = "mat"
    PILLOW = "pillow"
    STEP = "step"
    STOOL = "stool"
    STRAP = "strap"
    TOWEL = "towel"
    WALL = "wall"


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the checked, unchangeable values read from JSON."""


class Span(Value, frozen=True):
    """A whole number with its default and its bounds (seconds, or repetitions)."""

    default: int
    min: int
    max: int


class LimbPose(Value, frozen=True):
    """Joint angles of one leg and the arm of its side, in degrees (clinical.md 1.4)."""

    hip: float
    knee: float
    ankle: float
    shoulder: float
    elbow: float
    turn_out: float = 0
    arm_out: float = 0


class Pose(Value, frozen=True):
    """A whole body in side view, facing right, in degrees (clinical.md 1.4)."""

    trunk: float
    neck: float
    stretch: LimbPose
    other: LimbPose


class Figure(Value, frozen=True):
    """The two key poses of an exercise and what stands around the body."""

    start: Pose
    hold: Pose
    props: list[Prop]
    wall_x_cm: float | None = None


class Exercise(Value, frozen=True):
    """One variant of the stretch (clinical.md 1.2 and 1.3)."""

    id: str
    name: str
    position: Position
    kind: Kind
    level: int
    pain_max: int
    nerve_ok: bool
    office: bool
    floor: bool
    equipment: list[Equipment]
    equipment_note: str
    sides: Sides
    hold: Span
    repetitions: Span
    rest: int
    setup: list[str]
    movement: list[str]
    cues: list[str]
    felt: str
    not_felt: str
    contraindications: list[str]
    easier: str | None
    harder: str | None
    sources: list[str]
    note: str
    figure: Figure
    nerve_hold_max: int | None = None
    prescribed_by: str | None = None


class Source(Value, frozen=True):
    """Where a statement comes from."""

    address: str
    says: str
