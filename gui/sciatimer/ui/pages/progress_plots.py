"""The plots of the progress page: pain over time, the length of the holds of each leg, and the breaks."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatimer.catalogue.model import Position
from sciatimer.safety.values import Outcome
from sciatimer.texts import Texts
from sciatimer.ui.progress_points import Point
from sciatimer.ui.progress_view import Mark, ProgressView
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.chart import Bars, Chart, Frame, Series, Stripe
from sciatimer.ui.widgets.legend import Legend, Sample

_LONG_HOLD, _FINE = 30, 5  # seconds: from where on the axis has half as many numbers, and their distance
_CROWD = 60  # points from which on their symbols are small, so that the lines are still seen
_SMALL, _LARGE = 4, 14  # pixels
_MORNING = 20 * 3600.0  # seconds after a session: where the next morning's answer is drawn
_PAIN = (-2.6, 10.4)  # below nought is room for the marks of the sessions
_PAIN_TICKS = (0, 2, 4, 6, 8, 10)
_SESSIONS_AT = {Position.STANDING: -0.8, Position.SEATED: -1.4, Position.LYING: -2.0}
_SYMBOLS = {Position.STANDING: "t1", Position.SEATED: "s", Position.LYING: "o"}
_CALM = frozenset({Outcome.GOOD, Outcome.KEEP})
_ENDED = frozenset({Outcome.LOCK, Outcome.URGENT, Outcome.EMERGENCY})
_LINES = {"before": Qt.PenStyle.SolidLine, "after": Qt.PenStyle.DashLine, "next_morning": Qt.PenStyle.DotLine}
_SHAPES = {"before": ("o", 12, False), "after": ("s", 8, True), "next_morning": ("t", 8, True)}
# Okabe and Ito's colours, which people with any kind of colour blindness tell apart; darker on white for 3:1
_LIGHT = {"before": "#0067A6", "after": "#BF4F00", "next_morning": "#007A59"}
_DARK = {"before": "#56B4E9", "after": "#F0A030", "next_morning": "#2FC99A"}
_LEGS = {"left": ("before", "o", 12, False), "right": ("after", "s", 8, True)}


class PlotCard(QFrame):
    """A plot with its title, its legend, and the words of the moment that is pointed at.

    Signals:
        save_requested(object): this card's plot is to be saved as a picture.
        opened(int): the session of the moment that was chosen is to be shown.
    """

    save_requested = Signal(object)
    opened = Signal(int)

    def __init__(self, title: str, chart: Chart, texts: Texts, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = title
        self.chart = chart
        self.legend = Legend()
        self._hint = texts("progress.point_at")
        self._words: Sequence[str] = ()
        self._sessions: Sequence[int | None] = ()
        self.readout = label(self._hint, "muted", name=f"{name}-readout")
        self.readout.setMinimumHeight(2 * self.readout.fontMetrics().lineSpacing())
        self.save = button(texts("progress.save"), "link", name=f"{name}-save")
        self.save.setAccessibleName(f"{self.save.text()}: {title}")
        head = QHBoxLayout()
        head.addWidget(label(title, "heading"), 1)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        column.addLayout(head)
        for made in (self.legend, chart, self.readout):
            column.addWidget(made)
        chart.pointed.connect(self._on_pointed)
        chart.chosen.connect(self._on_chosen)
        self.save.clicked.connect(self._on_save)

    def show_words(self, words: Sequence[str], sessions: Sequence[int | None] = ()) -> None:
        """What is said of each moment, and which session it is, where it is one."""
        self._words, self._sessions = words, sessions
        self.readout.setText(self._hint)

    def _on_save(self) -> None:
        self.save_requested.emit(self)

    def _on_chosen(self, index: int) -> None:
        session = self._sessions[index] if index < len(self._sessions) else None
        if session is not None:
            self.opened.emit(session)

    def _on_pointed(self, index: int) -> None:
        self.readout.setText(self._words[index])
        if self.chart.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.chart, self._words[index]))


class ProgressPlots(QWidget):
    """All plots, one below the other.

    Args:
        texts: the words.
        palette: the colours.

    Signals:
        save_requested(object): the plot of this card is to be saved as a picture.
        opened(int): a session is to be shown.
    """

    save_requested = Signal(object)
    opened = Signal(int)

    def __init__(self, texts: Texts, palette: Palette) -> None:
        super().__init__()
        self._texts = texts
        self._palette = palette
        self._view: ProgressView | None = None
        self.pain = self._card("pain")
        self.hold = self._card("hold")
        self.breaks = self._card("break")
        self._cards = (self.pain, self.hold, self.breaks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for made in self._cards:
            column.addWidget(made)
            made.save_requested.connect(self.save_requested)
            made.opened.connect(self.opened)

    def show_view(self, view: ProgressView) -> None:
        """Shows what the page shows."""
        self._view = view
        self.pain.setVisible(not view.is_empty)
        self._show_pain(view)
        self._show_hold(view)
        self._show_breaks(view)

    def set_palette(self, palette: Palette) -> None:
        """Draws in other colours."""
        self._palette = palette
        for made in self._cards:
            made.chart.set_palette(palette)
        if self._view is not None:
            self.show_view(self._view)

    def stops(self) -> list[QWidget]:
        """What the keyboard comes by, in the order of reading."""
        return [stop for made in self._cards for stop in (made.save, made.chart)]

    def _card(self, name: str) -> PlotCard:
        texts = self._texts
        words, axis = texts(f"progress.{name}_plot"), texts(f"progress.{name}_axis")
        chart = Chart(words, axis, texts.language, self._palette)
        return PlotCard(texts(f"progress.{name}_title"), chart, texts, f"plot-{name}")

    def _colours(self) -> dict[str, str]:
        return _DARK if self._palette.dark else _LIGHT

    def _show_pain(self, view: ProgressView) -> None:
        later = 0.0 if any(point.position is None for point in view.points) else _MORNING
        series = [self._pain_series(name, view.points, later) for name in _SHAPES]
        marks = [each for kind in _groups(view.points) for each in self._session_series(kind)]
        frame = Frame(view.begin, view.end, *_PAIN, _PAIN_TICKS)
        self.pain.chart.show_series([*series, *marks], self._stripes(view.marks), frame)
        self.pain.show_words([point.words for point in view.points], [point.session for point in view.points])
        self.pain.legend.show_samples(self._pain_samples(view))

    def _pain_series(self, name: str, points: Sequence[Point], later: float) -> Series:
        symbol, size, filled = _SHAPES[name]
        aside = later if name == "next_morning" else 0.0
        xs = [point.at + aside for point in points]
        ys = [getattr(point, name) for point in points]
        size = min(size, _small(points))
        return Series(xs, ys, self._colours()[name], symbol, size, _LINES[name], filled=filled)

    def _session_series(self, points: Sequence[Point]) -> tuple[Series, ...]:
        """The marks of sessions of one position and one kind of outcome; a cross over those that ended the routine."""
        outcome, position = points[0].outcome, points[0].position
        if position is None:
            return ()
        xs, ys = [point.at for point in points], [_SESSIONS_AT[position]] * len(points)
        line, symbol, filled = Qt.PenStyle.NoPen, _SYMBOLS[position], outcome in _CALM
        made = Series(xs, ys, self._palette.muted, symbol, min(9, 2 * _small(points)), line, filled=filled)
        cross = Series(xs, ys, self._palette.stop, "x", 14, line)
        return (made, cross) if outcome in _ENDED else (made,)

    def _stripes(self, marks: Sequence[Mark]) -> list[Stripe]:
        return [
            Stripe(
                mark.at,
                self._palette.stop if mark.locks else self._palette.primary,
                Qt.PenStyle.SolidLine if mark.locks else Qt.PenStyle.DashLine,
            )
            for mark in marks
        ]

    def _pain_samples(self, view: ProgressView) -> list[Sample]:
        texts, muted, quiet = self._texts, self._palette.muted, Qt.PenStyle.NoPen
        samples = [
            Sample(texts(f"progress.{name}"), self._colours()[name], symbol, size, _LINES[name], filled=filled)
            for name, (symbol, size, filled) in _SHAPES.items()
        ]
        positions = {point.position for point in view.points if point.position is not None}
        outcomes = {point.outcome for point in view.points if point.position is not None}
        samples += [
            Sample(texts(f"today.position_{position}"), muted, _SYMBOLS[position], 10, quiet)
            for position in Position
            if position in positions
        ]
        if outcomes - _CALM:
            samples.append(Sample(texts("progress.legend_careful"), muted, "o", 10, quiet, filled=False))
        if outcomes & _ENDED:
            samples.append(Sample(texts("progress.legend_ended"), self._palette.stop, "x", 12, quiet))
        for locks in sorted({mark.locks for mark in view.marks}, reverse=True):
            colour = self._palette.stop if locks else self._palette.primary
            line = Qt.PenStyle.SolidLine if locks else Qt.PenStyle.DashLine
            key = "progress.legend_locked" if locks else "progress.legend_unlocked"
            samples.append(Sample(texts(key), colour, "", line=line, upright=True))
        return samples

    def _show_hold(self, view: ProgressView) -> None:
        points = [point for point in view.points if point.position is not None]
        self.hold.setVisible(bool(points))
        most = max((max(point.hold_left or 0, point.hold_right or 0) for point in points), default=10)
        series = [self._hold_series(leg, points) for leg in _LEGS]
        step = _FINE if most <= _LONG_HOLD else 2 * _FINE
        frame = Frame(view.begin, view.end, 0, most + 4, tuple(range(0, most + 5, step)))
        self.hold.chart.show_series(series, (), frame)
        self.hold.show_words([point.words for point in points], [point.session for point in points])
        self.hold.legend.show_samples(
            [
                Sample(self._texts(f"progress.{leg}"), self._colours()[name], symbol, size, _LINES[name], filled=filled)
                for leg, (name, symbol, size, filled) in _LEGS.items()
            ]
        )

    def _hold_series(self, leg: str, points: Sequence[Point]) -> Series:
        name, symbol, size, filled = _LEGS[leg]
        ys = [getattr(point, f"hold_{leg}") for point in points]
        return Series(
            [point.at for point in points], ys, self._colours()[name], symbol, size, _LINES[name], filled=filled
        )

    def _show_breaks(self, view: ProgressView) -> None:
        bars = view.breaks
        self.breaks.setVisible(bool(bars))
        most = max((bar.offered for bar in bars), default=0)
        ticks = tuple(range(0, most + 2, max(1, round(most / 5))))
        xs, width = [bar.at for bar in bars], bars[0].width if bars else 1.0
        offered, taken = self._palette.muted, self._colours()["next_morning"]
        kinds = (
            Bars(xs, [bar.offered for bar in bars], width, offered, filled=False),
            Bars(xs, [bar.taken for bar in bars], width, taken),
        )
        self.breaks.chart.show_bars(kinds, Frame(view.begin, view.end, 0, most + 1, ticks))
        self.breaks.show_words([bar.words for bar in bars])
        self.breaks.legend.show_samples(
            [
                Sample(self._texts("progress.offered"), offered, "s", 14, Qt.PenStyle.NoPen, filled=False),
                Sample(self._texts("progress.taken"), taken, "s", 14, Qt.PenStyle.NoPen),
            ]
        )


def _small(points: Sequence[Point]) -> int:
    """The size above which no symbol of so many points may be."""
    return _SMALL if len(points) > _CROWD else _LARGE


def _groups(points: Sequence[Point]) -> list[list[Point]]:
    """The sessions by position and outcome."""
    single = sorted((point for point in points if point.position is not None), key=_kind)
    return [list(group) for _, group in groupby(single, key=_kind)]


def _kind(point: Point) -> tuple[str, str]:
    return str(point.position), str(point.outcome)
