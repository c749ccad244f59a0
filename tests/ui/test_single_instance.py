"""One window for one data folder, and what a later launch wishes of it."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.model import Position
from sciatimer.paths import DataFolderUnusable
from sciatimer.ui.single_instance import TOKEN_VARIABLE, SingleInstance, Wish, wish_of

SEATED = Wish(start=Position.SEATED)
QUIET = Wish(comes_up=False)
LEAVE = """
import sys
from pathlib import Path
from sciatimer.ui.single_instance import SingleInstance, Wish
later = SingleInstance(Path(sys.argv[1]))
assert not later.is_first
later.ask(Wish())
"""


@pytest.fixture
def folder(data_folder: Path) -> Path:
    data_folder.mkdir()
    return data_folder


@pytest.fixture
def first(qtbot: QtBot, folder: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(folder)
    assert made.is_first
    made.listen()
    yield made
    made.release()


@pytest.fixture
def heard(first: SingleInstance) -> list[Wish]:
    wishes: list[Wish] = []
    first.asked.connect(wishes.append)
    return wishes


def later(folder: Path) -> SingleInstance:
    made = SingleInstance(folder)
    assert not made.is_first
    return made


def test_another_folder_has_a_first_of_its_own(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path)
    assert other.is_first
    other.release()


def test_a_wish_arrives_as_it_was(qtbot: QtBot, folder: Path, heard: list[Wish]) -> None:
    wish = Wish(comes_up=True, start=Position.LYING, focus="sway-17-1")
    later(folder).ask(wish)
    qtbot.waitUntil(lambda: heard == [wish])


def test_several_launches_in_a_row_are_all_heard_in_their_order(qtbot: QtBot, folder: Path, heard: list[Wish]) -> None:
    wishes = [SEATED, QUIET, Wish(), Wish(start=Position.STANDING), QUIET]
    for wish in wishes:
        later(folder).ask(wish)
    qtbot.waitUntil(lambda: len(heard) == len(wishes))
    assert heard == wishes
    assert list((folder / "wishes").iterdir()) == []


def test_another_process_is_heard(
    qtbot: QtBot, folder: Path, heard: list[Wish], program_variables: dict[str, str]
) -> None:
    subprocess.run([sys.executable, "-c", LEAVE, str(folder)], env=program_variables, check=True)
    qtbot.waitUntil(lambda: heard == [Wish()])


def test_a_launch_before_the_window_listens_is_heard(qtbot: QtBot, folder: Path) -> None:
    first = SingleInstance(folder)
    later(folder).ask(SEATED)
    with qtbot.waitSignal(first.asked) as asked:
        first.listen()
    assert asked.args == [SEATED]
    first.release()


def test_a_launch_between_two_lives_of_the_first_is_heard(qtbot: QtBot, folder: Path) -> None:
    before = SingleInstance(folder)
    later(folder).ask(SEATED)
    before.release()
    after = SingleInstance(folder)
    with qtbot.waitSignal(after.asked) as asked:
        after.listen()
    assert asked.args == [SEATED]
    after.release()


def test_a_wish_that_was_meant_for_a_window_long_gone_is_dropped(qtbot: QtBot, folder: Path) -> None:
    first = SingleInstance(folder)
    first.release()
    later_one = SingleInstance(folder)
    later_one.ask(SEATED)
    later_one.release()
    for file in (folder / "wishes").iterdir():
        os.utime(file, (0, 0))
    again = SingleInstance(folder)
    again.listen()
    assert list((folder / "wishes").iterdir()) == []
    again.release()


def test_a_wish_belongs_to_its_owner_alone(first: SingleInstance, folder: Path) -> None:
    later(folder).ask(SEATED)
    (file,) = (folder / "wishes").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[1]",
        b"[" * 5000,
        b'{"comes_up": "yes"}',
        b'{"start": "seated"}',
        b'{"comes_up": true, "start": "flying"}',
        b'{"comes_up": true, "start": ["seated"]}',
        b'{"comes_up": true, "start": null, "focus": "' + b"x" * 5000 + b'"}',
    ],
)
def test_what_is_no_wish_is_taken_away_and_says_nothing(
    qtbot: QtBot, folder: Path, heard: list[Wish], content: bytes
) -> None:
    place = folder / "wishes"
    (place / "0.draft").write_bytes(content)
    (place / "0.draft").rename(place / "0.wish")
    later(folder).ask(QUIET)
    qtbot.waitUntil(lambda: heard == [QUIET])
    assert list(place.iterdir()) == []


def test_what_is_no_file_is_left_alone(qtbot: QtBot, folder: Path, heard: list[Wish], tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b'{"comes_up": true}')
    (folder / "wishes" / "0.wish").symlink_to(secret)
    (folder / "wishes" / "1.wish").mkdir()
    later(folder).ask(QUIET)
    qtbot.waitUntil(lambda: heard == [QUIET])
    assert secret.exists()


def test_it_still_hears_when_its_folder_was_thrown_away(qtbot: QtBot, folder: Path, heard: list[Wish]) -> None:
    (folder / "wishes").rmdir()
    qtbot.waitUntil((folder / "wishes").is_dir)
    later(folder).ask(SEATED)
    qtbot.waitUntil(lambda: heard == [SEATED])


def test_a_wish_that_cannot_be_written_is_told(first: SingleInstance, folder: Path) -> None:
    (folder / "wishes").rmdir()
    (folder / "wishes").write_bytes(b"")
    with pytest.raises(DataFolderUnusable, match="wishes"):
        later(folder).ask(SEATED)


def test_the_focus_is_handed_over_with_a_wish_that_comes_up(
    qtbot: QtBot, folder: Path, heard: list[Wish], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, "")
    later(folder).ask(Wish(comes_up=False, focus="theirs"))
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert os.environ[TOKEN_VARIABLE] == ""
    later(folder).ask(Wish(focus="theirs"))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert os.environ[TOKEN_VARIABLE] == "theirs"


def test_a_launch_wishes_what_its_command_line_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    assert wish_of(tray=False, start=None) == Wish(comes_up=True)
    assert wish_of(tray=True, start=None) == QUIET
    assert wish_of(tray=False, start=Position.SEATED) == SEATED
    assert wish_of(tray=True, start=Position.SEATED) == SEATED


@pytest.mark.parametrize(("given", "kept"), [("sway-1-2", "sway-1-2"), ("a\nb", ""), ("x" * 300, ""), ("ü", "")])
def test_a_token_that_looks_like_none_is_left_out(monkeypatch: pytest.MonkeyPatch, given: str, kept: str) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, given)
    assert wish_of(tray=False, start=None).focus == kept


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
