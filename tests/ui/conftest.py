"""A desk with the program on it: real pages, a real history, and a clock that stands still until a test moves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes import FakeClock
from tests.ui.desk import Desk
from tests.ui.workday import Workday


@pytest.fixture
def clock() -> FakeClock:
    """Monday morning, nine o'clock."""
    return FakeClock()


@pytest.fixture
def desk(qapp: QApplication, data_folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with an empty data folder; nothing is open yet. What was opened is closed at the end."""
    made = Desk(data_folder, clock)
    monkeypatch.setattr("sys.excepthook", made.on_uncaught)
    yield made
    made.leave()
    assert made.unexpected == [], "an error that is no mistake of the person reached the last resort"


@pytest.fixture
def workday(
    qapp: QApplication, data_folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workday]:
    """A desk with the program in the background; nothing has started yet. It knows the person."""
    made = Workday(data_folder, clock, monkeypatch)
    monkeypatch.setattr("sys.excepthook", made.on_uncaught)
    made.pass_screens()
    yield made
    made.leave()
    assert made.unexpected == [], "an error that is no mistake of the person reached the last resort"
