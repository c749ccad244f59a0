"""One setting: what sets it, what is usual, and while it is not so, the way back to that."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label


class SettingRow(QWidget):
    """Holds what sets one setting.

    Args:
        key: of the setting, or of what stands in its place.
        controls: what sets it, from top to bottom.
        words: what it can be found by.
        usual: its default in words; '' where nothing is usual, as with an emergency number.
        texts: the words of the way back.

    Signals:
        reset_requested(str): the setting of this key is to be as usual.
    """

    reset_requested = Signal(str)

    def __init__(self, key: str, controls: Sequence[QWidget], words: str, usual: str, texts: Texts) -> None:
        super().__init__()
        self.key = key
        self._words = words.casefold()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for made in controls:
            column.addWidget(made)
        row = QHBoxLayout()
        said = label(texts("settings.usual", value=usual), "muted")
        row.addWidget(said, 1)
        self._back = button(texts("settings.back_to_usual"), "link", name=f"usual-{key}")
        self._back.setAccessibleName(f"{self._back.text()}: {usual}")
        self._back.clicked.connect(self._on_back)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        said.setVisible(bool(usual))
        self._back.hide()

    def show_changed(self, *, changed: bool) -> None:
        """Whether the setting is other than usual."""
        self._back.setVisible(changed)

    def holds(self, needles: Sequence[str]) -> bool:
        """Whether it can be found by all of these."""
        return all(needle in self._words for needle in needles)

    def _on_back(self) -> None:
        self.reset_requested.emit(self.key)


class SettingSection(QWidget):
    """Settings that belong together, with their title.

    Args:
        title: stands above them, and finds them all.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title.casefold()
        self.rows: list[SettingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(label(title, "title"))

    def add(self, row: SettingRow) -> None:
        """Puts a setting below the others."""
        self.rows.append(row)
        self._column.addWidget(row)

    def filter(self, needles: Sequence[str]) -> bool:
        """Shows only what can be found by all of these; tells whether anything is."""
        whole = all(needle in self._title for needle in needles)
        found = [row for row in self.rows if whole or row.holds(needles)]
        for row in self.rows:
            row.setVisible(row in found)
        self.setVisible(bool(found))
        return bool(found)
