"""The outlines of the body's parts, drawn round a solved skeleton."""

import math
from collections.abc import Mapping

from sciatimer.figure.foot import foot_layers
from sciatimer.figure.geometry import Points, along, lerp, unit
from sciatimer.figure.hand import CREASES, FINGERS, HANDS, Drawing
from sciatimer.figure.limb import Flesh, bent_limb, crease_depth, round_end
from sciatimer.figure.proportions import Body
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, framed, oval
from sciatimer.figure.skeleton import Arm, Grip, Leg, Skeleton, axis

HEM_SHARE = 0.9
SLEEVE_SHARE = 0.58
SEAT_OUT_CM = 1.7
SEAT_HANGS_CM = 3.4
SEATED_SHARE = 0.45  # how far a thigh still points down along the trunk of a person who sits on a seat's edge
CREASE_CM = 0.45
HALF_WAY = 0.5
FIRM_SHARE = 0.15  # a hand that changes its grip more than this has no creases
SEAM_CM = 0.5
SEAM_SHARE = 0.85
FOLD_FROM_DEGREES = 35.0
FOLD_CM_PER_DEGREE = 0.07


def leg_layers(body: Body, leg: Leg, *, near: bool, seat: Shape | None = None) -> tuple[Layer, ...]:
    """A leg in trousers and a shoe; with the seat of the trousers both have one rim."""
    cloth = Tone.TROUSERS if near else Tone.TROUSERS_FAR
    flesh = Flesh(body.thigh_front, body.thigh_back, body.shank_front, body.shank_back)
    trousers = Shape(cloth, bent_limb((leg.hip, leg.knee, leg.ankle), flesh, 1j, HEM_SHARE))
    hips = (seat,) if seat else ()
    lines = _folds(body, leg) if near else ()
    return (*foot_layers(leg, near=near), Layer((*hips, trousers, *lines), edged=near))


def _folds(body: Body, leg: Leg) -> tuple[Shape, ...]:
    """The stitched hem, and a crease behind a bent knee."""
    down = leg.shank_way
    side, at = down * 1j, leg.knee + (leg.ankle - leg.knee) * SEAM_SHARE
    front, back = along(body.shank_front, SEAM_SHARE) - 0.4, along(body.shank_back, SEAM_SHARE) - 0.4
    hem = Shape(Tone.TROUSERS_FAR, (at + side * front, at - side * back), Style.LINE, SEAM_CM)
    deep = (leg.knee_flexion - FOLD_FROM_DEGREES) * FOLD_CM_PER_DEGREE
    if deep < SEAM_CM:
        return (hem,)
    inward = unit(leg.thigh_way + down) * 1j
    pit = leg.knee - inward * crease_depth(body.thigh_back[-1], math.radians(leg.knee_flexion))
    crease = (pit, pit + inward * deep * 0.6 - leg.thigh_way * deep * 0.3)
    return hem, Shape(Tone.TROUSERS_FAR, crease, Style.LINE, SEAM_CM)


def seat_shape(body: Body, skeleton: Skeleton) -> Shape:
    """The buttocks: they stand out and hang behind an upright body and are pressed flat under one that sits or lies."""
    up = axis(skeleton.trunk)
    along_trunk = (-skeleton.near_leg.thigh_way / up).real
    stands = max(along_trunk - SEATED_SHARE, 0.0) / (1 - SEATED_SHARE)
    out = 1j * up * SEAT_OUT_CM * max(up.imag, 0.0) - up * SEAT_HANGS_CM * stands
    rounded = oval(0j, body.seat - SEAT_OUT_CM / 2, body.seat)
    return Shape(Tone.TROUSERS, tuple(skeleton.hip + out + up * -1j * point for point in rounded))


def arm_layer(body: Body, arm: Arm, *, near: bool) -> Layer:
    """An arm with a short sleeve and its hand."""
    skin, cloth = (Tone.SKIN, Tone.SHIRT_SHADE) if near else (Tone.SKIN_FAR, Tone.SHIRT_FAR)
    upper, lower = body.arm_round[:3], body.arm_round[2:]
    cuff = arm.shoulder + (arm.elbow - arm.shoulder) * SLEEVE_SHARE
    bare = bent_limb((arm.shoulder, arm.elbow, arm.wrist), Flesh(upper, upper, lower, lower), -1j, 1.0)
    seam = (Shape(Tone.SHIRT_FAR, _cuff_seam(body, arm.shoulder, cuff), Style.LINE, SEAM_CM),) if near else ()
    return Layer(
        (*hand_shapes(arm, skin), Shape(skin, bare), Shape(cloth, _sleeve(body, arm.shoulder, cuff)), *seam),
        edged=near,
    )


def _cuff_seam(body: Body, shoulder: complex, cuff: complex) -> Points:
    ahead = unit(cuff - shoulder)
    at, wide = cuff - ahead * 1.6, body.sleeve_round[2] - 0.3
    return (at + ahead * 1j * wide, at - ahead * 1j * wide)


def _sleeve(body: Body, shoulder: complex, cuff: complex) -> Points:
    ahead = unit(cuff - shoulder)
    side = ahead * 1j
    wide = body.sleeve_round
    middle = (shoulder + cuff) / 2
    return (
        shoulder + side * wide[0], middle + side * wide[1], cuff + side * wide[2], cuff + side * wide[2],
        cuff - side * wide[2], cuff - side * wide[2], middle - side * wide[1], shoulder - side * wide[0],
        *round_end(shoulder, -ahead, wide[0], wide[0]),
    )  # fmt: skip


def hand_shapes(arm: Arm, skin: Tone) -> tuple[Shape, ...]:
    """The hand in its grip, or on its way from one to another."""
    palm = Shape(skin, framed(arm.wrist, arm.fingers, _changing(arm, HANDS)))
    lines = tuple(Shape(skin, framed(arm.wrist, arm.fingers, line), Style.LINE, width) for line, width in _fingers(arm))
    shown = arm.grip if arm.becomes is None or arm.share < FIRM_SHARE else arm.becomes
    still = arm.becomes is None or not FIRM_SHARE < arm.share < 1 - FIRM_SHARE
    folds = tuple(
        Shape(Tone.SKIN_FOLD, framed(arm.wrist, arm.fingers, line), Style.LINE, CREASE_CM) for line in CREASES[shown]
    )
    return (palm, *lines, *(folds if skin is Tone.SKIN and still else ()))


def _changing(arm: Arm, drawings: Mapping[Grip, Drawing]) -> Drawing:
    """The drawing of a grip; between two that are drawn with as many points it changes evenly."""
    first = drawings[arm.grip]
    last = first if arm.becomes is None else drawings[arm.becomes]
    if len(first) != len(last):
        return first if arm.share < HALF_WAY else last
    pairs = zip(first, last, strict=True)
    return tuple((lerp(here[0], there[0], arm.share), lerp(here[1], there[1], arm.share)) for here, there in pairs)


def _fingers(arm: Arm) -> tuple[tuple[Drawing, float], ...]:
    first = FINGERS[arm.grip]
    if arm.becomes is None or len(FINGERS[arm.becomes]) != len(first):
        return first if arm.becomes is None or arm.share < HALF_WAY else FINGERS[arm.becomes]
    last = FINGERS[arm.becomes]
    return tuple(
        (_changing(arm, {arm.grip: one[0], arm.becomes: other[0]}), lerp(one[1], other[1], arm.share))
        for one, other in zip(first, last, strict=True)
    )
