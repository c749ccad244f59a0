"""The table opens right in spreadsheets, tells what counts, and no cell of it is a formula."""

import csv
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from sciatimer.history.csv_export import HEADER, export_csv
from sciatimer.history.edit_facts import Noted
from sciatimer.history.exchange_faults import ExportTargetTaken
from sciatimer.history.facts import StopFelt
from sciatimer.history.notes import withdraw, write_note
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import MorningOutcome, Outcome, StopFeeling
from tests.fakes import FakeClock
from tests.history.diary import CHECKED, MORNING, Diary

DANGEROUS = (
    "=1+2",
    "+1+2",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the table goes."""
    return tmp_path / "table.csv"


def table(file: Path, separator: str = ",") -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=separator))


def test_a_session_is_one_row_with_all_that_was_said(diary: Diary, target: Path) -> None:
    session = diary.session()
    diary.store.append(StopFelt(diary.now(), session, StopFeeling.PULL_TOO_STRONG))
    diary.morning(session)
    write_note(diary.store, session, "in the garden", diary.now())
    assert export_csv(diary.store, target).sessions == 1
    (row,) = table(target)
    told = {
        "entry": "session", "day": "2026-03-02", "time": "09:00:00", "exercise": "lying-towel-thigh",
        "position": "lying", "hold_seconds": "10", "repetitions": "3", "holds_done": "6", "holds_planned": "6",
        "ended": "finished", "felt_at_stop": "pull too strong", "pain_before": "2", "place_before": "buttock",
        "side": "left", "nerve_feelings_before": "no", "pain_during": "1", "pain_after": "1", "place_after": "buttock",
        "feeling": "nothing or pull", "overall": "better", "outcome": "GOOD", "rule": "R11",
        "pain_next_morning": "1", "nerve_next_morning": "no", "outcome_next_morning": "SETTLED",
        "note": "in the garden",
    }  # fmt: skip
    assert {name: row[name] for name in told} == told


def test_it_begins_with_a_mark_and_its_lines_end_as_windows_wants_it(diary: Diary, target: Path) -> None:
    diary.session()
    export_csv(diary.store, target)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfentry,day,time,")
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_columns_can_be_parted_otherwise(diary: Diary, target: Path, separator: str) -> None:
    session = diary.session()
    write_note(diary.store, session, 'well, "so; so"', diary.now())
    export_csv(diary.store, target, separator)
    (row,) = table(target, separator)
    assert row["note"] == 'well, "so; so"'
    assert tuple(row) == HEADER


def test_what_parts_no_columns_is_refused(diary: Diary, target: Path) -> None:
    with pytest.raises(ValueError, match="parts no columns"):
        export_csv(diary.store, target, "x")


@pytest.mark.parametrize("note", DANGEROUS)
def test_no_cell_begins_as_a_formula_does(diary: Diary, target: Path, note: str) -> None:
    session = diary.session()
    diary.store.append(Noted(diary.now(), session, note))
    export_csv(diary.store, target)
    assert table(target)[0]["note"] == f"'{note}"


def test_locks_and_unlocks_stand_between_the_sessions(diary: Diary, target: Path) -> None:
    diary.session()
    diary.days_pass(1)
    diary.unlock(diary.lock())
    diary.days_pass(1)
    diary.session()
    export_csv(diary.store, target)
    rows = table(target)
    assert [row["entry"] for row in rows] == ["session", "lock", "unlock", "session"]
    assert (rows[1]["outcome"], rows[1]["rule"], rows[2]["note"]) == ("LOCK", "R6", "spoken on 2026-03-03")


def test_of_two_answers_the_last_is_shown_and_the_graver_outcome_counts(diary: Diary, target: Path) -> None:
    session = diary.session(Outcome.PAUSE)
    diary.check(session, replace(CHECKED, after=2, outcome=Outcome.KEEP, rule="R10"))
    diary.morning(session, replace(MORNING, outcome=MorningOutcome.NOT_SETTLED))
    diary.morning(session, replace(MORNING, pain=2))
    export_csv(diary.store, target)
    (row,) = table(target)
    assert (row["pain_after"], row["outcome"], row["rule"]) == ("2", "PAUSE", CHECKED.rule)
    assert (row["pain_next_morning"], row["outcome_next_morning"]) == ("2", "NOT_SETTLED")


def test_what_was_withdrawn_from_view_is_not_in_it(diary: Diary, target: Path) -> None:
    first, second = diary.session(), diary.session()
    withdraw(diary.store, first, diary.now())
    export_csv(diary.store, target)
    assert len(table(target)) == 1
    withdraw(diary.store, first, diary.now(), withdrawn=False)
    withdraw(diary.store, second, diary.now())
    export_csv(diary.store, target)
    assert len(table(target)) == 1


def test_an_open_session_is_told_as_far_as_it_went(diary: Diary, target: Path) -> None:
    diary.begin()
    export_csv(diary.store, target)
    (row,) = table(target)
    assert (row["ended"], row["outcome"], row["pain_before"]) == ("", "", "2")


def test_an_older_table_is_replaced_and_nothing_else_is(diary: Diary, target: Path) -> None:
    export_csv(diary.store, target, ";")
    diary.session()
    export_csv(diary.store, target)
    assert len(table(target)) == 1
    target.write_text("name,phone\n")
    with pytest.raises(ExportTargetTaken):
        export_csv(diary.store, target)
    assert target.read_text() == "name,phone\n"


def test_long_work_tells_how_far_it_is(tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sciatimer.history.csv_export.STEP", 2)
    told: list[tuple[int, int]] = []
    with HistoryStore(tmp_path / "data" / "history.db") as store:
        diary = Diary(store, FakeClock())
        for _ in range(4):
            diary.session()
        export_csv(store, target, progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 4), (4, 4), (4, 4)]
