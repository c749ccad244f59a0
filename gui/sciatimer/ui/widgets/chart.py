"""A plot over time that can be read by pointing, by walking along with the arrows, and saved as a picture.

pyqtgraph doubles the memory of the program, so this module is imported when a plot is shown and not before.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QKeyEvent, QMouseEvent, QPaintDevice, QPainter, QPixmap, QWheelEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFrame

from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.time_axis import TimeAxis

_NEAR = 40  # pixels from a moment within which pointing means it
_LINE = 2  # heights of a letter below the plot, for the words of the axis
_FULL = 0.7  # of its room that a bar takes
_GRID = 60  # of 255: how much of the lines across is seen
_SHARP = 2  # a saved picture has this many dots for each pixel
_MARGIN = 0.02  # of the span, so that the first and the last point are whole


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one kind. A value of None is a gap.

    Attributes:
        xs: seconds since 1970, growing.
        colour: of line and symbol.
        symbol: as pyqtgraph calls it: o, s, t, t1, x, d.
        size: of the symbol in pixels.
        line: how the points are joined; NoPen for not at all.
        filled: the symbol is not hollow.
    """

    xs: Sequence[float]
    ys: Sequence[float | None]
    colour: str
    symbol: str
    size: int = 9
    line: Qt.PenStyle = Qt.PenStyle.SolidLine
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that stand on nought. ``width`` is in seconds; those that are not filled are outlines."""

    xs: Sequence[float]
    heights: Sequence[float]
    width: float
    colour: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Stripe:
    """A moment marked from top to bottom."""

    at: float
    colour: str
    line: Qt.PenStyle


@dataclass(frozen=True, slots=True)
class Frame:
    """What the axes show: from ``begin`` to ``end`` in seconds since 1970, from ``low`` to ``high``."""

    begin: float
    end: float
    low: float
    high: float
    ticks: tuple[int, ...]


class Chart(pyqtgraph.GraphicsView):  # type: ignore[misc] # pyqtgraph has no types
    """Shows series over time. Nothing can be dragged or zoomed: what there is, is seen.

    Args:
        name: what a screen reader calls it.
        axis: what the values are.
        language: that of the dates.
        palette: the colours around the points.

    Signals:
        pointed(int): the index of the moment that is pointed at, or walked to.
        chosen(int): the index of the moment that was clicked, or on which Enter was pressed.
    """

    pointed = Signal(int)
    chosen = Signal(int)

    def __init__(self, name: str, axis: str, language: str, palette: Palette) -> None:
        super().__init__()
        self._axis = axis
        self._moments: Sequence[float] = ()
        self._at: int | None = None
        self.setAccessibleName(name)
        self.setProperty("role", "plot")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # not a PlotItem: it makes menus that nobody wants here, and leaves them behind
        self._box = pyqtgraph.ViewBox(enableMenu=False, enableMouse=False)
        self._values = pyqtgraph.AxisItem("left")
        self._times = TimeAxis(language)
        self._values.setGrid(_GRID)
        self._lay_out()
        self._line = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self.set_palette(palette)

    def sizeHint(self) -> QSize:
        """Wide, and as high as a few lines of text and a plot."""
        return QSize(640, 16 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Narrow windows get a narrow plot of the same height."""
        return QSize(200, self.sizeHint().height())

    def set_palette(self, palette: Palette) -> None:
        """Draws in other colours."""
        self._palette = palette
        self.setBackground(palette.surface)
        self._line.setPen(pyqtgraph.mkPen(palette.focus, width=2))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Other sizes of text are those of the axes, too."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._dress()

    def _lay_out(self) -> None:
        grid = pyqtgraph.GraphicsLayout(border=None)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addItem(self._values, 0, 0)
        grid.addItem(self._box, 0, 1)
        grid.addItem(self._times, 1, 1)
        for axis in (self._values, self._times):
            axis.linkToView(self._box)
        self.setCentralItem(grid)

    def _dress(self) -> None:
        font, pixels = self.font(), QFontInfo(self.font()).pixelSize()
        self._times.set_text_size(pixels)
        self._times.setHeight(pixels * _LINE)
        for axis in (self._values, self._times):
            axis.setPen(self._palette.field_line)
            axis.setTextPen(self._palette.text)
            axis.setStyle(tickFont=font, tickLength=5)
        self._values.setLabel(self._axis, **{"color": self._palette.text, "font-size": f"{pixels}px"})

    def show_series(self, series: Sequence[Series], stripes: Sequence[Stripe], frame: Frame) -> None:
        """Shows other points in the place of those before. The moments of the first series can be walked along."""
        self._times.stand_under((), 0.0)
        self._clear(series[0].xs if series else (), frame)
        for stripe in stripes:
            pen = pyqtgraph.mkPen(stripe.colour, width=2, style=stripe.line)
            self._box.addItem(pyqtgraph.InfiniteLine(stripe.at, angle=90, movable=False, pen=pen))
        for each in series:
            if any(y is not None for y in each.ys):  # of gaps alone pyqtgraph finds no bounds, and warns
                self._box.addItem(_curve(each))
        self._box.addItem(self._line)

    def show_bars(self, bars: Sequence[Bars], frame: Frame) -> None:
        """Shows bars in the place of what was before. Those of the first kind can be walked along."""
        self._times.stand_under(*((bars[0].xs, bars[0].width) if bars else ((), 0.0)))
        self._clear(bars[0].xs if bars else (), frame)
        for each in bars:
            self._box.addItem(_bars(each))
        self._box.addItem(self._line)

    def _clear(self, moments: Sequence[float], frame: Frame) -> None:
        self._box.clear()
        self._moments = moments
        self._at = None
        margin = (frame.end - frame.begin) * _MARGIN
        self._box.setXRange(frame.begin - margin, frame.end + margin, padding=0)
        self._box.setYRange(frame.low, frame.high, padding=0)
        self._values.setTicks([[(tick, str(tick)) for tick in frame.ticks]])
        self._line.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Points at the nearest moment."""
        at = self._box.mapSceneToView(QPointF(self.mapToScene(event.position().toPoint()))).x()
        index = self._nearest(at)
        if index is not None:
            self._point_at(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the moment that it is near to."""
        index = self._nearest(self._box.mapSceneToView(QPointF(self.mapToScene(event.position().toPoint()))).x())
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk along the moments, Home and End go to the first and the last, Enter takes one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at is not None and not event.isAutoRepeat():
            self.chosen.emit(self._at)
            return
        last = len(self._moments) - 1
        begin = {Qt.Key.Key_Left: last + 1, Qt.Key.Key_Right: -1}.get(Qt.Key(event.key()), 0)
        here = begin if self._at is None else self._at
        target = {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if Qt.Key(event.key()) not in target:
            event.ignore()
        elif last >= 0:
            self._point_at(min(last, max(0, target[Qt.Key(event.key())])))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves scrolling to the page."""
        event.ignore()

    def as_png(self) -> bytes:
        """The plot as it is shown, twice as sharp."""
        ratio = round(self.devicePixelRatioF()) * _SHARP
        picture = QPixmap(self.viewport().size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self.backgroundBrush().color())
        self._draw_on(picture)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        return bytes(buffer.data().data())

    def as_svg(self, title: str) -> bytes:
        """The plot as lines and letters."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        page = QSvgGenerator()
        page.setOutputDevice(buffer)
        page.setTitle(title)
        page.setSize(self.viewport().size())
        page.setViewBox(QRect(QPointF().toPoint(), self.viewport().size()))
        self._draw_on(page)
        return bytes(buffer.data().data())

    def _draw_on(self, device: QPaintDevice) -> None:
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.viewport().size()
        painter.fillRect(QRect(QPointF().toPoint(), size), QColor(self.backgroundBrush().color()))
        self.render(painter, QRect(QPointF().toPoint(), size), self.viewport().rect())
        painter.end()

    def _nearest(self, at: float) -> int | None:
        after = bisect_left(self._moments, at)
        beside = [index for index in (after - 1, after) if 0 <= index < len(self._moments)]
        if not beside:
            return None
        nearest = min(beside, key=lambda index: abs(self._moments[index] - at))
        pixel = self._box.viewPixelSize()[0]
        return nearest if abs(self._moments[nearest] - at) <= _NEAR * pixel else None

    def _point_at(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self._line.setValue(self._moments[index])
            self._line.show()
            self.pointed.emit(index)


def _bars(bars: Bars) -> pyqtgraph.BarGraphItem:
    brush = pyqtgraph.mkBrush(bars.colour if bars.filled else "#00000000")
    pen = pyqtgraph.mkPen(bars.colour, width=2)
    return pyqtgraph.BarGraphItem(
        x=list(bars.xs), height=list(bars.heights), width=bars.width * _FULL, brush=brush, pen=pen
    )


def _curve(series: Series) -> pyqtgraph.PlotDataItem:
    ys = [float("nan") if y is None else float(y) for y in series.ys]
    pen = pyqtgraph.mkPen(series.colour, width=2, style=series.line)
    joined = series.line is not Qt.PenStyle.NoPen
    return pyqtgraph.PlotDataItem(
        list(series.xs),
        ys,
        pen=pen if joined else None,
        symbol=series.symbol,
        symbolSize=series.size,
        symbolPen=pyqtgraph.mkPen(series.colour, width=2),
        symbolBrush=pyqtgraph.mkBrush(series.colour if series.filled else "#00000000"),
        connect="finite",
        antialias=True,
    )
