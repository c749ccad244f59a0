"""A life in which the history is exported, imported, copied, restored, deleted, corrected and hidden from view.

The memory knows nothing of all that. It only knows what was: and nothing of what it forbids may become allowed.
"""

import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sciatimer.history.backup import backup
from sciatimer.history.corrections import correct_check, correct_morning, correct_today
from sciatimer.history.deletion import delete_everything
from sciatimer.history.exchange_faults import SessionRunning
from sciatimer.history.facts import Locked, MorningChecked, PainChecked, SessionEnded, SessionStarted, TodayAnswered
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.notes import withdraw, withdrawn_sessions, write_note
from sciatimer.history.restore import restore
from sciatimer.history.results import result_of
from sciatimer.history.situation import open_checks, owed_mornings
from sciatimer.history.store import HistoryStore
from sciatimer.history.today import answers_of
from sciatimer.paths import DataPaths
from sciatimer.safety.morning import LOCKING
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import MorningCheck, MorningOutcome, Outcome, Overall, PainCheck, Quality, RedFlag
from tests.safety.examples import EXERCISES
from tests.safety.life import Life
from tests.safety.life_memory import Lived, Memory


class Strict(Memory):
    """What was owed is owed; more may be, because another history said so."""

    def check_debts(self, past: Situation) -> None:
        """Nothing is lost."""
        assert past.locked >= self.locked, "a lock stands until its three steps were done"
        assert self.owed_check is None or past.open_check is not None, "an open check is never lost"
        owed = self.owed_morning
        if owed is not None and past.now >= owed.morning_opens:
            assert past.open_morning is not None, "nor is a morning check"


