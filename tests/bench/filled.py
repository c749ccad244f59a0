"""A history of 100,000 sessions, written once a run; several benches work on it or on copies."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise
from sciatimer.history.facts import EndReason, Fact, PhaseBegun, ScreenAnswered, SessionEnded
from sciatimer.history.store import HistoryStore
from sciatimer.resources import shipped
from sciatimer.safety.screens import HEALTH, SIGNS
from sciatimer.session.model import SegmentKind, Side
from tests.bench.measuring import Run
from tests.history.diary import AT, CHECKED, MORNING, STARTED, TODAY

SESSIONS = 100_000
_PHASES = 13  # one leg of three holds
_BATCH = 2_000  # sessions in one transaction
_STRIDE = 7  # from stretch to stretch


def filled(run: Run) -> Path:
    """The history; whoever asks first waits for about a minute."""
    file = run.scratch / "filled" / "history.db"
    if not file.exists():
        draft = run.scratch / "draft" / "history.db"
        with HistoryStore(draft) as store:
            _fill(store, run.tell)
        draft.parent.rename(file.parent)
    return file


def after_all() -> datetime:
    """The day after the last of all sessions."""
    return AT + timedelta(days=SESSIONS // 2 + 1)


def add_sessions(store: HistoryStore, numbers: range) -> None:
    """Writes these sessions in one transaction, two a day, each another stretch than the one before."""
    shelf = load_catalogue(shipped("exercises.json"), None).exercises
    with store.transaction():
        for number in numbers:
            next_id = 1 + int(store.read("SELECT coalesce(max(id), 0) FROM ledger")[0][0])
            store.append_all(_one_session(number, next_id, shelf))


def copied(file: Path, folder: Path) -> Path:
    """A copy of a history that nobody has open, in a data folder of its own."""
    target = folder / file.name
    folder.mkdir(parents=True)
    target.write_bytes(file.read_bytes())
    target.chmod(0o600)  # as the program leaves it
    return target


def _fill(store: HistoryStore, tell: Callable[[float, str], None]) -> None:
    for start in range(0, SESSIONS, _BATCH):
        tell(start / SESSIONS, f"writing {SESSIONS:,} sessions")
        add_sessions(store, range(start, start + _BATCH))
    items = (item.id for item in SIGNS + HEALTH)
    store.append_all(ScreenAnswered(AT, item, yes=False) for item in items)


def _one_session(number: int, first_id: int, shelf: Sequence[Exercise]) -> Iterator[Fact]:
    """The facts of a session, two a day; the ids follow each other from ``first_id``."""
    stretch = shelf[number * _STRIDE % len(shelf)]
    before, after = 1 + number % 3, number % 2
    at = AT + timedelta(days=number // 2, hours=6 * (number % 2))
    session = first_id + 1
    yield replace(TODAY, at=at, pain=before)
    yield replace(STARTED, at=at, today=first_id, exercise=stretch.id, position=stretch.position)
    for phase in range(_PHASES):
        yield PhaseBegun(at, session, SegmentKind.HOLD, stretch.id, Side.LEFT, 1 + phase // 4, 10.0 * phase)
    yield SessionEnded(at + timedelta(minutes=10), session, EndReason.FINISHED, 6, 6)
    yield replace(CHECKED, at=at + timedelta(minutes=11), session=session, before=before, after=after)
    yield replace(MORNING, at=at + timedelta(hours=20), session=session)
