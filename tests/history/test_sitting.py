"""The last time that somebody was known to sit here, on the disk and across boots."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sciatimer.history.break_facts import RemindersResumed
from sciatimer.history.sitting import Absence, Axis, Stamp, absence, carried, read_stamp, write_stamp
from sciatimer.history.sitting_watch import SittingWatch
from sciatimer.reminders.model import AwayCause, Instant
from tests.fakes import FakeClock

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STAMP = Stamp(AT, "one", 1000.0, 500.0)
MINUTE = 60.0


def after(gone: float, awake: float | None = None, wall: float | None = None) -> Stamp:
    """A later reading of the same boot."""
    went = timedelta(seconds=gone if wall is None else wall)
    return Stamp(AT + went, "one", 1000.0 + gone, 500.0 + (gone if awake is None else awake))


def next_boot(wall: float) -> Stamp:
    """A reading of the next boot, so many seconds later by the wall clock."""
    return Stamp(AT + timedelta(seconds=wall), "two", 30.0, 30.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sitting.json"


class TestFile:
    def test_a_reading_comes_back_as_it_was_written(self, file: Path) -> None:
        stamp = replace(STAMP, shifts={"zero": -12.5})
        write_stamp(file, STAMP)
        write_stamp(file, stamp)
        read = read_stamp(file)
        assert read == stamp
        assert read.shifts == {"zero": -12.5}

    def test_only_its_owner_can_read_it_and_nothing_else_is_left(self, file: Path) -> None:
        write_stamp(file, STAMP)
        assert file.stat().st_mode & 0o777 == 0o600
        assert [each.name for each in file.parent.iterdir()] == ["sitting.json"]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "null",
            "{}",
            '{"at": "soon", "boot": "one", "elapsed": 1, "awake": 1, "shifts": {}}',
            '{"at": "2026-03-02T09:00:00", "boot": "one", "elapsed": 1, "awake": 1, "shifts": {}}',
            '{"at": "2026-03-02T09:00:00+00:00", "boot": "one", "elapsed": "x", "awake": 1, "shifts": {}}',
            '{"at": "2026-03-02T09:00:00+00:00", "boot": "one", "elapsed": 1, "awake": 1, "shifts": []}',
            '{"at": 5, "boot": "one", "elapsed": 1, "awake": 1, "shifts": {}}',
            "\x00\xff",
            "[" * 200_000,
            '{"at": "2026-03-02T09:00:00+00:00", "boot": "\\ud800", "elapsed": 1, "awake": 1, "shifts": {}}',
            '{"at": "2026-03-02T09:00:00+00:00", "boot": "one", "elapsed": NaN, "awake": 1, "shifts": {}}',
            '{"at": "2026-03-02T09:00:00+00:00", "boot": "one", "elapsed": 1e300, "awake": 1, "shifts": {}}',
            '{"at": "2026-03-02T09:00:00+00:00", "boot": "one", "elapsed": 1'
            + "0" * 400
            + ', "awake": 1, "shifts": {}}',
        ],
    )
    def test_what_cannot_be_read_is_as_if_it_was_not_there(self, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")
        assert read_stamp(file) is None

    def test_a_folder_that_cannot_be_written_costs_nothing_but_the_reading(self, tmp_path: Path) -> None:
        write_stamp(tmp_path / "gone" / "sitting.json", STAMP)
        (tmp_path / "sitting.json").mkdir()
        write_stamp(tmp_path / "sitting.json", STAMP)
        assert read_stamp(tmp_path / "sitting.json") is None
        assert [each.name for each in tmp_path.iterdir()] == ["sitting.json"]


class TestAbsence:
    def test_at_first_somebody_has_just_sat_down(self) -> None:
        assert absence(None, STAMP, same_run=False) == Absence(0.0, AwayCause.OFF, 1000.0)

    @pytest.mark.parametrize("wall", [None, -86_400.0, 86_400.0])
    @pytest.mark.parametrize("same_run", [True, False])
    def test_a_few_minutes_are_sitting_whatever_the_wall_clock_did(self, wall: float | None, same_run: bool) -> None:
        assert absence(STAMP, after(4 * MINUTE, wall=wall), same_run=same_run) is None

    @pytest.mark.parametrize("same_run", [True, False])
    def test_sleep_is_what_the_monotonic_clock_missed(self, same_run: bool) -> None:
        gap = absence(STAMP, after(20 * MINUTE, awake=3 * MINUTE), same_run=same_run)
        assert gap == Absence(17 * MINUTE, AwayCause.SLEEP, 1000.0 + 17 * MINUTE), "awake after it counts as sitting"

    def test_after_sleep_too_the_program_may_be_missing_ten_minutes_at_most(self) -> None:
        gap = absence(STAMP, after(30 * MINUTE, awake=10 * MINUTE), same_run=False)
        assert gap == Absence(20 * MINUTE, AwayCause.SLEEP, 1000.0 + 20 * MINUTE)
        gap = absence(STAMP, after(30 * MINUTE, awake=10 * MINUTE + 1), same_run=False)
        assert gap == Absence(30 * MINUTE, AwayCause.OFF, 1000.0 + 30 * MINUTE)

    @pytest.mark.parametrize(("slept", "is_break"), [(299.0, False), (300.0, True)])
    def test_a_nap_below_five_minutes_is_none(self, slept: float, is_break: bool) -> None:
        assert (absence(STAMP, after(slept + 60, awake=60.0), same_run=True) is not None) is is_break

    def test_where_no_clock_stands_still_a_look_that_came_far_too_late_tells_of_sleep(self) -> None:
        assert absence(STAMP, after(8 * MINUTE), same_run=True) is None
        assert absence(STAMP, after(9 * MINUTE), same_run=True) == Absence(
            5 * MINUTE, AwayCause.SLEEP, 1000.0 + 9 * MINUTE
        )

    @pytest.mark.parametrize(("gone", "known"), [(10 * MINUTE, True), (10 * MINUTE + 1, False)])
    def test_ten_minutes_without_the_program_are_the_most_that_count_as_sitting(self, gone: float, known: bool) -> None:
        gap = absence(STAMP, after(gone), same_run=False)
        assert gap == (None if known else Absence(gone, AwayCause.OFF, 1000.0 + gone))

    @pytest.mark.parametrize(
        ("wall", "gap"),
        [
            (120.0, None),
            (601.0, Absence(601.0, AwayCause.OFF, 30.0)),
            (-60.0, Absence(0.0, AwayCause.OFF, 30.0)),  # the clock was set back: nobody can tell
        ],
    )
    def test_over_a_boot_the_wall_clock_is_all_there_is(self, wall: float, gap: Absence | None) -> None:
        assert absence(STAMP, next_boot(wall), same_run=False) == gap


class TestAxis:
    def test_within_a_boot_a_fact_is_where_it_was_whatever_the_wall_clock_says(self) -> None:
        axis = Axis(Instant(AT - timedelta(days=3), 2000.0), "one")
        assert axis.elapsed(RemindersResumed(AT, "one", 1500.0)) == 1500.0
        assert axis.elapsed(RemindersResumed(AT, "one", 2500.0)) == 2000.0

    def test_facts_of_a_boot_through_which_somebody_sat_on_are_exact_too(self) -> None:
        before = replace(STAMP, shifts={"zero": 100.0})
        shifts = carried(before, next_boot(120.0))
        assert shifts == {"one": -1090.0, "zero": -990.0}
        axis = Axis(Instant(AT + timedelta(days=9), 30.0), "two", shifts)
        assert axis.boots == ("two", "one", "zero")
        assert axis.elapsed(RemindersResumed(AT, "one", 1000.0)) == -90.0
        assert axis.elapsed(RemindersResumed(AT, "zero", 900.0)) == -90.0
        assert axis.elapsed(RemindersResumed(AT, "one", 1200.0)) == 30.0

    def test_within_a_boot_nothing_is_shifted(self) -> None:
        assert carried(replace(STAMP, shifts={"zero": 100.0}), after(60.0)) == {"zero": 100.0}

    @pytest.mark.parametrize(("hours", "elapsed"), [(2, 30.0 - 7200), (-2, 30.0)])
    def test_other_facts_go_by_the_wall_clock_and_never_lie_ahead(self, hours: int, elapsed: float) -> None:
        axis = Axis(Instant(AT + timedelta(hours=hours), 30.0), "two")
        assert axis.boots == ("two",)
        assert axis.instant(RemindersResumed(AT, "one", 1000.0)) == Instant(AT, elapsed)


class TestWatch:
    def watch(self, clock: FakeClock, file: Path, boot: str = "one") -> SittingWatch:
        return SittingWatch(clock, file, boot)

    def boot(self, file: Path, hour: int) -> SittingWatch:
        """The machine is started anew, an hour after the last time, and somebody sits down."""
        watch = self.watch(FakeClock(AT + timedelta(hours=hour)), file, f"boot {hour}")
        assert watch.look() is not None
        watch.begin_anew()
        return watch

    def test_it_writes_at_most_every_four_minutes_and_at_once_after_an_absence(self, file: Path) -> None:
        clock, written = FakeClock(), []
        watch = self.watch(clock, file)
        for seconds in (0, 60, 60, 60, 59, 10, 600):
            clock.advance(seconds)
            watch.look()
            written.append((read_stamp(file) or STAMP).elapsed - 5000.0)
        assert written == [0, 0, 0, 0, 239, 239, 849]

    @pytest.mark.parametrize(("by", "kept"), [(-300, 60.0), (300, 60.0), (3, 0.0)])
    def test_a_clock_that_was_set_is_written_at_once_so_that_a_boot_does_not_take_it_for_time(
        self, by: int, kept: float, file: Path
    ) -> None:
        clock = FakeClock()
        watch = self.watch(clock, file)
        watch.look()
        clock.advance(60)
        clock.set_wall(clock.now() + timedelta(seconds=by))
        watch.look()
        assert (read_stamp(file) or STAMP).elapsed - 5000.0 == kept

    def test_what_it_wrote_is_what_the_next_run_goes_on_from(self, file: Path) -> None:
        clock = FakeClock()
        first = self.watch(clock, file)
        assert (first.has_looked, first.look() is None, first.has_looked) == (False, False, True)
        clock.advance(120)
        clock.set_wall(clock.now() + timedelta(days=30))
        assert self.watch(clock, file).look() is None
        clock.advance(601)
        assert self.watch(clock, file).look() == Absence(601.0, AwayCause.OFF, clock.elapsed())

    def test_a_boot_is_carried_over_and_its_shift_is_kept_on_the_disk(self, file: Path) -> None:
        clock = FakeClock()
        self.watch(clock, file).look()
        later = FakeClock(clock.now() + timedelta(minutes=2))
        second = self.watch(later, file, "two")
        assert second.look() is None
        assert second.axis.boots == ("two", "one")
        assert json.loads(file.read_text(encoding="utf-8"))["shifts"] == {"one": -120.0}
        third = self.watch(later, file, "two")
        assert third.look() is None
        assert third.axis.shifts == {"one": -120.0}
        later.advance(3600)
        later.set_wall(later.now() + timedelta(days=5))
        assert third.look() is not None
        third.begin_anew()
        assert third.axis.shifts == {"one": -120.0}, "what was before stays where it was, too"

    def test_of_many_boots_the_last_few_are_remembered(self, file: Path) -> None:
        watch = [self.boot(file, hour) for hour in range(7)][-1]
        assert watch.axis.boots == ("boot 6", "boot 5", "boot 4", "boot 3", "boot 2")
        assert watch.axis.shifts["boot 2"] == pytest.approx(-4 * 3600)
