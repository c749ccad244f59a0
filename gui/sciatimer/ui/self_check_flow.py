"""The two self-checks from the first question to the result: the gate first, then one leg after the other."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from sciatimer.history.asked import Asked
from sciatimer.history.self_check_facts import SelfChecked
from sciatimer.history.self_check_recording import record_gate, record_self_check
from sciatimer.history.situation import situation
from sciatimer.history.today import FRESH
from sciatimer.safety.self_check import CheckKind, SittingAnswers, ToeAnswers
from sciatimer.safety.self_check_gate import GateAnswers, GateOutcome, GateVerdict, before_gate
from sciatimer.safety.self_check_memory import Turn, self_check_due
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import RedFlag
from sciatimer.ui.asking import Asking
from sciatimer.ui.clearing_controller import ClearingController
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.screening_controller import BOTH_SIGNS
from sciatimer.ui.self_check_fading import FadingController
from sciatimer.ui.self_check_steps import StepController
from sciatimer.ui.self_check_view import (
    Telling,
    answers_of,
    kind_words,
    nerve_answers,
    plain_message,
    result_view,
    turn_words,
    verdict_words,
)
from sciatimer.ui.services import Services

NERVE_LOCKS = frozenset({"N3", "T1", "S1"})  # after these it may be that a clinician has cleared the nerve feelings too


@dataclass(frozen=True, slots=True)
class Passed:
    """A gate that was passed: it opens one of the two checks, and for as long as Today's answers hold."""

    kind: CheckKind
    at: datetime
    said: str

    def opens(self, kind: CheckKind, now: datetime) -> bool:
        """Whether a check of this kind may begin now without asking again."""
        return kind is self.kind and timedelta() <= now - self.at <= FRESH


