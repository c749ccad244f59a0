"""Everything that can be wrong with a history is found and named, and nothing is changed by looking."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sciatimer.history.facts import Locked
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.safety.values import Outcome
from tests.fakes import FakeClock
from tests.history.diary import CHECKED, Diary


def whats(file: Path) -> list[str]:
    return [problem.what for problem in check(file)]


def meddle(file: Path, sql: str) -> None:
    """Somebody changes the file behind the program's back."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        for trigger in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger[0]}")
        raw.execute(sql)


@pytest.fixture
def full(file: Path) -> Path:
    """A history with a lock, its unlock and an open check, all of it as the rules allow."""
    with HistoryStore(file) as store:
        diary = Diary(store, FakeClock())
        diary.answer_screens("C1")
        session = diary.session()
        diary.morning(session)
        diary.days_pass(1)
        session = diary.begin()
        diary.end(session)
        diary.check(session, replace(CHECKED, outcome=Outcome.LOCK, rule="R6"))
        diary.unlock(store.append(Locked(diary.now(), Outcome.LOCK, "R6", session)))
        diary.days_pass(1)
        diary.begin()
    return file


def test_a_history_as_the_program_writes_it_has_no_problem(full: Path) -> None:
    assert whats(full) == []


def test_looking_changes_nothing(full: Path) -> None:
    before = full.read_bytes()
    check(full)
    assert full.read_bytes() == before
    assert [path.name for path in full.parent.iterdir()] == ["history.db"]


def test_it_can_be_looked_at_while_the_program_runs(store: HistoryStore, file: Path) -> None:
    with store.transaction():
        assert whats(file) == []


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    assert whats(file) == [f"There is no history at {file}."]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_file_that_is_no_history_is_one_problem(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    (what,) = whats(file)
    assert "cannot be read" in what
    assert file.read_bytes() == content


def test_damaged_pages_are_found(full: Path) -> None:
    content = bytearray(full.read_bytes())
    content[-4096:] = b"\xff" * 4096
    full.write_bytes(content)
    assert whats(full)
    assert all("damaged" in what or "cannot be read" in what for what in whats(full))


def test_an_index_that_tells_of_other_rows_is_damage_and_nothing_else_is_said(full: Path) -> None:
    with closing(sqlite3.connect(full, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_schema SET sql = replace(sql, '(item)', '(at)') WHERE name = 'screen_answered_item'")
    assert whats(full)
    assert all(what.startswith("The file is damaged: ") for what in whats(full))


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("DELETE FROM morning_checked", "1 facts were recorded in morning_checked, and 0 are there."),
        ("UPDATE pain_checked SET session = 999", "points at a session_started that is not there."),
        ("UPDATE pain_checked SET outcome = 'FINE'", "pain_checked.outcome has the unknown value 'FINE'."),
        ("UPDATE today_answered SET place = 9", "today_answered.place has the unknown value 9."),
        ("UPDATE locked SET at = 'soon'", "There is no date in locked.at: record"),
        ("UPDATE locked SET at = '2461102.5'", "There is no date in locked.at: record"),
        ("UPDATE locked SET at = '2026-02-31' || substr(at, 11)", "There is no date in locked.at: record"),
        ("UPDATE locked SET at = substr(at, 1, 11) || '24:00:00+00:00'", "There is no date in locked.at: record"),
        ("UPDATE unlocked SET spoken_on = '2029-02-29'", "There is no date in unlocked.spoken_on: record"),
        ("UPDATE session_ended SET at = '9999-12-31T12:00:00+00:00'", "There is no date in session_ended.at: record"),
        ("DELETE FROM unlocked", "A session began while the routine was locked: record"),
        ("DELETE FROM locked", "A check ends the routine, and there is no lock for it"),
        ("UPDATE unlocked SET lock = lock - 900", "points at a locked that is not there."),
        ("DELETE FROM session_ended", "A session that never ended was followed by another: record"),
        ("DELETE FROM pain_checked", "A session began while the check of the one before it was open: record"),
        ("UPDATE unlocked SET spoken_on = '2020-01-01'", "An unlock is dated before its lock: record"),
        ("UPDATE morning_checked SET outcome = 'URGENT'", "A morning check ends the routine, and there is no lock"),
    ],
)
def test_what_somebody_changed_is_named(full: Path, sql: str, what: str) -> None:
    meddle(full, sql)
    assert any(what in found for found in whats(full))


def test_a_column_that_lost_its_name_is_damage_and_nothing_else_is_said(full: Path) -> None:
    meddle(full, "ALTER TABLE phase_begun RENAME COLUMN repetition TO repetitiom")
    assert whats(full) == ["The file is damaged: phase_begun has no repetition."]
