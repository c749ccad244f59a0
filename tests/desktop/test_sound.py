"""The player: a stream that is open before the first sound, that follows the device, and says once when it is gone."""

from array import array
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from sciatimer.desktop.mixer import RATE, load
from sciatimer.desktop.sound import FEED_MS, STALL_FEEDS, SoundPlayer
from sciatimer.session.cues import Sound
from sciatimer.texts import load_texts
from tests.desktop.fakes import FULL, FakeOutputs, FakeStream

TEXTS = load_texts()


class Room:
    """A player, its devices, and what it told."""

    def __init__(self, device: str = "speaker", volume: int = 70) -> None:
        self.outputs = FakeOutputs(device)
        self.player = SoundPlayer(TEXTS, volume, self._devices)
        self.told: list[str] = []
        self.player.unavailable.connect(self.told.append)
        self.player.available.connect(self._on_available)

    def _devices(self) -> FakeOutputs:
        return self.outputs

    def _on_available(self) -> None:
        self.told.append("back")

    @property
    def stream(self) -> FakeStream:
        return self.outputs.streams[-1]

    def feed(self, times: int = 1) -> None:
        """The timer fires; nothing is played out."""
        for _ in range(times):
            self.player._feed()

    def listen(self, seconds: float) -> list[int]:
        """What is heard from now on for so long; the device plays it out."""
        before = len(self.stream.heard)
        stream = self.stream
        while not stream.is_closed and len(stream.heard) - before < seconds * RATE * 2:
            stream.play_out()
            self.feed()
        return list(array("h", stream.heard[before:]))


@pytest.fixture
def room(qapp: QCoreApplication) -> Iterator[Callable[..., Room]]:
    made: list[Room] = []

    def make(**words: object) -> Room:
        made.append(Room(**words))  # type: ignore[arg-type] # of any of its arguments
        return made[-1]

    yield make
    for each in made:
        each.player.close()


def found(samples: list[int], wanted: Sound) -> int:
    """Where a sound stands in what was heard, in samples; -1 when it is not there whole."""
    needle = load(wanted).tobytes()
    at = array("h", samples).tobytes().find(needle)
    return at // 2 if at >= 0 else -1


def test_a_closed_player_touches_no_device(room: Callable[..., Room]) -> None:
    here = room()
    here.player.play(Sound.COUNT)
    here.player.set_volume(10)
    here.player.close()
    assert here.outputs.streams == []
    assert not here.player._is_open


