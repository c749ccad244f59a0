"""What is at hand today, and which leg: it narrows the offer and never widens it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from sciatimer.catalogue.model import Equipment
from sciatimer.session.model import Side
from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import WrappingCheckBox


@dataclass(frozen=True, slots=True)
class Legs:
    """What is done for a sore leg today: it is held shorter and less often, or left out."""

    shorter: Side | None = None
    left_out: Side | None = None


LEGS = (
    Legs(),
    Legs(shorter=Side.LEFT),
    Legs(shorter=Side.RIGHT),
    Legs(left_out=Side.LEFT),
    Legs(left_out=Side.RIGHT),
)


@dataclass(frozen=True, slots=True)
class AtHand:
    """What the person has and wants: clothes, floor, things, and what is done for a sore leg today."""

    office: bool
    no_floor: bool
    equipment: frozenset[Equipment]
    legs: Legs


class FiltersPage(Page):
    """Asks what is at hand.

    Signals:
        saved(object): an AtHand.
        left(): nothing changed.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("today.filters_title"), width=760)
        self._office = WrappingCheckBox(texts("today.filters_office"))
        self._office.setObjectName("filter-office")
        self._no_floor = WrappingCheckBox(texts("today.filters_no_floor"))
        self._no_floor.setObjectName("filter-no-floor")
        self._boxes = {thing: WrappingCheckBox(texts(f"today.equipment_{thing}")) for thing in Equipment}
        legs = [Option(index, texts(f"today.{_key(choice)}")) for index, choice in enumerate(LEGS)]
        self._legs = ChoiceGroup(texts("today.legs_question"), legs, name="legs")
        self.add(label(texts("today.filters_intro"), "muted"), self._legs, self._office, self._no_floor)
        self.add(label(texts("today.filters_equipment"), "heading"), *self._boxes.values())
        self._back = button(texts("ui.back"), name="filters-back")
        self._save = button(texts("today.filters_save"), "primary", name="filters-save")
        self.add_action(self._back, spacer(), self._save)
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self._on_save)

    def begin(self, at_hand: AtHand) -> None:
        """Shows what was said last."""
        self._office.setChecked(at_hand.office)
        self._no_floor.setChecked(at_hand.no_floor)
        self._legs.choose(LEGS.index(at_hand.legs))
        for thing, box in self._boxes.items():
            box.setChecked(thing in at_hand.equipment)
        self.scroll_to_top()
        self._legs.take_focus()

    def _on_save(self) -> None:
        equipment = frozenset(thing for thing, box in self._boxes.items() if box.isChecked())
        legs = LEGS[self._legs.value or 0]
        self.saved.emit(AtHand(self._office.isChecked(), self._no_floor.isChecked(), equipment, legs))


def _key(legs: Legs) -> str:
    if legs.shorter is not None:
        return f"legs_shorter_{legs.shorter}"
    return "legs_alike" if legs.left_out is None else f"legs_left_out_{legs.left_out}"
