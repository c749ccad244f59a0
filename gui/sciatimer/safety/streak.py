"""What past sessions add up to: difficult ones, unsettled ones, and good days in a row (the counters of 4.5)."""

from datetime import date, timedelta
from itertools import groupby

from sciatimer.safety.situation import SessionResult
from sciatimer.safety.values import MorningOutcome, Outcome, Quality

Results = tuple[SessionResult, ...]  # newest first

LOOK_BACK = 2  # sessions before the newest one (N2, N3)
WINDOW = 6  # sessions, the newest one among them (N4)
TWICE = 2
LONG_GAP = timedelta(days=14)


def is_unsettled(result: SessionResult) -> bool:
    """Whether the session was a PAUSE or its morning NOT SETTLED; both together count as one."""
    return result.check is Outcome.PAUSE or result.morning is MorningOutcome.NOT_SETTLED


def is_difficult(result: SessionResult) -> bool:
    """Whether the session was a PAUSE or an EASE; a morning NOT SETTLED counts as PAUSE."""
    return result.check is Outcome.EASE or is_unsettled(result)


def went_well(result: SessionResult) -> bool:
    """Whether the session was done to its end, was GOOD or KEEP, and left nothing behind the next morning."""
    well = result.check in {Outcome.GOOD, Outcome.KEEP}
    return well and result.all_holds_done and not is_unsettled(result)


def unsettled_before(results: Results) -> bool:
    """Whether one of the two sessions before the newest one was unsettled (N2)."""
    return any(is_unsettled(result) for result in results[1 : 1 + LOOK_BACK])


def nerve_feeling_lasts(results: Results) -> bool:
    """Whether the newest session was difficult with a nerve feeling, and one of the two before had it as well (N3).

    The table says "EASE with quality 2"; a PAUSE with quality 2, which is graver, is caught too: the stricter reading.
    """
    earlier = results[1 : 1 + LOOK_BACK]
    return is_difficult(results[0]) and _has_nerve(results[0]) and any(_has_nerve(result) for result in earlier)


def nerve_feeling_since(results: Results) -> date | None:
    """The first day with a nerve feeling among the sessions that N3 looks at; None without one."""
    return min((result.day for result in results[: 1 + LOOK_BACK] if _has_nerve(result)), default=None)


def _has_nerve(result: SessionResult) -> bool:
    return result.quality is not None and result.quality >= Quality.NERVE_AS_BEFORE


def difficult_results(results: Results) -> int:
    """How many of the last six sessions were difficult, the newest one among them (N4)."""
    return sum(is_difficult(result) for result in results[:WINDOW])


def counts_against(results: Results) -> frozenset[int]:
    """The sessions among the last six that N2 to N5 count against what comes next."""
    return frozenset(result.session for result in results[:WINDOW] if is_difficult(result) or _has_nerve(result))


def failed_twice(results: Results) -> bool:
    """Whether the newest session's position was difficult twice in the last six sessions (N5).

    The table gives no window; six sessions, as in N4, is stricter than only the last two.
    """
    position = results[0].position
    return sum(is_difficult(result) and result.position is position for result in results[:WINDOW]) >= TWICE


def good_days(results: Results, exercise: str, hold: int) -> int:
    """How many session days in a row, up to the newest, were good for a hold of this exercise (N7, N8).

    Every session of such a day was GOOD with all holds done, its last session's morning was SETTLED, and one of its
    sessions held this exercise at least this long (so that a longer hold is earned anew) with both legs: what is offered
    next is offered to both. Fourteen days without a session end the row.

    Args:
        results: the sessions, newest first.
        exercise: the id of the exercise.
        hold: seconds.
    """
    days = [tuple(day) for _, day in groupby(results, key=lambda result: result.day)]
    count = 0
    for index, day in enumerate(days):
        if not _is_good_day(day, exercise, hold) or (index and is_long_gap(day[0], days[index - 1][-1])):
            break
        count += 1
    return count


def _is_good_day(day: Results, exercise: str, hold: int) -> bool:
    good = all(result.check is Outcome.GOOD and result.all_holds_done for result in day)
    mornings = day[0].morning is MorningOutcome.SETTLED and all(
        result.morning in {None, MorningOutcome.SETTLED} for result in day
    )
    return good and mornings and any(_has_held(result, exercise, hold) for result in day)


def _has_held(result: SessionResult, exercise: str, hold: int) -> bool:
    return result.exercise == exercise and result.hold >= hold and result.both_legs


def is_long_gap(earlier: SessionResult, later: SessionResult) -> bool:
    """Whether fourteen days or more lie between the days of two sessions."""
    return later.day - earlier.day >= LONG_GAP
