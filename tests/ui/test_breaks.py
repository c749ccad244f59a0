"""The page of breaks: it shows the day, passes on what the person wants, and decides nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from sciatimer.history.settings import load_settings
from sciatimer.reminders.known import Pause
from sciatimer.reminders.model import Held
from sciatimer.ui.breaks_controller import BreaksController
from sciatimer.ui.breaks_view import PauseFor, Standing
from sciatimer.ui.theme import DARK
from tests.fakes import FakeClock
from tests.ui.break_examples import NOW, STANDING, FakeReminder, held
from tests.ui.break_stage import LOOK, Stage
from tests.ui.pages.gallery import settle


class Breaks:
    """The page with its controller and a reminder."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.reminder = FakeReminder()
        self.controller = BreaksController(stage.services, stage.window, stage.pages)
        self.asked: list[str] = []
        for name in ("settings_requested", "diagnostics_requested", "hurts", "left"):
            getattr(self.controller, name).connect(self._note(name))

    def open(self) -> None:
        self.controller.attach(self.reminder)
        self.controller.show()
        settle()

    def _note(self, name: str) -> object:
        def note() -> None:
            self.asked.append(name)

        return note


@pytest.fixture
def breaks(qapp: QApplication, data_folder: Path) -> Iterator[Breaks]:
    stage = Stage(data_folder, FakeClock(NOW.wall))
    yield Breaks(stage)
    stage.close()


def test_it_shows_what_comes_next_and_how_long_somebody_sat(breaks: Breaks) -> None:
    breaks.open()
    assert breaks.stage.reads("breaks-next") == "Next: change position, about 13:55"
    assert breaks.stage.reads("breaks-state") == "Seated for 14 minutes."
    assert breaks.stage.reads("breaks-counts").startswith("Nothing yet today.")
    assert breaks.stage.window.page is breaks.stage.pages.breaks


def test_before_the_first_look_it_says_that_it_looks(breaks: Breaks) -> None:
    breaks.controller.show()
    assert breaks.stage.reads("breaks-next") == "Looking how your breaks stand"
    breaks.controller.attach(breaks.reminder)
    assert breaks.stage.reads("breaks-next") == "Next: change position, about 13:55"


@pytest.mark.parametrize("length", list(PauseFor))
def test_every_pause_is_one_press(length: PauseFor, breaks: Breaks) -> None:
    breaks.open()
    breaks.stage.press(f"pause-{length}")
    assert breaks.reminder.asked == [length]


def test_a_pause_that_holds_is_shown_and_ended(breaks: Breaks) -> None:
    paused = replace(held(Held.PAUSED, kept=None), known=replace(STANDING.known, pause=Pause()))
    breaks.reminder.stands = paused
    breaks.open()
    assert breaks.stage.reads("breaks-paused") == "Paused until you say."
    assert not breaks.stage.can_see("pause-30")
    breaks.stage.press("breaks-resume")
    assert breaks.reminder.asked == ["resume"]


def test_a_meeting_is_said_and_taken_back(breaks: Breaks) -> None:
    breaks.open()
    breaks.stage.press("breaks-meeting")
    assert breaks.reminder.asked == [("meeting", True)]
    breaks.reminder.stands = replace(STANDING, known=replace(STANDING.known, meeting_since=NOW))
    breaks.controller.refresh()
    assert breaks.stage.is_on("breaks-meeting")
    breaks.stage.press("breaks-meeting")
    assert breaks.reminder.asked[-1] == ("meeting", False)


def test_what_the_reminder_knows_is_what_is_shown(breaks: Breaks) -> None:
    breaks.open()
    breaks.stage.press("breaks-meeting")
    assert not breaks.stage.is_on("breaks-meeting"), "the reminder has not taken it"


def test_breaks_are_turned_on_again_and_the_reason_is_told(breaks: Breaks) -> None:
    breaks.reminder.stands = replace(held(Held.OFF, kept=None), can_turn_on=True)
    breaks.open()
    assert breaks.stage.reads("breaks-state") == breaks.stage.texts("breaks.off_since_lock")
    breaks.stage.press("breaks-turn-on")
    assert load_settings(breaks.stage.store).reminders
    assert breaks.reminder.asked == ["look"]


def test_who_keeps_the_screen_on_is_told(breaks: Breaks) -> None:
    breaks.reminder.stands = replace(held(Held.INHIBITED), holders=("mpv",))
    breaks.open()
    assert "the screen is kept on by mpv" in breaks.stage.reads("breaks-state")


