"""The words that the catalogue, the history and the rules share.

They stand alone: what only waits in the tray knows positions, and not what reads and checks exercises.
"""

from enum import StrEnum


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
