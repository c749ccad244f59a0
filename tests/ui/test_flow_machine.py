"""Somebody who presses whatever can be pressed, for days: nothing breaks, nothing is a dead end, nothing is unsafe."""

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sciatimer.history.facts import Locked, PlayerChanged, SessionEnded, SessionStarted, TodayAnswered, Unlocked
from sciatimer.safety.start import GAP
from sciatimer.safety.values import Place
from tests.fakes import FakeClock
from tests.ui.desk import Desk

KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_E,
    Qt.Key.Key_F1,
    Qt.Key.Key_Tab,
    Qt.Key.Key_3,
)
LEAD_OUT = {"way-quit", "clinician-print", "clinician-save"}  # out of the program, or into a dialog of the system
WAITS = (1, 4, 60, 301, 4 * 3600, 24 * 3600, 8 * 24 * 3600, -7200)  # seconds


class Restless(RuleBasedStateMachine):
    """One data folder, one window, and a person without patience."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        self.desk = Desk(Path(self.folder.name) / "data", self.clock)
        self.hook, sys.excepthook = sys.excepthook, self.desk.on_uncaught

    def teardown(self) -> None:
        self.desk.leave()
        sys.excepthook = self.hook
        self.folder.cleanup()

    @initialize(yes=st.sampled_from([(), (), (), ("X5",), ("C7",)]))
    def opens(self, yes: tuple[str, ...]) -> None:
        self.desk.open_known(*yes)

    @rule(index=st.integers(0, 1000))
    def presses_anything(self, index: int) -> None:
        names = self._harmless()
        self.desk.press(names[index % len(names)])

    @rule(index=st.integers(0, 1000))
    def presses_what_leads_on(self, index: int) -> None:
        names = [name for name in self._harmless() if name in _on_the_bar(self.desk)] or self._harmless()
        self.desk.press(names[index % len(names)])

    def _harmless(self) -> list[str]:
        return [name for name in self.desk.pressable if name not in LEAD_OUT]

    @rule(key=st.sampled_from(KEYS))
    @precondition(lambda self: self.desk.page not in {"fault", "clinician"})  # Tab and Enter would lead out
    def types(self, key: Qt.Key) -> None:
        self.desk.key(key)

    @rule(seconds=st.sampled_from(WAITS))
    def waits(self, seconds: int) -> None:
        self.clock.advance(seconds)
        self.desk.tick()

    @rule(pain=st.integers(0, 7), place=st.sampled_from(Place), leg=st.integers(0, 2))
    @precondition(lambda self: self.desk.page == "today")
    def answers_today_and_starts(self, pain: int, place: Place, leg: int) -> None:
        self.desk.say(pain, place, None if place <= Place.LOW_BACK else leg)
        if self.desk.can_press("today-start"):
            self.desk.press("today-start")

    @rule(worse=st.integers(0, 2))
    @precondition(lambda self: self.desk.page == "check" and not self.desk.store.full)
    def answers_the_check(self, worse: int) -> None:
        self.desk.save_check(after=min(2 + worse, 10))

    @rule(pain=st.integers(0, 4))
    @precondition(lambda self: self.desk.page == "morning")
    def answers_the_morning(self, pain: int) -> None:
        self.desk.answer_morning(pain)
        self.desk.press("morning-save")

    @rule()
    @precondition(lambda self: self.desk.page == "player")
    def plays_on(self) -> None:
        self.desk.let_go_by(120, step=4)

    @rule()
    @precondition(lambda self: self.desk.page == "unlock")
    def gives_date_and_tick(self) -> None:
        self.desk.app.pages.unlock.date.choose(self.clock.now().date())
        self.desk.app.pages.unlock.told.setChecked(True)

    @rule(killed=st.booleans())
    def opens_anew(self, killed: bool) -> None:
        (self.desk.kill if killed else self.desk.close)()
        self.desk.open()

    @rule(full=st.booleans())
    def fills_or_empties_the_disk(self, full: bool) -> None:
        self.desk.store.full = full

    @invariant()
    def nothing_broke(self) -> None:
        assert self.desk.unexpected == []

    @invariant()
    def there_is_a_way_on(self) -> None:
        if self.desk._apps:
            assert [name for name in self.desk.pressable if not name.startswith("header-")], self.desk.page

    @invariant()
    def a_lock_and_a_session_never_meet(self) -> None:
        if self.desk._apps and self.desk.past.locked:
            assert self.desk.page != "player"
            assert not self.desk.app.flow.session.is_running

    @invariant()
    def a_session_is_seen_or_it_stands_still(self) -> None:
        if not self.desk._apps:
            return
        running = self.desk.app.flow.session.is_running
        assert (self.desk.page == "player") <= running
        if running and self.desk.page != "player":
            assert self.desk.last(PlayerChanged).change == "paused"

    @invariant()
    def every_session_had_a_verdict_of_its_day_and_kept_the_limits(self) -> None:
        if not self.desk._apps:
            return
        store = self.desk.store
        started = store.facts(SessionStarted)
        ends = {end.fact.session: end.fact.at for end in store.facts(SessionEnded)}
        for index, session in enumerate(started):
            answered = store.fact(TodayAnswered, session.fact.today)
            assert answered.outcome.may_start
            assert timedelta() <= session.fact.at - answered.at <= timedelta(minutes=1)
            assert not _was_locked(self.desk, session.id)
            if index:
                assert session.fact.at >= ends[started[index - 1].id] + GAP
        days = [session.fact.at.date() for session in started]
        for day in days:
            assert days.count(day) <= (2 if day >= days[0] + timedelta(days=7) else 1)


def _on_the_bar(desk: Desk) -> set[str]:
    page = desk.app.window.page
    bar = getattr(page, "bar", None)
    return set() if bar is None else {child.objectName() for child in bar.children()}


def _was_locked(desk: Desk, session: int) -> bool:
    locks = [lock.id for lock in desk.store.facts(Locked) if lock.id < session]
    opened = [unlock.fact.lock for unlock in desk.store.facts(Unlocked) if unlock.id < session]
    return bool(locks) and max(locks) > max(opened, default=0)


def test_whatever_is_pressed_nothing_breaks_and_nothing_unsafe_starts(qapp: QApplication) -> None:
    run_state_machine_as_test(
        Restless,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
