"""The way through the pages of the breaks, in the real program: from the header in, and back to where one was."""

from pathlib import Path

import pytest

from sciatimer.desktop.autostart import Autostart
from sciatimer.desktop.devices import Devices
from sciatimer.history.settings import load_settings
from sciatimer.texts import Texts
from tests.ui.break_examples import FakeReminder
from tests.ui.desk import Desk


def test_from_the_header_to_the_day_and_back_with_the_answers_of_today(desk: Desk) -> None:
    desk.open_known()
    desk.say(3)
    desk.press("header-breaks")
    assert desk.page == "breaks"
    desk.press("breaks-back")
    assert (desk.page, desk.app.pages.today.pain.value) == ("today", 3)


def test_from_the_day_to_its_settings_to_what_works_here_and_all_the_way_back(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-breaks", "breaks-settings")
    assert desk.page == "settings_breaks"
    desk.press("break-settings-diagnostics")
    assert desk.page == "diagnostics"
    desk.press("diagnostics-back")
    assert desk.page == "settings_breaks"
    desk.press("break-settings-back")
    assert desk.page == "breaks"
    desk.press("breaks-diagnostics", "diagnostics-back", "breaks-back")
    assert desk.page == "today"


def test_the_settings_lead_there_too(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "settings-breaks", "break-settings-back")
    assert desk.page == "settings"
    desk.press("settings-diagnostics", "diagnostics-back", "settings-back")
    assert desk.page == "today"


def test_what_is_set_counts_at_once_and_the_reminder_looks_again(desk: Desk) -> None:
    desk.open_known()
    reminder = FakeReminder()
    desk.app.breaks.attach(reminder)
    desk.press("header-breaks", "breaks-settings", "break_interval-0")
    assert load_settings(desk.store).break_interval == 20
    assert reminder.asked == ["look"]
    desk.press("break-settings-undo")
    assert reminder.asked == ["look", "look"]


def test_the_day_is_shown_anew_after_its_settings(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-breaks", "breaks-settings")
    desk.app.breaks.attach(FakeReminder())
    desk.press("break-settings-back")
    assert "Next: change position, about 13:55" in desk.words


def test_who_hurts_today_is_asked_how_it_is(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-breaks", "breaks-hurts")
    assert desk.page == "today"


def test_during_a_lock_the_day_can_be_seen_and_the_lock_stays(desk: Desk) -> None:
    desk.open_known()
    desk.session(after=8, during=8)
    desk.app.flow.route()
    assert desk.page == "ended"
    desk.press("header-breaks", "breaks-settings", "setting-break_move", "break-settings-back", "breaks-back")
    assert desk.page == "ended"
    assert load_settings(desk.store).break_move
    desk.press("header-breaks", "breaks-hurts")
    desk.app.flow.route()
    assert desk.page == "ended"


@pytest.mark.parametrize(
    ("folder", "wanted"),
    [
        ("kept", ("--data-dir", "FOLDER", "--tray")),
        ("lost", ("--data-dir", "FOLDER", "--tray")),
        ("own", ("--tray",)),
        ("temp", None),
    ],
)
def test_the_program_starts_with_the_computer_on_the_same_folder(
    folder: str, wanted: tuple[str, ...] | None, desk: Desk, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def autostart(texts: Texts, arguments: tuple[str, ...]) -> Autostart:
        asked.append(arguments)
        raise LookupError  # nothing on this machine is to be touched

    if folder != "temp":
        monkeypatch.setattr("tempfile.gettempdir", lambda: "/nowhere")
    if folder == "kept":
        monkeypatch.setenv("SCIATIMER_DATA_DIR", str(data_folder / "other"))
    if folder == "lost":
        monkeypatch.setenv("SCIATIMER_DATA_DIR", "~nobody-of-this-name/mine")
    desk.pass_screens()
    desk.devices = Devices(autostart=autostart)
    rooms = desk.open().breaks
    if wanted is None:
        rooms.show_settings()
        assert (asked, desk.app.pages.settings_breaks._autostart.isEnabled()) == ([], False)
        return
    with pytest.raises(LookupError):
        rooms.show_settings()
    assert asked == [tuple(str(data_folder) if part == "FOLDER" else part for part in wanted)]


def test_without_devices_it_never_starts_by_itself(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-breaks", "breaks-settings")
    assert not desk.app.pages.settings_breaks._autostart.isEnabled()
