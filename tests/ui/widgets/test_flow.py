"""A row that wraps."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from sciatimer.ui.widgets.flow import FlowLayout

GAP = 10


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


@pytest.fixture
def row(owner: QWidget) -> FlowLayout:
    """Four boxes of 100 by 40."""
    made = FlowLayout(owner, gap=GAP)
    for _ in range(4):
        box = QWidget()
        box.setFixedSize(100, 40)
        made.addWidget(box)
    return made


def places(row: FlowLayout, width: int) -> list[tuple[int, int]]:
    row.setGeometry(QRect(0, 0, width, 400))
    corners = [item.geometry().topLeft() for index in range(row.count()) if (item := row.itemAt(index)) is not None]
    return [(corner.x(), corner.y()) for corner in corners]


def test_with_room_all_stand_in_one_line(row: FlowLayout) -> None:
    assert places(row, 430) == [(0, 0), (110, 0), (220, 0), (330, 0)]
    assert row.heightForWidth(430) == 40


def test_one_pixel_less_and_the_last_goes_on_in_the_next_line(row: FlowLayout) -> None:
    assert places(row, 429) == [(0, 0), (110, 0), (220, 0), (0, 50)]
    assert row.heightForWidth(429) == 90


def test_in_a_narrow_place_each_has_a_line_of_its_own(row: FlowLayout) -> None:
    assert places(row, 120) == [(0, 0), (0, 50), (0, 100), (0, 150)]
    assert row.heightForWidth(120) == 190


def test_the_row_begins_where_its_place_begins(row: FlowLayout) -> None:
    row.setGeometry(QRect(30, 20, 230, 400))
    last = row.itemAt(2)
    assert last is not None
    assert (last.geometry().x(), last.geometry().y()) == (30, 70)


def test_from_right_to_left_the_first_stands_at_the_right(owner: QWidget, row: FlowLayout) -> None:
    owner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places(row, 320) == [(220, 0), (110, 0), (0, 0), (220, 50)]


def test_it_asks_for_one_line_and_is_content_with_the_widest(row: FlowLayout) -> None:
    assert row.sizeHint() == QSize(430, 40)
    assert row.minimumSize() == QSize(100, 40)
    assert row.hasHeightForWidth()
    assert row.expandingDirections() == Qt.Orientation(0)


def test_items_are_counted_given_and_taken(row: FlowLayout) -> None:
    first = row.itemAt(0)
    assert (row.count(), row.itemAt(4), row.itemAt(-1), row.takeAt(4)) == (4, None, None, None)
    assert row.takeAt(0) is first
    assert row.count() == 3


def test_an_empty_row_needs_no_height(owner: QWidget) -> None:
    assert FlowLayout(owner).heightForWidth(100) == 0
