"""Lines and sections of the report, and the small words that they share. No widget is touched here."""

from dataclasses import dataclass
from datetime import datetime

from sciatimer.catalogue.model import Exercise, Kind
from sciatimer.history.facts import TodayAnswered
from sciatimer.safety.values import Place, Where
from sciatimer.texts import Texts
from sciatimer.ui.dates import short_day


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told. ``rule`` is the id of the row or question behind it, '' for none."""

    label: str
    value: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together. ``note`` is what has to be known before they are read, '' for nothing."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""


def moment(when: datetime, texts: Texts) -> str:
    """A date with its time."""
    return texts("clinician.at", date=short_day(when, texts), time=f"{when:%H:%M}")


def yes_or_no(yes: bool, texts: Texts) -> str:
    """Yes, or no."""
    return texts("clinician.yes" if yes else "clinician.no")


def place_and_side(place: Place, where: Where | None, texts: Texts) -> str:
    """The furthest place inside a sentence, with its side where there is one to tell."""
    if place is Place.NONE:
        return texts("clinician.place_nowhere")
    name = place_name(place, texts)
    if where is None or (where is Where.BACK_ONLY and place is Place.LOW_BACK):
        return name
    return texts("clinician.place_side", place=name, side=texts(f"clinician.side_{where}"))


def place_name(place: Place, texts: Texts) -> str:
    """A place inside a sentence."""
    return texts.inside(texts(f"ui.place_{place.name.lower()}"))


def pain_and_place(pain: int, place: Place, where: Where | None, texts: Texts) -> str:
    """How much and where."""
    return texts("clinician.pain_place", pain=pain, place=place_and_side(place, where, texts))


def today_words(today: TodayAnswered, texts: Texts) -> str:
    """What was answered before a session, or instead of one."""
    said = pain_and_place(today.pain, today.place, today.where, texts)
    nerve = texts("clinician.nerve_yes" if today.nerve_feelings else "clinician.nerve_no")
    worse = texts("clinician.worse_yes" if today.much_worse else "clinician.worse_no")
    return f"{said}. {nerve} {worse}"


def short_dose(exercise: Exercise | None, hold: int, repetitions: int, texts: Texts) -> str:
    """Repetitions and seconds, as they stand in a table."""
    pulse = exercise is not None and exercise.kind is Kind.PULSE
    key = "clinician.dose_short_pulse" if pulse else "clinician.dose_short_hold"
    return texts(key, repetitions=repetitions, hold=hold)


def sentences(*parts: str) -> str:
    """Parts as sentences, each with its full stop; '' parts are left out."""
    said = [part if part.endswith((".", "?")) else f"{part}." for part in parts if part]
    return " ".join(said)
