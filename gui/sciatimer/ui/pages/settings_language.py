"""The language of the window, each in its own name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatimer.texts import Texts, language_name, languages, load_texts
from sciatimer.ui.language import language_of
from sciatimer.ui.widgets.basics import label
from sciatimer.ui.widgets.choices import ChoiceGroup, Option


class LanguageSettings(QWidget):
    """Lets a language be chosen, and says from when on it counts and what of it was not reviewed yet.

    Signals:
        chosen(str): the language, '' for that of the system.
    """

    chosen = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._languages = ("", *languages())
        names = [texts("settings.language_system"), *map(language_name, languages())]
        options = [Option(index, name) for index, name in enumerate(names)]
        self.choice = ChoiceGroup(texts("settings.language"), options, name="language")
        self.choice.chosen.connect(self._on_chosen)
        self._later = label("", "notice", name="language-later")
        self._later.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.choice)
        column.addWidget(self._later)
        if not texts.all_reviewed:
            column.addWidget(label(texts("settings.language_review"), "muted", name="language-review"))

    def show_language(self, language: str) -> None:
        """Shows what is set; another language than the one that is spoken says in its own words when it begins."""
        self.choice.choose(self._languages.index(language) if language in self._languages else 0)
        next_time = language_of(language)
        if next_time != self._texts.language:
            self._later.setText(load_texts(next_time)("settings.language_later"))
        self._later.setVisible(next_time != self._texts.language)

    def _on_chosen(self, index: int) -> None:
        self.chosen.emit(self._languages[index])
