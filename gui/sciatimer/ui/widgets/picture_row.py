"""Pictures side by side, each with a line below it: figures as they should be, and small ones of wrong form."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatimer.figure.fault_painter import fault_colours
from sciatimer.figure.fault_scenes import FaultScene
from sciatimer.figure.look import Look
from sciatimer.ui.learn_view import PictureView
from sciatimer.ui.widgets.basics import label
from sciatimer.ui.widgets.fault_view import FaultView
from sciatimer.ui.widgets.figure_view import FigureView

HEIGHT = 190  # pixels
LEAST_WIDTH = 130  # pixels


class PictureRow(QWidget):
    """Shows pictures that stand still."""

    def __init__(self, pictures: Sequence[PictureView], look: Look, *, dark: bool) -> None:
        super().__init__()
        self._look, self._dark = look, dark
        self._views: list[FigureView | FaultView] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for picture in pictures:
            row.addLayout(self._framed(picture), 1)

    def set_colours(self, look: Look, *, dark: bool) -> None:
        """Draws in other colours."""
        for view in self._views:
            if isinstance(view, FaultView):
                view.set_look(look, fault_colours(dark))
            else:
                view.set_look(look)

    def _framed(self, picture: PictureView) -> QVBoxLayout:
        view = self._view(picture)
        view.setFixedHeight(HEIGHT)
        view.setMinimumWidth(LEAST_WIDTH)
        self._views.append(view)
        caption = label(picture.caption, "muted")
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(view)
        column.addWidget(caption)
        column.addStretch(1)
        return column

    def _view(self, picture: PictureView) -> FigureView | FaultView:
        if isinstance(picture.scene, FaultScene):
            wrong = FaultView(self._look, fault_colours(self._dark))
            wrong.show_fault(picture.scene, name=picture.caption, described=picture.words)
            return wrong
        figure = FigureView(self._look, least=LEAST_WIDTH)
        figure.setAccessibleName(picture.words)
        figure.show_scene(picture.scene, glow=picture.glow)
        return figure
