"""Everything is told twice: what cues there are, how each is shown and heard, and that the table for people says so."""

import re
import wave

import pytest

from sciatimer.session.cues import OPENING, PHASE_CUES, Cue, CueKind, Priority, Sound
from sciatimer.session.model import SegmentKind
from sciatimer.texts import load_texts
from tests.source import ROOT

TEXTS = load_texts()
ROW = re.compile(
    r"^\| `(?P<kind>\w+)` \| (?P<when>.+?) \| (?P<picture>.+?) \| (?P<sound>.+?) \| (?P<voice>.+?) \|$", re.MULTILINE
)
TABLE = {row["kind"]: row for row in ROW.finditer((ROOT / "docs" / "cues.md").read_text(encoding="utf-8"))}
WITHOUT_SOUND = {CueKind.TEN_LEFT}


def spoken(kind: CueKind) -> list[str]:
    """The sentences that are said of a kind."""
    return [key for key in TEXTS.keys if re.fullmatch(rf"cues\.say\.{kind}(_\w+)?\.(full|short)", key)]


def is_shown(kind: CueKind) -> bool:
    phases = [phase for phase, cue in PHASE_CUES.items() if cue is kind]
    return TEXTS.has(f"cues.shown.{kind}") or any(TEXTS.has(f"session.phase.{phase}") for phase in phases)


@pytest.mark.parametrize("kind", CueKind)
def test_no_cue_exists_in_one_sense_only(kind: CueKind) -> None:
    assert is_shown(kind)
    assert kind.sound is not None or spoken(kind)


@pytest.mark.parametrize("kind", sorted(set(CueKind) - WITHOUT_SOUND))
def test_without_a_voice_a_sound_is_left(kind: CueKind) -> None:
    assert kind.sound is not None


@pytest.mark.parametrize("phase", SegmentKind)
def test_every_phase_that_is_seen_begins_with_a_sound(phase: SegmentKind) -> None:
    assert PHASE_CUES[phase] in OPENING
    assert PHASE_CUES[phase].sound in set(Sound) - {Sound.COUNT, Sound.HALF}


def test_every_sound_is_heard() -> None:
    assert {kind.sound for kind in CueKind} - {None} == set(Sound)


def test_the_table_for_people_has_every_cue_and_no_other() -> None:
    assert list(TABLE) == [kind.value for kind in CueKind]


@pytest.mark.parametrize("kind", CueKind)
def test_the_table_for_people_tells_what_is_so(kind: CueKind) -> None:
    row = TABLE[kind.value]
    assert row["sound"] == ("-" if kind.sound is None else f"`{kind.sound}`")
    assert (row["voice"] == "-") == (not spoken(kind))
    assert row["picture"] != "-"


@pytest.mark.parametrize("kind", CueKind)
def test_the_shown_words_of_the_table_are_those_of_the_screen(kind: CueKind) -> None:
    quoted = re.findall(r'"([^"]+)"', TABLE[kind.value]["picture"])
    sentences = [TEXTS(key) for key in TEXTS.keys if key.startswith(("cues.shown.", "session.phase."))]
    filled = [sentence.replace("{left}", "3") for sentence in sentences]
    assert [words for words in quoted if not any(sentence.startswith(words) for sentence in filled)] == []


def test_words_go_before_each_other_as_stop_switch_countdown_next_half() -> None:
    assert sorted(Priority, reverse=True) == [
        Priority.STOP,
        Priority.SWITCH,
        Priority.COUNTDOWN,
        Priority.NEXT,
        Priority.HALF,
    ]
    assert CueKind.STOPPED.priority > CueKind.SWITCH.priority > CueKind.START.priority
    assert CueKind.EASE_IN.priority > CueKind.REST.priority > CueKind.HALF.priority


@pytest.mark.parametrize("kind", CueKind)
def test_each_sound_comes_with_a_flash_and_words_wait_until_it_is_over(kind: CueKind) -> None:
    cue = Cue(1.0, kind, "shown")
    assert cue.flash == (cue.sound is not None)
    assert cue.sound is kind.sound
    assert cue.speak_after == 0.0 if cue.sound is None else cue.speak_after > cue.sound.longest


@pytest.mark.parametrize("sound", Sound)
def test_words_wait_as_long_as_a_sound_really_lasts(sound: Sound) -> None:
    with wave.open(str(ROOT / "assets" / "sounds" / f"{sound}.wav")) as file:
        assert file.getnframes() / file.getframerate() <= sound.longest


@pytest.mark.parametrize("sound", Sound)
def test_no_sound_runs_into_the_next_second_but_the_last(sound: Sound) -> None:
    assert 0.0 < sound.longest < 1.0 or sound is Sound.FINISH
