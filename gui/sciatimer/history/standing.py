"""How strictly a history keeps a person from stretching: the whole of it, so that nothing of it is lost on the way.

One standing is milder than another if any of its parts is: see ``milder_in``. A history in which nothing was answered
yet knows nothing, so it is stricter than none: it is ``blank``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.history.facts import Locked, ScreenAnswered
from sciatimer.history.keeping import turn_name
from sciatimer.history.situation import open_checks, owed_mornings, situation, standing_lock
from sciatimer.history.store import HistoryStore
from sciatimer.history.today import dose_choices
from sciatimer.safety.levels import Dose, allowed_dose, allowed_levels
from sciatimer.safety.screens import HEALTH_CHANGED
from sciatimer.safety.self_check_memory import standing as standing_findings
from sciatimer.safety.self_check_memory import unfaded_all
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import Outcome

Exercises = Mapping[str, Exercise]

_GRAVEST = tuple(Outcome).index
_SAFETY_FACTS = (
    "screen_answered", "cleared", "today_answered", "session_started", "locked", "self_checked", "self_check_skipped",
    "kept",
)  # fmt: skip
_KNOWS = " UNION ALL ".join(f"SELECT 1 FROM (SELECT id FROM {table} LIMIT 1)" for table in _SAFETY_FACTS)
_SESSIONS = "SELECT id FROM session_started WHERE substr(at, 1, 10) = ?"


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer to one question of the screens."""

    at: datetime
    yes: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that keeps a person from stretching, or from stretching longer or harder.

    Attributes:
        blank: nothing was ever answered.
        lock: the lock that stands.
        checks: the sessions whose check is open.
        mornings: the sessions whose morning check is due or to come.
        unfaded: the self-checks of which nobody has said whether the feeling faded.
        uncleared: the C items without a clinician's word.
        answers: the last answer to each question of the screens.
        screened: the screens were passed, and since the last lock.
        signs_asked_on: since when every warning sign is answered.
        health_asked_on: the same of the C and X items.
        high_pain_days: days of P6 within two weeks.
        rest_day: the last day of rest.
        skip_day: the last day on which the gate of a self-check failed.
        sessions_today: the sessions of the day.
        unnamed_today: sessions of the day that are counted and not told.
        first_day: the first day with a session.
        last_end: when the last session ended.
        nerve: the nerve results that stand, with their days.
        gentle: the gentle start after an unlock lasts.
        nerve_cleared: a clinician allowed stretching with lasting nerve feelings.
        levels: the highest level of each position.
        doses: the most that may be done of each exercise.
    """

    blank: bool
    lock: Locked | None = None
    checks: frozenset[int] = frozenset()
    mornings: frozenset[int] = frozenset()
    unfaded: frozenset[int] = frozenset()
    uncleared: frozenset[str] = frozenset()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    screened: bool = True
    signs_asked_on: date | None = None
    health_asked_on: date | None = None
    high_pain_days: frozenset[date] = frozenset()
    rest_day: date | None = None
    skip_day: date | None = None
    sessions_today: frozenset[int] = frozenset()
    unnamed_today: int = 0
    first_day: date | None = None
    last_end: datetime | None = None
    nerve: frozenset[tuple[str, date]] = frozenset()
    gentle: bool = False
    nerve_cleared: bool = False
    levels: Mapping[Position, int] = field(default_factory=dict)
    doses: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def at(self, here: Mapping[int, int]) -> "Standing":
        """The same, where the sessions and self-checks have other ids."""
        lock = self.lock
        return replace(
            self,
            lock=lock and replace(lock, session=None if lock.session is None else here[lock.session]),
            checks=_moved(self.checks, here),
            mornings=_moved(self.mornings, here),
            unfaded=_moved(self.unfaded, here),
            sessions_today=_moved(self.sessions_today, here),
        )


def _moved(ids: frozenset[int], here: Mapping[int, int]) -> frozenset[int]:
    return frozenset(here[each] for each in ids)


def standing(store: HistoryStore, now: datetime, exercises: Exercises) -> Standing:
    """How strictly a history keeps a person from stretching now.

    Args:
        store: the history.
        now: local wall time.
        exercises: all that can be done, by id.

    Raises:
        HistoryError: the file cannot be read.
    """
    with store.snapshot():
        return _standing(store, situation(store, now), exercises)


def _standing(store: HistoryStore, past: Situation, exercises: Exercises) -> Standing:
    lock = standing_lock(store)
    choices = dose_choices(store)
    bare = _without_nerve(past)
    today = frozenset(int(row[0]) for row in store.read(_SESSIONS, past.now.date().isoformat()))
    answers = (recorded.fact for recorded in store.newest_of_each(ScreenAnswered, "item"))
    return Standing(
        blank=not store.read(_KNOWS),
        lock=None if lock is None else lock.fact,
        checks=open_checks(store),
        mornings=frozenset(result.session for result in owed_mornings(store)),
        unfaded=frozenset(unfaded_all(past.self_checks)),
        uncleared=frozenset(past.uncleared),
        answers={answer.item: Answer(answer.at, answer.yes) for answer in answers},
        screened=past.screened,
        signs_asked_on=past.signs_asked_on,
        health_asked_on=past.health_asked_on,
        high_pain_days=past.high_pain_days,
        rest_day=past.rest_day,
        skip_day=past.self_checks.skip_day,
        sessions_today=today,
        unnamed_today=past.sessions_today - len(today),
        first_day=past.first_session_day,
        last_end=past.last_session_end,
        nerve=frozenset((turn_name(found.turn), found.at.date()) for found in standing_findings(past.self_checks)),
        gentle=past.after_unlock,
        nerve_cleared=past.nerve_cleared,
        levels=allowed_levels(bare, choices, exercises),
        doses={name: _most(allowed_dose(each, bare, choices, nerve=False)) for name, each in exercises.items()},
    )


def _without_nerve(past: Situation) -> Situation:
    """A nerve result shortens each hold while it stands, and is told by itself."""
    return replace(past, nerve_result=False)


def _most(dose: Dose) -> tuple[int, int]:
    return dose.longest, dose.most


def join(one: Standing, other: Standing) -> Standing:
    """The stricter of both in every part."""
    if one.blank or other.blank:
        return other if one.blank else one
    return _stricter(one, other)


def _stricter(one: Standing, other: Standing) -> Standing:
    return Standing(
        blank=False,
        lock=stricter_lock(one.lock, other.lock),
        checks=one.checks | other.checks,
        mornings=one.mornings | other.mornings,
        unfaded=one.unfaded | other.unfaded,
        uncleared=one.uncleared | other.uncleared,
        answers=_stricter_answers(one.answers, other.answers),
        screened=one.screened and other.screened,
        signs_asked_on=_earlier(one.signs_asked_on, other.signs_asked_on),
        health_asked_on=_earlier(one.health_asked_on, other.health_asked_on),
        high_pain_days=one.high_pain_days | other.high_pain_days,
        rest_day=_later(one.rest_day, other.rest_day),
        skip_day=_later(one.skip_day, other.skip_day),
        sessions_today=one.sessions_today | other.sessions_today,
        unnamed_today=max(one.unnamed_today, other.unnamed_today),
        first_day=_later(one.first_day, other.first_day),
        last_end=max((end for end in (one.last_end, other.last_end) if end is not None), default=None),
        nerve=one.nerve | other.nerve,
        gentle=one.gentle or other.gentle,
        nerve_cleared=one.nerve_cleared and other.nerve_cleared,
        levels=_lower_levels(one.levels, other.levels),
        doses=_lower_doses(one.doses, other.doses),
    )


def stricter_lock(one: Locked | None, other: Locked | None) -> Locked | None:
    """The graver cause, with the later day: no clinician's word from before it opens it."""
    if one is None or other is None:
        return one or other
    graver, milder = sorted((one, other), key=_lock_order)
    return replace(graver, at=max(graver.at, milder.at))


