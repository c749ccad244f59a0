"""The six sounds: calm, equally loud, not to be confused, and just what their script makes."""

import importlib.util
import math
import wave
from array import array
from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import median
from types import ModuleType

import pytest

from sciatimer.desktop.mixer import RATE, load
from sciatimer.resources import shipped
from sciatimer.session.cues import Sound

FOLDER = shipped("assets/sounds")
SAMPLES = {sound: load(sound) for sound in Sound}
WINDOW = RATE // 10


def script() -> ModuleType:
    """make_sounds.py, imported."""
    spec = importlib.util.spec_from_file_location("make_sounds", FOLDER / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loudness(samples: Sequence[int]) -> float:
    """The root mean square of the loudest tenth of a second, in dB below full scale."""
    steps = range(0, max(len(samples) - WINDOW, 0) + 1, 240)
    windows = [samples[begin : begin + WINDOW] for begin in steps]
    return max(20 * math.log10(math.sqrt(sum(v * v for v in each) / len(each)) / 32_767) for each in windows)


def pitches(samples: Sequence[int]) -> tuple[int, ...]:
    """The melody: hertz at each twentieth of a second, from how often the wave crosses zero; 0 where it is silent."""
    size = RATE // 20
    return tuple(_pitch(samples[begin : begin + size]) for begin in range(0, len(samples) - size, size))


def _pitch(piece: Sequence[int]) -> int:
    if max(piece) < 400:
        return 0
    ups = [index for index in range(1, len(piece)) if piece[index - 1] < 0 <= piece[index]]
    return round(RATE / median(b - a for a, b in pairwise(ups)))


def contour(samples: Sequence[int]) -> str:
    """How the melody goes: u up and d down, by more than a tone each."""
    melody = [pitch for pitch in pitches(samples) if pitch]
    steps = ["u" if b > 1.1 * a else "d" if b < 0.9 * a else "" for a, b in pairwise(melody)]
    return "".join(steps)


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_what_its_script_makes(sound: Sound) -> None:
    made = script()
    fresh = made.samples(made.SOUNDS[sound.value])
    assert len(fresh) == len(SAMPLES[sound])
    # Another processor may round the last bit of a sine the other way.
    assert max(abs(a - b) for a, b in zip(fresh, SAMPLES[sound], strict=True)) <= 1


def test_there_is_a_file_for_each_sound_and_no_other() -> None:
    assert set(script().SOUNDS) == {sound.value for sound in Sound}
    assert {file.stem for file in FOLDER.glob("*.wav")} == {sound.value for sound in Sound}


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_48_khz_16_bits_one_channel(sound: Sound) -> None:
    with wave.open(str(FOLDER / f"{sound}.wav"), "rb") as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (48_000, 2, 1)


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_ends_before_words_begin(sound: Sound) -> None:
    assert len(SAMPLES[sound]) / RATE <= min(sound.longest, 1.2)


@pytest.mark.parametrize("sound", Sound)
def test_nothing_is_clipped(sound: Sound) -> None:
    assert max(map(abs, SAMPLES[sound])) < 0.7 * 32_767


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_begins_softly_and_ends_in_silence(sound: Sound) -> None:
    samples = SAMPLES[sound]
    loudest = max(map(abs, samples[: RATE // 10]))
    first = next(index for index, value in enumerate(samples) if abs(value) > 0.9 * loudest)
    assert first / RATE >= 0.015
    assert max(map(abs, samples[: RATE // 500])) < 0.05 * loudest
    assert max(map(abs, samples[-RATE // 500 :])) < 0.05 * loudest


def test_all_are_equally_loud() -> None:
    levels = [loudness(samples) for samples in SAMPLES.values()]
    assert max(levels) - min(levels) < 2
    assert all(-20 < level < -12 for level in levels)


def test_each_has_a_contour_of_its_own() -> None:
    wanted = {
        Sound.COUNT: "",
        Sound.READY_START: "u+",
        Sound.HALF: "",
        Sound.SWITCH: "ud",
        Sound.REST: "d",
        Sound.FINISH: "uu",
    }
    for sound, way in wanted.items():
        found = contour(SAMPLES[sound])
        assert found == way if "+" not in way else set(found) == {"u"} and len(found) > 3, (sound, found)


def test_the_same_note_twice_is_two_strokes_and_the_tick_is_one() -> None:
    assert strokes(SAMPLES[Sound.HALF]) == 2
    assert strokes(SAMPLES[Sound.COUNT]) == 1


def strokes(samples: "array[int]") -> int:
    """How often it swells from near silence."""
    size = RATE // 100
    levels = [max(map(abs, samples[begin : begin + size])) for begin in range(0, len(samples) - size, size)]
    quiet = 0.2 * max(levels)
    return sum(1 for before, after in pairwise([0, *levels]) if before < quiet <= after)


def test_no_two_sounds_last_equally_long_and_go_the_same_way() -> None:
    told = {sound: (contour(samples), strokes(samples)) for sound, samples in SAMPLES.items()}
    assert [pair for pair in combinations(Sound, 2) if told[pair[0]] == told[pair[1]]] == []
