"""The screens of 4.1: what is asked, and what the answers mean."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from sciatimer.safety.screens import (
    CLINICIAN_ITEMS,
    EMERGENCY_ITEMS,
    EXERCISE_ITEMS,
    HEALTH,
    HEALTH_CHANGED,
    LASTING_NERVE,
    SIGNS,
    URGENT_ITEMS,
    health_asked_on,
    latest,
    nerve_cleared,
    signs_asked_on,
    unanswered,
    uncleared,
    worst_flag,
    x_codes,
)
from sciatimer.safety.values import RedFlag
from tests.safety.examples import NOW, TODAY


@dataclass(frozen=True)
class Answer:
    item: str
    yes: bool
    at: datetime = NOW


@dataclass(frozen=True)
class Word:
    item: str
    at: datetime = NOW
    spoken_on: date = TODAY


def all_no(at: datetime = NOW) -> list[Answer]:
    return [Answer(item.id, yes=False, at=at) for item in SIGNS + HEALTH]


def test_every_sign_and_condition_of_the_clinical_table_has_its_item() -> None:
    assert [len(items) for items in (EMERGENCY_ITEMS, URGENT_ITEMS, CLINICIAN_ITEMS, EXERCISE_ITEMS)] == [8, 9, 13, 8]
    assert "X6" not in {item.id for item in EXERCISE_ITEMS}


@pytest.mark.parametrize("item", SIGNS + HEALTH)
def test_each_sign_alone_raises_the_flag_of_its_set(item: object) -> None:
    name = getattr(item, "id", "")
    expected = {"E": RedFlag.EMERGENCY, "U": RedFlag.URGENT}.get(name[0], RedFlag.NONE)
    assert worst_flag([name]) is expected


def test_the_gravest_sign_decides() -> None:
    assert worst_flag([]) is RedFlag.NONE
    assert worst_flag(["U1", "E8", "C1"]) is RedFlag.EMERGENCY


def test_the_last_answer_of_an_item_counts_whatever_the_clock_said() -> None:
    first, second = Answer("C1", yes=True), Answer("C1", yes=False, at=NOW - timedelta(days=400))
    assert latest([first, second]) == {"C1": second}
    assert uncleared([first, second], []) == ()


def test_a_clearance_is_for_its_own_item_alone() -> None:
    answers = [Answer("C1", yes=True), Answer("C5", yes=True), Answer("C2", yes=False)]
    assert uncleared(answers, []) == ("C1", "C5")
    assert uncleared(answers, [Word("C5")]) == ("C1",)
    assert uncleared(answers, [Word("C5"), Word("C1")]) == ()


def test_a_clearance_does_not_reach_a_later_yes() -> None:
    cleared_yesterday = Word("C1", at=NOW - timedelta(days=1))
    assert uncleared([Answer("C1", yes=True)], [cleared_yesterday]) == ("C1",)


def test_a_clearance_never_takes_an_x_code_away() -> None:
    answers = [Answer("C3", yes=True), Answer("X1", yes=True), Answer("X7", yes=False)]
    assert uncleared(answers, [Word("C3"), Word("X1")]) == ()
    assert x_codes(answers) == {"X1"}


def test_an_x_code_goes_when_its_own_question_is_answered_no() -> None:
    assert x_codes([Answer("X1", yes=True), Answer("X1", yes=False)]) == frozenset()


def test_the_screens_are_passed_only_when_every_item_was_answered() -> None:
    assert unanswered(all_no()) == ()
    assert unanswered(all_no()[1:]) == ("E1",)
    assert len(unanswered([])) == len(SIGNS + HEALTH)


def test_lasting_nerve_feelings_are_cleared_by_their_own_word_only() -> None:
    assert nerve_cleared([Word(LASTING_NERVE)], None)
    assert not nerve_cleared([Word("C1")], None)


def test_a_word_on_lasting_nerve_feelings_is_not_older_than_the_lock_they_brought() -> None:
    word = Word(LASTING_NERVE)
    assert nerve_cleared([word], word.spoken_on)
    assert not nerve_cleared([word], word.spoken_on + timedelta(days=1))


def test_the_weekly_screen_counts_from_the_oldest_of_its_answers() -> None:
    answers = all_no(NOW - timedelta(days=3))
    assert signs_asked_on(answers) == TODAY - timedelta(days=3)
    assert signs_asked_on([*answers, Answer("E1", yes=False)]) == TODAY - timedelta(days=3)
    assert signs_asked_on(answers[1:]) is None


def test_nothing_has_changed_counts_like_asking_the_health_questions_again() -> None:
    answers = all_no(NOW - timedelta(days=40))
    assert health_asked_on(answers) == TODAY - timedelta(days=40)
    assert health_asked_on([*answers, Answer(HEALTH_CHANGED, yes=False)]) == TODAY
    assert health_asked_on([*answers, Answer(HEALTH_CHANGED, yes=True)]) == TODAY - timedelta(days=40)
    assert health_asked_on([Answer(HEALTH_CHANGED, yes=False)]) is None
