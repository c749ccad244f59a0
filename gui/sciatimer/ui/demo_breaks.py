"""The breaks of the example history: twelve weeks of workdays."""

from datetime import datetime, timedelta

from sciatimer.history.break_facts import BreakAnswered, BreakOffered
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.model import Answer, BreakKind

_DAYS = 84
_HOURS = (9, 10, 11, 13, 14, 15)
_SATURDAY = 5
_SEATED = 45 * 60  # seconds
_BOOT = "demo"
_ANSWERS = (Answer.TAKEN, Answer.TAKEN, Answer.SKIPPED, Answer.TAKEN, Answer.UNANSWERED)


def lay_in_breaks(store: HistoryStore, now: datetime) -> None:
    """Writes the breaks of every workday before today; most were taken."""
    for ago in range(_DAYS, 0, -1):
        day = now - timedelta(days=ago)
        if day.weekday() < _SATURDAY:
            for turn, hour in enumerate(_HOURS):
                at = day.replace(hour=hour, minute=45, second=0, microsecond=0)
                _offer(store, at, _ANSWERS[(ago + turn) % len(_ANSWERS)])


def _offer(store: HistoryStore, at: datetime, answer: Answer) -> None:
    elapsed = at.timestamp()
    offer = store.append(BreakOffered(at, _BOOT, elapsed, BreakKind.POSTURE, at, _SEATED, None))
    store.append(BreakAnswered(at + timedelta(seconds=20), _BOOT, elapsed + 20, offer, answer, None))
