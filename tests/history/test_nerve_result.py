"""A nerve result is honoured wherever it counts: the same life, once without one and once with it."""

from dataclasses import replace

import pytest

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.history.facts import DoseChosen, DoseReason, ScreenAnswered
from sciatimer.history.situation import situation
from sciatimer.history.today import dose_choices
from sciatimer.safety.next_step import next_step
from sciatimer.safety.offers import OfferCase, TodaysOffers, todays_offers
from sciatimer.safety.self_check import CheckFeeling, CheckPlace, Lean, SittingAnswers
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import may_start
from sciatimer.safety.values import Place, RedFlag, TodayAnswers, Where
from tests.history.diary import STARTED, Diary
from tests.safety.examples import EXERCISES

MILD = TodayAnswers(0, Place.NONE, Where.BACK_ONLY, nerve_feelings=False, much_worse=False, red=RedFlag.NONE)
BEHIND_KNEE = SittingAnswers(CheckFeeling.PULL, Lean.NO, CheckPlace.ELSEWHERE)
BENT, TOWEL = EXERCISES["lying-bent-knee-hold"], EXERCISES["lying-towel-thigh"]


def good_days(diary: Diary, exercise: Exercise, hold: int, days: int = 3) -> None:
    """Good sessions on days in a row, each with its settled morning."""
    started = replace(STARTED, exercise=exercise.id, position=exercise.position, hold=hold)
    for _ in range(days):
        session = diary.session(started=started)
        diary.days_pass(1)
        diary.morning(session)


def offered(diary: Diary, answers: TodayAnswers = MILD) -> TodaysOffers:
    return todays_offers(EXERCISES, OfferCase(answers, of(diary), dose_choices(diary.store)))


def of(diary: Diary) -> Situation:
    return situation(diary.store, diary.now())


@pytest.fixture
def ready(diary: Diary) -> Diary:
    """Somebody whose screens are passed."""
    diary.answer_screens()
    return diary


def test_only_nerve_ok_variants_are_offered(ready: Diary) -> None:
    free = {offer.exercise.id for offer in offered(ready).offers if offer.is_offered}
    ready.self_check(BEHIND_KNEE)
    assert may_start(MILD, of(ready)).reason == "safety.P8_self_check"
    now = {offer.exercise.id for offer in offered(ready).offers if offer.is_offered}
    assert now == {"lying-bent-knee-hold", "lying-90-90-active", "seated-supported-knee-ease"}
    assert TOWEL.id in free
    standing = offered(ready).why_not(Position.STANDING)
    assert standing is not None
    assert standing.key == "safety.P8_self_check"


def test_ten_seconds_at_most(ready: Diary) -> None:
    good_days(ready, BENT, 10)
    ready.store.append(DoseChosen(ready.now(), BENT.id, 15, 3, DoseReason.LONGER))
    assert offered(ready).doses[BENT.id].hold == 15
    ready.self_check(BEHIND_KNEE)
    dose = offered(ready).doses[BENT.id]
    assert (dose.hold, dose.longest) == (10, 10)


def test_no_longer_hold_beyond_ten_seconds(ready: Diary) -> None:
    good_days(ready, BENT, 10)
    assert next_step(of(ready), EXERCISES, pain=0).rule == "N7"
    ready.self_check(BEHIND_KNEE)
    assert next_step(of(ready), EXERCISES, pain=0).rule == "N9"


@pytest.mark.parametrize("hold", [5, 8])
def test_a_longer_hold_up_to_ten_seconds(ready: Diary, hold: int) -> None:
    good_days(ready, BENT, hold)
    ready.self_check(BEHIND_KNEE)
    step = next_step(of(ready), EXERCISES, pain=0)
    assert (step.rule, step.offer_hold) == ("N7", 10)


@pytest.mark.parametrize("exercise", [TOWEL, BENT, EXERCISES["lying-90-90-active"]], ids=lambda e: e.id)
def test_nothing_harder(ready: Diary, exercise: Exercise) -> None:
    good_days(ready, exercise, exercise.hold.max)
    assert next_step(of(ready), EXERCISES, pain=0).rule == "N8"
    ready.self_check(BEHIND_KNEE)
    assert next_step(of(ready), EXERCISES, pain=0).rule == "N9"


def test_a_failed_gate_does_the_same_for_its_day(ready: Diary) -> None:
    good_days(ready, TOWEL, 30)
    ready.skip_self_check()
    assert next_step(of(ready), EXERCISES, pain=0).rule == "N9"
    assert all(offer.exercise.nerve_ok for offer in offered(ready).offers if offer.is_offered)


def test_an_x_code_that_is_left_with_nothing_offers_nothing(ready: Diary) -> None:
    ready.store.append_all(ScreenAnswered(ready.now(), item, yes=True) for item in ("X4", "X7"))
    ready.self_check(BEHIND_KNEE)
    assert offered(ready).suggestion is None
