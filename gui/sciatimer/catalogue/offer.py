"""Which exercises the comfort band and the person's filters leave, and why the others are left out.

The safety rules (allowed level, contraindications, lock) come on top; here is only what clinical.md 1.1 calls the
comfort band, the nerve filter of P8, and what is at hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sciatimer.catalogue.model import Equipment, Exercise, Position
from sciatimer.texts import Texts

NO_STRETCH_FROM = 6  # NPRS: at this pain nothing is offered at all (clinical.md 1.1, X0)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an exercise is not offered: the key of its sentence and the values that fill it."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def sentence(self, texts: Texts) -> str:
        """The sentence a person reads."""
        return texts(self.key, **self.values)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for. ``pain`` is NPRS 0-10; ``nerve`` is any nerve sign or pain below the knee (P8).

    ``position`` and ``equipment`` are None when anything goes.
    """

    position: Position | None = None
    pain: int = 0
    nerve: bool = False
    office: bool = False
    floor_available: bool = True
    equipment: frozenset[Equipment] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """An exercise, and why it is not offered; None when it is."""

    exercise: Exercise
    reason: Reason | None

    @property
    def is_offered(self) -> bool:
        """Whether the person may take it."""
        return self.reason is None


def offered(exercises: Iterable[Exercise], filters: Filters) -> tuple[Offer, ...]:
    """All exercises in their order, each with the reason if it is not offered."""
    return tuple(Offer(exercise, band_reason(exercise, filters)) for exercise in exercises)


def band_reason(exercise: Exercise, filters: Filters) -> Reason | None:
    """The gravest reason why an exercise is not offered, or None when it is: safety first, then what is at hand."""
    return _safety_reason(exercise, filters) or _at_hand_reason(exercise, filters)


def _safety_reason(exercise: Exercise, filters: Filters) -> Reason | None:
    if filters.pain >= NO_STRETCH_FROM:
        return Reason("catalogue.pain_too_high", {"pain": filters.pain})
    if filters.nerve and not exercise.nerve_ok:
        return Reason("catalogue.not_with_nerve_signs")
    if filters.pain > exercise.pain_max:
        return Reason("catalogue.outside_band", {"pain": filters.pain, "most": exercise.pain_max})
    return None


def _at_hand_reason(exercise: Exercise, filters: Filters) -> Reason | None:
    if filters.position not in {None, exercise.position}:
        return Reason("catalogue.other_position")
    if filters.office and not exercise.office:
        return Reason("catalogue.not_in_office_clothes")
    if exercise.floor and not filters.floor_available:
        return Reason("catalogue.needs_floor")
    if filters.equipment is not None and not filters.equipment.issuperset(exercise.equipment):
        return Reason("catalogue.needs_equipment", {"equipment": exercise.equipment_note})
    return None
