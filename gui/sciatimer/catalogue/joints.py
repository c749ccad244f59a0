"""The joints of a pose, and how far each can be set: the bounds of the types, and what the checks ask for."""

from typing import get_type_hints

from msgspec import Meta

from sciatimer.catalogue.checks import UNLOCKED_KNEE
from sciatimer.catalogue.model import LimbPose, Pose, Position

BODY = ("trunk", "neck")
LIMB = ("hip", "knee", "ankle", "shoulder", "elbow", "turn_out", "arm_out")
PARTS = {"": BODY, "stretch": LIMB, "other": LIMB}


def joint_range(position: Position, moment: str, limb: str, joint: str) -> tuple[int, int]:
    """The least and the greatest angle in degrees.

    Args:
        position: how the person is placed.
        moment: start or hold.
        limb: stretch or other; '' for trunk and neck.
        joint: one of the joints of the limb.
    """
    bounds = _bounds(joint, limb)
    least, most = int(bounds.ge or 0), int(bounds.le or 0)
    if joint == "knee" and (moment, limb) == ("hold", "stretch"):
        return UNLOCKED_KNEE, most
    if joint == "ankle" and position is not Position.STANDING:
        return 0, most
    return least, most


def _bounds(joint: str, limb: str) -> Meta:
    hints = get_type_hints(LimbPose if limb else Pose, include_extras=True)
    bounds = hints[joint].__metadata__[0]
    if not isinstance(bounds, Meta):
        raise TypeError(joint)
    return bounds
