"""The picture in words, for those who hear it: read off the solved body, so that it is true of every pose."""

from dataclasses import dataclass

from sciatimer.catalogue.model import Exercise, Prop, Sides
from sciatimer.catalogue.packs import picture_of
from sciatimer.figure.arms import Task
from sciatimer.figure.geometry import angle_of
from sciatimer.figure.hands import Hands
from sciatimer.figure.legs import LegAim, Touch
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Build
from sciatimer.figure.skeleton import Leg, Skeleton
from sciatimer.figure.stage import SEAT_CM, STEP_CM, Stage
from sciatimer.session.model import Side
from sciatimer.texts import Texts

_LEGS = {Side.LEFT: "figure.left_leg", Side.RIGHT: "figure.right_leg", Side.BOTH: "figure.both_legs"}
_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
_SUPPORTS = {
    Task.TOP: "figure_pose.hand_on_desk",
    Task.RAIL: "figure_pose.hand_on_chair",
    Task.PANEL: "figure_pose.hand_on_wall",
}
_BOTH_HANDS = {
    Task.MAT: "figure_pose.hands_beside",
    Task.HIP: "figure_pose.hands_on_hips",
    Task.TOP: "figure_pose.hands_on_desk",
    Task.BEHIND: "figure_pose.hands_behind_thigh",
    Task.FREE: "figure_pose.hands_free",
}
LEANING = 6.0  # degrees; below this the trunk is told as upright
UPRIGHT_THIGH = 25.0
# From how many degrees on a knee is told as bent in which way.
_BENDS = ((80.0, "figure_pose.bent_square"), (50.0, "figure_pose.bent_well"), (30.0, "figure_pose.bent_half"))


def describe(exercise: Exercise, amount_is_hold: bool, side: Side, texts: Texts) -> str:
    """The pose in words.

    Args:
        exercise: what is drawn.
        amount_is_hold: the hold pose is drawn, not the start pose.
        side: the leg that is stretched.
        texts: where the sentences are.
    """
    if picture_of(exercise) is not None:
        return texts("figure.own_picture", name=exercise.name, leg=texts(_LEGS[side]), setup=" ".join(exercise.setup))
    poser = Poser(exercise, Build.SLIM)
    skeleton = poser.at(float(amount_is_hold))
    legs = _Legs(texts(_LEGS[side]), texts(_LEGS[_OTHER.get(side, Side.BOTH)]))
    told = [_trunk(poser.stage, skeleton, texts), *_things(poser.stage, texts)]
    told += [*_legs(poser.stage, skeleton, amount_is_hold, legs, texts), *_hands(poser, amount_is_hold, legs, texts)]
    told += [texts("figure_pose.glow")] if amount_is_hold else []
    key = "figure.hold" if amount_is_hold else "figure.start"
    return texts(key, name=exercise.name, leg=legs.stretched, pose=" ".join(told))


@dataclass(frozen=True, slots=True)
class _Legs:
    """What the two legs are called."""

    stretched: str
    other: str


def _trunk(stage: Stage, skeleton: Skeleton, texts: Texts) -> str:
    if stage.lying:
        return texts("figure_pose.lies_on_pillow" if stage.has(Prop.PILLOW) else "figure_pose.lies")
    if stage.leans_back:
        return texts("figure_pose.sits_back")
    leans = skeleton.trunk >= LEANING
    if stage.on_chair:
        key = "figure_pose.sits_on_chair_leaning" if leans else "figure_pose.sits_on_chair"
    elif stage.on_floor:
        key = "figure_pose.sits_on_floor_leaning" if leans else "figure_pose.sits_on_floor"
    else:
        key = "figure_pose.stands_leaning" if leans else "figure_pose.stands"
    return texts(key, degrees=round(skeleton.trunk))


