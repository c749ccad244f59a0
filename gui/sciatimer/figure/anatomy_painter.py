"""Paints the anatomy picture with its labels in a column on each side."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from sciatimer.figure.anatomy import WIDTH, AnatomyPart, Anchor, Piece, Stroke, Tissue, anchors, pieces, spread
from sciatimer.figure.anatomy_look import AnatomyLook

Labels = Mapping[AnatomyPart, str]
EDGE = 0.0045
EDGE_DARKER = 118
HIDDEN_ALPHA = 0.8
HIDDEN_SHARE = 0.5  # of its width: what is hidden is thinner
HIDDEN_DASH = (2.0, 2.4)
RIMS = {Tissue.BONE: Tissue.BONE_DEEP}
CORNER = 0.025
BESIDE = 17.0  # px between a column and the picture: a line's level end, and a gap before the words
LEADER_GAP = 7.0
LABEL_GAP = 8.0
LEAST_PICTURE = 0.34  # of the width of all
LEAST_TEXT_PX = 9.0
WRAP = int(Qt.TextFlag.TextWordWrap)
BREAKS = re.compile(r"(?<=[-\u00ad])|\s+")  # after a hyphen, a soft one too, and at spaces


@dataclass(frozen=True, slots=True)
class _Column:
    """The labels on one side of the picture, and how wide they are: the longest word, the longest label (px)."""

    shown: tuple[tuple[Anchor, str], ...]
    left: bool
    word: float
    whole: float


@dataclass(frozen=True, slots=True)
class _Label:
    """A label laid out: its words, their place, and the point that its line leads to."""

    words: str
    place: QRectF
    at: QPointF
    left: bool


def paint_anatomy(
    painter: QPainter, target: QRectF, look: AnatomyLook, labels: Labels, *, text_px: float, mirrored: bool = False
) -> None:
    """Paint the picture as large as the labels beside it allow.

    Args:
        painter: an active painter; its font family is used, its state is kept.
        target: where to paint, in the painter's units.
        look: the colours.
        labels: the words of each part, with soft hyphens where a long word may part; one without words gets no line.
        text_px: the height of the words; smaller where a single word would not fit.
        mirrored: for languages that run from right to left: picture and columns change sides, the words do not.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = least_width(painter.font(), labels, text_px)
    font = _sized(painter.font(), max(text_px * min(target.width() / wide, 1.0), LEAST_TEXT_PX))
    columns = _columns(font, labels, mirrored=mirrored)
    panel = _panel(columns, target)
    _picture(painter, panel, look, mirrored=mirrored)
    painter.setFont(font)
    for column in columns:
        for label in _laid_out(font, column, target, panel, mirrored=mirrored):
            _lead(painter, label, panel, look)
            _write(painter, label, look)
    painter.restore()


def least_width(font: QFont, labels: Labels, text_px: float) -> float:
    """The width in px below which words shrink to leave the picture its room."""
    columns = _columns(_sized(font, text_px), labels, mirrored=False)
    return max(sum(column.word + BESIDE for column in columns) / (1 - LEAST_PICTURE), 1.0)


def _sized(font: QFont, pixels: float) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(round(pixels))
    return sized


def _columns(font: QFont, labels: Labels, *, mirrored: bool) -> tuple[_Column, _Column]:
    return _column(font, labels, left=True, mirrored=mirrored), _column(font, labels, left=False, mirrored=mirrored)


def _column(font: QFont, labels: Labels, *, left: bool, mirrored: bool) -> _Column:
    mine = (anchor for anchor in anchors() if anchor.left is (left is not mirrored))
    shown = tuple((anchor, labels[anchor.part]) for anchor in mine if labels.get(anchor.part))
    word = _widest(font, [part for _, words in shown for part in BREAKS.split(words)])
    return _Column(shown, left, word, max(_widest(font, [words for _, words in shown]), word))


def _widest(font: QFont, words: list[str]) -> float:
    measure = QFontMetricsF(font)
    return max((measure.horizontalAdvance(word.replace("\u00ad", "-")) for word in words), default=0.0) + 2


def _panel(columns: tuple[_Column, _Column], target: QRectF) -> QRectF:
    """The picture's place: as high as the longest words leave it, and so that all is in the middle."""
    left, right = columns
    free = target.width() - 2 * BESIDE
    high = min(target.height(), max(free - left.word - right.word, 1.0) / WIDTH)
    spare = free - left.word - right.word - high * WIDTH
    used = [min(column.word + spare / 2, column.whole) for column in columns]
    start = target.left() + (free - sum(used) - high * WIDTH) / 2 + used[0] + BESIDE
    return QRectF(start, target.center().y() - high / 2, high * WIDTH, high)


