"""The person on a screen: a scene drawn into whatever room there is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from sciatimer.figure.painter import Look, paint_back, paint_front, paint_scene
from sciatimer.figure.scene import Scene


class FigureView(QLabel):
    """Shows one scene. It draws what it is given and keeps no time."""

    def __init__(self, look: Look, *, least: int = 120) -> None:
        super().__init__()
        self.setPixmap(QPixmap(1, 1))  # never drawn: it makes this a picture for screen readers
        self._look = look
        self._least = least
        self._scene: Scene | None = None
        self._glow = 0.0
        self._arrow = 0.0
        self._still: tuple[object, ...] = ()
        self._back: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_scene(self, scene: Scene, *, glow: float = 0.0, arrow: float = 0.0) -> None:
        """Shows a scene; glow and arrow are 0 to 1."""
        self._scene, self._glow, self._arrow = scene, glow, arrow
        self.update()

    def set_look(self, look: Look) -> None:
        """Draws in other colours."""
        self._look = look
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The least that can still be made out."""
        return QSize(self._least, self._least)

    def sizeHint(self) -> QSize:
        """A bit more than the least."""
        return QSize(round(self._least * 1.4), round(self._least * 1.2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the figure moves as a whole
        """Draws the scene."""
        if self._scene is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, self._scene)
        painter.end()

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        """In a hold only the chest moves: what lies behind it is painted once and kept."""
        target = QRectF(self.rect())
        still = (scene.behind, scene.glow, self._glow, self._look, self.size(), self.devicePixelRatioF())
        if still != self._still:
            self._still, self._back = still, None
            paint_scene(painter, target, scene, self._look, glow=self._glow, arrow=self._arrow)
            return
        if self._back is None:
            self._back = self._kept_back(scene)
        painter.drawPixmap(0, 0, self._back)
        paint_front(painter, target, scene, self._look, arrow=self._arrow)

    def _kept_back(self, scene: Scene) -> QPixmap:
        kept = QPixmap(self.size() * self.devicePixelRatioF())
        kept.setDevicePixelRatio(self.devicePixelRatioF())
        kept.fill(Qt.GlobalColor.transparent)
        painter = QPainter(kept)
        paint_back(painter, QRectF(self.rect()), scene, self._look, glow=self._glow)
        painter.end()
        return kept
