"""Today: how it is right now, three positions, and one question that starts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from sciatimer.catalogue.model import Position
from sciatimer.figure.painter import Look
from sciatimer.safety.values import Place, Where
from sciatimer.texts import Texts
from sciatimer.ui.pages.check import place_options
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.body_map import BodyMap
from sciatimer.ui.widgets.choices import ChoiceGroup, Option, PainScale
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.invitation import Invitation
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.position_card import CardView, PositionCard

LEGS = (Where.LEFT, Where.RIGHT, Where.BOTH)
POSITIONS = (Position.STANDING, Position.SEATED, Position.LYING)
_NARROW, _WIDE = 45, 58  # heights of a line: below, one column; from there on, wider cards
_BESIDE = 14  # heights of a line that a page has beside its cards


class TodayPage(Page):
    """The questions of clinical.md 4.2 and the offers that follow from them.

    Signals:
        answers_changed(): pain, place or side was answered.
        position_chosen(str): a card was taken.
        variants_requested(): the person wants to see all variants of the position.
        dose_requested(): the person wants a shorter hold or fewer repetitions.
        filters_requested(): the person wants to say what is at hand.
        morning_requested(): the person wants to say how it is on the morning after.
        start_requested(): none of the three, start.
        signs_requested(): one of the three, or not sure.
    """

    answers_changed = Signal()
    position_chosen = Signal(str)
    variants_requested = Signal()
    dose_requested = Signal()
    filters_requested = Signal()
    morning_requested = Signal()
    start_requested = Signal()
    signs_requested = Signal()

    def __init__(self, texts: Texts, palette: Palette, look: Look) -> None:
        super().__init__(texts("today.title"), width=1400)
        self._texts = texts
        self._said = self._too_much = False
        self._note = label("", "notice", name="today-note")
        self._note.hide()
        self.pain = PainScale(texts("today.pain"), low=texts("ui.pain_low"), high=texts("ui.pain_high"), name="pain")
        self.place = ChoiceGroup(texts("today.place"), place_options(texts), name="place")
        legs = [Option(index, texts(f"ui.where_{leg}")) for index, leg in enumerate(LEGS)]
        self.leg = ChoiceGroup(texts("today.leg"), legs, name="leg")
        self.invitation = Invitation(texts("self_check.start"), name="today-self-check")
        self._morning = button(texts("check.morning_way"), "link", name="today-morning")
        self.map = BodyMap(palette, described=texts("today.map"))
        self.cards = {position: PositionCard(position, look) for position in POSITIONS}
        self._cards_group = QButtonGroup(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addWidget(self._questions(), 5)
        self._columns.addWidget(self._offers(), 4)
        self.add(self._note)
        self.add_row(self._columns)
        self._add_start()
        self._connect()

    @property
    def where(self) -> Where | None:
        """The side of the answer: the back needs no leg; None while the leg is open."""
        if self.place.value is None:
            return None
        if self.place.value <= Place.LOW_BACK:
            return Where.BACK_ONLY
        return None if self.leg.value is None else LEGS[self.leg.value]

    @property
    def is_answered(self) -> bool:
        """Whether pain, place and side are all there."""
        return self.pain.value is not None and self.where is not None

    def set_answers(self, pain: int | None, place: Place | None, where: Where | None, *, note: str) -> None:
        """Clears the answers, or fills them in from the morning check and says so in words."""
        self.pain.choose(pain)
        self.place.choose(place)
        self.leg.choose(LEGS.index(where) if where in LEGS else None)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._show_answers()
        self.scroll_to_top()

    def show_cards(
        self, views: Sequence[CardView], chosen: Position | None, hint: str, *, too_much: bool = False
    ) -> None:
        """Shows the three offers; ``chosen`` is the one that is ready. With ``too_much`` pain one can still go on."""
        self._cards_group.setExclusive(False)
        for view in views:
            self.cards[view.position].show_card(view)
            self.cards[view.position].setChecked(view.position is chosen)
        self._cards_group.setExclusive(True)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._variants.setEnabled(chosen is not None)
        self._dose.setEnabled(chosen is not None)
        self.start.setEnabled(self.is_answered and (chosen is not None or too_much))
        self._too_much = too_much
        self._name_start()
        self.signs.setEnabled(self.is_answered)

    def show_filters(self, text: str) -> None:
        """Says which filters are on."""
        self._filters.setText(text)

    def show_last_question(self, said: str) -> None:
        """Asks for the three signs, or says which of them were named already ('' for none)."""
        texts = self._texts
        self._question.setText(said or texts("today.last_question"))
        self._said = bool(said)
        self._name_start()
        self.signs.setText(texts("today.signs_change" if said else "today.signs"))

    def begin(self) -> None:
        """Puts the focus on the first open question."""
        if self.pain.value is None:
            self.pain.take_focus()
        elif self.is_answered:
            self.start.setFocus()
        else:
            self.place.take_focus()

    def set_colours(self, palette: Palette, look: Look) -> None:
        """Draws in other colours."""
        self.map.set_palette(palette)
        for made in self.cards.values():
            made.figure.set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column when there is no room for two."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().height() * _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        wide = self.width() >= self.fontMetrics().height() * _WIDE
        self._columns.setStretch(1, 4 if wide else 3)
        self._grow(0 if narrow else (self.height() - self.bar.height() - self.fontMetrics().height() * _BESIDE) // 3)

    def _grow(self, room: int) -> None:
        """Larger pictures where there is room for them: ``room`` is the height there is for each card, in pixels."""
        self.map.grow(room * 2)
        for made in self.cards.values():
            made.grow(room)

    def _questions(self) -> QWidget:
        column = QWidget()
        column.setObjectName("body")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(18)
        inside.addWidget(self.pain)
        row = QHBoxLayout()
        row.setSpacing(18)
        places = QVBoxLayout()
        places.setSpacing(16)
        places.addWidget(self.place)
        places.addWidget(self.leg)
        places.addWidget(self.invitation)
        places.addWidget(self._morning, 0, Qt.AlignmentFlag.AlignLeft)
        places.addStretch(1)
        row.addLayout(places, 1)
        row.addWidget(self.map)
        inside.addLayout(row)
        inside.addStretch(1)
        return column

    def _offers(self) -> QWidget:
        column = QWidget()
        column.setObjectName("body")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(label(self._texts("today.stretch"), "heading"))
        self._hint = label("", "muted", name="today-hint")
        inside.addWidget(self._hint)
        for made in self.cards.values():
            self._cards_group.addButton(made)
            inside.addWidget(made)
        self._variants = button(self._texts("today.variants"), "link", name="today-variants")
        self._dose = button(self._texts("today.dose"), "link", name="today-dose")
        self._filters = button("", "link", name="today-filters")
        below = FlowLayout()
        below.addWidget(self._variants)
        below.addWidget(self._dose)
        below.addWidget(self._filters)
        inside.addLayout(below)
        inside.addStretch(1)
        return column

    def _add_start(self) -> None:
        self._question = label(self._texts("today.last_question"), name="today-last-question")
        self.signs = button(self._texts("today.signs"), name="today-signs")
        self.start = button(self._texts("today.start"), "primary", name="today-start")
        self.bar.ask(self._question)
        self.add_action(self.signs, self.start)

    def _connect(self) -> None:
        self.pain.chosen.connect(self._on_pain)
        self.place.chosen.connect(self._on_place)
        self.leg.chosen.connect(self._on_leg)
        self.map.touched.connect(self._on_touched)
        self._cards_group.buttonClicked.connect(self._on_card)
        self._variants.clicked.connect(self.variants_requested)
        self._dose.clicked.connect(self.dose_requested)
        self._filters.clicked.connect(self.filters_requested)
        self._morning.clicked.connect(self.morning_requested)
        self.signs.clicked.connect(self.signs_requested)
        self.start.clicked.connect(self.start_requested)

    def _name_start(self) -> None:
        texts = self._texts
        if self._too_much:
            self.start.setText(texts("today.go_on_said" if self._said else "today.go_on"))
        else:
            self.start.setText(texts("today.start_said" if self._said else "today.start"))

    def _on_pain(self) -> None:
        self._answered()
        if self.place.value is None:
            self.place.take_focus()

    def _on_place(self) -> None:
        self._answered()
        if self.where is None:
            self.leg.take_focus()
        elif self.start.isEnabled():
            self.start.setFocus()

    def _on_leg(self) -> None:
        self._answered()
        if self.start.isEnabled():
            self.start.setFocus()

    def _on_touched(self, place: int, where: str) -> None:
        touched = Where(where)
        if self.place.value == place and touched in LEGS and self.where in LEGS and touched is not self.where:
            touched = Where.BOTH
        self.place.choose(place)
        self.leg.choose(LEGS.index(touched) if touched in LEGS else None)
        self._answered()

    def _on_card(self, made: PositionCard) -> None:
        self.position_chosen.emit(str(made.position))

    def _answered(self) -> None:
        self._show_answers()
        self.answers_changed.emit()

    def _show_answers(self) -> None:
        place = None if self.place.value is None else Place(self.place.value)
        self.leg.setVisible(place is not None and place > Place.LOW_BACK)
        self.map.show_place(place, self.where)