class ExchangingLife(Life):
    """Somebody who looks after their data all the time."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.memory = Strict()
        self.exports: list[Path] = []
        self.copies: list[Path] = []

    def export(self) -> None:
        """Keeps an export of now."""
        target = self.file.parent.parent / f"export-{len(self.exports)}.json"
        export_json(self.store, self.file.parent / "exercises", target)
        self.exports.append(target)

    def copy(self) -> None:
        """Keeps a copy of now."""
        target = self.file.parent.parent / f"copy-{len(self.copies)}.db"
        backup(self.store, target)
        self.copies.append(target)

    def take_in(self, number: int) -> None:
        """Imports an export from before."""
        if self.exports:
            self._import(self.exports[number % len(self.exports)])

    def _import(self, file: Path) -> None:
        meeting = Meeting(self.clock.now(), EXERCISES)
        import_history(self.store, self.file.parent / "exercises", file, meeting)
        self.look_again()

    def take_in_a_locked_one(self) -> None:
        """Another computer is locked."""
        folder = self.file.parent.parent
        with HistoryStore(folder / "locked" / "history.db") as other:
            other.append(Locked(self.clock.now(), Outcome.URGENT, "P2", None))
            export_json(other, folder / "none", folder / "locked.json")
        self._import(folder / "locked.json")
        assert self.situation().locked

    def put_back(self, number: int) -> None:
        """Restores a copy from before."""
        if not self.copies:
            return
        try:
            restore(self.store, self.copies[number % len(self.copies)], self.clock.now(), EXERCISES)
        except SessionRunning:
            return
        self.offer = None
        self.look_again()

    def delete(self) -> None:
        """Deletes everything."""
        try:
            delete_everything(self.store, DataPaths(self.file.parent), self.clock.now(), EXERCISES)
        except SessionRunning:
            return
        self.offer = None
        self.look_again()
        assert not self.situation().screened
        if not self.memory.locked:
            self.answer_screens(*self.situation().uncleared, *self.situation().x_codes)

    def hide(self, chance: random.Random) -> None:
        """Withdraws a session from view, or brings one back, or writes a note."""
        sessions = self.store.facts(SessionStarted)
        if not sessions:
            return
        session = chance.choice(sessions).id
        withdraw(self.store, session, self.clock.now(), withdrawn=session not in withdrawn_sessions(self.store))
        write_note(self.store, session, f"note {chance.random()}", self.clock.now())

    def correct(self, chance: random.Random) -> None:
        """Corrects any answer in any direction."""
        now = self.clock.now()
        checks, mornings = self.store.facts(PainChecked), self.store.facts(MorningChecked)
        todays = self.store.facts(TodayAnswered)
        kind = chance.choice(("check", "morning", "today"))
        if kind == "check" and checks:
            self._correct_check(chance.choice(checks).fact, chance, now)
        elif kind == "morning" and mornings:
            fact = chance.choice(mornings).fact
            given = MorningCheck(fact.red, now=chance.randint(0, 10), place_now=fact.place, nerve_new_or_stronger=False)
            if fact.place is not None:
                outcome = correct_morning(self.store, fact.session, given, now, EXERCISES).outcome
                self._note_outcome(fact.session, outcome, now)
        elif todays:
            first = chance.choice(todays)
            answers = replace(answers_of(first.fact), pain=chance.randint(0, 10))
            correct_today(self.store, first.id, answers, now, EXERCISES)
        self._after_a_lock()
        self.offer = None
        self.look_again()

    def answer_check(self, answers: dict[str, int], *, red: RedFlag = RedFlag.NONE) -> None:
        """Answers the open check; the morning that was to come with it may be none any more."""
        super().answer_check(answers, red=red)
        self._after_a_lock()

    def answer_morning(self, change: int, *, nerve: bool = False, red: RedFlag = RedFlag.NONE) -> None:
        """Answers the morning check that is asked; one that an import brought back comes before the newest one."""
        asked, owed = self.situation().open_morning, self.memory.owed_morning
        if asked is not None:
            self.memory.owed_morning = self._lived(asked)
        super().answer_morning(change, nerve=nerve, red=red)
        if owed is not None and owed.id != asked and self.memory.owed_morning is None and not self.memory.locked:
            self.memory.owed_morning = owed

    def _after_a_lock(self) -> None:
        """A session that ended the routine has no morning check to come, also when it did so by correction."""
        owed = self.memory.owed_morning
        result = None if owed is None else result_of(self.store, owed.id)
        if result is not None and result.check in LOCKING:
            assert self.situation().locked
            self.memory.owed_morning = None

    def _correct_check(self, fact: PainChecked, chance: random.Random, now: datetime) -> None:
        answers = PainCheck(
            red=fact.red, stop=fact.stop, after=chance.randint(0, 6), during=chance.randint(0, 6),
            place_after=fact.place_before, quality=chance.choice(tuple(Quality)), overall=Overall.SAME,
        )  # fmt: skip
        self._note_outcome(fact.session, correct_check(self.store, fact.session, answers, now, EXERCISES).outcome, now)

    def _note_outcome(self, session: int, outcome: object, now: datetime) -> None:
        if outcome in {Outcome.PAUSE, MorningOutcome.NOT_SETTLED}:
            self.memory.rest_days.add(now.date())
        lived = next((each for each in self.memory.since_lock if each.id == session), None)
        if lived is not None and outcome in {Outcome.PAUSE, Outcome.EASE, MorningOutcome.NOT_SETTLED}:
            lived.outcome = Outcome.PAUSE

    def look_again(self) -> None:
        """Takes in what may have become stricter, after seeing that nothing became milder."""
        self.nothing_is_lost()
        past = self.situation()
        if past.locked and not self.memory.locked:
            self.memory.lock()
        checks, mornings = open_checks(self.store), owed_mornings(self.store)
        self.memory.owed_check = min(checks, default=None)
        if self.memory.owed_check is not None:
            self._lived(self.memory.owed_check)
        self.memory.owed_morning = self._lived(mornings[0].session) if mornings else None

    def _lived(self, session: int) -> Lived:
        """The session as it is remembered, under the id that it has now."""
        started = self.store.fact(SessionStarted, session)
        ends = self.store.facts(SessionEnded, session=session)
        ended = ends[-1].fact.at if ends else started.at
        known = next((each for each in self.memory.sessions if each.started == started.at), None)
        if known is None:
            known = Lived(session, started.at.date(), EXERCISES[started.exercise], started.hold, started.at, ended)
            self.memory.sessions.append(known)
        known.id = session
        return known
