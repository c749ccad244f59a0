"""What belongs together is written together, and a session that was cut off is ended."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sciatimer.history.facts import (
    EndReason,
    Locked,
    PainChecked,
    PlayerChanged,
    SessionEnded,
    SessionStarted,
    StepOffered,
)
from sciatimer.history.recording import Judged, begin_session, record_verdict, recover
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import MorningOutcome, Outcome, StartOutcome
from sciatimer.session.model import SegmentKind, Side
from tests.history.diary import CHECKED, MORNING, STARTED, TODAY, Diary

SPARED = replace(STARTED, sore_leg=Side.RIGHT, sore_hold=5, sore_repetitions=2)


class NotAllowed(Exception):
    """The guard's own refusal."""


def refuse_when_locked(now: Situation) -> None:
    if now.locked:
        raise NotAllowed


def ended(store: HistoryStore) -> list[SessionEnded]:
    return [recorded.fact for recorded in store.facts(SessionEnded)]


class TestBeginning:
    def test_a_session_begins_when_the_guard_lets_it(self, diary: Diary) -> None:
        started = replace(STARTED, at=diary.now(), today=diary.answer_today())
        session = begin_session(diary.store, started, refuse_when_locked)
        assert diary.store.fact(SessionStarted, session) == started

    def test_a_lock_that_another_window_wrote_meanwhile_keeps_it_from_beginning(self, diary: Diary, file: Path) -> None:
        started = replace(STARTED, at=diary.now(), today=diary.answer_today())
        with HistoryStore(file) as other:
            other.append(Locked(diary.now(), Outcome.LOCK, "R6", None))
        with pytest.raises(NotAllowed):
            begin_session(diary.store, started, refuse_when_locked)
        assert diary.store.facts(SessionStarted) == ()

    def test_nobody_can_write_between_the_guard_and_the_start(self, diary: Diary) -> None:
        held = []

        def look(_: Situation) -> None:
            held.append(diary.store.connection.in_transaction)

        begin_session(diary.store, replace(STARTED, at=diary.now(), today=diary.answer_today()), look)
        assert held == [True]

    def test_of_two_windows_only_one_begins(self, diary: Diary, file: Path) -> None:
        def refuse_when_open(now: Situation) -> None:
            if now.open_check is not None:
                raise NotAllowed

        started = replace(STARTED, at=diary.now(), today=diary.answer_today())
        with HistoryStore(file) as other:
            begin_session(other, started, refuse_when_open)
            with pytest.raises(NotAllowed):
                begin_session(diary.store, started, refuse_when_open)
        assert len(diary.store.facts(SessionStarted)) == 1


class TestVerdict:
    def test_a_check_its_lock_and_its_step_are_one(self, diary: Diary) -> None:
        session = diary.begin()
        checked = replace(CHECKED, session=session, outcome=Outcome.LOCK, rule="R6")
        lock = Locked(diary.now(), Outcome.LOCK, "R6", session)
        row_id = record_verdict(diary.store, checked, lock, StepOffered(diary.now(), session, "N1", None, None))
        assert diary.store.fact(PainChecked, row_id) == checked
        assert situation(diary.store, diary.now()).locked
        assert len(diary.store.facts(StepOffered)) == 1

    def test_when_the_lock_cannot_be_written_neither_is_the_check(self, diary: Diary) -> None:
        session = diary.begin()
        diary.store.connection.execute(
            "CREATE TRIGGER jam BEFORE INSERT ON locked BEGIN SELECT RAISE(ABORT, 'jam'); END"
        )
        checked = replace(CHECKED, session=session, outcome=Outcome.LOCK)
        with pytest.raises(Exception, match="jam"):
            record_verdict(diary.store, checked, Locked(diary.now(), Outcome.LOCK, "R6", session))
        assert situation(diary.store, diary.now()).open_check == session

    @pytest.mark.parametrize(
        "judged",
        [
            replace(CHECKED, outcome=Outcome.EMERGENCY),
            replace(MORNING, outcome=MorningOutcome.URGENT),
            replace(TODAY, outcome=StartOutcome.LOCK),
        ],
    )
    def test_an_outcome_that_ends_the_routine_is_not_written_without_its_lock(
        self, diary: Diary, judged: Judged
    ) -> None:
        with pytest.raises(ValueError, match="needs its lock"):
            record_verdict(diary.store, judged)
        assert diary.store.read("SELECT id FROM ledger") == []

    @pytest.mark.parametrize("judged", [TODAY, replace(TODAY, outcome=StartOutcome.LOCKED)])
    def test_an_outcome_that_ends_nothing_needs_none(self, diary: Diary, judged: Judged) -> None:
        assert record_verdict(diary.store, judged) == 1
        assert not situation(diary.store, diary.now()).locked


