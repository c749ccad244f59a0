"""A history that cannot be read at the start: a daily copy is offered, and what is broken is kept aside."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime

from sciatimer.history.copies import Holdings, daily_copies, look
from sciatimer.history.exchange_faults import CopyDamaged, ExchangeError
from sciatimer.history.faults import HistoryDamaged, HistoryError
from sciatimer.history.restore import restore_over_damage
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts
from sciatimer.ui.data_view import holdings_words
from sciatimer.ui.dates import day_words
from sciatimer.ui.mistakes import mistake_words

Ask = Callable[[str, Texts], bool]
Tell = Callable[[str, Texts], None]


def mend(error: HistoryDamaged, paths: DataPaths, now: datetime, texts: Texts, dialog: tuple[Ask, Tell]) -> bool:
    """Offers the newest whole copy, and puts it back where the person agrees.

    Args:
        error: what is wrong with the history.
        paths: the data folder.
        now: local wall time.
        texts: the words.
        dialog: what asks, and what tells.

    Returns:
        Whether the history can be opened now. If not, it was told why and what to do.

    Raises:
        HistoryError: the copy could not be put in its place.
    """
    asks, tells = dialog
    for day, held in _whole_copies(paths):
        if not asks(_offer(day, held, texts), texts):
            return False
        with suppress(CopyDamaged):  # then the next older one is offered
            restored = restore_over_damage(paths, held.file, now)
            aside = "" if restored.beside is None else restored.beside.name
            tells(texts("data.damaged_done", file=aside), texts)
            return True
    tells(mistake_words(error, texts), texts)
    return False


def _whole_copies(paths: DataPaths) -> Iterator[tuple[date, Holdings]]:
    """The copies that can be looked at, newest first."""
    for day, file in daily_copies(paths).items():
        with suppress(ExchangeError, HistoryError):
            yield day, look(file)


def _offer(day: date, held: Holdings, texts: Texts) -> str:
    return texts("data.damaged_offer", date=day_words(day, texts), holds=holdings_words(held, texts))
