"""The steps of the two self-checks (clinical.md 3.1 and 3.2), and how the body is held at the end of each."""

from dataclasses import dataclass
from enum import StrEnum

from sciatimer.figure.geometry import lerp


class SelfCheckStep(StrEnum):
    """One step of a self-check, in words in figure_steps.json."""

    SIT_TALL = "sit_tall"
    SIT_STRAIGHTEN = "sit_straighten"
    SIT_NOTICE = "sit_notice"
    TOE_SIT = "toe_sit"
    TOE_STRAIGHTEN = "toe_straighten"
    TOE_DOWN = "toe_down"
    TOE_UP = "toe_up"
    TOE_RELAX = "toe_relax"


SITTING_STEPS = (SelfCheckStep.SIT_TALL, SelfCheckStep.SIT_STRAIGHTEN, SelfCheckStep.SIT_NOTICE)
TOE_STEPS = (
    SelfCheckStep.TOE_SIT,
    SelfCheckStep.TOE_STRAIGHTEN,
    SelfCheckStep.TOE_DOWN,
    SelfCheckStep.TOE_UP,
    SelfCheckStep.TOE_RELAX,
)


@dataclass(frozen=True, slots=True)
class Held:
    """How a sitting body is held, in degrees signed as in clinical.md 1.4; ``behind`` is 1 with the hands behind.

    ``shank`` (forward from straight down) and ``ankle`` are those of the tested leg; the other foot stays flat.
    """

    shank: float
    ankle: float
    trunk: float = 0.0
    bend: float = 0.0
    nod: float = 0.0
    behind: float = 0.0

    def towards(self, end: "Held", amount: float) -> "Held":
        """The body on its way to another way of being held, by an amount from 0 to 1."""
        names = ("shank", "ankle", "trunk", "bend", "nod", "behind")
        return Held(*(lerp(getattr(self, name), getattr(end, name), amount) for name in names))


FLAT = Held(shank=0, ankle=0)
STRAIGHT = Held(shank=77, ankle=12)
LEANING_BACK = Held(shank=77, ankle=12, trunk=-27, bend=14, nod=9, behind=1)
# The knee stops where tightness begins, well short of straight; from there only the toes move.
TIGHT_TOES_UP = Held(shank=62, ankle=-22)
TIGHT_TOES_DOWN = Held(shank=62, ankle=36)

HELD: dict[SelfCheckStep, Held] = {
    SelfCheckStep.SIT_TALL: FLAT,
    SelfCheckStep.SIT_STRAIGHTEN: STRAIGHT,
    SelfCheckStep.SIT_NOTICE: LEANING_BACK,
    SelfCheckStep.TOE_SIT: FLAT,
    SelfCheckStep.TOE_STRAIGHTEN: TIGHT_TOES_UP,
    SelfCheckStep.TOE_DOWN: TIGHT_TOES_DOWN,
    SelfCheckStep.TOE_UP: TIGHT_TOES_UP,
    SelfCheckStep.TOE_RELAX: FLAT,
}


def held_at(step: SelfCheckStep, moment: float) -> Held:
    """How the body is held at a moment of a step, 0 (where the step before ended) to 1 (where this one ends)."""
    steps = SITTING_STEPS if step in SITTING_STEPS else TOE_STEPS
    index = steps.index(step)
    before = HELD[steps[max(index - 1, 0)]]
    return before.towards(HELD[step], eased(moment))


def eased(moment: float) -> float:
    """A moment of 0 to 1 as a share of the way: slow at both ends."""
    share = min(max(moment, 0.0), 1.0)
    return share * share * (3 - 2 * share)
