"""The language from the settings to the window: our sentences, the catalogue, and what Qt says itself."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from sciatimer.history.settings import change, load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.ui.application import make_services
from sciatimer.ui.language import language_of, speak
from sciatimer.ui.qt import dress_qt
from tests.fakes import FakeClock

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[QApplication]:
    """Takes back what a language has set for the whole program."""
    direction, locale = QApplication.layoutDirection(), QLocale()
    yield qapp
    for made in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(made)
        made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.setLayoutDirection(direction)
    QLocale.setDefault(locale)


def cancel() -> str:
    """What Qt's own button says."""
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_qt_says_its_own_words_in_the_language(as_before: QApplication) -> None:
    assert cancel() == "Cancel"
    speak("de")
    assert cancel() == "Abbrechen"
    assert QLocale().toString(QDate(2026, 3, 2), "dddd, d. MMMM") == "Montag, 2. März"


def test_english_needs_no_words_from_qt(as_before: QApplication) -> None:
    speak("en")
    assert cancel() == "Cancel"
    assert as_before.findChildren(QTranslator) == []
    assert QLocale().dayName(1) == "Monday"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("de", Qt.LayoutDirection.LeftToRight), ("ar", Qt.LayoutDirection.RightToLeft)],
)
def test_the_window_is_laid_out_as_the_language_runs(
    as_before: QApplication, language: str, direction: Qt.LayoutDirection
) -> None:
    speak(language)
    dress_qt()
    assert QApplication.layoutDirection() == direction


@pytest.mark.parametrize(
    ("language", "title", "stretch"),
    [
        ("de", "Wie ist es gerade?", "Dehnung mit Handtuch, liegend"),
        ("en", "How is it right now?", "Towel hamstring stretch, lying"),
        ("tlh", "How is it right now?", "Towel hamstring stretch, lying"),
    ],
)
def test_sentences_and_catalogue_come_in_the_language_that_was_chosen(
    qapp: QApplication, tmp_path: Path, language: str, title: str, stretch: str
) -> None:
    with HistoryStore(DataPaths(tmp_path).history) as store:
        change(store, "language", language, NOW)
    services = make_services(WindowOptions(data_dir=tmp_path), FakeClock())
    assert services.texts("today.title") == title
    assert services.catalogue.by_id("lying-towel-thigh").name == stretch
    services.store.close()


def test_before_a_language_is_chosen_it_is_that_of_the_system(qapp: QApplication, tmp_path: Path) -> None:
    services = make_services(WindowOptions(data_dir=tmp_path), FakeClock())
    assert load_settings(services.store).language == ""
    assert services.texts.language == language_of("")
    services.store.close()
