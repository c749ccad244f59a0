"""A run as a person, a page and a program read it."""

import json

import pytest

from tests.bench.results import Anchor, Bound, Failure, Found, Reading, Series, Target, figure
from tests.bench.tables import Report, as_json, as_page, as_text, number, words_of

EMPTY = Anchor("empty PySide6 window", 212.4, "ms")
START = figure("startup.today", "start", Series((1.2, 1.24, 1.28)), "x", Target(Bound.MOST, 1.3), EMPTY)
RATE = figure("judge.bad", "judge", Series((48_712.0,)), "lines a second", Target(Bound.LEAST, 20_000))
SLOW = figure("plots.open", "plots | all", Series((181.0,)), "ms", Target(Bound.BELOW, 150))
FREE = figure("moment.at", "a moment", Series((9.87,)), "µs")
READINGS = (
    Reading("memory at rest (PSS)", "empty PySide6 window", 39.2, "MiB"),
    Reading("memory at rest (PSS)", "Workrave", 55.44, "MiB"),
    Reading("threads", "Workrave", 5, ""),
)
FOUND = Found((START, RATE, SLOW, FREE), READINGS)


def report(found: Found = FOUND, absent: tuple[str, ...] = ()) -> Report:
    return Report(
        command="python3 dev.py bench --peers --table docs/bench.md",
        surroundings={"date": "2026-11-22 13:00 UTC", "machine": "a processor, 2 cores"},
        methods={"startup": "in turn"},
        found=found,
        absent=absent,
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (3.0, "3"),
        (0.04213, "0.0421"),
        (1.3, "1.30"),
        (212.4, "212"),
        (48_712.0, "48,700"),
        (-0.5, "-0.500"),
    ],
)
def test_a_number_has_as_many_digits_as_count(value: float, words: str) -> None:
    assert number(value) == words


def test_the_text_has_each_figure_beside_target_verdict_and_anchor() -> None:
    lines = as_text(report()).splitlines()
    (start,) = [line for line in lines if line.startswith("startup.today")]
    assert start.split("  ")[0] == "startup.today: start"
    assert "1.24 x (1.22 to 1.26)" in start
    assert "at most 1.3" in start
    assert "met" in start
    assert start.endswith("empty PySide6 window: 212 ms")
    (rate,) = [line for line in lines if line.startswith("judge.bad")]
    assert "48,700 lines a second" in rate
    assert "at least 20,000" in rate


def test_the_text_ends_with_the_missed_ones_by_name() -> None:
    assert as_text(report()).splitlines()[-2:] == ["2 of 3 targets are met.", "Missed: plots.open."]


def test_where_all_are_met_none_is_named() -> None:
    assert "Missed" not in as_text(report(Found((START,))))


def test_what_could_not_be_measured_and_who_is_absent_is_said() -> None:
    found = Found(failures=(Failure("tray", "RSIBreak has ended by itself"),))
    lines = as_text(report(found, absent=("Workrave",))).splitlines()
    assert "Could not be measured: tray: RSIBreak has ended by itself" in lines
    assert "Not installed here: Workrave." in lines


def test_programs_stand_side_by_side_with_a_dash_where_nothing_was_measured() -> None:
    lines = [line.split("  ") for line in as_text(report()).splitlines()]
    rows = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert ["empty PySide6 window", "Workrave"] in rows
    assert ["memory at rest (PSS), MiB", "39.2", "55.4"] in rows
    assert ["threads", "-", "5"] in rows


def test_json_tells_the_same_with_all_digits() -> None:
    told = json.loads(as_json(report(absent=("Safe Eyes",))))
    start = told["figures"][0]
    assert start["name"] == "startup.today"
    assert start["measured"] == 1.24
    assert start["verdict"] == "met"
    assert start["target"] == {"bound": "at most", "value": 1.3}
    assert start["anchor"] == {"what": "empty PySide6 window", "measured": 212.4, "unit": "ms"}
    assert told["missed"] == ["plots.open"]
    assert told["readings"][1]["measured"] == 55.44
    assert told["surroundings"]["machine"] == "a processor, 2 cores"
    assert told["absent"] == ["Safe Eyes"]
    assert told["failed"] == []


def test_the_page_says_what_wrote_it_where_and_when() -> None:
    page = as_page(report())
    assert "`python3 dev.py bench --peers --table docs/bench.md` has written this page." in page
    assert "- date: 2026-11-22 13:00 UTC" in page
    assert "- machine: a processor, 2 cores" in page
    assert "- **startup**: in turn" in page


def test_the_page_keeps_what_is_held_to_a_target_apart_from_the_rest() -> None:
    held, _, rest = as_page(report()).partition("## What else was measured")
    assert "| startup.today: start | 1.24 x (1.22 to 1.26) | at most 1.3 | met | empty PySide6 window: 212 ms |" in held
    assert "moment.at" not in held
    assert "| moment.at: a moment | 9.87 µs | - |" in rest


def test_every_row_of_a_table_on_the_page_has_as_many_cells_as_its_head() -> None:
    lines = as_page(report()).replace("\\|", "").splitlines()
    tables = [line.count("|") for line in lines if line.startswith("|")]
    assert tables == [6] * 5 + [4] * 3 + [4] * 4


def test_a_figure_in_one_line_says_whether_it_is_met() -> None:
    assert words_of(SLOW) == "plots.open: 181 ms (under 150: missed)"
    assert words_of(FREE) == "moment.at: 9.87 µs"
