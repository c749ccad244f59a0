"""Which moments get words on an axis."""

import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from sciatimer.ui.time_ticks import moment_words, moments, step_for

DAY = 86_400.0
AT = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("UTC")).timestamp()
ENGLISH = QLocale("en")


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """The machine stands in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield ZoneInfo("Europe/Berlin")
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("days", [0.5, 1, 7, 28, 365, 4000, 50_000])
def test_no_span_gets_more_words_than_there_is_room_for(days: float) -> None:
    step = step_for(days * DAY, 8)
    assert days * DAY / step <= 8


def test_a_short_span_gets_hours_and_a_long_one_years() -> None:
    assert step_for(8 * 3600, 8) == 3600
    assert step_for(50_000 * DAY, 8) > 364 * DAY


def test_midnight_stays_midnight_when_summer_time_begins(berlin: ZoneInfo) -> None:
    begin = datetime(2026, 3, 27, 12, tzinfo=berlin).timestamp()
    found = moments(begin, begin + 4 * DAY, DAY)
    assert [datetime.fromtimestamp(at, berlin).strftime("%d %H:%M") for at in found] == [
        "28 00:00",
        "29 00:00",
        "30 00:00",
        "31 00:00",
    ]


def test_hours_are_whole_hours() -> None:
    found = moments(AT, AT + 7 * 3600, 3600)
    assert len(found) == 8
    assert {at % 3600 for at in found} == {0}


def test_hours_days_and_months_have_words_of_their_own() -> None:
    assert ":" in moment_words(AT, 3600, ENGLISH)
    assert moment_words(AT, DAY, ENGLISH) == "2 Mar"
    assert moment_words(AT, 91 * DAY, ENGLISH) == "Mar 2026"
    assert moment_words(AT, 91 * DAY, QLocale("de")) == "März 2026"
    assert moment_words(AT, DAY, QLocale("de")) == "2. März"
