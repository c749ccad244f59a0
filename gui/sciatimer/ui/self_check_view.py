"""From rules and facts of the self-checks to what their screens show. No widget is touched here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sciatimer.figure.self_check_scenes import describe_step
from sciatimer.figure.self_check_steps import SITTING_STEPS, TOE_STEPS, SelfCheckStep
from sciatimer.history.self_check_facts import SelfChecked
from sciatimer.safety.self_check import (
    SITTING_ROWS,
    TOE_ROWS,
    CheckFeeling,
    CheckKind,
    CheckPlace,
    CheckResult,
    Lean,
    Leg,
    Noticed,
    SittingAnswers,
    ToeAnswers,
    combine,
)
from sciatimer.safety.self_check_gate import GateOutcome, GateVerdict
from sciatimer.safety.self_check_memory import SelfChecks, Turn, combined, newest, self_check_due
from sciatimer.session.model import Side
from sciatimer.texts import Texts
from sciatimer.ui.messages import time_words
from sciatimer.ui.pages.message import Message, Way
from sciatimer.ui.pages.self_check import StepView
from sciatimer.ui.pages.self_check_result import FoundView, KindView, ResultView

STEPS: Mapping[CheckKind, tuple[SelfCheckStep, ...]] = {CheckKind.SITTING: SITTING_STEPS, CheckKind.TOE: TOE_STEPS}
SIDES: Mapping[Leg, Side] = {Leg.LEFT: Side.LEFT, Leg.RIGHT: Side.RIGHT}
_REASONS = {row.id: row.reason for row in SITTING_ROWS} | {row.id: row.reason for row in TOE_ROWS}


@dataclass(frozen=True, slots=True)
class Telling:
    """What a result is told from: the checks just done, all that were ever done, and the time."""

    done: Sequence[SelfChecked]
    past: SelfChecks
    now: datetime
    clearable: bool


def turn_words(turn: Turn, texts: Texts) -> str:
    """A check and its leg."""
    return texts("self_check.turn", check=kind_words(turn.kind, texts), leg=leg_words(turn.leg, texts))


def kind_words(kind: CheckKind, texts: Texts) -> str:
    """The name of a check."""
    return texts(f"self_check.{kind}_title")


def leg_words(leg: Leg, texts: Texts) -> str:
    """The name of a leg."""
    return texts(f"self_check.leg_{leg}")


def step_view(turn: Turn, index: int, said_first: str, texts: Texts) -> StepView:
    """A step in words.

    Args:
        turn: the check and the leg.
        index: which of its steps, from 0.
        said_first: what the first step says in the place of "go slowly"; empty for nothing else.
        texts: the sentences.
    """
    steps = STEPS[turn.kind]
    calm = said_first if index == 0 and said_first else texts("self_check.slow")
    form = [texts("self_check.toe_form")] if turn.kind is CheckKind.TOE else []
    words = f"self_check.step_{steps[index]}"
    return StepView(
        title=turn_words(turn, texts),
        count=texts("self_check.step_count", number=index + 1, count=len(steps)),
        words=texts(words),
        calm=" ".join([calm, *form]),
        go_on=texts("self_check.to_questions" if index + 1 == len(steps) else "self_check.next_step"),
        picture=describe_step(steps[index], SIDES[turn.leg], texts),
    )


def answers_of(kind: CheckKind, given: Mapping[str, int]) -> SittingAnswers | ToeAnswers:
    """The answers of a page, which are places in the lists of the rules; what is not there was not answered.

    Raises:
        KeyError: what was felt is missing.
    """
    feeling = tuple(CheckFeeling)[given["feeling"]]
    place = tuple(CheckPlace)[given["place"]] if "place" in given else None
    if kind is CheckKind.SITTING:
        return SittingAnswers(feeling, tuple(Lean)[given["lean"]] if "lean" in given else None, place)
    return ToeAnswers(feeling, _noticed(given, "eases"), _noticed(given, "grows"), place)


def _noticed(given: Mapping[str, int], question: str) -> Noticed | None:
    return tuple(Noticed)[given[question]] if question in given else None


def nerve_answers(kind: CheckKind) -> SittingAnswers | ToeAnswers:
    """A nerve feeling and nothing else: what Stop means."""
    return answers_of(kind, {"feeling": tuple(CheckFeeling).index(CheckFeeling.NERVE)})


def verdict_words(verdict: GateVerdict, now: datetime, texts: Texts) -> tuple[str, ...]:
    """Why no check begins now, and what it means for today."""
    said = texts(verdict.reason, time=_time(verdict.until, now, texts))
    return (said, texts("self_check.skipped")) if verdict.outcome is GateOutcome.SKIP else (said,)


def plain_message(paragraphs: tuple[str, ...], texts: Texts, *, clearable: bool = False) -> Message:
    """Something about the self-checks that is only told; ``clearable`` offers a clinician's word."""
    clear = [Way("clear", texts("self_check.clear"))] if clearable else []
    return Message(texts("self_check.title"), paragraphs, (*clear, Way("done", texts("self_check.done"), "primary")))


def result_view(telling: Telling, notice: Sequence[str], texts: Texts) -> ResultView:
    """Each leg and check in words, what counts of it, and what follows. ``notice`` stands above all."""
    counting = combined(telling.past)
    due = self_check_due(telling.past, telling.now)
    return ResultView(
        notice="\n".join(notice),
        kinds=tuple(_kinds(telling.done, texts)),
        means=() if counting is None else _means(counting, telling, texts),
        again=texts(due.reason, time=_time(due.until, telling.now, texts)),
        clearable=telling.clearable,
    )


def _kinds(done: Sequence[SelfChecked], texts: Texts) -> Iterable[KindView]:
    for kind in CheckKind:
        found = tuple(_found(check, texts) for check in done if check.kind is kind)
        if found:
            yield KindView(kind_words(kind, texts), found, texts(f"self_check.caveat_{kind}"))


def _found(check: SelfChecked, texts: Texts) -> FoundView:
    short = texts(f"self_check.short_{check.result}")
    return FoundView(leg_words(check.leg, texts), short, texts(_REASONS[check.rule]))


def _means(counting: CheckResult, telling: Telling, texts: Texts) -> tuple[str, ...]:
    said = [texts(f"self_check.result_{counting}")]
    said += [texts("self_check.nerve_means")] if counting.is_nerve else []
    said += [texts("self_check.worst_counts")] if len(newest(telling.past)) > 1 else []
    earlier = combine(check.result for check in telling.done) is not counting
    return (*said, texts("self_check.still_counts")) if earlier else tuple(said)


def _time(until: datetime | None, now: datetime, texts: Texts) -> str:
    return "" if until is None else time_words(until, now, texts)
