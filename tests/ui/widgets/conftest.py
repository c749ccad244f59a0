"""A bench for widgets, cleared after each test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.widgets.bench import Bench


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Bench]:
    """Somewhere to put widgets."""
    made = Bench()
    yield made
    made.clear()
