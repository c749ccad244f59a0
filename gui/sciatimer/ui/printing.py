"""Paper and PDF: a page in HTML is drawn black on white, whatever the colours of the screen.

QtPrintSupport is imported only when somebody prints. It needs no library of the system to be imported; printers it
finds through CUPS, where that is there.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from sciatimer.errors import SciatimerError
from sciatimer.ui.page_drawing import Drawing, put_drawing
from sciatimer.ui.saving import save_file

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MARGIN = 14.0  # millimetres
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)  # points: the largest with which it fits on one page, else a size easy to read
_LONG = 8.5
_FOOTER = 8.0
_DPI = 600
_INCH = 0.0254  # metres
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
        parts: HTML; each begins on a new page, and is set so that it fits on one if it can.
        footer: stands at the foot of each page; takes {page} and {pages}.
        name: of the document, in its properties and the printer's queue: nothing of what stands in it.
        drawings: pictures of lines by the words that stand in their place in the HTML.
    """

    parts: tuple[str, ...]
    footer: str
    name: str
    drawings: Mapping[str, Drawing] = field(default_factory=dict)


def paper(locale: QLocale) -> QPageSize:
    """The paper that is used in a country: Letter or A4."""
    letter = QLocale.territoryToCode(locale.territory()) in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def save_pdf(sheet: Sheet, size: QPageSize, path: Path) -> None:
    """Writes the page to a file, complete or not at all, readable by its owner alone.

    Raises:
        FileNotSaved: it could not be written; what was there before is still there.
    """
    save_file(pdf(sheet, size), path)


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


def pdf(sheet: Sheet, size: QPageSize) -> bytes:
    """The pages as a PDF, in memory: what goes wrong with a file is then told by the file system, and not swallowed."""
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


def page_images(sheet: Sheet, size: QPageSize, dpi: int) -> list[QImage]:
    """The pages as they will be on paper, in dots per inch of a screen."""
    inner = _layout(size).paintRectPixels(dpi)
    paper_pixels = size.sizePixels(dpi)
    images: list[QImage] = []
    for page in _pages(sheet, _blank(paper_pixels, dpi), QSizeF(inner.size())):
        image = _blank(paper_pixels, dpi)
        painter = QPainter(image)
        painter.translate(QPointF(inner.topLeft()))
        page.draw(painter)
        painter.end()
        images.append(image)
    return images


def _blank(size: QSize, dpi: int) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dpi / _INCH))
    image.setDotsPerMeterY(round(dpi / _INCH))
    image.fill(Qt.GlobalColor.white)
    return image


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: a part of a document, and its footer."""

    document: QTextDocument
    place: QRectF
    foot: QRectF
    words: str

    def draw(self, painter: QPainter) -> None:
        """Draws it from the corner of what can be printed on."""
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        context.clip = self.place
        painter.save()
        painter.translate(-self.place.topLeft())
        painter.setClipRect(self.place)
        self.document.documentLayout().draw(painter, context)
        painter.restore()
        painter.setFont(_font(_FOOTER))
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(self.foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self.words)


def _draw(sheet: Sheet, device: QPagedPaintDevice) -> bool:
    """Draws all pages; False if the device does not let itself be painted on."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    for number, page in enumerate(_pages(sheet, device, QSizeF(device.width(), device.height()))):
        if number:
            device.newPage()
        page.draw(painter)
    return painter.end()


def _pages(sheet: Sheet, device: QPaintDevice, size: QSizeF) -> list[_Page]:
    foot = QFontMetricsF(_font(_FOOTER), device).lineSpacing() * 2
    room = QSizeF(size.width(), size.height() - foot)
    documents = [_fitted(part, sheet.drawings, device, room) for part in sheet.parts]
    places = [
        (document, QRectF(0, page * room.height(), room.width(), room.height()))
        for document in documents
        for page in range(document.pageCount())
    ]
    foot_place = QRectF(0, room.height(), room.width(), foot)
    return [
        _Page(document, place, foot_place, sheet.footer.format(page=number, pages=len(places)))
        for number, (document, place) in enumerate(places, start=1)
    ]


def _fitted(html: str, drawings: Mapping[str, Drawing], device: QPaintDevice, room: QSizeF) -> QTextDocument:
    documents = (_document(html, drawings, device, room, points) for points in _SIZES)
    whole = next((document for document in documents if document.pageCount() == 1), None)
    return whole or _document(html, drawings, device, room, _LONG)


def _document(
    html: str, drawings: Mapping[str, Drawing], device: QPaintDevice, room: QSizeF, points: float
) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(points))
    document.setHtml(html)
    for marker, drawing in drawings.items():
        put_drawing(document, marker, drawing, room.width())
    document.setPageSize(room)
    return document


def _font(points: float) -> QFont:
    font = QFont()  # the family of the program, which the system has
    font.setPointSizeF(points)
    return font
