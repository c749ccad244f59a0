"""The gallery of pages, taken down after each test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.gallery import Gallery


@pytest.fixture
def gallery(qapp: QApplication) -> Iterator[Gallery]:
    """Every page at 100 % text in a window of 960 by 640."""
    made = Gallery()
    yield made
    made.close()
