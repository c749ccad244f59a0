"""Dates and numbers as a person says them, in the language of the texts."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from sciatimer.texts import Texts


def day_words(day: date, texts: Texts) -> str:
    """A date with its weekday: Monday 2 March 2026."""
    return _in_form("ui.date_long", day, texts)


def short_day(day: date, texts: Texts) -> str:
    """A date without its weekday, the month cut short: 2 Mar 2026."""
    return _in_form("ui.date_short", day, texts)


def one_place(value: float, texts: Texts) -> str:
    """A number with one place behind the point, or behind the comma."""
    return QLocale(texts.language).toString(value, "f", 1)


def _in_form(form: str, day: date, texts: Texts) -> str:
    return QLocale(texts.language).toString(QDate(day.year, day.month, day.day), texts(form))
