"""How pain changed, one bar a kind: to the left of the middle for less pain, to the right for more."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sciatimer.ui.progress_view import Bar
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import clear, label

MOST = 3.0  # points of pain that fill half a bar; more are drawn as these
_THICK = 14


class ChangeBars(QWidget):
    """Shows the kinds one below the other, each with its name, its bar and its words; nothing where there are none.

    Args:
        title: what the kinds have in common.
        palette: the colours.
    """

    def __init__(self, title: str, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(label(title, "muted"))
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        whole.addLayout(self._column)
        self._bars: list[_Line] = []

    def set_palette(self, palette: Palette) -> None:
        """Draws in other colours."""
        self._palette = palette
        for made in self._bars:
            made.set_palette(palette)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Shows others in the place of those before."""
        self.setVisible(bool(bars))
        self._bars = []
        clear(self._column)
        for bar in bars:
            self._column.addWidget(label(bar.name))
            if bar.mean is not None:
                self._bars.append(_Line(bar.mean, self._palette))
                self._column.addWidget(self._bars[-1])
            words = label(bar.words, "muted")
            words.setContentsMargins(0, 0, 0, 10)
            self._column.addWidget(words)


class _Line(QWidget):
    def __init__(self, mean: float, palette: Palette) -> None:
        super().__init__()
        self._mean = mean
        self._palette = palette
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _THICK + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, top = self.width() / 2, (self.height() - _THICK) / 2
        ground = QRectF(0.5, top, self.width() - 1, _THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.raised))
        painter.drawRoundedRect(ground, 4, 4)
        length = max(-1.0, min(1.0, self._mean / MOST)) * (middle - 1)
        painter.setBrush(QColor(self._palette.primary if self._mean < 0 else self._palette.glow))
        painter.drawRoundedRect(QRectF(middle, top, length, _THICK).normalized(), 3, 3)
        painter.setPen(QPen(QColor(self._palette.field_line), 2))
        painter.drawLine(round(middle), round(top) - 2, round(middle), round(top) + _THICK + 2)
        painter.end()
