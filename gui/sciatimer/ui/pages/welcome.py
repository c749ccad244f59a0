"""The first screen of all: what this is, what it is not, when the person gets up and where help is called."""

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.emergency_field import EmergencyField
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.time_box import TimeBox

_FIRST_HOUR, _LAST_HOUR = 4, 14


class WelcomePage(Page):
    """The disclaimer and two questions; the one for the emergency number may wait.

    Signals:
        accepted(str, str, str): the person read it, gets up at HH:MM, and is in this region with this number ('' each
            while it was not said).
    """

    accepted = Signal(str, str, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("ui.welcome_title"), width=760)
        for paragraph in texts("screens.disclaimer").split("\n"):
            self.add(label(paragraph))
        self._question = label(texts("ui.getting_up_question"), "heading")
        self._why = label(texts("ui.getting_up_why"), "muted")
        self._time = getting_up_box(texts)
        self._time.setAccessibleName(self._question.text())
        self.add(self._question, self._why, self._time)
        self._emergency = EmergencyField(texts)
        self.add(label(texts("regions.question"), "heading"), label(texts("regions.why"), "muted"), self._emergency)
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
        field = self._emergency
        self.accepted.emit(str(self._time.currentData()), field.region, field.number.text().strip())


def getting_up_box(texts: Texts) -> QComboBox:
    """Half hours to choose from, stored as HH:MM, with nothing chosen."""
    box = TimeBox()
    box.setObjectName("getting-up")
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    box.addItem(texts("ui.choose"), "")
    for half_hour in range(_FIRST_HOUR * 2, _LAST_HOUR * 2 + 1):
        stored = f"{half_hour // 2:02}:{half_hour % 2 * 30:02}"
        box.addItem(box.locale().toString(QTime.fromString(stored, "HH:mm"), "HH:mm"), stored)
    return box
