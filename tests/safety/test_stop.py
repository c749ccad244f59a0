"""The stop screen's buttons, and rows I1 to I9."""

from datetime import timedelta

import pytest

from sciatimer.safety.judge import judge
from sciatimer.safety.stop import ROWS, SessionEvent, SessionTurn, read_stop, session_turn, stop_reason
from sciatimer.safety.values import Outcome, Overall, PainCheck, Place, Quality, RedFlag, StopCause, StopFeeling


def test_the_rows_stand_in_the_order_of_the_clinical_table() -> None:
    assert [row.id for row in ROWS][:9] == [f"I{number}" for number in range(1, 10)]


@pytest.mark.parametrize(
    ("felt", "cause", "red", "quality"),
    [
        (StopFeeling.PULL_TOO_STRONG, StopCause.NONE, RedFlag.NONE, None),
        (StopFeeling.PAIN, StopCause.PAIN, RedFlag.NONE, None),
        (StopFeeling.CALF_OR_FOOT, StopCause.PAIN, RedFlag.NONE, None),
        (StopFeeling.DIZZY, StopCause.PAIN, RedFlag.NONE, None),
        (StopFeeling.NERVE, StopCause.NERVE, RedFlag.NONE, Quality.NERVE_NEW),
        (StopFeeling.EMERGENCY, StopCause.NONE, RedFlag.EMERGENCY, None),
        (StopFeeling.INTERRUPTED, StopCause.NONE, RedFlag.NONE, None),
    ],
)
def test_each_button_sets_what_the_clinical_text_says(
    felt: StopFeeling, cause: StopCause, red: RedFlag, quality: Quality | None
) -> None:
    reading = read_stop(felt)
    assert (reading.cause, reading.red, reading.quality) == (cause, red, quality)


def best_check_after(felt: StopFeeling, before: Place = Place.NONE) -> Outcome:
    """The outcome with the mildest answers that the button leaves open."""
    reading = read_stop(felt)
    quality = Quality.NOTHING_OR_PULL if reading.quality is None else reading.quality
    check = PainCheck(
        reading.red, reading.cause, 0, 0, 0, before, max(before, reading.place or before), quality, Overall.BETTER
    )
    return judge(check).outcome


@pytest.mark.parametrize(
    ("felt", "outcome"),
    [
        (StopFeeling.EMERGENCY, Outcome.EMERGENCY),
        (StopFeeling.NERVE, Outcome.LOCK),
        (StopFeeling.PAIN, Outcome.EASE),
        (StopFeeling.CALF_OR_FOOT, Outcome.LOCK),
        (StopFeeling.DIZZY, Outcome.EASE),
    ],
)
def test_no_answer_after_a_stop_can_make_it_milder_than_this(felt: StopFeeling, outcome: Outcome) -> None:
    assert best_check_after(felt) is outcome


def test_pain_in_the_calf_or_foot_locks_unless_it_was_there_before() -> None:
    outcomes = {place: best_check_after(StopFeeling.CALF_OR_FOOT, place) for place in Place}
    assert outcomes == {place: Outcome.LOCK if place < Place.CALF else Outcome.EASE for place in Place}


def test_every_button_that_means_something_has_its_own_row_and_sentence() -> None:
    rows = {felt: stop_reason(felt) for felt in StopFeeling}
    assert rows == {
        StopFeeling.PULL_TOO_STRONG: None,
        StopFeeling.PAIN: "safety.I5",
        StopFeeling.NERVE: "safety.I2",
        StopFeeling.CALF_OR_FOOT: "safety.I3",
        StopFeeling.DIZZY: "safety.I6",
        StopFeeling.EMERGENCY: "safety.I1",
        StopFeeling.INTERRUPTED: None,
    }


def test_only_dizzy_comes_with_advice_at_once() -> None:
    with_advice = [felt for felt in StopFeeling if read_stop(felt).advice]
    assert with_advice == [StopFeeling.DIZZY]


@pytest.mark.parametrize(
    ("event", "turn"),
    [
        (SessionEvent(felt=StopFeeling.EMERGENCY, pain=9), SessionTurn.EMERGENCY),
        (SessionEvent(felt=StopFeeling.NERVE), SessionTurn.NERVE_CHECK),
        (SessionEvent(felt=StopFeeling.CALF_OR_FOOT), SessionTurn.CHECK),
        (SessionEvent(felt=StopFeeling.PAIN, pain=6), SessionTurn.CHECK),
        (SessionEvent(pain=6), SessionTurn.CHECK),
        (SessionEvent(felt=StopFeeling.INTERRUPTED, pain=6), SessionTurn.CHECK),
        (SessionEvent(felt=StopFeeling.PAIN), SessionTurn.CHECK),
        (SessionEvent(felt=StopFeeling.DIZZY), SessionTurn.SIT_THEN_CHECK),
        (SessionEvent(eased_off=True), SessionTurn.EASE_OFF),
        (SessionEvent(felt=StopFeeling.PULL_TOO_STRONG), SessionTurn.NOT_FINISHED),
        (SessionEvent(felt=StopFeeling.INTERRUPTED), SessionTurn.NOT_FINISHED),
        (SessionEvent(paused=timedelta(seconds=1)), SessionTurn.WAIT),
        (SessionEvent(paused=timedelta(minutes=5)), SessionTurn.NOT_FINISHED),
        (SessionEvent(all_holds_done=True), SessionTurn.CHECK),
        (SessionEvent(pain=5), SessionTurn.GO_ON),
    ],
)
def test_each_event_turns_the_session_as_the_table_says(event: SessionEvent, turn: SessionTurn) -> None:
    assert session_turn(event) is turn


def test_no_button_of_the_stop_screen_lets_a_session_go_on() -> None:
    going_on = {SessionTurn.GO_ON, SessionTurn.WAIT, SessionTurn.EASE_OFF}
    assert all(session_turn(SessionEvent(felt=felt, eased_off=True)) not in going_on for felt in StopFeeling)
