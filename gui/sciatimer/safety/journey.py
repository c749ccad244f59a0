"""Where the program has to be when it opens: the first thing that stands between a person and Today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sciatimer.safety.screens import Answered, latest
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import before_asking
from sciatimer.safety.table import Row, first_match, otherwise

SIGNS_EVERY = timedelta(days=7)  # the E and U screen (clinical.md 4.1: once a week)
HEALTH_EVERY = timedelta(days=28)  # "has anything changed" for C and X (once a month, read as its shortest one)


class Screen(StrEnum):
    """The screens that a start can lead to."""

    WELCOME = "welcome"
    ENDED = "ended"
    SCREENING = "screening"
    CHECK = "check"
    MORNING = "morning"
    FADED = "faded"
    WEEKLY_SCREEN = "weekly_screen"
    MONTHLY_SCREEN = "monthly_screen"
    ASK_FIRST = "ask_first"
    RESTED = "rested"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class JourneyCase:
    """What the rows look at. ``welcomed``: the disclaimer was read."""

    situation: Situation
    welcomed: bool


def is_due(asked_on: date | None, today: date, every: timedelta) -> bool:
    """Whether a screen has to be shown again; one that was answered in the future (a moved clock) is due too."""
    return asked_on is None or today - asked_on >= every or asked_on > today


def fresh_items(answers: Iterable[Answered], now: datetime) -> frozenset[str]:
    """The items that were last answered today: a first use that was left need not ask them again.

    Args:
        answers: in the order in which they were given.
        now: local wall time; an answer from the future (a moved clock) is not fresh.
    """
    known = latest(answers)
    return frozenset(item for item, answer in known.items() if answer.at <= now and answer.at.date() == now.date())


def _locked(case: JourneyCase) -> bool:
    return case.situation.locked


def _not_welcomed(case: JourneyCase) -> bool:
    return not case.welcomed


def _not_screened(case: JourneyCase) -> bool:
    return not case.situation.screened


def _check_open(case: JourneyCase) -> bool:
    return case.situation.open_check is not None


def _morning_open(case: JourneyCase) -> bool:
    return case.situation.open_morning is not None


def _faded_open(case: JourneyCase) -> bool:
    return case.situation.open_faded is not None


def _signs_due(case: JourneyCase) -> bool:
    return is_due(case.situation.signs_asked_on, case.situation.now.date(), SIGNS_EVERY)


def _health_due(case: JourneyCase) -> bool:
    return is_due(case.situation.health_asked_on, case.situation.now.date(), HEALTH_EVERY)


def _uncleared(case: JourneyCase) -> bool:
    return bool(case.situation.uncleared)


def _rested(case: JourneyCase) -> bool:
    return before_asking(case.situation) is not None


# A lock comes before all. A check that is open is asked before the weekly screen, because what a session did is
# forgotten first; both, and what P4 asks for, come before any stretch, so the order loosens nothing.
ROWS: tuple[Row[JourneyCase, Screen], ...] = (
    Row("J1", _locked, Screen.ENDED, "safety.P3"),
    Row("J2", _not_welcomed, Screen.WELCOME, "screens.disclaimer"),
    Row("J3", _not_screened, Screen.SCREENING, "safety.P4_unscreened"),
    Row("J4", _check_open, Screen.CHECK, "safety.P5"),
    Row("J5", _morning_open, Screen.MORNING, "safety.P5_morning"),
    Row("J5a", _faded_open, Screen.FADED, "safety.P5_faded"),
    Row("J6", _signs_due, Screen.WEEKLY_SCREEN, "screens.weekly_intro"),
    Row("J7", _health_due, Screen.MONTHLY_SCREEN, "screens.monthly_question"),
    Row("J8", _uncleared, Screen.ASK_FIRST, "safety.P4"),
    Row("J9", _rested, Screen.RESTED, "safety.P7a"),
    Row("J10", otherwise, Screen.TODAY, "safety.P9"),
)


def next_screen(situation: Situation, *, welcomed: bool) -> Screen:
    """Where the program has to be now, by the first row of ROWS that applies.

    Args:
        situation: the past.
        welcomed: the disclaimer was read.
    """
    return first_match(ROWS, JourneyCase(situation, welcomed)).outcome
