"""Own exercises under the rules: never offered where the built-in one that they were copied from is not."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise, Position
from sciatimer.catalogue.own import around_own, copy_of, templates, written
from sciatimer.catalogue.packs import ALL_CODES, own_exercises
from sciatimer.catalogue.reading import read_bytes
from sciatimer.resources import shipped
from sciatimer.safety.offers import OfferCase, todays_offers
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import Outcome, Place, RedFlag, TodayAnswers
from tests.safety.examples import CALM, FREE, NOW, session

CATALOGUE = load_catalogue(shipped("exercises.json"), None)
PREFIX = "own-"


def as_own(template: Exercise, **changes: object) -> Exercise:
    """A copy as it is offered after it was written and read."""
    copy = structs.replace(copy_of(template, "Mine", templates(CATALOGUE)), id=PREFIX + template.id, **changes)
    read = read_bytes(written(copy), around_own(CATALOGUE))
    assert read.file is not None, read.faults
    return own_exercises(read.file, Path())[0]


OWN = {each.id: each for each in map(as_own, templates(CATALOGUE))}
ALL = {each.id: each for each in templates(CATALOGUE)} | OWN


def offered(answers: TodayAnswers = CALM, past: Situation = FREE) -> set[str]:
    """The ids of what is offered."""
    return {offer.exercise.id for offer in todays_offers(ALL, OfferCase(answers, past)).offers if offer.is_offered}


def own_offered(answers: TodayAnswers = CALM, past: Situation = FREE) -> set[str]:
    """The ids of the own ones among them."""
    return offered(answers, past) & OWN.keys()


def test_on_a_calm_day_own_ones_of_the_allowed_levels_are_offered() -> None:
    assert own_offered() == {PREFIX + name for name in offered() - OWN.keys()}
    assert own_offered()


@pytest.mark.parametrize("pain", [4, 5])
def test_standing_ends_at_a_pain_of_three(pain: int) -> None:
    standing = {name for name, each in OWN.items() if each.position is Position.STANDING}
    assert own_offered(replace(CALM, pain=3)) & standing
    assert not own_offered(replace(CALM, pain=pain)) & standing


@pytest.mark.parametrize(
    "answers",
    [
        replace(CALM, pain=6),
        replace(CALM, nerve_feelings=True),
        replace(CALM, place=Place.CALF),
        replace(CALM, much_worse=True),
        replace(CALM, red=RedFlag.URGENT),
        replace(CALM, red=RedFlag.EMERGENCY),
    ],
)
def test_no_answer_that_forbids_or_filters_leaves_an_own_one(answers: TodayAnswers) -> None:
    assert own_offered(answers) == set()


@pytest.mark.parametrize(
    "past",
    [
        replace(FREE, locked=True),
        replace(FREE, screened=False),
        replace(FREE, uncleared=("C1",)),
        replace(FREE, open_check=1),
        replace(FREE, open_morning=1),
        replace(FREE, rest_day=NOW.date()),
        replace(FREE, sessions_today=3),
        replace(FREE, nerve_result=True),
        replace(FREE, last_session_end=NOW - timedelta(minutes=30)),
        *(replace(FREE, x_codes=frozenset({code})) for code in ALL_CODES),
    ],
)
def test_nothing_of_the_past_that_forbids_leaves_an_own_one(past: Situation) -> None:
    assert own_offered(past=past) == set()


def test_a_session_that_was_too_much_takes_own_ones_down_a_level_too() -> None:
    eased = session(check=Outcome.EASE, exercise="own-lying-towel-thigh")
    after = own_offered(past=replace(FREE, results=(eased,)))
    assert PREFIX + "lying-towel-thigh" in own_offered()
    assert PREFIX + "lying-towel-thigh" not in after


@given(
    pain=st.integers(0, 10),
    place=st.sampled_from(Place),
    nerve=st.booleans(),
    codes=st.frozensets(st.sampled_from(ALL_CODES), max_size=3),
    sessions=st.integers(0, 4),
    minutes=st.none() | st.integers(0, 400),
    gentle=st.booleans(),
)
def test_never_is_a_copy_offered_where_what_it_was_copied_from_is_not(
    pain: int, place: Place, nerve: bool, codes: frozenset[str], sessions: int, minutes: int | None, gentle: bool
) -> None:
    ended = None if minutes is None else NOW - timedelta(minutes=minutes)
    past = replace(FREE, x_codes=codes, sessions_today=sessions, last_session_end=ended, after_unlock=gentle)
    given_now = offered(replace(CALM, pain=pain, place=place, nerve_feelings=nerve), past)
    assert {name.removeprefix(PREFIX) for name in given_now & OWN.keys()} <= given_now


def test_the_dose_of_an_own_one_begins_at_its_default() -> None:
    doses = todays_offers(ALL, OfferCase(CALM, FREE)).doses
    for name in own_offered():
        assert (doses[name].hold, doses[name].longest) == (OWN[name].hold.default, OWN[name].hold.default)
