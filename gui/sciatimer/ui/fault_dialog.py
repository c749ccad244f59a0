"""The message when no window can be opened at all."""

from PySide6.QtWidgets import QMessageBox

from sciatimer.texts import Texts


def show_fault(text: str, texts: Texts) -> None:
    """Says what is wrong and what to do, and waits until it was read."""
    box = QMessageBox(QMessageBox.Icon.Warning, texts("ui.app"), text)
    box.exec()
