"""A quiet line with a button: something can be done, and nothing has to be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatimer.ui.widgets.basics import button, label


class Invitation(QWidget):
    """Stands there only while there is something to say. It never takes the keyboard by itself.

    Signals:
        accepted(): the person wants to.
    """

    accepted = Signal()

    def __init__(self, text: str, *, name: str) -> None:
        super().__init__()
        self._line = label("", "muted", name=f"{name}-line")
        self.button = button(text, name=name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._line)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.accepted)
        self.hide()

    def say(self, line: str) -> None:
        """Says something else; an empty line takes the invitation away."""
        self._line.setText(line)
        self.button.setAccessibleDescription(line)
        self.setVisible(bool(line))
