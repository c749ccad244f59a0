"""The soft shadow on the floor that gives feet and furniture their weight."""

from dataclasses import replace

from sciatimer.figure.outline import hand_shapes
from sciatimer.figure.shapes import Layer, Shape, Tone, oval
from sciatimer.figure.skeleton import Arm, Grip, Leg, Skeleton

NEAR_FLOOR_CM = 8.5
DEPTH_CM = 1.3
LOW_CM = 3.0


def shadow_layer(props: Layer, skeleton: Skeleton) -> Layer:
    """An oval under all furniture, and one under each foot that is on the floor."""
    low = [point.real for shape in props.shapes for point in shape.points if point.imag < LOW_CM]
    under = [_oval(min(low), max(low))] if low else []
    return Layer((*under, *_feet(skeleton.far_leg), *_feet(skeleton.near_leg)))


def hand_shadow(arm: Arm) -> tuple[Layer, ...]:
    """The shadow of an open hand on the wall beyond it."""
    if arm.grip is not Grip.OPEN:
        return ()
    moved = replace(arm, wrist=arm.wrist + complex(1.6, -1.8))
    return (Layer(hand_shapes(moved, Tone.WALL_TRIM)),)


def _feet(leg: Leg) -> tuple[Shape, ...]:
    if leg.ankle.imag > NEAR_FLOOR_CM or leg.toes.real < 0:
        return ()
    return (_oval(leg.ankle.real - 6, leg.ankle.real + 18),)


def _oval(left: float, right: float) -> Shape:
    return Shape(Tone.SHADOW, oval(complex((left + right) / 2, -0.6), (right - left) / 2 + 4, DEPTH_CM))
