"""Where the small window stands: written down as text, and always where it can be seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

EDGE = 24  # pixels between the window and the edges of the screen, where nobody has moved it yet
_WRITTEN = re.compile(r"(-?\d{1,5}),(-?\d{1,5}),(\d{1,5}),(\d{1,5})@(.*)")
_LONGEST_NAME = 32  # characters of a screen's name


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """A place on a screen.

    Attributes:
        screen: the screen's name, or its beginning where that is long.
        corner: the top left of the window with its frame, from the top left of what is free on the screen.
        size: the size of what is inside the frame.
    """

    screen: str
    corner: QPoint
    size: QSize

    @classmethod
    def of(cls, window: QRect, screen: str, free: QRect) -> "DeskPlace":
        """The place of a window (its corner with the frame, its size without) on a screen with this free area."""
        return cls(screen[:_LONGEST_NAME], window.topLeft() - free.topLeft(), window.size())

    @classmethod
    def read(cls, text: str) -> "DeskPlace | None":
        """A place that was written down; None for anything else."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            return None
        x, y, width, height = (int(number) for number in found.groups()[:4])
        return cls(found[5], QPoint(x, y), QSize(width, height))

    def __str__(self) -> str:
        """The place, to be written down."""
        x, y, width, height = self.corner.x(), self.corner.y(), self.size.width(), self.size.height()
        return f"{x},{y},{width},{height}@{self.screen}"

    def on(self, screens: Mapping[str, QRect]) -> QRect | None:
        """Where that is now, given what is free on each screen by name; None when the screen is gone."""
        free = next((free for name, free in screens.items() if name[:_LONGEST_NAME] == self.screen), None)
        return None if free is None else kept_inside(QRect(free.topLeft() + self.corner, self.size), free)


def first_place(size: QSize, free: QRect) -> QRect:
    """Bottom right, where it covers the least."""
    corner = free.bottomRight() - QPoint(EDGE, EDGE) - QPoint(size.width(), size.height())
    return kept_inside(QRect(corner, size), free)


def kept_inside(window: QRect, free: QRect) -> QRect:
    """The window moved, and made smaller if it must, so that all of it lies in what is free."""
    size = window.size().boundedTo(free.size())
    x = min(max(window.x(), free.left()), free.right() + 1 - size.width())
    y = min(max(window.y(), free.top()), free.bottom() + 1 - size.height())
    return QRect(QPoint(x, y), size)
