"""What touches what in a solved pose, and how well: measured from the joints, not from where they were sent."""

from dataclasses import dataclass

from sciatimer.catalogue.model import Prop
from sciatimer.figure.arms import ArmAim, Task
from sciatimer.figure.legs import LegAim, Touch
from sciatimer.figure.pose import Poser, wall_behind
from sciatimer.figure.proportions import Body
from sciatimer.figure.skeleton import Arm, Leg, Skeleton
from sciatimer.figure.stage import PAD_CM, PILLOW_CM, SEAT_CM, Stage


@dataclass(frozen=True, slots=True)
class Contact:
    """A part of the body and what it is on. ``gap`` is in cm: above 0 it floats, below 0 it sinks in."""

    part: str
    gap: float


def contacts_of(poser: Poser, skeleton: Skeleton) -> tuple[Contact, ...]:
    """Every contact that the exercise asks for at this moment."""
    stage = poser.stage
    return (*_feet(stage, skeleton), *_seat(stage, skeleton), *_hands(poser, skeleton))


def _feet(stage: Stage, skeleton: Skeleton) -> tuple[Contact, ...]:
    near = _foot(stage, "near", skeleton.near_leg, stage.start.near, stage.hold.near)
    return near + _foot(stage, "far", skeleton.far_leg, stage.start.far, stage.hold.far)


def _foot(stage: Stage, name: str, leg: Leg, start: LegAim, hold: LegAim) -> tuple[Contact, ...]:
    if start.touch is not hold.touch or (start.touch is Touch.SOLE and abs(start.at - hold.at) > 1):
        return ()
    body = stage.body
    heel = leg.heel(body)
    if start.touch is Touch.WALL:
        wall = stage.start.hip.real + (stage.figure.wall_x_cm or 0.0)
        return (Contact(f"{name} heel", wall - heel.real - body.heel_round),)
    if start.touch in {Touch.FREE, Touch.TURNED}:
        return ()
    on_heel = Contact(f"{name} heel", heel.imag - body.heel_round - start.level)
    if start.touch is Touch.HEEL:
        return (on_heel,)
    return on_heel, Contact(f"{name} toes", toe_of(body, leg).imag - body.toe_round - start.level)


def toe_of(body: Body, leg: Leg) -> complex:
    """The centre of the toe's rounding."""
    return leg.ankle + leg.toes * complex(body.toe_ahead, body.toe_round - body.sole)


def _seat(stage: Stage, skeleton: Skeleton) -> tuple[Contact, ...]:
    if stage.standing:
        return ()
    body, low = stage.body, skeleton.hip.imag - stage.body.seat
    on = stage.ground if stage.lying else SEAT_CM if stage.on_chair else stage.ground + PAD_CM
    found = [Contact("buttocks", low - on)]
    if stage.lying:
        rest = stage.ground + (PILLOW_CM if stage.has(Prop.PILLOW) else 0.0)
        found += [
            Contact("back", skeleton.shoulder.imag - body.back - stage.ground),
            Contact("head", skeleton.head.imag - body.head_back - rest),
        ]
    if stage.on_floor and stage.has(Prop.WALL):
        found.append(Contact("back", skeleton.shoulder.real - body.back - wall_behind(stage)))
        found.append(Contact("head", skeleton.head.real - body.head_back - wall_behind(stage)))
    return tuple(found)


def _hands(poser: Poser, skeleton: Skeleton) -> tuple[Contact, ...]:
    hands = poser.hands
    near = _hand("near", skeleton.near_arm, hands.near_start, hands.near_hold)
    return near + _hand("far", skeleton.far_arm, hands.far_start, hands.far_hold)


def _hand(name: str, arm: Arm, start: ArmAim, hold: ArmAim) -> tuple[Contact, ...]:
    if start.task is not hold.task or start.task not in {Task.TOP, Task.RAIL, Task.PANEL}:
        return ()
    return (Contact(f"{name} hand", abs(arm.touch - start.at)),)
