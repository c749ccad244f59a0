"""Sentences by key, from one folder a language and one file a room."""

import json
from pathlib import Path

import pytest

from sciatimer import texts
from sciatimer.texts import Texts, load_texts


@pytest.fixture
def languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """English and a bit of German, in place of what ships."""
    write(tmp_path / "assets/translations/en/today.json", {"title": "Today", "pain": "{pain} of 10"})
    write(tmp_path / "assets/translations/en/check.json", {"title": "Check"})
    write(tmp_path / "assets/translations/de/today.json", {"title": "Heute, schön"})
    monkeypatch.setattr(texts, "shipped", lambda name: tmp_path / name)
    return tmp_path


def write(file: Path, sentences: dict[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(sentences, ensure_ascii=False), encoding="utf-8")


def test_the_file_is_the_first_part_of_the_key(languages: Path) -> None:
    assert load_texts().keys == {"today.title", "today.pain", "check.title"}


def test_values_fill_the_holes(languages: Path) -> None:
    assert load_texts()("today.pain", pain=4) == "4 of 10"


def test_a_language_falls_back_to_english(languages: Path) -> None:
    german = load_texts("de")
    assert german("today.title") == "Heute, schön"
    assert german("check.title") == "Check"


def test_a_language_that_is_not_there_is_english(languages: Path) -> None:
    assert load_texts("xx")("today.title") == "Today"


def test_braces_without_values_stand_as_they_are() -> None:
    assert Texts({"a.b": "{left}"})("a.b") == "{left}"


def test_a_missing_key_is_a_mistake_of_the_program() -> None:
    empty = Texts({})
    assert not empty.has("a.b")
    with pytest.raises(KeyError):
        empty("a.b")


def test_a_key_that_is_there_is_known() -> None:
    assert Texts({"a.b": ""}).has("a.b")
