"""A person's own words on a session, and sessions that they do not want to see any more.

Both only change what is shown. The rules count a session that was withdrawn from view as before, and it can be brought
back. Whoever wants it gone from the disk deletes everything.
"""

from datetime import datetime

from sciatimer.errors import SciatimerError
from sciatimer.history.edit_facts import Noted, Withdrawn
from sciatimer.history.facts import SessionStarted
from sciatimer.history.shown import OUT_OF_VIEW
from sciatimer.history.store import HistoryStore

LONGEST_NOTE = 2_000  # characters


class NoteTooLong(SciatimerError):
    """A note is no diary."""

    wording = "A note can have {most} characters, and this one has {found}. Make it shorter."

    def __init__(self, found: int) -> None:
        super().__init__(most=LONGEST_NOTE, found=found)


def write_note(store: HistoryStore, session: int, text: str, now: datetime) -> None:
    """Puts words to a session in place of those it had; no words take the note away.

    Raises:
        NoteTooLong: it has more than LONGEST_NOTE characters.
        HistoryError: it could not be written.
        KeyError: there is no such session.
    """
    words = text.strip()
    if len(words) > LONGEST_NOTE:
        raise NoteTooLong(len(words))
    store.fact(SessionStarted, session)
    if words != note_of(store, session):
        store.append(Noted(now, session, words))


def note_of(store: HistoryStore, session: int) -> str:
    """The note on a session; empty without one.

    Raises:
        HistoryError: the file cannot be read.
    """
    notes = store.facts(Noted, session=session, newest_first=True, limit=1)
    return notes[0].fact.text if notes else ""


def first_note(store: HistoryStore, session: int) -> str:
    """The first words that were put to a session, which stay whatever came after them; empty where there never were any.

    Raises:
        HistoryError: the file cannot be read.
    """
    notes = store.facts(Noted, session=session, limit=1)
    return notes[0].fact.text if notes else ""


def note_before(store: HistoryStore, session: int) -> str:
    """The note that the last change took away, for an undo; empty where there was none.

    Raises:
        HistoryError: the file cannot be read.
    """
    notes = store.facts(Noted, session=session, newest_first=True, limit=2)
    return notes[1].fact.text if len(notes) > 1 else ""


def withdraw(store: HistoryStore, session: int, now: datetime, *, withdrawn: bool = True) -> None:
    """Takes a session out of plots, tables, reports and CSV, or brings it back.

    Raises:
        HistoryError: it could not be written.
        KeyError: there is no such session.
    """
    store.fact(SessionStarted, session)
    if (session in withdrawn_sessions(store)) is not withdrawn:
        store.append(Withdrawn(now, session, withdrawn))


def withdrawn_sessions(store: HistoryStore) -> frozenset[int]:
    """The sessions that are not to be shown; they count for every rule.

    Raises:
        HistoryError: the file cannot be read.
    """
    return frozenset(int(row[0]) for row in store.read(OUT_OF_VIEW))
