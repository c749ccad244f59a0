"""What a person can mend, said in the language of the person."""

from datetime import date

from sciatimer.errors import SciatimerError
from sciatimer.texts import Texts
from sciatimer.ui.dates import short_day


def mistake_words(error: SciatimerError, texts: Texts) -> str:
    """What went wrong and what to do next. The English of the class is the fallback, as everywhere."""
    if not error.wording:
        return str(error)
    said = texts.translated(f"errors.{type(error).__name__}", error.wording)
    return said.format(**{name: _shown(value, texts) for name, value in error.values.items()})


def _shown(value: object, texts: Texts) -> object:
    return short_day(value, texts) if isinstance(value, date) else value