def _lock_order(lock: Locked) -> tuple[int, str, datetime]:
    return _GRAVEST(lock.cause), lock.rule, lock.at


def _stricter_answers(one: Mapping[str, Answer], other: Mapping[str, Answer]) -> dict[str, Answer]:
    """A yes of either, asked as long ago as in the one that asked earlier; "something has changed" is a yes, too."""
    joined = dict(one) | dict(other)
    for item in one.keys() & other.keys():
        joined[item] = Answer(min(one[item].at, other[item].at), one[item].yes or other[item].yes)
    if (HEALTH_CHANGED in one) != (HEALTH_CHANGED in other):
        joined.pop(HEALTH_CHANGED)  # "nothing has changed" was said of one history alone
    return joined


def _earlier(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else min(one, other)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)


def _lower_levels(one: Mapping[Position, int], other: Mapping[Position, int]) -> dict[Position, int]:
    return {position: min(level, other.get(position, level)) for position, level in one.items()}


def _lower_doses(
    one: Mapping[str, tuple[int, int]], other: Mapping[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    return {name: _lower_dose(dose, other.get(name, dose)) for name, dose in one.items()}


def _lower_dose(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return min(one[0], other[0]), min(one[1], other[1])


def milder_in(now: Standing, than: Standing) -> frozenset[str]:
    """The parts in which a standing is milder than another; none where it is as strict or stricter in all.

    The answers of the screens are told by what follows from them.
    """
    if than.blank:
        return frozenset()
    joined = _stricter(now, than)
    parts = set(Standing.__dataclass_fields__) - {"answers", "unnamed_today", "lock", "blank"}
    milder = {part for part in parts if getattr(joined, part) != getattr(now, part)}
    if now.lock is not None:
        milder -= {"unfaded", "screened"}  # after a lock the one is owed no more, and the other has to be done anew
    return frozenset(milder | ({"lock"} if _is_milder_lock(now.lock, than.lock) else set()))


def _is_milder_lock(now: Locked | None, than: Locked | None) -> bool:
    if than is None:
        return False
    return now is None or _GRAVEST(now.cause) > _GRAVEST(than.cause) or now.at.date() < than.at.date()
