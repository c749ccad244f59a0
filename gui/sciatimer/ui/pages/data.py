"""One's own data: what is kept and who can read it, taking it along, taking it in, copies, and deleting it all."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.data_view import CopyView
from sciatimer.ui.widgets.basics import ActionButton, button, card, clear, label, spacer
from sciatimer.ui.widgets.copy_text import CopyText
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.two_columns import TwoColumns

_WIDE = 62  # heights of a line from which on there is room for two columns
_PRIVACY = 4  # paragraphs


class DataPage(Page):
    """Shows what there is, and asks for what is to be done with it.

    Signals:
        left(): done.
        requested(str): folder, export_json, export_csv, clinician, import, save_copy, other_copy or delete.
        restore_requested(object): the copy at this Path is to be put back.
    """

    left = Signal()
    requested = Signal(str)
    restore_requested = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("data.title"), width=1560)
        self._texts = texts
        self._ways: list[ActionButton] = []
        self._columns = TwoColumns(_WIDE)
        self.add_row(self._columns)
        first, second = self._columns.half(), self._columns.half()
        self._add_privacy(first)
        self._add_take_along(first)
        self._add_take_in(second)
        self._add_copies(second)
        self._add_delete(second)
        for half in (first, second):
            half.addStretch(1)
        self._add_bar()

    @property
    def said(self) -> str:
        """What was said last."""
        return self._said.text()

    def begin(self) -> None:
        """Shows the beginning and puts the keyboard on the way back."""
        self.scroll_to_top()
        self._back.setFocus()

    def show_data(self, folder: Path, copies: Sequence[CopyView]) -> None:
        """Shows where the data lie and which copies there are."""
        self._folder.setPlainText(str(folder))
        clear(self._list)
        self._no_copy.setVisible(not copies)
        before = self._import
        for copy in copies:
            made, way = self._copy(copy)
            self._list.addWidget(made)
            QWidget.setTabOrder(before, way)
            before = way
        QWidget.setTabOrder(before, self._save_copy)

    def say(self, text: str) -> None:
        """Says what came of it; '' for nothing."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def show_working(self, *, on: bool) -> None:
        """While something is being done nothing else can be begun."""
        self._bar.setVisible(on)
        self._bar.setRange(0, 0)
        for made in (*self._ways, *self.findChildren(ActionButton, "data-restore")):
            made.setEnabled(not on)
        if on:
            self.say(self._texts("data.working"))
        else:
            self._back.setFocus()  # the keyboard went to the header when all that had it was disabled

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._columns.fit(self)

    def _card(self, half: QVBoxLayout, title: str) -> QVBoxLayout:
        frame, column = card()
        column.addWidget(label(self._texts(f"data.{title}"), "heading"))
        half.addWidget(frame)
        return column

    def _add_privacy(self, half: QVBoxLayout) -> None:
        column = self._card(half, "privacy")
        for number in range(1, _PRIVACY + 1):
            column.addWidget(self._paragraph(f"privacy_{number}"))
        column.addWidget(label(self._texts("data.folder"), "muted"))
        self._folder = CopyText("", self._texts("data.folder"))
        column.addWidget(self._folder)
        column.addWidget(self._way("open_folder", "folder"), 0, Qt.AlignmentFlag.AlignLeft)

    def _add_take_along(self, half: QVBoxLayout) -> None:
        column = self._card(half, "take_along")
        for number, name in enumerate(("export_json", "export_csv"), start=1):
            column.addWidget(self._paragraph(f"take_along_{number}"))
            column.addWidget(self._way(name, name), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._paragraph("take_along_3"))
        clinician = button(self._texts("clinician.way"), name="data-clinician")
        self._add_way(clinician, "clinician")
        column.addWidget(clinician, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_take_in(self, half: QVBoxLayout) -> None:
        inward = self._card(half, "take_in")
        inward.addWidget(self._paragraph("take_in_1"))
        self._import = self._way("import", "import")
        inward.addWidget(self._import, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_copies(self, half: QVBoxLayout) -> None:
        column = self._card(half, "copies")
        column.addWidget(self._paragraph("copies_1"))
        self._no_copy = label(self._texts("data.no_copy"), "muted", name="data-no-copy")
        column.addWidget(self._no_copy)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        row = QHBoxLayout()
        self._save_copy = self._way("save_copy", "save_copy")
        row.addWidget(self._save_copy)
        row.addWidget(self._way("other_copy", "other_copy"))
        row.addStretch(1)
        column.addLayout(row)

    def _add_delete(self, half: QVBoxLayout) -> None:
        column = self._card(half, "delete")
        column.addWidget(self._paragraph("delete_1"))
        column.addWidget(self._way("delete_way", "delete"), 0, Qt.AlignmentFlag.AlignLeft)

    def _add_bar(self) -> None:
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        self._said = label("", "muted", name="data-said")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self._texts("data.working"))
        for made in (self._said, self._bar):
            made.hide()
            column.addWidget(made)
        self.bar.ask(said)
        self._back = button(self._texts("ui.reading_done"), "primary", name="data-back")
        self._ways.append(self._back)
        self._back.clicked.connect(self.left)
        leave_by_escape(self, self._back.click)
        self.add_action(spacer(), self._back)

    def _copy(self, copy: CopyView) -> tuple[QWidget, ActionButton]:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(copy.title))
        words.addWidget(label(copy.words, "muted"))
        row.addLayout(words, 1)
        way = button(self._texts("data.restore"), name="data-restore")
        way.setAccessibleName(f"{way.text()}: {copy.title}")
        way.setProperty("copy", str(copy.file))
        way.clicked.connect(self._on_restore)
        row.addWidget(way)
        return made, way

    def _paragraph(self, key: str) -> QLabel:
        return label(self._texts(f"data.{key}"))

    def _way(self, words: str, request: str) -> ActionButton:
        made = button(self._texts(f"data.{words}"), name=f"data-{request}")
        self._add_way(made, request)
        return made

    def _add_way(self, made: ActionButton, request: str) -> None:
        made.setProperty("request", request)
        made.clicked.connect(self._on_way)
        self._ways.append(made)

    def _on_way(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            self.requested.emit(str(made.property("request")))

    def _on_restore(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            self.restore_requested.emit(Path(str(made.property("copy"))))
