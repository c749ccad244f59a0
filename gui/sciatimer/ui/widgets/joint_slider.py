"""One joint of the figure, set in degrees."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import label

_TARGET = 44  # pixels
_PAGE = 10  # degrees of Page up and Page down


class _Slider(QSlider):
    """The wheel goes on scrolling the page unless the keyboard is here."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class JointSlider(QWidget):
    """A joint with its name, a slider and its degrees. The arrows move it by one, Page up and down by ten.

    Signals:
        moved(int): the angle that the person set.
    """

    moved = Signal(int)

    def __init__(self, joint: str, texts: Texts) -> None:
        super().__init__()
        self.joint = joint
        self._texts = texts
        self._words = texts(f"exercises.joint_{joint}")
        self._filling = False
        self._degrees = label("", "muted")
        self._degrees.setWordWrap(False)
        self._degrees.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setObjectName(f"joint-{joint}")
        self.slider.setPageStep(_PAGE)
        self.slider.setMinimumHeight(_TARGET)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.valueChanged.connect(self._on_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(self._words), 2)
        row.addWidget(self.slider, 3)
        row.addWidget(self._degrees)

    def show_angle(self, degrees: float, least: int, most: int) -> None:
        """Shows an angle without announcing it."""
        self._filling = True
        self.slider.setRange(least, most)
        self.slider.setValue(round(degrees))
        self._filling = False
        self._degrees.setMinimumWidth(self._degrees.fontMetrics().horizontalAdvance("-000\u00b0"))
        self._say()

    def _on_changed(self, degrees: int) -> None:
        self._say()
        if not self._filling:
            self.moved.emit(degrees)

    def _say(self) -> None:
        degrees = self.slider.value()
        self._degrees.setText(self._texts("exercises.degrees", degrees=degrees))
        self.slider.setAccessibleName(self._texts("exercises.degrees_said", joint=self._words, degrees=degrees))
