"""A Monday at ten, and somebody who has sat since nine: everything else is a change to it."""

from datetime import UTC, datetime, timedelta

from sciatimer.reminders.known import Gate, Known, Plan
from sciatimer.reminders.model import Around, BreakKind, Held, Instant

MINUTE = 60.0
HOUR = 60 * MINUTE
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
NOW = Instant(TEN, 100_000.0)
HERE = Around(idle_seconds=20.0)
NO_STRETCH = Gate(stretch=False)
ALL_KINDS = frozenset(BreakKind)
LOCKED = Gate(shut=Held.LOCKED, move=True, stretch=False)
PLAN = Plan()


def ago(minutes: float) -> Instant:
    """So many minutes before NOW, on both axes."""
    return Instant(TEN - timedelta(minutes=minutes), NOW.elapsed - minutes * MINUTE)


def later(seconds: float, now: Instant = NOW) -> Instant:
    """So many seconds after a moment, on both axes."""
    return Instant(now.wall + timedelta(seconds=seconds), now.elapsed + seconds)


def seated(minutes: float, **changes: object) -> Known:
    """Somebody who has sat so long without a break; no stretch may start."""
    known: dict[str, object] = {"seated_since": ago(minutes), "counts_from": ago(minutes), "gate": NO_STRETCH}
    return Known(**(known | changes))  # type: ignore[arg-type]  # of any field
