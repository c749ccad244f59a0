"""Today: from answers to offers, and from the last question to a session that may begin."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.catalogue.offer import Filters
from sciatimer.errors import SciatimerError
from sciatimer.history.settings import load_settings
from sciatimer.history.situation import situation
from sciatimer.history.today import FRESH, dose_choices, fresh_morning, last_answers
from sciatimer.safety.offers import OfferCase, TodaysOffers, todays_offers
from sciatimer.safety.start import is_high_pain, opens_emergency_list
from sciatimer.safety.values import Place, RedFlag, TodayAnswers, Where
from sciatimer.ui.appearance import build_of
from sciatimer.ui.at_hand_controller import AtHandController
from sciatimer.ui.breaks_begin import breaks_begin
from sciatimer.ui.dose_controller import DoseController
from sciatimer.ui.main_window import Header, MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.filters import AtHand
from sciatimer.ui.services import Services
from sciatimer.ui.today_view import (
    POSITIONS,
    filter_words,
    morning_words,
    offered_cards,
    open_cards,
    showcase,
    variant_views,
)


class AnswersTooOld(SciatimerError):
    """Today was answered, and then left open for too long."""

    wording = "You answered more than half an hour ago. Try again, and say how it is right now."


class TodayController(QObject):
    """Owns the answers of today until a session begins.

    Signals:
        start_requested(object, object): the TodayAnswers, and the chosen Exercise or None.
        warning_requested(bool): the lists of warning signs are to be shown; True for the emergency list alone.
    """

    start_requested = Signal(object, object)
    warning_requested = Signal(bool)

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._preferred: Position | None = None
        self._wanted: Position | None = None
        self._taken: dict[Position, str] = {}
        self._nerve = self._worse = self._starting = False
        self._at_hand = AtHandController(services, window, pages)
        self._offers: TodaysOffers | None = None
        self._dose = DoseController(services, window, pages)
        self._answered_at = services.clock.now()
        self._connect()

    def prefer(self, position: Position | None) -> None:
        """Has a position ready now and the next time Today is shown, if it is offered."""
        self._wanted = self._preferred = position

    def show(self) -> None:
        """Shows Today afresh: nothing preselected, or what a fresh morning check said."""
        # what was taken by hand the last time must not stand before what is suggested after it
        self._wanted, self._preferred = self._preferred, None
        self._taken, self._nerve, self._worse, self._starting = {}, False, False, False
        self._fill_in()
        self._offer()
        self.show_again()
        self._pages.today.begin()

    def show_again(self) -> None:
        """Shows Today as it was left."""
        self._show_last_question()
        self._window.show_page(self._pages.today, Header.WHOLE)

    def refresh(self) -> None:
        """Shows Today as it was left, with what is offered by now."""
        self._offer()
        self.show_again()

    @property
    def is_stale(self) -> bool:
        """Whether the answers are older than those of a morning check may be, or the clock went back."""
        age = self._services.clock.now() - self._answered_at
        return self._pages.today.is_answered and not timedelta() <= age <= FRESH

    def answers(self) -> TodayAnswers:
        """The answers as they stand; only complete once the page says so."""
        return TodayAnswers(
            pain=self._pages.today.pain.value or 0,
            place=Place(self._pages.today.place.value or 0),
            where=self._pages.today.where or Where.BACK_ONLY,
            nerve_feelings=self._nerve,
            much_worse=self._worse,
            red=RedFlag.NONE,
        )

    def signs_denied(self) -> None:
        """The lists of warning signs were answered with none: goes on where they were asked for."""
        if self._starting:
            self._on_start()
        else:
            self._on_signs_said()

    def at_hand(self) -> AtHand:
        """What the person has and wants today."""
        return self._at_hand.now()

    def case(self) -> OfferCase:
        """What the offer depends on now."""
        at_hand = self.at_hand()
        return OfferCase(
            answers=self.answers(),
            situation=situation(self._services.store, self._services.clock.now()),
            choices=dose_choices(self._services.store),
            at_hand=Filters(office=at_hand.office, floor_available=not at_hand.no_floor, equipment=at_hand.equipment),
            leg_left_out=at_hand.legs.left_out is not None,
        )

    def _connect(self) -> None:
        self._dose.left.connect(self._on_dose_left)
        self._at_hand.changed.connect(self.refresh)
        self._at_hand.left.connect(self.show_again)
        self._pages.once("today", self._connect_today)
        self._pages.once("variants", self._connect_variants)
        self._pages.once("signs", self._connect_signs)

    def _connect_today(self) -> None:
        page = self._pages.today
        page.answers_changed.connect(self._on_answers)
        page.position_chosen.connect(self._on_position)
        page.variants_requested.connect(self._show_variants)
        page.dose_requested.connect(self._show_dose)
        page.filters_requested.connect(self._at_hand.show)
        page.start_requested.connect(self._on_start)
        page.signs_requested.connect(self._show_signs)

    def _connect_variants(self) -> None:
        self._pages.variants.chosen.connect(self._on_variant)
        self._pages.variants.left.connect(self.show_again)

    def _connect_signs(self) -> None:
        self._pages.signs.confirmed.connect(self._on_signs)
        self._pages.signs.left.connect(self._on_no_signs)

    def _fill_in(self) -> None:
        self._answered_at = self._services.clock.now()
        morning = fresh_morning(self._services.store, self._answered_at)
        if morning is None or morning.pain is None or morning.place is None:
            note = breaks_begin(self._services.store, self._answered_at, self._services.texts)
            self._pages.today.set_answers(None, None, None, note=note)
            return
        self._pages.today.set_answers(
            morning.pain,
            morning.place,
            morning.where,
            note=morning_words(morning.at, morning.pain, morning.place, self._services.texts),
        )

    def _on_answers(self) -> None:
        self._starting = False
        self._answered_at = self._services.clock.now()
        self._offer()

    def _offer(self) -> None:
        settings, texts = load_settings(self._services.store), self._services.texts
        self._pages.today.show_filters(filter_words(self.at_hand(), texts))
        build, shown = build_of(settings), showcase(self._services.catalogue.exercises)
        if not self._pages.today.is_answered:
            self._pages.today.show_cards(open_cards(shown, build, texts), None, texts("today.hint_open"))
            return
        self._offers = todays_offers(self._services.catalogue.all_by_id, self.case())
        chosen = self._all_chosen()
        views = offered_cards(self._offers, chosen, shown, self.at_hand(), build, texts)
        ready = self._ready_position(chosen)
        too_much = is_high_pain(self.answers())
        hint = "" if ready is not None else texts("today.too_much" if too_much else "today.nothing")
        self._pages.today.show_cards(views, ready, hint, too_much=too_much)

    def _all_chosen(self) -> dict[Position, Exercise]:
        return {position: best for position in POSITIONS if (best := self._chosen(position)) is not None}

    def _chosen(self, position: Position) -> Exercise | None:
        """The variant of a position that its card shows: the one taken by hand while it is offered, else the best."""
        if self._offers is None:
            return None
        taken = self._taken.get(position)
        if taken is not None and taken in self._offers.doses:
            return self._services.catalogue.all_by_id[taken]
        return self._offers.best(position)

    def _ready_position(self, chosen: dict[Position, Exercise]) -> Position | None:
        if self._wanted in chosen:
            return self._wanted
        suggestion = self._offers.suggestion if self._offers is not None else None
        return suggestion.exercise.position if suggestion is not None else None

    def _on_position(self, position: str) -> None:
        self._wanted = Position(position)
        self._pages.today.start.setFocus()

    def _show_variants(self) -> None:
        position = self._ready_position(self._all_chosen())
        if position is None or self._offers is None:
            return
        texts = self._services.texts
        title = texts("today.variants_title", position=texts(f"today.position_{position}"))
        self._pages.variants.show_variants(title, variant_views(self._offers, position, self.at_hand(), texts))
        self._window.show_page(self._pages.variants)

    def _on_variant(self, exercise: str) -> None:
        position = self._services.catalogue.all_by_id[exercise].position
        self._taken[position] = exercise
        self._wanted = position
        self._offer()
        self.show_again()
        self._pages.today.start.setFocus()

    def _show_dose(self) -> None:
        ready = self._ready_position(self._all_chosen())
        exercise = None if ready is None else self._chosen(ready)
        if exercise is not None and self._offers is not None:
            self._dose.show(exercise, self._offers.doses[exercise.id])

    def _on_dose_left(self) -> None:
        self._offer()
        self.show_again()
        self._pages.today.start.setFocus()

    def _show_signs(self) -> None:
        self._pages.signs.begin()
        self._window.show_page(self._pages.signs)

    def _on_signs(self, nerve: bool, worse: bool, warning: bool) -> None:
        self._nerve, self._worse = nerve, worse
        if warning:
            self.warning_requested.emit(False)
        else:
            self._on_signs_said()

    def _on_signs_said(self) -> None:
        self._offer()
        if self._worse:
            self._on_start()
        else:
            self.show_again()
            self._pages.today.start.setFocus()

    def _on_no_signs(self) -> None:
        self._nerve = self._worse = False
        self._offer()
        self.show_again()

    def _on_start(self) -> None:
        if not self._pages.today.is_answered:
            return
        answers = self.answers()
        previous = last_answers(self._services.store)
        if opens_emergency_list(answers, previous) and not self._starting:
            self._starting = True
            self.warning_requested.emit(True)
            return
        self._starting = False
        ready = self._ready_position(self._all_chosen())
        self.start_requested.emit(answers, None if ready is None else self._chosen(ready))

    def _show_last_question(self) -> None:
        texts = self._services.texts
        said = [texts("today.said_nerve")] if self._nerve else []
        said += [texts("today.said_worse")] if self._worse else []
        self._pages.today.show_last_question(texts("today.said", signs=", ".join(said)) if said else "")
