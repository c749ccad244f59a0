"""The schema is what the dataclasses say, nothing in it can be changed, and old files come along."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import get_type_hints

import pytest

from sciatimer.history import schema, schema_2, schema_4, schema_5, schema_6
from sciatimer.history.break_facts import RemindersPaused
from sciatimer.history.facts import Fact, SessionStarted, SettingChanged
from sciatimer.history.faults import HistoryTooNew
from sciatimer.history.migrations import MIGRATIONS, Migration, migrate, version_of
from sciatimer.history.rows import FACTS, Column, table_of, utc_microseconds
from sciatimer.history.self_check_facts import SelfCheckSkipped
from sciatimer.history.store import HistoryStore
from sciatimer.history.tallies import changes
from sciatimer.history.verify import check
from sciatimer.session.model import Side
from tests.fakes import FakeClock
from tests.history.diary import AT, STARTED, TODAY, Diary

APPEND_ONLY = schema.APPEND_ONLY + schema_2.APPEND_ONLY + schema_4.APPEND_ONLY + schema_5.APPEND_ONLY
THEME = SettingChanged(AT, "theme", '"dark"')
ADDED = "ALTER TABLE setting_changed ADD COLUMN reason TEXT"


def add_a_column(connection: sqlite3.Connection) -> None:
    connection.execute(ADDED)


def fail_half_way(connection: sqlite3.Connection) -> None:
    connection.execute(ADDED)
    raise RuntimeError("the power went")


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    """A database in memory that no migration has seen."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def sql_type(column: Column) -> str:
    if issubclass(column.kind, int):
        return "INTEGER"
    return "REAL" if issubclass(column.kind, float) else "TEXT"


@pytest.mark.parametrize("kind", FACTS)
def test_a_table_has_one_column_for_each_field(kind: type[Fact], store: HistoryStore) -> None:
    columns = store.read('SELECT name, type, "notnull" FROM pragma_table_info(?)', table_of(kind).name)
    wanted = [(column.name, sql_type(column), int(not column.nullable)) for column in table_of(kind).columns]
    assert columns == [("id", "INTEGER", 0), ("utc", "INTEGER", 1), *wanted]


