"""A table to be read: as high as its rows, walked by the arrows, left by Tab."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

_AROUND = 36  # pixels of padding on both sides of a cell's words, with the largest text
Cells = Sequence[str]


class PlainTable(QTableWidget):
    """Shows rows of words. The cell that is chosen can be copied.

    Where there is no room for all columns there are two: the first, and all the others in one, numbers with their
    names.

    Args:
        name: what a screen reader calls it.
        wide: the columns that share the room which the others leave, and that wrap.

    Signals:
        chosen(int): a row was clicked twice, or Enter was pressed on it.
    """

    chosen = Signal(int)

    def __init__(self, name: str, wide: Sequence[int]) -> None:
        super().__init__()
        self._wide = wide
        self._columns: Cells = ()
        self._rows: Sequence[Cells] = ()
        self._is_folded = False
        self.setAccessibleName(name)
        self.setProperty("role", "table")
        self._calm()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().sectionResized.connect(self.updateGeometry)
        self.cellDoubleClicked.connect(self._on_double_clicked)

    def show_rows(self, columns: Cells, rows: Sequence[Cells]) -> None:
        """Shows other rows."""
        self._columns, self._rows = columns, rows
        self._fill(folded=self._has_no_room())

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        around = self.height() - self.viewport().height() - self.horizontalHeader().height()
        return QSize(300, self.horizontalHeader().height() + self.verticalHeader().length() + around)

    def minimumSizeHint(self) -> QSize:
        """As high as its rows, and as narrow as one likes."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew, or folds the columns."""
        super().resizeEvent(event)
        if self._has_no_room() != self._is_folded:
            self._fill(folded=not self._is_folded)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row; all other keys are those of a table."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            if not event.isAutoRepeat():
                self.chosen.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves scrolling to the page: all there is can be seen."""
        event.ignore()

    def _on_double_clicked(self, row: int) -> None:
        self.chosen.emit(row)

    def _calm(self) -> None:
        """Nothing of a spreadsheet: no grid, no editing, no bars, and Tab goes on."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def _has_no_room(self) -> bool:
        widths = (self._needed(column) for column in range(len(self._columns)))
        return sum(widths) > self.viewport().width()

    def _needed(self, column: int) -> int:
        """The least width of a column, in pixels: its longest words, or its longest word where it wraps."""
        words = [self._columns[column], *(row[column] for row in self._rows)]
        if column in self._wide:
            words = [word for cell in words for word in cell.split()]
        return max(self.fontMetrics().horizontalAdvance(word) for word in words) + _AROUND

    def _fill(self, *, folded: bool) -> None:
        self._is_folded = folded
        columns, rows, wide = self._columns, self._rows, self._wide
        if folded:
            columns, rows, wide = columns[:2], [_folded(columns, row) for row in rows], (1,)
        self.clear()
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(columns))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.setItem(row, column, _cell(cell, columns[column]))
        for column in range(len(columns)):
            mode = QHeaderView.ResizeMode.Stretch if column in wide else QHeaderView.ResizeMode.Fixed
            self.horizontalHeader().setSectionResizeMode(column, mode)
        if rows:  # where the arrows begin, without looking chosen
            self.selectionModel().setCurrentIndex(self.model().index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for column in range(self.columnCount()):
            if header.sectionResizeMode(column) is QHeaderView.ResizeMode.Fixed:
                self.setColumnWidth(column, self._needed(column))
        self.resizeRowsToContents()
        self.updateGeometry()


def _folded(columns: Cells, cells: Cells) -> Cells:
    """Numbers side by side would tell nothing without the names of their columns; words tell by themselves."""
    named = zip(columns[1:], cells[1:], strict=True)
    said = (cell if any(map(str.isalpha, cell)) else f"{column}: {cell}" for column, cell in named if cell)
    return (cells[0], ", ".join(said))


def _cell(words: str, column: str) -> QTableWidgetItem:
    """A cell; a screen reader that stands in it hears its column too."""
    made = QTableWidgetItem(words)
    made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{column}: {words}")
    return made
