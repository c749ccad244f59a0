"""A card that offers a position: the figure in its stretch, the dose, and one line why."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from sciatimer.catalogue.model import Position
from sciatimer.figure.painter import Look
from sciatimer.figure.scene import Scene
from sciatimer.ui.widgets.basics import ActionButton, label, set_margins
from sciatimer.ui.widgets.figure_view import FigureView

LEAST, MOST = 112, 208  # pixels of height
_RIM = 6  # pixels above and below the figure


@dataclass(frozen=True, slots=True)
class CardView:
    """What a card shows. ``offered`` is None while the questions are open."""

    position: Position
    title: str
    stretch: str
    line: str
    offered: bool | None
    scene: Scene
    picture: str


class PositionCard(ActionButton):
    """One position. It can be chosen when it is offered; when not, it says why."""

    def __init__(self, position: Position, look: Look) -> None:
        super().__init__()
        self.position = position
        self.setObjectName(f"card-{position}")
        self.setProperty("role", "position")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # the page sees to that; this makes it a radio button for screen readers
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.figure = FigureView(look, least=82)
        self.figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = self._silent(label("", "heading"))
        self._stretch = self._silent(label())
        self._line = self._silent(label("", "muted"))
        self._lay_out()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_card(self, view: CardView) -> None:
        """Shows another offer."""
        self._title.setText(view.title)
        self._stretch.setText(view.stretch)
        self._stretch.setVisible(bool(view.stretch))
        self._line.setText(view.line)
        self._line.setVisible(bool(view.line))
        self.figure.show_scene(view.scene, glow=1.0 if view.offered else 0.0)
        self.setEnabled(bool(view.offered))
        self.setAccessibleName(". ".join(part for part in (view.title, view.stretch, view.line) if part))
        self.setAccessibleDescription(view.picture)
        self.updateGeometry()

    def grow(self, room: int) -> None:
        """Takes the height there is, in pixels, within its bounds; its words may want more."""
        self.figure.setMinimumHeight(min(MOST, max(LEAST, room)) - 2 * _RIM)

    @property
    def words(self) -> str:
        """All that is written on the card."""
        return f"{self._title.text()}\n{self._stretch.text()}\n{self._line.text()}"

    def _silent(self, made: QLabel) -> QLabel:
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        set_margins(row, 10, _RIM, 14, _RIM)
        row.setSpacing(12)
        row.addWidget(self.figure, 4)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for made in (self._title, self._stretch, self._line):
            words.addWidget(made)
        words.addStretch(1)
        row.addLayout(words, 7)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words and figure need, in pixels."""
        inside = self.layout()
        needed = inside.totalHeightForWidth(width) if inside is not None else 0
        return max(LEAST, needed)

    def sizeHint(self) -> QSize:
        """A card's usual size."""
        return QSize(340, self.heightForWidth(max(260, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine; the words wrap."""
        return QSize(240, self.heightForWidth(max(240, self.width())))
