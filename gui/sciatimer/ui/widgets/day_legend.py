"""What the shapes and patterns of the day's strip mean."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.day_view import SPANS, DayLook
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import label
from sciatimer.ui.widgets.day_marks import paint_mark, paint_span
from sciatimer.ui.widgets.flow import FlowLayout


class DayLegend(QWidget):
    """Names what is on the strip, and nothing that is not."""

    def __init__(self, texts: Texts, palette: Palette) -> None:
        super().__init__()
        self._entries: dict[DayLook, QWidget] = {}
        self._samples: list[_Sample] = []
        row = FlowLayout(self, gap=14)
        for look in DayLook:
            self._entries[look] = self._entry(look, texts(f"breaks.legend_{look}"), palette)
            row.addWidget(self._entries[look])

    def show_looks(self, looks: Sequence[DayLook]) -> None:
        """Names these."""
        for look, entry in self._entries.items():
            entry.setVisible(look in looks)

    def set_palette(self, palette: Palette) -> None:
        """Paints in other colours."""
        for sample in self._samples:
            sample.set_palette(palette)

    def _entry(self, look: DayLook, words: str, palette: Palette) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        sample = _Sample(look, palette)
        self._samples.append(sample)
        row.addWidget(sample)
        named = label(words, "muted")
        named.setWordWrap(False)
        row.addWidget(named)
        return entry


class _Sample(QWidget):
    """One shape or pattern."""

    def __init__(self, look: DayLook, palette: Palette) -> None:
        super().__init__()
        self._look, self._palette = look, palette

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        line = self.fontMetrics().height()
        return QSize(line if self._look not in SPANS else round(line * 1.6), line)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - a small picture
        """Paints it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._look in SPANS:
            paint_span(painter, place, self._look, self._palette)
        else:
            paint_mark(painter, place, self._look, self._palette)
        painter.end()
