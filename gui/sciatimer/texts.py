"""Every sentence a person reads, from assets/translations: one folder a language, one file a room."""

import json
from collections.abc import Mapping
from pathlib import Path

from sciatimer.resources import shipped
from sciatimer.translation import AsWritten, Translation, read_translation

FALLBACK_LANGUAGE = "en"
_FOLDER = "assets/translations"


class Texts:
    """Sentences by key (``today.title``), the file's name being the first part of the key.

    Args:
        sentences: in English.
        translation: into the language of the person.
    """

    def __init__(self, sentences: Mapping[str, str], translation: Translation | None = None) -> None:
        self._sentences = sentences
        self._translation = translation or AsWritten(FALLBACK_LANGUAGE)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key with its {placeholders} filled.

        Raises:
            KeyError: no such key: a mistake in the program, which a test looks for.
        """
        sentence = self._translation.of(key, self._sentences[key])
        return sentence.format(**values) if values else sentence

    def counted(self, key: str, **number: int) -> str:
        """The sentence of a key with its one number; where that is 1, the sentence of ``KEY_one``.

        Raises:
            KeyError: one of the two is no key.
        """
        return self(f"{key}_one" if 1 in number.values() else key, **number)

    def translated(self, key: str, english: str) -> str:
        """An English sentence that is written elsewhere, as in the catalogue, in the language of the person."""
        return self._translation.of(key, english)

    def has(self, key: str) -> bool:
        """Whether there is a sentence for the key."""
        return key in self._sentences

    @property
    def keys(self) -> frozenset[str]:
        """All keys there are."""
        return frozenset(self._sentences)

    @property
    def language(self) -> str:
        """The language, as its folder is called."""
        return self._translation.language

    @property
    def all_reviewed(self) -> bool:
        """Whether no sentence has to show its English until a clinician has read it."""
        return all(self._translation.is_reviewed(key, english) for key, english in self._sentences.items())

    def inside(self, words: str) -> str:
        """Words as they stand in the middle of a sentence: only English writes a noun small there."""
        if self.language != FALLBACK_LANGUAGE or words.startswith("I "):
            return words
        return words[:1].lower() + words[1:]


def load_texts(language: str = FALLBACK_LANGUAGE) -> Texts:
    """The sentences of a language, with English for what it lacks."""
    english = _read(shipped(f"{_FOLDER}/{FALLBACK_LANGUAGE}"))
    if language not in languages() or language == FALLBACK_LANGUAGE:
        return Texts(english)
    return Texts(english, read_translation(shipped(f"{_FOLDER}/{language}")))


def languages() -> tuple[str, ...]:
    """The languages there are, in the order of their folders' names."""
    folders = sorted(shipped(_FOLDER).iterdir())
    return tuple(folder.name for folder in folders if (folder / "language.json").is_file())


def language_name(language: str) -> str:
    """What a language is called in itself."""
    return _room(shipped(f"{_FOLDER}/{language}/language.json"))["language.name"]


def at_the_start(words: str) -> str:
    """Words as they stand at the start of a line."""
    return words[:1].upper() + words[1:]


def _read(folder: Path) -> dict[str, str]:
    sentences: dict[str, str] = {}
    for file in sorted(folder.glob("*.json")):
        sentences |= _room(file)
    return sentences


def _room(file: Path) -> dict[str, str]:
    room: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return {f"{file.stem}.{key}": sentence for key, sentence in room.items()}
