"""A translation counts for the English it was made from, and a clinical one alone only once it was reviewed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sciatimer.translation import (
    AsWritten,
    Translated,
    beside,
    holes,
    is_clinical,
    print_of,
    read_translation,
    review_print,
)
from tests.safety.section7 import WRITTEN

CLINICAL = "screens.E8"
CHEST = "Chest pain or trouble breathing"
BRUST = "Schmerzen in der Brust oder Atemnot"


def german(key: str, english: str, sentence: str, *, reviewed: str = "") -> Translated:
    return Translated("de", {key: sentence}, {key: print_of(english)}, {key: reviewed} if reviewed else {})


def test_a_sentence_is_found_by_its_key() -> None:
    assert german("today.title", "Today", "Heute").of("today.title", "Today") == "Heute"


def test_english_is_shown_for_what_has_no_translation() -> None:
    assert german("today.title", "Today", "Heute").of("today.pain", "Pain") == "Pain"


def test_a_sentence_whose_english_has_changed_is_stale_and_english_is_shown() -> None:
    made = german("today.title", "Today", "Heute")
    assert not made.fits("today.title", "This day")
    assert made.of("today.title", "This day") == "This day"


@pytest.mark.parametrize("sentence", ["von zehn", "{schmerz} von 10", "{pain} von {pain} {most}"])
def test_a_sentence_with_other_holes_is_not_shown(sentence: str) -> None:
    assert german("a.pain", "{pain} of 10", sentence).of("a.pain", "{pain} of 10") == "{pain} of 10"


def test_the_order_of_the_holes_is_free() -> None:
    assert german("a.b", "{x} of {y}", "{y}, davon {x}").of("a.b", "{x} of {y}") == "{y}, davon {x}"


def test_a_clinical_line_has_its_english_behind_it_until_it_is_reviewed() -> None:
    assert german(CLINICAL, CHEST, BRUST).of(CLINICAL, CHEST) == f"{BRUST} ({CHEST})"
    reviewed = german(CLINICAL, CHEST, BRUST, reviewed=review_print(BRUST, CHEST))
    assert reviewed.of(CLINICAL, CHEST) == BRUST


@pytest.mark.parametrize("read", [review_print("Brustschmerz", CHEST), review_print(BRUST, "Chest pain"), "", "yes"])
def test_a_review_ends_when_either_language_changes(read: str) -> None:
    assert german(CLINICAL, CHEST, BRUST, reviewed=read).of(CLINICAL, CHEST) == f"{BRUST} ({CHEST})"


def test_a_clinical_paragraph_has_its_english_below_it() -> None:
    english = "A sentence that goes on and on. " * 4
    assert german("screens.urgent", english, "Satz.").of("screens.urgent", english) == f"Satz.\u2028{english}"


def test_what_is_not_clinical_needs_no_review() -> None:
    assert german("today.title", "Today", "Heute").is_reviewed("today.title", "Today")
    assert not is_clinical("today.title")


def test_every_text_of_the_clinical_text_and_every_sign_is_clinical() -> None:
    written = {key for text in WRITTEN for key in text.keys}
    assert len(written) > 40
    assert sorted(key for key in written if not is_clinical(key)) == []


@pytest.mark.parametrize(
    "key",
    [
        "screens.stop_emergency",
        "screens.C5",
        "screens.ended_why_self_check",
        "safety.R3",
        "safety.I1",
        "safety.P7a_clock",
        "self_check.G9",
        "self_check.result_UNCLEAR",
        "self_check.fade_wait",
        "ui.help_emergency",
        "learn.stop_6",
    ],
)
def test_what_says_stop_or_wait_is_clinical_too(key: str) -> None:
    assert is_clinical(key)


def test_what_is_shown_in_english_needs_no_review() -> None:
    assert german(CLINICAL, CHEST, BRUST).is_reviewed(CLINICAL, "Chest pain")
    assert AsWritten().is_reviewed(CLINICAL, CHEST)


def test_english_needs_no_translation() -> None:
    assert AsWritten().of("a.b", "Words") == "Words"
    assert AsWritten().language == "en"


def test_a_folder_is_read_room_by_room(tmp_path: Path) -> None:
    (tmp_path / "today.json").write_text('{"title": "Heute", "count": 3}', encoding="utf-8")
    (tmp_path / "list.json").write_text("[1]", encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "made_from.json").write_text(f'{{"today.title": "{print_of("Today")}"}}', encoding="utf-8")
    read = read_translation(tmp_path)
    assert read.sentences == {"today.title": "Heute"}
    assert read.of("today.title", "Today") == "Heute"
    assert read.reviewed == {}
    assert read.language == tmp_path.name


def test_a_folder_that_is_not_there_translates_nothing(tmp_path: Path) -> None:
    assert read_translation(tmp_path / "no").of("a.b", "Words") == "Words"


@given(some.text(), some.text())
def test_no_translation_crashes_and_no_clinical_english_is_lost(sentence: str, english: str) -> None:
    said = german(CLINICAL, english, sentence).of(CLINICAL, english)
    assert all(part in said for part in english.split("\n"))
    assert holes(said) == holes(english)


def test_a_print_tells_texts_apart() -> None:
    assert print_of("Today") == print_of("Today")
    assert print_of("Today") != print_of("today")
    assert len(print_of("")) == 8


def test_the_english_stands_behind_a_line_and_below_a_paragraph() -> None:
    assert beside("Ja", "Yes") == "Ja (Yes)"
    assert beside("Ja\nNein", "Yes\nNo") == "Ja (Yes)\nNein (No)"


def test_no_english_is_lost_where_the_paragraphs_are_others() -> None:
    assert beside("Ja. Nein", "Yes\nNo") == "Ja. Nein\nYes\nNo"
