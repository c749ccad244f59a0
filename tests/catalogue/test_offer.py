"""What the comfort band and the filters leave: the counts of clinical.md 1.2, and a reason for all others."""

import pytest

from sciatimer.catalogue.model import Equipment, Exercise, Position
from sciatimer.catalogue.offer import Filters, Reason, band_reason, offered
from sciatimer.texts import load_texts
from tests.catalogue.samples import builtin

ALL = builtin().exercises
TOWEL = ALL[2]


def names(filters: Filters) -> list[str]:
    return [offer.exercise.id for offer in offered(ALL, filters) if offer.is_offered]


def key(exercise: Exercise, filters: Filters) -> str | None:
    reason = band_reason(exercise, filters)
    return reason.key if reason else None


@pytest.mark.parametrize(("pain", "count"), list(enumerate([16, 16, 13, 7, 4, 2, 0, 0, 0, 0, 0])))
def test_as_many_are_offered_by_pain_as_the_overview_says(pain: int, count: int) -> None:
    assert len(names(Filters(pain=pain))) == count


@pytest.mark.parametrize(("pain", "lying", "seated", "standing"), [(3, 4, 2, 1), (4, 3, 1, 0), (5, 1, 1, 0)])
def test_the_counts_by_position_are_those_of_the_overview(pain: int, lying: int, seated: int, standing: int) -> None:
    counts = [
        len(names(Filters(position=position, pain=pain)))
        for position in (Position.LYING, Position.SEATED, Position.STANDING)
    ]
    assert counts == [lying, seated, standing]


def test_with_nerve_signs_only_the_three_gentle_ones_are_offered() -> None:
    gentle = ["lying-bent-knee-hold", "lying-90-90-active", "seated-supported-knee-ease"]
    assert names(Filters(nerve=True)) == gentle
    assert names(Filters(nerve=True, pain=5)) == [gentle[0], gentle[2]]
    assert names(Filters(nerve=True, pain=6)) == []


@pytest.mark.parametrize("pain", range(10))
def test_more_pain_never_offers_more(pain: int) -> None:
    assert set(names(Filters(pain=pain + 1))) <= set(names(Filters(pain=pain)))


def test_office_clothes_leave_only_what_the_overview_marks() -> None:
    office = names(Filters(office=True))
    assert office == [exercise.id for exercise in ALL if exercise.office]
    assert len(office) == 8


def test_without_a_floor_nothing_is_offered_on_it() -> None:
    assert all(not exercise.floor for exercise in ALL if exercise.id in names(Filters(floor_available=False)))
    assert "lying-towel-thigh" not in names(Filters(floor_available=False))


def test_equipment_that_is_not_at_hand_takes_away_what_needs_it() -> None:
    assert names(Filters(equipment=frozenset({Equipment.CHAIR}))) == [
        "seated-supported-knee-ease",
        "seated-heel-floor",
        "standing-scissor",
    ]
    assert names(Filters(equipment=frozenset())) == []


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(pain=4), None),
        (Filters(pain=6, nerve=True, office=True), "catalogue.pain_too_high"),
        (Filters(pain=5, nerve=True, office=True), "catalogue.not_with_nerve_signs"),
        (Filters(pain=5, position=Position.SEATED), "catalogue.outside_band"),
        (Filters(position=Position.SEATED, office=True), "catalogue.other_position"),
        (Filters(office=True, floor_available=False), "catalogue.not_in_office_clothes"),
        (Filters(floor_available=False, equipment=frozenset()), "catalogue.needs_floor"),
        (Filters(equipment=frozenset({Equipment.MAT})), "catalogue.needs_equipment"),
    ],
)
def test_the_gravest_reason_is_the_one_that_is_said(filters: Filters, wanted: str | None) -> None:
    assert key(TOWEL, filters) == wanted


def test_a_reason_is_a_sentence_with_its_numbers() -> None:
    reason = band_reason(TOWEL, Filters(pain=5))
    assert reason is not None
    assert reason.sentence(load_texts()) == "For pain up to 4 of 10; yours is 5."


def test_every_reason_has_its_sentence() -> None:
    texts = load_texts()
    reasons = [
        Reason("catalogue.pain_too_high", {"pain": 7}),
        Reason("catalogue.not_with_nerve_signs"),
        Reason("catalogue.other_position"),
        Reason("catalogue.not_in_office_clothes"),
        Reason("catalogue.needs_floor"),
        Reason("catalogue.needs_equipment", {"equipment": "mat"}),
    ]
    assert all(reason.sentence(texts).endswith(".") for reason in reasons)
    assert len({hash(reason) for reason in reasons}) == len(reasons)
