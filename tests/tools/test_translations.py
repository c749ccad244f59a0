"""Sentences go to Qt Linguist and come back as they were; what changed on the way is told."""

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from sciatimer.translation import is_clinical, read_translation
from tools import translations
from tools.console import Trouble
from tools.linguist import Message, read_ts, release, write_ts
from tools.translations import accept, bring_in, english, export, main, notes, review, state

ROOM = {"title": "Today", "pain": "{pain} of 10", "more": "Two lines.\nAnd <tags> & \u201cquotes\u201d."}
SIGNS = {"E8": "Chest pain or trouble breathing"}
IN_GERMAN = {"today.title": "Heute", "today.pain": "{pain} von 10", "screens.E8": "Schmerzen in der Brust oder Atemnot"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two English rooms and nothing else to translate."""
    monkeypatch.setattr(translations, "_catalogue", dict[str, str])
    monkeypatch.setattr(translations, "_mistakes", dict[str, str])
    write(tmp_path / "en/today.json", ROOM)
    write(tmp_path / "en/screens.json", SIGNS)
    return tmp_path


def write(file: Path, entries: Mapping[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")


def translated(folder: Path, sentences: Mapping[str, str], *, finished: bool = True) -> Path:
    """A .ts file in which these were translated."""
    said = english(folder)
    file = folder / "de.ts"
    write_ts(file, "de", [Message(key, said.get(key, "?"), text, finished) for key, text in sentences.items()])
    return file


def test_the_whole_program_goes_to_linguist_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "xx.ts"
    write_ts(file, "xx", [Message(key, text, f"[{text}]", finished=True) for key, text in english().items()])
    assert f"Generated {len(english())} translation(s) ({len(english())} finished" in release(file, tmp_path / "xx.qm")
    assert bring_in(file, folder=copy_of_english(tmp_path)) == "xx"
    there = read_translation(tmp_path / "xx")
    assert there.sentences == {key: f"[{text}]" for key, text in english().items()}
    assert all(there.fits(key, text) for key, text in english().items())


def copy_of_english(folder: Path) -> Path:
    for room in (translations.FOLDER / "en").glob("*.json"):
        write(folder / "en" / room.name, json.loads(room.read_text(encoding="utf-8")))
    return folder


def test_everything_a_person_reads_is_there_to_be_translated() -> None:
    said = english()
    assert said["catalogue.lying-towel-thigh.movement.1"] == "Stop there. The knee may stay bent."
    assert said["catalogue.source.A1"].startswith("Article for patients")
    assert said["errors.SpokenInFuture"].startswith("{spoken_on} is still to come")
    assert said["language.name"] == "English"
    assert len(said) > 1300


def test_a_sentence_comes_back_as_it_was_translated(folder: Path) -> None:
    assert bring_in(translated(folder, IN_GERMAN), folder) == "de"
    there = read_translation(folder / "de")
    assert there.sentences == IN_GERMAN
    assert there.of("today.pain", "{pain} of 10") == "{pain} von 10"


def test_an_export_has_what_was_brought_in(folder: Path) -> None:
    bring_in(translated(folder, IN_GERMAN), folder)
    said = export("de", folder / "again.ts", folder)
    assert "(3 finished and 0 unfinished)" in said
    language, found = read_ts(folder / "again.ts")
    assert language == "de"
    assert {message.key: message.sentence for message in found if message.finished} == IN_GERMAN
    assert [message.english for message in found if message.key == "today.more"] == [ROOM["more"]]


def test_a_changed_english_sentence_opens_its_translation_again(folder: Path) -> None:
    bring_in(translated(folder, IN_GERMAN), folder)
    write(folder / "en/today.json", ROOM | {"title": "This day"})
    assert state("de", folder)["stale"] == ["today.title"]
    export("de", folder / "again.ts", folder)
    (opened,) = [message for message in read_ts(folder / "again.ts")[1] if message.key == "today.title"]
    assert (opened.english, opened.sentence, opened.finished) == ("This day", "Heute", False)


def test_a_file_from_before_the_english_changed_does_not_make_it_fit(folder: Path) -> None:
    file = translated(folder, IN_GERMAN)
    write(folder / "en/today.json", ROOM | {"title": "This day"})
    bring_in(file, folder)
    assert state("de", folder)["stale"] == ["today.title"]


def test_what_is_not_ticked_is_kept_and_english_is_shown(folder: Path) -> None:
    bring_in(translated(folder, IN_GERMAN, finished=False), folder)
    there = read_translation(folder / "de")
    assert there.sentences == IN_GERMAN
    assert there.of("today.title", "Today") == "Today"


def test_a_lost_hole_is_named_and_nothing_is_written(folder: Path) -> None:
    with pytest.raises(Trouble, match=r"not in: today\.pain"):
        bring_in(translated(folder, IN_GERMAN | {"today.pain": "von 10"}), folder)
    assert not (folder / "de").exists()


def test_keys_that_are_gone_are_left_out(folder: Path) -> None:
    bring_in(translated(folder, IN_GERMAN | {"today.gone": "Weg"}), folder)
    assert read_translation(folder / "de").sentences == IN_GERMAN


def test_what_linguist_has_put_aside_is_left_out(folder: Path) -> None:
    file = translated(folder, IN_GERMAN)
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("<translation>", '<translation type="vanished">', 1), encoding="utf-8")
    assert len(read_ts(file)[1]) == len(IN_GERMAN) - 1


@pytest.mark.parametrize("content", ["no XML", "<TS><context/></TS>"])
def test_a_file_that_is_none_of_ours_is_told(folder: Path, content: str) -> None:
    (folder / "bad.ts").write_text(content, encoding="utf-8")
    with pytest.raises(Trouble, match=r"bad\.ts"):
        bring_in(folder / "bad.ts", folder)


def test_qt_refuses_what_is_no_ts_file(folder: Path) -> None:
    (folder / "bad.ts").write_text("<TS version='2.1'><nothing/></TS>", encoding="utf-8")
    with pytest.raises(Trouble, match="lrelease does not accept"):
        release(folder / "bad.ts", folder / "bad.qm")


def test_a_translator_is_told_of_holes_and_of_clinical_sentences() -> None:
    told = notes("today.from_morning", english()["today.from_morning"])
    assert told.startswith("Keep as they are: {pain}, {place}, {time}.")
    assert "gui/sciatimer/ui/today_view.py" in told
    assert "Clinical: shown with the English" in notes("screens.E8", SIGNS["E8"])


def test_what_was_written_by_hand_fits_once_it_is_accepted(folder: Path) -> None:
    write(folder / "de/today.json", {"title": "Heute", "pain": "{pain} von 10"})
    assert state("de", folder)["stale"] == ["today.title", "today.pain"]
    assert accept("de", ["today.title"], folder) == 1
    assert state("de", folder)["stale"] == ["today.pain"]
    assert accept("de", ["all"], folder) == 1
    assert state("de", folder) == {
        "missing": ["screens.E8", "today.more"],
        "stale": [],
        "left over": [],
        "not reviewed": [],
    }


def test_a_torn_sentence_cannot_be_accepted(folder: Path) -> None:
    write(folder / "de/today.json", {"pain": "von 10"})
    with pytest.raises(Trouble, match=r"today\.pain"):
        accept("de", ["all"], folder)


def test_only_clinical_sentences_that_fit_can_be_reviewed(folder: Path) -> None:
    bring_in(translated(folder, IN_GERMAN), folder)
    assert is_clinical("screens.E8")
    assert state("de", folder)["not reviewed"] == ["screens.E8"]
    with pytest.raises(Trouble, match=r"today\.title"):
        review("de", ["today.title"], folder)
    assert review("de", ["screens.E8"], folder) == 1
    assert read_translation(folder / "de").of("screens.E8", SIGNS["E8"]) == IN_GERMAN["screens.E8"]


def test_a_review_is_kept_by_the_next_import_and_ends_with_other_words(folder: Path) -> None:
    bring_in(translated(folder, IN_GERMAN), folder)
    review("de", ["all"], folder)
    bring_in(translated(folder, IN_GERMAN), folder)
    assert state("de", folder)["not reviewed"] == []
    bring_in(translated(folder, IN_GERMAN | {"screens.E8": "Brustschmerz"}), folder)
    assert state("de", folder)["not reviewed"] == ["screens.E8"]


def test_the_command_line_tells_what_is_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(translations, "state", partial(state, folder=folder))
    write(folder / "de/today.json", {"title": "Heute"})
    assert main(["state", "de"]) == 1
    assert "missing: 3 (screens.E8, today.pain, today.more)" in capsys.readouterr().out


def test_a_trouble_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "no.ts")]) == 1
    assert capsys.readouterr().err.startswith("dev.py texts: ")


def test_an_export_of_a_new_language_says_where_it_lies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "fr", str(tmp_path / "deep/fr.ts")]) == 0
    assert f"Written to {tmp_path / 'deep/fr.ts'}" in capsys.readouterr().out
    assert not any(message.finished for message in read_ts(tmp_path / "deep/fr.ts")[1])
