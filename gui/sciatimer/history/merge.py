"""A history that was exported on another computer, taken into this one.

Two computers exchange such files through any folder that both can see. Each session is there once, in whatever order
and however often they are imported. An import brings facts and never answers, unlocks or clears anything: what keeps a
person from stretching in one of the two histories keeps them from it in both, until it is ended there, too. So a file
from before an unlock closes the routine again. Only levels and doses follow the history that knows more: where one of
the two holds every session, check, lock and choice of the other, what it allows is allowed; else the lower of both is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sciatimer.history.bring import Brought, beside, bring
from sciatimer.history.drafts import draft_beside, write_new
from sciatimer.history.json_export import Progress, silent
from sciatimer.history.json_import import Pack, stage
from sciatimer.history.keep import keep
from sciatimer.history.standing import Exercises, Standing, join, standing
from sciatimer.history.store import HistoryStore
from sciatimer.paths import make_folder
from sciatimer.safety.values import Outcome

_TRAINING = ("session_started", "pain_checked", "morning_checked", "locked", "unlocked", "dose_chosen", "kept")
_COUNTS = "SELECT kind, count(*) FROM ledger GROUP BY kind"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought.

    Attributes:
        sessions: how many sessions are new here.
        facts: how many facts are.
        known: how many facts of the file were here already.
        locked: why the routine is off after it; None if it is not.
        packs: the own packs that are new here.
        refused_packs: packs that are here under the same name with another content; they were left as they are.
    """

    sessions: int
    facts: int
    known: int
    locked: Outcome | None
    packs: tuple[str, ...]
    refused_packs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What two histories come together with.

    Attributes:
        now: local wall time.
        exercises: all that can be done, by id.
        progress: is told how much of the file is read, of how much.
    """

    now: datetime
    exercises: Exercises
    progress: Progress = silent


def import_history(store: HistoryStore, packs: Path, file: Path, meeting: Meeting) -> Imported:
    """Takes over what is not here yet, all of it or nothing.

    Args:
        store: this history.
        packs: the folder of own packs.
        file: a JSON export.
        meeting: what is needed beside.

    Raises:
        ExchangeError: the file is no whole export; nothing was changed.
        HistoryError: the history could not be written; nothing was changed.
    """
    with draft_beside(store.path) as draft:
        shelf = stage(file, draft, meeting.progress)
        theirs = _standing_of(draft, meeting)
        with beside(store, draft), store.transaction():
            brought = merge(store, theirs, meeting)
            new, refused = _shelve(packs, shelf)  # before the facts are kept, so that they are not if a pack cannot be
    lock = standing(store, meeting.now, {}).lock
    return Imported(
        sessions=brought.fresh.get("session_started", 0),
        facts=brought.facts,
        known=sum(brought.known.values()),
        locked=None if lock is None else lock.cause,
        packs=new,
        refused_packs=refused,
    )


def merge(store: HistoryStore, theirs: Standing, meeting: Meeting) -> Brought:
    """Takes over the facts that are within reach (``bring.beside``), and leaves nothing milder than in either history.

    Args:
        store: this history, in a transaction.
        theirs: how strict the other one is, in its own ids.
        meeting: what is needed beside.

    Raises:
        HistoryError: it could not be written.
    """
    mine = standing(store, meeting.now, meeting.exercises)
    counts = {str(kind): int(count) for kind, count in store.read(_COUNTS)}
    brought = bring(store)
    there = theirs.at(brought.here)
    wanted = join(mine, there)
    if wanted.nerve_cleared and not mine.blank and _locks_differ(counts, brought):
        wanted = replace(wanted, nerve_cleared=False)  # the word of one was said without knowing a lock of the other
    knows_more = _knows_more(mine, there, counts, brought)
    if knows_more is not None:
        wanted = replace(wanted, levels=knows_more.levels, doses=knows_more.doses)
    keep(store, wanted, meeting.now, meeting.exercises, lock_again=bool(brought.facts) and not mine.blank)
    return brought


def _knows_more(mine: Standing, theirs: Standing, counts: Mapping[str, int], brought: Brought) -> Standing | None:
    """The one of two histories that knows everything of training that the other one knows; None if neither does."""
    if not any(brought.fresh.get(kind) for kind in _TRAINING):
        return mine
    if all(brought.known.get(kind, 0) == counts.get(kind, 0) for kind in _TRAINING):
        return theirs
    return None


def _locks_differ(counts: Mapping[str, int], brought: Brought) -> bool:
    return bool(brought.fresh.get("locked")) or brought.known.get("locked", 0) < counts.get("locked", 0)


def _standing_of(file: Path, meeting: Meeting) -> Standing:
    with HistoryStore(file) as other:
        return standing(other, meeting.now, meeting.exercises)


def _shelve(folder: Path, shelf: tuple[Pack, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lays new packs into their folder; each is checked when the exercises are read, as all packs are."""
    new, refused = [], []
    for pack in shelf:
        file = folder / pack.name
        if not file.exists():
            make_folder(folder)
            write_new(file, pack.text.encode())
            new.append(pack.name)
        elif not file.is_file() or file.read_bytes() != pack.text.encode():
            refused.append(pack.name)
    return tuple(new), tuple(refused)
