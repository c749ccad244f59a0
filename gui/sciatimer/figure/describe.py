"""The picture in words, for those who hear it."""

from sciatimer.catalogue.model import Exercise
from sciatimer.session.model import Side
from sciatimer.texts import Texts

_LEGS = {Side.LEFT: "figure.left_leg", Side.RIGHT: "figure.right_leg", Side.BOTH: "figure.both_legs"}


def describe(exercise: Exercise, amount_is_hold: bool, side: Side, texts: Texts) -> str:
    """The pose in words.

    Args:
        exercise: what is drawn.
        amount_is_hold: the hold pose is drawn, not the start pose.
        side: the leg that is stretched.
        texts: where the sentences are.
    """
    steps = exercise.movement if amount_is_hold else exercise.setup
    key = "figure.hold" if amount_is_hold else "figure.start"
    return texts(key, name=exercise.name, leg=texts(_LEGS[side]), steps=" ".join(steps))
