"""'One of these': nerve feelings, much worse than usual, a warning sign."""

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import WrappingCheckBox


class SignsPage(Page):
    """The three that the start button denies.

    Signals:
        confirmed(bool, bool, bool): nerve feelings now, much worse than usual, perhaps a warning sign.
        left(): back to Today, nothing answered.
    """

    confirmed = Signal(bool, bool, bool)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("today.signs_title"), width=760)
        self._back = button(texts("today.signs_back"), name="signs-back")
        self._go = button(texts("today.signs_go"), "primary", name="signs-go")
        self.nerve = self._box(texts("today.sign_nerve"), "sign-nerve")
        self.worse = self._box(texts("today.sign_worse"), "sign-worse")
        self.warning = self._box(texts("today.sign_warning"), "sign-warning")
        self.add(label(texts("today.signs_intro")), self.nerve, self.worse, self.warning)
        self.add_action(self._back, spacer(), self._go)
        self._back.clicked.connect(self.left)
        self._go.clicked.connect(self._on_go)

    def begin(self) -> None:
        """Nothing is ticked before."""
        for box in (self.nerve, self.worse, self.warning):
            box.setChecked(False)
        self._show_state()
        self.nerve.setFocus()

    def _box(self, text: str, name: str) -> WrappingCheckBox:
        box = WrappingCheckBox(text)
        box.setObjectName(name)
        box.toggled.connect(self._show_state)
        return box

    def _show_state(self) -> None:
        self._go.setEnabled(any(box.isChecked() for box in (self.nerve, self.worse, self.warning)))

    def _on_go(self) -> None:
        self.confirmed.emit(self.nerve.isChecked(), self.worse.isChecked(), self.warning.isChecked())
