"""The stop screen: praise, rest, and one question."""

from PySide6.QtCore import Signal

from sciatimer.safety.values import StopFeeling
from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import label
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import RowButton

ORDER = (
    StopFeeling.PULL_TOO_STRONG,
    StopFeeling.PAIN,
    StopFeeling.NERVE,
    StopFeeling.CALF_OR_FOOT,
    StopFeeling.DIZZY,
    StopFeeling.EMERGENCY,
    StopFeeling.INTERRUPTED,
)


class StopPage(Page):
    """Asks what was felt (clinical.md 7.5). There is no way back into the session.

    Signals:
        answered(str): a StopFeeling value.
    """

    answered = Signal(str)

    def __init__(self, texts: Texts) -> None:
        heading, *rest, question = texts("screens.stop").split("\n")
        super().__init__(heading, width=760)
        for paragraph in rest:
            self.add(label(paragraph))
        self.add(label(question, "heading"))
        self._buttons = [self._feeling(texts, feeling) for feeling in ORDER]
        self.add(*self._buttons)

    def begin(self) -> None:
        """Gets ready for the answer."""
        self.scroll_to_top()
        # On no answer yet: Enter and Space are keys of the session, and the one pressed right after Esc is no answer.
        self.title.setFocus()

    def _feeling(self, texts: Texts, feeling: StopFeeling) -> RowButton:
        made = RowButton(texts(f"screens.stop_{feeling}"), f"felt-{feeling}")
        made.setProperty("feeling", str(feeling))
        made.clicked.connect(self._on_clicked)
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, RowButton):
            self.answered.emit(str(sender.property("feeling")))
