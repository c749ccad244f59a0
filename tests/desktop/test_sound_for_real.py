"""Sounds on a real sound server: heard whole on its device, followed to another one, and missed without harm."""

import subprocess
import sys
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from sciatimer.desktop.mixer import load
from sciatimer.session.cues import Sound
from tests.conftest import ROOT
from tests.desktop.servers import SoundServer, sound_server, wait_until

SLACK = 24  # of 32767: what the server's own arithmetic may change


class Program:
    """A player in a program of its own, since a process asks one sound server for all its life."""

    def __init__(self, variables: dict[str, str]) -> None:
        code = [sys.executable, "-m", "tests.desktop.sound_on_command"]
        self._process = subprocess.Popen(
            code, env=variables, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.lines: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def do(self, order: str) -> None:
        """Gives an order and waits until it was obeyed."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        self.hear(order.partition(" ")[0])

    def hear(self, wanted: str) -> None:
        """Waits until it tells this."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line.strip())
            if line.strip() == wanted:
                return
        pytest.fail(f"it ended before it told {wanted!r}, after {self.lines}")

    def leave(self) -> int:
        """Lets it end and gives its exit code."""
        self.do("quit")
        return self._process.wait(20)


@pytest.fixture
def server(program_variables: dict[str, str]) -> Iterator[SoundServer]:
    with sound_server(program_variables) as running:
        yield running


@pytest.fixture
def program(server: SoundServer) -> Callable[[], Program]:
    return lambda: Program(server.variables | {"PYTHONPATH": f"{ROOT / 'gui'}:{ROOT}"})


def heard(file: Path) -> "array[int]":
    data = file.read_bytes()
    return array("h", data[: len(data) // 2 * 2])


def place(samples: "array[int]", wanted: Sound) -> int:
    """Where a sound begins in a recording, every sample of it there and unchanged; -1 if it is not (yet)."""
    sound = load(wanted)
    first = next((index for index, value in enumerate(samples) if value), None)
    if first is None or len(samples) < first + len(sound):
        return -1
    lead = next(index for index, value in enumerate(sound) if value)
    for begin in range(max(first - lead - 3, 0), first - lead + 4):
        pairs = zip(sound, samples[begin : begin + len(sound)], strict=False)
        if all(abs(a - b) <= SLACK for a, b in pairs):
            return begin
    return -1


def all_heard(file: Path) -> "array[int]":
    """The recording, once something was heard in it and it has been silent again for a while."""
    wait_until(lambda: any(heard(file)), "something to be heard")
    wait_until(lambda: not any(file.read_bytes()[-24_000:]), "silence after it")
    return heard(file)


def is_heard(file: Path, wanted: Sound) -> bool:
    return place(all_heard(file), wanted) >= 0


def begin_and_play(server: SoundServer, program: Callable[[], Program]) -> bool:
    """Whether a sound that is asked for at once is heard whole."""
    with server.recording("desk") as file, program() as player:
        player.do("open")
        player.do("play ready_start")
        found = is_heard(file, Sound.READY_START)
        assert player.leave() == 0
        assert player.lines == ["open", "play", "quit"]
    return found


def play_and_end(server: SoundServer, program: Callable[[], Program]) -> bool:
    """Whether a sound is heard to its end and the device let go then."""
    with server.recording("desk") as file, program() as player:
        player.do("open")
        player.do("finish")
        found = is_heard(file, Sound.FINISH)
        wait_until(lambda: not server.ask("list", "short", "sink-inputs"), "the stream to be let go")
        assert player.leave() == 0
    return found


# A machine that is too busy for a fifth of a second leaves a gap in a sound; never in three of them.
TRIES = 3


def test_the_first_sound_is_heard_whole_though_it_is_asked_for_at_once(
    server: SoundServer, program: Callable[[], Program]
) -> None:
    server.add("desk")
    assert any(begin_and_play(server, program) for _ in range(TRIES))


def test_the_last_sound_is_heard_to_its_end(server: SoundServer, program: Callable[[], Program]) -> None:
    server.add("desk")
    assert any(play_and_end(server, program) for _ in range(TRIES))


def test_a_device_that_is_pulled_out_is_told_and_the_next_one_is_taken(
    server: SoundServer, program: Callable[[], Program]
) -> None:
    desk = server.add("desk")
    with program() as player:
        player.do("open")
        server.remove(desk)
        player.hear("unavailable")
        player.do("play half")
        server.add("hall")
        player.hear("available")
        with server.recording("hall") as file:
            player.do("play switch")
            assert all_heard(file)
        assert player.leave() == 0
    assert player.lines == ["open", "unavailable", "play", "available", "play", "quit"]


def test_another_default_device_is_followed(server: SoundServer, program: Callable[[], Program]) -> None:
    server.add("desk")
    with program() as player:
        player.do("open")
        server.add("hall")
        server.ask("set-default-sink", "hall")
        with server.recording("hall") as file:
            wait_until(lambda: "hall" in server.ask("get-default-sink"), "the other default")
            wait_until(lambda: bool(server.ask("list", "short", "sink-inputs")), "the stream")
            player.do("play half")
            assert all_heard(file)
        assert player.leave() == 0
    assert "unavailable" not in player.lines


def test_a_server_without_a_device_is_told_at_once(server: SoundServer, program: Callable[[], Program]) -> None:
    with program() as player:
        player.do("open")
        player.do("play count")
        assert player.leave() == 0
    assert player.lines == ["unavailable", "open", "play", "quit"]


def test_no_server_at_all_is_told_at_once(program_variables: dict[str, str], tmp_path: Path) -> None:
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/none", "PYTHONPATH": f"{ROOT / 'gui'}:{ROOT}"}
    with Program(program_variables | nowhere) as player:
        player.do("open")
        assert player.leave() == 0
    assert player.lines == ["unavailable", "open", "quit"]


def test_a_sound_server_that_dies_is_told(server: SoundServer, program: Callable[[], Program]) -> None:
    server.add("desk")
    with program() as player:
        player.do("open")
        server.ask("exit")
        player.hear("unavailable")
        assert player.leave() == 0
