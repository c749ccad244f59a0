"""Breaks in words: what comes next, why it is kept back, and what a pause lasts to."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sciatimer.history.break_day import Day
from sciatimer.reminders.known import Known, Pause
from sciatimer.reminders.model import Decision, Held, Instant
from sciatimer.texts import Texts
from sciatimer.ui.dates import short_day
from sciatimer.ui.day_view import DayView
from sciatimer.ui.day_words import count_words, day_view

_MINUTE = 60.0


class PauseFor(StrEnum):
    """How long a pause is that can be asked for with one press."""

    HALF_HOUR = "30"
    HOUR = "60"
    TWO_HOURS = "120"
    TOMORROW = "tomorrow"
    OPEN = "open"

    @property
    def minutes(self) -> int | None:
        """How long, if it is so many minutes."""
        return int(self) if self.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How the breaks stand now.

    Attributes:
        known: what is known of the past.
        decision: what is decided now.
        now: this moment.
        sees_away: something here tells when nobody is at the desk.
        holders: the programs that keep the screen on, if that holds the break back.
        can_turn_on: breaks are off and may be turned on.
        passed_over: the programs that may keep the screen on without keeping a break back.
    """

    known: Known
    decision: Decision
    now: Instant
    sees_away: bool
    holders: tuple[str, ...] = ()
    can_turn_on: bool = False
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BreaksView:
    """What the page says.

    Attributes:
        next: the next break.
        state: why it is kept back, or how long the person has sat.
        note: what the program cannot see here; empty for nothing.
        pause: the pause that holds; empty for none.
        in_meeting: the person said that they are in a meeting.
        can_turn_on: the button that turns breaks on is offered.
        counts: what came of the breaks of the day.
        day: the strip.
        can_pass_over: what keeps the screen on has a name and may be passed over from now on.
        passed_over: who is passed over now; empty for nobody.
    """

    next: str
    state: str
    note: str
    pause: str
    in_meeting: bool
    can_turn_on: bool
    counts: str
    day: DayView
    can_pass_over: bool
    passed_over: str


def breaks_view(standing: Standing, day: Day, texts: Texts, *, off_since_lock: bool) -> BreaksView:
    """How the breaks stand, in words.

    Args:
        standing: how they stand.
        day: the day at a glance.
        texts: the words.
        off_since_lock: if they are off, the person has not turned them off: a lock has.
    """
    known, is_off = standing.known, standing.decision.held is Held.OFF
    return BreaksView(
        next=next_words(standing.decision, standing.now.wall, texts),
        state=texts("breaks.off_since_lock") if is_off and off_since_lock else _state_words(standing, texts),
        note="" if standing.sees_away else texts("breaks.by_the_clock"),
        pause="" if known.pause is None else pause_words(known.pause, standing.now, texts),
        in_meeting=known.meeting_since is not None,
        can_turn_on=standing.can_turn_on and is_off,
        counts=count_words(day, texts),
        day=day_view(day, standing.now.wall, texts),
        can_pass_over=standing.decision.held is Held.INHIBITED and bool(standing.holders),
        passed_over=texts("breaks.passed_over", programs=", ".join(standing.passed_over))
        if standing.passed_over
        else "",
    )


def next_words(decision: Decision, now: datetime, texts: Texts) -> str:
    """The next break and when it comes, as far as anybody can tell."""
    if decision.offer is not None:
        return texts(f"breaks.now_{decision.offer.kind}")
    if decision.kept is not None:
        return texts(f"breaks.kept_{decision.kept}")
    if decision.next_kind is None or decision.next_at is None:
        return texts("breaks.next_none")
    return texts(f"breaks.next_{decision.next_kind}", time=time_words(decision.next_at, now.date(), texts))


def held_words(held: Held, holders: tuple[str, ...], texts: Texts) -> str:
    """Why nothing is shown, as the end of a sentence."""
    if held is Held.INHIBITED and holders:
        return texts("breaks.held_by", programs=", ".join(holders))
    return texts(f"breaks.held_{held}")


def pause_words(pause: Pause, now: Instant, texts: Texts) -> str:
    """Until when it lasts."""
    if pause.until_elapsed is not None:
        ends = now.wall + timedelta(seconds=pause.until_elapsed - now.elapsed)
        return texts("breaks.paused_until", time=time_words(ends, now.wall.date(), texts))
    if pause.until_day is not None:
        return texts("breaks.paused_until", time=short_day(pause.until_day, texts))
    return texts("breaks.paused_open")


def time_words(at: datetime, today: date, texts: Texts) -> str:
    """A time of day, with its date on another day."""
    clock = f"{at:%H:%M}"
    return clock if at.date() == today else texts("breaks.day_and_time", day=short_day(at, texts), time=clock)


def _state_words(standing: Standing, texts: Texts) -> str:
    decision = standing.decision
    if decision.held is not None:
        why = held_words(decision.held, standing.holders, texts)
        return texts("breaks.held_line" if decision.kept else "breaks.quiet_line", why=why)
    seated = (standing.now.elapsed - standing.known.seated_since.elapsed) / _MINUTE
    return texts.counted(
        "breaks.seated_line" if standing.sees_away else "breaks.since_line", minutes=max(0, int(seated))
    )
