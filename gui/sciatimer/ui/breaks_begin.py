"""The one line on Today that says that breaks come from now on."""

from datetime import datetime

from sciatimer.errors import SciatimerError
from sciatimer.history.settings import change, load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.texts import Texts


def breaks_begin(store: HistoryStore, now: datetime, texts: Texts) -> str:
    """The line, the first time it is asked for; empty from then on, and while breaks are off.

    Raises:
        HistoryError: the history cannot be read.
    """
    settings = load_settings(store)
    if settings.breaks_told or not settings.reminders:
        return ""
    try:
        change(store, "breaks_told", True, now)
    except SciatimerError:
        return ""  # what cannot be written is told where the person has something to save
    return texts("resident.breaks_begin", minutes=settings.break_interval)
