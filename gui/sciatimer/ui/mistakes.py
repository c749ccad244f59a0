"""What a person can mend, said in the language of the person."""

import os
from datetime import date
from pathlib import Path

from sciatimer.errors import SciatimerError
from sciatimer.texts import Texts
from sciatimer.ui.dates import short_day

_LONGEST_WORD = 40  # signs that stay in one line
_MAY_BREAK = "\u200b"  # where a path that is too long for a line may go on in the next one


def mistake_words(error: SciatimerError, texts: Texts) -> str:
    """What went wrong and what to do next. The English of the class is the fallback, as everywhere."""
    if not error.wording:
        return str(error)
    said = texts.translated(f"errors.{type(error).__name__}", error.wording)
    return said.format(**{name: _shown(value, texts) for name, value in error.values.items()})


def with_breaks(text: str) -> str:
    """A text whose longest words, such as a path, can go on in the next line."""
    return " ".join(_broken(word) if len(word) > _LONGEST_WORD else word for word in text.split(" "))


def _broken(word: str) -> str:
    return _MAY_BREAK.join(word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD))


def _shown(value: object, texts: Texts) -> object:
    if isinstance(value, date):
        return short_day(value, texts)
    if isinstance(value, Path):
        return str(value).replace(os.sep, f"{os.sep}{_MAY_BREAK}")
    return value
