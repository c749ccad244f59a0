"""One window for one data folder."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.ui.single_instance import SingleInstance


@pytest.fixture
def folder(data_folder: Path) -> Path:
    data_folder.mkdir()
    return data_folder


def test_the_first_is_the_first_and_the_second_is_not(qtbot: QtBot, folder: Path) -> None:
    first = SingleInstance(folder)
    second = SingleInstance(folder)
    assert (first.is_first, second.is_first) == (True, False)
    first.release()


def test_another_folder_has_a_first_of_its_own(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    first, other = SingleInstance(folder), SingleInstance(tmp_path)
    assert (first.is_first, other.is_first) == (True, True)
    first.release()
    other.release()


def test_the_second_raises_the_first_each_time(qtbot: QtBot, folder: Path) -> None:
    first = SingleInstance(folder)
    for _ in range(2):
        with qtbot.waitSignal(first.raise_requested, timeout=5000):
            SingleInstance(folder).raise_first()
    first.release()


def test_the_call_is_still_heard_when_its_file_was_put_there_anew(qtbot: QtBot, folder: Path) -> None:
    first = SingleInstance(folder)
    with qtbot.waitSignal(first.raise_requested, timeout=5000):
        (folder / "fresh").write_text("up", encoding="utf-8")
        (folder / "fresh").replace(folder / "raise")
    with qtbot.waitSignal(first.raise_requested, timeout=5000):
        SingleInstance(folder).raise_first()
    first.release()


def test_after_it_let_go_the_next_one_is_the_first(qtbot: QtBot, folder: Path) -> None:
    SingleInstance(folder).release()
    again = SingleInstance(folder)
    assert again.is_first
    again.release()


def test_a_lock_that_a_dead_process_left_is_taken_over(qtbot: QtBot, folder: Path) -> None:
    words = (
        "import os, sys; from PySide6.QtCore import QLockFile; "
        "lock = QLockFile(sys.argv[1]); lock.tryLock(100); os._exit(9)"
    )
    killed = subprocess.run([sys.executable, "-c", words, str(folder / "window.lock")], check=False)
    assert killed.returncode == 9
    assert (folder / "window.lock").exists()
    first = SingleInstance(folder)
    assert first.is_first
    first.release()
