"""The faults of form that are drawn as wrong pictures: which two matter most in each exercise (clinical.md 1.1, 1.3)."""

from enum import StrEnum

from sciatimer.catalogue.model import Exercise, Position, Prop

STRAIGHT_KNEE = 20.0  # degrees; from here on a knee can lock


class FormFault(StrEnum):
    """A way to do a stretch wrong, in words in faults.json."""

    TOES_UP = "toes_up"
    BACK_ROUNDED = "back_rounded"
    KNEE_LOCKED = "knee_locked"
    REACH_FOR_TOES = "reach_for_toes"
    BEHIND_KNEE = "behind_knee"
    STRAP_ON_TOES = "strap_on_toes"
    LEAN_TOO_FAR = "lean_too_far"


# The words of the card that each pair answers to stand beside it.
_WORST: dict[str, tuple[FormFault, FormFault]] = {
    "lying-bent-knee-hold": (FormFault.BEHIND_KNEE, FormFault.TOES_UP),  # "not behind the knee", "toes relaxed"
    "lying-90-90-active": (FormFault.KNEE_LOCKED, FormFault.TOES_UP),  # "part of the way", "toes relaxed"
    "lying-towel-thigh": (FormFault.KNEE_LOCKED, FormFault.TOES_UP),  # "knee unlocked, toes relaxed"
    "lying-wall-far": (FormFault.TOES_UP, FormFault.KNEE_LOCKED),  # "toes relaxed away", "keep a soft knee"
    "lying-wall-doorway": (FormFault.KNEE_LOCKED, FormFault.TOES_UP),  # "knee unlocked", "toes relaxed"
    "lying-strap-foot": (FormFault.STRAP_ON_TOES, FormFault.KNEE_LOCKED),  # "must not pull the toes up"
    "seated-supported-knee-ease": (FormFault.LEAN_TOO_FAR, FormFault.TOES_UP),  # "do not lean forward", "toes down"
    "seated-heel-floor": (FormFault.BACK_ROUNDED, FormFault.TOES_UP),  # "do not round the back", "not pulled up"
    "seated-footstool": (FormFault.BACK_ROUNDED, FormFault.TOES_UP),  # "long spine", "toes relaxed"
    "seated-long-sit-wall": (FormFault.REACH_FOR_TOES, FormFault.TOES_UP),  # "do not reach for the feet"
    "seated-single-leg-floor": (FormFault.REACH_FOR_TOES, FormFault.BACK_ROUNDED),  # "no reach", "back flat"
    "standing-desk-hinge": (FormFault.BACK_ROUNDED, FormFault.KNEE_LOCKED),  # "long flat back", "knees soft"
    "standing-heel-forward": (FormFault.TOES_UP, FormFault.BACK_ROUNDED),  # "front toes relaxed", "chest up"
    "standing-foot-on-step": (FormFault.TOES_UP, FormFault.BACK_ROUNDED),  # "not pulled up", "chest stays up"
    "standing-foot-on-chair": (FormFault.REACH_FOR_TOES, FormFault.TOES_UP),  # "do not bend toward the foot"
    "standing-scissor": (FormFault.LEAN_TOO_FAR, FormFault.KNEE_LOCKED),  # "no fold onto the leg", "unlocked"
}


def faults_for(exercise: Exercise) -> tuple[FormFault, FormFault]:
    """The two faults that matter most in an exercise; for one of an own pack those of its position and props."""
    return _WORST.get(exercise.id) or _likely(exercise)


def _likely(exercise: Exercise) -> tuple[FormFault, FormFault]:
    straight = exercise.figure.hold.stretch.knee <= STRAIGHT_KNEE
    if exercise.position is Position.LYING:
        second = FormFault.KNEE_LOCKED if straight else FormFault.BEHIND_KNEE
        toes = FormFault.STRAP_ON_TOES if Prop.STRAP in exercise.figure.props else FormFault.TOES_UP
        return toes, second
    return FormFault.BACK_ROUNDED, _toes_or_knee(exercise)


def _toes_or_knee(exercise: Exercise) -> FormFault:
    """Toes that stand flat on the floor cannot be pulled up."""
    pose = exercise.figure.hold
    limb = pose.stretch
    tilt = limb.hip - pose.trunk - limb.knee - limb.ankle
    flat = exercise.position is Position.STANDING and tilt <= STRAIGHT_KNEE / 2
    return FormFault.KNEE_LOCKED if flat else FormFault.TOES_UP
