"""Which leg goes first: what was said of the pain, in terms of the session."""

from sciatimer.safety.values import Where
from sciatimer.session.model import Side

_LESS_PAINFUL = {Where.LEFT: Side.RIGHT, Where.RIGHT: Side.LEFT}


def first_leg(where: Where, usual: Side) -> Side:
    """The leg to begin with: the less painful one (clinical.md 1.1 "Order"), else the person's usual one.

    Args:
        where: the side of the pain, as answered on Today.
        usual: the leg set for days on which neither hurts more.
    """
    return _LESS_PAINFUL.get(where, usual)
