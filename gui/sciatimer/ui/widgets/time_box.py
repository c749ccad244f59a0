"""A list of times that is found in by typing one: 0630, 630 and 6:30 are the same."""

from PySide6.QtCore import QElapsedTimer, QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QListView


def digits_of(text: str) -> str:
    """The digits of a time, without the noughts before its hour."""
    return "".join(letter for letter in text if letter.isdecimal()).lstrip("0")


class TimeList(QListView):
    """The times to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._since = QElapsedTimer()

    def keyboardSearch(self, search: str) -> None:
        """Goes to the first time that begins with what was typed, as long as it was typed without a break."""
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        if not self._since.isValid() or self._since.hasExpired(pause):
            self._typed = ""
        self._since.start()
        self._typed += search
        found = self._find(self._typed)
        if found.isValid():
            self.setCurrentIndex(found)

    def _find(self, typed: str) -> QModelIndex:
        wanted, model = digits_of(typed), self.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if wanted and digits_of(str(index.data())).startswith(wanted):
                return index
        return QModelIndex()


class TimeBox(QComboBox):
    """A closed list of times, with the digits typed into it taken together."""

    def __init__(self) -> None:
        super().__init__()
        self.setView(TimeList())