class SelfCheckFlow(QObject):
    """Leads through the checks that are due. Whatever was answered is on disk before the next screen.

    Signals:
        moved_on(): done; the rules say where to go.
        left(): nothing was begun; what the first question covered comes up again.
    """

    moved_on = Signal()
    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, asking: Asking) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._asking = asking
        self._steps = StepController(services, window, pages)
        self._fading = FadingController(services, window, pages)
        self._clearing = ClearingController(services, window, pages)
        self._turn: Turn | None = None
        self._passed: Passed | None = None
        self._done: list[Asked] = []
        self._connect()

    def start(self) -> None:
        """Begins with the gate of the first check that is due, over what is shown; or says why there is none."""
        self._passed, self._done = None, []
        self._go_on()

    def show_faded(self) -> None:
        """Asks whether the feeling that stopped a check has gone, also after a restart."""
        check = self._past().open_faded
        if check is not None:
            others = [each for each in self._done if each.last_id != check]
            self._done = [*others, Asked(self._services.store, SelfChecked, check)]
            self._fading.show(check)

    def show_clearing(self) -> None:
        """Asks for a clinician's word on what stands."""
        self._clearing.show()

    def after_unlock(self, rule: str) -> None:
        """After a lock by nerve feelings: asks whether the clinician has cleared those as well."""
        if rule in NERVE_LOCKS:
            self._clearing.show()
        else:
            self.moved_on.emit()

    def invite(self) -> None:
        """Says on Today that checks are due, in one quiet line; takes the line away if none is."""
        past = self._past()
        due = self_check_due(past.self_checks, past.now)
        self._pages.today.invitation.say(self._services.texts(due.reason) if before_gate(past) is None else "")

    def _connect(self) -> None:
        self._steps.finished.connect(self._on_steps_done)
        self._steps.stopped.connect(self._on_nerve)
        self._steps.left.connect(self._on_left)
        self._fading.faded.connect(self._show_result)
        self._fading.ended.connect(self.moved_on)
        self._clearing.left.connect(self.moved_on)
        self._pages.once("today", self._connect_today)
        self._pages.once("self_check_gate", self._connect_gate)
        self._pages.once("self_check_questions", self._connect_questions)
        self._pages.once("self_check_result", self._connect_result)

    def _connect_today(self) -> None:
        self._pages.today.invitation.accepted.connect(self.start)

    def _connect_gate(self) -> None:
        page = self._pages.self_check_gate
        page.answered.connect(self._on_gate_answered)
        page.warning_requested.connect(self._on_warning)
        page.clear_requested.connect(self.show_clearing)
        page.leave_requested.connect(self._on_gate_left)

    def _connect_questions(self) -> None:
        page = self._pages.self_check_questions
        page.nerve_named.connect(self._on_nerve)
        page.saved.connect(self._on_saved)
        page.leave_requested.connect(self._on_left)

    def _connect_result(self) -> None:
        self._pages.self_check_result.done.connect(self.moved_on)
        self._pages.self_check_result.clear_requested.connect(self.show_clearing)

    def _go_on(self) -> None:
        """The next check that is due, behind its gate; after the last one the result."""
        past = self._past()
        stands = before_gate(past)
        if past.open_faded is not None and self._done:
            self.show_faded()
        elif stands is None:
            self._begin(self_check_due(past.self_checks, past.now).turns[0])
        elif self._done:
            self._show_result()
        else:
            self._refuse(stands)

    def _begin(self, turn: Turn) -> None:
        self._turn = turn
        if self._passed is not None and self._passed.opens(turn.kind, self._services.clock.now()):
            self._steps.show(turn, self._passed.said)
        else:
            self._show_gate(turn.kind)

    def _show_gate(self, kind: CheckKind) -> None:
        texts, page = self._services.texts, self._pages.self_check_gate
        if self._done:
            page.begin(kind_words(kind, texts), (), clearable=False)
            self._window.show_page(page)
            return
        past = self._past()
        due = self_check_due(past.self_checks, past.now)
        said = (texts(due.reason), texts("self_check.intro"), texts("self_check.caveat"))
        page.begin(texts("self_check.title"), said, clearable=self._clearing.is_possible)
        self._window.cover_with(page)

    def _on_gate_answered(self) -> None:
        page, now, turn = self._pages.self_check_gate, self._services.clock.now(), self._turn
        if turn is None or not page.is_answered:
            return
        answers = GateAnswers(
            pain=page.pain.value or 0,
            nerve_feelings=bool(page.nerve.value),
            new_injury=bool(page.injury.value),
            signs_passed=True,
        )
        verdict = record_gate(self._services.store, now, answers)
        if verdict.outcome is GateOutcome.GO:
            self._passed = Passed(turn.kind, now, self._services.texts(verdict.reason))
            self._go_on()
        else:
            self._refuse(verdict)

    def _refuse(self, verdict: GateVerdict) -> None:
        texts = self._services.texts
        said = verdict_words(verdict, self._services.clock.now(), texts)
        if self._done:
            self._show_result(said)
        else:
            self._tell(said)

    def _tell(self, said: tuple[str, ...]) -> None:
        message = plain_message(said, self._services.texts, clearable=self._clearing.is_possible)
        self._pages.message.show_message(message)
        self._window.show_page(self._pages.message)

    def _on_warning(self) -> None:
        self._asking.ask(BOTH_SIGNS, self._on_signs)

    def _on_signs(self, flag: RedFlag) -> None:
        if flag is not RedFlag.NONE:
            self.moved_on.emit()  # the lists have locked the routine already
        elif self._pages.self_check_gate.is_answered:
            self._on_gate_answered()
        else:
            self._window.show_page(self._pages.self_check_gate)

    def _on_gate_left(self) -> None:
        if self._done:
            self._on_left()
        else:
            self.left.emit()

    def _on_steps_done(self) -> None:
        if self._turn is not None:
            title = turn_words(self._turn, self._services.texts)
            self._window.show_page(self._pages.self_check_questions)
            self._pages.self_check_questions.begin(title, self._turn.kind)

    def _on_nerve(self) -> None:
        if self._turn is not None:
            self._record(self._turn, nerve_answers(self._turn.kind))

    def _on_saved(self) -> None:
        if self._turn is not None:
            self._record(self._turn, answers_of(self._turn.kind, self._pages.self_check_questions.answers))

    def _record(self, turn: Turn, answers: SittingAnswers | ToeAnswers) -> None:
        """Writes it, and only then goes on: a nerve feeling stops everything but the question whether it fades."""
        store = self._services.store
        self._done.append(
            Asked(store, SelfChecked, record_self_check(store, self._services.clock.now(), turn.leg, answers))
        )
        self._turn = None
        self._go_on()

    def _on_left(self) -> None:
        texts, self._turn = self._services.texts, None
        if self._done:
            self._show_result((texts("self_check.left"),))
        else:
            self._tell((texts("self_check.left_nothing"),))

    def _show_result(self, notice: tuple[str, ...] = ()) -> None:
        store, past = self._services.store, self._past()
        done = [store.fact(SelfChecked, each.find()) for each in self._done]
        telling = Telling(done, past.self_checks, past.now, self._clearing.is_possible)
        self._pages.self_check_result.show_result(result_view(telling, notice, self._services.texts))
        self._window.show_page(self._pages.self_check_result)

    def _past(self) -> Situation:
        return situation(self._services.store, self._services.clock.now())
