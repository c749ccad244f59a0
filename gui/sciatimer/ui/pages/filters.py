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

_LEFT_OUT = (None, Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True)
class AtHand:
    """What the person has and wants: clothes, floor, things, and a leg that is left out today."""

    office: bool
    no_floor: bool
    equipment: frozenset[Equipment]
    left_out: Side | None


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
        legs = [Option(index, texts(f"today.left_out_{side}")) for index, side in enumerate(_LEFT_OUT)]
        self._legs = ChoiceGroup(texts("today.left_out"), legs, name="left-out")
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
        self._legs.choose(_LEFT_OUT.index(at_hand.left_out))
        for thing, box in self._boxes.items():
            box.setChecked(thing in at_hand.equipment)
        self.scroll_to_top()
        self._legs.take_focus()

    def _on_save(self) -> None:
        equipment = frozenset(thing for thing, box in self._boxes.items() if box.isChecked())
        left_out = _LEFT_OUT[self._legs.value or 0]
        self.saved.emit(AtHand(self._office.isChecked(), self._no_floor.isChecked(), equipment, left_out))
