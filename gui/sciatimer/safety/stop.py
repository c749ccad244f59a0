"""What a stop means for the check, and when a session ends: rows I1 to I9 of clinical.md 4.3."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sciatimer.safety.judge import TOO_MUCH_PAIN
from sciatimer.safety.table import Row, first_match, otherwise
from sciatimer.safety.values import Place, Quality, RedFlag, StopCause, StopFeeling

LONGEST_PAUSE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class StopReading:
    """What a button of the stop screen tells the rules.

    Attributes:
        cause: the value of ``stop`` in 4.4.
        red: the warning sign the button itself is, NONE if it is none; the check still asks.
        quality: the answer with which the check opens, None to leave it open.
        place: what the furthest place afterwards counts as at least, None if the button names none.
        advice: the text key of what to do at once, None if there is nothing.
    """

    cause: StopCause
    red: RedFlag = RedFlag.NONE
    quality: Quality | None = None
    place: Place | None = None
    advice: str | None = None


_READINGS: dict[StopFeeling, StopReading] = {
    StopFeeling.PULL_TOO_STRONG: StopReading(StopCause.NONE),
    StopFeeling.PAIN: StopReading(StopCause.PAIN),
    StopFeeling.NERVE: StopReading(StopCause.NERVE, quality=Quality.NERVE_NEW),
    # I3 leads to LOCK unless the pain was there before, so it may not be answered away with a place higher up
    StopFeeling.CALF_OR_FOOT: StopReading(StopCause.PAIN, place=Place.CALF),
    StopFeeling.DIZZY: StopReading(StopCause.PAIN, advice="screens.stop_dizzy_advice"),
    StopFeeling.EMERGENCY: StopReading(StopCause.NONE, red=RedFlag.EMERGENCY),
    StopFeeling.INTERRUPTED: StopReading(StopCause.NONE),
}


def read_stop(felt: StopFeeling) -> StopReading:
    """What the button means for the check that follows."""
    return _READINGS[felt]


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """Something that happens while a session runs.

    Attributes:
        felt: the button that was pressed, None if none was.
        pain: how strong the pain is, 0-10, where it is known.
        eased_off: the pull was too strong or a muscle cramped, and Ease off was pressed instead of Stop.
        paused: how long the session has been paused, or without any view; zero while it runs.
        all_holds_done: the last hold is over.
    """

    felt: StopFeeling | None = None
    pain: int | None = None
    eased_off: bool = False
    paused: timedelta = timedelta()
    all_holds_done: bool = False


class SessionTurn(StrEnum):
    """What an event leads to in the session."""

    EMERGENCY = "emergency"  # over, the emergency text
    NERVE_CHECK = "nerve_check"  # over, the check opens with "nerve feeling" set
    CHECK = "check"  # over, the check
    SIT_THEN_CHECK = "sit_then_check"  # over, sit or lie down, the check
    EASE_OFF = "ease_off"  # the hold pauses, go back half-way, may go on
    NOT_FINISHED = "not_finished"  # over as not finished, the check
    WAIT = "wait"  # the timer stands still
    GO_ON = "go_on"  # nothing happened


def _emergency(event: SessionEvent) -> bool:
    return event.felt is StopFeeling.EMERGENCY


def _nerve(event: SessionEvent) -> bool:
    return event.felt is StopFeeling.NERVE


def _calf_or_foot(event: SessionEvent) -> bool:
    return event.felt is StopFeeling.CALF_OR_FOOT


def _significant_pain(event: SessionEvent) -> bool:
    return event.pain is not None and event.pain >= TOO_MUCH_PAIN


def _pain(event: SessionEvent) -> bool:
    return event.felt is StopFeeling.PAIN


def _dizzy(event: SessionEvent) -> bool:
    return event.felt is StopFeeling.DIZZY


def _eased_off(event: SessionEvent) -> bool:
    return event.eased_off


def _paused(event: SessionEvent) -> bool:
    return event.paused > timedelta()


def _all_holds_done(event: SessionEvent) -> bool:
    return event.all_holds_done


ROWS: tuple[Row[SessionEvent, SessionTurn], ...] = (
    Row("I1", _emergency, SessionTurn.EMERGENCY, "safety.I1"),
    Row("I2", _nerve, SessionTurn.NERVE_CHECK, "safety.I2"),
    Row("I3", _calf_or_foot, SessionTurn.CHECK, "safety.I3"),
    Row("I4", _significant_pain, SessionTurn.CHECK, "safety.I4"),
    Row("I5", _pain, SessionTurn.CHECK, "safety.I5"),
    Row("I6", _dizzy, SessionTurn.SIT_THEN_CHECK, "safety.I6"),
    Row("I7", _eased_off, SessionTurn.EASE_OFF, "safety.I7"),
    Row("I8", _paused, SessionTurn.WAIT, "safety.I8"),
    Row("I9", _all_holds_done, SessionTurn.CHECK, "safety.I9"),
    Row("I0", otherwise, SessionTurn.GO_ON, "safety.I0"),
)


def stop_reason(felt: StopFeeling) -> str | None:
    """The text key of what is said to a button; None where nothing hurt, for which the table has no row."""
    row = first_match(ROWS, SessionEvent(felt=felt))
    return None if row is ROWS[-1] else row.reason


def session_turn(event: SessionEvent) -> SessionTurn:
    """What an event leads to, by the first row of ROWS that applies.

    Two causes end the session as not finished, with the check still asked: a pause of five minutes (the second half
    of I8), and a stop for which the table has no row, because nothing hurt (clinical.md 4.3, the buttons).
    """
    if event.felt in {StopFeeling.PULL_TOO_STRONG, StopFeeling.INTERRUPTED} and not _significant_pain(event):
        return SessionTurn.NOT_FINISHED
    turn = first_match(ROWS, event).outcome
    return SessionTurn.NOT_FINISHED if turn is SessionTurn.WAIT and event.paused >= LONGEST_PAUSE else turn
