"""One copy a day, seven kept; what a copy holds is told without touching it."""

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.history.backup import backup
from sciatimer.history.copies import KEPT, CopyPlan, copies_plan, daily_copies, daily_copy, look
from sciatimer.history.exchange_faults import CopyDamaged, FileNotReadable, NotACopy
from sciatimer.history.faults import HistoryNotWritable, HistoryTooNew, TargetExists
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.safety.values import Outcome
from tests.history.diary import Diary

DAY = date(2026, 3, 20)
DAYS = st.dates(DAY - timedelta(days=30), DAY + timedelta(days=30))


def before(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.fixture
def paths(file: Path) -> DataPaths:
    """The data folder of the history."""
    return DataPaths(file.parent)


def test_the_first_copy_of_a_day_is_made_and_no_second() -> None:
    assert copies_plan((), DAY) == CopyPlan(make=True, remove=())
    assert copies_plan((DAY,), DAY) == CopyPlan(make=False, remove=())


def test_with_the_eighth_the_oldest_goes() -> None:
    assert copies_plan([before(days) for days in range(1, 8)], DAY) == CopyPlan(make=True, remove=(before(7),))


def test_a_clock_set_back_makes_its_copy_and_a_copy_of_the_future_goes_first() -> None:
    ahead = [before(-days) for days in range(1, 8)]
    assert copies_plan(ahead, DAY) == CopyPlan(make=True, remove=(before(-1),))
    assert copies_plan([before(-400), *(before(days) for days in range(1, 7))], DAY).remove == (before(-400),)


@given(days=st.sets(DAYS), today=DAYS)
def test_seven_are_left_and_today_is_among_them(days: set[date], today: date) -> None:
    plan = copies_plan(days, today)
    left = (days | {today}) - set(plan.remove)
    assert len(left) == min(KEPT, len(days | {today}))
    assert today in left
    assert plan.make == (today not in days)
    past = sorted((day for day in days if day <= today), reverse=True)
    assert set(past[: KEPT - 1]) <= left


def test_copies_come_and_go_day_by_day(diary: Diary, paths: DataPaths) -> None:
    for days in range(10, -1, -1):
        made = daily_copy(diary.store, paths, before(days))
        assert made is not None
        assert daily_copy(diary.store, paths, before(days)) is None
    assert list(daily_copies(paths)) == [before(days) for days in range(KEPT)]
    assert stat.S_IMODE(paths.copies.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in paths.copies.iterdir()} == {0o600}
    assert all(check(file) == () for file in daily_copies(paths).values())


def test_other_files_in_the_folder_are_left_alone(diary: Diary, paths: DataPaths) -> None:
    paths.copies.mkdir(parents=True)
    (paths.copies / "history-2026-99-99.db").write_text("mine")
    (paths.copies / "history-of-rome.db").write_text("mine")
    daily_copy(diary.store, paths, DAY)
    assert list(daily_copies(paths)) == [DAY]
    assert (paths.copies / "history-2026-99-99.db").read_text() == "mine"


def test_a_window_that_is_faster_leaves_nothing_to_do(
    diary: Diary, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_late(_store: HistoryStore, target: Path) -> None:
        raise TargetExists(target)

    monkeypatch.setattr("sciatimer.history.copies.backup", be_late)
    assert daily_copy(diary.store, paths, DAY) is None


def test_a_copy_tells_what_it_holds_and_is_left_as_it_is(diary: Diary, tmp_path: Path) -> None:
    diary.session()
    diary.days_pass(3)
    diary.session()
    diary.unlock(diary.lock())
    diary.lock(Outcome.URGENT)
    copy = tmp_path / "copy.db"
    backup(diary.store, copy)
    content = copy.read_bytes()
    held = look(copy)
    assert (held.sessions, held.locks, held.locked) == (2, 2, Outcome.URGENT)
    assert (held.first_day, held.last_day) == (date(2026, 3, 2), date(2026, 3, 5))
    assert held.facts == len(diary.store.read("SELECT * FROM ledger"))
    assert copy.read_bytes() == content
    assert not list(tmp_path.glob("copy.db-*"))


def test_a_copy_without_a_session_says_so(store: HistoryStore, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy.db")
    held = look(tmp_path / "copy.db")
    assert (held.sessions, held.first_day, held.last_day, held.locked) == (0, None, None, None)


@pytest.mark.parametrize("content", [b"", b"holiday pictures" * 100])
def test_what_is_no_copy_is_told_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(NotACopy, match="taken in with import"):
        look(tmp_path / "copy.db")


def test_a_copy_whose_lock_or_days_make_no_sense_is_damaged(diary: Diary, tmp_path: Path) -> None:
    diary.session()
    diary.lock()
    copy = tmp_path / "copy.db"
    backup(diary.store, copy)
    copy.write_bytes(copy.read_bytes().replace(b"R6", b"\xff6").replace(b"LOCK", b"LOOK"))
    with pytest.raises(CopyDamaged, match="a date or a lock in it cannot be read"):
        look(copy)


def test_a_copy_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable, match=r"nowhere\.db cannot be read"):
        look(tmp_path / "nowhere.db")
    with pytest.raises(FileNotReadable):
        look(tmp_path)


def test_a_copy_of_a_newer_program_is_named(store: HistoryStore, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy.db")
    with HistoryStore(tmp_path / "copy.db") as copy:
        copy.connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(HistoryTooNew):
        look(tmp_path / "copy.db")


def test_a_folder_that_cannot_be_read_is_named(diary: Diary, paths: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "glob", fail)
    with pytest.raises(HistoryNotWritable):
        daily_copies(paths)
