"""The first screen of all: what this is, what it is not, and when the person gets up."""

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QComboBox

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.page import Page

_FIRST_HOUR, _LAST_HOUR = 4, 14


class WelcomePage(Page):
    """The disclaimer and one question.

    Signals:
        accepted(str): the person read it and gets up at HH:MM.
    """

    accepted = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("ui.welcome_title"), width=760)
        for paragraph in texts("screens.disclaimer").split("\n"):
            self.add(label(paragraph))
        self._question = label(texts("ui.getting_up_question"), "heading")
        self._why = label(texts("ui.getting_up_why"), "muted")
        self._time = getting_up_box(texts)
        self._time.setAccessibleName(self._question.text())
        self.add(self._question, self._why, self._time)
        self._go = button(texts("ui.welcome_go"), "primary", name="welcome-go")
        self._go.setEnabled(False)
        self.add_action(spacer(), self._go)
        self._time.currentIndexChanged.connect(self._on_time_chosen)
        self._go.clicked.connect(self._on_go)

    def begin(self) -> None:
        """Puts the focus on the one question."""
        self.scroll_to_top()
        self._time.setFocus()

    def _on_time_chosen(self, index: int) -> None:
        self._go.setEnabled(index > 0)

    def _on_go(self) -> None:
        self.accepted.emit(str(self._time.currentData()))


def getting_up_box(texts: Texts) -> QComboBox:
    """Half hours to choose from, stored as HH:MM, with nothing chosen."""
    box = QComboBox()
    box.setObjectName("getting-up")
    box.setMaximumWidth(260)
    box.addItem(texts("ui.choose"), "")
    for half_hour in range(_FIRST_HOUR * 2, _LAST_HOUR * 2 + 1):
        stored = f"{half_hour // 2:02}:{half_hour % 2 * 30:02}"
        box.addItem(box.locale().toString(QTime.fromString(stored, "HH:mm"), "HH:mm"), stored)
    return box
