"""The language of the window: which one it is, and what Qt itself says in it."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from sciatimer.texts import FALLBACK_LANGUAGE, languages


def language_of(chosen: str) -> str:
    """The language that was chosen; as long as none was, the system's, and English where there is no such folder."""
    wanted = chosen or QLocale.languageToCode(QLocale.system().language())
    return wanted if wanted in languages() else FALLBACK_LANGUAGE


def speak(language: str) -> None:
    """Has Qt name days, months and its own buttons in a language, and lay out in its direction.

    Dates and numbers keep the habits of the country that the system is set to.
    """
    locale = QLocale(QLocale(language).language(), QLocale.system().territory())
    QLocale.setDefault(locale)
    QGuiApplication.setLayoutDirection(locale.textDirection())
    if language == FALLBACK_LANGUAGE:
        return  # Qt is written in English
    own_words = QTranslator(QCoreApplication.instance())
    if own_words.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(own_words)
