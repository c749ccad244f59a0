"""What is recorded of the breaks, and when: the one hand that writes their facts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sciatimer.clock import Clock
from sciatimer.history.break_facts import (
    Away,
    BreakAnswered,
    BreakHeldBack,
    BreakOffered,
    MeetingSaid,
    RemindersPaused,
    RemindersResumed,
)
from sciatimer.history.break_known import answer_to, known, newest_of
from sciatimer.history.facts import SessionEnded, SessionStarted
from sciatimer.history.sitting import AWAY_FROM, STAMP_EVERY, Absence, seconds_between
from sciatimer.history.sitting_watch import SittingWatch
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.due import wall_of
from sciatimer.reminders.known import Known
from sciatimer.reminders.model import Answer, AwayCause, BreakKind, Decision, Held, Instant, Offer

_HOUR = 3600
_IS_OFFER = "SELECT 1 FROM break_offered WHERE id = ?"
_NEWEST_FINISHED = "SELECT coalesce(max(id), 0) FROM session_ended WHERE reason = 'finished' AND id > ?"


class BreakBook:
    """Reads and writes what happened to the breaks.

    ``look`` at every event and whenever the timer of ``next_look`` ends; ``decide`` on what it gives; ``note`` what was
    decided, and show the offer that comes out of it.

    Args:
        store: the history.
        clock: all three clocks.
        file: the small file with the newest reading (DataPaths.sitting).
        boot: which run of the machine this is (clock.boot_id).
    """

    def __init__(self, store: HistoryStore, clock: Clock, file: Path, boot: str) -> None:
        self._store = store
        self._clock = clock
        self._boot = boot
        self._watch = SittingWatch(clock, file, boot)

    def now(self) -> Instant:
        """This moment on both axes."""
        return Instant(self._clock.now(), self._clock.elapsed())

    def look(self, *, here: bool) -> Known:
        """What is known now; sleep, a time without the program and a finished session are recorded before.

        Args:
            here: somebody sits here as far as is known; False while they are away.

        Raises:
            HistoryError: the file cannot be read or written.
        """
        gap = self._watch.look() if here or not self._watch.has_looked else None
        if gap is None and newest_of(self._store, Away, self._watch.axis) is None:
            gap = Absence(0.0, AwayCause.OFF, self._clock.elapsed())  # the history is another one than it was
        if gap is not None:
            self._record_absence(gap)
        self._note_session()
        return known(self._store, self._watch.axis)

    def next_look(self, decision: Decision, *, here: bool) -> float | None:
        """Seconds until the next look; while somebody sits here at most four minutes, for the reading on the disk."""
        waits = [STAMP_EVERY if here else None, decision.look_again]
        return min((wait for wait in waits if wait is not None), default=None)

    def note(self, past: Known, decision: Decision) -> Offer | None:
        """Records what was decided, once: a new offer, or why the break that is due is held back.

        Args:
            past: what the decision was made on.
            decision: the decision.

        Returns:
            The offer that is to be on the screen now, with its id; None: nothing is.

        Raises:
            HistoryError: the file cannot be written.
        """
        offer = decision.offer
        if offer is not None:
            return offer if offer.id is not None else replace(offer, id=self._show(past, offer))
        if decision.kept is not None and decision.held is not None:
            self._hold_back(past, decision.kept, decision.held)
        return None

    def answer(self, offer: int, answer: Answer, minutes: int | None = None) -> bool:
        """Records what became of an offer.

        Args:
            offer: its id.
            answer: what the person said.
            minutes: for LATER; how long is cut so that 60 minutes are the ceiling.

        Returns:
            Whether it counts: an offer has one answer, and a later one changes nothing; nor does an answer to an offer
            that went with a history that was deleted or replaced meanwhile.

        Raises:
            HistoryError: the file cannot be written.
        """
        with self._store.transaction():
            if not self._store.read(_IS_OFFER, offer) or answer_to(self._store, offer) is not None:
                return False
            self._store.append(self._answered(offer, answer, minutes if answer is Answer.LATER else None))
        return True

    def came_back(self, seconds: float, cause: AwayCause) -> None:
        """Somebody is here again after so many seconds; five minutes or more count as a break.

        Raises:
            HistoryError: the file cannot be written.
        """
        if seconds >= AWAY_FROM:
            self._record_absence(Absence(seconds, cause, self._clock.elapsed()))

    def pause(self, minutes: int | None) -> None:
        """No reminders for so many minutes; None: until the person says.

        Raises:
            HistoryError: the file cannot be written.
            ValueError: less than a minute.
        """
        if minutes is not None and minutes < 1:
            raise ValueError(f"a pause is at least a minute, not {minutes}")
        now = self.now()
        seconds = None if minutes is None else minutes * 60
        self._store.append(RemindersPaused(now.wall, self._boot, now.elapsed, seconds, None))

    def pause_until_tomorrow(self) -> None:
        """No reminders before midnight; an hour more than to midnight ends it, too, if the clock is set back.

        Raises:
            HistoryError: the file cannot be written.
        """
        now = self.now()
        naive = now.wall.replace(tzinfo=None)
        midnight = naive.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        seconds = int((midnight - naive).total_seconds()) + _HOUR
        self._store.append(RemindersPaused(now.wall, self._boot, now.elapsed, seconds, midnight.date()))

    def resume(self) -> None:
        """The pause is over.

        Raises:
            HistoryError: the file cannot be written.
        """
        now = self.now()
        self._store.append(RemindersResumed(now.wall, self._boot, now.elapsed))

    def say_meeting(self, *, on: bool) -> None:
        """The person is in a meeting, or out of it.

        Raises:
            HistoryError: the file cannot be written.
        """
        now = self.now()
        self._store.append(MeetingSaid(now.wall, self._boot, now.elapsed, on))

    def _record_absence(self, gap: Absence) -> None:
        """Writes the absence, and what it says of the offer that was open; then the sitting begins anew."""
        now = self.now()
        at, since = wall_of(gap.until, now), wall_of(gap.until - gap.seconds, now)
        away = Away(at, self._boot, gap.until, since, int(gap.seconds), gap.cause)
        with self._store.transaction():
            self._store.append_all((*self._left_open(gap.cause), away))
        self._watch.begin_anew()

    def _left_open(self, cause: AwayCause) -> Iterable[BreakAnswered]:
        """Only the newest offer can be open, whichever run of the machine it was made in."""
        for offered in self._store.facts(BreakOffered, newest_first=True, limit=1):
            if answer_to(self._store, offered.id) is None:
                yield self._answered(offered.id, _meant(offered.fact.kind, cause), None)

    def _note_session(self) -> None:
        """A stretch session that was finished since somebody sat down counts as a break, from its end on."""
        axis = self._watch.axis
        away = newest_of(self._store, Away, axis)
        if away is None:
            return
        row = int(self._store.read(_NEWEST_FINISHED, away.id)[0][0])
        if row:
            ended = self._store.fact(SessionEnded, row)
            began = self._store.fact(SessionStarted, ended.session).at
            ago = min(max(0.0, seconds_between(ended.at, axis.now.wall)), axis.now.elapsed - axis.elapsed(away.fact))
            lasted = max(0.0, seconds_between(began, ended.at))
            self._record_absence(Absence(lasted, AwayCause.STRETCH, axis.now.elapsed - ago))

    def _show(self, past: Known, offer: Offer) -> int:
        now = self.now()
        shown = BreakOffered(
            now.wall, self._boot, now.elapsed, offer.kind, offer.due.wall, offer.seated_seconds, offer.again
        )
        with self._store.transaction():
            if past.open is not None and past.open.first != offer.again:
                self._store.append(self._answered(past.open.id, Answer.UNANSWERED, None))
            return self._store.append(shown)

    def _hold_back(self, past: Known, kind: BreakKind, reason: Held) -> None:
        if past.kept is None or (past.kept.kind, past.kept.reason) != (kind, reason):
            now = self.now()
            self._store.append(BreakHeldBack(now.wall, self._boot, now.elapsed, kind, reason))

    def _answered(self, offer: int, answer: Answer, minutes: int | None) -> BreakAnswered:
        now = self.now()
        return BreakAnswered(now.wall, self._boot, now.elapsed, offer, answer, minutes)


def _meant(kind: BreakKind, cause: AwayCause) -> Answer:
    """Who gets up from the offer of a posture break has taken it; a stretch is only taken by a session."""
    if kind is BreakKind.STRETCH:
        return Answer.TAKEN if cause is AwayCause.STRETCH else Answer.UNANSWERED
    return Answer.UNANSWERED if cause is AwayCause.OFF else Answer.TAKEN
