"""A check that was cut off goes on where it stopped."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sciatimer.history.draft import before_session, draft_check
from sciatimer.history.facts import CheckAnswer, EndReason, StopFelt
from sciatimer.safety.judge import Before
from sciatimer.safety.values import Overall, PainCheck, Place, Quality, RedFlag, StopCause, StopFeeling, Where
from tests.history.diary import STARTED, TODAY, Diary


def answer(diary: Diary, session: int, **values: int) -> None:
    diary.store.append_all(CheckAnswer(diary.now(), session, question, value) for question, value in values.items())


def felt(diary: Diary, session: int, *feelings: StopFeeling) -> None:
    diary.store.append_all(StopFelt(diary.now(), session, feeling) for feeling in feelings)


def draft(diary: Diary, session: int) -> PainCheck:
    return draft_check(diary.store, session).check


def test_a_check_that_has_just_opened_knows_only_what_was_before(diary: Diary) -> None:
    session = diary.begin(answer=replace(TODAY, where=Where.RIGHT))
    opened = draft_check(diary.store, session)
    assert opened.check == PainCheck(before=2, place_before=Place.BUTTOCK)
    assert (opened.where, opened.before) == (Where.RIGHT, Before(2, Place.BUTTOCK, nerve_feelings=False))


def test_the_last_answer_to_each_question_counts(diary: Diary) -> None:
    session = diary.begin()
    diary.end(session)
    answer(diary, session, after=3, during=4, place_after=3, quality=2, overall=2, red=0)
    answer(diary, session, after=1)
    assert draft(diary, session) == PainCheck(
        red=RedFlag.NONE,
        stop=StopCause.NONE,
        before=2,
        after=1,
        during=4,
        place_before=Place.BUTTOCK,
        place_after=Place.THIGH,
        quality=Quality.NERVE_AS_BEFORE,
        overall=Overall.WORSE,
    )


def test_answers_come_back_as_values_of_their_scale(diary: Diary) -> None:
    session = diary.begin()
    answer(diary, session, place_after=4, quality=1)
    check = draft(diary, session)
    assert (type(check.place_after), type(check.quality)) == (Place, Quality)


def test_answers_of_another_session_are_not_mixed_in(diary: Diary) -> None:
    first, second = diary.session(), diary.begin()
    answer(diary, first, after=9)
    assert draft(diary, second).after is None


@pytest.mark.parametrize("wrong", [{"after": 11}, {"quality": 4}, {"overall": -1}, {"mood": 1}, {"before": 0}])
def test_an_answer_that_cannot_be_is_asked_again(diary: Diary, wrong: dict[str, int]) -> None:
    session = diary.begin()
    answer(diary, session, **wrong)
    assert draft(diary, session) == PainCheck(before=2, place_before=Place.BUTTOCK)


@pytest.mark.parametrize(
    ("reason", "stop"),
    [
        (EndReason.FINISHED, StopCause.NONE),
        (EndReason.NOT_FINISHED, StopCause.NONE),
        (EndReason.STOPPED, None),
        (EndReason.INTERRUPTED, None),
    ],
)
def test_the_stop_screen_is_still_to_come_where_nobody_said_why(
    diary: Diary, reason: EndReason, stop: StopCause | None
) -> None:
    session = diary.begin()
    diary.end(session, reason)
    assert draft(diary, session).stop == stop


@pytest.mark.parametrize(
    ("feeling", "known"),
    [
        (StopFeeling.PAIN, {"stop": StopCause.PAIN}),
        (StopFeeling.PULL_TOO_STRONG, {"stop": StopCause.NONE}),
        (StopFeeling.NERVE, {"stop": StopCause.NERVE, "quality": Quality.NERVE_NEW}),
        (StopFeeling.EMERGENCY, {"stop": StopCause.NONE, "red": RedFlag.EMERGENCY}),
    ],
)
def test_what_was_felt_at_the_stop_is_part_of_the_check(
    diary: Diary, feeling: StopFeeling, known: dict[str, Any]
) -> None:
    session = diary.begin()
    felt(diary, session, feeling)
    assert draft(diary, session) == PainCheck(before=2, place_before=Place.BUTTOCK, **known)


def test_of_two_feelings_the_graver_counts(diary: Diary) -> None:
    session = diary.begin()
    felt(diary, session, StopFeeling.NERVE, StopFeeling.INTERRUPTED)
    assert draft(diary, session).stop is StopCause.NERVE


def test_a_warning_sign_at_the_stop_is_not_taken_back(diary: Diary) -> None:
    session = diary.begin()
    felt(diary, session, StopFeeling.EMERGENCY)
    answer(diary, session, red=0, quality=0)
    assert draft(diary, session).red is RedFlag.EMERGENCY
    assert draft(diary, session).quality is Quality.NOTHING_OR_PULL


@pytest.mark.parametrize(
    ("answered", "counted"), [(Place.THIGH, Place.CALF), (Place.CALF, Place.CALF), (Place.FOOT, Place.FOOT)]
)
def test_pain_in_the_calf_or_foot_at_the_stop_is_not_taken_back(diary: Diary, answered: Place, counted: Place) -> None:
    session = diary.begin()
    felt(diary, session, StopFeeling.CALF_OR_FOOT)
    assert draft(diary, session).place_after is None, "nothing is chosen for the person"
    answer(diary, session, place_after=answered)
    assert draft(diary, session).place_after is counted


def test_a_warning_sign_in_the_check_is_kept(diary: Diary) -> None:
    session = diary.begin()
    answer(diary, session, red=1)
    assert draft(diary, session).red is RedFlag.URGENT


def test_before_is_the_milder_of_the_days_two_sessions(diary: Diary) -> None:
    first = diary.begin(answer=replace(TODAY, pain=1, place=Place.THIGH))
    diary.clock.advance(timedelta(hours=5).total_seconds())
    second = diary.begin(answer=replace(TODAY, pain=3, place=Place.LOW_BACK, nerve_feelings=True))
    assert before_session(diary.store, second) == Before(1, Place.LOW_BACK, nerve_feelings=False)
    assert before_session(diary.store, first) == Before(1, Place.THIGH, nerve_feelings=False)


def test_before_is_of_the_same_day_alone(diary: Diary) -> None:
    diary.begin(answer=replace(TODAY, pain=0))
    diary.days_pass(1)
    second = diary.begin(answer=replace(TODAY, pain=3))
    assert before_session(diary.store, second).pain == 3


def test_answers_that_led_to_no_session_are_not_the_before(diary: Diary) -> None:
    diary.answer_today(replace(TODAY, pain=0))
    session = diary.begin(STARTED, replace(TODAY, pain=3))
    assert before_session(diary.store, session).pain == 3


def test_a_session_that_is_not_there_is_a_fault_of_the_program(diary: Diary) -> None:
    with pytest.raises(KeyError, match="no session_started has the id 12"):
        draft_check(diary.store, 12)
