"""Room for the words of the small window: they come first, whatever the size that it was given."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from sciatimer.ui.screens import ScreenWatch

FIGURE = 40  # pixels of height that a figure needs to be made out
SPACE = 4  # pixels between what stands one below the other
RING_SHARE = 0.39  # of the height has the ring, so that the digits in it are a fifth of it
_ROUNDS = 3  # a larger ring leaves the words beside it less width, so that they need more height


class Room:
    """Where a long line leaves the figure no room, the figure goes; only then the window grows, until the line is over.

    Args:
        window: the window.
        column: all that stands in it.
        figure: what goes first.
        buttons: those that keep the width of their words.
        watch: brings the window back where it grows out of the screen.
    """

    def __init__(
        self, window: QWidget, column: QLayout, figure: QWidget, buttons: Sequence[QPushButton], watch: ScreenWatch
    ) -> None:
        self._window = window
        self._column = column
        self._figure = figure
        self._buttons = buttons
        self._watch = watch
        self._before: QRect | None = None  # where the window is again once the line is over for which it grew
        self._grown = QRect()

    @property
    def chosen(self) -> QRect:
        """The window's corner with the frame and its size without, as the person chose them, even while it is grown."""
        window = self._window
        if self._before is None:
            return QRect(window.pos(), window.size())
        return QRect(self._before.topLeft() if self._is_where_it_was_shoved else window.pos(), self._before.size())

    def was_resized(self) -> None:
        """A size that somebody gives the window while it is grown is the one it keeps."""
        if self._window.size() != self._grown.size():
            self._before = None

    def fit(self, *, stacked: bool, covered: bool) -> QSize:
        """Shows the figure if there is room for it.

        Args:
            stacked: the figure stands above the words, not beside them.
            covered: something else stands in the place of the figure.

        Returns:
            The size in which no word is clipped, at least the one that the window has.
        """
        for made in self._buttons:
            made.setMinimumSize(made.sizeHint())  # the style sheet would let it get smaller than its words
        self._column.activate()
        figure, window = FIGURE + SPACE if stacked else 0, self._window
        width = max(window.width(), self._column.totalMinimumSize().width())
        bare = self._column.totalMinimumHeightForWidth(width)
        bare -= figure if self._figure.isVisibleTo(window) else 0
        if not covered:
            self._figure.setVisible(bare + figure <= window.height())
        lacking = max(0, bare - window.height())
        return QSize(width, window.height() + ceil(lacking / (1 - RING_SHARE)))  # the ring grows, too

    def make(self, *, stacked: bool, covered: bool) -> None:
        """The same; and the window grows if it must, or is again as it was before."""
        window = self._window
        if self._before is not None:
            self._shrink(self._before)
        needed = self.fit(stacked=stacked, covered=covered)
        if needed == window.size():
            return
        before = QRect(window.pos(), window.size())
        for _ in range(_ROUNDS):
            window.resize(needed)
            needed = self.fit(stacked=stacked, covered=covered)
        self._watch.bring_back()
        self._before, self._grown = before, QRect(window.pos(), window.size())

    def _shrink(self, before: QRect) -> None:
        shoved = self._is_where_it_was_shoved
        self._window.resize(before.size())
        if shoved:
            self._window.move(before.topLeft())

    @property
    def _is_where_it_was_shoved(self) -> bool:
        """Whether nobody has moved it since it grew."""
        return self._window.pos() == self._grown.topLeft()
