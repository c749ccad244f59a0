"""What the lines and symbols of a plot mean, in a row that wraps."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciatimer.ui.widgets.basics import clear, label
from sciatimer.ui.widgets.flow import FlowLayout

_WIDTH, _HEIGHT = 44, 22


@dataclass(frozen=True, slots=True)
class Sample:
    """One line or symbol with its words. ``symbol`` as pyqtgraph calls it, '' for none."""

    words: str
    colour: str
    symbol: str
    size: int = 9
    line: Qt.PenStyle = Qt.PenStyle.SolidLine
    filled: bool = True
    upright: bool = False


class Legend(QWidget):
    """Shows samples. Whoever hears the page gets the words of the values, so this is for eyes alone."""

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self, gap=14)

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Shows others in the place of those before."""
        clear(self._row)
        for sample in samples:
            self._row.addWidget(_entry(sample))


class _Swatch(QWidget):
    def __init__(self, sample: Sample) -> None:
        super().__init__()
        self._sample = sample
        is_narrow = sample.upright or sample.line is Qt.PenStyle.NoPen
        self.setFixedSize(QSize(_HEIGHT if is_narrow else _WIDTH, _HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line and the symbol as they are in the plot."""
        sample, middle = self._sample, QPointF(self.width() / 2, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if sample.line is not Qt.PenStyle.NoPen:
            painter.setPen(pyqtgraph.mkPen(sample.colour, width=2, style=sample.line))
            across = QLineF(2, middle.y(), self.width() - 2, middle.y())
            upright = QLineF(middle.x(), 1, middle.x(), self.height() - 1)
            painter.drawLine(upright if sample.upright else across)
        if sample.symbol:
            painter.translate(middle)
            brush = pyqtgraph.mkBrush(sample.colour if sample.filled else "#00000000")
            drawSymbol(painter, sample.symbol, sample.size, QPen(pyqtgraph.mkPen(sample.colour, width=2)), brush)
        painter.end()


def _entry(sample: Sample) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(_Swatch(sample))
    words = label(sample.words, "muted")
    words.setWordWrap(False)
    row.addWidget(words)
    return entry
