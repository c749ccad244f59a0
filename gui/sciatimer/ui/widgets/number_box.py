"""A number that is set, and three of them for what is usual, least and most."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from sciatimer.catalogue.model import Span
from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import label
from sciatimer.ui.widgets.flow import FlowLayout

_WIDTH = 96  # pixels
_INSET = 12  # pixels
_ARRANGES = frozenset({QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show})
_ENDS = ("default", "min", "max")


class NumberBox(QSpinBox):
    """A whole number. The wheel goes on scrolling the page unless the keyboard is here."""

    def __init__(self, named: str, least: int, most: int, step: int = 1, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(named)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setMinimumWidth(_WIDTH)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # too small to hit; the arrow keys do the same
        # what is written into is a field of its own, and would be framed within the frame
        self.lineEdit().setStyleSheet("border: none; padding: 0; min-height: 0; background: transparent;")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        """Without its arrows a styled box leaves no room to write in: it is given here."""
        done = super().event(event)
        if event.type() in _ARRANGES:
            self.lineEdit().setGeometry(self.rect().adjusted(_INSET, 3, -4, -3))
        return done

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns the number only where the keyboard is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SpanRow(QWidget):
    """Three numbers of one thing, each with its word above it.

    Signals:
        changed(object): the Span that is set now; it need not be in order.
    """

    changed = Signal(object)

    def __init__(self, what: str, texts: Texts, most: int, *, name: str) -> None:
        super().__init__()
        self._filling = False
        self._boxes = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(what, "heading"))
        row = FlowLayout(gap=12)
        for end in _ENDS:
            which = texts(f"exercises.span_{end}")
            said = texts("exercises.span_of", what=what, which=which)
            self._boxes[end] = box = NumberBox(said, 1, most, name=f"{name}-{end}")
            box.valueChanged.connect(self._on_changed)
            row.addWidget(_under(which, box))
        column.addLayout(row)

    def show_span(self, span: Span, step: int) -> None:
        """Shows the numbers without announcing them; ``step`` is what an arrow adds."""
        self._filling = True
        for end, box in self._boxes.items():
            box.setSingleStep(step)
            box.setValue(getattr(span, end))
        self._filling = False

    def _on_changed(self) -> None:
        if not self._filling:
            values = {end: box.value() for end, box in self._boxes.items()}
            self.changed.emit(Span(**values))


def _under(words: str, box: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(words, "muted"))
    column.addWidget(box)
    return made
