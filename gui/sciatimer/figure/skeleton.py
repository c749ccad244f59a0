"""A solved body: where every joint is, in cm, facing right."""

from dataclasses import dataclass
from enum import Enum

from sciatimer.figure.geometry import along, angle_of, way
from sciatimer.figure.proportions import Body


class Grip(Enum):
    """What a hand looks like."""

    RESTING = "resting"  # seen from its edge, palm on something
    HOLDING = "holding"  # seen from its back, fingers round something
    OPEN = "open"  # seen from its back, fingers spread on a wall
    FIST = "fist"  # closed round an end of cloth


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg. ``toes`` is the unit vector from heel to toe."""

    hip: complex
    knee: complex
    ankle: complex
    toes: complex
    squash: float = 1.0

    @property
    def thigh_way(self) -> complex:
        """The unit vector from hip to knee."""
        return (self.knee - self.hip) / abs(self.knee - self.hip)

    @property
    def shank_way(self) -> complex:
        """The unit vector from knee to ankle."""
        return (self.ankle - self.knee) / abs(self.ankle - self.knee)

    @property
    def knee_flexion(self) -> float:
        """How far the knee is bent, in degrees; 0 is straight."""
        bent = angle_of(self.thigh_way) - angle_of(self.shank_way)
        return (bent + 180) % 360 - 180

    @property
    def ankle_point(self) -> float:
        """How far the foot points, in degrees: above 0 relaxed, below 0 the toes pulled to the shin."""
        pointed = angle_of(self.shank_way) + 90 - angle_of(self.toes)
        return (pointed + 180) % 360 - 180

    def heel(self, body: Body) -> complex:
        """The centre of the heel's rounding."""
        return self.ankle + foot_offset(body, self.toes)

    def behind_thigh(self, body: Body, share: float) -> complex:
        """The point on the back of the thigh at a share of the way from hip to knee."""
        line = self.hip + (self.knee - self.hip) * share
        return line - 1j * self.thigh_way * along(body.thigh_back, share)

    def on_thigh(self, body: Body, share: float) -> complex:
        """The point on the front of the thigh at a share of the way from hip to knee."""
        line = self.hip + (self.knee - self.hip) * share
        return line + 1j * self.thigh_way * along(body.thigh_front, share)


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm. ``fingers`` is the unit vector of the hand, ``touch`` where the hand touches.

    A hand that is changing its grip is on its way to ``becomes`` by a share of 0 to 1.
    """

    shoulder: complex
    elbow: complex
    wrist: complex
    fingers: complex
    grip: Grip
    touch: complex
    squash: float = 1.0
    becomes: Grip | None = None
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Skeleton:
    """All joints. ``trunk`` and ``gaze`` are degrees from upright, forward positive.

    ``bend`` is how much further forward the spine leans at the shoulders than at the hip: above 0 the back is round.
    """

    hip: complex
    trunk: float
    shoulder: complex
    neck: complex
    head: complex
    gaze: float
    near_leg: Leg
    far_leg: Leg
    near_arm: Arm
    far_arm: Arm
    bend: float = 0.0

    @property
    def chest(self) -> float:
        """How far the spine leans at the shoulders, in degrees from upright."""
        return self.trunk + self.bend

    @property
    def points(self) -> tuple[complex, ...]:
        """Every joint, for a look at how far the body reaches."""
        legs = [
            point for leg in (self.near_leg, self.far_leg) for point in (leg.knee, leg.ankle, leg.ankle + leg.toes * 20)
        ]
        arms = [point for arm in (self.near_arm, self.far_arm) for point in (arm.elbow, arm.wrist)]
        return (self.hip, self.shoulder, self.head, *legs, *arms)


def axis(degrees: float) -> complex:
    """The unit vector of a trunk or head that leans forward by so many degrees."""
    return -way(-degrees)


def foot_offset(body: Body, toes: complex) -> complex:
    """From the ankle to the centre of the heel's rounding, for a foot that points along ``toes``."""
    return toes * complex(-body.heel_back, body.heel_round - body.sole)
