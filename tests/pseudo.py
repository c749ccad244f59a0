"""Two languages that nobody speaks, made while the tests and the tour run: they show what a real one would meet.

Every word of the first is longer, has accents, and stands in brackets: what has none was never translated, and what is cut
off was given too little room. The second has the same words, running from right to left.
"""

import re
from dataclasses import dataclass
from itertools import cycle, islice

from sciatimer.texts import Texts, load_texts
from sciatimer.translation import holes

LONGER = 0.35  # German needs about that much more room than English
_PARTS = re.compile(r"(\{[a-z_]+\})")
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "àçéîñöšûýžÀÇÉÎÑÖŠÛÝŽ")
# A mark as a letter of Hebrew has it, so that a line counts as one of that language, and from right to left until its end.
_RIGHT_TO_LEFT, _END = "\u200f\u202b", "\u202c"
_FORMS = frozenset({"ui.date_long", "ui.date_short", "ui.date_field"})  # letters that Qt reads, not a person


@dataclass(frozen=True, slots=True)
class Pseudo:
    """Translates any English sentence at once.

    Attributes:
        from_right: each line runs from right to left.
        language: no folder has it; dates are named as in the C locale.
    """

    from_right: bool = False
    language: str = "xx"

    def of(self, key: str, english: str) -> str:
        """The sentence, line by line in brackets."""
        if key in _FORMS:
            return english
        return "\n".join(self._line(line) for line in english.split("\n"))

    def is_reviewed(self, key: str, english: str) -> bool:
        """Nobody is misled by it."""
        return False

    def _line(self, line: str) -> str:
        said = "".join(part if part.startswith("{") else part.translate(_ACCENTS) for part in _PARTS.split(line))
        made = f"[{said}{filling(line)}]"
        return f"{_RIGHT_TO_LEFT}{made}{_END}" if self.from_right else made


def filling(line: str) -> str:
    """What makes a line longer: short words, so that it can still be wrapped."""
    letters = len(line) - sum(len(hole) + 2 for hole in holes(line))
    return "".join(islice(cycle(" öñé"), round(letters * LONGER)))


def pseudo_texts(*, from_right: bool = False) -> Texts:
    """Every sentence of the program in one of the two."""
    english = load_texts()
    return Texts({key: english(key) for key in english.keys}, Pseudo(from_right=from_right))


def untranslated(text: str) -> str:
    """What of a text stands outside all brackets, without signs, digits and white space."""
    bare = re.sub("[\u200f\u202a-\u202e]", "", text.replace("&", ""))
    inner = re.compile(r"\[[^\[\]]*\]")
    while inner.search(bare):
        bare = inner.sub("", bare)
    return "".join(letter for letter in bare if letter.isalpha())
