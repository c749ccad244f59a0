"""Paints the two ways to bend down, side by side: easy hamstrings and tight ones."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from sciatimer.figure.bend_scene import BendScene, bend_scene
from sciatimer.figure.geometry import Points
from sciatimer.figure.look import Look
from sciatimer.figure.painter import paint_scene
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import Box
from sciatimer.figure.shapes import Tone

GAP_PX = 20.0
GLOW = {False: 0.35, True: 1.0}
LINE_SHARE = 0.012  # of the picture's height
LINE_LEAST_PX = 2.4
BAR_SHARE = 0.6  # of the height of the words
BAR_GAP_PX = 1.5
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class BendWords:
    """The words in the picture: the two that share the bend, and what stands under each half."""

    hip: str
    back: str
    easy: str
    tight: str


def paint_bends(
    painter: QPainter, target: QRectF, look: Look, words: BendWords, *, build: Build, text: str, text_px: float
) -> None:
    """Paint both halves into a rectangle, at least about 420x300; under each a bar shows how the bend is shared.

    Args:
        painter: an active painter; its font family is used, its state is kept.
        target: where to paint, in the painter's units.
        look: the colours of the person and of the bars.
        words: what is written; all of it may wrap.
        build: how the body is built.
        text: the colour of the words, as #rrggbb.
        text_px: the height of the words.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(round(text_px))
    painter.setFont(font)
    half = (target.width() - GAP_PX) / 2
    under = max(_height(font, line, half) for line in (words.easy, words.tight))
    row = QFontMetricsF(font).height()
    for tight, line in ((False, words.easy), (True, words.tight)):
        left = target.left() + (half + GAP_PX if tight else 0)
        place = QRectF(left, target.top(), half, target.height() - under - row * (1.4 + BAR_SHARE))
        bend = bend_scene(tight=tight, build=build)
        paint_scene(painter, place, bend.scene, look, glow=GLOW[tight])
        _turned(painter, place, bend, look)
        painter.setPen(QColor(text))
        _bar(painter, QRectF(left, place.bottom() + row * 0.2, half, row * (1 + BAR_SHARE)), bend, look, words)
        painter.drawText(QRectF(left, target.bottom() - under, half, under), WRAP, line)
    painter.restore()


def _height(font: QFont, text: str, width: float) -> float:
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e4), WRAP, text).height()


def _turned(painter: QPainter, place: QRectF, bend: BendScene, look: Look) -> None:
    """How far the hip turned: a dashed line upright, and an arc from it to the back."""
    line, colour = max(place.height() * LINE_SHARE, LINE_LEAST_PX), QColor(look.tones[Tone.LEAF])
    dashed = QPen(colour, line * 0.7, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    dashed.setDashPattern([3, 2])
    painter.setPen(dashed)
    painter.drawPolyline(_polygon(place, bend.scene.box, bend.upright))
    painter.setPen(QPen(colour, line * 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(_polygon(place, bend.scene.box, bend.sweep))


def _bar(painter: QPainter, place: QRectF, bend: BendScene, look: Look, words: BendWords) -> None:
    """The shares as two lengths of one bar, with their words over its ends."""
    high = place.height() * BAR_SHARE / (1 + BAR_SHARE)
    bar = QRectF(place.left(), place.bottom() - high, place.width(), high)
    shape = QPainterPath()
    shape.addRoundedRect(bar, high / 2, high / 2)
    cut = bar.width() * bend.hip / (bend.hip + bend.back)
    for tone, part in (
        (Tone.LEAF, QRectF(bar.left(), bar.top(), cut - BAR_GAP_PX, high)),
        (Tone.ACCENT, QRectF(bar.left() + cut + BAR_GAP_PX, bar.top(), bar.width() - cut - BAR_GAP_PX, high)),
    ):
        piece = QPainterPath()
        piece.addRect(part)
        painter.fillPath(shape.intersected(piece), QColor(look.tones[tone]))
    over = QRectF(place.left(), place.top(), place.width(), place.height() - high)
    level = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(over, int(Qt.AlignmentFlag.AlignLeft | level), words.hip)
    painter.drawText(over, int(Qt.AlignmentFlag.AlignRight | level), words.back)


def _polygon(place: QRectF, box: Box, points: Points) -> QPolygonF:
    return QPolygonF([_on_paper(place, box, point) for point in points])


def _on_paper(place: QRectF, box: Box, point: complex) -> QPointF:
    scale = min(place.width() / box.width, place.height() / box.height)
    off = point - complex((box.left + box.right) / 2, (box.bottom + box.top) / 2)
    return place.center() + QPointF(off.real * scale, -off.imag * scale)
