"""What is offered to this person now, why the rest is not, and what is suggested (clinical.md 1.1, 4.2, 4.6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sciatimer.catalogue.model import Exercise, Position, Sides
from sciatimer.catalogue.offer import Filters, Offer, Reason, band_reason
from sciatimer.safety.getting_up import is_just_up
from sciatimer.safety.levels import Dose, DoseChoice, allowed_dose, allowed_levels, held_back, least, shortest
from sciatimer.safety.next_step import GENTLEST, NextStep, Step, next_step
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import has_nerve_signs, may_start, needs_nerve_filter
from sciatimer.safety.streak import is_difficult
from sciatimer.safety.values import Outcome, TodayAnswers

AFTER_UNLOCK = frozenset({GENTLEST, "seated-supported-knee-ease"})
GENTLEST_FIRST = (Position.LYING, Position.SEATED, Position.STANDING)

Catalogue = Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class OfferCase:
    """What the offer depends on.

    Attributes:
        answers: today's answers.
        situation: the past.
        choices: the doses chosen since the last lock, in the order in which they were made.
        at_hand: the person's filters; their pain, nerve and position are not looked at.
        leg_left_out: one leg is left out, so both legs together is not offered.
    """

    answers: TodayAnswers
    situation: Situation
    choices: tuple[DoseChoice, ...] = ()
    at_hand: Filters = field(default_factory=Filters)
    leg_left_out: bool = False

    @property
    def nerve(self) -> bool:
        """Whether the nerve filter holds."""
        return needs_nerve_filter(self.answers, self.situation)

    @property
    def filters(self) -> Filters:
        """The filters with today's pain and nerve signs, for all positions."""
        return replace(self.at_hand, position=None, pain=self.answers.pain, nerve=self.nerve)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The stretch that is ready, with its dose and the one reason that is said."""

    exercise: Exercise
    dose: Dose
    reason: Reason


@dataclass(frozen=True, slots=True)
class TodaysOffers:
    """All exercises, offered or not, with the dose of each offered one; no suggestion means none today.

    ``gently``: a self-check points to the nerve, so the gentlest hold stands before what is harder.
    """

    offers: tuple[Offer, ...]
    doses: Mapping[str, Dose]
    suggestion: Suggestion | None
    gently: bool = False

    def best(self, position: Position) -> Exercise | None:
        """The variant of a position to show: the suggested one, else the one to begin with; None without one."""
        if self.suggestion is not None and self.suggestion.exercise.position is position:
            return self.suggestion.exercise
        return _ready(self.offers, position, gently=self.gently)

    def why_not(self, position: Position) -> Reason | None:
        """Why nothing of a position is offered: what is said of its gentlest variant. None if something is."""
        there = [offer for offer in self.offers if offer.exercise.position is position]
        if not there or any(offer.is_offered for offer in there):
            return None
        return min(there, key=lambda offer: offer.exercise.level).reason


def todays_offers(catalogue: Catalogue, case: OfferCase) -> TodaysOffers:
    """What this person may take now and what is suggested.

    If an easier variant is wanted and neither it nor the last one at its least dose can be offered, nothing is offered
    today ("none today", read strictly).
    """
    if not may_start(case.answers, case.situation).outcome.may_start:
        nothing = Reason("safety.offer_not_now")
        return TodaysOffers(tuple(Offer(exercise, nothing) for exercise in catalogue.values()), {}, None)
    levels = allowed_levels(case.situation, case.choices, catalogue)
    offers = tuple(Offer(exercise, _reason_against(exercise, case, levels)) for exercise in catalogue.values())
    doses = {offer.exercise.id: _dose(offer.exercise, case) for offer in offers if offer.is_offered}
    step = _wanted(catalogue, case)
    if step is None:
        return TodaysOffers(offers, doses, _suggest(offers, doses, case), case.situation.nerve_result)
    suggestion = _suggest_easier(offers, doses, case, step) or _suggest_least(catalogue, case)
    if suggestion is None:
        return TodaysOffers(tuple(_refused(offer) for offer in offers), {}, None)
    offers = tuple(Offer(o.exercise, None) if o.exercise is suggestion.exercise else o for o in offers)
    doses = doses | {suggestion.exercise.id: suggestion.dose}
    return TodaysOffers(offers, doses, suggestion, case.situation.nerve_result)


def _reason_against(exercise: Exercise, case: OfferCase, levels: Mapping[Position, int]) -> Reason | None:
    """The first reason why an exercise is not offered, or None; the allowed level is looked at last."""
    reason = _reason_but_level(exercise, case)
    if reason is None and exercise.level > levels[exercise.position]:
        return Reason("safety.offer_level")
    return reason


def _reason_but_level(exercise: Exercise, case: OfferCase) -> Reason | None:
    if case.situation.after_unlock and exercise.id not in AFTER_UNLOCK:
        return Reason("safety.offer_unlock")
    barred = sorted(case.situation.x_codes.intersection(exercise.contraindications))
    if barred:
        return Reason(f"safety.{barred[0]}")
    return _band_reason(exercise, case) or _reason_of_body(exercise, case)


def _band_reason(exercise: Exercise, case: OfferCase) -> Reason | None:
    """Who has no nerve signs today is told that it comes from the self-check."""
    reason = band_reason(exercise, case.filters)
    only_checked = case.nerve and not has_nerve_signs(case.answers)
    if only_checked and band_reason(exercise, replace(case.filters, nerve=False)) is None and reason is not None:
        return Reason("safety.P8_self_check")
    return reason


def _reason_of_body(exercise: Exercise, case: OfferCase) -> Reason | None:
    if exercise.position is not Position.LYING and is_just_up(case.situation.now, case.situation.getting_up):
        return Reason("safety.offer_morning")
    if case.leg_left_out and exercise.sides is Sides.BOTH:
        return Reason("safety.offer_left_out")
    return None


def _dose(exercise: Exercise, case: OfferCase) -> Dose:
    return allowed_dose(exercise, case.situation, case.choices, nerve=case.nerve)


def _wanted(catalogue: Catalogue, case: OfferCase) -> NextStep | None:
    """The step after a difficult last session; None when nothing easier is wanted."""
    results = case.situation.results
    if not results or results[0].check in {None, Outcome.CHECK_DUE}:
        return None
    step = next_step(case.situation, catalogue, case.answers.pain)
    return step if step.step in {Step.EASIER, Step.WATER} else None


def _highest(offers: tuple[Offer, ...], position: Position) -> Exercise | None:
    there = [offer.exercise for offer in offers if offer.is_offered and offer.exercise.position is position]
    return max(there, key=lambda exercise: exercise.level, default=None)


def _ready(offers: tuple[Offer, ...], position: Position, *, gently: bool) -> Exercise | None:
    """The highest offered variant (4.2); the gentlest hold where a self-check points to the nerve, as its card says."""
    highest = _highest(offers, position)
    if not gently or position is not Position.LYING:
        return highest
    return next((offer.exercise for offer in offers if offer.is_offered and offer.exercise.id == GENTLEST), highest)


def _suggest(offers: tuple[Offer, ...], doses: Mapping[str, Dose], case: OfferCase) -> Suggestion | None:
    """The position last rated GOOD among those offered, else lying, seated, standing; the variant to begin with there."""
    last_good = [result.position for result in case.situation.results if _went_well(result.check, is_difficult(result))]
    for position in (*last_good, *GENTLEST_FIRST):
        exercise = _ready(offers, position, gently=case.situation.nerve_result)
        if exercise is not None:
            return Suggestion(exercise, doses[exercise.id], _reason_for(position, case, good=position in last_good))
    return None


def _went_well(check: Outcome | None, difficult: bool) -> bool:
    return check is Outcome.GOOD and not difficult


def _reason_for(position: Position, case: OfferCase, *, good: bool) -> Reason:
    if case.situation.after_unlock:
        return Reason("safety.suggest_unlock")
    if good:
        return Reason("safety.suggest_good")
    return Reason(f"safety.suggest_{position}", {"pain": case.answers.pain})


def _suggest_easier(
    offers: tuple[Offer, ...], doses: Mapping[str, Dose], case: OfferCase, step: NextStep
) -> Suggestion | None:
    """The easier variant; when the position failed twice, the highest gentler one of the next position before it."""
    ready = {offer.exercise.id: offer.exercise for offer in offers if offer.is_offered}
    easier = ready.get(step.offer_exercise or "")
    if step.offer_position is not None and (easier is None or easier.position is not step.offer_position):
        easier = _gentler(offers, step.offer_position, case) or easier
    if easier is None:
        return None
    return Suggestion(easier, _easier_dose(easier, doses[easier.id], step), Reason("safety.suggest_easier"))


def _easier_dose(easier: Exercise, dose: Dose, step: NextStep) -> Dose:
    """N4: the shortest hold. N5: no longer than the one that was too much, nor than the default."""
    if step.water:
        return shortest(easier, dose)
    most = easier.hold.default if step.offer_hold is None else min(step.offer_hold, easier.hold.default)
    return held_back(easier, dose, most)


def _gentler(offers: tuple[Offer, ...], position: Position, case: OfferCase) -> Exercise | None:
    failed = [offer.exercise.level for offer in offers if offer.exercise.id == case.situation.results[0].exercise]
    below = tuple(offer for offer in offers if not failed or offer.exercise.level < failed[0])
    return _highest(below, position)


def _suggest_least(catalogue: Catalogue, case: OfferCase) -> Suggestion | None:
    """The last variant with the shortest hold and the fewest repetitions, although its level has just gone back."""
    exercise = catalogue.get(case.situation.results[0].exercise)
    if exercise is None or _reason_but_level(exercise, case) is not None:
        return None
    return Suggestion(exercise, least(exercise, _dose(exercise, case)), Reason("safety.suggest_shortest"))


def _refused(offer: Offer) -> Offer:
    return offer if offer.reason is not None else Offer(offer.exercise, Reason("safety.offer_none_today"))
