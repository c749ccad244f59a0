"""The person in the small window of a break: up at a desk, or in the gentlest stretch of a position."""

from dataclasses import dataclass, replace

from sciatimer.catalogue.kinds import Position
from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise
from sciatimer.figure.describe import describe
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import scene_for
from sciatimer.resources import shipped
from sciatimer.session.model import Side
from sciatimer.texts import Texts
from sciatimer.ui.break_offer_view import BreakOfferView


@dataclass(frozen=True, slots=True)
class BreakPose:
    """What a break leads to.

    Attributes:
        position: where it is done.
        stretches: a stretch is on; else the person has only taken up its place.
    """

    position: Position
    stretches: bool


UP = BreakPose(Position.STANDING, stretches=False)


def with_picture(view: BreakOfferView, pose: BreakPose, build: Build, texts: Texts) -> BreakOfferView:
    """An offer with its picture; as it was, if there is no built-in exercise to take it from.

    Which stretch it will be is only known once the person has said how it is: this shows the gentlest.
    """
    exercises = load_catalogue(shipped("exercises.json"), None).exercises
    there = [exercise for exercise in exercises if exercise.position is pose.position]
    if not there:
        return view
    shown = min(there, key=_level)
    scene = scene_for(shown, 1.0 if pose.stretches else 0.0, Side.LEFT, build=build)
    return replace(view, scene=scene, picture=describe(shown, pose.stretches, Side.LEFT, texts))


def _level(exercise: Exercise) -> int:
    return exercise.level
