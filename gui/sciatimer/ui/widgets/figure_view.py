"""The person on a screen: a scene drawn into whatever room there is."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from sciatimer.figure.painter import Look, chest_room, paint_back, paint_chest, paint_over, paint_scene
from sciatimer.figure.scene import Scene
from sciatimer.ui.widgets.kept import Grid, grid_under
from sciatimer.ui.widgets.own_picture import OwnPicture

_RIM = 2  # pixels round what has moved, for soft edges


class FigureView(QLabel):
    """Shows one scene. It draws what it is given and keeps no time.

    Args:
        look: its colours.
        least: width and height in pixels below which it does not go.
        ground: the colour it lies on. With one, nothing below has to be painted again when it moves; '' for whatever
            lies below.
    """

    def __init__(self, look: Look, *, least: int = 120, ground: str = "") -> None:
        super().__init__()
        self.setPixmap(QPixmap(1, 1))  # never drawn: it makes this a picture for screen readers
        self._look = look
        self._ground = ground
        self._least = least
        self._scene: Scene | None = None
        self._glow = 0.0
        self._arrow = 0.0
        self._still: tuple[object, ...] = ()
        self._kept: tuple[QPixmap, QPixmap] | None = None
        self._own = OwnPicture()
        self._chest: QRectF | None = None  # where it was painted last
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(ground))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_scene(self, scene: Scene, *, glow: float = 0.0, arrow: float = 0.0) -> None:
        """Shows a scene; glow and arrow are 0 to 1."""
        before, was_glow, was_arrow = self._scene, self._glow, self._arrow
        self._scene, self._glow, self._arrow = scene, glow, arrow
        if before is None or (was_glow, was_arrow) != (glow, arrow) or _all_but_chest(before) != _all_but_chest(scene):
            self._chest = None
            self.update()
        elif before.front[0] != scene.front[0]:
            target = QRectF(self.rect())
            left = chest_room(target, before) if self._chest is None else self._chest
            self._chest = chest_room(target, scene)
            self.update(self._chest.united(left).toAlignedRect().adjusted(-_RIM, -_RIM, _RIM, _RIM))

    def set_look(self, look: Look, ground: str = "") -> None:
        """Draws in other colours; a ground is only taken by a figure that has one."""
        self._look = look
        self._ground = ground if self._ground else ""
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The least that can still be made out."""
        return QSize(self._least, self._least)

    def sizeHint(self) -> QSize:
        """A bit more than the least."""
        return QSize(round(self._least * 1.4), round(self._least * 1.2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chest is somewhere else."""
        super().resizeEvent(event)
        self._chest = None

    def event(self, event: QEvent) -> bool:
        """A style sheet takes it for see-through, as labels are."""
        done = super().event(event)
        if event.type() in {QEvent.Type.Polish, QEvent.Type.StyleChange}:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(self._ground))
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the scene, or that part of it that has moved."""
        painter = QPainter(self)
        if self._scene is not None and self._own.load(self._scene.picture):
            if self._ground:
                painter.fillRect(event.rect(), QColor(self._ground))
            self._own.paint(painter, QRectF(self.rect()))
        elif self._scene is not None:
            self._paint(painter, self._scene, event)
        elif self._ground:
            painter.fillRect(event.rect(), QColor(self._ground))
        painter.end()

    def _paint(self, painter: QPainter, scene: Scene, event: QPaintEvent) -> None:
        """In a hold only the chest moves: what lies behind it and over it is painted once and kept."""
        target, grid = QRectF(self.rect()), grid_under(self)
        still = (*_all_but_chest(scene), self._glow, self._arrow, self._look, self._ground, grid)
        if still != self._still:
            self._still, self._kept = still, None
            if self._ground:
                painter.fillRect(event.rect(), QColor(self._ground))
            paint_scene(painter, target, scene, self._look, glow=self._glow, arrow=self._arrow)
            return
        if self._kept is None:
            self._kept = self._keep(scene, grid)
        back, over = self._kept
        grid.lay(painter, back)
        paint_chest(painter, target, scene, self._look)
        grid.lay(painter, over)

    def _keep(self, scene: Scene, grid: Grid) -> tuple[QPixmap, QPixmap]:
        """What lies behind the chest, and what lies over it."""
        back, over, target = grid.blank(self._ground), grid.blank(), QRectF(self.rect())
        painter = grid.painter(back)
        paint_back(painter, target, scene, self._look, glow=self._glow)
        painter.end()
        painter = grid.painter(over)
        paint_over(painter, target, scene, self._look, arrow=self._arrow)
        painter.end()
        return back, over


def _all_but_chest(scene: Scene) -> tuple[object, ...]:
    """What has to be the same, so that only the chest moves from one scene to the next."""
    return scene.shadow, scene.behind, scene.front[1:], scene.glow, scene.arrow, scene.box, scene.picture
