"""The rows of the breaks, each met alone, and in their order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sciatimer.reminders.due import next_break
from sciatimer.reminders.hours import Holiday
from sciatimer.reminders.known import Gate, Kept, Known, Pause, Plan, Shown
from sciatimer.reminders.model import Around, BreakKind, Held, Instant
from sciatimer.reminders.rules import MEETING_MOST, ROWS, TYPING_MOST, Case, Turn, outcome_of
from tests.reminders.examples import ALL_KINDS, HERE, HOUR, LOCKED, NOW, PLAN, TEN, ago, later, seated

DUE = seated(60)
TYPES = Around(idle_seconds=1.0)
OPEN = Shown(BreakKind.POSTURE, 7, 7, ago(15), NOW.elapsed - 900)


def case(known: Known = DUE, plan: Plan = PLAN, around: Around = HERE, now: Instant = NOW) -> Case:
    return Case(known, plan, around, now, next_break(known, plan, now))


def shut(reason: Held) -> Known:
    return seated(60, gate=Gate(shut=reason))


def waits_for_typing(seconds: float) -> Known:
    return seated(60, kept=Kept(BreakKind.POSTURE, Held.TYPING, NOW.elapsed - seconds))


CASES = [
    ("B1", case(seated(60, gate=LOCKED))),
    ("B1", case(seated(60, gate=replace(LOCKED, move=False)), Plan(kinds=ALL_KINDS))),
    ("B2", case(shut(Held.OFF))),
    ("B3", case(seated(60, in_session=True))),
    ("B4", case(shut(Held.CHECK_DUE))),
    ("B5", case(shut(Held.MORNING_DUE))),
    ("B6", case(seated(60, pause=Pause()))),
    ("B6", case(seated(60, pause=Pause(until_elapsed=NOW.elapsed + 1)))),
    ("B6", case(seated(60, pause=Pause(until_day=TEN.date() + timedelta(days=1))))),
    ("B7", case(plan=Plan(holidays=(Holiday(date(2026, 3, 1), date(2026, 3, 3)),)))),
    ("B8", case(now=Instant(TEN.replace(hour=17), NOW.elapsed))),
    ("B8", case(now=Instant(TEN.replace(hour=8, minute=59), NOW.elapsed))),
    ("B8", case(now=Instant(TEN + timedelta(days=5), NOW.elapsed))),
    ("B9", case(around=Around(away=True))),
    ("B10", case(seated(44.9))),
    ("B10", case(plan=Plan(kinds=frozenset()))),
    ("B11", case(seated(60, meeting_since=ago(30)))),
    ("B12", case(around=Around(busy=frozenset({Held.CALL})))),
    ("B13", case(around=Around(busy=frozenset({Held.FULL_SCREEN})))),
    ("B14", case(around=Around(busy=frozenset({Held.DO_NOT_DISTURB})))),
    ("B15", case(around=Around(busy=frozenset({Held.INHIBITED})))),
    ("B16", case(around=TYPES)),
    ("B16", case(around=Around(typing=True))),
    ("B16", case(waits_for_typing(TYPING_MOST - 1), around=TYPES)),
    ("B16", case(seated(60, open=OPEN, kept=Kept(BreakKind.POSTURE, Held.CALL, 0.0)), around=TYPES)),
    ("B17", case()),
    ("B17", case(seated(45))),
    ("B17", case(around=Around(typing=False, idle_seconds=0.0))),
    ("B17", case(around=Around())),
    ("B17", case(waits_for_typing(TYPING_MOST), around=TYPES)),
    ("B17", case(seated(60, meeting_since=ago(MEETING_MOST / 60)))),
    ("B17", case(seated(60, pause=Pause(until_elapsed=NOW.elapsed)))),
    ("B17", case(seated(60, pause=Pause(until_day=TEN.date())))),
    ("B17", case(plan=Plan(heeds=frozenset()), around=Around(busy=frozenset({Held.CALL})))),
    ("B17", case(now=Instant(TEN.replace(hour=9, minute=0), NOW.elapsed))),
    ("B17", case(now=Instant(TEN.replace(hour=16, minute=59), NOW.elapsed))),
    ("B17", case(seated(60, gate=LOCKED), Plan(kinds=ALL_KINDS))),
    ("B17", case(seated(5, open=OPEN))),
    ("B17", case(seated(5, open=OPEN), around=TYPES)),
]


@pytest.mark.parametrize(("row", "met"), CASES, ids=[f"{row}-{at}" for at, (row, _) in enumerate(CASES)])
def test_each_case_meets_its_row(row: str, met: Case) -> None:
    assert next(each.id for each in ROWS if each.applies(met)) == row


def test_every_row_is_met() -> None:
    assert {row for row, _ in CASES} == {row.id for row in ROWS}


def test_of_several_reasons_the_first_row_is_told() -> None:
    known, plan, around, now = shut(Held.LOCKED), PLAN, Around(away=True, busy=frozenset({Held.CALL})), NOW
    told = []
    now = Instant(TEN.replace(hour=20), NOW.elapsed)
    free = Plan(holidays=(Holiday(TEN.date(), TEN.date()),))
    known = seated(60, gate=Gate(shut=Held.LOCKED), in_session=True, pause=Pause(), meeting_since=ago(1))
    told.append(outcome_of(case(known, free, around, now)))
    known = replace(known, gate=Gate(shut=Held.OFF))
    told.append(outcome_of(case(known, free, around, now)))
    known = replace(known, gate=Gate(shut=Held.CHECK_DUE))
    told.append(outcome_of(case(known, free, around, now)))
    known = replace(known, in_session=False)
    told.append(outcome_of(case(known, free, around, now)))
    known = replace(known, gate=Gate())
    told.append(outcome_of(case(known, free, around, now)))
    known = replace(known, pause=None)
    told.append(outcome_of(case(known, free, around, now)))
    told.append(outcome_of(case(known, plan, around, now)))
    told.append(outcome_of(case(known, plan, around)))
    around = replace(around, away=False)
    told.append(outcome_of(case(known, plan, around)))
    told.append(outcome_of(case(replace(known, meeting_since=None), plan, around)))
    assert told == [
        Held.LOCKED, Held.OFF, Held.IN_SESSION, Held.CHECK_DUE, Held.PAUSED, Held.HOLIDAY, Held.OUTSIDE_HOURS,
        Held.AWAY, Held.MEETING, Held.CALL,
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [BreakKind.POSTURE, BreakKind.STRETCH])
def test_while_locked_nothing_but_the_plain_prompt_can_come(kind: BreakKind) -> None:
    shown = replace(OPEN, kind=kind)
    locked = seated(60, gate=replace(LOCKED, stretch=True), open=shown)
    assert outcome_of(case(locked)) is Held.LOCKED
    allowed = case(locked, Plan(kinds=ALL_KINDS))
    assert allowed.open is None, "what was on the screen before the lock is taken away"
    assert allowed.due_kind is BreakKind.MOVE


def test_the_plain_prompt_goes_with_the_lock() -> None:
    shown = replace(OPEN, kind=BreakKind.MOVE)
    assert case(seated(20, open=shown), Plan(kinds=ALL_KINDS)).open is None


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"gate": Gate(stretch=False)}, ALL_KINDS),
        ({"gate": Gate()}, frozenset({BreakKind.POSTURE})),
    ],
)
def test_a_stretch_offer_goes_when_no_stretch_may_start_any_more(
    changes: dict[str, Gate], kinds: frozenset[BreakKind]
) -> None:
    shown = replace(OPEN, kind=BreakKind.STRETCH)
    assert case(seated(50, open=shown, gate=Gate()), Plan(kinds=ALL_KINDS)).open is shown
    assert outcome_of(case(seated(50, open=shown, **changes), Plan(kinds=kinds))) is Turn.NOT_YET


def test_an_offer_that_nobody_answers_holds_for_one_interval() -> None:
    assert case(seated(50, open=OPEN), now=later(30 * 60 - 1)).open is OPEN
    assert case(seated(50, open=OPEN), now=later(30 * 60)).open is None


def test_a_meeting_that_nobody_ends_is_over_after_four_hours() -> None:
    known = seated(60, meeting_since=NOW)
    assert outcome_of(case(known, now=later(4 * HOUR - 1))) is Held.MEETING
    assert outcome_of(case(known, now=later(4 * HOUR))) is Turn.SHOW
