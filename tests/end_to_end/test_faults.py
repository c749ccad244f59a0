"""The real program where something is missing around it, or goes away under it."""

import ctypes.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.end_to_end import monitors
from tests.end_to_end.desk import Desk, History, past_first_use
from tests.end_to_end.test_whole_session import go_into_the_hold, start_a_stretch

WIDTH, HEIGHT = 900, 1000  # of each of two monitors: no window of the program is wider
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


@pytest.fixture
def kept(data_folder: Path) -> History:
    return past_first_use(data_folder)


@pytest.fixture
def two_monitors(screen_variables: dict[str, str]) -> Iterator[dict[str, str]]:
    """The display as two monitors side by side, the right one free to be pulled out."""
    if ctypes.util.find_library("Xrandr") is None:
        pytest.skip("without libXrandr no monitor can be plugged in")
    turn(screen_variables, "add", "LEFT", "0", str(WIDTH), str(HEIGHT), "primary")
    turn(screen_variables, "add", "RIGHT", str(WIDTH), str(WIDTH), str(HEIGHT))
    yield screen_variables
    turn(screen_variables, "remove", "LEFT")


def turn(variables: dict[str, str], *what: str) -> None:
    """Plugs a monitor in, or out."""
    subprocess.run([sys.executable, monitors.__file__, *what], env=variables, check=True)


def desk_with(variables: dict[str, str], home: Path) -> Desk:
    home.mkdir()
    return Desk(variables, home)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the fonts are the system's own")
def test_without_any_font_it_says_so_and_opens_no_window(program_variables: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(NO_FONTS)
    done = subprocess.run(
        [sys.executable, str(ROOT / "gui")],
        env=program_variables | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "there is no font to write with. Install one" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.onscreen
def test_without_a_home_a_bus_and_a_locale_it_opens_and_closes(
    screen_variables: dict[str, str], kept: History, tmp_path: Path
) -> None:
    bare = {name: value for name, value in screen_variables.items() if name not in {"HOME", "XDG_DATA_HOME", "LANG"}}
    nowhere = {"LC_ALL": "C", "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    desk = desk_with(bare | nowhere, tmp_path / "home")
    try:
        desk.open()
        said = desk.close()
    finally:
        desk.clear_away()
    assert "Traceback" not in said
    assert "Sciatimer" not in said


@pytest.mark.onscreen
def test_a_screen_that_is_unplugged_in_a_hold_takes_no_window_and_no_second_with_it(
    two_monitors: dict[str, str], kept: History, tmp_path: Path
) -> None:
    desk = desk_with(two_monitors, tmp_path / "home")
    try:
        desk.open("--start", "seated")
        start_a_stretch(desk, kept)
        go_into_the_hold(desk, kept)
        desk.press("d")
        desk.until(lambda: desk.windows() == [(280, 360)], "the small window is there, alone")
        desk.move(WIDTH + 300, 300)
        desk.until(lambda: desk.left() > WIDTH, "it stands on the right screen")
        turn(two_monitors, "remove", "RIGHT")
        desk.until(lambda: desk.left() + 280 <= WIDTH, "it is back on the left screen")
        assert kept.rows("session_ended") == []
        desk.press("space")
        desk.until(lambda: kept.rows("player_changed")[-1]["change"] == "paused", "it hears Space")
    finally:
        desk.clear_away()
