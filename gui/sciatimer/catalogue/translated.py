"""The catalogue in the language of the person: other words, and nothing else that is different."""

from dataclasses import replace

from msgspec.structs import replace as altered

from sciatimer.catalogue.load import Catalogue
from sciatimer.catalogue.model import Exercise, Source
from sciatimer.texts import FALLBACK_LANGUAGE, Texts

LINES = ("name", "equipment_note", "felt", "not_felt", "note")
LISTS = ("setup", "movement", "cues")


def exercise_texts(exercise: Exercise) -> dict[str, str]:
    """What an exercise says, by text key: ``catalogue.lying-towel-thigh.setup.0``."""
    at = f"catalogue.{exercise.id}"
    said = {f"{at}.{field}": getattr(exercise, field) for field in LINES}
    for field in LISTS:
        said |= {f"{at}.{field}.{number}": line for number, line in enumerate(getattr(exercise, field))}
    return {key: english for key, english in said.items() if english}


def source_key(key: str) -> str:
    """The text key of what a source says."""
    return f"catalogue.source.{key}"


def in_language(catalogue: Catalogue, texts: Texts) -> Catalogue:
    """The same catalogue in the language of the texts.

    What has no translation, such as an own pack or an exercise whose words were changed, stays as it is written.
    """
    if texts.language == FALLBACK_LANGUAGE:
        return catalogue
    exercises = tuple(_exercise(exercise, texts) for exercise in catalogue.exercises)
    sources = {key: _source(key, source, texts) for key, source in catalogue.sources.items()}
    return replace(catalogue, exercises=exercises, sources=sources)


def _exercise(exercise: Exercise, texts: Texts) -> Exercise:
    words = {key: texts.translated(key, english) for key, english in exercise_texts(exercise).items()}
    at = f"catalogue.{exercise.id}"
    lines = {field: words.get(f"{at}.{field}", "") for field in LINES}
    lists = {field: _list(f"{at}.{field}", len(getattr(exercise, field)), words) for field in LISTS}
    return altered(exercise, **lines, **lists)


def _list(at: str, count: int, words: dict[str, str]) -> tuple[str, ...]:
    return tuple(words[f"{at}.{number}"] for number in range(count))


def _source(key: str, source: Source, texts: Texts) -> Source:
    return altered(source, says=texts.translated(source_key(key), source.says))
