"""The base of every mistake that a person can make or mend."""

from typing import ClassVar

_LONGEST_QUOTE = 200  # characters


def in_one_line(text: str) -> str:
    """What a file or a library says, as a message may repeat it: short, in one line, nothing that moves the cursor."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return shown if len(shown) <= _LONGEST_QUOTE else f"{shown[:_LONGEST_QUOTE]}..."


class SciatimerError(Exception):
    """Something a person can mend; its text says what to do next.

    A class whose mistake can come up in the window has a ``wording``: the English with holes for ``values``, which the
    window says in the person's language. ``str()`` is the English, as the command line shows it.

    Args:
        text: the English, where there is no wording.
        values: what fills the holes of the wording.
    """

    wording: ClassVar[str] = ""

    def __init__(self, text: str = "", **values: object) -> None:
        super().__init__(text or self.wording.format(**values))
        self.values = values