def test_silence_flows_from_the_moment_it_opens(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    assert here.stream.heard == bytes(FULL)
    assert here.player._timer.isActive()


def test_a_sound_of_the_first_moment_waits_out_the_silence_and_is_heard_whole(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.player.play(Sound.READY_START)
    heard = list(array("h", bytes(FULL))) + here.listen(1.5)
    assert found(heard, Sound.READY_START) >= 0.3 * RATE


@pytest.mark.parametrize("wanted", Sound)
def test_every_sound_is_heard_whole_and_once(room: Callable[..., Room], wanted: Sound) -> None:
    here = room()
    here.player.open()
    here.listen(0.5)
    here.player.play(wanted)
    heard = here.listen(2)
    at = found(heard, wanted)
    assert at >= 0
    assert not any(heard[:at])
    assert not any(heard[at + len(load(wanted)) :])


def test_opening_twice_is_opening_once(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.player.open()
    assert len(here.outputs.streams) == 1


def test_closing_stops_at_once_and_lets_the_device_go(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.player.close()
    assert here.stream.is_closed
    assert not here.player._timer.isActive()
    assert not here.player._is_open


def test_it_can_be_opened_again(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.player.close()
    here.player.open()
    here.listen(0.5)
    here.player.play(Sound.HALF)
    assert found(here.listen(1), Sound.HALF) >= 0


def test_the_last_sound_is_heard_to_its_end_before_it_closes(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.listen(0.5)
    here.player.play(Sound.FINISH)
    here.player.close_when_quiet()
    heard = here.listen(10)
    end = found(heard, Sound.FINISH) + len(load(Sound.FINISH))
    assert here.stream.is_closed
    # What the device still held when the last sample was given to it has been played, too.
    assert (len(heard) - end) * 2 >= FULL


def test_opening_again_keeps_what_was_to_be_closed(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.player.close_when_quiet()
    here.player.open()
    here.listen(3)
    assert here.player._is_open


@pytest.mark.parametrize(("volume", "share"), [(0, 0.0), (50, 0.25), (100, 1.0)])
def test_half_the_volume_sounds_half_as_loud(room: Callable[..., Room], volume: int, share: float) -> None:
    here = room(volume=volume)
    here.player.open()
    assert here.stream.volume == share


def test_the_volume_can_be_changed_while_it_plays(room: Callable[..., Room]) -> None:
    here = room(volume=100)
    here.player.open()
    here.player.set_volume(0)
    assert here.stream.volume == 0


def test_without_a_device_it_says_so_once_and_nothing_breaks(room: Callable[..., Room]) -> None:
    here = room(device="")
    here.player.open()
    here.player.play(Sound.COUNT)
    here.outputs.changed.emit()
    here.feed(3)
    assert here.told == [TEXTS("desktop.no_sound_device")]
    assert here.outputs.streams == []


def test_a_device_that_comes_is_taken_and_told(room: Callable[..., Room]) -> None:
    here = room(device="")
    here.player.open()
    here.outputs.become("headphones")
    here.player.play(Sound.COUNT)  # not heard: nobody knows yet whether the device plays
    heard = here.listen(0.5)
    assert here.told[1:] == ["back"]
    assert not any(heard)
    here.player.play(Sound.COUNT)
    assert found(here.listen(0.5), Sound.COUNT) >= 0


def test_another_default_device_is_followed_without_a_word(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    first = here.stream
    here.outputs.become("headphones")
    assert first.is_closed
    assert here.stream is not first
    assert here.told == []


def test_a_device_that_comes_without_being_the_default_changes_nothing(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.outputs.changed.emit()
    assert len(here.outputs.streams) == 1


def test_a_stream_that_ends_by_itself_is_told_and_let_go(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.stream.is_alive = False
    here.feed(2)
    assert here.told == [TEXTS("desktop.no_sound_device")]
    assert here.stream.is_closed
    assert not here.player._timer.isActive()


def test_a_device_that_takes_nothing_any_more_is_told_as_gone(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.feed(STALL_FEEDS - 1)
    assert here.told == []
    here.feed(5)
    assert here.told == [TEXTS("desktop.no_sound_device")]
    assert 2 <= STALL_FEEDS * FEED_MS / 1000 <= 3


def test_what_was_to_be_heard_on_a_device_that_is_gone_is_not_made_up_for(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.player.play(Sound.FINISH)
    here.feed(STALL_FEEDS)
    here.player.play(Sound.COUNT)
    assert not any(here.listen(3))
    assert here.told[1:] == ["back"]


def test_a_device_that_is_gone_is_replaced_when_one_comes(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.feed(STALL_FEEDS)
    here.outputs.changed.emit()
    assert len(here.outputs.streams) == 2
    here.listen(0.5)
    assert here.told[1:] == ["back"]


def test_a_device_that_vanishes_at_the_end_holds_nothing_open(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.player.close_when_quiet()
    here.feed(STALL_FEEDS)
    assert not here.player._is_open
    assert here.stream.is_closed


def test_ending_without_a_device_closes_at_once(room: Callable[..., Room]) -> None:
    here = room(device="")
    here.player.open()
    here.player.close_when_quiet()
    assert not here.player._is_open


def test_a_change_of_devices_after_closing_opens_nothing(room: Callable[..., Room]) -> None:
    here = room()
    here.player.open()
    here.player.close()
    here.outputs.become("headphones")
    assert len(here.outputs.streams) == 1


def test_a_missing_library_is_told_and_nothing_breaks(qapp: QCoreApplication) -> None:
    def missing() -> FakeOutputs:
        raise ImportError("libpulse.so.0: cannot open shared object file")

    player = SoundPlayer(TEXTS, outputs=missing)
    told: list[str] = []
    player.unavailable.connect(told.append)
    player.open()
    player.play(Sound.COUNT)
    player.close_when_quiet()
    assert told == [TEXTS("desktop.sound_library_missing")]
    assert not player._is_open
