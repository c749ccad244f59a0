"""The name of the program gives way to the buttons, never the other way round."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from sciatimer.ui.widgets.basics import button
from sciatimer.ui.widgets.header_bar import HeaderBar
from tests.ui.pages.gallery import settle


@pytest.fixture
def bar(qapp: QApplication) -> Iterator[HeaderBar]:
    made = HeaderBar("Sciatimer", button("Warning signs"), button("Learn"), button("Settings"))
    made.resize(900, 60)
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()


def name_is_shown(bar: HeaderBar) -> bool:
    settle()
    found = bar.findChild(QLabel)
    assert found is not None
    return found.isVisible()


def test_the_name_stands_where_there_is_room(bar: HeaderBar) -> None:
    assert name_is_shown(bar)


def test_the_name_goes_before_a_button_is_cut_off_and_comes_back(bar: HeaderBar) -> None:
    bar.resize(bar.minimumSizeHint().width(), 60)
    assert not name_is_shown(bar)
    bar.resize(900, 60)
    assert name_is_shown(bar)


def test_a_button_that_goes_makes_room_for_the_name(bar: HeaderBar) -> None:
    bar.resize(bar.minimumSizeHint().width() + 10, 60)
    assert not name_is_shown(bar)
    bar._buttons[0].hide()
    assert name_is_shown(bar)
