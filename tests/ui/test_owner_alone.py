"""Every file that the program makes is for its owner alone, and every folder, whatever the umask says."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QApplication, QFileDialog

from sciatimer.catalogue.model import Position
from sciatimer.catalogue.own import Draft
from sciatimer.commands.crash import report
from sciatimer.desktop.autostart import system_autostart
from sciatimer.history.backup import backup
from sciatimer.history.csv_export import export_csv
from sciatimer.history.json_export import export_json
from sciatimer.paths import DataPaths
from sciatimer.ui.own_packs import OwnPacks
from sciatimer.ui.printing import Sheet, save_pdf
from sciatimer.ui.single_instance import Wish
from tests.catalogue.test_own import filled
from tests.fakes import FakeClock
from tests.ui.desk import clear_away
from tests.ui.workday import Workday

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")

SHEET = Sheet(("<p>Pain 3 of 10</p>",), "Page {page} of {pages}.", "Sciatimer report")


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=["umask 000", "umask 022", "umask 077"])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the system would take away from a new file by itself."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def home(umask: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which nothing is yet; the data folder lies deep in it."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("SCIATIMER_DATA_DIR", str(home / ".local" / "share" / "sciatimer"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home / ".config"))
    return home


def modes(home: Path) -> dict[str, str]:
    """What was made, and for whom it is, where that is not its owner alone."""
    made = {file: stat.S_IMODE(file.lstat().st_mode) for file in home.rglob("*")}
    return {
        str(file.relative_to(home)): f"{mode:o}"
        for file, mode in made.items()
        if mode != (0o700 if file.is_dir() else 0o600)
    }


def test_whatever_is_done_others_can_read_nothing_of_it(
    qapp: QApplication, home: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / ".local" / "share" / "sciatimer"
    DataPaths(folder).prepare()
    day = Workday(folder, clock, monkeypatch)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    day.pass_screens()
    program = day.start_program(tray=False)
    day.session()
    day.sit(46)
    assert day._instance is not None
    day._instance.ask(Wish())
    assert list((folder / "wishes").glob("*.wish"))
    program._last_resort.note("nothing that anybody answered")
    OwnPacks(day.app.services).save(Draft(filled(Position.SEATED, id="")), None)
    system_autostart(day.texts).switch(True, lambda _state: None)
    report(ValueError(), None)
    _take_along(day, home)
    assert program._copies is not None
    program._copies.work.wait()
    seen = modes(home)
    made = {file.name for file in home.rglob("*") if file.is_file()}
    day.leave()
    clear_away()
    assert seen == {}
    assert modes(home) == {}
    assert made >= {
        "history.db", "history.db-wal", "history.db-shm", "history-2026-03-02.db", "sitting.json", "sciatimer.log",
        "window.lock", "own-mine.json", "sciatimer.desktop", "all.json", "table.csv", "report.pdf", "copy.db",
    }  # fmt: skip


def _take_along(day: Workday, home: Path) -> None:
    """Everything that goes to a place the person chooses."""
    store, packs = day.store, DataPaths(day.folder).packs
    export_json(store, packs, home / "all.json")
    export_csv(store, home / "table.csv")
    backup(store, home / "copy.db")
    save_pdf(SHEET, QPageSize(QPageSize.PageSizeId.A4), home / "report.pdf")
    day.press("way-done", "header-settings", "settings-data", "data-export_json")
    (dialog,) = day.app.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(home / "chosen.json"))
    dialog.done(0)
    clear_away()
    day.app.data.work.wait()
    assert (home / "chosen.json").exists()