def _things(stage: Stage, texts: Texts) -> list[str]:
    """What a person who sits on the floor has around."""
    if not stage.on_floor:
        return []
    wall, towel = stage.has(Prop.WALL), stage.has(Prop.TOWEL)
    keys = {"figure_pose.back_on_wall": wall, "figure_pose.on_towel": towel, "figure_pose.towel_roll": wall and towel}
    return [texts(key) for key, there in keys.items() if there]


def _legs(stage: Stage, skeleton: Skeleton, hold: bool, names: _Legs, texts: Texts) -> list[str]:
    aims = (stage.hold.near, stage.hold.far) if hold else (stage.start.near, stage.start.far)
    near, far = skeleton.near_leg, skeleton.far_leg
    if stage.exercise.sides is Sides.BOTH:
        key = "figure_pose.both_soles" if aims[0].touch is Touch.SOLE else "figure_pose.both_heels"
        return [texts(key, bend=_bend(near, texts))]
    stretched = _leg_key(stage, aims[0], near, stretched=True)
    other = _leg_key(stage, aims[1], far, stretched=False)
    return [
        texts(stretched, leg=names.stretched, bend=_bend(near, texts)),
        texts(other, leg=names.other, bend=_bend(far, texts)),
    ]


def _leg_key(stage: Stage, aim: LegAim, leg: Leg, *, stretched: bool) -> str:
    if aim.touch is Touch.WALL:
        return "figure_pose.leg_on_frame"
    if aim.touch is Touch.TURNED:
        return "figure_pose.leg_turned_out"
    if aim.touch is Touch.SOLE:
        bent = "figure_pose.leg_in_front" if stretched else "figure_pose.leg_stands"
        return bent if stage.standing else "figure_pose.leg_foot_flat"
    if aim.touch is Touch.FREE:
        return _free_key(stage, leg)
    if stage.lying:
        return "figure_pose.leg_lies"
    return _heel_key(aim.level)


def _free_key(stage: Stage, leg: Leg) -> str:
    if not stage.lying:
        return "figure_pose.leg_in_the_air"
    upright = abs(abs(angle_of(leg.thigh_way)) - 180) < UPRIGHT_THIGH
    return "figure_pose.leg_thigh_up" if upright else "figure_pose.leg_raised"


def _heel_key(level: float) -> str:
    if level >= SEAT_CM:
        return "figure_pose.leg_heel_on_seat"
    if level > STEP_CM:
        return "figure_pose.leg_heel_on_stool"
    return "figure_pose.leg_heel_on_step" if level == STEP_CM else "figure_pose.leg_heel_on_floor"


def _bend(leg: Leg, texts: Texts) -> str:
    return texts(next((key for least, key in _BENDS if leg.knee_flexion >= least), "figure_pose.bent_soft"))


def _hands(poser: Poser, hold: bool, names: _Legs, texts: Texts) -> list[str]:
    """The hands; two that do different things are told where one is on the hip, and else left out."""
    hands = poser.hands
    near, far = (hands.near_hold, hands.far_hold) if hold else (hands.near_start, hands.far_start)
    if near.task is far.task:
        return [texts(_hands_key(poser.stage, hands, near.task), leg=names.stretched, other=names.other)]
    if far.task in _SUPPORTS:
        return [texts("figure_pose.hand_on_hip", support=texts(_SUPPORTS[far.task]))]
    return [texts("figure_pose.hand_on_hip_only")] if Task.HIP in {near.task, far.task} else []


def _hands_key(stage: Stage, hands: Hands, task: Task) -> str:
    if task is Task.CLOTH:
        return "figure_pose.hands_towel" if stage.has(Prop.TOWEL) else "figure_pose.hands_strap"
    if task is not Task.THIGH:
        return _BOTH_HANDS[task]
    if hands.on_far_thigh:
        return "figure_pose.hands_on_other_thigh"
    both = stage.exercise.sides is Sides.BOTH or not hands.on_near_thigh
    return "figure_pose.hands_on_thighs" if both else "figure_pose.hands_on_thigh"
