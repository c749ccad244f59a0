"""Who may speak: stop before switch before countdown before next before half, and nobody over a sound.

Times are seconds of a monotonic clock. Nothing here speaks: each function says what the voice is to do now.
"""

from dataclasses import dataclass, replace
from math import inf

from sciatimer.session.cues import Cue, Priority


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that want to be said.

    Attributes:
        words: what; empty where only what is being said is to be broken off.
        priority: how much it matters.
        begin_at: not before this time, because of the cue's own sound.
        speaking: how many seconds it takes, about.
        over_by: the next sound; it is not begun if it cannot be over by then.
        cuts: it breaks off and drops everything, whatever that is.
    """

    words: str
    priority: Priority
    begin_at: float
    speaking: float
    over_by: float
    cuts: bool = False


@dataclass(frozen=True, slots=True)
class SpeechQueue:
    """What is being said, and what waits for its turn; a later one that waits always matters less."""

    saying: Utterance | None = None
    waiting: tuple[Utterance, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What the voice does now.

    Attributes:
        queue: the queue from now on.
        breaks_off: whether it stops in the middle of what it says; before it says anything new.
        says: the words to say; empty for none.
        look_again: when to ask again although nobody has spoken; infinity for not at all.
    """

    queue: SpeechQueue
    breaks_off: bool
    says: str
    look_again: float


def utterance_of(cue: Cue, position: float, now: float) -> Utterance:
    """The words of a cue that was given when the session was at a position and the clock at ``now``."""
    return Utterance(
        words=cue.spoken,
        priority=cue.kind.priority,
        begin_at=now + cue.speak_after,
        speaking=cue.speaking,
        over_by=now + cue.quiet_until - position,
        cuts=cue.cuts,
    )


def hear(queue: SpeechQueue, new: Utterance, now: float) -> Turn:
    """Somebody wants to say something: what matters no more than that is broken off or dropped."""
    if not new.words and not new.cuts:
        return go_on(queue, now)
    saying = queue.saying if queue.saying is not None and _outranks(queue.saying, new) else None
    waiting = tuple(each for each in queue.waiting if _outranks(each, new))
    turn = go_on(SpeechQueue(saying, (*waiting, new)), now)
    return replace(turn, breaks_off=turn.breaks_off or (queue.saying is not None and saying is None))


def fell_silent(queue: SpeechQueue, now: float) -> Turn:
    """The voice has said what it had to say."""
    return go_on(replace(queue, saying=None), now)


def go_on(queue: SpeechQueue, now: float) -> Turn:
    """Time has gone by: what runs into a sound is broken off, and what waits begins if it still can."""
    breaks_off = queue.saying is not None and now >= queue.saying.over_by
    saying = None if breaks_off else queue.saying
    waiting = tuple(each for each in queue.waiting if each.words and _fits(each, now))
    ready = [each for each in waiting if each.begin_at <= now]
    if saying is not None or not ready:
        return Turn(SpeechQueue(saying, waiting), breaks_off, "", _next_look(saying, waiting, now))
    first = ready[0]
    rest = tuple(each for each in waiting if each is not first)
    return Turn(SpeechQueue(first, rest), breaks_off, first.words, _next_look(first, rest, now))


def _outranks(older: Utterance, new: Utterance) -> bool:
    return older.priority > new.priority and not new.cuts


def _fits(utterance: Utterance, now: float) -> bool:
    return max(now, utterance.begin_at) + utterance.speaking <= utterance.over_by


def _next_look(saying: Utterance | None, waiting: tuple[Utterance, ...], now: float) -> float:
    """The end of what is said, or the beginning of what waits for its own sound only."""
    if saying is not None:
        return saying.over_by
    return min((each.begin_at for each in waiting if each.begin_at > now), default=inf)