def _picture(painter: QPainter, panel: QRectF, look: AnatomyLook, *, mirrored: bool) -> None:
    painter.save()
    frame = QPainterPath()
    frame.addRoundedRect(panel, panel.height() * CORNER, panel.height() * CORNER)
    painter.setClipPath(frame)
    painter.fillRect(panel, QColor(look.panel))
    painter.translate(panel.right() if mirrored else panel.left(), panel.top())
    painter.scale(-panel.height() if mirrored else panel.height(), panel.height())
    for piece in pieces():
        _piece(painter, piece, look)
    painter.restore()


def _piece(painter: QPainter, piece: Piece, look: AnatomyLook) -> None:
    colour = QColor(look.tissues[piece.tissue])
    outline = QPolygonF([QPointF(point.real, point.imag) for point in piece.points])
    path = QPainterPath()
    path.addPolygon(outline)
    if piece.stroke is Stroke.EDGED:
        rim = QColor(look.tissues[RIMS[piece.tissue]]) if piece.tissue in RIMS else colour.darker(EDGE_DARKER)
        painter.strokePath(path, _pen(rim, 2 * EDGE))
    if piece.stroke in {Stroke.EDGED, Stroke.FILL}:
        painter.fillPath(path, colour)
    elif piece.stroke is Stroke.HIDDEN:
        colour.setAlphaF(HIDDEN_ALPHA)
        pen = _pen(colour, piece.width * HIDDEN_SHARE)
        pen.setDashPattern(HIDDEN_DASH)
        painter.strokePath(path, pen)
    else:
        painter.strokePath(path, _pen(colour, piece.width))


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _laid_out(font: QFont, column: _Column, target: QRectF, panel: QRectF, *, mirrored: bool) -> list[_Label]:
    """The labels of a column, from top to bottom, each as near to its part as the others let it."""
    left, measure = column.left, QFontMetricsF(font)
    room = (panel.left() - target.left() if left else target.right() - panel.right()) - BESIDE
    points = [_point(anchor, panel, mirrored=mirrored) for anchor, _ in column.shown]
    high = [measure.boundingRect(QRectF(0, 0, room, 1e4), WRAP, words).height() for _, words in column.shown]
    tops = spread([point.y() - target.top() for point in points], high, target.height(), LABEL_GAP)
    edge = target.left() if left else target.right() - room
    places = [QRectF(edge, target.top() + top, room, tall) for top, tall in zip(tops, high, strict=True)]
    laid = zip(column.shown, places, points, strict=True)
    return [_Label(words, place, point, left) for (_, words), place, point in laid]


def _point(anchor: Anchor, panel: QRectF, *, mirrored: bool) -> QPointF:
    across = anchor.at.real * panel.height()
    x = panel.right() - across if mirrored else panel.left() + across
    return QPointF(x, panel.top() + anchor.at.imag * panel.height())


def _lead(painter: QPainter, label: _Label, panel: QRectF, look: AnatomyLook) -> None:
    """The line from the words to their part, with a dot at its end; a halo sets both off from the picture."""
    level = label.place.center().y()
    start = label.place.right() + LEADER_GAP if label.left else label.place.left() - LEADER_GAP
    bend = panel.left() if label.left else panel.right()
    path = QPainterPath(QPointF(start, level))
    path.lineTo(bend, level)
    path.lineTo(label.at)
    halo = QColor(look.dot)
    halo.setAlphaF(0.55)
    painter.strokePath(path, _pen(halo, 3.4))
    painter.strokePath(path, _pen(QColor(look.leader), 1.3))
    painter.setPen(_pen(QColor(look.leader), 1.3))
    painter.setBrush(QColor(look.dot))
    painter.drawEllipse(label.at, 3.0, 3.0)


def _write(painter: QPainter, label: _Label, look: AnatomyLook) -> None:
    side = Qt.AlignmentFlag.AlignRight if label.left else Qt.AlignmentFlag.AlignLeft
    painter.setPen(QColor(look.text))
    flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute) | WRAP
    painter.drawText(label.place.adjusted(-2, -2, 2, 2), flags, label.words)
