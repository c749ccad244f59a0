"""The outlines of the body's parts, drawn round a solved skeleton."""

from sciatimer.figure.geometry import Points, along, lerp, unit
from sciatimer.figure.hand import CREASES, FINGERS, HANDS
from sciatimer.figure.proportions import Body
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, framed, oval
from sciatimer.figure.skeleton import Arm, Leg, Skeleton, axis

Drawing = tuple[tuple[float, float], ...]
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
HEM_SHARE = 0.9
SLEEVE_SHARE = 0.58
DIAGONAL = 0.7071
BREATH_CM = 1.1
SEAT_OUT_CM = 1.8
CREASE_CM = 0.45
HEM_DROP_CM = 1.0
FLATTENED = 0.75


def limb(root: complex, tip: complex, front: tuple[float, ...], back: tuple[float, ...]) -> Points:
    """A tapered limb with round ends; its front is to the left of the way from root to tip."""
    ahead = unit(tip - root)
    side = ahead * 1j
    fronts = [root + (tip - root) * share + side * along(front, share) for share in SHARES]
    backs = [root + (tip - root) * share - side * along(back, share) for share in reversed(SHARES)]
    return (*fronts, *_cap(tip, ahead, front[-1], back[-1]), *backs, *_cap(root, -ahead, back[0], front[0]))


def _cap(centre: complex, ahead: complex, first: float, last: float) -> Points:
    side, middle = ahead * 1j, (first + last) / 2
    return (
        centre + (ahead + side) * first * DIAGONAL,
        centre + ahead * middle,
        centre + (ahead - side) * last * DIAGONAL,
    )


def leg_layers(body: Body, leg: Leg, *, near: bool) -> tuple[Layer, ...]:
    """A leg in trousers and a shoe."""
    cloth = Tone.TROUSERS if near else Tone.TROUSERS_FAR
    shoe = Tone.SHOE if near else Tone.SHOE_FAR
    thigh = limb(leg.hip, leg.knee, body.thigh_front, body.thigh_back)
    return (
        Layer((Shape(Tone.SOCK, _sock(leg)),)),
        Layer((Shape(shoe, _shoe(leg)),), edged=near),
        Layer((Shape(Tone.SHOE_SOLE, _sole(leg)),)),
        Layer((Shape(cloth, _shank(body, leg)), Shape(cloth, thigh)), edged=near),
    )


def _shank(body: Body, leg: Leg) -> Points:
    """The trouser leg from the knee to its hem."""
    down = leg.shank_way
    side, length = down * 1j, abs(leg.ankle - leg.knee)
    shares = (0.0, 0.2, 0.4, 0.65, HEM_SHARE)
    fronts = [leg.knee + down * length * share + side * along(body.shank_front, share) for share in shares]
    backs = [leg.knee + down * length * share - side * along(body.shank_back, share) for share in reversed(shares)]
    cap = _cap(leg.knee, -down, body.shank_back[0], body.shank_front[0])
    return (*fronts, fronts[-1], backs[0], *backs, *cap)


def _sock(leg: Leg) -> Points:
    down, side = leg.shank_way, leg.shank_way * 1j
    top = leg.knee + (leg.ankle - leg.knee) * (HEM_SHARE - 0.06)
    low = leg.ankle + down * 1.0
    return (top + side * 3.0, low + side * 3.3, low - side * 3.3, top - side * 3.1)


def _shoe(leg: Leg) -> Points:
    outline = (
        (-4.2, 1.0), (0.0, 0.4), (4.2, 1.2), (6.4, -0.6), (10.5, -2.2), (15.2, -3.0), (18.6, -4.0), (20.0, -5.4),
        (19.4, -6.4), (18.0, -6.6), (8.0, -6.6), (-2.2, -6.6), (-4.0, -6.1), (-5.3, -4.8), (-5.8, -3.0), (-5.2, -0.8),
    )  # fmt: skip
    return framed(leg.ankle, leg.toes, _short(outline, leg))


def _short(outline: Drawing, leg: Leg) -> Drawing:
    """A drawing of the foot, foreshortened with its leg."""
    return tuple((x * leg.squash, y) for x, y in outline)


