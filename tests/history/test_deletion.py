"""Everything goes, as it was said; only the bare fact stays of what keeps a person from stretching."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sciatimer.history.copies import daily_copy
from sciatimer.history.deletion import delete_everything, what_goes
from sciatimer.history.exchange_faults import SessionRunning
from sciatimer.history.facts import Locked, PainChecked, TodayAnswered
from sciatimer.history.notes import write_note
from sciatimer.history.rows import FACTS
from sciatimer.history.situation import situation, standing_lock
from sciatimer.history.standing import Standing, milder_in, standing
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.safety.self_check import CheckFeeling, SittingAnswers
from sciatimer.safety.start import may_start
from sciatimer.safety.values import MorningOutcome, Outcome, Place, StartOutcome, Where
from tests.history.diary import CHECKED, MORNING, TODAY, Diary
from tests.history.lives import Computer, live
from tests.safety.examples import CALM, EXERCISES

SECRET = "after the long drive to Innsbruck"  # noqa: S105 - what nobody may find on the disk


@pytest.fixture
def paths(file: Path) -> DataPaths:
    """The data folder of the history."""
    return DataPaths(file.parent)


def delete(diary: Diary, paths: DataPaths) -> None:
    delete_everything(diary.store, paths, diary.now(), EXERCISES)
    assert check(diary.store.path) == ()


def left(store: HistoryStore) -> int:
    return sum(len(store.facts(kind)) for kind in FACTS)


def test_without_a_debt_nothing_at_all_stays(diary: Diary, paths: DataPaths) -> None:
    diary.answer_screens()
    session = diary.session()
    diary.days_pass(1)
    diary.morning(session)
    diary.days_pass(20)
    delete(diary, paths)
    assert left(diary.store) == 0
    assert diary.store.read("SELECT count(*) FROM ledger") == [(0,)]
    assert not situation(diary.store, diary.now()).screened


def test_it_says_before_what_goes_and_touches_nothing(diary: Diary, paths: DataPaths) -> None:
    diary.session()
    daily_copy(diary.store, paths, date(2026, 3, 2))
    paths.packs.mkdir()
    (paths.packs / "clinic.json").write_text("{}")
    paths.log.write_text("started\n")
    diary.lock()
    going = what_goes(diary.store, paths, diary.now(), EXERCISES)
    assert going.facts["session_started"] == 1
    assert [path.name for path in going.copies] == ["history-2026-03-02.db"]
    assert [path.name for path in going.packs] == ["clinic.json"]
    assert going.log == paths.log
    assert set(going.stays) >= {"lock", "sessions_today", "mornings"}
    assert len(diary.store.facts(Locked)) == 1


def test_copies_replaced_histories_packs_and_log_go_as_well(diary: Diary, paths: DataPaths) -> None:
    diary.session()
    daily_copy(diary.store, paths, date(2026, 3, 2))
    (paths.folder / "history-before-2026-03-01.db").write_text("old")
    (paths.folder / ".history-abc.new").write_text("left by a killed program")
    paths.packs.mkdir()
    (paths.packs / "clinic.json").write_text("{}")
    paths.log.write_text("started\n")
    (paths.folder / "letter.txt").write_text("mine")
    delete(diary, paths)
    diary.store.close()
    assert sorted(path.name for path in paths.folder.iterdir()) == ["history.db", "letter.txt"]


def test_nothing_of_it_can_be_found_on_the_disk(diary: Diary, paths: DataPaths) -> None:
    for _ in range(50):
        session = diary.session()
        write_note(diary.store, session, SECRET, diary.now())
        diary.days_pass(1)
    daily_copy(diary.store, paths, date(2026, 3, 2))
    assert any(SECRET.encode() in path.read_bytes() for path in paths.folder.rglob("*.db*"))
    delete(diary, paths)
    content = b"".join(path.read_bytes() for path in paths.folder.rglob("*") if path.is_file())
    assert SECRET.encode() not in content
    assert b"Innsbruck" not in content


def test_of_a_lock_the_bare_fact_stays_and_no_rule_that_tells_of_pain(diary: Diary, paths: DataPaths) -> None:
    session = diary.begin()
    diary.end(session)
    diary.check(session, replace(CHECKED, after=9, outcome=Outcome.LOCK, rule="R7"))
    diary.store.append(Locked(diary.now(), Outcome.LOCK, "R7", session))
    diary.days_pass(3)
    delete(diary, paths)
    lock = standing_lock(diary.store)
    assert lock is not None
    assert (lock.fact.cause, lock.fact.rule, lock.fact.session) == (Outcome.LOCK, "P3", None)
    assert "R7" not in str(diary.store.read("SELECT * FROM locked"))


def test_no_pain_and_no_place_stays_with_an_open_check(diary: Diary, paths: DataPaths) -> None:
    session = diary.begin(answer=replace(TODAY, pain=5, place=Place.CALF, where=Where.RIGHT, nerve_feelings=True))
    diary.end(session)
    delete(diary, paths)
    past = situation(diary.store, diary.now())
    assert past.open_check is not None
    (today,) = diary.store.facts(TodayAnswered)
    told = (today.fact.pain, today.fact.place, today.fact.where, today.fact.nerve_feelings)
    assert told == (0, Place.NONE, Where.BACK_ONLY, False)


def test_the_sessions_of_the_day_stay_counted_without_what_was_answered(diary: Diary, paths: DataPaths) -> None:
    diary.session()
    ended = situation(diary.store, diary.now()).last_session_end
    delete(diary, paths)
    past = situation(diary.store, diary.now())
    assert (past.sessions_today, past.last_session_end, past.open_check) == (1, ended, None)
    assert {each.fact.after for each in diary.store.facts(PainChecked)} == {0}


def test_a_pause_leaves_its_day_of_rest_and_a_missing_word_its_question(diary: Diary, paths: DataPaths) -> None:
    diary.answer_screens("C4", "X2")
    diary.session(Outcome.PAUSE)
    delete(diary, paths)
    past = situation(diary.store, diary.now())
    assert past.rested_today
    assert past.uncleared == ("C4",)
    assert past.x_codes == {"X2"}


def test_a_nerve_result_and_an_unanswered_fading_stay(diary: Diary, paths: DataPaths) -> None:
    diary.self_check(SittingAnswers(CheckFeeling.NERVE))
    delete(diary, paths)
    past = situation(diary.store, diary.now())
    assert past.nerve_result
    assert past.open_faded is not None


def test_a_gentle_start_lasts(diary: Diary, paths: DataPaths) -> None:
    diary.unlock(diary.lock())
    session = diary.session(Outcome.EASE)
    diary.morning(session, replace(MORNING, outcome=MorningOutcome.SETTLED))
    delete(diary, paths)
    assert situation(diary.store, diary.now()).after_unlock


def test_while_a_session_runs_nothing_is_deleted(diary: Diary, paths: DataPaths) -> None:
    diary.begin()
    before = left(diary.store)
    with pytest.raises(SessionRunning):
        delete_everything(diary.store, paths, diary.now(), EXERCISES)
    assert left(diary.store) == before


def in_force(held: Standing, now: datetime) -> tuple[bool, bool, int, bool]:
    """What of the days that are kept holds somebody back now."""
    today = now.date()
    return (
        held.rest_day is not None and held.rest_day >= today,
        held.skip_day is not None and held.skip_day >= today,
        len([day for day in held.high_pain_days if day > today - timedelta(days=7)]),
        held.last_end is not None and now < held.last_end + timedelta(hours=4),
    )


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_there_nothing_gets_milder(tmp_path: Path, seed: int) -> None:
    here = Computer(tmp_path / "here")
    now = live(here, seed, 14)
    with HistoryStore(here.file) as store:
        if store.read("SELECT 1 FROM session_started WHERE id NOT IN (SELECT session FROM session_ended)"):
            return  # refused, see above
        before = standing(store, now, EXERCISES)
        delete_everything(store, DataPaths(here.file.parent), now, EXERCISES)
        after = standing(store, now, EXERCISES)
        assert may_start(CALM, situation(store, now)).outcome is not StartOutcome.START
    named = {"checks", "mornings", "unfaded", "sessions_today"}  # these have other ids now
    gone = {"signs_asked_on", "health_asked_on", "first_day"}  # all is asked anew, and one session a day comes first
    past = {"rest_day", "skip_day", "high_pain_days", "last_end"}  # unless it still counts
    assert milder_in(after, before) <= named | gone | past
    assert in_force(after, now) == in_force(before, now)
    assert after.signs_asked_on is None
    assert after.health_asked_on is None
    assert not after.screened
    assert all(len(getattr(after, part)) >= len(getattr(before, part)) for part in named - {"unfaded"})
    assert check(here.file) == ()
