"""Two columns that become one where the page is narrow or its text large."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget


class TwoColumns(QBoxLayout):
    """Lays two halves beside each other where there is room for them, else the first above the second.

    ``least`` is the width from which on there is room, in heights of a line of the page's own text;
    ``gap`` and the spacing of a half are pixels.
    """

    def __init__(self, least: float, *, gap: int = 14) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._least = least
        self.setSpacing(gap)

    def half(self, share: int = 1, *, spacing: int = 14) -> QVBoxLayout:
        """The next of the two, with its share of the width."""
        half = QVBoxLayout()
        half.setSpacing(spacing)
        self.addLayout(half, share)
        return half

    def fit(self, page: QWidget, *, beside: bool = True) -> None:
        """Arranges the halves for the page as wide as it is now; never beside each other without ``beside``."""
        wide = beside and page.width() >= page.fontMetrics().height() * self._least
        self.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
