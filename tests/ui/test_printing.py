"""Paper and PDF: black on white, complete or not at all, and nothing of pain in a name."""

import errno
import os
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QPageSize, QPalette
from PySide6.QtWidgets import QApplication

from sciatimer.ui import printing
from sciatimer.ui.printing import (
    PageNotPrinted,
    Sheet,
    has_printer,
    make_printer,
    paper,
    print_sheet,
    save_pdf,
)
from sciatimer.ui.saving import FileNotSaved

SHORT = Sheet(("<p>Pain 3 of 10</p>",), "Sciatimer report. Page {page} of {pages}.", "Sciatimer report")
A4 = QPageSize(QPageSize.PageSizeId.A4)


def long_sheet(lines: int) -> Sheet:
    html = "".join(f"<p>Line {line} is here</p>" for line in range(lines))
    return Sheet((html,), SHORT.footer, SHORT.name)


def pages(file: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))


def streams(file: Path) -> bytes:
    """What is drawn, unpacked."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file.read_bytes(), re.DOTALL)
    return b"\n".join(zlib.decompress(each) for each in found if each[:1] == b"\x78")


def text_of(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("de_DE", QPageSize.PageSizeId.A4),
        ("en_GB", QPageSize.PageSizeId.A4),
        ("C", QPageSize.PageSizeId.A4),
        ("en_US", QPageSize.PageSizeId.Letter),
        ("fr_CA", QPageSize.PageSizeId.Letter),
        ("es_MX", QPageSize.PageSizeId.Letter),
    ],
)
def test_the_paper_is_that_of_the_country(name: str, size: QPageSize.PageSizeId) -> None:
    assert paper(QLocale(name)).id() is size


@pytest.mark.parametrize(("size", "box"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_a_pdf_is_one_page_of_its_paper_with_its_fonts_in_it(
    size: str, box: tuple[int, int], qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    save_pdf(SHORT, QPageSize(QPageSize.PageSizeId[size]), file)
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert pages(file) == 1
    assert b"/FontFile2" in content
    assert b"/ToUnicode" in content  # so that it can be searched and read aloud
    (found,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert (round(float(found[0])), round(float(found[1]))) == box


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this machine")
def test_the_words_of_a_pdf_can_be_read(qapp: QApplication, tmp_path: Path) -> None:
    save_pdf(long_sheet(120), A4, tmp_path / "report.pdf")
    words = text_of(tmp_path / "report.pdf")
    assert [line for line in range(120) if f"Line {line} is here" not in words] == []
    assert "Sciatimer report. Page 2 of" in words


def test_what_nearly_fits_is_set_smaller_and_stays_on_one_page(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count(lines: int) -> int:
        save_pdf(long_sheet(lines), A4, tmp_path / "report.pdf")
        return pages(tmp_path / "report.pdf")

    most = max(lines for lines in range(20, 80) if count(lines) == 1)
    assert count(most + 1) == 2
    assert count(400) > 5
    monkeypatch.setattr(printing, "_SIZES", printing._SIZES[:1])
    assert count(most) == 2


def test_it_is_black_on_white_also_from_a_dark_screen(
    qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    before, dark = qapp.palette(), QPalette(QColor("#12181C"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#F1EEE8"))
    dark.setColor(QPalette.ColorRole.WindowText, QColor("#F1EEE8"))
    request.addfinalizer(lambda: qapp.setPalette(before))
    qapp.setPalette(dark)
    save_pdf(SHORT, A4, tmp_path / "report.pdf")
    colours = set(re.findall(rb"([\d.]+ [\d.]+ [\d.]+) scn", streams(tmp_path / "report.pdf")))
    assert colours == {b"0 0 0"}


def test_the_file_tells_nothing_of_pain_but_in_the_page_itself(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    save_pdf(SHORT, A4, file)
    told = re.findall(rb"/(?:Title|Creator|Subject|Keywords|Author) (\(.*?\)|<.*?>)", file.read_bytes())
    assert len(told) >= 2
    properties = b" ".join(told).replace(b"\x00", b"")
    assert b"Sciatimer report" in properties
    assert b"ain" not in properties


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_saved_pdf_is_for_its_owner_alone(qapp: QApplication, tmp_path: Path) -> None:
    save_pdf(SHORT, A4, tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_written_to_is_told(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileNotSaved, match="Choose another folder"):
        save_pdf(SHORT, A4, tmp_path / "file" / "report.pdf")


def test_a_full_disk_leaves_what_was_there_and_nothing_half_written(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"the one before")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileNotSaved, match="No space left"):
        save_pdf(SHORT, A4, file)
    assert file.read_bytes() == b"the one before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_pdf_takes_the_place_of_the_one_before(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"the one before")
    save_pdf(SHORT, A4, file)
    assert file.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [file]


def test_without_a_print_service_on_this_machine_nobody_asks_for_one(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(printing, "_CUPS", (tmp_path / "cups.sock",))
    monkeypatch.setitem(sys.modules, "PySide6.QtPrintSupport", None)  # asking would fail
    assert has_printer() is False


def test_a_printer_gets_the_page_and_a_name_that_tells_nothing(qapp: QApplication, tmp_path: Path) -> None:
    printer = make_printer(SHORT, QPageSize(QPageSize.PageSizeId.Letter))
    assert printer.docName() == "Sciatimer report"
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    printer.setOutputFormat(type(printer).OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_sheet(long_sheet(200), printer)
    assert pages(tmp_path / "printed.pdf") > 1


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_take_the_page_is_told(qapp: QApplication, tmp_path: Path) -> None:
    printer = make_printer(SHORT, A4)
    printer.setOutputFormat(type(printer).OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    with pytest.raises(PageNotPrinted, match="save the page as a PDF"):
        print_sheet(SHORT, printer)


def test_nothing_of_printing_is_loaded_with_the_window(program_variables: dict[str, str]) -> None:
    code = "import sys, sciatimer.ui.application; print('PySide6.QtPrintSupport' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=program_variables, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "False", done.stderr
