"""Makes the six sounds: ``python make_sounds.py`` writes them beside itself, the same ones every time.

Each has a contour of its own, so that nobody confuses two of them with closed eyes: one short tick, a glide upwards,
the same note twice, low-high-low, two notes that fall, and three that rise into a chord.
"""

import math
import wave
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

RATE = 48_000  # samples a second
ATTACK = 0.025  # seconds: a soft beginning startles nobody
RELEASE = 0.05  # seconds
LOUDNESS = -15.0  # dB below full scale, of the loudest tenth of a second
WINDOW = RATE // 10
PARTIALS = ((1, 1.0), (2, 0.22), (3, 0.07))  # multiple of the pitch, share: a warm bar, not a beep
FULL = 32_767

F4, G4, A4, C5, E5, G5, C6 = 349.23, 392.0, 440.0, 523.25, 659.26, 783.99, 1046.5


@dataclass(frozen=True, slots=True)
class Note:
    """A tone. Times in seconds, pitches in hertz.

    Attributes:
        at: when it begins.
        length: how long it sounds.
        pitch: what it begins on.
        to: what it glides to; the same pitch when 0.
        fade: how fast it dies away; 0 stays, 5 is gone after half a second.
        share: how loud it is beside the others.
    """

    at: float
    length: float
    pitch: float
    to: float = 0.0
    fade: float = 4.0
    share: float = 1.0


SOUNDS: dict[str, tuple[Note, ...]] = {
    "count": (Note(0, 0.14, A4, fade=8),),
    "ready_start": (Note(0, 0.50, G4, to=C6, fade=0.8),),
    "half": (Note(0, 0.16, E5, fade=3), Note(0.18, 0.17, E5, fade=3)),
    "switch": (Note(0, 0.20, C5), Note(0.19, 0.20, G5), Note(0.38, 0.31, C5)),
    "rest": (Note(0, 0.26, C5, fade=2), Note(0.24, 0.36, F4, fade=2)),
    "finish": (
        Note(0, 0.30, C5),
        Note(0.20, 0.30, E5),
        Note(0.40, 0.75, G5, fade=2.5),
        Note(0.40, 0.75, C5, fade=2.5, share=0.6),
        Note(0.40, 0.75, E5, fade=2.5, share=0.6),
    ),
}


def samples(notes: Sequence[Note]) -> "array[int]":
    """The sound of notes, 16 bits a sample, at the loudness that all sounds share."""
    length = max(round((note.at + note.length) * RATE) for note in notes)
    mixed = [0.0] * length
    for note in notes:
        begin = round(note.at * RATE)
        for index, value in enumerate(_tone(note)):
            mixed[begin + index] += value
    gain = FULL * 10 ** (LOUDNESS / 20) / _loudest(mixed)
    return array("h", (round(gain * value) for value in mixed))


def _tone(note: Note) -> Iterator[float]:
    count = round(note.length * RATE)
    phase = 0.0
    for index in range(count):
        share = index / count
        glide = share * share * (3 - 2 * share)
        pitch = note.pitch * ((note.to or note.pitch) / note.pitch) ** glide
        value = sum(weight * math.sin(multiple * phase) for multiple, weight in PARTIALS)
        yield note.share * value * _envelope(note, index / RATE)
        phase += math.tau * pitch / RATE


def _envelope(note: Note, at: float) -> float:
    swelling = min(at / ATTACK, 1.0, (note.length - at) / RELEASE)
    return (1 - math.cos(math.pi * swelling)) / 2 * math.exp(-note.fade * at)


def _loudest(values: Sequence[float]) -> float:
    """The root mean square of the loudest window; what is shorter is one window."""
    total = sum(value * value for value in values[:WINDOW])
    most = total
    for gone, come in zip(values, values[WINDOW:], strict=False):
        total += come * come - gone * gone
        most = max(most, total)
    return math.sqrt(most / min(WINDOW, len(values)))


def write(folder: Path) -> None:
    """Writes every sound into the folder, as NAME.wav: 48 kHz, 16 bits, one channel."""
    for name, notes in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(notes).tobytes())


if __name__ == "__main__":
    write(Path(__file__).parent)
