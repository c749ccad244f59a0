"""The dialog that asks for a file. What it remembers is for its owner alone."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from sciatimer.history.files import OWNER_ONLY
from sciatimer.paths import make_folder


def file_dialog(window: QWidget, title: str, folder: str, kinds: str) -> QFileDialog:
    """A dialog over a window that begins in a folder and shows files of some kinds, as Qt writes them."""
    if sys.platform not in {"win32", "darwin"}:
        with suppress(OSError):  # then Qt cannot write it either
            _close_to_others(Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()))
    return QFileDialog(window, title, folder, kinds)


def _close_to_others(memory: Path) -> None:
    """Qt notes the folders that were gone to in one file for all its programs; made by Qt, others could read it."""
    make_folder(memory.parent)
    descriptor = os.open(memory, os.O_RDONLY | os.O_CREAT, OWNER_ONLY)
    try:
        os.fchmod(descriptor, OWNER_ONLY)
    finally:
        os.close(descriptor)
