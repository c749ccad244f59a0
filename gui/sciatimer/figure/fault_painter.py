"""Paints the wrong pictures: framed, the fault in a ring, and a badge with a cross that says "not like this"."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from sciatimer.figure.fault_scenes import FaultScene, Ring
from sciatimer.figure.look import Look
from sciatimer.figure.painter import paint_scene
from sciatimer.figure.scene import Box

CORNER_PX = 10.0
FRAME_PX = 2.0
RING_SHARE = 0.018  # of the lesser side
RING_LEAST_PX = 2.2
HALO = 2.4  # times the ring's line
BADGE_SHARE = 0.105
BADGE_LEAST_PX = 11.0
CROSS_SHARE = 0.4  # of the badge's radius


@dataclass(frozen=True, slots=True)
class FaultColours:
    """What a wrong picture is drawn on and marked with, as #rrggbb. The mark tells by its shape, not by colour alone."""

    paper: str
    frame: str
    mark: str
    on_mark: str


def fault_colours(dark: bool) -> FaultColours:
    """The colours for a theme: calm, a warm brown that is no alarm."""
    if dark:
        return FaultColours(paper="#1b2329", frame="#7d5a4b", mark="#f0a98f", on_mark="#361309")
    return FaultColours(paper="#fffdf9", frame="#d3b3a2", mark="#8f3f24", on_mark="#ffffff")


def paint_fault(painter: QPainter, target: QRectF, fault: FaultScene, look: Look, colours: FaultColours) -> None:
    """Paint a wrong picture into a rectangle, made for 160x120 and above.

    Args:
        painter: an active painter; its state is kept.
        target: where to paint, in the painter's units; filled to its rounded corners.
        fault: what to paint.
        look: the colours of the person and the things.
        colours: the colours of paper, frame and mark.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = target.adjusted(FRAME_PX / 2, FRAME_PX / 2, -FRAME_PX / 2, -FRAME_PX / 2)
    frame = QPainterPath()
    frame.addRoundedRect(inner, CORNER_PX, CORNER_PX)
    painter.fillPath(frame, QColor(colours.paper))
    painter.save()
    painter.setClipPath(frame)
    paint_scene(painter, inner, fault.scene, look)
    _ring(painter, inner, fault, colours)
    painter.restore()
    painter.strokePath(frame, QPen(QColor(colours.frame), FRAME_PX))
    _badge(painter, inner, colours)
    painter.restore()


def _ring(painter: QPainter, target: QRectF, fault: FaultScene, colours: FaultColours) -> None:
    centre, radius = _on_paper(target, fault.scene.box, fault.ring)
    line = max(min(target.width(), target.height()) * RING_SHARE, RING_LEAST_PX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((colours.paper, line * HALO), (colours.mark, line)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(centre, radius, radius)


def _on_paper(target: QRectF, box: Box, ring: Ring) -> tuple[QPointF, float]:
    """The ring's centre and radius in the painter's units, for a box fitted into the middle of the target."""
    scale = min(target.width() / box.width, target.height() / box.height)
    off = ring.at - complex((box.left + box.right) / 2, (box.bottom + box.top) / 2)
    return target.center() + QPointF(off.real * scale, -off.imag * scale), ring.radius * scale


def _badge(painter: QPainter, target: QRectF, colours: FaultColours) -> None:
    """A filled circle with a cross in the upper left corner."""
    radius = max(min(target.width(), target.height()) * BADGE_SHARE, BADGE_LEAST_PX)
    centre = target.topLeft() + QPointF(radius * 1.35, radius * 1.35)
    painter.setPen(QPen(QColor(colours.paper), radius * 0.16))
    painter.setBrush(QColor(colours.mark))
    painter.drawEllipse(centre, radius, radius)
    arm = radius * CROSS_SHARE
    painter.setPen(QPen(QColor(colours.on_mark), radius * 0.24, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm))
    painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm))
