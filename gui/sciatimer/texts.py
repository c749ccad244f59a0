"""Every sentence a person reads, from assets/translations: one folder a language, one file a room."""

import json
from pathlib import Path

from sciatimer.resources import shipped

FALLBACK_LANGUAGE = "en"


class Texts:
    """Sentences by key (``today.title``), the file's name being the first part of the key."""

    def __init__(self, sentences: dict[str, str]) -> None:
        self._sentences = sentences

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key with its {placeholders} filled.

        Raises:
            KeyError: no such key: a mistake in the program, which a test looks for.
        """
        sentence = self._sentences[key]
        return sentence.format(**values) if values else sentence

    def has(self, key: str) -> bool:
        """Whether there is a sentence for the key."""
        return key in self._sentences

    @property
    def keys(self) -> frozenset[str]:
        """All keys there are."""
        return frozenset(self._sentences)


def load_texts(language: str = FALLBACK_LANGUAGE) -> Texts:
    """The sentences of a language, with English for what it lacks."""
    sentences = _read(FALLBACK_LANGUAGE)
    if language != FALLBACK_LANGUAGE:
        sentences |= _read(language)
    return Texts(sentences)


def _read(language: str) -> dict[str, str]:
    folder = shipped(f"assets/translations/{language}")
    sentences: dict[str, str] = {}
    for file in sorted(folder.glob("*.json")):
        sentences |= _room(file)
    return sentences


def _room(file: Path) -> dict[str, str]:
    room: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return {f"{file.stem}.{key}": sentence for key, sentence in room.items()}
