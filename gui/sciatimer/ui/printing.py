"""Paper and PDF: a page in HTML is drawn black on white, whatever the colours of the screen.

QtPrintSupport is imported only when somebody prints. It needs no library of the system to be imported; printers it
finds through CUPS, where that is there.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from sciatimer.errors import SciatimerError
from sciatimer.ui.saving import save_file

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MARGIN = 14.0  # millimetres
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)  # points: the largest with which it fits on one page, else a size easy to read
_LONG = 9.5
_FOOTER = 8.0
_DPI = 600
_CUPS = (Path("/run/cups/cups.sock"), Path("/var/run/cups/cups.sock"))
# Where paper is cut to Letter (Unicode CLDR, paperSize).
_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])


class PageNotPrinted(SciatimerError):
    """The printer did not take the page."""

    wording = "The printer did not take the page. See that it is on, or save the page as a PDF."


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed.

    Attributes:
        html: the page.
        footer: stands at the foot of each page; takes {page} and {pages}.
        name: of the document, in its properties and the printer's queue: nothing of what stands in it.
    """

    html: str
    footer: str
    name: str


def paper(locale: QLocale) -> QPageSize:
    """The paper that is used in a country: Letter or A4."""
    letter = QLocale.territoryToCode(locale.territory()) in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def save_pdf(sheet: Sheet, size: QPageSize, path: Path) -> None:
    """Writes the page to a file, complete or not at all, readable by its owner alone.

    Raises:
        FileNotSaved: it could not be written; what was there before is still there.
    """
    save_file(_pdf(sheet, size), path)


def has_printer() -> bool:
    """Whether the print service of this machine knows a printer.

    Without CUPS's own socket its library would go and look over the network, so then nobody asks it.
    """
    if sys.platform.startswith("linux") and not any(socket.exists() for socket in _CUPS):
        return False
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def make_printer(sheet: Sheet, size: QPageSize) -> "QPrinter":
    """A printer for the page, to be chosen and set up in a dialog."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheet.name)
    printer.setCreator(sheet.name)
    printer.setPageLayout(_layout(size))
    return printer


def print_sheet(sheet: Sheet, printer: QPagedPaintDevice) -> None:
    """Sends the page to a printer.

    Raises:
        PageNotPrinted: it did not take it.
    """
    if not _draw(sheet, printer):
        raise PageNotPrinted


def _layout(size: QPageSize) -> QPageLayout:
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _pdf(sheet: Sheet, size: QPageSize) -> bytes:
    """In memory first: what goes wrong with a file is then told by the file system, and not swallowed."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.name)
    writer.setCreator(sheet.name)
    writer.setResolution(_DPI)
    writer.setPageLayout(_layout(size))
    _draw(sheet, writer)
    buffer.close()
    return bytes(buffer.data().data())


def _draw(sheet: Sheet, device: QPagedPaintDevice) -> bool:
    """Draws all pages; False if the device does not let itself be painted on."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.setFont(_font(_FOOTER))
    foot = painter.fontMetrics().lineSpacing() * 2
    room = QSizeF(device.width(), device.height() - foot)
    document = _fitted(sheet, device, room)
    pages = document.pageCount()
    for page in range(pages):
        if page:
            device.newPage()
        _draw_page(painter, document, QRectF(0, page * room.height(), room.width(), room.height()))
        place = QRectF(0, room.height(), room.width(), foot)
        words = sheet.footer.format(page=page + 1, pages=pages)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)
    return painter.end()


def _draw_page(painter: QPainter, document: QTextDocument, part: QRectF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.clip = part
    painter.save()
    painter.translate(-part.topLeft())
    painter.setClipRect(part)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _fitted(sheet: Sheet, device: QPagedPaintDevice, room: QSizeF) -> QTextDocument:
    documents = (_document(sheet, device, room, points) for points in _SIZES)
    whole = next((document for document in documents if document.pageCount() == 1), None)
    return whole or _document(sheet, device, room, _LONG)


def _document(sheet: Sheet, device: QPagedPaintDevice, room: QSizeF, points: float) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(points))
    document.setHtml(sheet.html)
    document.setPageSize(room)
    return document


def _font(points: float) -> QFont:
    font = QFont()  # the family of the program, which the system has
    font.setPointSizeF(points)
    return font
