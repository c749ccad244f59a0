"""What the cards and lists of Today show for an offer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sciatimer.catalogue.model import Equipment, Exercise, Position
from sciatimer.catalogue.offer import Filters
from sciatimer.figure.proportions import Build
from sciatimer.safety.levels import Dose
from sciatimer.safety.offers import OfferCase, TodaysOffers, todays_offers
from sciatimer.safety.values import Place
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from sciatimer.ui.pages.filters import AtHand, Legs
from sciatimer.ui.today_view import (
    POSITIONS,
    dose_words,
    filter_words,
    morning_words,
    offered_cards,
    open_cards,
    showcase,
    variant_views,
)
from sciatimer.ui.widgets.position_card import CardView
from tests.safety.examples import CALM, EXERCISES, FREE
from tests.session.built_in import BOTH, HOLD, PULSE

TEXTS = load_texts()
ANYTHING = AtHand(office=False, no_floor=False, equipment=frozenset(Equipment), legs=Legs())
SHOWCASE = showcase(EXERCISES.values())
DOSE = Dose(hold=15, repetitions=3, longest=15, most=3)


def offers_at(pain: int, place: Place = Place.THIGH) -> TodaysOffers:
    return todays_offers(EXERCISES, OfferCase(replace(CALM, pain=pain, place=place), FREE))


def cards(offers: TodaysOffers, at_hand: AtHand = ANYTHING) -> dict[Position, CardView]:
    chosen: dict[Position, Exercise] = {}
    for position in POSITIONS:
        best = offers.best(position)
        if best is not None:
            chosen[position] = best
    views = offered_cards(offers, chosen, SHOWCASE, at_hand, Build.SLIM, TEXTS)
    assert [view.position for view in views] == list(POSITIONS)
    return {view.position: view for view in views}


def test_the_gentlest_variant_stands_for_its_position() -> None:
    assert list(SHOWCASE) == list(POSITIONS)
    for position, shown in SHOWCASE.items():
        assert shown.level == min(each.level for each in EXERCISES.values() if each.position is position)
    lying = [each for each in EXERCISES.values() if each.position is Position.LYING]
    assert list(showcase(lying)) == [Position.LYING]


def test_open_cards_show_every_position_and_offer_none() -> None:
    views = open_cards({position: SHOWCASE[position] for position in POSITIONS}, Build.SLIM, TEXTS)
    assert [view.title for view in views] == ["Standing", "Seated", "Lying"]
    assert {view.offered for view in views} == {None}
    assert {view.stretch for view in views} == {view.line for view in views} == {""}
    assert all("Picture of" in view.picture for view in views)


def test_a_calm_day_offers_every_position_with_its_dose() -> None:
    offers = offers_at(2)
    for position, view in cards(offers).items():
        best = offers.best(position)
        assert best is not None
        assert view.offered is True
        assert view.stretch == dose_words(best, offers.doses[best.id], Legs(), TEXTS)


def test_only_the_suggested_card_says_why() -> None:
    offers = offers_at(2)
    assert offers.suggestion is not None
    lines = {position: view.line for position, view in cards(offers).items()}
    suggested = lines.pop(offers.suggestion.exercise.position)
    assert suggested == TEXTS("today.suggested", reason=offers.suggestion.reason.sentence(TEXTS))
    assert set(lines.values()) == {""}


def test_what_is_not_offered_stays_in_sight_with_its_reason() -> None:
    offers = offers_at(5)
    standing = cards(offers)[Position.STANDING]
    reason = offers.why_not(Position.STANDING)
    assert reason is not None
    assert (standing.offered, standing.stretch) == (False, "")
    assert standing.line == reason.sentence(TEXTS) != ""


def test_a_position_without_any_exercise_has_no_card() -> None:
    offers = offers_at(7)
    views = offered_cards(offers, {}, {Position.LYING: SHOWCASE[Position.LYING]}, ANYTHING, Build.SLIM, TEXTS)
    assert [view.position for view in views] == [Position.LYING]


def test_the_variants_of_a_position_come_gentlest_first() -> None:
    views = variant_views(offers_at(2), Position.LYING, ANYTHING, TEXTS)
    levels = [EXERCISES[view.exercise].level for view in views]
    assert levels == sorted(levels)
    assert {EXERCISES[view.exercise].position for view in views} == {Position.LYING}
    assert len(views) == len([each for each in EXERCISES.values() if each.position is Position.LYING])


def test_each_variant_says_its_dose_or_why_it_cannot_be_taken() -> None:
    offers = offers_at(3)
    views = variant_views(offers, Position.SEATED, ANYTHING, TEXTS)
    assert {view.offered for view in views} == {True, False}
    for view in views:
        exercise = EXERCISES[view.exercise]
        assert view.text.startswith(exercise.name)
        assert view.offered is (view.exercise in offers.doses)
        assert ("Not now:" in view.text) is not view.offered


@pytest.mark.parametrize(
    ("exercise", "legs", "said"),
    [
        (HOLD, Legs(), "3\u00a0\u00d7\u00a015\u00a0s, each leg"),
        (HOLD, Legs(left_out=Side.LEFT), "3\u00a0\u00d7\u00a015\u00a0s, right leg only"),
        (HOLD, Legs(left_out=Side.RIGHT), "3\u00a0\u00d7\u00a015\u00a0s, left leg only"),
        (HOLD, Legs(shorter=Side.LEFT), "3\u00a0\u00d7\u00a015\u00a0s, each leg, the left one shorter"),
        (HOLD, Legs(shorter=Side.RIGHT), "3\u00a0\u00d7\u00a015\u00a0s, each leg, the right one shorter"),
        (PULSE, Legs(), "3 slow pulses of 15\u00a0s, each leg"),
        (BOTH, Legs(), "3\u00a0\u00d7\u00a015\u00a0s, both legs together"),
        (BOTH, Legs(shorter=Side.LEFT), "3\u00a0\u00d7\u00a015\u00a0s, both legs together, shorter"),
    ],
)
def test_a_dose_is_said_in_one_line(exercise: str, legs: Legs, said: str) -> None:
    assert dose_words(EXERCISES[exercise], DOSE, legs, TEXTS) == f"{EXERCISES[exercise].name}: {said}"


def test_what_the_morning_filled_in_is_said() -> None:
    said = morning_words(datetime(2026, 3, 2, 8, 5, tzinfo=UTC), 3, Place.BUTTOCK, TEXTS)
    assert said.startswith("Taken from your check at 08:05: 3 of 10, buttock.")


@pytest.mark.parametrize(
    ("at_hand", "said"),
    [
        (ANYTHING, "At hand: everything, both legs alike"),
        (replace(ANYTHING, office=True), "At hand: office clothes"),
        (replace(ANYTHING, no_floor=True, legs=Legs(left_out=Side.LEFT)), "At hand: right leg only, no floor"),
        (replace(ANYTHING, legs=Legs(shorter=Side.RIGHT)), "At hand: right leg shorter"),
        (replace(ANYTHING, equipment=frozenset({Equipment.CHAIR})), "At hand: some things missing"),
    ],
)
def test_filters_are_said_in_a_few_words(at_hand: AtHand, said: str) -> None:
    assert filter_words(at_hand, TEXTS) == said


def test_a_filter_narrows_the_variants() -> None:
    offers = todays_offers(EXERCISES, OfferCase(CALM, FREE, at_hand=Filters(floor_available=False)))
    free = [view.exercise for view in variant_views(offers_at(2), Position.LYING, ANYTHING, TEXTS) if view.offered]
    narrow = [view.exercise for view in variant_views(offers, Position.LYING, ANYTHING, TEXTS) if view.offered]
    assert set(narrow) < set(free)
