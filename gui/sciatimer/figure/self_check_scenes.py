"""The pictures of the two self-checks: one person on a firm, flat seat, moving through each step."""

import math
from dataclasses import replace
from functools import lru_cache

from sciatimer.figure.arms import PALM_CM, PALM_DROP_CM, ArmAim, Around, Task, arm_to
from sciatimer.figure.geometry import Points, arc, lerp, middle_joint, unit, way
from sciatimer.figure.legs import LegAim, Touch, leg_to, placed
from sciatimer.figure.pose import HEAD_FORWARD_CM, NECK_UP_CM
from sciatimer.figure.proportions import Body, Build, body_of
from sciatimer.figure.props import chair
from sciatimer.figure.scene import Box, Scene, Surroundings, breathing, drawn, mirror_image
from sciatimer.figure.self_check_steps import SITTING_STEPS, Held, SelfCheckStep, held_at
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, block
from sciatimer.figure.skeleton import Arm, Grip, Leg, Skeleton, axis
from sciatimer.figure.stage import FEET_APART_CM, SEAT_CM
from sciatimer.session.model import Side
from sciatimer.texts import Texts

__all__ = ["SelfCheckStep", "describe_step", "step_scene"]

SINK_CM = 0.8
SEAT_AHEAD_CM = 15.0
BENCH_BEHIND_CM = 47.0
HAND_ON_THIGH = 0.58
HANDS_BEHIND_CM = 30.0
FAR_HAND_CM = 4.0
PALM_PITCH = 8.0  # degrees that a flat hand slopes down to its fingers
BOX = Box(-64.0, -6.0, 124.0, 150.0)
BEYOND_TOES_CM = 34.0
AHEAD_OF_LEG_CM = 18.0
TOE_CM = 20.0
ARROW_MOMENTS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
MOVES = 0.1
UPRIGHT_DASHES_CM = tuple(range(46, 136, 10))  # how tall the person sat, beside the one who leans back


def step_scene(
    step: SelfCheckStep, side: Side, moment: float, *, build: Build = Build.SLIM, breath: float = 0.0
) -> Scene:
    """The picture of a moment of a step. Nothing in it glows, and its box is the same for all steps.

    Args:
        step: the step of a self-check.
        side: the leg that is tested; left is the mirror image of right.
        moment: 0 is where the step before ended, 1 where this one ends; in between the body eases there.
        build: how the body is built.
        breath: -1 (breathed out) to 1 (breathed in).
    """
    body = body_of(build)
    skeleton = _solved(body, held_at(step, moment))
    around = Surroundings(_seat(step), BOX, arrow=_arrow(step, build))
    scene = breathing(replace(drawn(body, skeleton, around), glow=()), breath, Side.RIGHT)
    return mirror_image(scene) if side is Side.LEFT else scene


def describe_step(step: SelfCheckStep, side: Side, texts: Texts) -> str:
    """The picture at the end of a step in words; the side is the leg that is tested."""
    leg = texts("figure.left_leg" if side is Side.LEFT else "figure.right_leg")
    return texts(f"figure_steps.{step}", leg=leg)


def _solved(body: Body, held: Held) -> Skeleton:
    hip = complex(0, SEAT_CM - SINK_CM + body.seat)
    shoulder = hip + arc(held.trunk, held.bend, body.trunk)
    chest = held.trunk + held.bend
    neck = shoulder + axis(chest) * complex(NECK_UP_CM, 1)
    gaze = chest + held.nod
    head = neck + axis(gaze) * complex(body.neck - NECK_UP_CM, -HEAD_FORWARD_CM)
    near, far = _tested_leg(body, hip, held), _planted_leg(body, hip)
    near_arm, far_arm = _arm(body, held, shoulder, near, 0.0), _arm(body, held, shoulder, far, FAR_HAND_CM)
    return Skeleton(hip, held.trunk, shoulder, neck, head, gaze, near, far, near_arm, far_arm, held.bend)


