"""The soft shadows that give feet, furniture and a resting body their weight."""

from dataclasses import dataclass, replace

from sciatimer.figure.geometry import Points, lerp, unit
from sciatimer.figure.outline import hand_shapes
from sciatimer.figure.proportions import Body
from sciatimer.figure.shapes import Layer, Shape, Style, Tone
from sciatimer.figure.skeleton import Arm, Grip, Leg, Skeleton

DEPTH_CM = 1.3
LOW_CM = 3.0
TIPPED_CM = 4.0
UNDER_FLOOR_CM = -0.6
CONTACT_CM = 0.9
CLOSE_CM = 1.3
WIDE_CM = 12.0
CORE = 0.72
SEAT_HALF_CM = 11.0
TAPER_CM = 7.0


@dataclass(frozen=True, slots=True)
class _Span:
    """What rests on something: from left to right, how high it is (cm), and how much of its shadow is left."""

    left: float
    right: float
    low: float
    strength: float = 1.0

    def lying_on(self, low: float, *, wider: float = 0.0) -> "_Span":
        """The span put on a height, its shadow thinner the further it is above; wider on both sides."""
        strength = max(1 - abs(self.low - low) / CLOSE_CM, 0.0)
        return _Span(self.left - wider, self.right + wider, low, strength)


def shadow_layer(props: Layer, skeleton: Skeleton) -> Layer:
    """A soft oval under all furniture, and one under each foot that is on the floor."""
    low = [point.real for shape in props.shapes for point in shape.points if point.imag < LOW_CM]
    under = _soft(_Span(min(low), max(low), UNDER_FLOOR_CM)) if low else ()
    feet = [_foot(leg) for leg in (skeleton.far_leg, skeleton.near_leg)]
    return Layer((*under, *(_oval(_floor_span(foot), DEPTH_CM) for foot in feet if foot.low < CLOSE_CM)))


def _floor_span(foot: _Span) -> _Span:
    return replace(foot.lying_on(0.0, wider=4), low=UNDER_FLOOR_CM)


def contact_layer(body: Body, props: Layer, skeleton: Skeleton) -> Layer:
    """A thin dark line of shadow wherever the body rests on a mat, a seat, a step or a desk."""
    tops = [_top(shape) for shape in props.shapes if shape.style is Style.SHARP]
    spans = (_foot(skeleton.far_leg), _foot(skeleton.near_leg), *_trunk(body, skeleton), *_hands(skeleton))
    found = [_resting(span, tops) for span in spans]
    return Layer(tuple(_oval(span, CONTACT_CM) for span in found if span))


def hand_shadow(arm: Arm) -> tuple[Layer, ...]:
    """The shadow of an open hand on the wall beyond it."""
    if arm.grip is not Grip.OPEN:
        return ()
    moved = replace(arm, wrist=arm.wrist + complex(1.6, -1.8))
    return (Layer(hand_shapes(moved, Tone.SHADOW)),)


def _foot(leg: Leg) -> _Span:
    """The sole of a flat foot, only the heel of one that is tipped up, and what lies between."""
    back, toe = (leg.ankle + leg.toes * complex(x * leg.squash, -6.6) for x in (-5.8, 19.0))
    heel = leg.ankle + leg.toes * complex(-2.2, -3.0) - 3.6j
    tipped = min(abs(toe.imag - back.imag) / TIPPED_CM, 1.0)
    return _Span(heel.real - 5, lerp(toe.real, heel.real + 7, tipped), heel.imag)


def _trunk(body: Body, skeleton: Skeleton) -> tuple[_Span, ...]:
    low = skeleton.hip.imag - body.seat
    back = unit(skeleton.shoulder - skeleton.hip)
    if back.real < -1 + 0.1:
        return (_Span(skeleton.shoulder.real - 8, skeleton.hip.real + SEAT_HALF_CM, low),)
    return (_Span(skeleton.hip.real - SEAT_HALF_CM, skeleton.hip.real + SEAT_HALF_CM, low),)


def _hands(skeleton: Skeleton) -> tuple[_Span, ...]:
    arms = (skeleton.far_arm, skeleton.near_arm)
    return tuple(_Span(a.touch.real - 9, a.touch.real + 9, a.touch.imag) for a in arms if a.grip is Grip.RESTING)


def _top(shape: Shape) -> _Span:
    across = [point.real for point in shape.points]
    return _Span(min(across), max(across), max(point.imag for point in shape.points))


def _resting(span: _Span, tops: list[_Span]) -> _Span | None:
    """The part of a span that lies on one of the tops, at its height."""
    for top in tops:
        left, right = max(span.left, top.left + 1), min(span.right, top.right - 1)
        if abs(span.low - top.low) < CLOSE_CM and right - left > CLOSE_CM and top.right - top.left > WIDE_CM:
            return replace(span.lying_on(top.low), left=left, right=right)
    return None


def _soft(span: _Span) -> tuple[Shape, ...]:
    """A shadow with a paler rim."""
    middle, half = (span.left + span.right) / 2, (span.right - span.left) / 2 * CORE + 2
    core = _Span(middle - half, middle + half, span.low)
    return _oval(span.lying_on(span.low, wider=4), DEPTH_CM + 0.5), _oval(core, DEPTH_CM)


def _oval(span: _Span, depth: float) -> Shape:
    """A flat oval with straight long sides, which are far faster to paint than round ones."""
    half = (span.right - span.left) / 2
    middle = complex((span.left + span.right) / 2, span.low)
    return Shape(Tone.SHADOW, _tapered(middle, half, depth * span.strength, min(TAPER_CM, half)), Style.SHARP)


def _tapered(middle: complex, half: float, depth: float, taper: float) -> Points:
    steps = ((half, 0.0), (half - taper * 0.3, 0.7), (half - taper, 1.0))
    right = [complex(x, y * depth) for x, y in steps]
    upper = right + [-point.conjugate() for point in reversed(right)]
    lower = [point.conjugate() for point in reversed(upper)]
    return tuple(middle + point for point in (*upper, *lower))
