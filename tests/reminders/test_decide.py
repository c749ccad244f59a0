"""What is to be seen: the one offer with its numbers, what is kept, the next break, and when to look again."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.reminders.decide import decide
from sciatimer.reminders.hours import USUAL_WEEK, Holiday, read_week
from sciatimer.reminders.known import Gate, Kept, Known, Pause, Plan, PutOff, Shown
from sciatimer.reminders.model import BUSY, Around, BreakKind, Decision, Held, Instant, Offer
from tests.reminders.examples import (
    ALL_KINDS,
    HERE,
    HOUR,
    LOCKED,
    MINUTE,
    NO_STRETCH,
    NOW,
    PLAN,
    TEN,
    ago,
    later,
    seated,
)

OPEN = Shown(BreakKind.POSTURE, 7, 7, ago(15), ago(15).elapsed)
ON_CALL = Around(busy=frozenset({Held.CALL}))


def seen(known: Known, plan: Plan = PLAN, around: Around = HERE, now: Instant = NOW) -> Decision:
    return decide(known, plan, around, now)


class TestOffer:
    def test_a_new_one_has_no_id_yet(self) -> None:
        assert seen(seated(52)).offer == Offer(
            kind=BreakKind.POSTURE,
            id=None,
            due=ago(7),
            seated_seconds=52 * 60,
            snoozes=(5,),
            lying_only=False,
            again=None,
        )

    def test_the_one_on_the_screen_stays_the_same_while_the_minutes_go_on(self) -> None:
        offer = seen(seated(60, open=OPEN)).offer
        assert offer == Offer(BreakKind.POSTURE, 7, ago(15), 60 * 60)

    def test_one_that_was_held_back_since_comes_back_once_as_its_next_showing(self) -> None:
        known = seated(60, open=OPEN, kept=Kept(BreakKind.POSTURE, Held.CALL, ago(10).elapsed))
        assert seen(known, around=ON_CALL).offer is None
        offer = seen(known).offer
        assert offer is not None
        assert (offer.id, offer.again, offer.due) == (None, 7, ago(15))

    def test_the_third_showing_still_names_the_first(self) -> None:
        known = seated(60, open=replace(OPEN, id=9), kept=Kept(BreakKind.POSTURE, Held.CALL, 0.0))
        offer = seen(known).offer
        assert offer is not None
        assert offer.again == 7
        offer = seen(seated(60, open=replace(OPEN, id=9))).offer
        assert offer is not None
        assert (offer.id, offer.again) == (9, 7)

    def test_one_that_nobody_answered_for_an_interval_makes_room_for_a_new_one(self) -> None:
        offer = seen(seated(90, open=replace(OPEN, at=ago(45).elapsed))).offer
        assert offer is not None
        assert (offer.id, offer.again) == (None, None)

    def test_one_that_was_put_off_names_its_first_showing(self) -> None:
        put_off = PutOff(BreakKind.POSTURE, 7, ago(10).elapsed, NOW.elapsed)
        offer = seen(seated(58, put_off=put_off)).offer
        assert offer is not None
        assert (offer.again, offer.snoozes) == (7, ())

    @pytest.mark.parametrize("lying_only", [True, False])
    def test_a_stretch_just_after_getting_up_says_that_only_lying_may_start(self, lying_only: bool) -> None:
        offer = seen(seated(45, gate=Gate(lying_only=lying_only))).offer
        assert offer is not None
        assert (offer.kind, offer.lying_only) == (BreakKind.STRETCH, lying_only)

    def test_a_posture_break_is_never_lying(self) -> None:
        offer = seen(seated(45, gate=replace(NO_STRETCH, lying_only=True))).offer
        assert offer is not None
        assert not offer.lying_only

    def test_the_plain_prompt_in_a_lock(self) -> None:
        offer = seen(seated(45, gate=LOCKED), Plan(kinds=ALL_KINDS)).offer
        assert offer is not None
        assert offer.kind is BreakKind.MOVE


class TestKept:
    @pytest.mark.parametrize("busy", BUSY)
    def test_what_is_held_back_is_kept(self, busy: Held) -> None:
        decision = seen(seated(50), around=Around(busy=frozenset({busy})))
        assert (decision.offer, decision.held, decision.kept) == (None, busy, BreakKind.POSTURE)

    @pytest.mark.parametrize("minutes", [10, 44])
    def test_nothing_is_kept_before_it_is_due(self, minutes: int) -> None:
        decision = seen(seated(minutes), around=ON_CALL)
        assert (decision.held, decision.kept) == (None, None)

    @pytest.mark.parametrize(
        ("known", "around", "now"),
        [
            (seated(60, gate=Gate(shut=Held.OFF)), HERE, NOW),
            (seated(60, in_session=True), HERE, NOW),
            (seated(60), Around(away=True), NOW),
            (seated(60), HERE, Instant(TEN.replace(hour=18), NOW.elapsed)),
            (seated(60), HERE, Instant(TEN + timedelta(days=6), NOW.elapsed)),
        ],
    )
    def test_where_no_break_is_wanted_none_is_kept(self, known: Known, around: Around, now: Instant) -> None:
        decision = seen(known, around=around, now=now)
        assert decision.held is not None
        assert decision.kept is None

    @pytest.mark.parametrize("shut", [Held.LOCKED, Held.CHECK_DUE, Held.MORNING_DUE])
    def test_what_the_rules_hold_back_is_told_for_the_strip_of_the_day(self, shut: Held) -> None:
        decision = seen(seated(60, gate=Gate(shut=shut, stretch=False)))
        assert (decision.offer, decision.held, decision.kept) == (None, shut, BreakKind.POSTURE)


class TestNext:
    @pytest.mark.parametrize(
        ("known", "plan", "now", "at"),
        [
            (seated(10), PLAN, NOW, "10:35"),
            (seated(50), PLAN, NOW, "09:55"),  # due already
            (seated(60, open=OPEN), PLAN, NOW, "09:45"),
            (seated(10, pause=Pause(until_elapsed=later(HOUR).elapsed)), PLAN, NOW, "11:00"),
            (seated(10, pause=Pause(until_elapsed=later(MINUTE).elapsed)), PLAN, NOW, "10:35"),
            (seated(60, pause=Pause(until_day=date(2026, 3, 3))), PLAN, NOW, "Tue 09:00"),
            (seated(10), Plan(week=read_week("mon 09:00-10:30,13:00-17:00")), NOW, "13:00"),
            (seated(10), Plan(holidays=(Holiday(date(2026, 3, 2), date(2026, 3, 3)),)), NOW, "Wed 09:00"),
            (seated(10), PLAN, Instant(TEN.replace(hour=7), NOW.elapsed), "09:00"),
        ],
    )
    def test_it_is_told_in_local_time_within_working_hours(
        self, known: Known, plan: Plan, now: Instant, at: str
    ) -> None:
        decision = seen(known, plan, now=now)
        assert decision.next_kind is BreakKind.POSTURE
        assert decision.next_at is not None
        form = "%a %H:%M" if " " in at else "%H:%M"
        assert decision.next_at.strftime(form) == at

    @pytest.mark.parametrize(
        "known",
        [
            seated(10, gate=Gate(shut=Held.LOCKED)),
            seated(10, gate=Gate(shut=Held.OFF)),
            seated(10, gate=Gate(shut=Held.CHECK_DUE)),
            seated(10, gate=Gate(shut=Held.MORNING_DUE)),
            seated(10, pause=Pause()),
            seated(10, in_session=True),
        ],
    )
    def test_where_only_an_event_brings_one_nobody_can_tell(self, known: Known) -> None:
        assert (seen(known).next_kind, seen(known).next_at) == (None, None)

    def test_without_working_hours_none_is_to_come(self) -> None:
        assert seen(seated(60), Plan(week=read_week(""))).next_at is None

    def test_a_stretch_is_told_as_such(self) -> None:
        assert seen(seated(10, gate=Gate())).next_kind is BreakKind.STRETCH


class TestLookAgain:
    @pytest.mark.parametrize(
        ("known", "around", "now", "minutes"),
        [
            (seated(10), HERE, NOW, 35),
            (seated(60), HERE, NOW, 45),  # shown now: anew after another interval
            (seated(60, open=OPEN), HERE, NOW, 30),
            (seated(60), HERE, Instant(TEN.replace(hour=16, minute=50), NOW.elapsed), 10),  # to be taken away
            (seated(10), HERE, Instant(TEN.replace(hour=16, minute=50), NOW.elapsed), 10),
            (seated(10), HERE, Instant(TEN.replace(hour=8), NOW.elapsed), 60),
            (seated(10), HERE, Instant(TEN.replace(hour=17), NOW.elapsed), 16 * 60),
            (seated(10, pause=Pause(until_elapsed=later(90).elapsed)), HERE, NOW, 1.5),
            (seated(10, pause=Pause(until_day=date(2026, 3, 3))), HERE, NOW, 14 * 60),
            (seated(10, pause=Pause()), HERE, NOW, None),
            (seated(60, meeting_since=ago(60)), HERE, NOW, 180),
            (seated(60), Around(typing=True), NOW, 1),
            (seated(60, kept=Kept(BreakKind.POSTURE, Held.TYPING, NOW.elapsed - 30)), Around(typing=True), NOW, 0.5),
            (seated(60), ON_CALL, NOW, 7 * 60),  # an event, or the end of work
            (seated(60), Around(away=True), NOW, None),
            (seated(60, in_session=True), HERE, NOW, None),
            (seated(60, gate=Gate(shut=Held.LOCKED)), HERE, NOW, None),
        ],
    )
    def test_it_waits_for_what_time_alone_can_change(
        self, known: Known, around: Around, now: Instant, minutes: float | None
    ) -> None:
        wait = seen(known, around=around, now=now).look_again
        assert wait == (None if minutes is None else pytest.approx(minutes * 60))

    def test_a_timer_never_spins(self) -> None:
        assert seen(seated(45 - 1e-9)).look_again == 1.0


AROUND = st.builds(
    Around,
    busy=st.frozensets(st.sampled_from(BUSY), max_size=2),
    idle_seconds=st.sampled_from([None, 1.0, 20.0]),
    away=st.sampled_from([False, False, True]),
    typing=st.sampled_from([None, None, True, False]),
)
PLANS = st.builds(
    Plan,
    interval=st.integers(20, 60),
    week=st.sampled_from([USUAL_WEEK, read_week("mon 09:00-10:30,11:00-24:00; tue 00:00-24:00")]),
    holidays=st.sampled_from([(), (Holiday(date(2026, 3, 3), date(2026, 3, 3)),)]),
    break_times=st.sampled_from([(), (time(10, 20), time(16, 59))]),
    stretch_times=st.sampled_from([(), (time(10, 40),)]),
    kinds=st.frozensets(st.sampled_from(BreakKind)),
    heeds=st.frozensets(st.sampled_from(BUSY)),
)
GATES = st.builds(
    Gate,
    shut=st.sampled_from([None, None, None, Held.LOCKED, Held.OFF, Held.CHECK_DUE, Held.MORNING_DUE]),
    move=st.booleans(),
    stretch=st.booleans(),
    opens=st.sampled_from([None, TEN + timedelta(minutes=25)]),
    lying_only=st.booleans(),
    stretches=st.integers(1, 2),
)
MINUTES_AGO = st.floats(0, 300)


@st.composite
def pasts(draw: st.DrawFn) -> Known:
    """Any past that facts can tell."""
    sat = draw(MINUTES_AGO)
    said = draw(st.floats(0, sat))
    shown_at = draw(st.none() | st.floats(0, said))
    shown = (
        None
        if shown_at is None
        else Shown(draw(st.sampled_from(BreakKind)), 7, 7, ago(shown_at), ago(shown_at).elapsed)
    )
    put_off = None
    if shown is None and draw(st.booleans()):
        minutes = draw(st.floats(0, said))
        put_off = PutOff(draw(st.sampled_from(BreakKind)), 7, ago(minutes).elapsed, ago(minutes - 10).elapsed)
    reason = draw(st.none() | st.sampled_from([*BUSY, Held.TYPING]))
    return Known(
        seated_since=ago(sat),
        counts_from=ago(said),
        put_off=put_off,
        open=shown,
        kept=None if reason is None else Kept(BreakKind.POSTURE, reason, ago(draw(st.floats(0, 3))).elapsed),
        stretches=draw(st.integers(0, 2)),
        last_stretch=draw(st.none() | MINUTES_AGO.map(ago)),
        gate=draw(GATES),
        pause=draw(
            st.sampled_from([None, None, None, Pause(), Pause(later(1800).elapsed), Pause(None, date(2026, 3, 3))])
        ),
        meeting_since=draw(st.none() | MINUTES_AGO.map(ago)),
        in_session=draw(st.sampled_from([False, False, False, True])),
    )


def test_in_a_meeting_it_looks_again_when_the_offer_is_too_old_to_come_again() -> None:
    shown = Shown(BreakKind.POSTURE, 7, 7, ago(5), ago(5).elapsed)
    known = replace(seated(52), open=shown, meeting_since=ago(1))
    assert seen(known).held is Held.MEETING
    assert seen(known).look_again == (PLAN.interval - 5) * 60


def test_a_plain_prompt_that_is_wanted_no_more_is_taken_away() -> None:
    shown = Shown(BreakKind.MOVE, 7, 7, ago(5), ago(5).elapsed)
    wanted = Gate(shut=Held.LOCKED, move=True)
    known = replace(seated(52), open=shown, gate=wanted)
    plan = replace(PLAN, kinds=frozenset(BreakKind))
    assert seen(known, plan).offer is not None
    assert seen(replace(known, gate=replace(wanted, move=False)), plan).held is Held.LOCKED


@given(known=pasts(), plan=PLANS, around=AROUND, part=st.floats(0, 0.999))
def test_until_it_looks_again_nothing_would_have_changed(known: Known, plan: Plan, around: Around, part: float) -> None:
    now = seen(known, plan, around)
    wait = now.look_again if now.look_again is not None else 30 * 24 * HOUR
    if now.held is Held.TYPING and known.kept is None:
        known = replace(known, kept=Kept(BreakKind.POSTURE, Held.TYPING, NOW.elapsed))
    if now.offer is not None and now.offer.id is None:
        known = replace(known, open=Shown(now.offer.kind, 9, 9, now.offer.due, NOW.elapsed), put_off=None, kept=None)
    then = seen(known, plan, around, later(wait * part))
    if now.look_again is not None:
        assert then.held == now.held
    assert (then.offer is None) == (now.offer is None)
    if now.held in {Held.LOCKED, Held.CHECK_DUE, Held.MORNING_DUE, Held.PAUSED, Held.IN_SESSION}:
        return  # that a break falls due meanwhile is noticed at the next event
    assert then.kept is now.kept or {then.kept, now.kept} == {BreakKind.POSTURE, BreakKind.STRETCH}
    if then.offer is not None and now.offer is not None:
        assert then.offer.id == (9 if now.offer.id is None else now.offer.id), "no second offer while one is open"


@given(known=pasts(), plan=PLANS, around=AROUND, hour=st.integers(0, 23), day=st.integers(2, 8))
def test_nothing_is_ever_shown_that_a_rule_forbids(
    known: Known, plan: Plan, around: Around, hour: int, day: int
) -> None:
    now = Instant(datetime(2026, 3, day, hour, 30, tzinfo=TEN.tzinfo), NOW.elapsed)
    decision = seen(known, plan, around, now)
    assert (decision.offer is None) or (decision.held is None)
    assert decision.look_again is None or decision.look_again >= 1.0
    offer = decision.offer
    if offer is None:
        return
    minute = hour * 60 + 30
    assert any(span.start <= minute < span.end for span in plan.week.days[now.wall.weekday()])
    assert not any(holiday.first <= now.wall.date() <= holiday.last for holiday in plan.holidays)
    assert not around.away
    assert not around.busy & plan.heeds
    assert not known.in_session
    assert offer.kind in plan.kinds
    assert known.gate.shut is None or (
        known.gate.shut is Held.LOCKED and offer.kind is BreakKind.MOVE and known.gate.move
    )
    assert known.gate.stretch or offer.kind is not BreakKind.STRETCH
    assert all(now.elapsed + minutes * MINUTE <= known.counts_from.elapsed + 60 * MINUTE for minutes in offer.snoozes)
