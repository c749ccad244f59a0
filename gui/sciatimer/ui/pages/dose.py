"""How long and how often: down at any time, up only as far as the rules have allowed (clinical.md 4.6)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.page import Page


class DosePage(Page):
    """Asks for the hold and the repetitions of one stretch.

    Signals:
        saved(int, int): the hold in seconds and the repetitions a side.
        left(): nothing changed.
    """

    saved = Signal(int, int)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("", width=760)
        self._texts = texts
        self.add(label(texts("today.dose_intro"), "muted"))
        self.hold: ChoiceGroup | None = None
        self.repetitions: ChoiceGroup | None = None
        self._back = button(texts("ui.back"), name="dose-back")
        self._save = button(texts("today.filters_save"), "primary", name="dose-save")
        self.add_action(self._back, spacer(), self._save)
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self._on_save)

    def begin(self, name: str, holds: Sequence[int], repetitions: Sequence[int], now: tuple[int, int]) -> None:
        """Shows what can be chosen and what counts now (hold in seconds, repetitions)."""
        self.title.setText(name)
        for old in (self.hold, self.repetitions):
            self._drop(old)
        texts = self._texts
        self.hold = self._group(
            texts("today.dose_hold_question"), [(hold, texts("today.dose_seconds", seconds=hold)) for hold in holds]
        )
        self.repetitions = self._group(
            texts("today.dose_repetitions_question"), [(times, str(times)) for times in repetitions]
        )
        self.hold.choose(now[0])
        self.repetitions.choose(now[1])
        self.tab_to_bar_last()
        self.scroll_to_top()

    def take_focus(self) -> None:
        """Puts the focus on the first question."""
        if self.hold is not None:
            self.hold.take_focus()

    def _group(self, question: str, choices: Sequence[tuple[int, str]]) -> ChoiceGroup:
        group = ChoiceGroup(question, [Option(value, text) for value, text in choices], name="dose")
        self.add(group)
        return group

    def _drop(self, old: QWidget | None) -> None:
        if old is not None:
            self.body.removeWidget(old)
            old.setParent(None)
            old.deleteLater()

    def _on_save(self) -> None:
        if self.hold is None or self.repetitions is None:
            return
        hold, repetitions = self.hold.value, self.repetitions.value
        if hold is not None and repetitions is not None:
            self.saved.emit(hold, repetitions)
