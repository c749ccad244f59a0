"""What the report tells beside the sessions: warning signs, self-checks, conditions and a clinician's word on them."""

from collections.abc import Iterable
from datetime import date

from sciatimer.history.episode import Episode
from sciatimer.history.facts import Cleared, ScreenAnswered
from sciatimer.history.rows import Recorded
from sciatimer.history.self_check_facts import NerveFeelingFaded, SelfChecked
from sciatimer.history.store import HistoryStore
from sciatimer.safety.screens import (
    CLINICIAN_ITEMS,
    EXERCISE_ITEMS,
    HEALTH,
    LASTING_NERVE,
    NERVE_PATTERN,
    SIGNS,
    Answered,
    Item,
    latest,
    unanswered,
)
from sciatimer.safety.self_check import STOPPING
from sciatimer.safety.self_check_memory import Turn
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import StopFeeling
from sciatimer.texts import Texts
from sciatimer.ui.clinician_words import Line, Section, sentences
from sciatimer.ui.dates import short_day

_OTHER_CLEARANCES = {LASTING_NERVE: "screens.lasting_nerve", NERVE_PATTERN: "screens.nerve_pattern"}


def signs_section(store: HistoryStore, episodes: Iterable[Episode], texts: Texts) -> Section:
    """Every warning sign that was ever ticked, with its last date; or that none was, and when it was last asked.

    Raises:
        HistoryError: the file cannot be read.
    """
    answers = [recorded.fact for recorded in store.facts(ScreenAnswered)]
    ticked = latest(answer for answer in answers if answer.yes)
    known = latest(answers)
    lines = [
        Line(short_day(ticked[sign.id].at, texts), _sign(sign, known[sign.id], texts), sign.id)
        for sign in SIGNS
        if sign.id in ticked
    ]
    lines += _signs_at_stops(episodes, texts)
    if lines:
        return Section(texts("clinician.signs"), tuple(lines))
    return Section(texts("clinician.signs"), (_no_sign(answers, texts),))


def _sign(sign: Item, newest: Answered, texts: Texts) -> str:
    since = "" if newest.yes else texts("clinician.signs_no_since", date=short_day(newest.at, texts))
    return sentences(texts(sign.text), since) if since else texts(sign.text)


def _signs_at_stops(episodes: Iterable[Episode], texts: Texts) -> list[Line]:
    """The stop screen has one button for several signs; which of them it was, nobody asked."""
    value = texts("clinician.signs_at_stop", sign=texts("screens.stop_emergency"))
    return [Line(short_day(each.started.at, texts), value) for each in episodes if StopFeeling.EMERGENCY in each.felt]


def _no_sign(answers: list[ScreenAnswered], texts: Texts) -> Line:
    asked = [answer.at for answer in answers if answer.item in {sign.id for sign in SIGNS}]
    if not asked or not {sign.id for sign in SIGNS}.isdisjoint(unanswered(answers)):
        return Line(texts("clinician.health_answers"), texts("clinician.signs_never"))
    return Line(texts("clinician.health_answers"), texts("clinician.signs_none", date=short_day(asked[-1], texts)))


def self_check_section(store: HistoryStore, past: Situation, texts: Texts) -> tuple[Section, ...]:
    """The newest self-check of each kind and leg, and what counts of all; nothing before the first.

    Raises:
        HistoryError: the file cannot be read.
    """
    newest = {Turn(each.fact.kind, each.fact.leg): each for each in store.facts(SelfChecked)}
    if not newest:
        return ()
    faded = {recorded.fact.self_check: recorded.fact.faded for recorded in store.facts(NerveFeelingFaded)}
    lines = [_self_check(each, faded.get(each.id), texts) for each in newest.values()]
    counts = texts("clinician.self_check_nerve" if past.nerve_result else "clinician.self_check_free")
    lines.append(Line(texts("clinician.self_check_counts"), counts))
    return (Section(texts("clinician.self_checks"), tuple(lines), note=texts("self_check.caveat")),)


def _self_check(recorded: Recorded[SelfChecked], faded: bool | None, texts: Texts) -> Line:
    fact = recorded.fact
    name = texts(
        "clinician.self_check_name",
        kind=texts(f"self_check.{fact.kind}_title"),
        leg=texts.inside(texts(f"self_check.leg_{fact.leg}")),
    )
    result = texts(f"clinician.result_{fact.result}")
    said = [texts("clinician.self_check_done", date=short_day(fact.at, texts), result=result), *_noticed(fact, texts)]
    if fact.rule in STOPPING:
        key = "open" if faded is None else "yes" if faded else "no"
        said.append(texts(f"clinician.faded_{key}"))
    return Line(name, " ".join(said), fact.rule)


def _noticed(fact: SelfChecked, texts: Texts) -> list[str]:
    """The answers as they were given; those that were not asked any more are left out."""
    answers = {
        "feeling": texts(f"self_check.feeling_{fact.feeling}"),
        "lean": None if fact.lean is None else texts(f"self_check.lean_{fact.lean}"),
        "eases": None if fact.eases is None else texts(f"self_check.noticed_{fact.eases}"),
        "grows": None if fact.grows is None else texts(f"self_check.noticed_{fact.grows}"),
        "place": None if fact.place is None else texts(f"self_check.place_{fact.place}"),
    }
    told = {question: answer for question, answer in answers.items() if answer is not None}
    return [texts(f"clinician.noticed_{question}", answer=texts.inside(answer)) for question, answer in told.items()]


def health_section(store: HistoryStore, past: Situation, texts: Texts) -> Section:
    """The conditions whose last answer is yes, each with the clinician's word on it, and every other such word.

    Raises:
        HistoryError: the file cannot be read.
    """
    known = latest(recorded.fact for recorded in store.newest_of_each(ScreenAnswered, "item"))
    words = {recorded.fact.item: recorded.fact.spoken_on for recorded in store.newest_of_each(Cleared, "item")}
    lines = [
        Line(short_day(known[item.id].at, texts), _condition(item, past, words, texts), item.id)
        for item in CLINICIAN_ITEMS + EXERCISE_ITEMS
        if item.id in known and known[item.id].yes
    ]
    title = texts("clinician.health")
    others = _other_words(words, texts)
    if lines:
        return Section(title, (*lines, *others))
    all_asked = all(item.id in known for item in HEALTH)
    value = texts("clinician.health_none" if all_asked else "clinician.health_never")
    return Section(title, (Line(texts("clinician.health_answers"), value), *others))


def _condition(item: Item, past: Situation, words: dict[str, date], texts: Texts) -> str:
    if item in EXERCISE_ITEMS:
        return texts(item.text)
    cleared = item.id in words and item.id not in past.uncleared
    if not cleared:
        return sentences(texts(item.text), texts("clinician.not_cleared"))
    return sentences(texts(item.text), texts("clinician.cleared", date=short_day(words[item.id], texts)))


def _other_words(words: dict[str, date], texts: Texts) -> tuple[Line, ...]:
    """A word on nerve feelings, which no list asks for."""
    label = texts("clinician.clearance")
    return tuple(
        Line(label, texts("clinician.clearance_of", item=texts(key), date=short_day(words[item], texts)))
        for item, key in _OTHER_CLEARANCES.items()
        if item in words
    )
