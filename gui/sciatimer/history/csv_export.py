"""The sessions as a table for spreadsheets: one row a session, and one for each lock and unlock between them.

UTF-8 with a byte order mark and CRLF, as Excel and LibreOffice want it; days and times as ISO 8601. The columns are
parted by commas (RFC 4180). Excel opens such a file right where numbers have a decimal point; where they have a decimal
comma it wants semicolons, so the separator can be chosen. No cell is ever read as a formula.
"""

import csv
import heapq
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from sciatimer.history.drafts import replacing
from sciatimer.history.json_export import STEP, Exported, Progress, silent
from sciatimer.history.shown import OUT_OF_VIEW
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import Overall, Place, Quality

E = TypeVar("E", bound=Enum)

SEPARATORS = (",", ";", "\t")
HEADER = (
    "entry", "day", "time", "exercise", "position", "hold_seconds", "repetitions", "sore_leg", "sore_hold_seconds",
    "sore_repetitions", "left_out", "holds_done", "holds_planned", "ended", "felt_at_stop", "pain_before",
    "place_before", "side", "nerve_feelings_before", "much_worse_before", "pain_during", "pain_after", "place_after",
    "feeling", "overall", "outcome", "rule", "pain_next_morning", "place_next_morning", "nerve_next_morning",
    "outcome_next_morning", "note",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula, or may after it has thrown spaces away.
_STARTS_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # the last four are their full-width forms
_BOM = b"\xef\xbb\xbf"
_COUNT = (
    "SELECT (SELECT count(*) FROM session_started) + (SELECT count(*) FROM locked) + (SELECT count(*) FROM unlocked)"
)
_GRAVEST = """
    (SELECT {value} FROM {table} WHERE session = s.id AND outcome <> 'CHECK_DUE'
     ORDER BY instr('EMERGENCY URGENT LOCK PAUSE NOT_SETTLED EASE KEEP GOOD SETTLED', outcome), id LIMIT 1)
"""
_LAST = "(SELECT max(id) FROM {table} WHERE session = s.id AND outcome <> 'CHECK_DUE')"
# Where an answer was corrected the last one is shown, and the graver of the outcomes, which is the one that counts.
_SESSIONS = f"""
    SELECT s.utc, s.at, s.exercise, s.position, s.hold, s.repetitions, s.sore_leg, s.sore_hold, s.sore_repetitions,
        s.left_out, e.holds_done, e.holds_planned, e.reason,
        (SELECT group_concat(felt, ' ') FROM stop_felt WHERE session = s.id),
        t.pain, t.place, t."where", t.nerve_feelings, t.much_worse,
        c.during, c.after, c.place_after, c.quality, c.overall, {_GRAVEST.format(value="outcome", table="pain_checked")},
        {_GRAVEST.format(value="rule", table="pain_checked")},
        m.pain, m.place, m.nerve_new_or_stronger, {_GRAVEST.format(value="outcome", table="morning_checked")},
        (SELECT text FROM noted WHERE session = s.id ORDER BY id DESC LIMIT 1)
    FROM session_started AS s
    JOIN today_answered AS t ON t.id = coalesce((SELECT max(second) FROM corrected WHERE first = s.today), s.today)
    LEFT JOIN session_ended AS e ON e.id = (SELECT max(id) FROM session_ended WHERE session = s.id)
    LEFT JOIN pain_checked AS c ON c.id = {_LAST.format(table="pain_checked")}
    LEFT JOIN morning_checked AS m ON m.id = {_LAST.format(table="morning_checked")}
    WHERE s.id NOT IN ({OUT_OF_VIEW})
    ORDER BY s.utc, s.id
"""
_LOCKS = """
    SELECT utc, at, 'lock', cause, rule, NULL FROM locked
    UNION ALL SELECT utc, at, 'unlock', NULL, NULL, 'spoken on ' || spoken_on FROM unlocked
    ORDER BY utc
"""

Row = list[str]


def export_csv(store: HistoryStore, target: Path, separator: str = ",", progress: Progress = silent) -> Exported:
    """Writes the table, which is there whole or not at all. Sessions that were withdrawn from view stay out.

    Args:
        store: the history.
        target: the file; an older export there is replaced.
        separator: one of SEPARATORS.
        progress: is told how many rows are written, of how many.

    Raises:
        ExportTargetTaken: another file is there.
        HistoryError: the history cannot be read, or the file not be written.
        ValueError: no such separator.
    """
    if separator not in SEPARATORS:
        raise ValueError(f"{separator!r} parts no columns")
    sessions, rows = 0, 0
    with store.snapshot(), replacing(target, is_table, store.path) as handle:
        total = int(store.read(_COUNT)[0][0])
        text = io.TextIOWrapper(handle, encoding="utf-8", newline="", write_through=True)
        text.write("\ufeff")
        writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
        writer.writerow(HEADER)
        for rows, row in enumerate(_rows(store), 1):
            writer.writerow(_harmless(cell) for cell in row)
            sessions += row[0] == "session"
            if rows % STEP == 0:
                progress(rows, total)
        text.flush()
        text.detach()
    progress(total, total)
    return Exported(sessions, rows, 0)


def is_table(beginning: bytes) -> bool:
    """Whether a file that begins so is an export of this kind."""
    return any(beginning.startswith(_BOM + separator.join(HEADER).encode()) for separator in SEPARATORS)


def _harmless(cell: str) -> str:
    """A text that no spreadsheet reads as a formula: it shows the apostrophe, or hides it, and counts nothing."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_STARTS_FORMULA) else cell


def _rows(store: HistoryStore) -> Iterator[Row]:
    """Sessions and locks in the order of their times."""
    sessions = ((int(utc), number, _session(values)) for number, (utc, *values) in enumerate(store.stream(_SESSIONS)))
    locks = ((int(utc), -1, _lock(values)) for utc, *values in store.stream(_LOCKS))
    for _, _, row in heapq.merge(sessions, locks):
        yield row


def _session(values: Iterable[Any]) -> Row:
    (
        at, exercise, position, hold, repetitions, sore_leg, sore_hold, sore_repetitions, left_out, done, planned,
        ended, felt, before, place_before, where, nerve, worse, during, after, place_after, quality, overall, outcome,
        rule, morning, morning_place, morning_nerve, settled, note,
    ) = values  # fmt: skip
    cells = (
        exercise, position, hold, repetitions, sore_leg, sore_hold, sore_repetitions, left_out, done, planned,
        _words(ended), _words(felt), before, _name(Place, place_before), where, _yes(nerve), _yes(worse), during, after,
        _name(Place, place_after), _name(Quality, quality), _name(Overall, overall), outcome, rule, morning,
        _name(Place, morning_place), _yes(morning_nerve), settled, note,
    )  # fmt: skip
    return ["session", *_when(at), *(_cell(cell) for cell in cells)]


def _lock(values: Iterable[Any]) -> Row:
    at, entry, cause, rule, note = values
    row = dict.fromkeys(HEADER, "")
    told = {"entry": entry, "outcome": _cell(cause), "rule": _cell(rule), "note": _cell(note)}
    day, time = _when(at)
    return list((row | told | {"day": day, "time": time}).values())


def _when(at: str) -> tuple[str, str]:
    """The local day and time, as the person saw them."""
    time = datetime.fromisoformat(at)
    return time.date().isoformat(), time.strftime("%H:%M:%S")


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _words(value: str | None) -> str:
    return "" if value is None else value.replace("_", " ")


def _name(kind: type[E], value: object) -> str:
    return "" if value is None else kind(value).name.lower().replace("_", " ")


def _yes(value: int | None) -> str:
    return "" if value is None else ("yes" if value else "no")
