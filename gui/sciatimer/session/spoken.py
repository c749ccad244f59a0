"""The words of a cue, in the longest form for which there is time before the next sound."""

from collections.abc import Mapping
from dataclasses import dataclass

from sciatimer.texts import Texts

WORDS_A_SECOND = 2.7  # an easy pace, 162 words a minute
LETTERS_A_SECOND = 15.0  # the same for languages with long words
STARTING_UP = 0.3  # seconds that an engine takes to its first word
_LENGTHS = ("full", "short")  # longest first


@dataclass(frozen=True, slots=True)
class Speaker:
    """Finds the words.

    Attributes:
        texts: the sentences.
        pace: how fast the voice speaks; 1 is its usual pace, 2 twice as fast.
    """

    texts: Texts
    pace: float = 1.0

    def seconds(self, words: str) -> float:
        """How long saying it takes, about; no time for no words."""
        if not words:
            return 0.0
        return STARTING_UP + max(len(words.split()) / WORDS_A_SECOND, len(words) / LETTERS_A_SECOND) / self.pace

    def say(self, what: str, room: float, values: Mapping[str, object]) -> str:
        """The longest form of what is said that takes no more than ``room`` seconds; empty if there is none."""
        for length in _LENGTHS:
            if self.texts.has(f"cues.say.{what}.{length}"):
                words = self.texts(f"cues.say.{what}.{length}", **values)
                if self.seconds(words) <= room:
                    return words
        return ""
