"""The small window on a real screen: it takes the session, the keys and the place of the large window, and gives them back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.desk import Desk, History, past_first_use
from tests.end_to_end.test_whole_session import only, start_a_stretch

SMALL = (280, 360)
LARGE = (1120, 760)

pytestmark = pytest.mark.onscreen


@pytest.fixture
def kept(data_folder: Path) -> History:
    return past_first_use(data_folder)


@pytest.fixture
def desk(screen_variables: dict[str, str], tmp_path: Path, kept: History) -> Iterator[Desk]:
    """A desk in the middle of a seated stretch, with the keyboard on the small window."""
    home = tmp_path / "home"
    home.mkdir()
    made = Desk(screen_variables, home)
    made.open("--start", "seated")
    start_a_stretch(made, kept)
    go_small(made)
    yield made
    made.clear_away()


def go_small(desk: Desk) -> None:
    desk.press("d")
    desk.until(lambda: desk.windows() == [SMALL], "the small window is there, alone")


def is_large(desk: Desk) -> None:
    desk.until(lambda: desk.windows() == [LARGE], "the large window is back, alone")


def changes(history: History) -> list[str]:
    return [row["change"] for row in history.rows("player_changed")]


def test_the_session_goes_to_the_small_window_and_back_and_stops_there(desk: Desk, kept: History) -> None:
    desk.press("d")
    is_large(desk)
    go_small(desk)
    assert changes(kept) == []
    desk.press("space")
    desk.until(kept.has("player_changed"), "Space has paused it")
    assert changes(kept) == ["paused"]
    desk.press("Escape")
    desk.until(kept.has("session_ended"), "Esc has ended it")
    assert only(kept.rows("session_ended"))["reason"] == "stopped"
    is_large(desk)
    desk.press("Tab", "Return")  # the first feeling: the keyboard is on the stop screen
    desk.until(kept.has("stop_felt"), "what was felt is on disk")
    desk.close()


def test_closing_the_small_window_pauses_the_session_in_the_large_one(desk: Desk, kept: History) -> None:
    desk.closes_by_key()
    is_large(desk)
    desk.until(kept.has("player_changed"), "the session has paused")
    assert changes(kept) == ["paused"]
    assert kept.rows("session_ended") == []
    desk.press("space")
    desk.until(kept.has("player_changed", 2), "Space goes on")
    assert changes(kept) == ["paused", "lead_in"]
    desk.close()


def test_help_leads_to_the_large_window(desk: Desk, kept: History) -> None:
    desk.press("F1")
    is_large(desk)
    assert changes(kept) == ["paused"]
    desk.close()


def test_who_types_in_another_program_when_the_session_ends_goes_on_typing_there(
    desk: Desk, kept: History, screen_variables: dict[str, str], tmp_path: Path
) -> None:
    last = ["Right"] * 7  # into the last hold of the second leg: three each, and the switch
    desk.press(*last)
    desk.until(lambda: kept.rows("phase_begun")[-1]["repetition"] == 3, "the last repetition has begun")
    other = Desk(screen_variables | {"SCIATIMER_DATA_DIR": str(tmp_path / "other")}, tmp_path)
    try:
        other.open()
        is_large(desk)
        assert only(kept.rows("session_ended"))["reason"] == "finished"
        assert other.has_the_keyboard()
    finally:
        other.clear_away()
