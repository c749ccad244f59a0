"""The language is chosen by its own name, and says itself when it begins."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sciatimer.texts import Texts, languages, load_texts
from sciatimer.ui.language import language_of
from sciatimer.ui.pages.settings_language import LanguageSettings

ENGLISH, GERMAN = load_texts(), load_texts("de")
BY_INDEX = ["", *languages()]


@pytest.fixture
def english(qapp: QApplication) -> Iterator[LanguageSettings]:
    yield from shown(ENGLISH)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[LanguageSettings]:
    yield from shown(GERMAN)


def shown(texts: Texts) -> Iterator[LanguageSettings]:
    made = LanguageSettings(texts)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def said(settings: LanguageSettings) -> list[str]:
    return [made.text() for made in settings.findChildren(QLabel) if made.isVisible()]


def test_every_language_has_its_own_name(english: LanguageSettings) -> None:
    named = [made.text() for made in english.choice.buttons()]
    assert [name for name in ("English", "Deutsch") if not any(name in text for text in named)] == []


def test_a_language_is_told_when_it_is_chosen(qtbot: QtBot, english: LanguageSettings) -> None:
    with qtbot.waitSignal(english.chosen) as told:
        english.choice.buttons()[BY_INDEX.index("de")].click()
    assert told.args == ["de"]


def test_another_language_says_in_its_own_words_when_it_begins(english: LanguageSettings) -> None:
    english.show_language("de")
    assert english.choice.value == BY_INDEX.index("de")
    assert GERMAN("settings.language_later") in said(english)


def test_the_language_that_is_spoken_needs_no_word(english: LanguageSettings, german: LanguageSettings) -> None:
    english.show_language("en")
    german.show_language("de")
    assert GERMAN("settings.language_later") not in said(german)
    assert ENGLISH("settings.language_later") not in said(english)


def test_it_is_told_once_that_clinical_texts_were_not_reviewed(
    english: LanguageSettings, german: LanguageSettings
) -> None:
    assert GERMAN("settings.language_review") in said(german)
    assert ENGLISH("settings.language_review") not in said(english)


def test_a_language_that_is_no_more_is_that_of_the_system(english: LanguageSettings) -> None:
    english.show_language("tlh")
    assert english.choice.value == 0


def test_without_a_choice_the_system_decides_and_english_is_the_last_resort() -> None:
    assert language_of("de") == "de"
    assert language_of("tlh") == "en"
    assert language_of("") in languages()
