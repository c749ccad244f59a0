"""A working day with the program in the background: the clock goes on when the test says so, and breaks come."""

import math
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sciatimer.desktop.notice import Notice
from sciatimer.history.settings import load_settings
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.reminders.model import Decision, Held
from sciatimer.ui import program as module
from sciatimer.ui.application import Application
from sciatimer.ui.break_controller import BreakController
from sciatimer.ui.foundation import Foundation
from sciatimer.ui.program import Program
from sciatimer.ui.reminding import Reminding
from sciatimer.ui.single_instance import SingleInstance
from tests.desktop.surroundings import Office
from tests.fakes import FakeClock
from tests.ui.desk import Desk, FrailStore, clear_away


class Workday(Desk):
    """The same person with the program in the tray.

    Attributes:
        office: the machine around them.
        codes: what the program ended with.
    """

    def __init__(self, folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(folder, clock)
        monkeypatch.setattr(module, "_UNSEEN", frozenset())
        monkeypatch.setattr(QApplication, "exit", self._on_exit)
        self.office = Office()
        self.codes: list[int] = []
        self.program: Program | None = None
        self._instance: SingleInstance | None = None

    def start_program(self, *, tray: bool = True) -> Program:
        """The program starts, in the tray or with its window."""
        paths = DataPaths(self.folder)
        paths.prepare()
        foundation = Foundation(
            self.clock, FrailStore(paths.history), self.texts, paths, 1.0, self.devices, self.office.surroundings()
        )
        self._instance = SingleInstance(self.folder)
        program = self.program = Program(foundation, WindowOptions(self.folder, tray=tray), self._instance)
        program.resident.opened.connect(self._apps.append)
        self._last_resort = program._last_resort
        sys.excepthook = self.on_uncaught  # the program has put its own in its place, which keeps quiet about faults
        program.begin()
        if not tray:
            program._later.stop()  # or it comes round a second time in a test that takes a second
            program._later.timeout.emit()
        clear_away()
        return program

    def end_program(self) -> None:
        """The program ends, whatever was open."""
        if self.program is not None and self._instance is not None:
            self.program.resident.leave()
            self.program.close()
            self._instance.release()
            for app in self._apps:
                app.window.deleteLater()
                app.deleteLater()
            self._apps.clear()
            self.program.deleteLater()
            self.program = None
            clear_away()

    def close_window(self) -> None:
        """The person closes the window, and reads what is said about it."""
        self.app.window.close()
        clear_away()

    def leave(self) -> None:
        """Ends everything."""
        self.end_program()
        super().leave()

    @property
    def reminding(self) -> Reminding:
        """What reminds."""
        assert self.program is not None
        assert self.program._reminding is not None
        return self.program._reminding

    @property
    def breaks(self) -> BreakController:
        """What decides about breaks."""
        return self.reminding.breaks

    @property
    def decision(self) -> Decision:
        """What was decided last."""
        standing = self.breaks.standing()
        assert standing is not None
        return standing.decision

    @property
    def notice(self) -> Notice | None:
        """The notification that is on the screen."""
        return self.office.notifier.shown

    def is_offered(self) -> bool:
        """Whether a notification is on the screen."""
        return self.notice is not None

    def held(self) -> Held | None:
        """Why nothing is shown."""
        return self.decision.held

    @property
    def opened(self) -> Application | None:
        """The window, if it was ever opened."""
        assert self.program is not None
        return self.program.resident.application

    def sit(self, minutes: float) -> None:
        """The person sits at the desk; every timer of the breaks comes round when it should."""
        end = self.clock.elapsed() + minutes * 60
        while self.clock.elapsed() < end:
            timer = self.breaks._timer
            wait = timer.interval() / 1000 if timer.isActive() else math.inf
            self.clock.advance(min(wait, end - self.clock.elapsed()))
            self.breaks.look()
            clear_away()

    def go_away(self, minutes: float) -> None:
        """The person leaves the desk and comes back."""
        self.clock.advance(300)
        self.office.hands.go_idle(300)
        self.breaks.look()
        self.sit(minutes - 5)
        self.office.hands.touch()
        self.breaks.look()
        self.office.hands.idle = 60.0
        clear_away()

    def answer(self, key: str) -> None:
        """Presses a button of the notification."""
        self.office.notifier.choose(key)
        clear_away()

    def closing_told(self) -> bool:
        """Whether it was read what closing the window means."""
        with FrailStore(DataPaths(self.folder).history) as store:
            return load_settings(store).closing_told

    def _on_exit(self, code: int = 0) -> None:
        self.codes.append(code)
