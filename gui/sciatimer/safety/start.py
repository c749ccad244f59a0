"""May a session start? Rules P1 to P9 with P7a of clinical.md 4.2, as they stand there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sciatimer.safety.judge import TOO_MUCH_PAIN
from sciatimer.safety.morning import is_owed, opens_at
from sciatimer.safety.situation import SessionResult, Situation
from sciatimer.safety.table import Row, first_match, otherwise
from sciatimer.safety.values import Place, RedFlag, StartOutcome, TodayAnswers, Where

REDUCED_FROM = 4  # points of pain
HIGH_PAIN_DAYS = 3  # such days within the window end the routine
HIGH_PAIN_WINDOW = timedelta(days=7)  # today is its last day
FIRST_WEEK = timedelta(days=7)  # from the first session day on
WRONG_CLOCK = "safety.P7a_clock"  # the reason of P7a that no waiting mends
GAP = timedelta(hours=4)  # from the end of one session to the start of the next


@dataclass(frozen=True, slots=True)
class StartCase:
    """What the rows look at: today's answers and the past."""

    answers: TodayAnswers
    situation: Situation


@dataclass(frozen=True, slots=True)
class StartVerdict:
    """Whether a session may start.

    Attributes:
        reason: a text key; its sentence may take {time} (from ``until``) and {item} (from ``items``).
        until: for RESTED, the local time from which the person may try again; None with a wrong clock.
        items: for ASK_FIRST, the ids of the C items that lack a clinician's word.
    """

    outcome: StartOutcome
    rule: str
    reason: str
    until: datetime | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rest:
    until: datetime
    reason: str


def _emergency_sign(case: StartCase) -> bool:
    return case.answers.red == RedFlag.EMERGENCY


def _urgent_sign(case: StartCase) -> bool:
    return case.answers.red == RedFlag.URGENT


def _locked(case: StartCase) -> bool:
    return case.situation.locked


def _uncleared(case: StartCase) -> bool:
    """P4; screens that were never passed count as uncleared, which is stricter."""
    return bool(case.situation.uncleared) or not case.situation.screened


def _check_open(case: StartCase) -> bool:
    """P5; a self-check that a nerve feeling stopped is open until it is said whether the feeling faded."""
    past = case.situation
    return any(check is not None for check in (past.open_check, past.open_morning, past.open_faded))


def is_high_pain(answers: TodayAnswers) -> bool:
    """Whether the answers make this a day with high pain or a flare (P6 and P7)."""
    return answers.pain >= TOO_MUCH_PAIN or answers.much_worse


def _high_pain_again(case: StartCase) -> bool:
    """P6; today counts, a day counts once, and days after today (a clock set back) count as well."""
    return is_high_pain(case.answers) and len(_recent_high_pain_days(case.situation)) >= HIGH_PAIN_DAYS


def _recent_high_pain_days(situation: Situation) -> set[date]:
    today = situation.now.date()
    return {day for day in situation.high_pain_days if day > today - HIGH_PAIN_WINDOW} | {today}


def _high_pain(case: StartCase) -> bool:
    return is_high_pain(case.answers)


def _rested(case: StartCase) -> bool:
    """P7a; a clock behind the last session is less than 4 h after it, so it never starts."""
    return bool(_rests(case.situation))


def clock_is_behind(situation: Situation) -> bool:
    """Whether the wall clock is earlier than the end of the last session, so that no time of it can be trusted."""
    return situation.last_session_end is not None and situation.now < situation.last_session_end


def _is_rest_day_far_ahead(situation: Situation) -> bool:
    """A day of rest later than tomorrow: no flight explains it, the clock was put back."""
    day = situation.rest_day
    return day is not None and day > situation.now.date() + timedelta(days=1)


def _day_after(day: date, now: datetime) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=now.tzinfo)


def sessions_a_day(situation: Situation) -> int:
    """How many sessions today may have: 1 in the first seven days and until one went well after an unlock, then 2."""
    first = situation.first_session_day
    settled_in = first is not None and situation.now.date() >= first + FIRST_WEEK
    return 2 if settled_in and not situation.after_unlock else 1


def _rests(situation: Situation) -> list[_Rest]:
    """Every cause to rest now, in the order of P7a; the last one keeps a night's check from being skipped."""
    now, ended = situation.now, situation.last_session_end
    rests = []
    if situation.rest_day is not None and situation.rested_today:
        rests.append(_Rest(_day_after(situation.rest_day, now), "safety.P7a_rest_day"))
    if ended is not None and now < ended + GAP:
        rests.append(_Rest(ended + GAP, "safety.P7a"))
    if situation.sessions_today >= sessions_a_day(situation):
        rests.append(_Rest(_day_after(now.date(), now), "safety.P7a_number"))
    owing = _owing(situation)
    if owing is not None and now < opens_at(owing) and owing.day != now.date():
        rests.append(_Rest(opens_at(owing), "safety.P7a_night"))
    return rests


