"""What is wrong in a file of exercises, and where."""

import json
from dataclasses import dataclass

SHOWN = 40  # characters of a wrong value that a message repeats


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong: its line (from 1), its JSON path, and what is wrong and what is allowed."""

    line: int
    path: str
    message: str

    def __str__(self) -> str:
        """The fault as ``LINE: $.path: message``."""
        return f"{self.line}: {self.path}: {self.message}"


def quoted(text: str) -> str:
    """A text from a file as a message may show it: short, in quotes, nothing that moves the cursor."""
    return json.dumps(text if len(text) <= SHOWN else text[:SHOWN] + "...")


def step(part: str | int) -> str:
    """One step of a JSON path: ``[3]``, ``.hold`` or ``["odd key"]``."""
    if isinstance(part, int):
        return f"[{part}]"
    return f".{part}" if part.isascii() and part.isidentifier() and len(part) <= SHOWN else f"[{quoted(part)}]"
