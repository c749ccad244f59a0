"""Writes a scripted life again and again, and kills the writer each time at another instant.

Run as ``killed_sessions.py FOLDER KILLS SEED``; prints one JSON line for each kill: the history it left behind and
what its writer had been told was written. The program is imported once; each writer is a fork.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sciatimer.history.facts import CheckAnswer, EndReason, Locked, PlayerChanged, SessionEnded, StepOffered, StopFelt
from sciatimer.history.recording import begin_session, record_verdict
from sciatimer.history.self_check_recording import record_faded, record_self_check
from sciatimer.history.situation import standing_lock
from sciatimer.history.store import HistoryStore
from sciatimer.safety.self_check import CheckFeeling, Leg, SittingAnswers
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import Outcome, StopFeeling
from sciatimer.session.model import SegmentKind
from tests.fakes import FakeClock
from tests.history.diary import CHECKED, MORNING, STARTED, Diary

Say = Callable[[str, int], int]
PHASES = (SegmentKind.GET_READY, SegmentKind.EASE_IN, SegmentKind.HOLD, SegmentKind.EASE_OUT, SegmentKind.REST)
ANSWERS = {"after": 4, "during": 2, "place_after": 2, "quality": 0, "overall": 1}
OPENING_SECONDS = 0.03  # about what making a new file takes
STEP_SECONDS = 0.002  # a few times what writing one fact takes
HISTORY = "data/history.db"


def refuse(now: Situation) -> None:
    """What Today does before a start."""
    if now.locked or now.open_check is not None:
        raise RuntimeError("no session may start now")


def write_session(diary: Diary, say: Say, outcome: Outcome) -> int:
    """One session from the first question to the verdict; ``say`` is called when a thing is known to be written."""
    store = diary.store
    today = say("TodayAnswered", diary.answer_today())
    session = say("SessionStarted", begin_session(store, replace(STARTED, at=diary.now(), today=today), refuse))
    for number, kind in enumerate(PHASES * 2):
        diary.clock.advance(10)
        say("PhaseBegun", diary.phase(session, kind, 10.0 * number))
    say("PlayerChanged", store.append(PlayerChanged(diary.now(), session, "paused", 95)))
    say("SessionEnded", store.append(SessionEnded(diary.now(), session, EndReason.STOPPED, 2, 6)))
    say("StopFelt", store.append(StopFelt(diary.now(), session, StopFeeling.INTERRUPTED)))
    for question, value in ANSWERS.items():
        say("CheckAnswer", store.append(CheckAnswer(diary.now(), session, question, value)))
    checked = replace(CHECKED, at=diary.now(), session=session, outcome=outcome)
    lock = Locked(diary.now(), outcome, "R6", session) if outcome is Outcome.LOCK else None
    say("PainChecked", record_verdict(store, checked, lock, StepOffered(diary.now(), session, "N9", None, None)))
    return session


def write_all(file: Path, say: Say) -> None:
    """A good session with its morning, one that ends the routine, the unlock, and a self-check that ends it again."""
    with closing(HistoryStore(file)) as store:
        diary = Diary(store, FakeClock())
        diary.answer_screens()
        session = write_session(diary, say, Outcome.GOOD)
        say("MorningChecked", record_verdict(store, replace(MORNING, at=diary.now(), session=session)))
        write_session(diary, say, Outcome.LOCK)
        write_unlock(diary, say)
        write_self_check(diary, say)
        signal.pause()  # until it is killed


def write_unlock(diary: Diary, say: Say) -> None:
    """The steps of an unlock."""
    say("Unlocked", diary.unlock(standing_lock_id(diary.store)))


def write_self_check(diary: Diary, say: Say) -> None:
    """A nerve feeling that does not fade."""
    felt = SittingAnswers(CheckFeeling.NERVE, None, None)
    check = say("SelfChecked", record_self_check(diary.store, diary.now(), Leg.LEFT, felt))
    record_faded(diary.store, diary.now(), check, faded=False)
    say("Locked", standing_lock_id(diary.store))


def standing_lock_id(store: HistoryStore) -> int:
    """The lock that stands now."""
    lock = standing_lock(store)
    if lock is None:
        raise RuntimeError("nothing has locked")
    return lock.id


def count_of_says() -> int:
    """How many things a whole run says; counted from the script itself."""
    return 2 * (len(PHASES) * 2 + len(ANSWERS) + 6) + 4


def fork_writer(file: Path) -> tuple[int, int]:
    """Starts a writer; gives its process id and the pipe on which it speaks."""
    hear, speak = os.pipe()
    child = os.fork()
    if child:
        os.close(speak)
        return child, hear

    def say(kind: str, row_id: int) -> int:
        os.write(speak, f"{kind} {row_id}\n".encode())
        return row_id

    try:
        write_all(file, say)
    finally:
        os._exit(1)


def kill_one(file: Path, chance: random.Random) -> list[str]:
    """Lets a writer say a random number of things, waits a random moment, kills it, and gives all it has said."""
    child, hear = fork_writer(file)
    wanted = chance.randint(0, count_of_says())
    with os.fdopen(hear, "rb") as pipe:
        said = [pipe.readline() for _ in range(wanted)]
        time.sleep(chance.uniform(0, STEP_SECONDS if wanted else OPENING_SECONDS))  # the instant is the point
        os.kill(child, signal.SIGKILL)
        said += pipe.readlines()
    os.waitpid(child, 0)
    return [line.decode().strip() for line in said if line]


def kills(folder: Path, count: int, seed: int) -> Iterator[dict[str, object]]:
    """One entry for each kill."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for number in range(count):
        file = folder / str(number) / HISTORY
        file.parent.parent.mkdir(parents=True)
        yield {"file": str(file), "said": kill_one(file, chance)}


if __name__ == "__main__":
    for entry in kills(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])):
        print(json.dumps(entry))
