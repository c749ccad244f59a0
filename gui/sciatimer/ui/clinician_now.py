"""What is offered to the person now: the level of each position and the dose of the last stretch."""

from collections.abc import Mapping

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.history.store import HistoryStore
from sciatimer.history.today import ChosenDose, dose_choices
from sciatimer.safety.levels import allowed_dose, allowed_levels
from sciatimer.safety.offers import AFTER_UNLOCK, GENTLEST_FIRST
from sciatimer.safety.situation import Situation
from sciatimer.texts import Texts
from sciatimer.ui.clinician_words import Line, Section, short_dose

Exercises = Mapping[str, Exercise]


def now_section(store: HistoryStore, past: Situation, exercises: Exercises, texts: Texts) -> tuple[Section, ...]:
    """The level and the dose as they are now; nothing before the first session.

    Raises:
        HistoryError: the file cannot be read.
    """
    if past.first_session_day is None:
        return ()
    return (Section(texts("clinician.now"), _lines(store, past, exercises, texts)),)


def _lines(store: HistoryStore, past: Situation, exercises: Exercises, texts: Texts) -> tuple[Line, ...]:
    label = texts("clinician.now_label")
    if past.locked:
        return (Line(label, texts("clinician.now_locked")),)
    if past.uncleared:
        return (Line(label, texts("clinician.now_ask_first")),)
    choices = dose_choices(store)
    nerve = (Line(label, texts("clinician.now_nerve")),) if past.nerve_result else ()
    if past.after_unlock:
        begun = Line(label, texts("clinician.now_after_unlock"))
        shown = [exercise for exercise in exercises.values() if exercise.id in AFTER_UNLOCK]
        return (begun, *nerve, *(_dose_line(exercise, past, choices, texts) for exercise in shown))
    done = exercises.get(past.results[0].exercise) if past.results else None
    dose = () if done is None else (_dose_line(done, past, choices, texts),)
    return (*nerve, *_levels(past, choices, exercises, texts), *dose)


def _levels(past: Situation, choices: tuple[ChosenDose, ...], exercises: Exercises, texts: Texts) -> tuple[Line, ...]:
    """The hardest stretch of each position that the level allows; pain of the day may allow less."""
    levels = allowed_levels(past, choices, exercises)
    lines = []
    for position in GENTLEST_FIRST:
        highest = _highest(position, levels[position], exercises)
        if highest is not None:
            name = texts("clinician.level", name=highest.name)
            lines.append(Line(texts(f"today.position_{position}"), name))
    return tuple(lines)


def _highest(position: Position, level: int, exercises: Exercises) -> Exercise | None:
    there = [each for each in exercises.values() if each.position is position and each.level <= level]
    return max(there, key=_level, default=None)


def _level(exercise: Exercise) -> int:
    return exercise.level


def _dose_line(exercise: Exercise, past: Situation, choices: tuple[ChosenDose, ...], texts: Texts) -> Line:
    dose = allowed_dose(exercise, past, choices, nerve=past.nerve_result)
    words = short_dose(exercise, dose.hold, dose.repetitions, texts)
    return Line(texts("clinician.dose_now"), texts("clinician.dose_of", name=exercise.name, dose=words))
