"""Drawings of what cannot be seen: under the skin, in a bend, along a nerve."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatimer.figure.anatomy_look import anatomy_look
from sciatimer.figure.look import Look
from sciatimer.figure.proportions import Build
from sciatimer.safety.learn import Drawing
from sciatimer.texts import Texts
from sciatimer.ui.widgets.anatomy_view import AnatomyView
from sciatimer.ui.widgets.small_pictures import BendView, GlideView

ANATOMY_LINES = 17  # of text in the column of labels with more words


class Diagrams(QWidget):
    """The drawings of one topic, one below the other.

    Args:
        drawings: which of them.
        texts: their words.
        look: the figure's looks.
        build: the figure's build.
        dark: for a dark ground.
    """

    def __init__(self, drawings: tuple[Drawing, ...], texts: Texts, look: Look, build: Build, *, dark: bool) -> None:
        super().__init__()
        self._texts = texts
        self._build = build
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        self._made = [self._make(drawing, look, dark=dark) for drawing in drawings]
        for made in self._made:
            column.addWidget(made)

    def set_colours(self, look: Look, *, dark: bool) -> None:
        """Draws in other colours."""
        anatomy = anatomy_look(dark)
        for made in self._made:
            if isinstance(made, BendView):
                made.set_look(look, anatomy, self._build)
            else:
                made.set_look(anatomy)

    def fit(self) -> None:
        """Words of a labelled picture may shrink before it sticks out, and it is high enough for all their lines."""
        for made in self._made:
            if isinstance(made, AnatomyView):
                lines = made.fontMetrics().lineSpacing() * ANATOMY_LINES
                made.setMinimumSize(1, max(made.minimumSizeHint().height(), lines))

    def _make(self, drawing: Drawing, look: Look, *, dark: bool) -> AnatomyView | BendView | GlideView:
        anatomy = anatomy_look(dark)
        if drawing is Drawing.BEND:
            return BendView(self._texts, look, anatomy, self._build)
        return GlideView(self._texts, anatomy) if drawing is Drawing.GLIDE else AnatomyView(self._texts, anatomy)
