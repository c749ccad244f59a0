"""The day at a glance, as values: what lies where on the strip, and the words of each item."""

from dataclasses import dataclass
from enum import StrEnum

DAY_MINUTES = 24 * 60


class DayLook(StrEnum):
    """What an item of the strip stands for; each has its own shape or pattern, so that no colour has to be told."""

    WORK = "work"
    SEATED = "seated"
    AWAY = "away"
    PAUSED = "paused"
    TAKEN = "taken"
    LATER = "later"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"
    HELD = "held"
    NEXT = "next"


SPANS = (DayLook.WORK, DayLook.SEATED, DayLook.AWAY, DayLook.PAUSED)  # what lasts: in the band, each above those before


@dataclass(frozen=True, slots=True)
class DayItem:
    """Something on the strip.

    Attributes:
        look: what it stands for.
        begins: minutes since midnight.
        ends: minutes since midnight, not before ``begins``; the same for what takes no time.
        when: its time in words.
        words: what it is, and why.
    """

    look: DayLook
    begins: float
    ends: float
    when: str
    words: str

    @property
    def told(self) -> str:
        """All of it in one line."""
        return f"{self.when}: {self.words}"


@dataclass(frozen=True, slots=True)
class DayView:
    """A day on the strip.

    Attributes:
        begins: the first minute that is shown, since midnight: a whole hour.
        ends: the last one: a whole hour, at least one after ``begins``.
        now: this minute; None for a day that is not today.
        items: in the order of time.
    """

    begins: int
    ends: int
    now: float | None
    items: tuple[DayItem, ...]

    def looks(self) -> tuple[DayLook, ...]:
        """What there is on this day, in the order of the legend."""
        present = {item.look for item in self.items}
        return tuple(look for look in DayLook if look in present)
