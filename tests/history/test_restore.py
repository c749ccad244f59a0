"""A copy takes the place of the history, and nothing that keeps the person from stretching is lost by it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sciatimer.history.backup import backup
from sciatimer.history.breaks import BreakBook
from sciatimer.history.copies import daily_copy
from sciatimer.history.exchange_faults import CopyDamaged, HistoryMovedOn, NotACopy, SessionRunning
from sciatimer.history.facts import SessionStarted, SettingChanged
from sciatimer.history.faults import HistoryBusy, HistoryDamaged
from sciatimer.history.json_export import export_json
from sciatimer.history.kept_facts import Keeping, Kept
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.restore import exchange, restore, restore_over_damage
from sciatimer.history.situation import situation
from sciatimer.history.standing import milder_in, standing
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.safety.next_step import next_step
from sciatimer.safety.values import Outcome
from tests.history.diary import AT, CHECKED, TODAY, Diary
from tests.history.lives import Computer, live
from tests.safety.examples import EXERCISES


@pytest.fixture
def copy(diary: Diary, tmp_path: Path) -> Path:
    """A copy of a history with one session, made two days before the time of the tests."""
    diary.answer_screens()
    diary.session()
    target = tmp_path / "copy.db"
    backup(diary.store, target)
    diary.days_pass(2)
    return target


def put_back(diary: Diary, copy: Path) -> HistoryStore:
    restore(diary.store, copy, diary.now(), EXERCISES)
    assert check(diary.store.path) == ()
    return diary.store


def test_the_copy_is_there_again_and_the_replaced_one_lies_beside(diary: Diary, copy: Path) -> None:
    diary.store.append(SettingChanged(diary.now(), "theme", '"dark"'))
    done = restore(diary.store, copy, diary.now(), EXERCISES)
    assert diary.store.facts(SettingChanged) == ()
    assert done.beside is not None
    assert done.beside.name == "history-before-2026-03-04.db"
    assert (done.sessions, done.locked) == (1, False)
    with HistoryStore(done.beside) as old:
        assert len(old.facts(SettingChanged)) == 1
    again = restore(diary.store, copy, diary.now(), EXERCISES)
    assert again.beside is not None
    assert again.beside.name == "history-before-2026-03-04-2.db"


def test_nothing_is_left_beside_but_the_replaced_one(diary: Diary, copy: Path) -> None:
    put_back(diary, copy)
    diary.store.close()
    names = sorted(path.name for path in diary.store.path.parent.iterdir())
    assert names == ["history-before-2026-03-04.db", "history.db"]


def test_a_lock_from_after_the_copy_stands(diary: Diary, copy: Path) -> None:
    diary.lock(Outcome.URGENT)
    assert situation(put_back(diary, copy), diary.now()).locked
    assert restore(diary.store, copy, diary.now(), EXERCISES).locked


def test_a_lock_in_the_copy_stands_although_it_was_unlocked_since(diary: Diary, copy: Path, tmp_path: Path) -> None:
    lock = diary.lock()
    backup(diary.store, tmp_path / "locked.db")
    diary.unlock(lock)
    assert not situation(diary.store, diary.now()).locked
    assert situation(put_back(diary, tmp_path / "locked.db"), diary.now()).locked


def test_an_open_check_and_its_session_come_along(diary: Diary, copy: Path) -> None:
    session = diary.begin(answer=replace(TODAY, pain=4))
    diary.end(session)
    past = situation(put_back(diary, copy), diary.now())
    assert past.open_check is not None
    assert diary.store.fact(SessionStarted, past.open_check).at == diary.now()


def test_the_sessions_of_the_day_and_the_four_hours_count(diary: Diary, copy: Path) -> None:
    diary.session()
    before = situation(diary.store, diary.now())
    past = situation(put_back(diary, copy), diary.now())
    assert (past.sessions_today, past.last_session_end) == (1, before.last_session_end)


def test_a_pause_from_after_the_copy_is_seen_by_the_next_one(diary: Diary, copy: Path) -> None:
    diary.session(Outcome.PAUSE)
    diary.days_pass(1)
    diary.session()
    diary.days_pass(1)
    put_back(diary, copy)
    diary.days_pass(1)
    diary.session(Outcome.PAUSE)
    assert next_step(situation(diary.store, diary.now()), EXERCISES, 0).rule == "N2"


def test_a_condition_without_its_word_asks_for_it(diary: Diary, copy: Path) -> None:
    diary.answer_screens("C4")
    assert situation(put_back(diary, copy), diary.now()).uncleared == ("C4",)


def test_days_of_pain_and_of_rest_stay(diary: Diary, copy: Path) -> None:
    diary.answer_today(replace(TODAY, pain=8))
    diary.session(Outcome.PAUSE)
    past = situation(put_back(diary, copy), diary.now())
    assert past.rested_today
    assert date(2026, 3, 4) in past.high_pain_days


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happened_since_the_copy_nothing_gets_milder(tmp_path: Path, seed: int) -> None:
    here = Computer(tmp_path / "here")
    begun = live(here, seed, 10)
    with HistoryStore(here.file) as store:
        backup(store, tmp_path / "copy.db")
    now = live(here, seed + 50, 10, (begun - AT).total_seconds() / 3600 + 2)
    with HistoryStore(here.file) as store:
        if store.read("SELECT 1 FROM session_started WHERE id NOT IN (SELECT session FROM session_ended)"):
            return  # refused, see below
        before = standing(store, now, EXERCISES)
        restore(store, tmp_path / "copy.db", now, EXERCISES)
        after = standing(store, now, EXERCISES)
    named = {"checks", "mornings", "unfaded", "sessions_today"}  # these have other ids now
    assert milder_in(after, before) <= named
    assert all(len(getattr(after, part)) >= len(getattr(before, part)) for part in named - {"unfaded"})
    assert check(here.file) == ()


def test_a_window_that_is_open_goes_on_with_what_was_restored(diary: Diary, copy: Path, file: Path) -> None:
    with HistoryStore(file) as window:
        diary.session()
        put_back(diary, copy)
        assert window.read("SELECT * FROM ledger") == diary.store.read("SELECT * FROM ledger")
        new = window.append(SettingChanged(diary.now(), "theme", '"dark"'))
        assert diary.store.fact(SettingChanged, new).key == "theme"


def test_what_somebody_writes_meanwhile_is_not_lost(diary: Diary, file: Path, tmp_path: Path) -> None:
    diary.session()
    newest = int(diary.store.read("SELECT max(id) FROM ledger")[0][0])
    with HistoryStore(file) as window:
        window.append(SettingChanged(diary.now(), "theme", '"dark"'))
    HistoryStore(tmp_path / "empty.db").close()
    with pytest.raises(HistoryMovedOn, match="Try again"):
        exchange(diary.store, tmp_path / "empty.db", newest)
    assert len(diary.store.facts(SettingChanged)) == len(diary.store.facts(SessionStarted)) == 1


def test_while_somebody_writes_nothing_is_exchanged(diary: Diary, copy: Path, file: Path) -> None:
    with HistoryStore(file) as window, window.transaction():
        window.append(SettingChanged(diary.now(), "theme", '"dark"'))
        with pytest.raises((HistoryBusy, HistoryMovedOn)):
            restore(diary.store, copy, diary.now(), EXERCISES)
    assert len(diary.store.facts(SettingChanged)) == 1


def test_while_a_session_runs_nothing_is_restored(diary: Diary, copy: Path) -> None:
    diary.begin()
    with pytest.raises(SessionRunning, match="end the session there"):
        restore(diary.store, copy, diary.now(), EXERCISES)


def test_a_session_that_came_in_meanwhile_hides_none_that_runs(diary: Diary, copy: Path, tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "other" / "history.db") as other:
        Diary(other, diary.clock).session()
        export_json(other, tmp_path / "none", tmp_path / "other.json")
    diary.begin()
    import_history(diary.store, tmp_path / "packs", tmp_path / "other.json", Meeting(diary.now(), EXERCISES))
    with pytest.raises(SessionRunning, match="end the session there"):
        restore(diary.store, copy, diary.now(), EXERCISES)
    book = BreakBook(diary.store, diary.clock, tmp_path / "sitting.json", "boot")
    assert book.look(here=True).in_session


def test_a_copy_of_an_older_version_is_brought_up(diary: Diary, tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "old.db", MIGRATIONS[:2]) as old:
        old.append(SettingChanged(AT, "theme", '"dark"'))
    assert check(tmp_path / "old.db") == ()
    diary.lock()
    content = (tmp_path / "old.db").read_bytes()
    store = put_back(diary, tmp_path / "old.db")
    assert len(store.facts(SettingChanged)) == 1
    assert situation(store, AT).locked
    assert (tmp_path / "old.db").read_bytes() == content


def test_into_an_empty_folder_a_copy_comes_as_it_is(copy: Path, tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "new" / "history.db") as store:
        assert restore(store, copy, AT, EXERCISES).beside is None
        assert len(store.facts(SessionStarted)) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["history.db"]


def test_what_is_no_copy_and_what_is_damaged_are_refused(diary: Diary, copy: Path, tmp_path: Path) -> None:
    before = diary.store.read("SELECT * FROM ledger")
    (tmp_path / "pictures.db").write_text("holiday pictures")
    with pytest.raises(NotACopy):
        restore(diary.store, tmp_path / "pictures.db", AT, EXERCISES)
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER pain_checked_no_update")
        raw.execute("UPDATE pain_checked SET outcome = 'LOCK'")
    with pytest.raises(CopyDamaged, match="Choose an older copy"):
        restore(diary.store, copy, AT, EXERCISES)
    assert diary.store.read("SELECT * FROM ledger") == before
    assert CHECKED.outcome is Outcome.GOOD


def hurt(file: Path) -> None:
    """A name in the description of a table becomes no text, which SQLite's own check does not see."""
    content = file.read_bytes()
    assert content.count(b"REFERENCES self_checked (id)") > 1
    file.write_bytes(content.replace(b"REFERENCES self_checked (id)", b"REFERENCES self_checke\xff (id)"))


