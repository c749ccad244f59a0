"""Any sequence of what can happen at a desk, a rule at a time: the office looks after what must never be."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sciatimer.history.break_gate import reminders_on
from sciatimer.reminders.model import BUSY, Answer, AwayCause, BreakKind, Held
from tests.history.office import Office
from tests.history.witness import HOUR, MINUTE, MONDAY

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")


class Desk(RuleBasedStateMachine):
    """The office, moved by Hypothesis."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = Office(Path(self.folder.name))

    def teardown(self) -> None:
        self.office.store.close()
        self.folder.cleanup()

    @initialize(weekday=st.integers(0, 4), hour=st.integers(7, 15), interval=st.integers(20, 60))
    def begin(self, weekday: int, hour: int, interval: int) -> None:
        when = MONDAY.replace(hour=hour) + timedelta(days=weekday)
        self.office.set_clock((when - self.office.machine.now()).total_seconds())
        self.office.first_run()
        self.office.set("break_interval", interval)

    @property
    def is_free(self) -> bool:
        return not self.office.is_hindered

    @property
    def is_typing(self) -> bool:
        """That puts a break off by a minute at most: the office counts how long nothing was shown."""
        return self.office.around.typing is True

    @rule(minutes=st.floats(0.5, 60))
    def sit(self, minutes: float) -> None:
        self.office.sit(minutes * MINUTE)

    @precondition(lambda self: self.is_free)
    @rule(answers=st.lists(st.sampled_from([*Answer, Answer.LATER, None]), min_size=1, max_size=4))
    def work(self, answers: list[Answer | None]) -> None:
        for answer in answers:
            self.office.sit(self.office.plan.interval * MINUTE)
            assert self.office.offer is not None or not self.is_free or self.is_typing
            if answer is not None:
                self.office.say(answer, 10 if answer is Answer.LATER else None)

    @precondition(lambda self: self.office.offer is not None)
    @rule(
        answer=st.sampled_from([Answer.TAKEN, Answer.LATER, Answer.LATER, Answer.SKIPPED, Answer.UNANSWERED]),
        minutes=st.sampled_from([5, 10, 15]),
    )
    def say(self, answer: Answer, minutes: int) -> None:
        self.office.say(answer, minutes if answer is Answer.LATER else None)

    @rule(minutes=st.floats(0.5, 30), cause=st.sampled_from([AwayCause.IDLE, AwayCause.SCREEN_LOCK]))
    def go_away(self, minutes: float, cause: AwayCause) -> None:
        self.office.go_away(minutes * MINUTE, cause)

    @rule(minutes=st.sampled_from([0.5, 4.9, 5.1, 40]), told=st.booleans())
    def sleep(self, minutes: float, told: bool) -> None:
        self.office.sleep(minutes * MINUTE, told=told)

    @rule(seconds=st.sampled_from([1.0, 60.0, 300.0, 601.0]), whole_machine=st.booleans())
    def stop(self, seconds: float, whole_machine: bool) -> None:
        (self.office.reboot if whole_machine else self.office.crash)(seconds)

    @rule(seconds=st.sampled_from([-24 * HOUR, -HOUR, -300.0, 300.0, HOUR, 24 * HOUR]))
    def set_clock(self, seconds: float) -> None:
        self.office.set_clock(seconds)

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: str) -> None:
        self.office.travel(zone)

    @rule()
    def stretch(self) -> None:
        self.office.stretch()

    @rule(busy=st.sampled_from([None, *BUSY]), typing=st.sampled_from([None, True, False]))
    def be_busy(self, busy: Held | None, typing: bool | None) -> None:
        self.office.be_busy(*(() if busy is None else (busy,)), typing=typing)

    @precondition(lambda self: self.is_free)
    @rule(minutes=st.none() | st.integers(1, 180))
    def pause(self, minutes: int | None) -> None:
        self.office.pause(minutes)

    @precondition(lambda self: self.is_free)
    @rule(what=st.sampled_from(["tomorrow", "meeting", "off", "lock", "lock"]), minutes=st.integers(0, 100))
    def want_quiet(self, what: str, minutes: int) -> None:
        if what == "tomorrow":
            self.office.pause_until_tomorrow()
        elif what == "meeting":
            self.office.be_in_a_meeting(on=True)
        elif what == "off":
            self.office.set("reminders", False)
        else:
            self.office.be_locked()
        assert self.office.offer is None
        self.office.sit(minutes * MINUTE)

    @precondition(lambda self: self.office.past.locked)
    @rule()
    def unlock(self) -> None:
        self.office.unlock()
        assert not reminders_on(self.office.store)
        assert self.office.offer is None

    @precondition(lambda self: not self.is_free)
    @rule(hour=st.integers(8, 14))
    def begin_a_workday(self, hour: int) -> None:
        """All that keeps breaks back is over, and it is morning."""
        office = self.office
        office.resume()
        office.be_in_a_meeting(on=False)
        office.be_busy()
        if office.past.locked:
            office.unlock()
        office.set("reminders", True)
        office.answer_morning()
        days = {4: 3, 5: 2}.get(office.machine.now().weekday(), 1)
        morning = office.machine.now().replace(hour=hour, minute=30) + timedelta(days=days)
        office.go_away((morning - office.machine.now()).total_seconds())
        office.answer_morning()

    @invariant()
    def nothing_is_shown_that_may_not_be(self) -> None:
        office = self.office
        if office.past.locked or not reminders_on(office.store):
            assert office.offer is None
        if office.offer is not None:
            assert office.offer.kind is not BreakKind.MOVE, "nobody asked for it"


@pytest.mark.timeout(300)
def test_no_sequence_of_events_breaks_a_rule() -> None:
    run_state_machine_as_test(Desk, settings=settings(max_examples=50, stateful_step_count=25, deadline=None))
