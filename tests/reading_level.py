"""How hard a text is to read: the Flesch-Kincaid grade, with syllables counted by groups of vowels.

That count is right for most words and errs upwards for the rest; a small list corrects the ones that are said often.
"""

import re

LABEL_WORDS = 10  # a text with fewer words is a label: the grade of so few words says nothing
HARDEST = 8.0  # US school grade, what every text that a person reads is held to

_WORD = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|\d+(?:[.:,/]\d+)*")
_SENTENCE_END = re.compile(r"[.!?:;]+(?=[\s\"\u201d')]|$)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\.(?=\d)")
_HOLE = re.compile(r"\{[a-z_]+\}")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^aeiouyl]|[aeiou]l)e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$")
_TWO_SOUNDS = re.compile(r"[aeiou]ing$|i[ao](?!n\b|ns\b|us\b|l)|eo(?!p)|ua[lt]|[^q]uie|creat")
_SAID = {"evening": 2, "experience": 4, "idea": 3, "safety": 2, "somewhere": 2}


def syllables(word: str) -> int:
    """How many syllables a word has; a number counts as one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not plain or plain in _SAID:
        return _SAID.get(plain, 1)
    groups = len(_VOWELS.findall(plain)) + len(_TWO_SOUNDS.findall(plain))
    return max(1, groups - (1 if _SILENT_END.search(plain) and groups > 1 else 0))


def words(text: str) -> list[str]:
    """The words of a text; a hole that a value fills counts as one short word."""
    return _WORD.findall(_HOLE.sub("one", text))


def sentences(text: str) -> int:
    """How many sentences a text has, at least one; a list after a colon is a sentence of its own."""
    return max(1, len(_SENTENCE_END.findall(_BETWEEN_DIGITS.sub("", text.strip()))))


def grade(paragraph: str) -> float:
    """The Flesch-Kincaid grade of a paragraph: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    spoken = words(paragraph)
    sounds = sum(syllables(word) for word in spoken)
    return 0.39 * len(spoken) / sentences(paragraph) + 11.8 * sounds / len(spoken) - 15.59


def is_label(paragraph: str) -> bool:
    """Whether a text is too short to be judged."""
    return len(words(paragraph)) < LABEL_WORDS
