"""From the last question to a session: the rules are asked, the answers written, and only then anything begins."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sciatimer.catalogue.model import Exercise, Sides
from sciatimer.errors import SciatimerError
from sciatimer.history.facts import Locked, SessionStarted, TodayAnswered
from sciatimer.history.legs import first_leg
from sciatimer.history.recording import begin_session, record_verdict
from sciatimer.history.settings import Settings, load_settings
from sciatimer.history.situation import situation
from sciatimer.safety.levels import Dose
from sciatimer.safety.lock import lock_cause
from sciatimer.safety.offers import OfferCase, todays_offers
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import StartVerdict, may_start
from sciatimer.safety.values import TodayAnswers, Where
from sciatimer.session.model import Side
from sciatimer.session.plan import Dose as PlannedDose
from sciatimer.session.plan import PlannedExercise, PlanSettings, SoreLeg, plan
from sciatimer.session.timeline import Timeline
from sciatimer.ui.pages.filters import Legs
from sciatimer.ui.services import Services


class StartRefused(SciatimerError):
    """Between the question and the start something happened that forbids it, for instance in another window."""

    wording = "Something changed since you answered, so no stretch was started. Please answer again."


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that the store knows and that is to be played."""

    session: int
    timeline: Timeline


class StartController(QObject):
    """Starts sessions, or says why not.

    Signals:
        begun(object): a Begun.
        refused(object): the StartVerdict that forbids it; what it brings is on disk.
        not_offered(): the answers allow a session, but not the stretch that was chosen.
    """

    begun = Signal(object)
    refused = Signal(object)
    not_offered = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def start(self, case: OfferCase, exercise: Exercise | None, legs: Legs) -> None:
        """Asks the rules with the final answers and begins, if they allow it.

        Raises:
            StartRefused: another window has changed the situation meanwhile.
            SciatimerError: it could not be written; nothing began.
        """
        store, now = self._services.store, self._services.clock.now()
        verdict = may_start(case.answers, situation(store, now))
        today = self._record(case.answers, verdict)
        if not verdict.outcome.may_start:
            self.refused.emit(verdict)
            return
        exercises = self._services.catalogue.all_by_id
        doses = todays_offers(exercises, case).doses
        if exercise is None or exercise.id not in doses:
            self.not_offered.emit()
            return
        self.begun.emit(self._begin(today, case.answers, exercise, doses[exercise.id], legs))

    def _record(self, answers: TodayAnswers, verdict: StartVerdict) -> int:
        now = self._services.clock.now()
        fact = TodayAnswered(
            at=now,
            pain=answers.pain,
            place=answers.place,
            where=answers.where,
            nerve_feelings=answers.nerve_feelings,
            much_worse=answers.much_worse,
            red=answers.red,
            outcome=verdict.outcome,
            rule=verdict.rule,
        )
        cause = lock_cause(verdict.outcome)
        return record_verdict(
            self._services.store, fact, None if cause is None else Locked(now, cause, verdict.rule, None)
        )

    def _begin(self, today: int, answers: TodayAnswers, exercise: Exercise, dose: Dose, legs: Legs) -> Begun:
        settings = load_settings(self._services.store)
        times = plan_settings(settings, answers.where, legs)
        sore = sore_leg(exercise, legs)
        planned = PlannedExercise(exercise, PlannedDose(dose.hold, dose.repetitions, exercise.rest), sore)
        timeline = plan((planned,), times)
        started = SessionStarted(
            at=self._services.clock.now(),
            today=today,
            exercise=exercise.id,
            position=exercise.position,
            hold=dose.hold,
            repetitions=dose.repetitions,
            rest=exercise.rest,
            first_side=Side.BOTH if exercise.sides is Sides.BOTH else times.first_side,
            left_out=legs.left_out,
            sore_leg=None if sore is None else sore.side,
            sore_hold=None if sore is None else sore.hold,
            sore_repetitions=None if sore is None else sore.repetitions,
        )

        def guard(past: Situation) -> None:
            if not may_start(answers, past).outcome.may_start:
                raise StartRefused

        return Begun(begin_session(self._services.store, started, guard), timeline)


def plan_settings(settings: Settings, where: Where, legs: Legs) -> PlanSettings:
    """The times and sides of a session; the less painful leg goes first (clinical.md 1.1 "Order")."""
    first = first_leg(where, settings.first_side) if legs.shorter is None else legs.shorter.opposite
    return PlanSettings(get_ready=settings.get_ready, first_side=first, left_out=legs.left_out)


def sore_leg(exercise: Exercise, legs: Legs) -> SoreLeg | None:
    """The least that the card allows for the leg that is to be spared; None where none is."""
    if legs.shorter is None:
        return None
    return SoreLeg(legs.shorter, exercise.hold.min, exercise.repetitions.min)
