"""A table to be read, and facts to be selected: nothing cut, nothing to be changed, and the keyboard goes through."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sciatimer.ui.widgets.fact_text import FactText
from sciatimer.ui.widgets.page import ActionBar
from sciatimer.ui.widgets.plain_table import PlainTable
from tests.ui.widgets.bench import Bench, focused, press

COLUMNS = ("Date", "Stretch", "Dose", "Outcome")
ROWS = [
    ("20 Sep 2026", "Supported half-straightening, chair", "5 x 3 s", "Easier next time"),
    ("18 Sep 2026", "Towel hamstring stretch, lying", "3 x 10 s", "Good"),
]


@pytest.fixture
def table(bench: Bench) -> PlainTable:
    made = PlainTable("Last sessions", wide=(1, 3))
    made.show_rows(COLUMNS, ROWS)
    bench.put(made, QPushButton("After"), width=900)
    return made


def cells(table: PlainTable) -> list[list[str]]:
    def text(row: int, column: int) -> str:
        item = table.item(row, column)
        return "" if item is None else item.text()

    return [[text(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]


def test_every_cell_is_there_and_the_table_is_as_high_as_its_rows(table: PlainTable) -> None:
    assert cells(table) == [list(row) for row in ROWS]
    assert table.verticalScrollBar().maximum() == table.horizontalScrollBar().maximum() == 0
    assert table.height() >= table.horizontalHeader().height() + table.verticalHeader().length()


@pytest.mark.parametrize(("width", "scale"), [(900, 1.0), (520, 1.0), (900, 2.0), (1500, 2.0)])
def test_no_word_of_a_cell_is_cut(width: int, scale: float, bench: Bench) -> None:
    made = PlainTable("Last sessions", wide=(1, 3))
    made.show_rows(COLUMNS, ROWS)
    bench.put(made, width=width, scale=scale)
    metrics = made.fontMetrics()
    for row, column in ((row, column) for row in range(2) for column in range(made.columnCount())):
        room = made.visualRect(made.model().index(row, column)).adjusted(4, 0, -4, 0)
        text = cells(made)[row][column]
        needed = metrics.boundingRect(0, 0, room.width(), 2000, int(Qt.TextFlag.TextWordWrap), text)
        assert needed.width() <= room.width(), text
        assert needed.height() <= room.height(), text


def test_without_room_the_columns_fold_and_unfold_again(table: PlainTable) -> None:
    table.window().resize(420, 400)
    QApplication.processEvents()
    assert cells(table) == [[row[0], ", ".join(row[1:])] for row in ROWS]
    assert [head.text() for head in map(table.horizontalHeaderItem, range(2)) if head] == ["Date", "Stretch"]
    table.window().resize(900, 400)
    QApplication.processEvents()
    assert cells(table) == [list(row) for row in ROWS]


def test_numbers_in_a_folded_row_have_the_names_of_their_columns(bench: Bench) -> None:
    made = PlainTable("Last sessions", wide=(1,))
    made.show_rows(("Date", "Stretch", "Before", "After", "Outcome"), [("20 Sep 2026", "Lying", "3", "-", "Good")])
    bench.put(made, width=240)
    assert cells(made) == [["20 Sep 2026", "Lying, Before: 3, After: -, Good"]]


def test_a_screen_reader_hears_the_column_with_the_cell(table: PlainTable) -> None:
    assert table.accessibleName() == "Last sessions"
    assert table.model().index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Outcome: Easier next time"


def test_nothing_looks_chosen_before_the_arrows_choose(table: PlainTable) -> None:
    assert table.selectedItems() == []
    table.setFocus()
    press(Qt.Key.Key_Down)
    assert [item.text() for item in table.selectedItems()] == ["18 Sep 2026"]


def test_tab_leaves_the_table_and_typing_changes_nothing(table: PlainTable) -> None:
    table.setFocus()
    press("abc", Qt.Key.Key_F2, Qt.Key.Key_Return)
    assert cells(table) == [list(row) for row in ROWS]
    press(Qt.Key.Key_Tab)
    assert isinstance(focused(), QPushButton)


def test_a_table_without_a_row_shows_its_columns(bench: Bench) -> None:
    made = PlainTable("Last sessions", wide=(1, 3))
    made.show_rows(COLUMNS, [])
    bench.put(made, width=900)
    assert (made.rowCount(), made.columnCount()) == (0, 4)


def test_other_rows_take_the_place_of_those_before(table: PlainTable) -> None:
    table.show_rows(COLUMNS, ROWS[:1])
    assert cells(table) == [list(ROWS[0])]


def test_facts_can_be_copied_and_not_changed(bench: Bench) -> None:
    made = FactText("<table><tr><td>Cause</td><td>Further down</td></tr></table>", "Why")
    bench.put(made, width=400)
    made.setFocus()
    press("x", Qt.Key.Key_Delete)
    made.selectAll()
    made.copy()
    assert QGuiApplication.clipboard().text().split() == ["Cause", "Further", "down"]


def test_facts_take_no_more_room_than_their_lines(bench: Bench) -> None:
    one = FactText("<table><tr><td>Cause</td></tr></table>", "Why")
    two = FactText("<table><tr><td>Cause</td></tr><tr><td>Since</td></tr></table>", "Why")
    bench.put(one, two, width=400)
    line = one.fontMetrics().lineSpacing()
    assert line <= two.height() - one.height() <= 2 * line
    assert one.height() < 2 * line


def bar(bench: Bench, width: int, *actions: str) -> tuple[ActionBar, list[QPushButton]]:
    made, buttons = ActionBar(), [QPushButton(action) for action in actions]
    for button in buttons:
        made.add(button)
    bench.put(made, width=width)
    return made, buttons


def test_actions_stand_beside_each_other_where_there_is_room(bench: Bench) -> None:
    _, (first, second) = bar(bench, 700, "Warning signs", "I have talked to someone")
    assert first.y() == second.y()
    assert first.geometry().right() < second.x()


def test_actions_without_room_stand_one_below_the_other_and_the_window_stays_as_it_is(bench: Bench) -> None:
    long = ("Warning signs", "Show this to a clinician", "I have talked to someone")
    made, buttons = bar(bench, 420, *long)
    assert made.window().width() == 420
    assert [button.y() for button in buttons] == sorted({button.y() for button in buttons})
    assert len({button.x() for button in buttons}) == 1
    made.window().resize(1200, 200)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 1


def test_no_action_moves_when_the_bar_tells_what_came_of_one(bench: Bench) -> None:
    made, (first, second) = bar(bench, 700, "Back", "Print")
    said = QLabel("There is no printer here.")
    said.hide()
    made.tell(said)
    settled = [button.mapTo(made, button.rect().bottomRight()) for button in (first, second)]
    below = [made.height() - corner.y() for corner in settled]
    said.show()
    made.resize(made.sizeHint().expandedTo(made.size()))
    QApplication.processEvents()
    now = [button.mapTo(made, button.rect().bottomRight()) for button in (first, second)]
    assert [made.height() - corner.y() for corner in now] == below
    assert [corner.x() for corner in now] == [corner.x() for corner in settled]
    assert said.geometry().bottom() < first.y()
