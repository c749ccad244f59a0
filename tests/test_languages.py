"""Every language that ships is whole: each sentence is there, fits its English, and can be shown."""

import json
import re
from pathlib import Path

import pytest

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import CatalogueFile
from sciatimer.catalogue.translated import in_language
from sciatimer.resources import shipped
from sciatimer.texts import language_name, languages, load_texts
from sciatimer.translation import holes, is_clinical, read_translation
from tests.safety.section7 import WRITTEN
from tools.translations import english, state

OTHERS = [language for language in languages() if language != "en"]
ENGLISH = english()
FOLDER = shipped("assets/translations")


def test_german_ships() -> None:
    assert language_name("de") == "Deutsch"
    assert "de" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_sentence_and_no_other(language: str) -> None:
    found = state(language)
    assert (found["missing"], found["stale"], found["left over"]) == ([], [], [])


@pytest.mark.parametrize("language", OTHERS)
def test_values_have_the_same_holes_in_every_language(language: str) -> None:
    sentences = read_translation(FOLDER / language).sentences
    assert [key for key, text in sentences.items() if holes(text) != holes(ENGLISH[key])] == []


@pytest.mark.parametrize("language", OTHERS)
def test_paragraphs_are_parted_alike(language: str) -> None:
    sentences = read_translation(FOLDER / language).sentences
    assert [key for key, text in sentences.items() if text.count("\n") != ENGLISH[key].count("\n")] == []
    assert [key for key, text in sentences.items() if text != text.strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_numbers_are_the_same_in_every_language(language: str) -> None:
    sentences = read_translation(FOLDER / language).sentences
    told = {key: text for key, text in sentences.items() if key.startswith(("screens.", "safety.", "self_check."))}
    assert [key for key, text in told.items() if numbers(text) != numbers(ENGLISH[key])] == []


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_in_a_language_is_still_a_good_catalogue(language: str) -> None:
    import msgspec

    catalogue = in_language(load_catalogue(shipped("exercises.json"), None), load_texts(language))
    file = CatalogueFile(version=1, exercises=catalogue.exercises, sources=dict(catalogue.sources))
    assert msgspec.json.decode(msgspec.json.encode(file), type=CatalogueFile) == file
    names = [exercise.name for exercise in catalogue.exercises]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", OTHERS)
def test_every_clinical_text_shows_its_english_until_it_is_reviewed(language: str) -> None:
    texts, reviewed = load_texts(language), read_translation(FOLDER / language).reviewed
    keys = {key for text in WRITTEN for key in text.keys} | {key for key in texts.keys if is_clinical(key)}
    open_ones = [key for key in keys if key not in reviewed]
    assert [key for key in open_ones if any(part not in texts(key) for part in ENGLISH[key].split("\n"))] == []
    assert [key for key in open_ones if texts(key) == ENGLISH[key]] == []


def test_no_german_text_was_reviewed_by_a_clinician_yet() -> None:
    # When one has been, docs/languages.md has to say by whom; then this test goes.
    assert json.loads((FOLDER / "de" / "reviewed.json").read_text(encoding="utf-8")) == {}


def test_german_says_sie_and_writes_german_quotes() -> None:
    sentences = read_translation(FOLDER / "de").sentences
    familiar = re.compile(r"(?<!-)\b(du|dich|dir|dein\w*|ihr seid|euch|euer)\b", re.IGNORECASE)
    assert [key for key, text in sentences.items() if familiar.search(text)] == []
    assert [key for key, text in sentences.items() if '"' in text or "\u201d" in text] == []
    assert [key for key, text in sentences.items() if text.count("\u201e") != text.count("\u201c")] == []


def test_no_english_sentence_was_left_in_german() -> None:
    sentences = read_translation(FOLDER / "de").sentences
    same = [key for key, text in sentences.items() if text == ENGLISH[key] and re.search(r"[a-z]{3,} [a-z]{3,}", text)]
    assert same == []


def test_the_files_of_a_language_are_written_as_the_tool_writes_them() -> None:
    files = [file for language in OTHERS for file in (FOLDER / language).glob("*.json")]
    assert len(files) > 20
    assert [str(file) for file in files if not is_tidy(file)] == []


def is_tidy(file: Path) -> bool:
    written = file.read_text(encoding="utf-8")
    return written == json.dumps(json.loads(written), ensure_ascii=False, indent=1) + "\n"
