"""The language of the window: which one it is, and what Qt itself says in it."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from sciatimer.texts import FALLBACK_LANGUAGE, languages


def language_of(chosen: str) -> str:
    """The language that was chosen; as long as none was, the system's, and English where there is no such folder."""
    wanted = chosen or QLocale.languageToCode(QLocale.system().language())
    return wanted if wanted in languages() else FALLBACK_LANGUAGE


def lay_out() -> None:
    """Has windows lay out in the direction of the language that is spoken. Waiting in the tray there is none to do so."""
    QGuiApplication.setLayoutDirection(QLocale().textDirection())


def speak(language: str) -> None:
    """Has Qt name days, months and its own buttons in a language.

    Dates and numbers keep the habits of the country that the system is set to.
    """
    locale = QLocale(QLocale(language).language(), QLocale.system().territory())
    QLocale.setDefault(locale)
    if language == FALLBACK_LANGUAGE:
        return  # Qt is written in English
    own_words = QTranslator(QCoreApplication.instance())
    if own_words.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(own_words)
