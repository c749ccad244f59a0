"""A date that is empty until a person chooses one."""

from datetime import date

from PySide6.QtCore import QDate, QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QWidget

_BESIDE = 6  # heights of a line that the arrow, the border and some air need


class DateField(QDateEdit):
    """Shows ``nothing`` until a date is chosen: in the calendar (a click, or Alt+Down), by Up, or by typing a day.

    ``form`` is how a date is written, in Qt's letters.
    """

    def __init__(self, nothing: str, *, name: str, described: str, form: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(described)
        self.setCalendarPopup(True)
        self.setSpecialValueText(nothing)
        self.setDisplayFormat(form)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for a date and for what stands there without one, at any size of the text."""
        size, metrics = super().sizeHint(), self.fontMetrics()
        wanted = metrics.horizontalAdvance(self.specialValueText()) + _BESIDE * metrics.height()
        return QSize(max(size.width(), wanted), size.height())

    def begin(self, earliest: date, latest: date) -> None:
        """Empties the field. Dates from the month of ``earliest`` to ``latest`` can be chosen.

        The whole month, because the first digit of a day that is typed is a day too; whoever asks checks the date.
        """
        empty = _qdate(earliest.replace(day=1)).addDays(-1)
        self.setDateRange(empty, _qdate(latest))
        self.setDate(empty)
        self.calendarWidget().setCurrentPage(latest.year, latest.month)

    @property
    def chosen(self) -> date | None:
        """The date chosen, or None."""
        if self.date() == self.minimumDate():
            return None
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def choose(self, day: date) -> None:
        """Chooses a date as a person would."""
        self.setDate(_qdate(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit in the empty field is a day in the month of the latest date."""
        if self.chosen is None and event.text().isdecimal():
            self.setDate(self.maximumDate())
            self.setSelectedSection(QDateEdit.Section.DaySection)
        super().keyPressEvent(event)

    def stepBy(self, steps: int) -> None:
        """A step in the empty field leads to the latest date."""
        if self.chosen is None:
            self.setDate(self.maximumDate())
        else:
            super().stepBy(steps)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's signature
        """Tab leaves the field, also while it is empty; left and right go between day, month and year."""
        return QWidget.focusNextPrevChild(self, next)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
