"""What was held against a stretch, and would be lost when two histories come together, or one goes.

An import, a restore and a deletion change which facts there are. What keeps a person from stretching may not get milder
by it, so what the facts would no longer tell is said by this one. It ends the way it always ends: the check is
answered, the clinician says so, the day goes by.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Keeping(StrEnum):
    """What is kept, and which fields tell of it."""

    CHECK = "check"  # the check after ``session`` is open, whatever was answered before this
    MORNING = "morning"  # so is its morning check
    FADED = "faded"  # nobody has said whether the nerve feeling of ``self_check`` faded
    SCREENS = "screens"  # what was answered on the screens before this does not count as passed
    HIGH_PAIN = "high_pain"  # ``day`` had high pain or a flare (P6)
    REST = "rest"  # ``day`` is a day of rest (P7a)
    SKIPPED = "skipped"  # on ``day`` the gate of a self-check failed
    FIRST_DAY = "first_day"  # ``day`` counts as the first one with a session
    ENDED = "ended"  # the last session ended at ``at``
    SESSIONS = "sessions"  # ``number`` sessions of ``day`` count beside those that are told
    NERVE = "nerve"  # a self-check of ``about`` (check and leg) gave a nerve result on ``day``
    GENTLE = "gentle"  # the gentle start after an unlock lasts
    LASTING = "lasting"  # a word on lasting nerve feelings from before this does not count
    LEVEL = "level"  # nothing of its position is harder than the exercise ``about``
    DOSE = "dose"  # ``about`` is held at most ``number`` seconds, ``repetitions`` times


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that stays as strict as it was."""

    at: datetime
    what: Keeping
    about: str = ""
    day: date | None = None
    number: int | None = None
    repetitions: int | None = None
    session: int | None = None
    self_check: int | None = None
