"""The report as a PDF without a window and without a screen: the command line asks for it."""

import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.translated import in_language
from sciatimer.clock import Clock
from sciatimer.history.drafts import replacing
from sciatimer.history.settings import load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.resources import shipped
from sciatimer.texts import load_texts
from sciatimer.ui.language import language_of, lay_out, speak
from sciatimer.ui.printing import paper, pdf
from sciatimer.ui.progress_view import Span
from sciatimer.ui.report import Wanted, report_sheet

_MARKS = (b"%PDF-", b"Sciatimer")  # a PDF of ours begins with the one, and names its maker soon after


def export_report(store: HistoryStore, paths: DataPaths, clock: Clock, target: Path) -> None:
    """Writes the report on the whole history, in the language of the settings, for its owner alone.

    Args:
        store: the history; nothing is written there.
        paths: the data folder, for the own packs.
        clock: says when it is written.
        target: the file; an older report there is replaced.

    Raises:
        ExportTargetTaken: another file is there; it is left as it is.
        HistoryError: the history cannot be read, or the file not be written; what was there is left as it is.
    """
    with replacing(target, is_report, store.path) as handle:
        qt = QGuiApplication.instance() or _without_screen()
        texts = load_texts(language_of(load_settings(store).language))
        speak(texts.language)
        lay_out()
        catalogue = in_language(load_catalogue(shipped("exercises.json"), paths.packs), texts)
        sheet = report_sheet(store, catalogue, texts, clock.now(), Wanted(span=Span.ALL))
        handle.write(pdf(sheet, paper(QLocale.system())))
        del qt  # the fonts are its own, so it stays until the last letter is drawn


def is_report(beginning: bytes) -> bool:
    """Whether a file that begins so is an older report."""
    return beginning.startswith(_MARKS[0]) and _MARKS[1] in beginning


def _without_screen() -> QGuiApplication:
    """Qt for letters and lines alone. Elsewhere than on Linux only the system's own part of Qt finds the fonts."""
    screen = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    return QGuiApplication([*sys.argv[:1], *screen])
