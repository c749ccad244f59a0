"""What works here: each thing that the machine tells the program or does for it, and what to do where it does not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from sciatimer.figure.look import Look
from sciatimer.texts import Texts
from sciatimer.ui.diagnostics_view import MechanismView
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, card, label, spacer
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.state_mark import StateMark


class DiagnosticsPage(Page):
    """Shows how each mechanism stands.

    Signals:
        asked_again(): look anew.
        copy_requested(): all of it as text is wanted.
        left(): done.
    """

    asked_again = Signal()
    copy_requested = Signal()
    left = Signal()

    def __init__(self, texts: Texts, palette: Palette) -> None:
        super().__init__(texts("diagnostics.title"))
        self._texts = texts
        self._palette = palette
        self._rows: dict[str, _Row] = {}
        self.add(label(texts("diagnostics.intro"), "muted"))
        self._again = button(texts("diagnostics.again"), name="diagnostics-again")
        self._copy = button(texts("diagnostics.copy"), name="diagnostics-copy")
        self._back = button(texts("ui.reading_done"), "primary", name="diagnostics-back")
        self.add_action(self._again, self._copy, spacer(), self._back)
        self._again.clicked.connect(self.asked_again)
        self._copy.clicked.connect(self.copy_requested)
        self._back.clicked.connect(self.left)
        leave_by_escape(self, self._back.click)

    def begin(self) -> None:
        """Puts the keyboard on what is done first."""
        self.scroll_to_top()
        self._copy.setText(self._texts("diagnostics.copy"))
        self._again.setFocus()

    def show_mechanisms(self, views: Sequence[MechanismView]) -> None:
        """Shows how these stand."""
        for view in views:
            if view.name not in self._rows:
                self._rows[view.name] = _Row(view.name, self._palette)
                self.add(self._rows[view.name])
            self._rows[view.name].say(view, self._texts)

    def put_on_clipboard(self, text: str) -> None:
        """Copies a text and says so, also aloud."""
        QGuiApplication.clipboard().setText(text)
        self._copy.setText(self._texts("diagnostics.copied"))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._copy.text()))

    def set_colours(self, palette: Palette, look: Look) -> None:  # noqa: ARG002 - there is no figure on it
        """Paints in other colours."""
        self._palette = palette
        for row in self._rows.values():
            row.mark.set_palette(palette)


class _Row(QFrame):
    """One mechanism: a shape, its name and its state, what it means, and what the machine said."""

    def __init__(self, name: str, palette: Palette) -> None:
        super().__init__()
        self.mark = StateMark(palette)
        self._title = label("", "heading", name=f"mechanism-{name}")
        self._words = label("")
        self._detail = label("", "muted")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        across.addWidget(frame)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.mark)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        for made in (self._words, self._detail):
            column.addWidget(made)

    def say(self, view: MechanismView, texts: Texts) -> None:
        self.mark.show_state(view.state)
        self._title.setText(texts("diagnostics.head", title=view.title, state=texts(f"diagnostics.state_{view.state}")))
        self._words.setText(view.words)
        self._detail.setText(view.detail)
        self._detail.setVisible(bool(view.detail))
