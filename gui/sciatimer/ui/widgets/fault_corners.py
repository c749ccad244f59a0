"""The two faults that matter most, small and crossed out, in the upper corners of the figure while there is time."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sciatimer.figure.fault_painter import FaultColours
from sciatimer.figure.look import Look
from sciatimer.ui.player_view import FaultWords
from sciatimer.ui.widgets.basics import label
from sciatimer.ui.widgets.fault_view import FaultView

LEAST, MOST = 124, 240  # pixels of width
SHARE = 0.22  # of the figure's width
ROOM = 0.62  # of the figure's height; where a picture would need more, the words of the cards have to do


class FaultCard(QFrame):
    """One fault and its name."""

    def __init__(self, look: Look, colours: FaultColours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view = FaultView(look, colours)
        self.name = label("", name="fault-name")
        self.name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        column.addWidget(self.view)
        column.addWidget(self.name)
        self.hide()

    def show_fault(self, fault: FaultWords) -> None:
        """Shows a fault."""
        self.view.show_fault(fault.scene, name=fault.name, described=fault.described)
        self.name.setText(fault.name)

    def has_room_for_words(self, width: int) -> bool:
        """Whether no word of the name is wider than the card would be."""
        return all(self.name.fontMetrics().horizontalAdvance(word) <= width - 14 for word in self.name.text().split())

    def fit(self, width: int) -> None:
        """Takes a width and the height that goes with it."""
        inside = width - 14
        self.view.setFixedHeight(self.view.heightForWidth(inside))
        self.setFixedSize(width, self.view.heightForWidth(inside) + self.name.heightForWidth(inside) + 16)


class FaultCorners(QObject):
    """Puts two cards over a figure and keeps them in its corners.

    They come after the frame that begins a phase, not in it: two more pictures would make that frame late.
    """

    def __init__(self, figure: QWidget, look: Look, colours: FaultColours) -> None:
        super().__init__(figure)
        self._figure = figure
        self.cards = (FaultCard(look, colours, figure), FaultCard(look, colours, figure))
        self._wanted: tuple[FaultWords, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # once the frame is painted
        self._soon.timeout.connect(self._on_painted)
        figure.installEventFilter(self)

    def set_look(self, look: Look, colours: FaultColours) -> None:
        """Draws in other colours."""
        for card in self.cards:
            card.view.set_look(look, colours)

    def show_faults(self, faults: tuple[FaultWords, ...]) -> None:
        """Shows two faults, after the frame that is on its way; none takes them away at once."""
        if faults != self._wanted:
            self._wanted = faults
            self._soon.stop()
            if faults:
                self._soon.start()
            for card in self.cards:
                card.hide()

    def _on_painted(self) -> None:
        for card, fault in zip(self.cards, self._wanted, strict=False):
            card.show_fault(fault)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the figure."""
        if event.type() is QEvent.Type.Resize and not self._soon.isActive():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._figure.size()
        width = min(MOST, max(LEAST, round(room.width() * SHARE)))
        for card in self.cards:
            card.fit(width)
        fits = all(card.has_room_for_words(width) and card.height() <= room.height() * ROOM for card in self.cards)
        for card in self.cards:
            card.setVisible(fits and bool(self._wanted))
        left, right = self.cards
        left.move(QPoint(0, 0))
        right.move(QPoint(room.width() - right.width(), 0))
