"""Facts are appended whole or not at all, read back in order, and seen by every window."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sciatimer.history import files
from sciatimer.history.facts import Cleared, Locked, PhaseBegun, ScreenAnswered, SettingChanged
from sciatimer.history.faults import HistoryBusy
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import Outcome
from sciatimer.session.model import SegmentKind, Side
from tests.history.diary import AT, Diary


def setting(value: str, key: str = "theme", hours: float = 0) -> SettingChanged:
    return SettingChanged(AT + timedelta(hours=hours), key, value)


def values(
    store: HistoryStore, *, since: datetime | None = None, newest_first: bool = False, limit: int | None = None
) -> list[str]:
    found = store.facts(SettingChanged, since=since, newest_first=newest_first, limit=limit)
    return [recorded.fact.value for recorded in found]


def test_ids_grow_over_all_tables_so_that_they_tell_what_came_first(store: HistoryStore) -> None:
    ids = [
        store.append(setting("1")),
        store.append(Locked(AT - timedelta(days=900), Outcome.LOCK, "R6", None)),
        *store.append_all([ScreenAnswered(AT, "E1", yes=False), setting("2")]),
    ]
    assert ids == sorted(set(ids))


def test_facts_are_read_in_the_order_they_were_recorded(store: HistoryStore) -> None:
    store.append_all([setting("first", hours=5), setting("second")])
    assert values(store) == ["first", "second"]
    assert values(store, newest_first=True) == ["second", "first"]
    assert values(store, newest_first=True, limit=1) == ["second"]


def test_facts_since_a_time_are_those_at_that_time_or_later(store: HistoryStore) -> None:
    store.append_all([setting("old", hours=-1), setting("now"), setting("new", hours=1)])
    assert values(store, since=AT) == ["now", "new"]


def test_facts_of_a_session_are_its_own(diary: Diary) -> None:
    one, other = diary.session(), diary.session()
    diary.phase(one, SegmentKind.HOLD, 15)
    diary.phase(other, SegmentKind.REST, 30)
    assert [recorded.fact.kind for recorded in diary.store.facts(PhaseBegun, session=other)] == [SegmentKind.REST]


def test_the_newest_of_each_is_the_last_recorded_whatever_the_clock_said(store: HistoryStore) -> None:
    store.append_all([setting("a1", "a", hours=9), setting("b1", "b"), setting("a2", "a"), setting("c1", "c")])
    newest = [recorded.fact.value for recorded in store.newest_of_each(SettingChanged, "key")]
    assert newest == ["b1", "a2", "c1"]
    assert store.newest_of_each(Cleared, "item") == ()


def test_facts_that_belong_together_are_all_written_or_none(store: HistoryStore) -> None:
    nowhere = PhaseBegun(AT, 999, SegmentKind.HOLD, "x", Side.LEFT, 1, 0.0)
    with pytest.raises(sqlite3.IntegrityError):
        store.append_all([setting("kept"), nowhere])
    assert values(store) == []


def test_an_inner_transaction_is_part_of_the_outer(store: HistoryStore) -> None:
    def write_and_fail() -> None:
        with store.transaction():
            store.append(setting("lost"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert values(store) == []


def test_what_was_written_is_there_after_a_restart(file: Path) -> None:
    with HistoryStore(file) as store:
        store.append(setting("kept"))
    with HistoryStore(file) as again:
        assert values(again) == ["kept"]


def test_a_second_window_sees_what_the_first_wrote(store: HistoryStore, file: Path) -> None:
    with HistoryStore(file) as other:
        store.append(setting("from the first"))
        other.append(setting("from the second"))
        assert values(other) == values(store) == ["from the first", "from the second"]


def test_a_snapshot_sees_one_moment_while_another_window_writes(store: HistoryStore, file: Path) -> None:
    with HistoryStore(file) as other:
        with store.snapshot():
            assert values(store) == []
            other.append(setting("meanwhile"))
            assert values(store) == []
        assert values(store) == ["meanwhile"]


def test_a_file_that_another_program_holds_says_so_and_loses_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.01)
    with HistoryStore(file) as store, HistoryStore(file) as other, other.transaction():
        with pytest.raises(HistoryBusy, match="Close the other program"):
            store.append(setting("later"))
        other.append(setting("first"))
    with HistoryStore(file) as again:
        assert values(again) == ["first"]


def test_answers_are_durable_before_the_call_returns(store: HistoryStore) -> None:
    assert store.read("PRAGMA synchronous") == [(2,)]  # FULL
    assert store.read("PRAGMA journal_mode") == [("wal",)]
    assert store.read("PRAGMA foreign_keys") == [(1,)]


def test_closing_twice_changes_nothing(file: Path) -> None:
    store = HistoryStore(file)
    store.close()
    store.close()
    assert sorted(path.name for path in file.parent.iterdir()) == ["history.db"]
