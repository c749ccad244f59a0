"""What is to be seen now: the rows of the breaks, and the offer that they let through."""

from sciatimer.reminders.ahead import look_again, next_of
from sciatimer.reminders.due import next_break, snoozes, wall_of
from sciatimer.reminders.known import Known, Plan
from sciatimer.reminders.model import Around, BreakKind, Decision, Held, Instant, Offer
from sciatimer.reminders.rules import Case, Turn, outcome_of

_NOT_KEPT = frozenset({Held.OFF, Held.IN_SESSION, Held.HOLIDAY, Held.OUTSIDE_HOURS, Held.AWAY})


def decide(known: Known, plan: Plan, around: Around, now: Instant) -> Decision:
    """What is to be on the screen now, why not, and when to look again.

    Args:
        known: the past, derived from the facts at ``now``.
        plan: the person's wishes.
        around: what the machine says now.
        now: this moment.
    """
    case = Case(known, plan, around, now, next_break(known, plan, now))
    outcome = outcome_of(case)
    held = outcome if isinstance(outcome, Held) else None
    kind, at = next_of(case, outcome)
    return Decision(
        offer=_offer(case) if outcome is Turn.SHOW else None,
        held=held,
        kept=case.due_kind if case.is_due and held is not None and held not in _NOT_KEPT else None,
        next_kind=kind,
        next_at=at,
        look_again=look_again(case, outcome),
    )


def _offer(case: Case) -> Offer | None:
    """The offer on the screen, one that comes back to it, or a new one."""
    shown, due = case.open, case.due
    if shown is not None:
        again = None if shown.first == shown.id and case.is_on_screen else shown.first
        return _worded(case, shown.kind, shown.id if case.is_on_screen else None, shown.due, again)
    if due is None:
        return None
    return _worded(case, due.kind, None, Instant(wall_of(due.at, case.now), due.at), due.again)


def _worded(case: Case, kind: BreakKind, number: int | None, due: Instant, again: int | None) -> Offer:
    return Offer(
        kind=kind,
        id=number,
        due=due,
        seated_seconds=max(0, int(case.now.elapsed - case.known.seated_since.elapsed)),
        snoozes=snoozes(case.known, case.now),
        lying_only=kind is BreakKind.STRETCH and case.known.gate.lying_only,
        again=again,
    )
