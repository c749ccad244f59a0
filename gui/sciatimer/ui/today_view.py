"""From today's offers to what the cards and lists show. No widget is touched here."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sciatimer.catalogue.model import Equipment, Exercise, Kind, Position, Sides
from sciatimer.figure.describe import describe
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import scene_for
from sciatimer.safety.levels import Dose
from sciatimer.safety.offers import TodaysOffers
from sciatimer.safety.values import Place
from sciatimer.session.model import Side
from sciatimer.texts import Texts
from sciatimer.ui.check_controller import place_words
from sciatimer.ui.pages.filters import AtHand, Legs
from sciatimer.ui.pages.variants import VariantView
from sciatimer.ui.widgets.position_card import CardView

POSITIONS = (Position.STANDING, Position.SEATED, Position.LYING)


def showcase(exercises: Iterable[Exercise]) -> dict[Position, Exercise]:
    """The picture of a position while nothing of it is offered: its gentlest variant."""
    shown = {exercise.position: exercise for exercise in sorted(exercises, key=_level, reverse=True)}
    return {position: shown[position] for position in POSITIONS if position in shown}


def open_cards(shown: Mapping[Position, Exercise], build: Build, texts: Texts) -> list[CardView]:
    """The cards while the questions are open: a picture of each position, nothing offered yet."""
    return [
        _card(position, exercise, "", "", offered=None, build=build, texts=texts)
        for position, exercise in shown.items()
    ]


def offered_cards(
    offers: TodaysOffers,
    chosen: Mapping[Position, Exercise],
    shown: Mapping[Position, Exercise],
    at_hand: AtHand,
    build: Build,
    texts: Texts,
) -> list[CardView]:
    """The cards with what is offered and, where nothing is, why not."""
    views = []
    for position in POSITIONS:
        exercise = chosen.get(position)
        if exercise is not None:
            stretch = dose_words(exercise, offers.doses[exercise.id], at_hand.legs, texts)
            line = _suggested_words(offers, exercise, texts)
            views.append(_card(position, exercise, stretch, line, offered=True, build=build, texts=texts))
        elif position in shown:
            reason = offers.why_not(position)
            line = "" if reason is None else reason.sentence(texts)
            views.append(_card(position, shown[position], "", line, offered=False, build=build, texts=texts))
    return views


def variant_views(offers: TodaysOffers, position: Position, at_hand: AtHand, texts: Texts) -> list[VariantView]:
    """All variants of a position, gentlest first, with the reason for those that are not offered."""
    there = sorted(
        (offer for offer in offers.offers if offer.exercise.position is position),
        key=lambda offer: offer.exercise.level,
    )
    views = []
    for offer in there:
        exercise = offer.exercise
        if offer.reason is None:
            text = dose_words(exercise, offers.doses[exercise.id], at_hand.legs, texts)
        else:
            text = texts("today.variant_not_offered", text=f"{exercise.name}.", reason=offer.reason.sentence(texts))
        views.append(VariantView(exercise.id, text, offer.is_offered))
    return views


def dose_words(exercise: Exercise, dose: Dose, legs: Legs, texts: Texts) -> str:
    """The stretch and its dose in one sentence."""
    key = "today.dose_hold" if exercise.kind is Kind.HOLD else "today.dose_pulse"
    return texts(
        key,
        name=exercise.name,
        repetitions=dose.repetitions,
        hold=dose.hold,
        legs=texts(f"today.legs_{_legs(exercise, legs)}"),
    )


def morning_words(at: datetime, pain: int, place: Place, texts: Texts) -> str:
    """What a fresh morning check filled in, and when it was given."""
    return texts("today.from_morning", time=f"{at:%H:%M}", pain=pain, place=place_words(place, texts))


def filter_words(at_hand: AtHand, texts: Texts) -> str:
    """Which filters narrow the offer, in a few words."""
    on = []
    if at_hand.legs.left_out is not None:
        on.append(texts(f"today.legs_{at_hand.legs.left_out.opposite}"))
    if at_hand.legs.shorter is not None:
        on.append(texts(f"today.filter_shorter_{at_hand.legs.shorter}"))
    if at_hand.office:
        on.append(texts("today.filter_office"))
    if at_hand.no_floor:
        on.append(texts("today.filter_no_floor"))
    if at_hand.equipment != frozenset(Equipment):
        on.append(texts("today.filter_equipment"))
    return texts("today.filters_some", list=", ".join(on)) if on else texts("today.filters_none")


def _legs(exercise: Exercise, legs: Legs) -> str:
    if exercise.sides is Sides.BOTH:
        return "both" if legs.shorter is None else "less_both"
    if legs.left_out is not None:
        return str(legs.left_out.opposite)
    return "each" if legs.shorter is None else f"less_{legs.shorter}"


def _suggested_words(offers: TodaysOffers, exercise: Exercise, texts: Texts) -> str:
    suggestion = offers.suggestion
    if suggestion is None or suggestion.exercise is not exercise:
        return ""
    return texts("today.suggested", reason=suggestion.reason.sentence(texts))


def _card(
    position: Position, exercise: Exercise, stretch: str, line: str, *, offered: bool | None, build: Build, texts: Texts
) -> CardView:
    side = Side.BOTH if exercise.sides is Sides.BOTH else Side.RIGHT
    return CardView(
        position=position,
        title=texts(f"today.position_{position}"),
        stretch=stretch,
        line=line,
        offered=offered,
        scene=scene_for(exercise, 1.0, side, build=build),
        picture=describe(exercise, True, side, texts),
    )


def _level(exercise: Exercise) -> int:
    return exercise.level
