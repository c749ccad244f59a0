"""What the report tells of a session: what was done, what was answered, the next morning, and its row in the table.

What was answered is told as it was answered. Where the rules counted something graver, that is said beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sciatimer.catalogue.model import Exercise, Kind, Sides
from sciatimer.history.episode import Episode
from sciatimer.history.facts import SessionStarted
from sciatimer.safety.values import MorningOutcome, Overall, Place, Quality, StopFeeling
from sciatimer.session.model import Side
from sciatimer.texts import Texts
from sciatimer.ui.clinician_words import (
    Line,
    Section,
    moment,
    pain_and_place,
    place_name,
    sentences,
    short_dose,
    today_words,
    yes_or_no,
)
from sciatimer.ui.dates import short_day

Exercises = Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session of the table, as words."""

    date: str
    stretch: str
    dose: str
    pain: str
    outcome: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The words from left to right."""
        return (self.date, self.stretch, self.dose, self.pain, self.outcome)


def session_section(title: str, episode: Episode, exercises: Exercises, texts: Texts) -> Section:
    """What the person was doing."""
    started = episode.started
    exercise = exercises.get(started.exercise)
    lines = (
        Line(texts("clinician.when"), moment(started.at, texts)),
        Line(texts("clinician.stretch"), _stretch(started, exercise, texts)),
        Line(texts("clinician.dose"), _dose(started, exercise, texts)),
        *_legs(started, exercise, texts),
        Line(texts("clinician.ended"), _ended(episode, texts)),
    )
    return Section(title, lines)


def answers_section(episode: Episode, texts: Texts) -> Section:
    """What was answered before, during and after."""
    lines = (
        Line(texts("clinician.before"), _before(episode, texts)),
        *(Line(texts("clinician.stop"), texts(f"screens.stop_{felt}")) for felt in episode.felt),
        Line(texts("clinician.during"), _during(episode, texts)),
        Line(texts("clinician.after"), _after(episode, texts)),
        Line(texts("clinician.quality"), _quality(episode, texts)),
        Line(texts("clinician.overall"), _overall(episode, texts)),
        *_verdict(episode, texts),
        *_no_morning(episode, texts),
    )
    return Section(texts("clinician.answers"), lines)


def morning_section(episode: Episode, texts: Texts) -> tuple[Section, ...]:
    """The check of the morning after; where there is none yet, the answers say so."""
    checked = episode.morning
    if checked is None:
        return ()
    pain = nerve = texts("clinician.not_asked")
    if checked.pain is not None and checked.place is not None:
        pain = pain_and_place(checked.pain, checked.place, checked.where, texts)
    if checked.nerve_new_or_stronger is not None:
        nerve = yes_or_no(checked.nerve_new_or_stronger, texts)
    lines = (
        Line(texts("clinician.when"), moment(checked.at, texts)),
        Line(texts("clinician.morning_pain"), pain),
        Line(texts("clinician.morning_nerve"), nerve),
        Line(texts("clinician.signs_line"), texts(f"clinician.red_{checked.red:d}")),
        Line(texts("clinician.outcome"), texts(f"clinician.outcome_{checked.outcome}"), checked.rule),
    )
    return (Section(texts("clinician.morning"), lines),)


def session_row(episode: Episode, exercises: Exercises, texts: Texts) -> SessionRow:
    """The session as a row of the table."""
    started = episode.started
    exercise = exercises.get(started.exercise)
    after = episode.said("after")
    key = "clinician.pain_change_open" if after is None else "clinician.pain_change"
    return SessionRow(
        date=short_day(started.at, texts),
        stretch=started.exercise if exercise is None else exercise.name,
        dose=short_dose(exercise, started.hold, started.repetitions, texts),
        pain=texts(key, before=episode.today.pain, after=after),
        outcome=_row_outcome(episode, texts),
    )


def _stretch(started: SessionStarted, exercise: Exercise | None, texts: Texts) -> str:
    name = started.exercise if exercise is None else exercise.name
    position = texts(f"today.position_{started.position}")
    return name if position.lower() in name.lower() else sentences(name, position)


def _dose(started: SessionStarted, exercise: Exercise | None, texts: Texts) -> str:
    pulse = exercise is not None and exercise.kind is Kind.PULSE
    key = "clinician.dose_pulse" if pulse else "clinician.dose_hold"
    said = texts(key, repetitions=started.repetitions, hold=started.hold, rest=started.rest)
    if started.sore_leg is None:
        return said
    spared = texts(f"clinician.spared_{started.sore_leg}", repetitions=started.sore_repetitions, hold=started.sore_hold)
    return f"{said}; {spared}"


def _legs(started: SessionStarted, exercise: Exercise | None, texts: Texts) -> tuple[Line, ...]:
    """Nothing is said of the legs where the stretch is in no catalogue any more and nothing else tells."""
    label = texts("clinician.legs")
    if started.left_out is not None:
        return (Line(label, texts(f"clinician.legs_only_{started.left_out.opposite}")),)
    if started.first_side is Side.BOTH or (exercise is not None and exercise.sides is Sides.BOTH):
        return (Line(label, texts("clinician.legs_both")),)
    return () if exercise is None else (Line(label, texts(f"clinician.legs_first_{started.first_side}")),)


def _ended(episode: Episode, texts: Texts) -> str:
    ended = episode.ended
    if ended is None:
        return texts("clinician.ended_open")
    end = texts(f"clinician.ended_{ended.reason}")
    return texts("clinician.holds", end=end, done=ended.holds_done, planned=ended.holds_planned)


def _before(episode: Episode, texts: Texts) -> str:
    """The answers of this session; with two in a day the milder ones count, and that is said."""
    today, check, counted = episode.today, episode.check, []
    if check is not None and check.before != today.pain:
        counted.append(texts("clinician.pain_compared", pain=check.before))
    if check is not None and check.place_before != today.place:
        counted.append(texts("clinician.place_compared", place=_place(check.place_before, texts)))
    return sentences(today_words(today, texts), *counted)


def _during(episode: Episode, texts: Texts) -> str:
    pain = episode.said("during")
    return _missing(episode, texts) if pain is None else texts("clinician.during_pain", pain=pain)


def _after(episode: Episode, texts: Texts) -> str:
    pain, place = episode.said("after"), episode.said("place_after")
    if pain is None and place is None:
        return _missing(episode, texts)
    said = [texts("clinician.pain", pain=pain)] if pain is not None else []
    said += [_place(Place(place), texts)] if place is not None else []
    counted = None if episode.check is None else episode.check.place_after
    if place is None or counted is None or counted == place:
        return ", ".join(said)
    return sentences(", ".join(said), texts("clinician.place_counted", place=_place(counted, texts)))


def _quality(episode: Episode, texts: Texts) -> str:
    value = episode.said("quality")
    if value is None:
        return _missing(episode, texts)
    said = texts(f"check.quality_{value}")
    counted = None if episode.check is None else episode.check.quality
    if counted is Quality.NERVE_NEW and value != counted:
        return sentences(said, texts("clinician.quality_counted"))
    if "quality" not in episode.answers and StopFeeling.NERVE in episode.felt:
        return sentences(said, texts("clinician.quality_from_stop"))
    return said


def _overall(episode: Episode, texts: Texts) -> str:
    value = episode.said("overall")
    return _missing(episode, texts) if value is None else texts(f"check.overall_{Overall(value):d}")


def _missing(episode: Episode, texts: Texts) -> str:
    return texts("clinician.not_answered" if episode.check is None else "clinician.not_asked")


def _verdict(episode: Episode, texts: Texts) -> tuple[Line, ...]:
    check = episode.check
    if check is None:
        return (Line(texts("clinician.outcome"), texts("clinician.outcome_open")),)
    return (
        Line(texts("clinician.signs_line"), texts(f"clinician.red_{check.red:d}")),
        Line(texts("clinician.outcome"), texts(f"clinician.outcome_{check.outcome}"), check.rule),
    )


def _no_morning(episode: Episode, texts: Texts) -> tuple[Line, ...]:
    if episode.morning is not None:
        return ()
    return (Line(texts("clinician.morning_short"), texts("clinician.morning_none")),)


def _row_outcome(episode: Episode, texts: Texts) -> str:
    check, morning = episode.check, episode.morning
    said = texts("clinician.outcome_open" if check is None else f"clinician.outcome_{check.outcome}")
    if morning is None or morning.outcome is MorningOutcome.SETTLED:
        return said
    later = texts(f"clinician.outcome_{morning.outcome}")
    return texts("clinician.row_morning", outcome=said, morning=texts.inside(later))


def _place(place: Place, texts: Texts) -> str:
    return texts("clinician.place_nowhere") if place is Place.NONE else place_name(place, texts)
