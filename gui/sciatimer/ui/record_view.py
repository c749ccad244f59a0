"""One past session in words, with all that was said, and what of it can be corrected. No widget is touched here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sciatimer.catalogue.model import Exercise
from sciatimer.history.episode import Episode, episode, first_told
from sciatimer.history.notes import first_note, note_of, withdrawn_sessions
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import Where
from sciatimer.texts import Texts
from sciatimer.ui.clinician_session import answers_section, morning_section, session_row, session_section
from sciatimer.ui.clinician_words import Section, moment

Exercises = Mapping[str, Exercise]

SIDES = (Where.BACK_ONLY, Where.LEFT, Where.RIGHT, Where.BOTH)  # as they are offered


class Part(StrEnum):
    """Answers that were given together, and are corrected together."""

    TODAY = "today"
    CHECK = "check"
    MORNING = "morning"


@dataclass(frozen=True, slots=True)
class RecordView:
    """Everything on the page.

    Attributes:
        session: its id.
        title: when it was.
        state: what is to be known before the rest is read, '' for nothing.
        sections: what was done and what was said.
        note: the person's own words as they stand.
        first_note: the first words, where they were changed since; else ''.
        in_view: it stands in plots, tables and reports.
        parts: what can be corrected.
    """

    session: int
    title: str
    state: str
    sections: tuple[Section, ...]
    note: str
    first_note: str
    in_view: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of a part by question: those that count now, and the first ones."""

    now: Mapping[str, int]
    first: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A session in the list of those that were taken out of view."""

    session: int
    title: str
    words: str


def record_view(store: HistoryStore, session: int, exercises: Exercises, texts: Texts) -> RecordView:
    """A session with all that was said.

    Raises:
        HistoryError: the file cannot be read.
        KeyError: there is no such session.
    """
    with store.snapshot():
        told, first = episode(store, session), first_told(store, session)
        note, words_before = note_of(store, session), first_note(store, session)
        in_view = session not in withdrawn_sessions(store)
    now, then = _sections(told, exercises, texts), _sections(first, exercises, texts)
    return RecordView(
        session=session,
        title=texts("record.title", when=moment(told.started.at, texts)),
        state="" if in_view else texts("record.is_out"),
        sections=tuple(_beside(each, before, texts) for each, before in zip(now, then, strict=True)),
        note=note,
        first_note="" if words_before == note else words_before,
        in_view=in_view,
        parts=_parts(told),
    )


def _sections(told: Episode, exercises: Exercises, texts: Texts) -> tuple[Section, ...]:
    what = session_section(texts("record.what"), told, exercises, texts)
    return (what, answers_section(told, texts), *morning_section(told, texts))


def _beside(section: Section, first: Section, texts: Texts) -> Section:
    """Each line that was corrected, with what was said first."""
    said = {line.label: line.value for line in first.lines}
    lines = (
        line
        if said.get(line.label, line.value) == line.value
        else replace(line, value=texts("record.beside", now=line.value, first=said[line.label]))
        for line in section.lines
    )
    return replace(section, lines=tuple(lines))


def _parts(told: Episode) -> tuple[Part, ...]:
    answered = {Part.TODAY: True, Part.CHECK: told.check is not None, Part.MORNING: told.morning is not None}
    return tuple(part for part, is_answered in answered.items() if is_answered)


def given_answers(store: HistoryStore, session: int, part: Part) -> Given:
    """What was answered to the questions of a part, each as the number of its answer.

    Raises:
        HistoryError: the file cannot be read.
        KeyError: there is no such session.
    """
    with store.snapshot():
        return Given(_numbers(episode(store, session), part), _numbers(first_told(store, session), part))


def _numbers(told: Episode, part: Part) -> dict[str, int]:
    answers = {Part.TODAY: _today, Part.CHECK: _check, Part.MORNING: _morning}[part](told)
    return {question: int(value) for question, value in answers.items() if value is not None}


def _today(told: Episode) -> dict[str, int | None]:
    today = told.today
    return {
        "pain": today.pain,
        "place": today.place,
        "where": SIDES.index(today.where),
        "nerve": today.nerve_feelings,
        "worse": today.much_worse,
    }


def _check(told: Episode) -> dict[str, int | None]:
    return {question: told.said(question) for question in ("after", "during", "place_after", "quality", "overall")}


def _morning(told: Episode) -> dict[str, int | None]:
    morning = told.morning
    if morning is None:
        return {}
    return {"pain": morning.pain, "place": morning.place, "nerve": morning.nerve_new_or_stronger}


def hidden_sessions(store: HistoryStore, exercises: Exercises, texts: Texts) -> tuple[Hidden, ...]:
    """The sessions that were taken out of view, newest first.

    Raises:
        HistoryError: the file cannot be read.
    """
    with store.snapshot():
        found = [episode(store, session) for session in sorted(withdrawn_sessions(store), reverse=True)]
    return tuple(
        Hidden(each.session, moment(each.started.at, texts), session_row(each, exercises, texts).stretch)
        for each in found
    )
