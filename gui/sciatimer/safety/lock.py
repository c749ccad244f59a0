"""The routine that has ended: what is said about it, and the three steps out of it (clinical.md 4.6)."""

from datetime import date

from sciatimer.errors import SciatimerError
from sciatimer.safety.values import MorningOutcome, Outcome, StartOutcome

_WORDING: dict[Outcome, tuple[str, ...]] = {
    Outcome.EMERGENCY: ("screens.emergency",),
    Outcome.URGENT: ("screens.urgent",),
}
_WHY = "screens.ended_why"
_OWN_REASONS = {  # clinical.md 7.6a; T1 and S1: a nerve feeling of a self-check did not fade
    "P6": "screens.ended_why_P6",
    "N2": "screens.ended_why_N2",
    "N3": "screens.ended_why_N3",
    "T1": "screens.ended_why_self_check",
    "S1": "screens.ended_why_self_check",
}


class SpokenBeforeLock(SciatimerError):
    """The date is earlier than the day on which the routine ended."""

    wording = (
        "{spoken_on} is before the day your routine ended ({lock_day}). "
        "Talk to someone about what happened since then, and enter that date."
    )

    def __init__(self, spoken_on: date, lock_day: date) -> None:
        super().__init__(spoken_on=spoken_on, lock_day=lock_day)


class SpokenInFuture(SciatimerError):
    """The date is later than today."""

    wording = "{spoken_on} is still to come (today is {today}). Enter the date when you talked to someone."

    def __init__(self, spoken_on: date, today: date) -> None:
        super().__init__(spoken_on=spoken_on, today=today)


class ClockBeforeLock(SciatimerError):
    """The machine's clock says a day before the lock, so that no date can be checked."""

    wording = (
        "The clock of this computer says {today}, which is before your routine ended ({lock_day}). "
        "Set the clock right, and try again."
    )

    def __init__(self, today: date, lock_day: date) -> None:
        super().__init__(today=today, lock_day=lock_day)


class SpokenBeforeFinding(SciatimerError):
    """The date is earlier than what the clinician's word is to clear."""

    wording = (
        "{spoken_on} is before the day it showed ({not_before}). "
        "Talk to someone about it, and enter the date when you did."
    )

    def __init__(self, spoken_on: date, not_before: date) -> None:
        super().__init__(spoken_on=spoken_on, not_before=not_before)


class NotToldToStretch(SciatimerError):
    """It was not said that stretching is allowed again."""

    wording = (
        "Your routine stays off until a physical therapist, spine specialist or doctor tells you that you may "
        "stretch again. Tick the box when they have."
    )


class ScreensNotPassed(SciatimerError):
    """The safety check was not answered again, or an answer of it stands in the way."""

    wording = "Your safety check comes first. Answer all of its questions, and your routine can begin again."


def check_unlock(lock_day: date, today: date, spoken_on: date, *, told_may_stretch: bool, screens_passed: bool) -> None:
    """Passes only when all three steps out of a lock are done.

    Args:
        lock_day: the day of the newest lock that stands.
        today: the local day.
        spoken_on: when the person spoke to a clinician.
        told_may_stretch: ticked by the person, never filled in before.
        screens_passed: the whole of 4.1 was answered since the lock, with no warning sign.

    Raises:
        ClockBeforeLock: today is before the lock.
        SpokenBeforeLock: the date is before the lock.
        SpokenInFuture: the date is after today.
        NotToldToStretch: the second step is missing.
        ScreensNotPassed: the third step is missing.
    """
    if today < lock_day:
        raise ClockBeforeLock(today, lock_day)
    if spoken_on < lock_day:
        raise SpokenBeforeLock(spoken_on, lock_day)
    check_clearance(today, spoken_on)
    if not told_may_stretch:
        raise NotToldToStretch
    if not screens_passed:
        raise ScreensNotPassed


def check_clearance(today: date, spoken_on: date, not_before: date | None = None) -> None:
    """Passes when a clinician's word on an item can be of that date.

    Args:
        today: the local day.
        spoken_on: when the clinician said so.
        not_before: the day it showed, if it showed here; None for what a person knew before.

    Raises:
        SpokenBeforeFinding: the date is before it showed.
        SpokenInFuture: the date is after today.
    """
    if not_before is not None and spoken_on < not_before:
        raise SpokenBeforeFinding(spoken_on, not_before)
    if spoken_on > today:
        raise SpokenInFuture(spoken_on, today)


def lock_cause(outcome: Outcome | MorningOutcome | StartOutcome) -> Outcome | None:
    """What ends the routine in this outcome: EMERGENCY, URGENT or LOCK; None if it does not end it."""
    causes = {"EMERGENCY": Outcome.EMERGENCY, "URGENT": Outcome.URGENT, "LOCK": Outcome.LOCK}
    return causes.get(outcome.value)


def ended_texts(cause: Outcome, rule: str, *, nearer_the_spine: bool = False) -> tuple[str, ...]:
    """The text keys of the routine-ended screen, top to bottom.

    Args:
        cause: EMERGENCY, URGENT or LOCK.
        rule: the row that gave it; P6, N2, N3, T1 and S1 have a reason of their own (clinical.md 7.6a), the others
            name theirs before the paragraph of 7.6.
        nearer_the_spine: the pain moved up (judge.nearer_the_spine); a lock then says so.
    """
    if cause in _WORDING:
        return _WORDING[cause]
    why = (_OWN_REASONS[rule],) if rule in _OWN_REASONS else (f"safety.{rule}", _WHY)
    nearer = ("screens.ended_nearer",) if nearer_the_spine else ()
    return ("screens.ended_title", *why, *nearer, "screens.ended_rest")


def unlock_text(cause: Outcome) -> str:
    """The text key of the unlock screen; after a warning sign it asks for a medical check."""
    return "screens.unlock" if cause is Outcome.LOCK else "screens.unlock_medical"
