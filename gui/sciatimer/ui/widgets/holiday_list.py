"""Free days: those there are, each with a way to take it out, and one more."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sciatimer.reminders.hours import Holiday
from sciatimer.texts import Texts
from sciatimer.ui.dates import short_day
from sciatimer.ui.widgets.basics import ActionButton, button, label
from sciatimer.ui.widgets.flow import FlowLayout

_YEARS_AHEAD = 3


class HolidayList(QWidget):
    """Shows the free days and lets them be changed.

    Signals:
        added(object): a Holiday.
        removed(object): a Holiday.
    """

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._none = label(texts("break_settings.no_holiday"), "muted", name="no-holiday")
        self._column.addWidget(self._none)
        self.first = DayBox(texts("break_settings.first_day"), texts("ui.date_field"), "holiday-first")
        self.last = DayBox(texts("break_settings.last_day"), texts("ui.date_field"), "holiday-last")
        self._add = button(texts("break_settings.add_holiday"), name="holiday-add")
        until = QWidget()
        pair = QHBoxLayout(until)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(label(texts("break_settings.until")))
        pair.addWidget(self.last)
        row = FlowLayout()
        for made in (self.first, until, self._add):
            row.addWidget(made)
        self._column.addLayout(row)
        self.first.dateChanged.connect(self._on_first)
        self._add.clicked.connect(self._on_add)

    def begin(self, today: date) -> None:
        """Offers today; nothing that is over can be added."""
        for box in (self.first, self.last):
            box.offer(today)

    def show_holidays(self, holidays: tuple[Holiday, ...]) -> None:
        """Shows these."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(holiday) for holiday in holidays]
        for at, row in enumerate(self._rows):
            self._column.insertWidget(at, row)
        self._none.setVisible(not holidays)
        self._keep_order()

    def _row(self, holiday: Holiday) -> QWidget:
        words = short_day(holiday.first, self._texts)
        if holiday.last != holiday.first:
            words = self._texts("break_settings.days", first=words, last=short_day(holiday.last, self._texts))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        made = button(self._texts("break_settings.remove"), name=f"holiday-remove-{holiday}")
        made.setAccessibleName(f"{made.text()}: {words}")
        made.setProperty("holiday", str(holiday))
        made.clicked.connect(self._on_remove)
        across.addWidget(label(words), 1)
        across.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _keep_order(self) -> None:
        """Tab goes through the rows before it comes to what is added, though they were made after it."""
        last = _stop_before(self.first)
        for made in (made for row in self._rows for made in row.findChildren(ActionButton)):
            QWidget.setTabOrder(last, made)
            last = made

    def _on_first(self) -> None:
        if self.last.day < self.first.day:
            self.last.offer(self.first.day, keep=True)

    def _on_add(self) -> None:
        self.added.emit(Holiday(self.first.day, max(self.first.day, self.last.day)))

    def _on_remove(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            first, _, last = str(made.property("holiday")).partition("..")
            self.removed.emit(Holiday(date.fromisoformat(first), date.fromisoformat(last or first)))


def _stop_before(widget: QWidget) -> QWidget:
    """What Tab comes by just before a widget; Qt leaves the order alone after what no Tab comes to."""
    before: QWidget | None = widget.previousInFocusChain()
    while before is not None and before is not widget and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    return before or widget


class DayBox(QDateEdit):
    """A date to be chosen, from today on. Tab leaves it; left and right go between day, month and year."""

    def __init__(self, described: str, form: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(described)
        self.setToolTip(described)
        self.setCalendarPopup(True)
        self.setDisplayFormat(form)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def day(self) -> date:
        """The date that stands there."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def offer(self, day: date, *, keep: bool = False) -> None:
        """Shows a date; without ``keep`` it is the earliest that can be chosen, too."""
        shown = QDate(day.year, day.month, day.day)
        if not keep:
            self.setDateRange(shown, shown.addYears(_YEARS_AHEAD))
        self.setDate(shown)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's signature
        """Tab leaves the field."""
        return QWidget.focusNextPrevChild(self, next)
