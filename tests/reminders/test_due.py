"""When the next break is due: by sitting, by the clock, after a snooze; and when it is a stretch."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.reminders.due import (
    CEILING,
    SNOOZES,
    STRETCH_GAP,
    Due,
    end_of_work,
    next_break,
    next_working_moment,
    put_off_until,
    snoozes,
)
from sciatimer.reminders.hours import Holiday, read_week
from sciatimer.reminders.known import Gate, Known, Plan, PutOff, Shown
from sciatimer.reminders.model import BreakKind, Held, Instant
from tests.reminders.examples import ALL_KINDS, HOUR, LOCKED, MINUTE, NOW, PLAN, TEN, ago, later, seated

OPEN = Shown(BreakKind.POSTURE, 7, 7, ago(5), NOW.elapsed - 5 * MINUTE)
ONLY_POSTURE = Plan(kinds=frozenset({BreakKind.POSTURE}))
ONLY_STRETCH = Plan(kinds=frozenset({BreakKind.STRETCH}))
MAY_STRETCH = Gate()


def in_minutes(due: Due | None) -> float | None:
    """How many minutes after NOW it is due."""
    return None if due is None else (due.at - NOW.elapsed) / MINUTE


@pytest.mark.parametrize("interval", [20, 45, 60])
def test_a_posture_break_comes_after_so_much_sitting(interval: int) -> None:
    due = next_break(seated(10), Plan(interval=interval), NOW)
    assert due == Due(BreakKind.POSTURE, NOW.elapsed + (interval - 10) * MINUTE)


def test_it_counts_from_the_last_answer_and_not_only_from_sitting_down() -> None:
    assert in_minutes(next_break(seated(70, counts_from=ago(15)), PLAN, NOW)) == 30


def test_after_an_open_offer_it_counts_from_its_showing() -> None:
    assert in_minutes(next_break(seated(60, open=OPEN), PLAN, NOW)) == 40


@pytest.mark.parametrize("minutes", SNOOZES)
def test_later_is_five_ten_or_fifteen_minutes(minutes: int) -> None:
    assert put_off_until(1000.0, minutes, 1000.0 - 40 * MINUTE) == 1000.0 + minutes * MINUTE


@given(counts_from=st.floats(0, 1e6), sat=st.floats(20 * MINUTE, 10 * HOUR), minutes=st.sampled_from(SNOOZES))
def test_later_never_goes_beyond_sixty_minutes(counts_from: float, sat: float, minutes: int) -> None:
    said = counts_from + sat
    due = put_off_until(said, minutes, counts_from)
    assert said + MINUTE <= due <= max(said + MINUTE, counts_from + CEILING)
    assert due <= said + max(minutes, 1) * MINUTE


@pytest.mark.parametrize(
    ("sat", "left"), [(45, (5, 10, 15)), (50, (5, 10)), (50.1, (5,)), (55, (5,)), (56, ()), (90, ())]
)
def test_only_what_fits_below_sixty_minutes_is_offered_as_later(sat: float, left: tuple[int, ...]) -> None:
    assert snoozes(seated(sat), NOW) == left


def test_what_was_put_off_comes_again_as_the_same_break() -> None:
    put_off = PutOff(BreakKind.POSTURE, 7, ago(5).elapsed, NOW.elapsed + 5 * MINUTE)
    due = next_break(seated(50, put_off=put_off), PLAN, NOW)
    assert due == Due(BreakKind.POSTURE, NOW.elapsed + 5 * MINUTE, again=7)


def test_a_posture_break_that_was_put_off_does_not_become_a_stretch() -> None:
    put_off = PutOff(BreakKind.POSTURE, 7, ago(5).elapsed, NOW.elapsed)
    due = next_break(seated(50, put_off=put_off, gate=MAY_STRETCH), PLAN, NOW)
    assert due is not None
    assert due.kind is BreakKind.POSTURE


def test_a_stretch_that_was_put_off_comes_again_or_as_a_posture_break() -> None:
    put_off = PutOff(BreakKind.STRETCH, 7, ago(5).elapsed, NOW.elapsed + MINUTE)
    known = seated(50, put_off=put_off, stretches=1, last_stretch=ago(5), gate=MAY_STRETCH)
    assert next_break(known, PLAN, NOW) == Due(BreakKind.STRETCH, put_off.due, again=7)
    shut = replace(known, gate=Gate(stretch=False))
    assert next_break(shut, PLAN, NOW) == Due(BreakKind.POSTURE, put_off.due, again=7)
    assert next_break(shut, ONLY_STRETCH, NOW) is None


class TestStretch:
    def test_it_comes_in_place_of_a_posture_break(self) -> None:
        due = next_break(seated(45, gate=MAY_STRETCH), PLAN, NOW)
        assert due == Due(BreakKind.STRETCH, NOW.elapsed)

    def test_two_stretch_offers_are_four_hours_apart(self) -> None:
        known = seated(45, gate=MAY_STRETCH, stretches=1, last_stretch=ago(239))
        assert next_break(known, PLAN, NOW) == Due(BreakKind.POSTURE, NOW.elapsed)
        assert next_break(known, ONLY_STRETCH, NOW) == Due(BreakKind.STRETCH, NOW.elapsed + MINUTE)
        known = replace(known, last_stretch=ago(240))
        assert next_break(known, PLAN, NOW) == Due(BreakKind.STRETCH, NOW.elapsed)

    def test_the_four_hours_do_not_follow_a_wall_clock_that_was_set(self) -> None:
        ahead = Instant(TEN + timedelta(days=2), NOW.elapsed)
        known = seated(45, gate=MAY_STRETCH, last_stretch=ago(30))
        assert next_break(known, ONLY_STRETCH, ahead) == Due(BreakKind.STRETCH, ago(30).elapsed + STRETCH_GAP)

    @pytest.mark.parametrize(("had", "allowed", "comes"), [(0, 1, True), (1, 1, False), (1, 2, True), (2, 2, False)])
    def test_a_day_has_only_so_many(self, had: int, allowed: int, comes: bool) -> None:
        known = seated(45, gate=Gate(stretches=allowed), stretches=had, last_stretch=ago(300))
        due = next_break(known, PLAN, NOW)
        assert due is not None
        assert (due.kind is BreakKind.STRETCH) is comes

    def test_it_waits_until_a_session_may_start(self) -> None:
        gate = Gate(stretch=False, opens=TEN + timedelta(minutes=90))
        assert next_break(seated(45, gate=gate), ONLY_STRETCH, NOW) == Due(BreakKind.STRETCH, NOW.elapsed + 90 * MINUTE)
        assert next_break(seated(45, gate=gate), PLAN, NOW) == Due(BreakKind.POSTURE, NOW.elapsed)
        assert next_break(seated(45, gate=Gate(stretch=False)), ONLY_STRETCH, NOW) is None

    def test_a_gate_that_should_have_opened_is_not_taken_for_open(self) -> None:
        gate = Gate(stretch=False, opens=TEN - timedelta(minutes=1))
        due = next_break(seated(45, gate=gate), ONLY_STRETCH, NOW)
        assert due is not None
        assert due.at > NOW.elapsed


class TestClockTimes:
    @pytest.mark.parametrize(
        ("times", "sat", "minutes"),
        [
            ((time(10, 15),), 10, 15),  # before the interval ends
            ((time(10, 45),), 10, 35),  # the interval ends first
            ((time(9, 55),), 10, -5),  # while the person sat here
            ((time(9, 45),), 10, 35),  # while they were away: it lapses
            ((time(9, 50),), 10, 35),  # when they sat down
            ((time(9, 55), time(9, 57)), 10, -5),  # two of them are one break
        ],
    )
    def test_a_fixed_time_brings_a_break_of_its_own(self, times: tuple[time, ...], sat: float, minutes: float) -> None:
        assert in_minutes(next_break(seated(sat), Plan(break_times=times), NOW)) == minutes

    def test_outside_working_hours_it_is_passed_over(self) -> None:
        plan = Plan(interval=60, break_times=(time(8, 0), time(17, 0)), week=read_week("mon 09:00-17:00"))
        assert in_minutes(next_break(seated(10), plan, NOW)) == 50

    def test_once_it_was_offered_and_put_off_it_does_not_come_at_once(self) -> None:
        put_off = PutOff(BreakKind.POSTURE, 7, NOW.elapsed, NOW.elapsed + 10 * MINUTE)
        plan = Plan(break_times=(time(9, 59),))
        assert in_minutes(next_break(seated(30, put_off=put_off), plan, NOW)) == 10

    def test_a_stretch_comes_at_its_own_times_alone(self) -> None:
        plan = Plan(stretch_times=(time(10, 10), time(15, 0)))
        assert next_break(seated(45, gate=MAY_STRETCH), plan, NOW) == Due(BreakKind.POSTURE, NOW.elapsed)
        known = seated(20, gate=MAY_STRETCH)
        assert next_break(known, plan, NOW) == Due(BreakKind.STRETCH, NOW.elapsed + 10 * MINUTE)
        had = replace(known, stretches=1, last_stretch=later(10 * MINUTE))
        assert next_break(had, plan, later(11 * MINUTE)) == Due(BreakKind.POSTURE, NOW.elapsed + 25 * MINUTE)

    def test_a_stretch_at_a_fixed_time_keeps_the_four_hours(self) -> None:
        plan = Plan(kinds=frozenset({BreakKind.STRETCH}), stretch_times=(time(10, 10),))
        known = seated(20, gate=MAY_STRETCH, stretches=1, last_stretch=ago(200))
        assert in_minutes(next_break(known, plan, NOW)) == 40

    def test_after_a_flight_the_time_of_the_new_place_counts(self) -> None:
        there = Instant(TEN.astimezone(timezone(timedelta(hours=-6))), NOW.elapsed)
        plan = Plan(break_times=(time(4, 5),), week=read_week("mon 00:00-24:00"))
        assert in_minutes(next_break(seated(20), plan, there)) == 5


class TestLocked:
    def test_the_plain_prompt_is_one_of_its_own(self) -> None:
        assert next_break(seated(50, gate=LOCKED), Plan(kinds=ALL_KINDS), NOW) == Due(BreakKind.MOVE, ago(5).elapsed)

    @pytest.mark.parametrize("gate", [replace(LOCKED, move=False), LOCKED])
    def test_without_it_only_the_posture_break_that_is_held_back_is_known(self, gate: Gate) -> None:
        plan = Plan(kinds=ALL_KINDS - {BreakKind.MOVE}) if gate.move else Plan(kinds=ALL_KINDS)
        assert gate.shut is Held.LOCKED
        due = next_break(seated(50, gate=gate, stretches=0), plan, NOW)
        assert due is not None
        assert due.kind is BreakKind.POSTURE


class TestWorkingTime:
    def at(self, text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)

    @pytest.mark.parametrize(
        ("now", "work"),
        [
            ("2026-03-02 08:00", "2026-03-02 09:00"),
            ("2026-03-02 10:00", "2026-03-02 10:00"),
            ("2026-03-02 12:30", "2026-03-02 13:00"),
            ("2026-03-02 17:00", "2026-03-03 09:00"),
            ("2026-03-06 18:00", "2026-03-09 09:00"),
            ("2026-12-23 18:00", "2027-01-04 09:00"),  # free days over the year's end, then a weekend
        ],
    )
    def test_the_next_working_moment(self, now: str, work: str) -> None:
        week = "; ".join(f"{day} 09:00-12:30,13:00-17:00" for day in ("mon", "tue", "wed", "thu", "fri"))
        free = Holiday(self.at("2026-12-24 00:00").date(), self.at("2027-01-01 00:00").date())
        plan = Plan(week=read_week(week), holidays=(free,))
        assert next_working_moment(plan, self.at(now)) == self.at(work)

    def test_without_working_hours_there_is_none(self) -> None:
        assert next_working_moment(Plan(week=read_week("")), TEN) is None
        assert end_of_work(Plan(week=read_week("")), TEN) is None

    def test_work_ends_at_the_end_of_the_span_that_runs(self) -> None:
        plan = Plan(week=read_week("mon 09:00-12:30,13:00-24:00"))
        assert end_of_work(plan, self.at("2026-03-02 10:00")) == self.at("2026-03-02 12:30")
        assert end_of_work(plan, self.at("2026-03-02 23:59")) == self.at("2026-03-03 00:00")
        assert end_of_work(plan, self.at("2026-03-02 12:45")) is None


@given(
    sat=st.floats(0, 300),
    said=st.floats(0, 60),
    interval=st.integers(20, 60),
    stretches=st.integers(0, 3),
    last=st.none() | st.floats(0, 600),
    may=st.booleans(),
    times=st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), max_size=3),
)
def test_a_break_is_due_at_the_latest_one_interval_after_the_last_word(
    sat: float, said: float, interval: int, stretches: int, last: float | None, may: bool, times: list[time]
) -> None:
    known: Known = seated(
        sat,
        counts_from=ago(min(sat, said)),
        gate=Gate(stretch=may),
        stretches=stretches,
        last_stretch=None if last is None else ago(last),
    )
    due = next_break(known, Plan(interval=interval, stretch_times=tuple(times)), NOW)
    assert due is not None
    assert due.at <= max(NOW.elapsed, known.counts_from.elapsed + interval * MINUTE)
    if due.kind is BreakKind.STRETCH:
        assert may
        assert stretches < 2
        assert last is None or due.at - ago(last).elapsed >= STRETCH_GAP
