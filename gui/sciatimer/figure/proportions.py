"""How long and how thick the parts of the body are.

Lengths are fractions of height after Drillis and Contini (1966), as given in Winter, Biomechanics and Motor
Control of Human Movement, figure 4.1. Thicknesses are the illustrator's, clothes included.
"""

from dataclasses import dataclass
from enum import StrEnum

STATURE_CM = 170.0

UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.108
THIGH = 0.245
SHANK = 0.246
ANKLE_HEIGHT = 0.039
FOOT = 0.152
TRUNK = 0.288
HEAD_AND_NECK = 0.182


class Build(StrEnum):
    """How the body is built."""

    SLIM = "slim"
    STURDY = "sturdy"


@dataclass(frozen=True, slots=True)
class Body:
    """A body: bone lengths, and flesh as distances from the bone line, evenly spaced along it, all in cm."""

    thigh: float
    shank: float
    upper_arm: float
    forearm: float
    hand: float
    trunk: float
    neck: float
    head: float
    sole: float
    heel_back: float
    toe_ahead: float
    heel_round: float
    toe_round: float
    thigh_front: tuple[float, ...]
    thigh_back: tuple[float, ...]
    shank_front: tuple[float, ...]
    shank_back: tuple[float, ...]
    arm_round: tuple[float, ...]
    sleeve_round: tuple[float, ...]
    trunk_front: tuple[float, ...]
    trunk_back: tuple[float, ...]
    seat: float
    head_back: float

    @property
    def back(self) -> float:
        """From the trunk's bone line to the surface of the upper back."""
        return max(self.trunk_back[2:])

    @property
    def elbow_round(self) -> float:
        """From the elbow to its skin."""
        return self.arm_round[2]


def body_of(build: Build) -> Body:
    """The body of a build, 170 cm tall."""
    limb, belly = (1.0, 0.0) if build is Build.SLIM else (1.13, 4.6)
    return Body(
        **_bones(),
        thigh_front=_scaled((8.4, 8.6, 7.8, 6.6, 5.7), limb),
        thigh_back=_scaled((9.6, 8.7, 7.4, 6.1, 5.4), limb),
        shank_front=_scaled((5.7, 5.0, 4.5, 4.2, 4.1), limb),
        shank_back=_scaled((5.4, 6.5, 6.0, 4.9, 4.3), limb),
        arm_round=_scaled((5.2, 4.7, 4.0, 3.9, 3.3, 2.6), limb),
        sleeve_round=_scaled((6.2, 6.0, 5.4), limb),
        trunk_front=(8.8 + belly * 0.8, 9.4 + belly, 9.4 + belly, 10.4 + belly * 0.6, 10.4 + belly * 0.3, 7.6),
        trunk_back=(9.6, 8.5, 8.2, 9.6, 10.2, 8.2),
        seat=9.6,
        head_back=10.5,
    )


def _bones() -> dict[str, float]:
    head = 22.4
    return {
        "thigh": THIGH * STATURE_CM,
        "shank": SHANK * STATURE_CM,
        "upper_arm": UPPER_ARM * STATURE_CM,
        "forearm": FOREARM * STATURE_CM,
        "hand": HAND * STATURE_CM,
        "trunk": TRUNK * STATURE_CM,
        "neck": HEAD_AND_NECK * STATURE_CM - head / 2,
        "head": head,
        "sole": ANKLE_HEIGHT * STATURE_CM,
        "heel_back": 2.2,
        "toe_ahead": FOOT * STATURE_CM - 2.2 - 3.6 - 2.0,
        "heel_round": 3.6,
        "toe_round": 2.0,
    }


def _scaled(profile: tuple[float, ...], factor: float) -> tuple[float, ...]:
    return tuple(value * factor for value in profile)