def test_a_program_that_keeps_the_screen_on_all_day_is_passed_over_and_heeded_again(breaks: Breaks) -> None:
    breaks.reminder.stands = replace(held(Held.INHIBITED), holders=("caffeine",), passed_over=("mpv",))
    breaks.open()
    breaks.stage.press("breaks-pass-over")
    assert load_settings(breaks.stage.store).ignored_inhibitors == {"caffeine", "mpv"}
    assert breaks.reminder.asked == ["look"]
    breaks.reminder.stands = replace(STANDING, passed_over=("caffeine", "mpv"))
    breaks.controller.refresh()
    assert breaks.stage.reads("breaks-passed") == "No longer waited for: caffeine, mpv"
    assert not breaks.stage.can_see("breaks-pass-over")
    breaks.stage.press("breaks-heed")
    assert load_settings(breaks.stage.store).ignored_inhibitors == frozenset()
    breaks.reminder.stands = STANDING
    breaks.controller.refresh()
    assert not breaks.stage.can_see("breaks-heed")


@pytest.mark.parametrize(
    "stands",
    [held(Held.INHIBITED), replace(held(Held.CALL), holders=("meeting",)), STANDING],
    ids=["nameless", "call", "free"],
)
def test_nothing_else_can_be_passed_over(breaks: Breaks, stands: Standing) -> None:
    breaks.reminder.stands = stands
    breaks.open()
    assert not breaks.stage.can_see("breaks-pass-over")
    assert not breaks.stage.can_see("breaks-heed")


def test_where_nobody_sees_it_goes_by_the_clock_and_says_so(breaks: Breaks) -> None:
    breaks.reminder.stands = replace(STANDING, sees_away=False)
    breaks.open()
    assert breaks.stage.reads("breaks-note") == breaks.stage.texts("breaks.by_the_clock")


def test_each_way_out_is_taken(breaks: Breaks) -> None:
    breaks.open()
    for name in ("settings", "diagnostics", "hurts", "back"):
        breaks.stage.press(f"breaks-{name}")
    assert breaks.asked == ["settings_requested", "diagnostics_requested", "hurts", "left"]


def test_it_is_filled_anew_only_while_it_is_seen(breaks: Breaks) -> None:
    breaks.open()
    breaks.stage.window.show_page(breaks.stage.pages.message)
    breaks.reminder.stands = held(Held.TYPING)
    breaks.controller.refresh()
    breaks.controller.show()
    assert breaks.stage.reads("breaks-next") == "Due: change position"


def test_the_day_is_told_item_by_item_and_as_a_list(breaks: Breaks) -> None:
    breaks.open()
    page = breaks.stage.pages.breaks
    assert page.strip.hasFocus()
    QTest.keyClick(page.strip, Qt.Key.Key_Right)
    assert breaks.stage.reads("breaks-told") == "09:00-17:00: Working hours"
    QTest.keyClick(page.strip, Qt.Key.Key_Tab)
    assert breaks.stage.reads("breaks-told") == breaks.stage.texts("breaks.strip_hint")
    assert not page.table.isVisible()
    breaks.stage.press("breaks-list")
    assert page.table.isVisible()
    cells = [page.table.item(row, column) for row in range(page.table.rowCount()) for column in range(2)]
    assert [cell.text() for cell in cells if cell is not None] == ["09:00-17:00", "Working hours", "13:55", NEXT_WORDS]


NEXT_WORDS = "Next: Change position"


def test_other_colours_reach_the_strip(breaks: Breaks) -> None:
    breaks.open()
    page = breaks.stage.pages.breaks
    page.set_colours(DARK, LOOK)
    assert page.strip._palette is DARK


def test_a_pause_is_named_in_full_for_who_hears_it(breaks: Breaks) -> None:
    breaks.open()
    made = breaks.stage.window.findChild(QPushButton, "pause-30")
    assert isinstance(made, QPushButton)
    assert made.accessibleName() == "Pause for 30 min"


def test_without_a_reminder_nothing_that_is_pressed_does_harm(breaks: Breaks) -> None:
    breaks.controller.show()
    settle()
    for name in ("pause-30", "breaks-meeting"):
        breaks.stage.press(name)
    assert breaks.reminder.asked == []
