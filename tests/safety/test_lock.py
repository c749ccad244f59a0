"""The lock: its words, and that all three steps lead out of it and nothing less does."""

from datetime import date, timedelta
from itertools import product

import pytest

from sciatimer.errors import SciatimerError
from sciatimer.safety.lock import (
    ClockBeforeLock,
    NotToldToStretch,
    ScreensNotPassed,
    SpokenBeforeFinding,
    SpokenBeforeLock,
    SpokenInFuture,
    check_clearance,
    check_unlock,
    ended_texts,
    lock_cause,
    unlock_text,
)
from sciatimer.safety.values import MorningOutcome, Outcome, StartOutcome

LOCKED_ON = date(2026, 3, 10)
TODAY = date(2026, 3, 20)
DAY = timedelta(days=1)
STOPPED = [("T1", "_self_check"), ("S1", "_self_check")]  # a nerve feeling of a self-check that did not fade


def refused(
    spoken_on: date = LOCKED_ON, today: date = TODAY, *, told: bool = True, passed: bool = True
) -> type[SciatimerError] | None:
    try:
        check_unlock(LOCKED_ON, today, spoken_on, told_may_stretch=told, screens_passed=passed)
    except SciatimerError as mistake:
        return type(mistake)
    return None


def test_with_all_three_steps_done_the_lock_opens() -> None:
    assert refused(LOCKED_ON) is None
    assert refused(TODAY) is None


@pytest.mark.parametrize(
    ("mistake", "spoken_on", "today", "told", "passed"),
    [
        (SpokenBeforeLock, LOCKED_ON - DAY, TODAY, True, True),
        (SpokenInFuture, TODAY + DAY, TODAY, True, True),
        (NotToldToStretch, TODAY, TODAY, False, True),
        (ScreensNotPassed, TODAY, TODAY, True, False),
        (ClockBeforeLock, LOCKED_ON, LOCKED_ON - DAY, True, True),
    ],
)
def test_each_missing_step_has_its_own_mistake(
    mistake: type[SciatimerError], spoken_on: date, today: date, told: bool, passed: bool
) -> None:
    assert refused(spoken_on, today, told=told, passed=passed) is mistake


def test_nothing_less_than_the_three_steps_opens_it() -> None:
    days = [LOCKED_ON - DAY, LOCKED_ON, TODAY, TODAY + DAY]
    for spoken_on, told, passed in product(days, (False, True), (False, True)):
        opened = refused(spoken_on, told=told, passed=passed) is None
        assert opened == (LOCKED_ON <= spoken_on <= TODAY and told and passed)


def test_a_mistake_says_what_to_do_next() -> None:
    with pytest.raises(SpokenInFuture, match=r"Enter the date when you talked to someone\.$"):
        check_unlock(LOCKED_ON, TODAY, TODAY + DAY, told_may_stretch=True, screens_passed=True)


def test_a_word_on_one_item_can_be_older_than_the_program_but_not_of_tomorrow() -> None:
    check_clearance(TODAY, date(2019, 1, 1))
    with pytest.raises(SpokenInFuture):
        check_clearance(TODAY, TODAY + DAY)


def test_a_word_on_what_showed_here_is_not_older_than_that() -> None:
    check_clearance(TODAY, LOCKED_ON, not_before=LOCKED_ON)
    with pytest.raises(SpokenBeforeFinding, match=r"enter the date when you did\.$"):
        check_clearance(TODAY, LOCKED_ON - DAY, not_before=LOCKED_ON)


@pytest.mark.parametrize("outcomes", [Outcome, MorningOutcome, StartOutcome])
def test_what_ends_the_routine_is_the_same_in_every_table(
    outcomes: type[Outcome] | type[MorningOutcome] | type[StartOutcome],
) -> None:
    ending = {outcome.value for outcome in outcomes if lock_cause(outcome) is not None}
    assert ending == {"EMERGENCY", "URGENT", "LOCK"}
    assert all(lock_cause(outcome) in {None, Outcome(outcome.value)} for outcome in outcomes if outcome.value in ending)


def test_a_warning_sign_has_its_own_text_and_asks_for_a_medical_check() -> None:
    assert ended_texts(Outcome.EMERGENCY, "R1") == ("screens.emergency",)
    assert ended_texts(Outcome.URGENT, "M2") == ("screens.urgent",)
    assert unlock_text(Outcome.EMERGENCY) == unlock_text(Outcome.URGENT) == "screens.unlock_medical"
    assert unlock_text(Outcome.LOCK) == "screens.unlock"


@pytest.mark.parametrize(
    ("rule", "why"), [("R6", ""), ("M4", ""), ("P6", "_P6"), ("N2", "_N2"), ("N3", "_N3"), *STOPPED]
)
def test_the_ended_screen_tells_its_own_reason(rule: str, why: str) -> None:
    assert f"screens.ended_why{why}" in ended_texts(Outcome.LOCK, rule)


@pytest.mark.parametrize("rule", ["R3", "R4", "R5", "R6", "R7", "M4"])
def test_the_ended_screen_names_what_the_person_answered_before_it_explains(rule: str) -> None:
    assert ended_texts(Outcome.LOCK, rule)[1:3] == (f"safety.{rule}", "screens.ended_why")


def test_pain_that_moved_towards_the_spine_is_told_in_the_lock_text() -> None:
    assert "screens.ended_nearer" in ended_texts(Outcome.LOCK, "R6", nearer_the_spine=True)
    assert "screens.ended_nearer" not in ended_texts(Outcome.LOCK, "R6")
