"""What the safety rules leave of the reminders: asked of them, never decided here (clinical.md 4.2, 4.6 and 5)."""

from datetime import datetime, time, timedelta

from sciatimer.history.settings import Settings, load_settings
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.known import Gate
from sciatimer.reminders.model import Held
from sciatimer.safety.getting_up import JUST_UP, is_just_up
from sciatimer.safety.journey import Screen, next_screen
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import before_asking, sessions_a_day

_SHUT = {
    Screen.ENDED: Held.LOCKED,
    Screen.WELCOME: Held.OFF,
    Screen.SCREENING: Held.OFF,
    Screen.CHECK: Held.CHECK_DUE,
    Screen.FADED: Held.CHECK_DUE,
    Screen.MORNING: Held.MORNING_DUE,
}
# what came from another history was not said here
_SAID_SINCE_THE_LAST_LOCK = """
    SELECT coalesce((
        SELECT max(s.id) FROM setting_changed AS s JOIN ledger AS l ON l.id = s.id
        WHERE s."key" = 'reminders' AND l.origin IS NULL
    ), 0) >= max(coalesce((SELECT max(id) FROM locked), 0), coalesce((SELECT max(id) FROM unlocked), 0))
"""
_GRAVER_LOCKS = """
    SELECT count(*) FROM locked WHERE cause <> 'LOCK' AND id > coalesce((SELECT max(lock) FROM unlocked), 0)
"""


def gate(store: HistoryStore, now: datetime) -> Gate:
    """What reminders may come now.

    Args:
        store: the history.
        now: local wall time.

    Raises:
        HistoryError: the file cannot be read.
    """
    with store.snapshot():
        settings, past = load_settings(store), situation(store, now)
        stretch, opens = _stretch(settings, past)
        return Gate(
            shut=_shut(store, settings, past),
            move=settings.reminders and not _is_true(store, _GRAVER_LOCKS),
            stretch=stretch,
            opens=opens,
            lying_only=is_just_up(now, settings.getting_up),
            stretches=sessions_a_day(past),
        )


def reminders_on(store: HistoryStore) -> bool:
    """Whether the person wants reminders: on at first, and after a lock only once they said so after its unlock.

    Raises:
        HistoryError: the file cannot be read.
    """
    return load_settings(store).reminders and _is_true(store, _SAID_SINCE_THE_LAST_LOCK)


def _is_true(store: HistoryStore, sql: str) -> bool:
    return bool(store.read(sql)[0][0])


def _shut(store: HistoryStore, settings: Settings, past: Situation) -> Held | None:
    """A lock before all, then what was never begun or is switched off, then the checks."""
    shut = _SHUT.get(next_screen(past, welcomed=settings.disclaimer_read))
    if shut in {Held.LOCKED, Held.OFF} or reminders_on(store):
        return shut
    return Held.OFF


def _stretch(settings: Settings, past: Situation) -> tuple[bool, datetime | None]:
    """Whether a session may start with the mildest answers; if not, from when on it may by time alone."""
    refused = before_asking(past)
    if refused is not None:
        return False, refused.until
    if (settings.office or settings.no_floor) and is_just_up(past.now, settings.getting_up):
        return False, _long_up(past.now, settings.getting_up)
    return True, None


def _long_up(now: datetime, getting_up: time | None) -> datetime | None:
    """When the two hours are over in which only lying is offered, and lying is not to be had."""
    if getting_up is None:
        return None
    up = now.replace(hour=getting_up.hour, minute=getting_up.minute, second=0, microsecond=0)
    ends = (up + timedelta(days=days) + JUST_UP for days in (-1, 0, 1))
    return next((end for end in ends if end > now), None)
