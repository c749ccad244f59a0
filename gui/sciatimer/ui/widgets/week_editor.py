"""The working hours of a week: a day a row, on a strip and in writing, and one day copied to others."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sciatimer.errors import SciatimerError
from sciatimer.reminders.hours import DAY_NAMES, WorkingWeek, read_spans
from sciatimer.texts import Texts
from sciatimer.ui.hours_edit import Spans, shown_range, with_one_more
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.hours_strip import HoursStrip

_WEEKDAYS = 5
_WIDE = 46  # heights of a line: from here on a day's parts stand beside each other
_SEEN = "00:00-00:00, 00:00-00:00"  # so much of a written day is seen at once
_BESIDE = 3  # heights of a line that the frame of a field needs


@dataclass(frozen=True, slots=True)
class _Row:
    name: QLabel
    strip: HoursStrip
    written: QLineEdit
    layout: QBoxLayout


class WeekEditor(QWidget):
    """Lets the hours of each day be moved, written, copied and made free.

    Signals:
        changed(object): the WorkingWeek as the person has left it.
    """

    changed = Signal(object)

    def __init__(self, texts: Texts, palette: Palette) -> None:
        super().__init__()
        self._texts = texts
        self._week = WorkingWeek(((),) * len(DAY_NAMES))
        self._at = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rows = tuple(self._make_row(at, palette) for at in range(len(DAY_NAMES)))
        self._fault = label("", "notice", name="hours-fault")
        self._fault.hide()
        self._column.addWidget(self._fault)
        self._column.addLayout(self._actions())
        self._name_day()

    def show_week(self, week: WorkingWeek) -> None:
        """Shows the hours without announcing them."""
        self._week = week
        self._fault.hide()
        shown = shown_range(week.days)
        for row, spans in zip(self._rows, week.days, strict=True):
            row.strip.show_spans(spans, shown)
            row.written.setText(", ".join(map(str, spans)))

    def set_palette(self, palette: Palette) -> None:
        """Paints in other colours."""
        for row in self._rows:
            row.strip.set_palette(palette)

    def take_focus(self) -> None:
        """Puts the keyboard on the first day."""
        self._rows[0].strip.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A day's parts stand beside each other where there is room."""
        super().resizeEvent(event)
        line = self.fontMetrics().height()
        wide = self.width() >= line * _WIDE
        names = max(row.name.sizeHint().width() for row in self._rows)
        for row in self._rows:
            row.name.setMinimumWidth(names if wide else 0)
            seen = row.written.fontMetrics().horizontalAdvance(_SEEN)
            row.written.setMinimumWidth(seen + line * _BESIDE if wide else 0)
            row.layout.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _make_row(self, at: int, palette: Palette) -> _Row:
        day, words = DAY_NAMES[at], self._texts(f"hours.day_{DAY_NAMES[at]}")
        name = label(words, "heading")
        name.setWordWrap(False)
        strip = HoursStrip(self._texts, palette, day=words, name=f"hours-{day}")
        strip.setProperty("day", at)
        strip.changed.connect(self._on_strip)
        strip.looked_at.connect(self._on_looked_at)
        written = QLineEdit()
        written.setObjectName(f"hours-written-{day}")
        written.setProperty("day", at)
        written.setAccessibleName(self._texts("hours.written", day=words))
        written.setPlaceholderText(self._texts("hours.free"))
        written.editingFinished.connect(self._on_written)
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        layout.setSpacing(10)
        layout.addWidget(name)
        layout.addWidget(strip, 3)
        layout.addWidget(written, 1)
        self._column.addLayout(layout)
        return _Row(name, strip, written, layout)

    def _actions(self) -> FlowLayout:
        self._add = button("", name="hours-add")
        self._free = button("", name="hours-free")
        self._copy_weekdays = button("", name="hours-copy-weekdays")
        self._copy_all = button("", name="hours-copy-all")
        row = FlowLayout()
        for made, slot in (
            (self._add, self._on_add),
            (self._free, self._on_free),
            (self._copy_weekdays, self._on_copy_weekdays),
            (self._copy_all, self._on_copy_all),
        ):
            made.clicked.connect(slot)
            row.addWidget(made)
        return row

    def _name_day(self) -> None:
        """The buttons say which day they are about."""
        day = self._texts(f"hours.day_{DAY_NAMES[self._at]}")
        self._add.setText(self._texts("hours.add", day=day))
        self._free.setText(self._texts("hours.make_free", day=day))
        self._copy_weekdays.setText(self._texts("hours.copy_weekdays", day=day))
        self._copy_all.setText(self._texts("hours.copy_all", day=day))

    def _set(self, days: tuple[Spans, ...]) -> None:
        week = WorkingWeek(days)
        if week != self._week:
            self.show_week(week)
            self.changed.emit(week)

    def _set_day(self, at: int, spans: Spans) -> None:
        days = self._week.days
        self._set((*days[:at], spans, *days[at + 1 :]))

    def _sender_day(self) -> int:
        made = self.sender()
        return int(made.property("day")) if isinstance(made, QWidget) else self._at

    def _on_looked_at(self) -> None:
        self._at = self._sender_day()
        self._name_day()

    def _on_strip(self, spans: Spans) -> None:
        self._set_day(self._sender_day(), spans)

    def _on_written(self) -> None:
        self._at = self._sender_day()
        self._name_day()
        try:
            spans = read_spans(self._rows[self._at].written.text())
        except SciatimerError as error:
            self._fault.setText(mistake_words(error, self._texts))
            self._fault.show()
            return
        self._fault.hide()
        self._set_day(self._at, spans)

    def _on_add(self) -> None:
        self._set_day(self._at, with_one_more(self._week.days[self._at]))

    def _on_free(self) -> None:
        self._set_day(self._at, ())

    def _on_copy_weekdays(self) -> None:
        spans = self._week.days[self._at]
        self._set((spans,) * _WEEKDAYS + self._week.days[_WEEKDAYS:])

    def _on_copy_all(self) -> None:
        self._set((self._week.days[self._at],) * len(DAY_NAMES))
