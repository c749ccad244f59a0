"""The timeline in words: phases, legs, and what comes next."""

from sciatimer.session.model import SegmentKind, Side
from sciatimer.session.moment import Moment
from sciatimer.session.timeline import Timeline
from sciatimer.texts import Texts


def phase_words(kind: SegmentKind, texts: Texts) -> str:
    """The name of a phase, as a heading."""
    return texts(f"session.phase.{kind}")


def leg_words(side: Side, texts: Texts) -> str:
    """Which leg, inside a sentence: "left leg", "both legs"."""
    return texts(f"session.leg.{side}")


def coming_words(timeline: Timeline, moment: Moment, texts: Texts) -> str:
    """What comes after this segment, in one line."""
    coming = moment.coming
    if coming is None:
        return texts("session.coming.end")
    return texts(
        f"session.coming.{coming.kind}",
        leg=leg_words(coming.side, texts),
        seconds=round(coming.seconds),
        name=timeline.exercises[coming.exercise].name,
    )
