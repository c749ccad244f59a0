"""What the command line hands over to the window. The window itself is tested with the pages."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from sciatimer.catalogue.model import Position
from sciatimer.options import WindowOptions
from tests.commands.calling import Caller

PROGRAM = "sciatimer.ui.start"
SELF_TEST = "sciatimer.ui.self_test"


class FakeProgram(ModuleType):
    """Takes the place of the window: remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__(PROGRAM)
        self.options: list[WindowOptions] = []
        self.folder_was_there: list[bool] = []
        self.pictures: list[Path | None] = []

    def run(self, options: WindowOptions, loaded: Callable[[], None]) -> int:
        self.options.append(options)
        self.folder_was_there.append(options.data_dir.is_dir())
        return 0

    def run_self_test(self, pictures: Path | None) -> int:
        self.pictures.append(pictures)
        return 1


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> FakeProgram:
    """A window that opens nothing."""
    fake = FakeProgram()
    monkeypatch.setitem(sys.modules, PROGRAM, fake)
    monkeypatch.setitem(sys.modules, SELF_TEST, fake)
    return fake


def test_without_a_word_the_window_opens_on_the_real_data_in_real_time(
    call: Caller, window: FakeProgram, data_folder: Path
) -> None:
    assert call().code == 0
    assert window.options == [WindowOptions(data_dir=data_folder)]


def test_a_folder_that_is_named_is_made_before_the_window(call: Caller, window: FakeProgram, tmp_path: Path) -> None:
    assert call("--data-dir", tmp_path / "new").code == 0
    assert window.folder_was_there == [True]


def test_everything_asked_for_is_handed_over(call: Caller, window: FakeProgram) -> None:
    call("--demo", "--speed", "60", "--tray", "--start", "seated")
    (options,) = window.options
    assert (options.temp, options.demo, options.tray) == (True, True, True)
    assert (options.speed, options.start) == (60.0, Position.SEATED)


@pytest.mark.parametrize("word", ["--temp", "--demo"])
def test_a_throw_away_folder_is_there_for_the_window_and_gone_afterwards(
    word: str, call: Caller, window: FakeProgram, data_folder: Path
) -> None:
    call(word)
    assert window.folder_was_there == [True]
    assert window.options[0].data_dir != data_folder
    assert not window.options[0].data_dir.exists()
    assert not data_folder.exists()


def test_a_data_folder_that_cannot_be_made_is_told(call: Caller, window: FakeProgram, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    called = call("--data-dir", tmp_path / "file" / "data")
    assert called.code == 1
    assert "cannot use its data folder" in called.err
    assert window.options == []


def test_without_a_display_there_is_a_sentence_and_no_window(
    call: Caller, window: FakeProgram, monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    called = call()
    assert called.code == 1
    assert "There is no display to open a window on" in called.err
    assert window.options == []
    assert not data_folder.exists()


@pytest.mark.parametrize("words", [[], ["self-test"]])
def test_a_qt_that_does_not_load_is_told(words: list[str], call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PROGRAM, None)
    monkeypatch.setitem(sys.modules, "sciatimer.ui.application", None)
    monkeypatch.delitem(sys.modules, SELF_TEST, raising=False)
    called = call(*words)
    assert called.code == 1
    assert "because Qt does not load" in called.err


def test_the_self_test_says_by_its_code_how_it_went(call: Caller, window: FakeProgram, tmp_path: Path) -> None:
    assert call("self-test").code == 1
    assert call("self-test", "--pictures", tmp_path).code == 1
    assert window.pictures == [None, tmp_path]
