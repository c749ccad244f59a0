"""An import brings facts and never answers, unlocks or clears: each debt by itself, with a past in common."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sciatimer.history.facts import (
    Cleared,
    DoseChosen,
    DoseReason,
    EndReason,
    ScreenAnswered,
    SessionStarted,
    SettingChanged,
)
from sciatimer.history.faults import HistoryDiskFull
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Imported, Meeting, import_history
from sciatimer.history.self_check_facts import NerveFeelingFaded
from sciatimer.history.situation import LOOK_BACK, open_checks, owed_mornings, situation
from sciatimer.history.standing import standing
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.safety.screens import LASTING_NERVE
from sciatimer.safety.self_check import CheckFeeling, SittingAnswers
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import before_asking
from sciatimer.safety.values import Outcome, StartOutcome
from tests.fakes import FakeClock
from tests.history.diary import MORNING, STARTED, TODAY, Diary
from tests.safety.examples import EXERCISES

TOWEL = STARTED.exercise


class Pair:
    """Two computers with the same past, and one clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.here = self.open("here")
        self.there = self.here

    def open(self, name: str) -> Diary:
        return Diary(HistoryStore(self.folder / name / "history.db"), self.clock)

    def part(self) -> None:
        """From here on there are two computers."""
        self.there = self.open("there")
        self.take(self.there, self.here)

    def take(self, to: Diary, origin: Diary) -> Imported:
        export_json(origin.store, self.folder / "none", self.folder / "export.json")
        meeting = Meeting(self.clock.now(), EXERCISES)
        return import_history(to.store, self.folder / "packs", self.folder / "export.json", meeting)

    def meet(self, to: Diary, origin: Diary) -> Situation:
        """What the one knows after it took in the other."""
        self.take(to, origin)
        assert check(to.store.path) == ()
        return situation(to.store, self.clock.now())

    def both(self) -> Iterator[Situation]:
        """Each takes in the other as it was before."""
        export_json(self.here.store, self.folder / "none", self.folder / "before.json")
        yield self.meet(self.here, self.there)
        meeting = Meeting(self.clock.now(), EXERCISES)
        import_history(self.there.store, self.folder / "packs", self.folder / "before.json", meeting)
        assert check(self.there.store.path) == ()
        yield situation(self.there.store, self.clock.now())

    def close(self) -> None:
        self.here.store.close()
        self.there.store.close()


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    found = Pair(tmp_path)
    found.here.answer_screens()
    yield found
    found.close()


def test_an_unlock_there_opens_nothing_here(pair: Pair) -> None:
    lock = pair.here.lock()
    pair.part()
    pair.there.unlock(lock)
    assert not situation(pair.there.store, pair.clock.now()).locked
    assert all(past.locked for past in pair.both())


def test_screens_passed_there_open_no_lock_here(pair: Pair) -> None:
    pair.here.lock()
    pair.part()
    pair.there.answer_screens()
    past = pair.meet(pair.here, pair.there)
    assert past.locked
    assert not past.screened, "all the questions are asked on the computer that is unlocked"


def test_an_unlock_counts_for_the_lock_it_was_given_for(pair: Pair) -> None:
    pair.part()
    pair.there.unlock(pair.there.lock())
    pair.here.lock(Outcome.URGENT)
    assert all(past.locked for past in pair.both())


def test_a_check_answered_there_is_open_here_until_it_is_answered_here(pair: Pair) -> None:
    session = pair.here.begin()
    pair.here.end(session)
    pair.part()
    pair.there.check(session)
    assert all(past.open_check is not None for past in pair.both())
    pair.here.check(session)
    assert situation(pair.here.store, pair.clock.now()).open_check is None


def test_an_open_check_is_found_behind_hundreds_of_sessions(pair: Pair) -> None:
    session = pair.here.begin()
    pair.here.end(session)
    stranger = pair.open("there")
    stranger.answer_screens()
    with stranger.store.transaction():
        for _ in range(LOOK_BACK + 5):
            stranger.morning(stranger.session())
    pair.there = stranger
    assert pair.meet(pair.here, stranger).open_check == session


def test_a_morning_answered_there_is_due_here(pair: Pair) -> None:
    session = pair.here.session()
    pair.part()
    pair.clock.advance(24 * 3600)
    pair.there.morning(session)
    assert all(past.open_morning is not None for past in pair.both())
    pair.here.morning(session)
    assert situation(pair.here.store, pair.clock.now()).open_morning is None


