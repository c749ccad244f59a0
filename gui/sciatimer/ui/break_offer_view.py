"""An offered break in words, for the notification and for the small window alike. Never a word of pain in it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sciatimer.catalogue.kinds import Position
from sciatimer.reminders.model import BreakKind, Offer
from sciatimer.texts import Texts

if TYPE_CHECKING:
    from sciatimer.figure.scene import Scene

_MINUTE = 60
_USUAL_MINUTES = 3  # what most built-in stretches take as they are set at first; a test holds it


@dataclass(frozen=True, slots=True)
class OfferedStretch:
    """The stretch that Start would make ready.

    Attributes:
        position: where it is done.
        minutes: about how long it takes.
    """

    position: Position
    minutes: int


@dataclass(frozen=True, slots=True)
class BreakOfferView:
    """What is offered, in words and as a picture.

    Attributes:
        title: what it is.
        why: why now.
        what: what to do, or what comes next.
        accept: the word on the first button.
        snoozes: the minutes by which it may be put off, of 5, 10 and 15.
        scene: a person in the position that it leads to; None for no picture.
        picture: the picture in words.
    """

    title: str
    why: str
    what: str
    accept: str
    snoozes: tuple[int, ...]
    scene: "Scene | None" = None
    picture: str = ""


def usual_stretch(position: Position) -> OfferedStretch:
    """What can be told of a stretch of a position before the person has said how it is: no catalogue is read."""
    return OfferedStretch(position, _USUAL_MINUTES)


def offer_view(
    offer: Offer,
    stretch: OfferedStretch | None,
    texts: Texts,
    *,
    sees_away: bool,
    scene: "Scene | None" = None,
    picture: str = "",
) -> BreakOfferView:
    """A break in words.

    Args:
        offer: what is offered.
        stretch: what Start would make ready; None for a break without a stretch, or where nobody can tell.
        texts: the words.
        sees_away: something here tells when nobody is at the desk, so that it is known how long somebody sat.
        scene: a person in that position.
        picture: the picture in words.
    """
    sat = texts.counted("breaks.seated" if sees_away else "breaks.since_last", minutes=offer.seated_seconds // _MINUTE)
    if offer.kind is not BreakKind.STRETCH:
        what = texts("breaks.posture_what")
        return BreakOfferView(
            texts("breaks.posture_title"), sat, what, texts("breaks.did_it"), offer.snoozes, scene, picture
        )
    what = texts("breaks.stretch_what")
    return BreakOfferView(
        title=texts("breaks.stretch_title"),
        why=sat if stretch is None else _length_words(stretch, texts),
        what=what if stretch is None else texts("breaks.stretch_sat", sat=sat, what=what),
        accept=texts("breaks.start"),
        snoozes=offer.snoozes,
        scene=scene,
        picture=picture,
    )


def _length_words(stretch: OfferedStretch, texts: Texts) -> str:
    position = texts(f"today.position_{stretch.position}")
    return texts("breaks.stretch_length", position=position, minutes=stretch.minutes)
