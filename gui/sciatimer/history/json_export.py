"""The whole history as one JSON file, described in docs/history-format.md: to carry along, to keep, to import."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from sciatimer import __version__
from sciatimer.history.drafts import replacing
from sciatimer.history.facts import SettingChanged
from sciatimer.history.json_rows import FORMAT, entry_of
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.rows import FACTS, Table, table_of
from sciatimer.history.store import HistoryStore

Progress = Callable[[int, int], None]  # how much is done, of how much
Entry = dict[str, object]
Numbered = tuple[int, Entry]

# What only makes sense on the computer it was set on: where a window stood, and the voices that are there.
OF_THIS_COMPUTER = frozenset({"desk_place", "voice_engine", "voice_name"})
STEP = 2_000  # entries between two words of progress
_BEGIN = b'{\n"format": "' + FORMAT.encode()
_ORIGINS = "SELECT name FROM origins ORDER BY id"
_CAME_FROM = "SELECT id, origin, number FROM ledger WHERE origin IS NOT NULL ORDER BY id"
_COUNT = "SELECT count(*) FROM ledger"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds."""

    sessions: int
    facts: int
    packs: int


def silent(_done: int, _total: int) -> None:
    """For who does not want to know how far it is."""


def export_json(store: HistoryStore, packs: Path, target: Path, progress: Progress = silent) -> Exported:
    """Writes every fact and every own pack to a file, which is there whole or not at all.

    The settings in OF_THIS_COMPUTER stay out. The history is read as it is at one moment, whatever is written meanwhile.

    Args:
        store: the history.
        packs: the folder of own packs; it may be missing.
        target: the file; an older export there is replaced.
        progress: is told how many facts are written, of how many.

    Raises:
        ExportTargetTaken: another file is there.
        HistoryError: the history cannot be read, or the file not be written.
    """
    counts: dict[str, int] = {}
    with store.snapshot(), replacing(target, is_export, store.path) as handle:
        origins = msgspec.json.encode([row[0] for row in store.read(_ORIGINS)])
        head = f'",\n"version": {len(MIGRATIONS)},\n"program": "{__version__}",\n"origins": '
        handle.write(_BEGIN + head.encode() + origins + b',\n"facts": [')
        total = int(store.read(_COUNT)[0][0])
        for done, entry in enumerate(_entries(store)):
            counts[str(entry["fact"])] = counts.get(str(entry["fact"]), 0) + 1
            handle.write((b",\n " if done else b"\n ") + msgspec.json.encode(entry))
            if done % STEP == 0:
                progress(done, total)
        own = list(_packs(packs))
        handle.write(b'\n],\n"packs": [' + b",".join(b"\n " + msgspec.json.encode(pack) for pack in own) + b"\n]\n}\n")
    progress(total, total)
    return Exported(counts.get("session_started", 0), sum(counts.values()), len(own))


def is_export(beginning: bytes) -> bool:
    """Whether a file that begins so is an export of a history."""
    return beginning.startswith(_BEGIN)


def _entries(store: HistoryStore) -> Iterator[Entry]:
    """All facts in the order in which they were recorded; each id is there once, so no two entries are compared."""
    came_from = _came_from(store)
    brought = next(came_from, None)
    for row_id, entry in heapq.merge(*(_facts(store, table_of(kind)) for kind in FACTS)):
        while brought is not None and brought[0] < row_id:
            brought = next(came_from, None)  # of a fact that is left out
        if brought is not None and brought[0] == row_id:
            entry["from"] = brought[1]
        yield entry


def _came_from(store: HistoryStore) -> Iterator[tuple[int, list[int]]]:
    """The place among the origins, and the number there, of what came from elsewhere."""
    for row_id, origin, number in store.stream(_CAME_FROM):
        yield int(row_id), [int(origin) - 1, int(number)]


def _facts(store: HistoryStore, table: Table[Any]) -> Iterator[Numbered]:
    is_setting = table.kind is SettingChanged
    for row_id, *values in store.stream(f"{table.select} ORDER BY id"):
        entry = entry_of(row_id, table.name, table.columns, tuple(values))
        if not (is_setting and entry["key"] in OF_THIS_COMPUTER):
            yield row_id, entry


def _packs(folder: Path) -> Iterator[dict[str, str]]:
    """The own packs as they stand on the disk; one that is no text is no pack."""
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            yield {"name": file.name, "text": file.read_text(encoding="utf-8")}
        except UnicodeDecodeError:
            continue