def hold(diary: Diary, session: int, position: float, repetition: int = 1) -> None:
    diary.phase(session, SegmentKind.HOLD, position, repetition)


def let_go(diary: Diary, session: int, position: float, repetition: int = 1) -> None:
    diary.phase(session, SegmentKind.EASE_OUT, position, repetition)


def change(diary: Diary, session: int, what: str) -> None:
    diary.store.append(PlayerChanged(diary.now(), session, what, 17.0))


def two_holds(diary: Diary, session: int) -> None:
    for repetition in (1, 2):
        hold(diary, session, 30.0 * repetition, repetition)
        let_go(diary, session, 30.0 * repetition + 10, repetition)
    hold(diary, session, 90, 3)


def the_same_hold_twice(diary: Diary, session: int) -> None:
    for _ in range(2):
        hold(diary, session, 30)
        let_go(diary, session, 40)


def paused_and_resumed(diary: Diary, session: int) -> None:
    hold(diary, session, 30)
    for what in ("paused", "lead_in", "resumed"):
        change(diary, session, what)
    let_go(diary, session, 40)


def eased_off(diary: Diary, session: int) -> None:
    hold(diary, session, 30)
    change(diary, session, "eased")
    change(diary, session, "resumed")
    let_go(diary, session, 40)


def moved_on(diary: Diary, session: int) -> None:
    hold(diary, session, 30)
    change(diary, session, "moved")
    let_go(diary, session, 40)


def moved_back(diary: Diary, session: int) -> None:
    hold(diary, session, 30)
    diary.phase(session, SegmentKind.EASE_IN, 25)


def nothing(diary: Diary, session: int) -> None:
    diary.clock.advance(0)


class TestRecovery:
    @pytest.mark.parametrize(
        ("course", "holds"),
        [
            (nothing, 0),
            (two_holds, 2),
            (the_same_hold_twice, 1),
            (paused_and_resumed, 1),
            (eased_off, 0),
            (moved_on, 0),
            (moved_back, 0),
        ],
    )
    def test_the_holds_that_ran_in_full_are_counted(
        self, diary: Diary, course: Callable[[Diary, int], None], holds: int
    ) -> None:
        session = diary.begin()
        course(diary, session)
        assert recover(diary.store) == (session,)
        assert [(end.reason, end.holds_done) for end in ended(diary.store)] == [(EndReason.INTERRUPTED, holds)]

    def test_the_check_of_a_recovered_session_is_still_asked(self, diary: Diary) -> None:
        session = diary.begin()
        recover(diary.store)
        now = situation(diary.store, diary.now())
        assert now.open_check == session
        assert [result.check for result in now.results] == [None]

    def test_the_end_is_dated_by_the_last_thing_that_is_known(self, diary: Diary) -> None:
        session = diary.begin()
        diary.clock.advance(40)
        hold(diary, session, 30)
        known: datetime = diary.now()
        diary.days_pass(1)
        recover(diary.store)
        assert [end.at for end in ended(diary.store)] == [known]

    def test_a_session_that_ended_is_left_alone(self, diary: Diary) -> None:
        diary.session()
        diary.end(diary.begin(), EndReason.STOPPED, holds_done=1)
        before = ended(diary.store)
        assert recover(diary.store) == ()
        assert ended(diary.store) == before

    def test_recovering_twice_ends_it_once(self, diary: Diary) -> None:
        session = diary.begin()
        assert recover(diary.store) == (session,)
        assert recover(diary.store) == ()

    @pytest.mark.parametrize(
        ("started", "side", "planned"),
        [
            (STARTED, Side.LEFT, 6),
            (replace(STARTED, left_out=Side.LEFT), Side.RIGHT, 3),
            (STARTED, Side.BOTH, 3),
            (SPARED, Side.LEFT, 5),
            (SPARED, Side.BOTH, 2),
            (replace(SPARED, left_out=Side.RIGHT), Side.LEFT, 3),
            (replace(SPARED, left_out=Side.LEFT), Side.RIGHT, 2),
        ],
    )
    def test_the_holds_planned_are_known_from_the_start(
        self, diary: Diary, started: SessionStarted, side: Side, planned: int
    ) -> None:
        session = diary.begin(started)
        diary.phase(session, SegmentKind.GET_READY, 0, side=side)
        recover(diary.store)
        assert [end.holds_planned for end in ended(diary.store)] == [planned]
