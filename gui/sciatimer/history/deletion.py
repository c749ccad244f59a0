"""Everything that was recorded is deleted, after it was said what goes.

There is no time of grace and no hidden copy: what would be kept aside to be brought back would not be deleted. Who may
want it again exports it before. What stays is the bare fact of what keeps the person from stretching: a lock, an open
check, the sessions of the day, a condition without a clinician's word, and the like. No pain score and no place stays:
an open check is compared with no pain at all, which is the strictest there is.

The pages on which the facts stood are written over, and the log of the file is emptied. No program can promise that for
every disk: some keep what was written over. Files that were exported or copied to other folders are not reached.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sciatimer.history import files
from sciatimer.history.copies import daily_copies
from sciatimer.history.drafts import draft_beside
from sciatimer.history.facts import (
    Fact,
    Locked,
    PainChecked,
    ScreenAnswered,
    SessionEnded,
    SessionStarted,
    TodayAnswered,
)
from sciatimer.history.faults import faults_of
from sciatimer.history.keep import keep
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.restore import BARE_RULE, exchange, refuse_running
from sciatimer.history.results import result_of
from sciatimer.history.rows import FACTS, table_of
from sciatimer.history.self_check_facts import SelfChecked
from sciatimer.history.standing import Exercises, Standing, standing
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.start import GAP, HIGH_PAIN_WINDOW
from sciatimer.safety.values import Outcome, Overall, Place, Quality, RedFlag, StartOutcome, StopCause, Where
from sciatimer.session.model import Side

_NEWEST = "SELECT coalesce(max(id), 0) FROM ledger"
_REPLACED = ("history-before-*.db*", "history-damaged-*.db*")  # what a restore laid beside
# What ended the routine and was unlocked since counts as no milder than a pause.
_BARE_OUTCOMES = {Outcome.KEEP: Outcome.KEEP, Outcome.GOOD: Outcome.KEEP, Outcome.EASE: Outcome.EASE}


@dataclass(frozen=True, slots=True)
class Going:
    """What goes when everything is deleted, and what stays.

    Attributes:
        facts: how many facts of each class, by the name of its table.
        copies: the copies and replaced histories in the data folder.
        packs: the own packs.
        log: the program's log, None without one.
        stays: the parts of what keeps the person from stretching that stay, by their names in ``Standing``.
    """

    facts: dict[str, int]
    copies: tuple[Path, ...]
    packs: tuple[Path, ...]
    log: Path | None
    stays: tuple[str, ...]


def what_goes(store: HistoryStore, paths: DataPaths, now: datetime, exercises: Exercises) -> Going:
    """What a deletion of everything would take away; nothing is changed.

    Raises:
        HistoryError: the history or its folder cannot be read.
    """
    with store.snapshot():
        tables = [table_of(kind).name for kind in FACTS]
        counts = {table: int(store.read(f'SELECT count(*) FROM "{table}"')[0][0]) for table in tables}
        stays = tuple(_staying(_still_counting(standing(store, now, exercises), now)))
    with faults_of(paths.folder):
        packs = tuple(sorted(paths.packs.glob("*"))) if paths.packs.is_dir() else ()
        return Going(counts, _copies(paths), packs, paths.log if paths.log.exists() else None, stays)


def _staying(held: Standing) -> Iterator[str]:
    if held.blank:
        return
    parts = ("lock", "checks", "mornings", "unfaded", "uncleared", "high_pain_days", "nerve", "gentle")
    yield from (part for part in parts if getattr(held, part))
    yield from (part for part in ("sessions_today",) if held.sessions_today or held.unnamed_today)
    yield from (part for part in ("rest_day", "skip_day") if getattr(held, part) is not None)


def _copies(paths: DataPaths) -> tuple[Path, ...]:
    return (
        *daily_copies(paths).values(),
        *(file for pattern in _REPLACED for file in sorted(paths.folder.glob(pattern))),
    )


def delete_everything(store: HistoryStore, paths: DataPaths, now: datetime, exercises: Exercises) -> None:
    """Deletes the history, its copies in the data folder, the own packs and the log. It cannot be undone.

    Copies go first: who is killed in the middle still has the history, and can delete it once more.

    Raises:
        SessionRunning: a session is under way; nothing was changed.
        HistoryMovedOn: somebody wrote meanwhile; the history is as it was.
        HistoryError: it could not be written; the history is as it was.
    """
    refuse_running(store)
    with faults_of(paths.folder):
        _clear_folder(paths)
    with draft_beside(store.path) as draft:
        files.fill(draft, MIGRATIONS)
        newest = int(store.read(_NEWEST)[0][0])
        with HistoryStore(draft) as new, new.transaction():
            leave_bare_facts(store, new, now, exercises)
        exchange(store, draft, newest)
    with faults_of(store.path), closing(files.connect(store.path)) as connection:
        for pragma in ("PRAGMA secure_delete = ON", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            connection.execute(pragma)


def _clear_folder(paths: DataPaths) -> None:
    for file in (*_copies(paths), *paths.folder.glob(files.DRAFTS)):
        _overwrite(file)
        file.unlink(missing_ok=True)
    for folder in (paths.copies, paths.packs):
        if folder.is_dir():
            shutil.rmtree(folder)
    paths.log.unlink(missing_ok=True)


def _overwrite(file: Path) -> None:
    """Nothing of what a file held is left in its place, as far as a program can do it."""
    with file.open("r+b") as handle:
        left = file.stat().st_size
        while left > 0:
            left -= handle.write(bytes(min(left, 1 << 20)))


def leave_bare_facts(old: HistoryStore, new: HistoryStore, now: datetime, exercises: Exercises) -> None:
    """Writes into an empty history what has to stay of another one, and no more; inside a transaction.

    Raises:
        HistoryError: it could not be read or written.
    """
    held = _still_counting(standing(old, now, exercises), now)
    if held.blank:
        return
    named = held.checks | held.mornings | held.sessions_today
    here = {session: _bare_session(old, new, session) for session in sorted(named)}
    here |= {check: _bare_self_check(old, new, check) for check in sorted(held.unfaded)}
    asked = held.uncleared | {item for item, answer in held.answers.items() if answer.yes and item.startswith("X")}
    new.append_all(ScreenAnswered(now, item, yes=True) for item in sorted(asked))
    lock = held.lock and Locked(held.lock.at, held.lock.cause, BARE_RULE, None)
    bare = replace(held, lock=None, answers={}, signs_asked_on=None, health_asked_on=None, first_day=None)
    keep(new, replace(bare.at(here), lock=lock), now, exercises)


def _still_counting(held: Standing, now: datetime) -> Standing:
    """Without the days that have gone by: they hold nobody back any more, and would only tell what was."""
    today = now.date()
    since = today - HIGH_PAIN_WINDOW
    return replace(
        held,
        rest_day=held.rest_day if held.rest_day is not None and held.rest_day >= today else None,
        skip_day=held.skip_day if held.skip_day is not None and held.skip_day >= today else None,
        high_pain_days=frozenset(day for day in held.high_pain_days if day > since),
        last_end=held.last_end if held.last_end is not None and held.last_end > now - GAP else None,
    )


def _bare_session(old: HistoryStore, new: HistoryStore, session: int) -> int:
    """A session of which no more is told than that it was, how it ended, and what is still to be answered."""
    started = old.fact(SessionStarted, session)
    today = TodayAnswered(
        started.at, 0, Place.NONE, Where.BACK_ONLY, nerve_feelings=False, much_worse=False, red=RedFlag.NONE,
        outcome=StartOutcome.START, rule="P9",
    )  # fmt: skip
    bare = replace(started, today=new.append(today), first_side=Side.LEFT, sore_leg=None, left_out=None)
    here = new.append(replace(bare, sore_hold=None, sore_repetitions=None))
    new.append_all(_bare_course(old, session, here))
    return here


def _bare_course(old: HistoryStore, session: int, here: int) -> Iterator[Fact]:
    ends = old.facts(SessionEnded, session=session, newest_first=True, limit=1)
    yield from (replace(each.fact, session=here) for each in ends)
    result = result_of(old, session)
    if result is None or result.check is None:
        return
    outcome = _BARE_OUTCOMES.get(result.check, Outcome.PAUSE)
    yield PainChecked(
        result.ended_at, here, RedFlag.NONE, StopCause.NONE, 0, 0, 0, Place.NONE, Place.NONE, Where.BACK_ONLY,
        Quality.NOTHING_OR_PULL, Overall.SAME, outcome, BARE_RULE,
    )  # fmt: skip


def _bare_self_check(old: HistoryStore, new: HistoryStore, check: int) -> int:
    """It has to be asked about once more; so its leg and its kind stay."""
    return new.append(old.fact(SelfChecked, check))
