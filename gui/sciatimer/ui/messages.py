"""What is said after a verdict: from an outcome and a next step to a message. No widget is touched here."""

from datetime import datetime

from sciatimer.catalogue.model import Exercise
from sciatimer.safety.lock import ended_texts
from sciatimer.safety.morning_by_hand import ByHandVerdict
from sciatimer.safety.next_step import NextStep, Step
from sciatimer.safety.screens import EMERGENCY_ITEMS, URGENT_ITEMS, Item
from sciatimer.safety.start import WRONG_CLOCK, StartVerdict
from sciatimer.safety.values import MorningOutcome, Outcome
from sciatimer.texts import Texts
from sciatimer.ui.dates import day_words
from sciatimer.ui.pages.message import Message, Way
from sciatimer.ui.screening_controller import item_words
from sciatimer.ui.widgets.sign_list import Listed


def outcome_message(
    outcome: Outcome | MorningOutcome,
    reason: str,
    step: NextStep,
    other: Exercise | None,
    texts: Texts,
) -> Message:
    """The outcome in one sentence, what it means for next time, and the offers a person may take.

    Args:
        outcome: a verdict that did not end the routine.
        reason: the text key of its sentence.
        step: the next step that follows from it.
        other: the easier or harder variant that is offered, None if there is none.
        texts: the sentences.
    """
    paragraphs = (texts(reason), *_next_time(step, other, texts))
    ways = (*_offers(step, texts, other), Way("done", texts("outcome.done"), "primary"))
    return Message(texts(f"outcome.title_{outcome}"), paragraphs, ways)


def _next_time(step: NextStep, other: Exercise | None, texts: Texts) -> list[str]:
    said = [texts(step.reason)] if step.step in {Step.WATER, Step.LONGER, Step.HARDER} else []
    if step.step in {Step.EASIER, Step.WATER}:
        said += _easier_words(step, other, texts)
    if step.step is Step.HARDER and other is not None:
        said.append(texts("outcome.harder_name", name=other.name))
    return said


def _easier_words(step: NextStep, other: Exercise | None, texts: Texts) -> list[str]:
    said = [] if step.offer_position is None else [texts(f"outcome.gentler_{step.offer_position}")]
    if other is not None:
        said = [texts("outcome.easier", name=other.name), *said]
    elif step.offer_hold is not None:  # None: the stretch is in no catalogue any more
        said = [texts("outcome.easier_same", hold=step.offer_hold), *said]
    return [" ".join(said)] if said else []


def _offers(step: NextStep, texts: Texts, other: Exercise | None) -> list[Way]:
    if step.step is Step.LONGER:
        return [Way("longer", texts("outcome.take_longer", hold=step.offer_hold))]
    if step.step is Step.HARDER:
        return [Way("harder", texts("outcome.take_harder"))]
    if step.step in {Step.EASIER, Step.WATER} and (other is not None or step.offer_hold is not None):
        return [Way("easier", texts("outcome.take_easier" if other is not None else "outcome.take_shorter"))]
    return []


def ended_message(
    cause: Outcome, rule: str, since: datetime, number: str, texts: Texts, *, nearer_the_spine: bool
) -> Message:
    """The routine-ended screen; it stands until the three steps of clinical.md 4.6 are done."""
    keys = ended_texts(cause, rule, nearer_the_spine=nearer_the_spine)
    parts = [paragraph for key in keys for paragraph in texts(key).split("\n")]
    title, paragraphs = parts[0], parts[1:]
    notice = texts("ui.emergency_number", number=number) if cause is Outcome.EMERGENCY and number else ""
    said = (*paragraphs, texts("ui.ended_since", date=day_words(since, texts)))
    clinician = Way("clinician", texts("clinician.way"))
    ways = (Way("help", texts("ui.help")), clinician, Way("unlock", texts("ui.ended_talked")))
    return Message(title, said, ways, notice=notice)


def monthly_message(texts: Texts) -> Message:
    """Once a month: has anything about your health changed?"""
    ways = (
        Way("health_changed", texts("screens.monthly_changed")),
        Way("health_same", texts("screens.monthly_same"), "primary"),
    )
    return Message(texts("outcome.monthly_title"), (texts("screens.monthly_question"),), ways)


def help_message(number: str, texts: Texts) -> Message:
    """The warning signs, one click from everywhere."""
    notice = texts("ui.emergency_number", number=number) if number else ""
    lists = (
        _listed("ui.help_emergency", EMERGENCY_ITEMS, texts),
        _listed("ui.help_urgent", URGENT_ITEMS, texts),
    )
    ways = (Way("back", texts("ui.help_back"), "primary"),)
    return Message(texts("ui.help_title"), (texts("screens.disclaimer"),), ways, notice=notice, lists=lists)


def fault_message(text: str, texts: Texts, *, restorable: bool = False) -> Message:
    """Something that a person has to mend before it goes on; ``restorable``: a copy of the history can be put back."""
    restore = (Way("restore", texts("ui.error_restore")),) if restorable else ()
    ways = (Way("quit", texts("ui.error_quit")), *restore, Way("back", texts("ui.error_try_again"), "primary"))
    return Message(texts("ui.error_title"), (text,), ways)


def _listed(heading: str, items: tuple[Item, ...], texts: Texts) -> Listed:
    return Listed(texts(heading), tuple(item_words(item, texts) for item in items))


def refusal_message(verdict: StartVerdict, now: datetime, texts: Texts) -> Message:
    """Why no session starts now: NOT TODAY or RESTED."""
    until = verdict.until
    time = "" if until is None else time_words(until, now, texts)
    title = "outcome.title_clock" if verdict.reason == WRONG_CLOCK else f"outcome.title_{verdict.outcome}"
    sentences = texts(verdict.reason, time=time).split("\n")
    asked = Way("morning", texts("check.morning_way"))
    ways = (Way("help", texts("ui.help")), asked, Way("done", texts("outcome.done"), "primary"))
    return Message(texts(title), tuple(sentences), ways)


def morning_message(verdict: ByHandVerdict, now: datetime, texts: Texts) -> Message:
    """Why there is no morning check to answer now, and from when on there is."""
    time = "" if verdict.until is None else time_words(verdict.until, now, texts)
    ways = (Way("back", texts("ui.back"), "primary"),)
    return Message(texts("check.morning_way"), (texts(verdict.reason, time=time),), ways)


def time_words(until: datetime, now: datetime, texts: Texts) -> str:
    """A time today, or tomorrow, or on a date, as a person says it who reads it off the clock of this computer."""
    until = _on_the_clock(until, now)
    clock = f"{until:%H:%M}"
    days = (until.date() - now.date()).days
    if days == 0:
        return clock
    if days == 1:
        return texts("outcome.tomorrow") if clock == "00:00" else texts("outcome.tomorrow_at", time=clock)
    return day_words(until, texts)


def _on_the_clock(until: datetime, now: datetime) -> datetime:
    """What the clock will show: since the time was recorded, and until it comes, summer time may begin or end.

    A flight may also have put the computer into another zone, so it is that of now which counts.
    """
    is_of_here = now.astimezone().utcoffset() == now.utcoffset()
    return until.astimezone() if is_of_here else until.astimezone(now.tzinfo)
