"""Showing it to a clinician: from the routine-ended screen to paper or a file, and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from sciatimer.safety.values import Place
from sciatimer.ui import printing
from sciatimer.ui.pages.report import PaperView
from sciatimer.ui.progress_view import Span
from sciatimer.ui.widgets.fact_text import FactText
from tests.ui.desk import Desk, clear_away, plain


@pytest.fixture(autouse=True)
def no_trace_at_home(tmp_path: Path) -> None:
    """The file dialog remembers its folder in a file of its own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


def lock(desk: Desk) -> None:
    """A session that ends the routine: it was felt further down than before."""
    desk.open_known("X3")
    desk.session(2, Place.BUTTOCK, 0, after=3, place_after=Place.CALF)
    assert desk.page == "ended"


def read(desk: Desk) -> str:
    """All that stands on the page, in one line."""
    texts = [made.toPlainText() for made in desk.app.pages.clinician.findChildren(FactText)]
    return plain(" ".join([desk.words, *texts]))


def dialog(desk: Desk, kind: type[QDialog]) -> QDialog:
    """The dialog that was opened over the window."""
    (found,) = desk.app.window.findChildren(kind)
    assert found.isVisible()
    return found


def choose_file(desk: Desk, file: Path) -> QFileDialog:
    """'Save as PDF', and a name that is typed."""
    desk.press("report-save")
    chosen = dialog(desk, QFileDialog)
    assert isinstance(chosen, QFileDialog)
    chosen.setDirectory(str(file.parent))
    chosen.findChildren(QLineEdit)[0].setText(file.name)
    chosen.accept()
    clear_away()
    return chosen


def test_the_page_is_reached_while_the_routine_is_off_and_leads_back_to_it(desk: Desk) -> None:
    lock(desk)
    desk.press("way-clinician")
    assert desk.page == "clinician"
    said = read(desk)
    assert desk.texts("clinician.cause_R4") in said
    assert "3 of 10, calf or shin" in said
    assert desk.texts("screens.X3") in said
    desk.press("clinician-back")
    assert desk.page == "ended"
    assert desk.past.locked


def test_it_tells_what_was_answered_since_it_was_shown_last(desk: Desk) -> None:
    lock(desk)
    desk.press("way-clinician", "clinician-back")
    desk.clock.advance(3600)
    desk.press("way-clinician")
    assert f"{desk.clock.now():%H:%M}" in desk.words


def test_the_warning_signs_are_one_click_away_and_lead_back(desk: Desk) -> None:
    lock(desk)
    desk.press("way-clinician", "header-help")
    assert desk.page == "help"
    desk.press("way-back")
    assert desk.page == "clinician"
    desk.press("clinician-back")
    assert desk.page == "ended"


def test_looking_at_it_writes_nothing(desk: Desk) -> None:
    lock(desk)
    before = desk.store.read("SELECT count(*) FROM ledger")
    desk.press("way-clinician", "clinician-back", "way-clinician")
    assert desk.store.read("SELECT count(*) FROM ledger") == before


def test_without_a_printer_it_says_so_and_offers_the_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_CUPS", ())
    monkeypatch.setattr("sys.platform", "linux")
    lock(desk)
    desk.press("way-clinician", "clinician-paper", "report-print")
    assert desk.reads("clinician.no_printer")
    assert desk.focused is desk.button("report-save")
    assert desk.app.window.findChildren(QDialog) == []


def test_it_is_saved_as_a_pdf_where_the_person_wants_it(desk: Desk, tmp_path: Path) -> None:
    lock(desk)
    desk.press("way-clinician", "clinician-paper")
    choose_file(desk, tmp_path / "for my doctor")
    assert desk.reads("clinician.saved", file="for my doctor.pdf")
    assert (tmp_path / "for my doctor.pdf").read_bytes().startswith(b"%PDF-")


def test_no_name_and_no_title_tells_of_pain(desk: Desk) -> None:
    lock(desk)
    desk.press("way-clinician", "clinician-paper", "report-save")
    chosen = dialog(desk, QFileDialog)
    assert isinstance(chosen, QFileDialog)
    assert [Path(file).name for file in chosen.selectedFiles()] == ["sciatimer-report.pdf"]
    assert desk.app.window.windowTitle() == "Sciatimer"
    assert chosen.windowTitle() == "Save as PDF"
    chosen.reject()
    clear_away()
    assert desk.app.pages.report.said == ""


def test_a_file_that_cannot_be_written_is_told_and_the_page_stays(desk: Desk, tmp_path: Path) -> None:
    lock(desk)
    (tmp_path / "taken").mkdir()
    desk.press("way-clinician", "clinician-paper")
    desk.app.flow.clinician.paper._on_file_chosen(str(tmp_path / "taken"))
    assert "was not saved" in desk.words
    assert desk.page == "report"
    assert list(tmp_path.glob("*.pdf")) == list(tmp_path.glob(".sciatimer*")) == []


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer that prints into a file."""
    file = tmp_path / "printed.pdf"

    def printer(sheet: printing.Sheet, size: object) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setDocName(sheet.name)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(file))
        return made

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "make_printer", printer)
    return file


def test_it_is_printed_when_the_dialog_says_so(desk: Desk, printed: Path) -> None:
    lock(desk)
    desk.press("way-clinician", "clinician-paper", "report-print")
    dialog(desk, QPrintDialog).accept()
    clear_away()
    assert printed.read_bytes().startswith(b"%PDF-")
    assert desk.reads("clinician.printed")
    assert desk.app.window.findChildren(QPrintDialog) == []


def test_a_dialog_that_was_closed_prints_nothing(desk: Desk, printed: Path) -> None:
    lock(desk)
    desk.press("way-clinician", "clinician-paper", "report-print")
    dialog(desk, QPrintDialog).reject()
    clear_away()
    assert not printed.exists()
    assert desk.app.pages.report.said == ""


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_is_told_and_the_file_offered(desk: Desk, printed: Path) -> None:
    lock(desk)
    printed.mkdir()
    desk.press("way-clinician", "clinician-paper", "report-print")
    desk.app.flow.clinician.paper._on_print_dialog(QDialog.DialogCode.Accepted)
    dialog(desk, QPrintDialog).reject()
    clear_away()
    assert "did not take the page" in desk.words
    assert desk.focused is desk.button("report-save")


def test_from_the_paper_one_comes_back_to_the_screen_and_from_there_to_where_one_was(desk: Desk) -> None:
    lock(desk)
    desk.press("way-clinician", "clinician-paper")
    assert desk.page == "report"
    desk.press("report-back")
    assert desk.page == "clinician"
    desk.press("clinician-back")
    assert desk.page == "ended"


def test_a_name_stands_on_the_page_and_is_kept_nowhere(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    lock(desk)
    desk.press("way-clinician", "clinician-paper")
    page = desk.app.pages.report
    with qtbot.waitSignal(page.changed):
        page._who.setText(" Ada Lovelace ")
    assert "Name: Ada Lovelace" in desk.app.flow.clinician.paper._sheet().parts[0]
    assert "Ada" not in str(desk.store.read("SELECT value FROM setting_changed"))


def test_another_span_draws_other_pages(desk: Desk) -> None:
    lock(desk)
    desk.press("way-clinician", "clinician-paper")
    before = desk.app.pages.report.findChildren(PaperView)
    desk.press("report-span-0")
    assert desk.app.pages.report.wanted.span is Span.MONTH
    assert desk.app.pages.report.findChildren(PaperView) != before
