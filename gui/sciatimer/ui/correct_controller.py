"""Answers put right: asks anew, judges both, and the graver verdict counts."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from sciatimer.catalogue.model import Exercise
from sciatimer.history.corrections import Correction, correct_check, correct_morning, correct_today
from sciatimer.history.episode import Episode, episode
from sciatimer.safety.values import (
    MorningCheck,
    Overall,
    PainCheck,
    Place,
    Quality,
    RedFlag,
    TodayAnswers,
)
from sciatimer.ui.asking import Asking
from sciatimer.ui.clinician_words import moment
from sciatimer.ui.main_window import Header, MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.record_view import SIDES, Given, Part, given_answers
from sciatimer.ui.screening_controller import BOTH_SIGNS
from sciatimer.ui.services import Services

_RULES = {Part.TODAY: ("P1", "P2"), Part.CHECK: ("R1", "R2"), Part.MORNING: ("M1", "M2")}


class CorrectController(QObject):
    """Asks the questions of one part of a session again.

    Signals:
        corrected(str): it is on disk, and the routine goes on; what came of it, in words.
        left(): nothing was changed.
        moved_on(): the routine has ended; the rules say where to go.
    """

    corrected = Signal(str)
    left = Signal()
    moved_on = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, asking: Asking) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._asking = asking
        self._session = 0
        self._part = Part.CHECK
        self._given = Given({}, {})
        pages.once("correct", self._connect)

    def show(self, session: int, part: Part) -> None:
        """Asks, over what is shown."""
        self._session, self._part = session, part
        self._given = given_answers(self._services.store, session, part)
        when = moment(self._told().started.at, self._services.texts)
        self._window.cover_with(self._pages.correct)
        self._pages.correct.begin(part, when, self._given)

    def _connect(self) -> None:
        page = self._pages.correct
        page.left.connect(self.left)
        page.saved.connect(self._on_saved)
        page.warning_requested.connect(self._on_warning)

    def _told(self) -> Episode:
        return episode(self._services.store, self._session)

    def _on_saved(self) -> None:
        if self._pages.correct.answers == self._given.now:
            self.left.emit()
        else:
            self._correct(RedFlag.NONE)

    def _on_warning(self) -> None:
        session = None if self._part is Part.TODAY else self._session
        self._asking.ask(BOTH_SIGNS, self._on_signs, rules=_RULES[self._part], session=session)

    def _on_signs(self, flag: RedFlag) -> None:
        if flag is not RedFlag.NONE:
            self._correct(flag)
        else:
            self._window.show_page(self._pages.record, Header.HELP)
            self._window.cover_with(self._pages.correct)

    def _correct(self, sign: RedFlag) -> None:
        """Judges and writes. A warning sign that was named is not taken back."""
        ways = {Part.TODAY: self._correct_today, Part.CHECK: self._correct_check, Part.MORNING: self._correct_morning}
        correction = ways[self._part](self._told(), self._pages.correct.answers, sign)
        if correction.lock is not None or sign is not RedFlag.NONE:
            self.moved_on.emit()
        else:
            self.corrected.emit(self._words(correction))

    def _words(self, correction: Correction) -> str:
        """That it is corrected; and where the first answers were graver, that what came of them stays."""
        told, texts = self._told(), self._services.texts
        counting = {Part.CHECK: told.check, Part.MORNING: told.morning}.get(self._part)
        if counting is None or counting.outcome == correction.outcome:
            return texts("record.corrected")
        return texts("record.corrected_graver", outcome=texts(f"clinician.outcome_{counting.outcome}"))

    def _correct_today(self, told: Episode, given: dict[str, int], sign: RedFlag) -> Correction:
        today = told.today
        answers = TodayAnswers(
            pain=given["pain"],
            place=Place(given["place"]),
            where=SIDES[given["where"]],
            nerve_feelings=bool(given["nerve"]),
            much_worse=bool(given["worse"]),
            red=max(sign, today.red),
        )
        return correct_today(self._services.store, told.started.today, answers, *self._now())

    def _correct_check(self, told: Episode, given: dict[str, int], sign: RedFlag) -> Correction:
        check = told.check
        answers = PainCheck(
            red=max(sign, check.red) if check is not None else sign,
            stop=check.stop if check is not None else None,
            after=given.get("after"),
            during=given.get("during"),
            place_after=None if "place_after" not in given else Place(given["place_after"]),
            quality=None if "quality" not in given else Quality(given["quality"]),
            overall=None if "overall" not in given else Overall(given["overall"]),
        )
        return correct_check(self._services.store, self._session, answers, *self._now())

    def _correct_morning(self, told: Episode, given: dict[str, int], sign: RedFlag) -> Correction:
        morning = told.morning
        answers = MorningCheck(
            red=max(sign, morning.red) if morning is not None else sign,
            now=given.get("pain"),
            place_now=None if "place" not in given else Place(given["place"]),
            nerve_new_or_stronger=None if "nerve" not in given else bool(given["nerve"]),
        )
        return correct_morning(self._services.store, self._session, answers, *self._now())

    def _now(self) -> tuple[datetime, Mapping[str, Exercise]]:
        services = self._services
        return services.clock.now(), services.catalogue.all_by_id
