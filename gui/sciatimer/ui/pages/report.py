"""The report as it will be on paper."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.progress_view import Span
from sciatimer.ui.report import Wanted
from sciatimer.ui.widgets.basics import button, clear, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page, leave_by_escape

_SPANS = (Span.MONTH, Span.QUARTER, Span.ALL)
_NAME = 60  # letters
_PAUSE = 400  # milliseconds after the last letter of a name


class PaperView(QWidget):
    """A page of paper, as wide as there is room for.

    Args:
        image: the page.
        name: what a screen reader calls it.
    """

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as it was drawn."""
        return self._image.size()

    def minimumSizeHint(self) -> QSize:
        """It can be smaller."""
        return self.sizeHint() / 4

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height it needs at a width, in pixels."""
        return round(min(width, self._image.width()) * self._image.height() / self._image.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, white, with an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(Qt.GlobalColor.gray)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class ReportPage(Page):
    """Shows the pages, and asks what is to stand on them.

    Signals:
        changed(): something else is wanted on them; ``wanted`` tells what.
        left(): done.
        print_requested(), save_requested(): on paper, or as a PDF.
    """

    changed = Signal()
    left = Signal()
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("report.title"), width=1900)
        self._texts = texts
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self.changed)
        who = label(texts("report.who"), "heading")
        self._who = QLineEdit()
        self._who.setMaxLength(_NAME)
        self._who.setObjectName("report-who")
        self._who.setAccessibleName(who.text())
        self._who.setMaximumWidth(460)
        self._who.textChanged.connect(self._on_name)
        options = [Option(index, texts(f"progress.span_{span}")) for index, span in enumerate(_SPANS)]
        self.span = ChoiceGroup(texts("report.span"), options, name="report-span")
        self.span.choose(_SPANS.index(Span.QUARTER))
        self.span.chosen.connect(self._on_span)
        self.add(label(texts("report.intro")), who, self._who, self.span)
        self._sheets = FlowLayout(gap=18)
        self.add_row(self._sheets)
        self._add_bar(texts)

    @property
    def wanted(self) -> Wanted:
        """What is to stand on the pages."""
        return Wanted(self._who.text().strip(), _SPANS[self.span.value or 0])

    @property
    def said(self) -> str:
        """What was said last of printing and saving."""
        return self._said.text()

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Shows other pages in the place of those before."""
        clear(self._sheets)
        for number, image in enumerate(images, start=1):
            name = self._texts("report.page", number=number, count=len(images))
            self._sheets.addWidget(PaperView(image, name))
        self.say("")

    def begin(self) -> None:
        """Shows the beginning and puts the focus on the main action."""
        self.scroll_to_top()
        self._print.setFocus()

    def say(self, text: str) -> None:
        """Says what came of printing or saving; '' for nothing."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def offer_save(self) -> None:
        """Puts the focus on the way that is left when nothing can be printed."""
        self._save.setFocus()

    def _add_bar(self, texts: Texts) -> None:
        self._said = label("", "muted", name="report-said")
        self._said.hide()
        self.bar.tell(self._said)
        back = button(texts("ui.back"), name="report-back")
        self._save = button(texts("clinician.save"), name="report-save")
        self._print = button(texts("clinician.print"), "primary", name="report-print")
        self.add_action(back, spacer(), self._save, self._print)
        back.clicked.connect(self.left)
        leave_by_escape(self, self.left)
        self._save.clicked.connect(self.save_requested)
        self._print.clicked.connect(self.print_requested)

    def _on_name(self) -> None:
        self._typing.start()

    def _on_span(self) -> None:
        self.changed.emit()
