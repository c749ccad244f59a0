"""The towel round the thigh and the strap round the arch of the foot."""

from sciatimer.catalogue.model import Prop
from sciatimer.figure.geometry import Points, unit
from sciatimer.figure.shapes import Layer, Shape, Style, Tone
from sciatimer.figure.skeleton import Arm, Leg, Skeleton
from sciatimer.figure.stage import Stage

TOWEL_SHARE = 0.56
TOWEL_HALF = 4.4
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
    behind = leg.behind_thigh(stage.body, TOWEL_SHARE)
    hand = arm.touch
    pull, thigh = unit(hand - behind), leg.thigh_way
    out = behind - pull * 1.2
    tone = Tone.CLOTH if near else Tone.CLOTH_SHADE
    band: Points = (
        hand + thigh * 1.8, hand + pull * -8 + thigh * 3.2, behind + thigh * TOWEL_HALF + pull * 2,
        out + thigh * (TOWEL_HALF - 1), out - thigh * (TOWEL_HALF - 1), behind - thigh * TOWEL_HALF + pull * 2,
        hand - pull * 8 - thigh * 3.0, hand - thigh * 1.8,
    )  # fmt: skip
    crease = (hand - pull * 3, (hand + behind) / 2 + thigh * 0.6, behind + pull * 1.5)
    return (Shape(tone, band), *_tail(arm, tone, 3.6), Shape(Tone.CLOTH_SHADE, crease, Style.LINE, 0.5))


def _tail(arm: Arm, tone: Tone, width: float) -> tuple[Shape, ...]:
    """The end that hangs out of the fist."""
    hand = arm.touch
    return (Shape(tone, (hand, hand + complex(-3.5, -4.5), hand + complex(-5.0, -TAIL_CM)), Style.LINE, width),)


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
