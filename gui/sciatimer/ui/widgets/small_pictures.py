"""The two small pictures of what can be read: how a bend is shared, and how a nerve glides."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatimer.figure.anatomy_look import AnatomyLook
from sciatimer.figure.bend_painter import BendWords, paint_bends
from sciatimer.figure.glide_painter import GlideWords, paint_glide
from sciatimer.figure.look import Look
from sciatimer.figure.proportions import Build
from sciatimer.texts import Texts

BEND = QSize(420, 320)
GLIDE = QSize(360, 260)
GROWTH = 1.4  # from the least size to the best


class SmallPicture(QWidget):
    """A picture with its words inside, told in words to those who hear it. It grows with the text of its page."""

    def __init__(self, least: QSize, name: str, described: str) -> None:
        super().__init__()
        self._least = least
        self.setAccessibleName(name)
        self.setAccessibleDescription(described)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def text_px(self) -> float:
        """The height of the words, in px."""
        self.ensurePolished()
        return float(self.fontInfo().pixelSize())

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        more = max(self.text_px / 16, 1.0)
        return QSize(self._least.width(), round(self._least.height() * (1 + more) / 2))

    def sizeHint(self) -> QSize:
        """Somewhat more than the least."""
        return self.minimumSizeHint() * GROWTH


class BendView(SmallPicture):
    """The forward bend with easy and with tight hamstrings."""

    def __init__(self, texts: Texts, look: Look, anatomy: AnatomyLook, build: Build) -> None:
        super().__init__(BEND, texts("anatomy.bend_name"), texts("anatomy.bend_described"))
        self._look, self._anatomy, self._build = look, anatomy, build
        self._words = BendWords(
            texts("anatomy.bend_hip"),
            texts("anatomy.bend_back"),
            texts("anatomy.bend_easy"),
            texts("anatomy.bend_tight"),
        )

    def set_look(self, look: Look, anatomy: AnatomyLook, build: Build) -> None:
        """Draws in other colours, or another build."""
        self._look, self._anatomy, self._build = look, anatomy, build
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the picture is painted as a whole
        """Draws both halves."""
        painter = QPainter(self)
        place, text = QRectF(self.rect()), self._anatomy.text
        paint_bends(painter, place, self._look, self._words, build=self._build, text=text, text_px=self.text_px)
        painter.end()


class GlideView(SmallPicture):
    """The cable that slides through tubes."""

    def __init__(self, texts: Texts, anatomy: AnatomyLook) -> None:
        super().__init__(GLIDE, texts("anatomy.glide_name"), texts("anatomy.glide_described"))
        self._anatomy = anatomy
        self._words = GlideWords(texts("anatomy.glide_free"), texts("anatomy.glide_caught"))

    def set_look(self, anatomy: AnatomyLook) -> None:
        """Draws in other colours."""
        self._anatomy = anatomy
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the picture is painted as a whole
        """Draws both rows."""
        painter = QPainter(self)
        paint_glide(painter, QRectF(self.rect()), self._anatomy, self._words, text_px=self.text_px)
        painter.end()
