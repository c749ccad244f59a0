"""A date that is empty until a person chooses one."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit


class DateField(QDateEdit):
    """Shows ``nothing`` until a date is chosen; the calendar drops down on a click or with Alt+Down."""

    def __init__(self, nothing: str, *, name: str, described: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(described)
        self.setCalendarPopup(True)
        self.setSpecialValueText(nothing)
        self.setDisplayFormat("d MMMM yyyy")

    def begin(self, earliest: date, latest: date) -> None:
        """Empties the field. Dates from ``earliest`` to ``latest`` can be chosen."""
        empty = _qdate(earliest).addDays(-1)
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


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
