"""A day of breaks for the tests of what shows it."""

from sciatimer.ui.day_view import DayItem, DayLook, DayView


def clock(minute: float) -> str:
    """Such as 09:05."""
    return f"{int(minute) // 60:02}:{int(minute) % 60:02}"


def item(look: DayLook, begins: float, ends: float | None = None, words: str = "") -> DayItem:
    """Something on the strip, from one minute to another."""
    ends = begins if ends is None else ends
    when = clock(begins) if ends == begins else f"{clock(begins)}-{clock(ends)}"
    return DayItem(look, begins, ends, when, words or look.value)


NINE, NOON, FIVE = 9 * 60, 12 * 60, 17 * 60
WORK = item(DayLook.WORK, NINE, FIVE)
SEATED = item(DayLook.SEATED, NINE, NINE + 45)
TAKEN = item(DayLook.TAKEN, NINE + 45)
AWAY = item(DayLook.AWAY, NINE + 60, NINE + 90)
HELD = item(DayLook.HELD, NOON, NOON + 30, "held back: full screen")
LATER = item(DayLook.LATER, NOON + 3)
NEXT = item(DayLook.NEXT, NOON + 120)
DAY = DayView(8 * 60, 18 * 60, NOON + 40.0, (WORK, SEATED, TAKEN, AWAY, HELD, LATER, NEXT))
