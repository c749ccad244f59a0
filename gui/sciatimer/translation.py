"""Sentences in another language, each beside the English that it was made from.

A folder of assets/translations holds a file a room, as the English one does, and two more: ``made_from.json`` has a print
of the English of each sentence, and ``reviewed.json`` a print of each clinical sentence that a clinician who speaks the
language has read beside the English.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zlib import crc32

MADE_FROM = "made_from"
REVIEWED = "reviewed"
_ONE_LINE = 100  # letters: a longer text gets its English below it, a shorter one behind it
_LINE_BREAK = "\u2028"  # a new line in the same paragraph
_HOLE = re.compile(r"\{([a-z_]+)\}")

# What clinical.md 7 wrote, the lists of warning signs and conditions, and what says that a stretch is to stop or to wait.
_CLINICAL = re.compile(
    r"screens\..+|safety\.[RMPNI]\d.*|check\.morning_(title|intro)|ui\.help_(emergency|urgent)|learn\.(stop_\d|water_4)"
    r"|self_check\.(caveat.*|gate_(intro|nerve|injury)|G\d+|[TS]\d|result_[A-Z_]+|fade_wait|skipped|nerve_means|stop"
    r"|toe_form)|breaks\.posture_(title|what)"
)


class Translation(Protocol):
    """Finds the words of a language for the English ones."""

    @property
    def language(self) -> str:
        """The language, as its folder is called."""

    def of(self, key: str, english: str) -> str:
        """The sentence of a key; ``english`` itself where there is none for these very words."""

    def is_reviewed(self, key: str, english: str) -> bool:
        """Whether what ``of`` gives can stand without its English."""


@dataclass(frozen=True, slots=True)
class AsWritten:
    """English, which needs no translation."""

    language: str = "en"

    def of(self, key: str, english: str) -> str:  # noqa: ARG002 - every translation is asked by key
        """The English."""
        return english

    def is_reviewed(self, key: str, english: str) -> bool:  # noqa: ARG002 - as above
        """Always: it was written in English."""
        return True


@dataclass(frozen=True, slots=True)
class Translated:
    """What a folder of assets/translations holds.

    Attributes:
        sentences: by key.
        made_from: the print of the English of each sentence.
        reviewed: the print of each clinical sentence that was reviewed.
    """

    language: str
    sentences: Mapping[str, str]
    made_from: Mapping[str, str]
    reviewed: Mapping[str, str]

    def of(self, key: str, english: str) -> str:
        """The sentence of a key, the English below or behind it while a clinical one is not reviewed.

        It is the English alone where there is no sentence, where the English has changed since, and where a hole for a
        value is not the same in both.
        """
        if not self.fits(key, english):
            return english
        return self.sentences[key] if self.is_reviewed(key, english) else beside(self.sentences[key], english)

    def fits(self, key: str, english: str) -> bool:
        """Whether there is a sentence for the key that was made from this English."""
        sentence = self.sentences.get(key)
        return (
            sentence is not None and self.made_from.get(key) == print_of(english) and holes(sentence) == holes(english)
        )

    def is_reviewed(self, key: str, english: str) -> bool:
        """Whether a sentence can stand alone: it is not clinical, or was reviewed as both languages have it now."""
        if not is_clinical(key) or not self.fits(key, english):
            return True  # what does not fit is shown in English
        return self.reviewed.get(key) == review_print(self.sentences[key], english)


def read_translation(folder: Path) -> Translated:
    """The translation in a folder; a file that cannot be read is passed over, so that its room is English."""
    rooms = [file for file in sorted(folder.glob("*.json")) if file.stem not in {MADE_FROM, REVIEWED}]
    sentences = {f"{file.stem}.{key}": sentence for file in rooms for key, sentence in _entries(file)}
    kept = (dict(_entries(folder / f"{name}.json")) for name in (MADE_FROM, REVIEWED))
    return Translated(folder.name, sentences, *kept)


def _entries(file: Path) -> Iterator[tuple[str, str]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if isinstance(found, dict):
        yield from ((key, text) for key, text in found.items() if isinstance(text, str))


def is_clinical(key: str) -> bool:
    """Whether a sentence has to be reviewed by a clinician before it may stand without its English."""
    return _CLINICAL.fullmatch(key) is not None


def print_of(text: str) -> str:
    """Eight hexadecimal digits that tell whether a text is still the same."""
    return f"{crc32(text.encode()):08x}"


def review_print(sentence: str, english: str) -> str:
    """The print of a sentence together with its English, as a clinician read them."""
    return print_of(f"{english}\n{sentence}")


def holes(text: str) -> frozenset[str]:
    """The names of the values that a text has room for."""
    return frozenset(_HOLE.findall(text)) if "{" in text else frozenset()


def beside(sentence: str, english: str) -> str:
    """A sentence with its English, paragraph by paragraph: behind a short one, below a long one.

    There are as many paragraphs as before, so that the first is still the heading and the last still the question.
    """
    ours, theirs = sentence.split("\n"), english.split("\n")
    if len(ours) != len(theirs):
        return f"{sentence}\n{english}"
    return "\n".join(_together(*both) for both in zip(ours, theirs, strict=True))


def _together(ours: str, theirs: str) -> str:
    return f"{ours} ({theirs})" if len(theirs) <= _ONE_LINE else f"{ours}{_LINE_BREAK}{theirs}"
