"""Who has a camera open is found in the files of processes, a little at a time."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop import busy_camera
from sciatimer.desktop.busy_camera import CameraFiles
from sciatimer.desktop.busy_source import Who
from sciatimer.reminders.model import Held


class Machine:
    """A tree of files like that of a machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "dev").mkdir()
        (root / "proc").mkdir()
        (root / "proc" / "meminfo").touch()
        (root / "proc" / "sys").mkdir()

    def add_camera(self) -> None:
        (self.root / "dev" / "video0").touch()

    def add_process(self, number: int, name: str, *files: str) -> Path:
        process = self.root / "proc" / str(number)
        (process / "fd").mkdir(parents=True)
        (process / "comm").write_text(f"{name}\n", encoding="utf-8")
        for place, file in enumerate(files):
            (process / "fd" / str(place)).symlink_to(file)
        return process


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "root").mkdir()
    return Machine(tmp_path / "root")


@pytest.fixture
def camera(qtbot: QtBot, machine: Machine) -> Iterator[CameraFiles]:
    made = CameraFiles(machine.root)
    yield made
    made.close()


def ask(qtbot: QtBot, camera: CameraFiles) -> Who:
    told: list[Who] = []
    camera.ask(told.append)
    qtbot.wait_until(lambda: told != [])
    assert len(told) == 1
    return told[0]


def test_who_has_a_camera_open_is_named(qtbot: QtBot, machine: Machine, camera: CameraFiles) -> None:
    machine.add_camera()
    machine.add_process(10, "shell", "/dev/null", "/dev/pts/0")
    machine.add_process(20, "meeting", "/dev/null", "socket:[5]", "/dev/video0")
    assert ask(qtbot, camera) == ("meeting",)
    assert camera.held is Held.CALL


def test_a_camera_that_nobody_has_open_holds_nothing(qtbot: QtBot, machine: Machine, camera: CameraFiles) -> None:
    machine.add_camera()
    machine.add_process(10, "shell", "/dev/null", "/home/ada/dev/video0")
    assert ask(qtbot, camera) == ()


def test_where_no_camera_is_no_process_is_looked_at(qtbot: QtBot, machine: Machine, camera: CameraFiles) -> None:
    machine.add_process(20, "meeting", "/dev/video0")
    assert ask(qtbot, camera) == ()


def test_sound_servers_that_keep_it_open_and_we_are_no_call(
    qtbot: QtBot, machine: Machine, camera: CameraFiles
) -> None:
    machine.add_camera()
    machine.add_process(30, "pipewire", "/dev/video0")
    machine.add_process(31, "wireplumber", "/dev/video0")
    machine.add_process(os.getpid(), "sciatimer", "/dev/video0")
    assert ask(qtbot, camera) == ()


def test_processes_of_others_and_those_that_end_are_passed_over(
    qtbot: QtBot, machine: Machine, camera: CameraFiles
) -> None:
    machine.add_camera()
    (machine.add_process(40, "gone", "/dev/video0") / "comm").unlink()
    (machine.root / "proc" / "41").mkdir()
    (machine.add_process(42, "half", "/dev/null") / "fd" / "7").touch()
    machine.add_process(43, "meeting", "/dev/video1")
    assert ask(qtbot, camera) == ("meeting",)


def test_in_a_sandbox_it_cannot_be_told(qtbot: QtBot, machine: Machine, camera: CameraFiles) -> None:
    machine.add_camera()
    (machine.root / ".flatpak-info").touch()
    assert ask(qtbot, camera) is None


def test_a_machine_full_of_processes_is_looked_through_in_turns(
    qtbot: QtBot, machine: Machine, camera: CameraFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(busy_camera, "_SLICE", 1e-9)
    machine.add_camera()
    for number in range(10, 40):
        machine.add_process(number, f"process {number}", "/dev/video0")
    turns: list[None] = []
    camera._turn.timeout.connect(lambda: turns.append(None))
    assert len(ask(qtbot, camera) or ()) == 30
    assert len(turns) >= 30


def test_one_that_is_closed_while_it_looks_tells_nothing(qtbot: QtBot, machine: Machine, camera: CameraFiles) -> None:
    machine.add_camera()
    told: list[Who] = []
    camera.ask(told.append)
    camera.close()
    assert not camera._turn.isActive()
    assert ask(qtbot, camera) == ()
    assert told == []


def test_the_real_machine_can_be_looked_at(qtbot: QtBot) -> None:
    assert ask(qtbot, CameraFiles()) is not None
