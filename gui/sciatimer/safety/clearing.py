"""What a clinician may clear for this person now (clinical.md 3, 4.1 and N3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sciatimer.safety.screens import CLINICIAN_ITEMS, LASTING_NERVE, NERVE_PATTERN, Item
from sciatimer.safety.self_check_memory import standing
from sciatimer.safety.situation import Situation
from sciatimer.safety.streak import nerve_feeling_since

_LASTING = Item(LASTING_NERVE, "screens.lasting_nerve")
_PATTERN = Item(NERVE_PATTERN, "screens.nerve_pattern")


@dataclass(frozen=True, slots=True)
class Clearable:
    """One thing that a clinician's dated word can clear, and nothing else with it.

    Attributes:
        item: what is cleared; its id goes into the record.
        not_before: the earliest day the word can be of; None for what a person knew before this program.
    """

    item: Item
    not_before: date | None = None


def clearable(situation: Situation) -> tuple[Clearable, ...]:
    """What lacks a clinician's word: the C items answered yes, lasting nerve feelings, the nerve pattern.

    A failed gate is not among them: it ends with its day.
    """
    conditions = tuple(Clearable(item) for item in CLINICIAN_ITEMS if item.id in situation.uncleared)
    return (*conditions, *_lasting(situation), *_pattern(situation))


def _lasting(situation: Situation) -> Iterable[Clearable]:
    shown_on = situation.nerve_lock_on or nerve_feeling_since(situation.results)
    return [] if shown_on is None or situation.nerve_cleared else [Clearable(_LASTING, shown_on)]


def _pattern(situation: Situation) -> Iterable[Clearable]:
    """A word that is to clear them all has to be as new as the newest."""
    days = [finding.at.date() for finding in standing(situation.self_checks)]
    return [Clearable(_PATTERN, max(days))] if days else []
