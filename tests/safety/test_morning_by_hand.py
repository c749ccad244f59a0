"""The morning check asked for by hand: rows H1 to H7, and that they never open it earlier than the journey does."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from sciatimer.safety.journey import Screen, next_screen
from sciatimer.safety.morning import morning_due, opens_at
from sciatimer.safety.morning_by_hand import ROWS, ByHand, morning_by_hand
from sciatimer.safety.situation import SessionResult, Situation
from sciatimer.safety.values import MorningOutcome, Outcome
from tests.safety.examples import FREE, NOW, session

OWED = session(morning=None)


def past_of(newest: SessionResult | None, now: datetime = NOW, *, locked: bool = False) -> Situation:
    """What the rules know after a last session, as the history derives it."""
    due = newest.session if newest is not None and morning_due(newest, now) else None
    opened = newest.session if newest is not None and newest.check is None else None
    results = () if newest is None else (newest,)
    asked = now.date()  # so that no weekly or monthly screen is due
    return replace(
        FREE,
        now=now,
        locked=locked,
        results=results,
        open_morning=due,
        open_check=opened,
        signs_asked_on=asked,
        health_asked_on=asked,
    )


@pytest.mark.parametrize(
    ("rule", "outcome", "past"),
    [
        ("H1", ByHand.ENDED, past_of(OWED, locked=True)),
        ("H2", ByHand.CHECK, past_of(replace(OWED, check=None))),
        ("H3", ByHand.MORNING, past_of(OWED)),
        ("H4", ByHand.NO_SESSION, past_of(None)),
        ("H5", ByHand.NONE_TO_COME, past_of(session(check=Outcome.LOCK, morning=None))),
        ("H6", ByHand.ANSWERED, past_of(session(morning=MorningOutcome.NOT_SETTLED))),
        ("H7", ByHand.TOO_EARLY, past_of(session(0, morning=None))),
        ("H7", ByHand.TOO_EARLY, replace(past_of(None), before_lock=session(0, morning=None))),
    ],
)
def test_one_past_meets_its_row(rule: str, outcome: ByHand, past: Situation) -> None:
    verdict = morning_by_hand(past)
    assert (verdict.rule, verdict.outcome) == (rule, outcome)


def test_the_rows_are_read_in_their_order() -> None:
    assert [row.id for row in ROWS] == ["H1", "H2", "H3", "H4", "H5", "H6", "H7"]


def test_too_early_names_the_time_at_which_it_opens_and_not_a_second_sooner() -> None:
    late = session(hour=22, morning=None)
    opens = opens_at(late)
    early = morning_by_hand(past_of(late, opens - timedelta(seconds=1)))
    assert (early.outcome, early.until) == (ByHand.TOO_EARLY, opens)
    assert morning_by_hand(past_of(late, opens)).outcome is ByHand.MORNING
    assert morning_by_hand(past_of(late, opens)).until is None


PASTS = [
    (past_of(newest, now, locked=locked))
    for newest, now, locked in product(
        [None]
        + [
            session(days, check, morning, hour=hour)
            for days, check, morning, hour in product((0, 1, 8), (None, *Outcome), (None, *MorningOutcome), (1, 10, 22))
        ],
        (NOW, NOW + timedelta(hours=11), NOW - timedelta(days=3)),
        (False, True),
    )
]


def test_whatever_happened_it_leads_to_the_morning_check_exactly_where_the_journey_does() -> None:
    for past in PASTS:
        by_itself, by_hand = next_screen(past, welcomed=True), morning_by_hand(past).outcome
        assert (by_hand is ByHand.MORNING) is (by_itself is Screen.MORNING), past
        assert (by_hand is ByHand.ENDED) is (by_itself is Screen.ENDED), past
        assert (by_hand is ByHand.CHECK) is (by_itself is Screen.CHECK), past


def test_only_what_has_a_screen_to_answer_leads_on() -> None:
    leading = {outcome for outcome in ByHand if outcome.leads_on}
    assert leading == {ByHand.ENDED, ByHand.CHECK, ByHand.MORNING}
