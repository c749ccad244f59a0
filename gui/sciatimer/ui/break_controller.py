"""Looks when it is time, decides by the rules, and has the break shown that comes out of it. One timer, no polling."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sciatimer.catalogue.kinds import Position
from sciatimer.errors import SciatimerError
from sciatimer.history.break_gate import reminders_on
from sciatimer.history.break_known import plan_of
from sciatimer.history.breaks import BreakBook
from sciatimer.history.settings import load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.decide import decide
from sciatimer.reminders.known import Known
from sciatimer.reminders.model import BUSY, Answer, BreakKind, Decision, Held, Offer
from sciatimer.ui.break_offer_view import usual_stretch
from sciatimer.ui.break_teller import BreakTeller
from sciatimer.ui.breaks_view import PauseFor, Standing
from sciatimer.ui.coarse import let_be_late
from sciatimer.ui.senses import Gone, Senses

SOON_MS = 200  # several events in a row are looked at once
ASK_AGAIN_S = 60.0  # while a break is shown or held back by what makes busy; not every machine tells when that ends
RETRY_S = 240.0  # when the history cannot be read or written; a longer silence would count as nobody being here
_LONG_S = 60.0  # from then on a second more or less is nothing


class BreakController(QObject):
    """Owns the one timer of the breaks.

    Args:
        store: the history.
        book: reads and writes what happened to the breaks.
        senses: what the machine tells.
        teller: shows an offer and takes the answer.
        speed: how much faster than real time the clock runs.

    Signals:
        looked(): how the breaks stand was found anew.
        start_requested(object): a stretch is to be made ready in this Position.
        hurts(): it hurts today.
    """

    looked = Signal()
    start_requested = Signal(object)
    hurts = Signal()

    def __init__(
        self, store: HistoryStore, book: BreakBook, senses: Senses, teller: BreakTeller, speed: float = 1.0
    ) -> None:
        super().__init__()
        self._store = store
        self._book = book
        self._senses = senses
        self._teller = teller
        self._speed = speed
        self._known: Known | None = None
        self._decision: Decision | None = None
        self._offer: Offer | None = None
        self._is_fresh = False  # what makes busy was told just now
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._connect()

    @property
    def is_showing(self) -> bool:
        """Whether an offer is on the screen."""
        return self._teller.shown is not None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is on the screen and nothing waits to be."""
        return not self.is_showing and (self._decision is None or self._decision.kept is None)

    def standing(self) -> Standing | None:
        """How the breaks stand, by the last look; None before the first."""
        if self._known is None or self._decision is None:
            return None
        settings = load_settings(self._store)
        return Standing(
            known=self._known,
            decision=self._decision,
            now=self._book.now(),
            sees_away=self._senses.sees_away,
            holders=self._senses.holders,
            can_turn_on=settings.disclaimer_read and not reminders_on(self._store),
            passed_over=tuple(sorted(settings.ignored_inhibitors)),
        )

    def pause(self, length: PauseFor) -> None:
        """No breaks for a while."""
        if length is PauseFor.TOMORROW:
            self._book.pause_until_tomorrow()
        else:
            self._book.pause(length.minutes)
        self.look()

    def resume(self) -> None:
        """The pause ends."""
        self._book.resume()
        self.look()

    def say_meeting(self, on: bool) -> None:
        """The person is in a meeting, or out of it."""
        self._book.say_meeting(on=on)
        self.look()

    def toggle_meeting(self) -> None:
        """In a meeting if they were not, and out of it if they were."""
        self.say_meeting(self._known is None or self._known.meeting_since is None)

    @Slot()
    def look_soon(self) -> None:
        """Something may have changed: looks in a moment, once for all that comes until then."""
        if self._timer.remainingTime() < 0 or self._timer.remainingTime() > SOON_MS:
            self._timer.start(SOON_MS)

    @Slot()
    def look(self) -> None:
        """Finds how the breaks stand, shows or takes away what follows from it, and waits for the next time."""
        try:
            self._look()
        except SciatimerError:
            # Nobody asked for anything just now: what the history has against it is told where it is used.
            self._teller.withdraw()
            self._wait(RETRY_S)
        self.looked.emit()

    def close(self) -> None:
        """Ends, and leaves an offer that is open to the next start."""
        self._timer.stop()
        self._teller.close()
        self._senses.close()

    def _connect(self) -> None:
        self._senses.changed.connect(self.look_soon)
        self._senses.came_back.connect(self._on_came_back)
        self._senses.busy_told.connect(self._on_busy_told)
        self._teller.answered.connect(self._on_answered)
        self._teller.hurts.connect(self._on_hurts)

    def _look(self) -> None:
        settings, around = load_settings(self._store), self._senses.around()
        past = self._book.look(here=not around.away)
        decision = decide(past, plan_of(settings), around, self._book.now())
        self._known, self._decision = past, decision
        if self._must_ask_first(decision, settings.ignored_inhibitors):
            return
        self._show(past, decision)
        self._listen_for_pause(decision)
        wait = self._book.next_look(decision, here=not around.away)
        if decision.held in BUSY or self._teller.shown is not None:
            wait = min(ASK_AGAIN_S, ASK_AGAIN_S if wait is None else wait)
        self._wait(wait)

    def _must_ask_first(self, decision: Decision, passed_over: frozenset[str]) -> bool:
        """A break is shown, or kept back, only by what makes busy at this very moment."""
        if self._is_fresh or (decision.offer is None and decision.held not in BUSY):
            return False
        if self._senses.must_wait_for_typing:
            self._senses.await_pause()
            self._timer.start(SOON_MS)
        else:
            self._senses.ask_busy(passed_over)
        return True

    def _show(self, past: Known, decision: Decision) -> None:
        offer = self._book.note(past, decision)
        if offer is None:
            self._teller.withdraw()
        elif offer.id != self._teller.shown:
            stretch = usual_stretch(ready_position(offer)) if offer.kind is BreakKind.STRETCH else None
            self._teller.show(offer, stretch, sees_away=self._senses.sees_away)
        self._offer = offer

    def _listen_for_pause(self, decision: Decision) -> None:
        if decision.held is Held.TYPING:
            self._senses.await_pause()
        else:
            self._senses.end_waiting()

    def _wait(self, seconds: float | None) -> None:
        if seconds is None:
            self._timer.stop()
            return
        real = seconds / self._speed
        let_be_late(self._timer, by_a_second=real >= _LONG_S)
        self._timer.start(max(1, round(real * 1000)))

    @Slot(Gone)
    def _on_came_back(self, gone: Gone) -> None:
        try:
            self._book.came_back(gone.seconds, gone.cause)
        except SciatimerError:
            self._wait(RETRY_S)  # nobody asked for anything here either

    @Slot()
    def _on_busy_told(self) -> None:
        self._is_fresh = True
        self.look()
        self._is_fresh = False

    @Slot(object, int)
    def _on_answered(self, answer: Answer, minutes: int) -> None:
        offer = self._offer
        if offer is None or offer.id is None:
            return
        self._offer = None
        self._book.answer(offer.id, answer, minutes or None)
        if offer.kind is BreakKind.STRETCH and answer is Answer.TAKEN:
            self.start_requested.emit(ready_position(offer))
        self.look()

    @Slot()
    def _on_hurts(self) -> None:
        """No skip and no judgement: the offer is over, and Today asks how it is."""
        offer, self._offer = self._offer, None
        if offer is not None and offer.id is not None:
            self._book.answer(offer.id, Answer.UNANSWERED)
        self.hurts.emit()
        self.look()


def ready_position(offer: Offer) -> Position:
    """What a stretch offer makes ready: seated, as in an office, or lying where only that may start."""
    return Position.LYING if offer.lying_only else Position.SEATED
