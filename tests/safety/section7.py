"""The texts of section 7 of the clinical text, as they were written, and where each one stands in the app."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Written:
    """A text as it was written.

    Attributes:
        section: its number, or the list it belongs to.
        text: word for word; a line break parts paragraphs.
        keys: the text keys that say it, one after the other.
        begins: the last of them goes on after it.
        between: what stands between two keys on the screen.
    """

    section: str
    text: str
    keys: tuple[str, ...]
    begins: bool = False
    between: str = "\n"


def read_written() -> tuple[Written, ...]:
    """All of them."""
    listed = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return tuple(Written(**(each | {"keys": tuple(each["keys"])})) for each in listed)


WRITTEN = read_written()
