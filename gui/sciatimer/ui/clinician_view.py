"""The report to show a clinician: from the history to words. No widget is touched here.

It tells what was answered and what the app did, and claims nothing more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sciatimer.catalogue.load import Catalogue
from sciatimer.catalogue.model import Exercise
from sciatimer.history.episode import Episode, episode, last_episodes
from sciatimer.history.facts import Locked, SessionStarted, TodayAnswered, Unlocked
from sciatimer.history.rows import Recorded
from sciatimer.history.shown import OUT_OF_VIEW
from sciatimer.history.situation import situation, standing_lock
from sciatimer.history.store import HistoryStore
from sciatimer.texts import Texts
from sciatimer.ui.clinician_health import health_section, self_check_section, signs_section
from sciatimer.ui.clinician_now import now_section
from sciatimer.ui.clinician_session import (
    SessionRow,
    answers_section,
    morning_section,
    session_row,
    session_section,
)
from sciatimer.ui.clinician_words import Line, Section, moment, today_words
from sciatimer.ui.dates import short_day

MOST_SESSIONS = 10
_MOST_EARLIER = 3  # earlier locks; more would push the rest off the page
_FEW = 8  # rows: enough for the last answers, whoever gave them twice
_HIGH_PAIN = "P6"  # the lock that no session and no list of signs explains
_COLUMNS = ("date", "stretch", "dose", "pain", "outcome")
_COUNT = f"SELECT count(*), min(id) FROM session_started WHERE id NOT IN ({OUT_OF_VIEW})"  # noqa: S608 - SQL of ours


@dataclass(frozen=True, slots=True)
class ClinicianReport:
    """One page. ``sessions`` is the table, newest first, under ``columns``; ``locked`` tells how the summary reads."""

    title: str
    about: str
    written: str
    locked: bool
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    table_title: str
    columns: tuple[str, ...]
    sessions: tuple[SessionRow, ...]


def clinician_report(store: HistoryStore, catalogue: Catalogue, texts: Texts, now: datetime) -> ClinicianReport:
    """The report on the history as it is now.

    Args:
        store: the history; nothing is written.
        catalogue: names the stretches; one that is in no catalogue any more is told by its id.
        texts: the words.
        now: local wall time.

    Raises:
        HistoryError: the file cannot be read.
    """
    with store.snapshot():
        lock = standing_lock(store)
        episodes = last_episodes(store, MOST_SESSIONS)
        past = situation(store, now)
        exercises = catalogue.all_by_id
        return ClinicianReport(
            title=texts("clinician.title"),
            about=texts("clinician.about"),
            written=texts("clinician.written", date=short_day(now, texts), time=f"{now:%H:%M}"),
            locked=lock is not None,
            summary=_summary(store, lock, texts),
            sections=(
                *_lock_section(store, lock, texts),
                *_episode_sections(store, lock, episodes, exercises, texts),
                signs_section(store, episodes, texts),
                *self_check_section(store, past, texts),
                health_section(store, past, texts),
                *now_section(store, past, exercises, texts),
            ),
            table_title=texts("clinician.sessions"),
            columns=tuple(texts(f"clinician.column_{column}") for column in _COLUMNS),
            sessions=tuple(session_row(each, exercises, texts) for each in episodes),
        )


def _summary(store: HistoryStore, lock: Recorded[Locked] | None, texts: Texts) -> tuple[str, ...]:
    state = texts("clinician.open")
    if lock is not None:
        state = texts("clinician.locked", date=short_day(lock.fact.at, texts))
    count, first = store.read(_COUNT)[0]
    if not count:
        return (state, texts("clinician.no_session"))
    date = short_day(store.fact(SessionStarted, int(first)).at, texts)
    return (state, texts("clinician.count", count=count, date=date))


def _cause(lock: Locked, texts: Texts) -> str:
    key = f"clinician.cause_{lock.rule}"
    return texts(key if texts.has(key) else "clinician.cause_other")


def _lock_section(store: HistoryStore, lock: Recorded[Locked] | None, texts: Texts) -> tuple[Section, ...]:
    """Which lock stands and which stood before; nothing where there never was one."""
    earlier = _earlier(store, lock, texts)
    if lock is None:
        return (Section(texts("clinician.routine"), earlier),) if earlier else ()
    lines = (
        Line(texts("clinician.since"), moment(lock.fact.at, texts)),
        Line(texts("clinician.cause"), _cause(lock.fact, texts), lock.fact.rule),
        *_answered_then(store, lock, texts),
        *earlier,
    )
    return (Section(texts("clinician.lock"), lines),)


def _answered_then(store: HistoryStore, lock: Recorded[Locked], texts: Texts) -> tuple[Line, ...]:
    """The answers that brought the lock where they belong to no session."""
    if lock.fact.rule != _HIGH_PAIN:
        return ()
    answers = (each for each in store.facts(TodayAnswered, newest_first=True, limit=_FEW) if each.id < lock.id)
    newest = next(answers, None)
    return () if newest is None else (Line(texts("clinician.answered_then"), today_words(newest.fact, texts)),)


def _earlier(store: HistoryStore, lock: Recorded[Locked] | None, texts: Texts) -> tuple[Line, ...]:
    """The locks that no longer stand, newest first; an unlock is for its lock and all before it."""
    unlocks = [recorded.fact for recorded in store.facts(Unlocked)]
    locks = [each for each in store.facts(Locked, newest_first=True) if lock is None or each.id != lock.id]
    label = texts("clinician.earlier")
    return tuple(Line(label, _earlier_words(each, unlocks, texts)) for each in locks[:_MOST_EARLIER])


def _earlier_words(lock: Recorded[Locked], unlocks: list[Unlocked], texts: Texts) -> str:
    values = {"date": short_day(lock.fact.at, texts), "rule": lock.fact.rule}
    unlock = next((each for each in unlocks if each.lock >= lock.id), None)
    if unlock is None:
        return texts("clinician.earlier_lock", **values)
    return texts("clinician.earlier_unlocked", **values, spoken_on=short_day(unlock.spoken_on, texts))


def _episode_sections(
    store: HistoryStore,
    lock: Recorded[Locked] | None,
    episodes: tuple[Episode, ...],
    exercises: Mapping[str, Exercise],
    texts: Texts,
) -> tuple[Section, ...]:
    """The session that brought the lock, else the last one."""
    brought = None if lock is None else lock.fact.session
    told = episode(store, brought) if brought is not None else next(iter(episodes), None)
    if told is None:
        return ()
    title = texts("clinician.session_last" if brought is None else "clinician.session_of_lock")
    return (
        session_section(title, told, exercises, texts),
        answers_section(told, texts),
        *morning_section(told, texts),
    )