def _sole(leg: Leg) -> Points:
    outline = (
        (-5.3, -4.9), (-5.3, -4.9), (0.0, -5.2), (9.0, -5.0), (15.0, -5.2), (19.9, -5.2), (19.9, -5.2), (19.4, -6.4),
        (18.0, -6.6), (8.0, -6.6), (-2.2, -6.6), (-4.0, -6.1),
    )  # fmt: skip
    return framed(leg.ankle, leg.toes, _short(outline, leg))


def seat_shape(body: Body, skeleton: Skeleton) -> Shape:
    """The buttocks: they stand out behind an upright body and are pressed flat under a lying one."""
    up = axis(skeleton.trunk)
    out = 1j * up * SEAT_OUT_CM * max(up.imag, 0.0)
    rounded = oval(0j, body.seat - SEAT_OUT_CM / 2, body.seat)
    return Shape(Tone.TROUSERS, tuple(skeleton.hip + out + up * -1j * point for point in rounded))


def torso_layer(body: Body, skeleton: Skeleton, breath: float) -> Layer:
    """The shirt, its chest and belly moving with the breath (-1 to 1)."""
    up = axis(skeleton.trunk)
    ahead = -1j * up
    shares = (0.04, 0.2, 0.4, 0.6, 0.8, 1.0)
    swell = (0.1, 0.7, 1.0, 0.9, 0.5, 0.0)
    root = skeleton.hip
    lies = max(-up.real, 0.0)  # a lying back is flat on the mat
    depths = [lerp(along(body.trunk_back, s), body.seat, lies * FLATTENED) for s in shares]
    backs = [root + up * body.trunk * s - ahead * depth for s, depth in zip(shares, depths, strict=True)]
    fronts = [
        root + up * body.trunk * s + ahead * (along(body.trunk_front, s) + breath * BREATH_CM * more)
        for s, more in zip(shares, swell, strict=True)
    ]
    top = skeleton.neck
    collar = (
        top - ahead * 5.0 - up * 0.6,
        top + up * 1.2 - ahead * 3.9,
        top + up * 0.2 + ahead * 3.6,
        top + ahead * 5.0 - up * 2.2,
    )
    hem = (fronts[0], (fronts[0] + backs[0]) / 2 - up * HEM_DROP_CM, backs[0])
    return Layer((Shape(Tone.SHIRT, (*backs, *collar, *reversed(fronts), *hem)),), edged=True)


def arm_layer(body: Body, arm: Arm, *, near: bool) -> Layer:
    """An arm with a short sleeve and its hand."""
    skin, cloth = (Tone.SKIN, Tone.SHIRT_SHADE) if near else (Tone.SKIN_FAR, Tone.SHIRT_FAR)
    upper, lower = body.arm_round[:3], body.arm_round[2:]
    cuff = arm.shoulder + (arm.elbow - arm.shoulder) * SLEEVE_SHARE
    return Layer(
        (
            *hand_shapes(arm, skin),
            Shape(skin, limb(arm.elbow, arm.wrist, lower, lower)),
            Shape(skin, limb(arm.shoulder, arm.elbow, upper, upper)),
            Shape(cloth, _sleeve(body, arm.shoulder, cuff)),
        ),
        edged=near,
    )


def _sleeve(body: Body, shoulder: complex, cuff: complex) -> Points:
    ahead = unit(cuff - shoulder)
    side = ahead * 1j
    wide = body.sleeve_round
    middle = (shoulder + cuff) / 2
    return (
        shoulder + side * wide[0], middle + side * wide[1], cuff + side * wide[2], cuff + side * wide[2],
        cuff - side * wide[2], cuff - side * wide[2], middle - side * wide[1], shoulder - side * wide[0],
        *_cap(shoulder, -ahead, wide[0], wide[0]),
    )  # fmt: skip


def hand_shapes(arm: Arm, skin: Tone) -> tuple[Shape, ...]:
    """The hand in its grip."""
    palm = Shape(skin, framed(arm.wrist, arm.fingers, HANDS[arm.grip]))
    lines = tuple(
        Shape(skin, framed(arm.wrist, arm.fingers, line), Style.LINE, width) for line, width in FINGERS[arm.grip]
    )
    folds = tuple(
        Shape(Tone.SKIN_SHADE, framed(arm.wrist, arm.fingers, line), Style.LINE, CREASE_CM)
        for line in CREASES[arm.grip]
    )
    return (palm, *lines, *(folds if skin is Tone.SKIN else ()))