def test_every_fact_has_a_table_and_every_table_a_fact(store: HistoryStore) -> None:
    tables = {row[0] for row in store.read("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {"ledger", "origins"} | {table_of(kind).name for kind in FACTS}
    assert all("at" in get_type_hints(kind) for kind in FACTS)


def test_every_table_is_strict(store: HistoryStore) -> None:
    assert store.read("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict") == [("sqlite_schema",)]


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = 99", "DELETE FROM {}", "REPLACE INTO {0} SELECT * FROM {0}"])
def test_no_row_can_be_changed_or_deleted(diary: Diary, table: str, change: str) -> None:
    diary.write_one_of_each()
    before = diary.store.read(f"SELECT * FROM {table}")
    assert before
    with pytest.raises(sqlite3.IntegrityError, match="facts are appended, never changed"):
        diary.store.connection.execute(change.format(table))
    assert diary.store.read(f"SELECT * FROM {table}") == before


def test_every_table_is_named_among_those_that_cannot_change(store: HistoryStore) -> None:
    assert set(APPEND_ONLY) == {row[0] for row in store.read("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_an_empty_file_goes_through_every_migration(empty: sqlite3.Connection) -> None:
    assert version_of(empty) == 0
    migrate(empty)
    assert version_of(empty) == len(MIGRATIONS)


def test_an_old_file_is_brought_up_and_keeps_its_facts(file: Path) -> None:
    with HistoryStore(file) as old:
        old.append(THEME)
    with HistoryStore(file, (*MIGRATIONS, add_a_column)) as new:
        assert version_of(new.connection) == len(MIGRATIONS) + 1
        assert new.read("SELECT value, reason FROM setting_changed") == [('"dark"', None)]


def test_a_file_of_the_first_version_gets_the_tables_of_the_self_checks(file: Path) -> None:
    with HistoryStore(file, MIGRATIONS[:1]) as old:
        old.append(THEME)
    with HistoryStore(file) as new:
        new.append(SelfCheckSkipped(AT, 3, nerve_feelings=False, new_injury=False, signs_passed=True, rule="G11"))
        assert [recorded.fact for recorded in new.facts(SettingChanged)] == [THEME]
        with pytest.raises(sqlite3.IntegrityError, match="facts are appended, never changed"):
            new.connection.execute("DELETE FROM self_check_skipped")


SECOND_VERSION = 2
COLUMNS_OF_2 = ("exercise", "position", "hold", "repetitions", "rest", "first_side", "left_out")


def test_a_session_of_the_second_version_spared_no_leg(file: Path) -> None:
    with HistoryStore(file, MIGRATIONS[:SECOND_VERSION]) as old:
        today = old.append(TODAY)
        old.connection.execute("INSERT INTO ledger (id, kind) VALUES (?, 'session_started')", (today + 1,))
        values = (today + 1, utc_microseconds(AT), AT.isoformat(), today)
        told = tuple(getattr(STARTED, column) for column in COLUMNS_OF_2)
        sql = f"INSERT INTO session_started (id, utc, at, today, {', '.join(COLUMNS_OF_2)}) VALUES (?{', ?' * 10})"
        old.connection.execute(sql, (*values, *told))
    with HistoryStore(file) as new:
        assert new.fact(SessionStarted, today + 1) == replace(STARTED, today=today)
        assert check(file) == ()


def test_a_file_of_the_third_version_gets_the_tables_of_the_breaks(file: Path) -> None:
    with HistoryStore(file, MIGRATIONS[:3]) as old:
        old.append(THEME)
    with HistoryStore(file) as new:
        new.append(RemindersPaused(AT, "boot", 5.0, 1800, None))
        assert [recorded.fact for recorded in new.facts(SettingChanged)] == [THEME]
        with pytest.raises(sqlite3.IntegrityError, match="facts are appended, never changed"):
            new.connection.execute("DELETE FROM reminders_paused")
    assert check(file) == ()


def test_a_file_of_the_fifth_version_gets_the_indexes_of_the_plots_and_sums_the_same(file: Path) -> None:
    with HistoryStore(file, MIGRATIONS[:5]) as old:
        diary = Diary(old, FakeClock())
        for _ in range(5):
            diary.session()
    with HistoryStore(file) as new:
        assert changes(new, AT).whole.sessions == 5
        names = {row[0] for row in new.read("SELECT name FROM sqlite_schema WHERE type = 'index'")}
        assert not names & set(schema_6.REPLACED)
    assert check(file) == ()


@pytest.mark.parametrize("missing", schema_6.REPLACED)
def test_a_file_of_the_fifth_version_that_lacks_an_index_is_opened_all_the_same(file: Path, missing: str) -> None:
    with HistoryStore(file, MIGRATIONS[:5]) as old:
        session = Diary(old, FakeClock()).session()
        old.connection.execute(f"DROP INDEX {missing}")
    assert check(file) == ()
    with HistoryStore(file) as new:
        assert new.fact(SessionStarted, session).exercise == STARTED.exercise


@pytest.mark.parametrize(
    ("leg", "hold", "repetitions"),
    [
        (Side.LEFT, 11, 3),
        (Side.LEFT, 10, 4),
        (Side.LEFT, None, 3),
        (Side.LEFT, 10, None),
        (None, 10, 3),
        (None, 5, None),
    ],
)
def test_a_sore_leg_that_gets_more_or_half_a_dose_is_refused_by_the_table(
    diary: Diary, leg: Side | None, hold: int | None, repetitions: int | None
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        diary.begin(replace(STARTED, sore_leg=leg, sore_hold=hold, sore_repetitions=repetitions))


@pytest.mark.parametrize(("hold", "repetitions"), [(10, 3), (5, 2)])
def test_a_sore_leg_comes_back_as_it_was_written(diary: Diary, hold: int, repetitions: int) -> None:
    started = replace(STARTED, sore_leg=Side.RIGHT, sore_hold=hold, sore_repetitions=repetitions)
    session = diary.begin(started)
    kept = diary.store.fact(SessionStarted, session)
    assert kept == replace(started, at=kept.at, today=kept.today)


def test_an_up_to_date_file_is_left_alone(file: Path) -> None:
    HistoryStore(file).close()
    before = file.read_bytes()
    HistoryStore(file).close()
    assert file.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_version_whole(file: Path) -> None:
    with HistoryStore(file) as old:
        old.append(THEME)
    with pytest.raises(RuntimeError, match="the power went"):
        HistoryStore(file, (*MIGRATIONS, fail_half_way))
    with HistoryStore(file) as same:
        assert version_of(same.connection) == len(MIGRATIONS)
        assert [recorded.fact for recorded in same.facts(SettingChanged)] == [THEME]


def test_a_file_of_a_newer_version_is_refused_and_not_touched(file: Path) -> None:
    HistoryStore(file, (*MIGRATIONS, add_a_column)).close()
    before = file.read_bytes()
    with pytest.raises(HistoryTooNew, match=f"its version is {len(MIGRATIONS) + 1}, this one knows {len(MIGRATIONS)}"):
        HistoryStore(file)
    assert file.read_bytes() == before


def test_a_number_that_no_scale_has_is_refused_by_the_table(diary: Diary) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="pain BETWEEN 0 AND 10"):
        diary.answer_today(replace(TODAY, pain=11))


def test_a_newer_program_that_was_faster_is_not_undone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = (*MIGRATIONS, add_a_column)
    HistoryStore(file, MIGRATIONS[:5]).close()

    def come_second(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
        monkeypatch.undo()
        HistoryStore(file, newer).close()
        migrate(connection, migrations)

    monkeypatch.setattr("sciatimer.history.store.migrate", come_second)
    with pytest.raises(HistoryTooNew):
        HistoryStore(file)
    HistoryStore(file, newer).close()