def _owing(situation: Situation) -> SessionResult | None:
    """The last session while its morning check is to come: a session on another day before would skip that check."""
    if situation.kept_morning is not None:
        return situation.kept_morning
    return situation.newest if situation.newest is not None and is_owed(situation.newest) else None


def _rested_until(situation: Situation, rests: list[_Rest]) -> datetime:
    until = max(rest.until for rest in rests)
    owing = _owing(situation)
    return max(until, opens_at(owing)) if owing is not None and until.date() != owing.day else until


def needs_nerve_filter(answers: TodayAnswers, situation: Situation) -> bool:
    """Whether only nerve-OK variants may be offered (the second half of P8)."""
    return situation.nerve_result or has_nerve_signs(answers)


def has_nerve_signs(answers: TodayAnswers) -> bool:
    """Nerve feelings now, or pain below the knee."""
    return answers.nerve_feelings or answers.place >= Place.CALF


def _reduced(case: StartCase) -> bool:
    return case.answers.pain >= REDUCED_FROM or needs_nerve_filter(case.answers, case.situation)


ROWS: tuple[Row[StartCase, StartOutcome], ...] = (
    Row("P1", _emergency_sign, StartOutcome.EMERGENCY, "safety.P1"),
    Row("P2", _urgent_sign, StartOutcome.URGENT, "safety.P2"),
    Row("P3", _locked, StartOutcome.LOCKED, "safety.P3"),
    Row("P4", _uncleared, StartOutcome.ASK_FIRST, "safety.P4"),
    Row("P5", _check_open, StartOutcome.CHECK_DUE, "safety.P5"),
    Row("P6", _high_pain_again, StartOutcome.LOCK, "safety.P6"),
    Row("P7", _high_pain, StartOutcome.NOT_TODAY, "safety.P7"),
    Row("P7a", _rested, StartOutcome.RESTED, "safety.P7a"),
    Row("P8", _reduced, StartOutcome.START_REDUCED, "safety.P8"),
    Row("P9", otherwise, StartOutcome.START, "safety.P9"),
)


def may_start(answers: TodayAnswers, situation: Situation) -> StartVerdict:
    """Whether a session may start with these answers, by the first row of ROWS that applies."""
    case = StartCase(answers, situation)
    row = first_match(ROWS, case)
    if row.outcome is StartOutcome.RESTED:
        return _rested_verdict(situation)
    items = situation.uncleared if row.outcome is StartOutcome.ASK_FIRST else ()
    return StartVerdict(row.outcome, row.id, _reason(row, case), items=items)


def _reason(row: Row[StartCase, StartOutcome], case: StartCase) -> str:
    """The row's text key, or a closer one where a row has more than one cause."""
    if row.id == "P4" and not case.situation.uncleared:
        return "safety.P4_unscreened"
    if row.id == "P5" and case.situation.open_check is None:
        return "safety.P5_faded" if case.situation.open_morning is None else "safety.P5_morning"
    if row.id == "P8" and has_nerve_signs(case.answers):
        return "safety.P8_nerve"
    return "safety.P8_self_check" if row.id == "P8" and case.situation.nerve_result else row.reason


def _rested_verdict(situation: Situation) -> StartVerdict:
    if clock_is_behind(situation) or _is_rest_day_far_ahead(situation):
        return StartVerdict(StartOutcome.RESTED, "P7a", WRONG_CLOCK)
    rests = _rests(situation)
    longest = max(rests, key=lambda rest: rest.until)
    return StartVerdict(StartOutcome.RESTED, "P7a", longest.reason, until=_rested_until(situation, rests))


def before_asking(situation: Situation) -> StartVerdict | None:
    """What stands in the way before any answer is given (P3, P4, P5, P7a); None if it is time to ask.

    It is found with the mildest answers there are: what refuses those refuses all.
    """
    mildest = TodayAnswers(0, Place.NONE, Where.BACK_ONLY, nerve_feelings=False, much_worse=False, red=RedFlag.NONE)
    verdict = may_start(mildest, situation)
    return None if verdict.outcome.may_start else verdict


def opens_emergency_list(answers: TodayAnswers, previous: TodayAnswers | None) -> bool:
    """Whether "both legs" is new or worse than before, so that the E list has to be shown (clinical.md 4.2).

    Args:
        answers: today's answers.
        previous: the last answers before these, None if there are none; anything graver than then counts as worse.
    """
    if answers.where != Where.BOTH:
        return False
    return previous is None or previous.where != Where.BOTH or _is_worse(answers, previous)


def _is_worse(answers: TodayAnswers, previous: TodayAnswers) -> bool:
    return (
        answers.much_worse
        or answers.pain > previous.pain
        or answers.place > previous.place
        or answers.nerve_feelings > previous.nerve_feelings
    )
