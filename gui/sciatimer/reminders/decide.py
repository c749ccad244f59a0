"""What is to be seen now, by the rows of clinical.md 5: read top down, the first that applies is the only outcome."""

from sciatimer.reminders.known import Known, Plan
from sciatimer.reminders.model import Around, Decision, Instant


def decide(known: Known, plan: Plan, around: Around, now: Instant) -> Decision:
    """What is to be on the screen now, why not, and when to look again.

    Args:
        known: the past, derived from the facts at ``now``.
        plan: the person's wishes.
        around: what the machine says now.
        now: this moment.
    """
    raise NotImplementedError(known, plan, around, now)
