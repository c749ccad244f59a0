"""The towel round the thigh and the strap round the arch of the foot."""

from sciatimer.catalogue.model import Prop
from sciatimer.figure.geometry import Points, unit
from sciatimer.figure.shapes import Layer, Shape, Style, Tone
from sciatimer.figure.skeleton import Arm, Leg, Skeleton
from sciatimer.figure.stage import Stage

TOWEL_SHARE = 0.56
TOWEL_HALF = 5.0
TOWEL_TAIL = 3.6
ARCH_AHEAD_CM = 6.0
TAIL_CM = 13.0


def far_cloth(stage: Stage, skeleton: Skeleton) -> tuple[Layer, ...]:
    """The strand that runs to the far hand, behind the near leg."""
    return _strand(stage, skeleton, skeleton.far_arm, near=False)


def near_cloth(stage: Stage, skeleton: Skeleton) -> tuple[Layer, ...]:
    """The strand that runs to the near hand, in front of the near leg."""
    return _strand(stage, skeleton, skeleton.near_arm, near=True)


def _strand(stage: Stage, skeleton: Skeleton, arm: Arm, *, near: bool) -> tuple[Layer, ...]:
    if not stage.lying:
        return ()
    if stage.has(Prop.TOWEL):
        return (Layer(_towel(stage, skeleton.near_leg, arm, near=near), edged=near),)
    if stage.has(Prop.STRAP):
        return (Layer(_strap(stage, skeleton.near_leg, arm, near=near)),)
    return ()


def _towel(stage: Stage, leg: Leg, arm: Arm, *, near: bool) -> tuple[Shape, ...]:
    """A broad band behind the thigh, gathered in the fist."""
    behind = leg.behind_thigh(stage.body, TOWEL_SHARE)
    hand, thigh = arm.touch, leg.thigh_way
    pull, back = unit(hand - behind), -1j * leg.thigh_way
    out, wide = behind + back * 1.5, thigh * TOWEL_HALF
    tone = Tone.CLOTH if near else Tone.CLOTH_SHADE
    band: Points = (
        hand + thigh * 1.9, hand - pull * 5 + thigh * 2.5, behind + pull * 5 + wide * 0.95, behind + wide,
        out + wide * 0.8, out, out - wide * 0.8,
        behind - wide, behind + pull * 5 - wide * 0.9, hand - pull * 5 - thigh * 2.3, hand - thigh * 1.9,
    )  # fmt: skip
    lines = _stripe(behind, wide, pull), *_creases(hand, behind, wide, pull)
    return (Shape(tone, band), *_tail(arm, tone, TOWEL_TAIL), *(lines if near else ()))


def _stripe(behind: complex, wide: complex, pull: complex) -> Shape:
    points = (behind + wide * 0.92 + pull * 2.6, behind + pull * 1.9, behind - wide * 0.92 + pull * 2.6)
    return Shape(Tone.PILLOW, points, Style.LINE, 1.1)


def _creases(hand: complex, behind: complex, wide: complex, pull: complex) -> tuple[Shape, ...]:
    ends = ((0.5, 0.2), (-0.1, -0.04), (-0.6, -0.24))
    return tuple(
        Shape(Tone.CLOTH_SHADE, (behind + wide * far + pull * 5, hand + wide * close - pull * 3), Style.LINE, 0.5)
        for far, close in ends
    )


def _tail(arm: Arm, tone: Tone, width: float) -> tuple[Shape, ...]:
    """The end that hangs out of the fist, towards the head."""
    hand = arm.touch
    return (Shape(tone, (hand, hand + complex(-4.5, -2.5), hand + complex(-7.0, -TAIL_CM)), Style.LINE, width),)


def arch(stage: Stage, leg: Leg) -> complex:
    """The middle of the arch of the foot, on the sole."""
    return leg.ankle + leg.toes * complex(ARCH_AHEAD_CM, -stage.body.sole)


def _strap(stage: Stage, leg: Leg, arm: Arm, *, near: bool) -> tuple[Shape, ...]:
    sole, toes = arch(stage, leg), leg.toes
    over = leg.ankle + toes * complex(ARCH_AHEAD_CM + 1.5, -1.6)
    hand = arm.touch
    strand = Shape(Tone.STRAP, (hand, hand, over, over, sole, sole - toes * 0.6), Style.LINE, 1.7)
    if near:
        return (strand, *_tail(arm, Tone.STRAP, 1.7))
    return (Shape(Tone.STRAP, (hand, hand, sole, sole), Style.LINE, 1.7),)
