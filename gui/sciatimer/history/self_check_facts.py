"""The facts of the self-checks. As all facts they are appended and never edited."""

from dataclasses import dataclass
from datetime import datetime

from sciatimer.safety.self_check import CheckFeeling, CheckKind, CheckPlace, CheckResult, Lean, Leg, Noticed


@dataclass(frozen=True, slots=True)
class SelfChecked:
    """One check of one leg with what it points to. An answer is None where it was not asked any more."""

    at: datetime
    kind: CheckKind
    leg: Leg
    feeling: CheckFeeling
    lean: Lean | None  # sitting only
    eases: Noticed | None  # toe only
    grows: Noticed | None  # toe only
    place: CheckPlace | None
    result: CheckResult
    rule: str


@dataclass(frozen=True, slots=True)
class SelfCheckSkipped:
    """The gate of a self-check failed: its day counts as nerve. Pain is NPRS 0-10."""

    at: datetime
    pain: int
    nerve_feelings: bool
    new_injury: bool
    signs_passed: bool
    rule: str


@dataclass(frozen=True, slots=True)
class NerveFeelingFaded:
    """Whether the nerve feeling that stopped a self-check had gone a minute later; a no comes with its lock."""

    at: datetime
    self_check: int
    faded: bool