def _thigh(body: Body, hip: complex) -> float:
    """The angle of a thigh on the seat whose shank stands upright on the floor, in degrees from straight down."""
    return math.degrees(math.acos((hip.imag - body.sole - body.shank) / body.thigh))


def _tested_leg(body: Body, hip: complex, held: Held) -> Leg:
    thigh = _thigh(body, hip)
    return leg_to(body, hip, LegAim(Touch.FREE, thigh, thigh - held.shank, held.ankle))


def _planted_leg(body: Body, hip: complex) -> Leg:
    thigh = _thigh(body, hip)
    aim = placed(body, hip, LegAim(Touch.SOLE, thigh, thigh, 0.0))
    return leg_to(body, hip, replace(aim, at=aim.at + FEET_APART_CM))


def _arm(body: Body, held: Held, shoulder: complex, leg: Leg, off: float) -> Arm:
    """The hand on its thigh, on the seat behind, or on its way there; ``off`` cm further ahead."""
    around = Around(leg.hip, held.trunk, shoulder, leg, leg)
    share = HAND_ON_THIGH + off / body.thigh
    before = arm_to(body, around, ArmAim(Task.THIGH, 0.0, 0.0, at=complex(share, 0)))
    if held.behind <= 0:
        return before
    down = way(90 - PALM_PITCH)
    at = complex(leg.hip.real - HANDS_BEHIND_CM + off, SEAT_CM)
    last = at - down * PALM_CM + PALM_DROP_CM * 1j
    wrist, fingers = lerp(before.wrist, last, held.behind), unit(lerp(before.fingers, down, held.behind))
    elbow = middle_joint(shoulder, wrist, body.upper_arm, body.forearm, forward=False)
    wrist = elbow + unit(wrist - elbow) * body.forearm
    return Arm(shoulder, elbow, wrist, fingers, Grip.RESTING, lerp(before.touch, at, held.behind))


def _seat(step: SelfCheckStep) -> Layer:
    """A bench without a back for the sitting check, so that hands can go behind; a chair for the toe check."""
    if step not in SITTING_STEPS:
        return Layer(chair(SEAT_AHEAD_CM, faces=1))
    dashes = _upright() if step is SelfCheckStep.SIT_NOTICE else ()
    return Layer((*_bench(), *dashes))


def _bench() -> tuple[Shape, ...]:
    left, right, top = -BENCH_BEHIND_CM, SEAT_AHEAD_CM, SEAT_CM
    posts = (
        (Tone.WOOD_DARK, left + 11, 1.0),
        (Tone.WOOD_DARK, right - 11, -1.0),
        (Tone.WOOD, left + 4.5, 1.5),
        (Tone.WOOD, right - 4.5, -1.5),
    )
    return (
        *(Shape(tone, (complex(x, 1.7), complex(x + lean, top - 4)), Style.LINE, 3.4) for tone, x, lean in posts),
        Shape(Tone.WOOD_DARK, (complex(left + 8, 16), complex(right - 8, 16)), Style.LINE, 2.2),
        Shape(Tone.WOOD_PALE, block(left, top - 4.6, right, top, 2.0), Style.SHARP),
    )


def _upright() -> tuple[Shape, ...]:
    return tuple(
        Shape(Tone.WOOD_DARK, (complex(0, low), complex(0, low + 4.5)), Style.LINE, 1.3) for low in UPRIGHT_DASHES_CM
    )


@lru_cache(maxsize=32)
def _arrow(step: SelfCheckStep, build: Build) -> Points:
    """The way of the foot, drawn ahead of it. Leaning back is only noticed, never asked for: it has no arrow."""
    body = body_of(build)
    legs = [_solved(body, held_at(step, moment)).near_leg for moment in ARROW_MOMENTS]
    if abs(legs[-1].toes - legs[0].toes) < MOVES:
        return ()
    if abs(legs[-1].ankle - legs[0].ankle) < MOVES:
        return tuple(leg.ankle + leg.toes * BEYOND_TOES_CM for leg in legs)
    return tuple(leg.ankle + leg.toes * TOE_CM + AHEAD_OF_LEG_CM for leg in legs)
