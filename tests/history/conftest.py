"""A fresh history for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sciatimer.history.store import HistoryStore
from tests.fakes import FakeClock
from tests.history.diary import Diary


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the history lies; it and its folder are not made yet."""
    return tmp_path / "data" / "history.db"


@pytest.fixture
def store(file: Path) -> Iterator[HistoryStore]:
    """A new history."""
    with HistoryStore(file) as opened:
        yield opened


@pytest.fixture
def diary(store: HistoryStore) -> Diary:
    """A person who writes into the new history."""
    return Diary(store, FakeClock())