def test_a_copy_whose_tables_are_not_described_in_text_is_refused_as_damaged(diary: Diary, copy: Path) -> None:
    diary.lock()
    before = diary.store.read("SELECT * FROM ledger")
    hurt(copy)
    with pytest.raises(CopyDamaged, match=rf"{copy.name} is damaged .*Choose an older copy"):
        restore(diary.store, copy, diary.now(), EXERCISES)
    assert diary.store.read("SELECT * FROM ledger") == before
    assert situation(diary.store, diary.now()).locked


def test_a_history_that_makes_no_sense_is_told_as_damaged_and_not_the_copy(diary: Diary, copy: Path) -> None:
    diary.store.append(Kept(diary.now(), Keeping.NERVE, "neither leg", diary.now().date()))
    assert check(diary.store.path) == (), "the whole file is read, and this is not seen"
    with pytest.raises(HistoryDamaged, match="cannot be read"):
        restore(diary.store, copy, diary.now(), EXERCISES)
    assert restore_over_damage(DataPaths(diary.store.path.parent), copy, diary.now()).sessions == 1


@pytest.mark.parametrize("content", [b"", b"no history at all" * 100, None])
def test_a_history_that_cannot_be_read_is_laid_aside_and_all_is_asked_anew(
    copy: Path, tmp_path: Path, content: bytes | None
) -> None:
    paths = DataPaths(tmp_path / "new")
    paths.prepare()
    if content is not None:
        paths.history.write_bytes(content)
    (paths.folder / "history.db-wal").write_bytes(b"what was written last")
    done = restore_over_damage(paths, copy, AT)
    assert (done.sessions, done.locked) == (1, False)
    assert done.beside is not None
    assert (paths.folder / "history-damaged-2026-03-02.db-wal").read_bytes() == b"what was written last"
    assert content is None or done.beside.read_bytes() == content
    with HistoryStore(paths.history) as store:
        past = situation(store, AT)
        assert (past.screened, past.rested_today, past.after_unlock) == (False, True, True)
    assert check(paths.history) == ()
    assert not list(paths.folder.glob(".history-*"))


def test_a_bad_copy_takes_no_damaged_history_s_place(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "new")
    paths.prepare()
    paths.history.write_bytes(b"damaged")
    (tmp_path / "pictures.db").write_text("holiday pictures")
    with pytest.raises(NotACopy):
        restore_over_damage(paths, tmp_path / "pictures.db", AT)
    assert [path.name for path in paths.folder.iterdir()] == ["history.db"]
    assert paths.history.read_bytes() == b"damaged"


def test_a_lock_that_a_daily_copy_tells_of_stands_where_the_history_is_damaged(diary: Diary, copy: Path) -> None:
    paths = DataPaths(diary.store.path.parent)
    diary.lock(Outcome.URGENT)
    daily_copy(diary.store, paths, AT.date())
    diary.store.close()
    paths.history.write_bytes(b"damaged")
    assert restore_over_damage(paths, copy, AT).locked
