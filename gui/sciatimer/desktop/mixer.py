"""Sounds laid into one stream of samples that never ends. No Qt: a stream is bytes.

The format is that of the files in assets/sounds: 48 kHz, 16 bits, one channel.
"""

import sys
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from sciatimer.resources import shipped
from sciatimer.session.cues import Sound

RATE = 48_000  # samples a second
SAMPLE_BYTES = 2
PRE_ROLL = 0.3  # seconds of silence before the first sound: Bluetooth swallows what comes at once (peers.md row 14)
_LEAST, _MOST = -32_768, 32_767


def load(sound: Sound) -> "array[int]":
    """The samples of a sound.

    Raises:
        OSError: its file is gone.
    """
    with wave.open(str(shipped(f"assets/sounds/{sound}.wav")), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


@dataclass(frozen=True, slots=True)
class _Voice:
    """A sound that has its place in the stream."""

    begin: int
    samples: Sequence[int]

    @property
    def end(self) -> int:
        return self.begin + len(self.samples)


class Mixer:
    """The stream: silence, and the sounds that were laid into it. Counted in samples from its beginning."""

    def __init__(self) -> None:
        self._position = 0
        self._voices: list[_Voice] = []

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is left to be heard."""
        return not self._voices

    def add(self, samples: Sequence[int]) -> None:
        """Lets a sound begin now, or as soon as the silence at the beginning is over."""
        self._voices.append(_Voice(max(self._position, round(PRE_ROLL * RATE)), samples))

    def clear(self) -> None:
        """Ends every sound at once."""
        self._voices = []

    def read(self, count: int) -> bytes:
        """The next samples, as bytes of the machine's own order; sounds that overlap are added up, not clipped over."""
        begin, end = self._position, self._position + count
        self._position = end
        chunk = array("h", bytes(SAMPLE_BYTES * count))
        for voice in self._voices:
            _lay(chunk, begin, voice)
        self._voices = [voice for voice in self._voices if voice.end > end]
        return chunk.tobytes()


def _lay(chunk: "array[int]", begin: int, voice: _Voice) -> None:
    first, last = max(begin, voice.begin), min(begin + len(chunk), voice.end)
    for at in range(first, last):
        chunk[at - begin] = min(max(chunk[at - begin] + voice.samples[at - voice.begin], _LEAST), _MOST)
