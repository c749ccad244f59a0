"""How much the header of the window offers."""

from enum import IntEnum


class Header(IntEnum):
    """How much the header offers beside a page; each kind has what the ones before it have."""

    BARE = 0  # no header at all: a session is on
    HELP = 1  # the warning signs
    READING = 2  # and what there is to read: the breaks of the day, the course of time, why it all is so
    WHOLE = 3  # and the settings
