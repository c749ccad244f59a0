"""The messages when no window can be opened at all."""

import sys

from PySide6.QtWidgets import QMessageBox

from sciatimer.errors import SciatimerError
from sciatimer.texts import Texts, load_texts
from sciatimer.ui.language import language_of
from sciatimer.ui.mistakes import mistake_words


def tell(error: SciatimerError) -> None:
    """Says what a person can mend before there is a window, in the language of the system, and in English on stderr.

    Who starts the program from a menu sees the one, who starts it by a script the other.
    """
    if sys.stderr is not None:
        sys.stderr.write(f"{error}\n")
    texts = load_texts(language_of(""))
    show_fault(mistake_words(error, texts), texts)


def show_fault(text: str, texts: Texts) -> None:
    """Says what is wrong and what to do, and waits until it was read."""
    box = QMessageBox(QMessageBox.Icon.Warning, texts("ui.app"), text)
    box.exec()


def ask_to_put_back(text: str, texts: Texts) -> bool:
    """Asks whether a copy is to be put back; only the button for it does it, no other way out of the question."""
    box = QMessageBox(QMessageBox.Icon.Warning, texts("ui.app"), text)
    yes = box.addButton(texts("data.restore_go"), QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(texts("ui.error_quit"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes
