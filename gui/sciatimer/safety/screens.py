"""The screens of clinical.md 4.1 as data: what is asked, and what the answers mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sciatimer.safety.values import RedFlag

LASTING_NERVE = "N3"  # not asked: what a clinician clears who allows stretching with lasting nerve feelings (rule N3)
NERVE_PATTERN = "NERVE"  # not asked: what a clinician clears who allows more than a self-check does (clinical.md 3)
HEALTH_CHANGED = "H1"  # the monthly "has anything about your health changed?"; its no stands for all C and X items


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the screens. ``text`` and ``more`` are text keys; ``more`` names what else belongs to it."""

    id: str
    text: str
    more: str | None = None


class Answered(Protocol):
    """An answer to one item, as the history keeps it."""

    @property
    def at(self) -> datetime:
        """When it was given."""

    @property
    def item(self) -> str:
        """The item's id."""

    @property
    def yes(self) -> bool:
        """Whether it was answered yes."""


class Clearance(Protocol):
    """A clinician's word that stretching is allowed despite one item, as the history keeps it."""

    @property
    def at(self) -> datetime:
        """When it was entered."""

    @property
    def item(self) -> str:
        """The item's id."""

    @property
    def spoken_on(self) -> date:
        """The day the clinician said so."""


def _items(letter: str, numbers: Iterable[int], more: frozenset[int] = frozenset()) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{letter}{number}",
            f"screens.{letter}{number}",
            f"screens.{letter}{number}_more" if number in more else None,
        )
        for number in numbers
    )


# The short wording of clinical.md 7 leaves out some signs of the table of 4.1; those stand in ``more``.
EMERGENCY_ITEMS = _items("E", range(1, 9), more=frozenset({1, 2, 3, 6, 8}))
URGENT_ITEMS = _items("U", range(1, 10), more=frozenset({4, 5, 9}))
# One item for each condition that a clinician can clear by itself, so "blood thinners or vascular injury" are two.
CLINICIAN_ITEMS = _items("C", range(1, 14))
# X6 is not used (clinical.md 1.1).
EXERCISE_ITEMS = _items("X", (1, 2, 3, 4, 5, 7, 8, 9))
SIGNS = EMERGENCY_ITEMS + URGENT_ITEMS
HEALTH = CLINICIAN_ITEMS + EXERCISE_ITEMS

_EMERGENCY_IDS = frozenset(item.id for item in EMERGENCY_ITEMS)
_URGENT_IDS = frozenset(item.id for item in URGENT_ITEMS)


def worst_flag(yes_items: Iterable[str]) -> RedFlag:
    """The gravest warning sign among the items answered yes; C and X items are no warning signs."""
    yes = frozenset(yes_items)
    if yes & _EMERGENCY_IDS:
        return RedFlag.EMERGENCY
    return RedFlag.URGENT if yes & _URGENT_IDS else RedFlag.NONE


def latest(answers: Iterable[Answered]) -> Mapping[str, Answered]:
    """The last answer of each item.

    Args:
        answers: in the order in which they were given, whatever the clock said.
    """
    return {answer.item: answer for answer in answers}


def unanswered(answers: Iterable[Answered]) -> tuple[str, ...]:
    """The items of all four screens that were never answered, in the order of asking."""
    known = latest(answers)
    return tuple(item.id for item in SIGNS + HEALTH if item.id not in known)


def uncleared(answers: Iterable[Answered], clearances: Iterable[Clearance]) -> tuple[str, ...]:
    """The C items whose last answer is yes and that no clinician cleared since, in the order of asking.

    A clearance is per item. It counts for the yes it was given for: a later yes asks for a new one, which is the
    stricter reading of "dated".
    """
    known = latest(answers)
    words = tuple(clearances)
    return tuple(item.id for item in CLINICIAN_ITEMS if _stands(known.get(item.id), words))


def _stands(answer: Answered | None, clearances: tuple[Clearance, ...]) -> bool:
    if answer is None or not answer.yes:
        return False
    return not any(word.item == answer.item and word.at >= answer.at for word in clearances)


def x_codes(answers: Iterable[Answered]) -> frozenset[str]:
    """The X codes that hold: those whose own question was last answered yes; no clearance takes one away."""
    known = latest(answers)
    return frozenset(item.id for item in EXERCISE_ITEMS if item.id in known and known[item.id].yes)


def nerve_cleared(clearances: Iterable[Clearance], lock_day: date | None) -> bool:
    """Whether a clinician allowed stretching with nerve feelings that last (the exception in N3).

    Args:
        clearances: those entered since the newest lock.
        lock_day: its day; a word from before it was said without knowing of it. None without a lock.
    """
    words = (word for word in clearances if word.item == LASTING_NERVE)
    return any(lock_day is None or word.spoken_on >= lock_day for word in words)


def signs_asked_on(answers: Iterable[Answered]) -> date | None:
    """The day since which every E and U item is answered; None while one is not."""
    return _asked_on(latest(answers), SIGNS)


def health_asked_on(answers: Iterable[Answered]) -> date | None:
    """The day since which every C and X item is answered, or "nothing has changed" was; None while one is not.

    "Nothing has changed" is kept as its own answer: a C item that is answered yes once more would ask for a new word.
    """
    known = latest(answers)
    asked = _asked_on(known, HEALTH)
    changed = known.get(HEALTH_CHANGED)
    return asked if asked is None or changed is None or changed.yes else max(asked, changed.at.date())


def _asked_on(known: Mapping[str, Answered], items: tuple[Item, ...]) -> date | None:
    if any(item.id not in known for item in items):
        return None
    return min(known[item.id].at.date() for item in items)
