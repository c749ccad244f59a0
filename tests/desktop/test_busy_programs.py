"""What is asked through other programs: the first that knows is believed, and one that hangs holds nobody up."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from sciatimer.desktop import busy_programs, program
from sciatimer.desktop.busy_programs import ProgramSource, Recipe, gnome_settings, microphone, shared_camera
from sciatimer.desktop.busy_source import Who
from sciatimer.desktop.program import Program
from sciatimer.reminders.model import Held

MISSING = ("/nowhere/program",)
HANGS = (sys.executable, "-c", "import signal; signal.pause()")
FAILS = (sys.executable, "-c", "print('busy'); raise SystemExit(1)")
BUSY = (sys.executable, "-c", "print('busy')")
FREE = (sys.executable, "-c", "print('free')")
TELLS = (sys.executable, "-c", "print('it is over', flush=True); import signal; signal.pause()")
MUTTERS = (sys.executable, "-c", "print('something', flush=True); import signal; signal.pause()")


def read(answer: bytes) -> Who:
    return {b"busy": ("Somebody",), b"free": ()}.get(answer.strip())


def recipe(command: tuple[str, ...], name: str = "it", monitor: tuple[str, ...] = ()) -> Recipe:
    return Recipe(name, command, read, monitor, b"over")


class Asker:
    """Asks sources, and closes them at the end."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.parent = QObject()
        self.sources: list[ProgramSource] = []
        self.changes = 0

    def source(self, *recipes: Recipe) -> ProgramSource:
        self.sources.append(ProgramSource(Held.CALL, recipes, self.parent))
        self.sources[-1].changed.connect(self.on_changed)
        return self.sources[-1]

    def on_changed(self) -> None:
        self.changes += 1

    def ask(self, source: ProgramSource) -> Who:
        told: list[Who] = []
        source.ask(told.append)
        self._qtbot.wait_until(lambda: told != [], timeout=20_000)
        assert len(told) == 1
        return told[0]


@pytest.fixture
def asker(qtbot: QtBot) -> Iterator[Asker]:
    made = Asker(qtbot)
    yield made
    for source in made.sources:
        source.close()
    assert running(made.parent) == []


def running(parent: QObject) -> list[QProcess]:
    return [each for each in parent.findChildren(QProcess) if each.state() is not QProcess.ProcessState.NotRunning]


def test_a_program_is_asked(asker: Asker) -> None:
    assert asker.ask(asker.source(recipe(BUSY))) == ("Somebody",)
    assert asker.ask(asker.source(recipe(FREE))) == ()


def test_the_next_one_is_asked_where_one_does_not_know(asker: Asker) -> None:
    unread = (sys.executable, "-c", "print('?')")
    source = asker.source(recipe(MISSING), recipe(FAILS), recipe(unread), recipe(BUSY, "the fourth"), recipe(FREE))
    assert asker.ask(source) == ("Somebody",)
    assert source.name == "the fourth"


def test_where_no_program_knows_it_cannot_be_told(asker: Asker) -> None:
    assert asker.ask(asker.source(recipe(MISSING), recipe(FAILS))) is None


def test_one_that_hangs_is_killed(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_LIMIT", 0.3)
    begun = time.monotonic()
    assert asker.ask(asker.source(recipe(HANGS))) is None
    assert time.monotonic() - begun < 5
    assert running(asker.parent) == []


def test_starting_it_does_not_wait(asker: Asker) -> None:
    begun = time.monotonic()
    asker.source(recipe(HANGS)).ask(print)
    assert time.monotonic() - begun < 0.5


def test_asking_again_forgets_who_asked_before(asker: Asker) -> None:
    source = asker.source(recipe(HANGS))
    told: list[Who] = []
    source.ask(told.append)
    source._recipes = [recipe(BUSY)]
    assert asker.ask(source) == ("Somebody",)
    assert told == []


def test_changes_are_told_while_they_are_wanted(qtbot: QtBot, asker: Asker) -> None:
    source = asker.source(recipe(BUSY, monitor=TELLS))
    asker.ask(source)
    source.watch(on=True)
    source.watch(on=True)
    qtbot.wait_until(lambda: asker.changes == 1)
    assert len(running(asker.parent)) == 1
    source.watch(on=False)
    assert running(asker.parent) == []


def test_what_does_not_concern_us_is_no_change(qtbot: QtBot, asker: Asker) -> None:
    source = asker.source(recipe(BUSY, monitor=MUTTERS))
    asker.ask(source)
    source.watch(on=True)
    assert source._monitor is not None
    with qtbot.wait_signal(source._monitor.said):
        pass
    assert asker.changes == 0


def test_one_without_a_way_to_tell_is_watched_by_nobody(asker: Asker) -> None:
    source = asker.source(recipe(BUSY))
    asker.ask(source)
    source.watch(on=True)
    assert running(asker.parent) == []


def test_numbers_are_written_without_the_commas_of_a_language(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    one = Program((sys.executable, "-c", "import os; print(os.environ['LC_ALL'])"))
    with qtbot.wait_signal(one.ended, timeout=20_000):
        one.start()
    assert one.output() == b"C\n"
    one.close()


@pytest.mark.parametrize(
    ("desktop", "schema", "answer", "who"),
    [
        ("GNOME", "org.gnome.desktop.notifications", "false", ("",)),
        ("ubuntu:GNOME", "org.gnome.desktop.notifications", "true", ()),
        ("X-Cinnamon", "org.cinnamon.desktop.notifications", "false", ("",)),
        ("MATE", "org.mate.NotificationDaemon", "true", ("",)),
        ("MATE", "org.mate.NotificationDaemon", "false", ()),
        ("GNOME", "org.gnome.desktop.notifications", "No such schema", None),
    ],
)
def test_the_settings_of_the_desktop_that_runs_are_read(
    asker: Asker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    desktop: str,
    schema: str,
    answer: str,
    who: Who,
) -> None:
    played = tmp_path / "gsettings"
    played.write_text(f'#!/bin/sh\n[ "$1" = get ] && [ "$2" = {schema} ] && echo "{answer}"\n', encoding="ascii")
    played.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    (source,) = gnome_settings({"XDG_CURRENT_DESKTOP": desktop}, asker.parent)
    assert isinstance(source, ProgramSource)
    assert source.held is Held.DO_NOT_DISTURB
    assert asker.ask(source) == who


@pytest.mark.parametrize("desktop", ["KDE", "XFCE", "sway", ""])
def test_a_switch_left_off_on_another_desktop_silences_nothing(asker: Asker, desktop: str) -> None:
    assert gnome_settings({"XDG_CURRENT_DESKTOP": desktop}, asker.parent) == []


def test_in_a_sandbox_nobody_else_s_settings_are_read(
    asker: Asker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(busy_programs, "SANDBOX", tmp_path)
    assert gnome_settings({"XDG_CURRENT_DESKTOP": "GNOME"}, asker.parent) == []


def test_microphone_and_camera_make_a_call(asker: Asker) -> None:
    assert microphone(asker.parent).held is shared_camera(asker.parent).held is Held.CALL
