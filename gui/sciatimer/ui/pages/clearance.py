"""A clinician's word on nerve results: one dated clearance each, and nothing else with it."""

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.pages.clearances import ClearancesPage
from sciatimer.ui.widgets.basics import button, spacer


class ClearancePage(ClearancesPage):
    """Takes the date on which a clinician cleared a nerve result.

    Signals:
        left(): nothing more to say.
    """

    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, texts("self_check.clear_title"), texts("self_check.clear_intro"), name="clearance")
        self._left = button(texts("self_check.clear_not_now"), name="clearance-left")
        self.add_action(spacer(), self._left)
        self._left.clicked.connect(self.left)