def test_a_morning_that_is_to_come_keeps_from_a_session_on_another_day(pair: Pair) -> None:
    pair.clock.advance(14 * 3600)
    session = pair.here.session()
    pair.part()
    pair.there.morning(session, replace(MORNING, at=pair.clock.now()))
    pair.clock.advance(5 * 3600)
    past = pair.meet(pair.here, pair.there)
    assert past.kept_morning is not None
    verdict = before_asking(past)
    assert verdict is not None
    assert (verdict.outcome, verdict.reason) == (StartOutcome.RESTED, "safety.P7a_night")


def test_mornings_of_both_are_asked_one_after_the_other(pair: Pair) -> None:
    pair.part()
    first = pair.here.session()
    pair.clock.advance(5 * 3600)
    second = pair.there.session()
    pair.clock.advance(24 * 3600)
    pair.meet(pair.here, pair.there)
    owed = [result.session for result in owed_mornings(pair.here.store)]
    assert first in owed
    assert len(owed) == 2
    for session in owed:
        pair.here.morning(session)
    assert owed_mornings(pair.here.store) == ()
    assert second in [result.session for result in owed_mornings(pair.there.store)]


def test_a_nerve_feeling_that_faded_there_is_asked_about_here(pair: Pair) -> None:
    found = pair.here.self_check(SittingAnswers(CheckFeeling.NERVE))
    pair.part()
    pair.there.store.append(NerveFeelingFaded(pair.clock.now(), found, faded=True))
    assert all(past.open_faded is not None for past in pair.both())
    pair.here.store.append(NerveFeelingFaded(pair.clock.now(), found, faded=True))
    assert situation(pair.here.store, pair.clock.now()).open_faded is None


def test_a_nerve_result_that_ended_there_stands_here(pair: Pair) -> None:
    found = pair.here.self_check(SittingAnswers(CheckFeeling.NERVE))
    pair.here.store.append(NerveFeelingFaded(pair.clock.now(), found, faded=True))
    pair.part()
    pair.here.days_pass(8)
    pair.there.self_check()
    assert not situation(pair.there.store, pair.clock.now()).nerve_result
    assert all(past.nerve_result for past in pair.both())
    pair.here.days_pass(8)
    pair.here.self_check()
    assert not situation(pair.here.store, pair.clock.now()).nerve_result


def test_a_word_there_clears_nothing_here(pair: Pair) -> None:
    pair.here.answer_screens("C4")
    pair.part()
    pair.there.store.append(Cleared(pair.clock.now(), "C4", pair.clock.now().date()))
    assert all(past.uncleared == ("C4",) for past in pair.both())
    pair.here.store.append(Cleared(pair.clock.now(), "C4", pair.clock.now().date()))
    assert situation(pair.here.store, pair.clock.now()).uncleared == ()


def test_a_no_there_takes_no_yes_away_here(pair: Pair) -> None:
    pair.here.answer_screens("X2", "C5")
    pair.part()
    pair.there.answer_screens()
    for past in pair.both():
        assert past.uncleared == ("C5",)
        assert past.x_codes == frozenset({"X2"})


def test_a_word_on_lasting_nerve_feelings_counts_where_it_was_given(pair: Pair) -> None:
    pair.part()
    pair.there.store.append(Cleared(pair.clock.now(), LASTING_NERVE, pair.clock.now().date()))
    assert situation(pair.there.store, pair.clock.now()).nerve_cleared
    assert not any(past.nerve_cleared for past in pair.both())


def test_the_screens_are_as_old_as_where_they_were_asked_earlier(pair: Pair) -> None:
    asked = pair.clock.now().date()
    pair.part()
    pair.clock.advance(10 * 24 * 3600)
    pair.there.answer_screens()
    for past in pair.both():
        assert (past.signs_asked_on, past.health_asked_on) == (asked, asked)


def test_screens_that_were_begun_here_are_asked_once_more(pair: Pair) -> None:
    begun = pair.open("begun")
    begun.store.append(ScreenAnswered(pair.clock.now(), "C1", yes=False))
    past = pair.meet(begun, pair.here)
    assert not past.screened
    begun.answer_screens()
    assert situation(begun.store, pair.clock.now()).screened
    begun.store.close()


def test_a_gentle_start_here_is_not_ended_by_a_good_session_there(pair: Pair) -> None:
    pair.part()
    pair.here.unlock(pair.here.lock())
    pair.clock.advance(3600)
    session = pair.there.session()
    pair.clock.advance(24 * 3600)
    pair.there.morning(session)
    assert all(past.after_unlock for past in pair.both())


def test_sessions_from_before_the_lock_do_not_count_after_it(pair: Pair) -> None:
    pair.part()
    pair.there.morning(pair.there.session())
    pair.clock.advance(24 * 3600)
    pair.here.unlock(pair.here.lock())
    pair.clock.advance(3600)
    after = pair.there.session()
    past = pair.meet(pair.here, pair.there)
    assert len(past.results) == 1
    assert past.results[0].started_at == pair.there.store.fact(SessionStarted, after).at


