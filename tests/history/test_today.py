"""What Today fills in, compares with and builds on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sciatimer.history.facts import DoseChosen, DoseReason
from sciatimer.history.today import ChosenDose, answers_of, dose_choices, fresh_morning, last_answers
from sciatimer.safety.values import MorningOutcome, Place, RedFlag, TodayAnswers, Where
from tests.history.diary import MORNING, TODAY, Diary


def choose(diary: Diary, hold: int) -> ChosenDose:
    row_id = diary.store.append(DoseChosen(diary.now(), "lying-towel-thigh", hold, 3, DoseReason.LOWERED))
    return ChosenDose(row_id, "lying-towel-thigh", hold, 3, DoseReason.LOWERED)


def test_the_answers_are_those_of_the_fact() -> None:
    assert answers_of(TODAY) == TodayAnswers(
        2, Place.BUTTOCK, Where.LEFT, nerve_feelings=False, much_worse=False, red=RedFlag.NONE
    )


def test_the_last_answers_are_the_last_recorded(diary: Diary) -> None:
    assert last_answers(diary.store) is None
    diary.answer_today(replace(TODAY, pain=5))
    diary.answer_today(replace(TODAY, pain=1))
    assert last_answers(diary.store) == answers_of(replace(TODAY, pain=1))


@pytest.mark.parametrize(("minutes", "is_fresh"), [(-1, False), (0, True), (30, True), (30.1, False)])
def test_a_morning_check_is_fresh_for_half_an_hour(diary: Diary, minutes: float, is_fresh: bool) -> None:
    diary.morning(diary.session())
    found = fresh_morning(diary.store, diary.now() + timedelta(minutes=minutes))
    assert (found is not None) == is_fresh


def test_a_morning_that_did_not_settle_fills_nothing_in(diary: Diary) -> None:
    diary.morning(diary.session(), replace(MORNING, outcome=MorningOutcome.NOT_SETTLED))
    assert fresh_morning(diary.store, diary.now()) is None


def test_doses_are_those_chosen_since_the_last_lock(diary: Diary) -> None:
    choose(diary, 10)
    diary.unlock(diary.lock())
    since = (choose(diary, 15), choose(diary, 20))
    assert dose_choices(diary.store) == since
