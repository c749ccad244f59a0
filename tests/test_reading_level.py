"""Every text that a person reads is easy to read: grade 8 at most, paragraph by paragraph."""

import json
from collections.abc import Iterator

import pytest

from sciatimer.catalogue.load import load_catalogue
from sciatimer.resources import shipped
from tests.reading_level import HARDEST, grade, is_label, sentences, syllables, words
from tests.safety.section7 import WRITTEN

# The clinical texts stand as they were written and are judged as they were there: each one whole. A sentence of theirs
# that stands on a line of its own may be a little harder.
AS_WRITTEN = frozenset(key for text in WRITTEN for key in text.keys)


def said() -> Iterator[tuple[str, str]]:
    """Every sentence of the translations by its key."""
    for room in sorted(shipped("assets/translations/en").glob("*.json")):
        for key, text in json.loads(room.read_text(encoding="utf-8")).items():
            yield f"{room.stem}.{key}", text


def of_the_catalogue() -> Iterator[tuple[str, str]]:
    """What a card of the catalogue says, by the exercise; lines that are read one after the other are one text."""
    for exercise in load_catalogue(shipped("exercises.json"), None).exercises:
        for text in (*exercise.setup, *exercise.movement, *exercise.cues):
            yield exercise.id, text
        for text in (exercise.felt, exercise.not_felt, exercise.note, exercise.equipment_note):
            yield exercise.id, text


def paragraphs() -> Iterator[tuple[str, str]]:
    """What is judged: whole clinical texts, and the paragraphs of all others."""
    yield from ((text.section, text.text) for text in WRITTEN)
    for key, text in (*said(), *of_the_catalogue()):
        yield from ((key, part) for part in text.split("\n") if key not in AS_WRITTEN)


def test_no_paragraph_is_harder_than_grade_eight() -> None:
    judged = [(key, part) for key, part in paragraphs() if not is_label(part)]
    assert len(judged) > 300
    assert [(key, round(grade(part), 1), part) for key, part in judged if grade(part) > HARDEST] == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("stretch", 1),
        ("gentle", 2),
        ("muscle", 2),
        ("hamstring", 2),
        ("tingling", 2),
        ("burning", 2),
        ("moved", 1),
        ("needed", 2),
        ("people", 2),
        ("places", 2),
        ("being", 2),
        ("usual", 3),
        ("infection", 3),
        ("therapist", 3),
        ("specialist", 3),
        ("sciatica", 4),
        ("emergency", 4),
        ("10", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_known_text_has_its_known_grade() -> None:
    rest = "Let go of the stretch slowly. Bend your knee and rest in a way that feels easy. Breathe."
    assert (len(words(rest)), sentences(rest)) == (18, 3)
    assert grade(rest) == pytest.approx(0.39 * 18 / 3 + 11.8 * 20 / 18 - 15.59)


def test_a_hard_text_is_told_from_an_easy_one() -> None:
    hard = (
        "Discontinue immediately if peripheralisation of symptomatology manifests subsequent to mobilisation exercises."
    )
    easy = "Stop at once if the pain moves down your leg when you stretch. Then talk to someone who can help."
    assert grade(hard) > HARDEST > grade(easy)


def test_a_few_words_are_a_label_and_not_judged() -> None:
    assert is_label("Sharp, shooting, burning, tingling or numb")
    assert not is_label("You can stretch again from noon, and you may walk now.")
