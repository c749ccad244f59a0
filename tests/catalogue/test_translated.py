"""The catalogue in another language: other words, the same rules."""

from msgspec.structs import asdict

from sciatimer.catalogue.load import Catalogue, load_catalogue
from sciatimer.catalogue.translated import LINES, LISTS, exercise_texts, in_language, source_key
from sciatimer.resources import shipped
from sciatimer.texts import Texts
from sciatimer.translation import Translated, print_of

ENGLISH = load_catalogue(shipped("exercises.json"), None)
TOWEL = "lying-towel-thigh"


def sentences(catalogue: Catalogue) -> dict[str, str]:
    """Everything a catalogue says, by key."""
    said = {source_key(key): source.says for key, source in catalogue.sources.items()}
    for exercise in catalogue.exercises:
        said |= exercise_texts(exercise)
    return said


def in_capitals(*keys: str) -> Texts:
    """A language in which these keys are written large."""
    english = {key: text for key, text in sentences(ENGLISH).items() if not keys or key in keys}
    large = {key: text.upper() for key, text in english.items()}
    return Texts({}, Translated("de", large, {key: print_of(text) for key, text in english.items()}, {}))


def test_every_word_is_translated() -> None:
    loud = in_language(ENGLISH, in_capitals())
    assert sentences(loud) == {key: text.upper() for key, text in sentences(ENGLISH).items()}


def test_nothing_but_words_changes() -> None:
    words = {*LINES, *LISTS}
    loud = in_language(ENGLISH, in_capitals())
    for before, after in zip(ENGLISH.exercises, loud.exercises, strict=True):
        kept = [name for name in asdict(before) if name not in words]
        assert [getattr(before, name) for name in kept] == [getattr(after, name) for name in kept]
    assert [source.address for source in loud.sources.values()] == [
        source.address for source in ENGLISH.sources.values()
    ]
    assert loud.by_id(TOWEL).name == "TOWEL HAMSTRING STRETCH, LYING"


def test_lines_are_numbered() -> None:
    told = exercise_texts(ENGLISH.by_id(TOWEL))
    assert told[f"catalogue.{TOWEL}.movement.1"] == "Stop there. The knee may stay bent."


def test_what_has_no_translation_stays_as_it_is_written() -> None:
    half = in_language(ENGLISH, in_capitals(f"catalogue.{TOWEL}.name"))
    assert half.by_id(TOWEL).name == "TOWEL HAMSTRING STRETCH, LYING"
    assert half.by_id(TOWEL).setup == ENGLISH.by_id(TOWEL).setup
    assert half.exercises[0] == ENGLISH.exercises[0]


def test_an_exercise_whose_words_a_person_has_changed_is_shown_with_these_words() -> None:
    from msgspec.structs import replace

    mine = replace(ENGLISH.by_id(TOWEL), name="My towel")
    assert in_language(Catalogue((mine,)), in_capitals()).exercises[0].name == "My towel"


def test_an_empty_note_stays_empty() -> None:
    from msgspec.structs import replace

    silent = replace(ENGLISH.by_id(TOWEL), note="")
    assert in_language(Catalogue((silent,)), in_capitals()).exercises[0].note == ""


def test_english_is_left_alone() -> None:
    assert in_language(ENGLISH, Texts({})) is ENGLISH
