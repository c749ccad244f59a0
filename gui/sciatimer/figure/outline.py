"""The outlines of the body's parts, drawn round a solved skeleton."""

from sciatimer.figure.geometry import Points, along, unit
from sciatimer.figure.proportions import Body
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, framed, oval
from sciatimer.figure.skeleton import Arm, Grip, Leg, Skeleton, axis

Drawing = tuple[tuple[float, float], ...]
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
HEM_SHARE = 0.9
SLEEVE_SHARE = 0.58
DIAGONAL = 0.7071
BREATH_CM = 1.1


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


def leg_layer(body: Body, leg: Leg, *, near: bool) -> Layer:
    """A leg in trousers and a shoe."""
    cloth = Tone.TROUSERS if near else Tone.TROUSERS_FAR
    shoe = Tone.SHOE if near else Tone.SHOE_FAR
    return Layer(
        (
            Shape(Tone.SOCK, _sock(leg)),
            Shape(shoe, _shoe(leg)),
            Shape(Tone.SHOE_SOLE, _sole(leg)),
            Shape(cloth, _shank(body, leg)),
            Shape(cloth, limb(leg.hip, leg.knee, body.thigh_front, body.thigh_back)),
        ),
        edged=near,
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
        (19.4, -6.5), (16.0, -6.6), (8.0, -6.6), (0.0, -6.6), (-4.4, -6.6), (-5.8, -5.4), (-5.7, -3.0), (-5.0, -0.8),
    )  # fmt: skip
    return framed(leg.ankle, leg.toes, _short(outline, leg))


def _short(outline: Drawing, leg: Leg) -> Drawing:
    """A drawing of the foot, foreshortened with its leg."""
    return tuple((x * min(leg.squash * 1.2, 1.0), y) for x, y in outline)


def _sole(leg: Leg) -> Points:
    outline = (
        (-5.9, -5.1), (-5.9, -5.1), (0.0, -5.2), (9.0, -5.0), (15.0, -5.2), (20.0, -5.1), (20.0, -5.1), (19.4, -6.5),
        (16.0, -6.65), (8.0, -6.65), (0.0, -6.65), (-4.4, -6.6),
    )  # fmt: skip
    return framed(leg.ankle, leg.toes, _short(outline, leg))


def seat_shape(body: Body, skeleton: Skeleton) -> Shape:
    """The buttocks."""
    up = axis(skeleton.trunk)
    return Shape(Tone.TROUSERS, tuple(skeleton.hip + up * (p - skeleton.hip) for p in oval(skeleton.hip, 8.6, body.seat)))


def torso_layer(body: Body, skeleton: Skeleton, breath: float) -> Layer:
    """The shirt, its chest and belly moving with the breath (-1 to 1)."""
    up = axis(skeleton.trunk)
    ahead = -1j * up
    shares = (0.04, 0.2, 0.4, 0.6, 0.8, 1.0)
    swell = (0.1, 0.7, 1.0, 0.9, 0.5, 0.0)
    root = skeleton.hip
    backs = [root + up * body.trunk * s - ahead * along(body.trunk_back, s) for s in shares]
    fronts = [
        root + up * body.trunk * s + ahead * (along(body.trunk_front, s) + breath * BREATH_CM * more)
        for s, more in zip(shares, swell, strict=True)
    ]
    top = skeleton.neck
    collar = (top - ahead * 5.0 - up * 0.6, top + up * 1.2 - ahead * 3.9, top + up * 0.2 + ahead * 3.6, top + ahead * 5.0 - up * 2.2)
    hem = (fronts[0], backs[0])
    return Layer((Shape(Tone.SHIRT, (*backs, *collar, *reversed(fronts), *hem)),), edged=True)


def arm_layer(body: Body, arm: Arm, *, near: bool) -> Layer:
    """An arm with a short sleeve and its hand."""
    skin, cloth = (Tone.SKIN, Tone.SHIRT_SHADE) if near else (Tone.SKIN_FAR, Tone.SHIRT_FAR)
    upper, lower = body.arm_round[:3], body.arm_round[2:]
    cuff = arm.shoulder + (arm.elbow - arm.shoulder) * SLEEVE_SHARE
    return Layer(
        (
            *hand_shapes(body, arm, skin),
            Shape(skin, limb(arm.elbow, arm.wrist, lower, lower)),
            Shape(skin, limb(arm.shoulder, arm.elbow, upper, upper)),
            Shape(cloth, _sleeve(body, arm.shoulder, cuff)),
        ),
        edged=True,
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


def hand_shapes(body: Body, arm: Arm, skin: Tone) -> tuple[Shape, ...]:
    """The hand in its grip."""
    outline = _HANDS[arm.grip]
    thumb = _THUMBS[arm.grip]
    return (
        Shape(skin, framed(arm.wrist, arm.fingers, outline)),
        Shape(skin, framed(arm.wrist, arm.fingers, thumb), Style.LINE, 2.4),
    )


_HANDS: dict[Grip, tuple[tuple[float, float], ...]] = {
    Grip.RESTING: (
        (-1.0, 2.4), (4.0, 2.9), (8.0, 2.5), (12.0, 1.6), (15.6, 0.3), (17.2, -1.0), (16.4, -1.8), (12.0, -1.7),
        (7.0, -1.8), (3.0, -2.0), (-1.0, -2.3),
    ),
    Grip.HOLDING: (
        (-1.0, 2.6), (3.0, 3.5), (7.0, 3.9), (11.0, 3.5), (13.4, 2.0), (13.8, 0.0), (13.2, -2.2), (10.5, -3.5),
        (6.5, -3.7), (3.0, -3.2), (-1.0, -2.5),
    ),
    Grip.FIST: (
        (-1.0, 2.5), (2.0, 3.5), (5.0, 4.1), (7.6, 3.3), (8.8, 1.0), (8.4, -2.0), (6.0, -3.6), (2.5, -3.4), (-1.0, -2.5),
    ),
}  # fmt: skip
_THUMBS: dict[Grip, tuple[tuple[float, float], ...]] = {
    Grip.RESTING: ((3.0, -0.6), (6.5, -1.2), (9.5, -1.0)),
    Grip.HOLDING: ((2.5, 2.2), (5.0, 4.4), (8.2, 5.4)),
    Grip.FIST: ((3.0, 2.4), (5.0, 4.0), (7.0, 3.2)),
}