def test_sessions_of_both_lie_in_the_order_of_their_times(pair: Pair) -> None:
    pair.part()
    for diary in (pair.there, pair.here, pair.there, pair.here):
        diary.morning(diary.session())
        pair.clock.advance(24 * 3600)
    for past in pair.both():
        starts = [result.started_at for result in past.results]
        assert len(starts) == 4
        assert starts == sorted(starts, reverse=True)


def test_days_of_rest_and_of_high_pain_and_the_sessions_of_the_day_add_up(pair: Pair) -> None:
    pair.part()
    pair.here.session(Outcome.PAUSE)
    pair.clock.advance(3600)
    pair.there.answer_today(replace(TODAY, pain=8))
    pair.there.session()
    for past in pair.both():
        assert past.rested_today
        assert past.high_pain_days == {pair.clock.now().date()}
        assert past.sessions_today == 2
        assert past.last_session_end == pair.clock.now()


def test_the_first_week_lasts_as_long_as_in_the_history_that_began_later(pair: Pair) -> None:
    pair.there = pair.open("there")
    pair.there.answer_screens()
    pair.here.morning(pair.here.session())
    pair.clock.advance(30 * 24 * 3600)
    pair.there.session()
    assert all(past.first_session_day == pair.clock.now().date() for past in pair.both())


def three_good_days_and_more(diary: Diary) -> None:
    for _ in range(3):
        diary.morning(diary.session())
        diary.days_pass(1)
    diary.store.append(DoseChosen(diary.now(), TOWEL, 15, 3, DoseReason.LONGER))


def longest(pair: Pair, diary: Diary) -> int:
    return standing(diary.store, pair.clock.now(), EXERCISES).doses[TOWEL][0]


def test_what_was_earned_there_counts_here_where_nothing_else_was_done_here(pair: Pair) -> None:
    pair.part()
    three_good_days_and_more(pair.there)
    assert (longest(pair, pair.here), longest(pair, pair.there)) == (10, 15)
    pair.meet(pair.here, pair.there)
    pair.meet(pair.there, pair.here)
    assert (longest(pair, pair.here), longest(pair, pair.there)) == (15, 15)


def test_what_was_earned_in_one_is_not_allowed_where_both_went_their_own_way(pair: Pair) -> None:
    pair.part()
    three_good_days_and_more(pair.there)
    pair.here.session(Outcome.EASE)
    list(pair.both())
    assert (longest(pair, pair.here), longest(pair, pair.there)) == (10, 10)


def test_settings_of_this_computer_stay_and_others_come(pair: Pair) -> None:
    pair.part()
    pair.here.store.append(SettingChanged(pair.clock.now(), "theme", '"dark"'))
    pair.there.store.append(SettingChanged(pair.clock.now(), "theme", '"light"'))
    pair.there.store.append(SettingChanged(pair.clock.now(), "language", '"de"'))
    pair.take(pair.here, pair.there)
    assert [(each.fact.key, each.fact.value) for each in pair.here.store.facts(SettingChanged)] == [
        ("theme", '"dark"'),
        ("language", '"de"'),
    ]


def test_two_copies_of_one_folder_are_told_apart_by_their_times(pair: Pair) -> None:
    pair.here.morning(pair.here.session())
    shutil.copytree(pair.folder / "here", pair.folder / "copied")
    copied = pair.open("copied")
    pair.clock.advance(24 * 3600)
    pair.here.session()
    pair.clock.advance(60)
    copied.session()
    assert pair.take(pair.here, copied).sessions == 1
    assert len(pair.here.store.facts(SessionStarted)) == 3
    assert pair.take(pair.here, copied).facts == 0
    assert check(pair.here.store.path) == ()
    copied.store.close()


def test_a_session_that_still_runs_there_is_ended_here_and_later_told_whole(pair: Pair) -> None:
    pair.part()
    session = pair.there.begin()
    pair.take(pair.here, pair.there)
    assert open_checks(pair.here.store)
    pair.there.end(session, EndReason.FINISHED)
    pair.there.check(session)
    assert pair.take(pair.here, pair.there).sessions == 0
    assert len(open_checks(pair.here.store)) == 1


def test_nothing_is_half_imported(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    pair.part()
    pair.there.session()
    before = pair.here.store.read("SELECT * FROM ledger")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sciatimer.history.merge.keep", fail)
    with pytest.raises(HistoryDiskFull):
        pair.take(pair.here, pair.there)
    assert pair.here.store.read("SELECT * FROM ledger") == before
