"""Sentences by key, from one folder a language and one file a room."""

import json
from pathlib import Path

import pytest

from sciatimer import texts
from sciatimer.texts import Texts, at_the_start, language_name, languages, load_texts
from sciatimer.translation import Translated, print_of, review_print


@pytest.fixture
def two_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """English and a bit of German, in place of what ships."""
    folder = tmp_path / "assets/translations"
    write(folder / "en/today.json", {"title": "Today", "pain": "{pain} of 10"})
    write(folder / "en/check.json", {"title": "Check"})
    write(folder / "en/language.json", {"name": "English"})
    write(folder / "de/today.json", {"title": "Heute, schön"})
    write(folder / "de/language.json", {"name": "Deutsch"})
    write(folder / "de/made_from.json", {"today.title": print_of("Today")})
    monkeypatch.setattr(texts, "shipped", lambda name: tmp_path / name)
    return folder


def write(file: Path, sentences: dict[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(sentences, ensure_ascii=False), encoding="utf-8")


def test_the_file_is_the_first_part_of_the_key(two_languages: Path) -> None:
    assert load_texts().keys == {"today.title", "today.pain", "check.title", "language.name"}


def test_values_fill_the_holes(two_languages: Path) -> None:
    assert load_texts()("today.pain", pain=4) == "4 of 10"


def test_a_language_falls_back_to_english(two_languages: Path) -> None:
    german = load_texts("de")
    assert german("today.title") == "Heute, schön"
    assert german("check.title") == "Check"
    assert german.language == "de"


def test_a_language_that_is_not_there_is_english(two_languages: Path) -> None:
    nowhere = load_texts("xx")
    assert nowhere("today.title") == "Today"
    assert nowhere.language == "en"


def test_only_the_language_that_was_chosen_is_read(two_languages: Path) -> None:
    (two_languages / "de/today.json").write_bytes(b"\xff no JSON")
    assert load_texts("en")("today.title") == "Today"


def test_a_room_that_cannot_be_read_is_english(two_languages: Path) -> None:
    (two_languages / "de/today.json").write_bytes(b"\xff no JSON")
    assert load_texts("de")("today.title") == "Today"


def test_languages_name_themselves(two_languages: Path) -> None:
    (two_languages / "no-language").mkdir()
    assert {name: language_name(name) for name in languages()} == {"de": "Deutsch", "en": "English"}


def test_what_is_written_elsewhere_is_translated_too(two_languages: Path) -> None:
    german = load_texts("de")
    assert german.translated("today.title", "Today") == "Heute, schön"
    assert german.translated("today.title", "Today, in other words") == "Today, in other words"
    assert load_texts().translated("today.title", "Today") == "Today"


def test_braces_without_values_stand_as_they_are() -> None:
    assert Texts({"a.b": "{left}"})("a.b") == "{left}"


def test_a_missing_key_is_a_mistake_of_the_program() -> None:
    empty = Texts({})
    assert not empty.has("a.b")
    with pytest.raises(KeyError):
        empty("a.b")


def test_a_key_that_is_there_is_known() -> None:
    assert Texts({"a.b": ""}).has("a.b")


def test_it_is_known_whether_every_clinical_sentence_was_reviewed() -> None:
    english, german = {"screens.E8": "Chest pain", "today.title": "Today"}, {"screens.E8": "Brustschmerz"}
    made_from = {"screens.E8": print_of("Chest pain")}
    reviewed = {"screens.E8": review_print("Brustschmerz", "Chest pain")}
    assert Texts(english).all_reviewed
    assert not Texts(english, Translated("de", german, made_from, {})).all_reviewed
    assert Texts(english, Translated("de", german, made_from, reviewed)).all_reviewed


def test_only_english_writes_a_noun_small_inside_a_sentence() -> None:
    german = Texts({}, Translated("de", {}, {}, {}))
    assert Texts({}).inside("Low back") == "low back"
    assert Texts({}).inside("I am pregnant") == "I am pregnant"
    assert Texts({}).inside("") == ""
    assert german.inside("Unterer Rücken") == "Unterer Rücken"


def test_a_line_begins_large_and_stays_as_it_is() -> None:
    assert at_the_start("linkes Bein") == "Linkes Bein"
    assert at_the_start("") == ""
