"""What no slot caught: the session ends safely, the person is told, and the log says where and never what."""

import stat
import sys
from pathlib import Path

import pytest

from sciatimer.history.facts import EndReason, SessionEnded
from sciatimer.history.faults import HistoryDiskFull, HistoryNotWritable
from sciatimer.paths import DataPaths
from sciatimer.ui.last_resort import LastResort
from tests.ui.desk import Desk


def handle(desk: Desk, error: Exception) -> None:
    """The handler, called as the interpreter calls it."""
    resort = LastResort(desk.app.flow, DataPaths(desk.folder), desk.texts)
    try:
        raise error
    except type(error):
        resort.handle(*sys.exc_info())


def test_a_fault_of_ours_is_told_with_the_place_of_the_log(desk: Desk) -> None:
    desk.open_known()
    handle(desk, RuntimeError("pain 7 in the left leg"))
    assert desk.page == "fault"
    assert desk.reads("ui.unexpected", log=desk.folder / "sciatimer.log")
    desk.press("way-back")
    assert desk.page == "today"


def test_the_log_holds_where_it_happened_and_never_what_was_answered(desk: Desk) -> None:
    desk.open_known()
    handle(desk, RuntimeError("pain 7 in the left leg"))
    handle(desk, ValueError("much worse"))
    log = desk.folder / "sciatimer.log"
    said = log.read_text(encoding="utf-8")
    assert said.startswith("RuntimeError\n")
    assert "ValueError" in said
    assert "test_last_resort.py" in said
    assert "pain 7" not in said
    assert "much worse" not in said
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_mistake_is_told_in_its_own_words_and_not_logged(desk: Desk) -> None:
    desk.open_known()
    handle(desk, HistoryDiskFull(Path("/data/history.db")))
    assert "Free some space" in desk.words
    assert not (desk.folder / "sciatimer.log").exists()


@pytest.mark.parametrize("error", [RuntimeError("ours"), HistoryDiskFull(Path("/data/history.db"))])
def test_a_running_session_ends_and_its_check_is_asked(error: Exception, desk: Desk) -> None:
    desk.open_known()
    desk.start()
    handle(desk, error)
    assert not desk.app.flow.session.is_running
    assert desk.page == "fault"
    desk.let_go_by(10)
    assert desk.page == "fault"
    desk.press("way-back")
    assert desk.page == "stop"
    assert [end.reason for end in desk.facts(SessionEnded)] == [EndReason.INTERRUPTED]


def test_where_no_window_can_be_opened_a_dialog_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("sciatimer.ui.fault_dialog.show_fault", lambda text, _texts: told.append(text))

    def fail() -> None:
        raise HistoryNotWritable(Path("/data/history.db"), "Permission denied")

    resort = LastResort(None, DataPaths(desk.folder), desk.texts, fail)
    resort.handle(HistoryDiskFull, HistoryDiskFull(Path("/data/history.db")), None)
    assert "Permission denied" in told[0]


def test_an_error_of_the_last_resort_itself_is_logged_and_no_traceback_is_printed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = DataPaths(desk.folder)
    paths.prepare()
    answer = "pain 7"

    def fail() -> None:
        raise LookupError(answer)

    LastResort(None, paths, desk.texts, fail).handle(HistoryDiskFull, HistoryDiskFull(paths.history), None)
    assert "LookupError" in paths.log.read_text(encoding="utf-8")
    assert "pain 7" not in paths.log.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


def test_a_log_that_cannot_be_written_does_not_hide_the_message(desk: Desk) -> None:
    desk.open_known()
    (desk.folder / "sciatimer.log").mkdir()
    handle(desk, RuntimeError("ours"))
    assert desk.page == "fault"
