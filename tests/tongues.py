"""The languages in which pages are looked at: those that ship, and the two that nobody speaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from sciatimer.texts import Texts, languages, load_texts
from tests.pseudo import pseudo_texts


@dataclass(frozen=True)
class Tongue:
    """A language, and how it is laid out."""

    name: str
    texts: Texts
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight

    @contextmanager
    def spoken(self) -> Iterator[None]:
        """The program is laid out and writes dates as in this language, until this is over."""
        direction, locale = QApplication.layoutDirection(), QLocale()
        QApplication.setLayoutDirection(self.direction)
        QLocale.setDefault(QLocale(self.texts.language))
        try:
            yield
        finally:
            QApplication.setLayoutDirection(direction)
            QLocale.setDefault(locale)


ENGLISH = Tongue("en", load_texts())
LONG = Tongue("pseudo", pseudo_texts())
FROM_RIGHT = Tongue("pseudo-from-right", pseudo_texts(from_right=True), Qt.LayoutDirection.RightToLeft)
SHIPPED = tuple(Tongue(name, load_texts(name)) for name in languages() if name != "en")
FOREIGN = (*SHIPPED, LONG, FROM_RIGHT)
