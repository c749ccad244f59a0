"""All variants of a position: those offered can be taken, the others say why not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, spacer
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import RowButton


@dataclass(frozen=True, slots=True)
class VariantView:
    """One variant in the list."""

    exercise: str
    text: str
    offered: bool


class VariantsPage(Page):
    """A list to choose from.

    Signals:
        chosen(str): the id of the variant taken.
        left(): back to Today, nothing changed.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("", width=760)
        self._rows: list[RowButton] = []
        self._back = button(texts("ui.back"), name="variants-back")
        self.add_action(self._back, spacer())
        self._back.clicked.connect(self.left)

    def show_variants(self, title: str, views: Sequence[VariantView]) -> None:
        """Lists the variants in the order of their level."""
        self.title.setText(title)
        for row in self._rows:
            self.body.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(view) for view in views]
        self.tab_to_bar_last()
        self.scroll_to_top()
        next((row for row in self._rows if row.isEnabled()), self._back).setFocus()

    def row(self, exercise: str) -> RowButton:
        """The row of a variant."""
        return next(row for row in self._rows if row.property("exercise") == exercise)

    def _row(self, view: VariantView) -> RowButton:
        row = RowButton(view.text, f"variant-{view.exercise}")
        row.setProperty("exercise", view.exercise)
        row.setEnabled(view.offered)
        row.clicked.connect(self._on_clicked)
        self.add(row)
        return row

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, RowButton):
            self.chosen.emit(str(sender.property("exercise")))
