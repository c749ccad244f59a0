"""The one place where the program is put together: what waits in the tray first, the window when it is opened."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sciatimer.clock import SystemClock
from sciatimer.desktop.memory import give_back
from sciatimer.desktop.own_program import own_command, own_variables
from sciatimer.errors import SciatimerError
from sciatimer.history.faults import HistoryDamaged
from sciatimer.history.settings import load_settings
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.texts import load_texts
from sciatimer.ui.collector import Collector
from sciatimer.ui.endings import Endings
from sciatimer.ui.foundation import Foundation, make_foundation
from sciatimer.ui.language import language_of, speak
from sciatimer.ui.last_resort import LastResort
from sciatimer.ui.resident import Resident
from sciatimer.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from sciatimer.ui.application import Application
    from sciatimer.ui.daily_copies import DailyCopies
    from sciatimer.ui.first_paint import FirstPaint
    from sciatimer.ui.reminding import Reminding

SETTLED_MS = 1000  # by then the window has been painted: what reminds never holds a start up
SLIM_MS = 10_000  # by then what a start, or a break, has loaded has done its work
HOST_MS = 5000  # a tray that comes with the desktop is there by then

_UNSEEN = frozenset({"offscreen", "minimal"})  # screens that nobody looks at


class Program(QObject):
    """Everything that lives from the start to the end.

    Args:
        foundation: what it works with.
        options: how it was started.
        instance: hears of later launches.
        first: what is shown already; None for nothing.

    Attributes:
        resident: opens the window and closes it.
        goes_on_small: the program is to start anew without its window, to give the memory back.
        damage: what is wrong with the history, where a copy is to be put in its place.
    """

    def __init__(
        self,
        foundation: Foundation,
        options: WindowOptions,
        instance: SingleInstance,
        first: "FirstPaint | None" = None,
    ) -> None:
        super().__init__()
        self._first = first
        self._foundation = foundation
        self._options = options
        self._reminding: Reminding | None = None
        self._copies: DailyCopies | None = None
        self._last_resort = LastResort(None, foundation.paths, foundation.texts, self._bring_up)
        self.resident = Resident(foundation, self, self._last_resort, None if first is None else first.window)
        self.goes_on_small = False
        self.damage: HistoryDamaged | None = None
        self._endings = Endings(self)
        self._later = QTimer(self, singleShot=True)
        self._slimming = QTimer(self, singleShot=True)
        self._slimming.setInterval(SLIM_MS)
        self._slimming.timeout.connect(self._on_slimming)
        instance.asked.connect(self.resident.grant)
        instance.listen()
        self._connect()
        sys.excepthook = self._last_resort.handle

    def begin(self) -> None:
        """Opens the window, or waits in the tray."""
        if self._options.tray:
            self._remind()
            self._later.timeout.connect(self._on_no_host)
            self._later.start(HOST_MS)
        else:
            self.resident.open_today(self._options.start)
            self._later.timeout.connect(self._remind)
            self._later.start(SETTLED_MS)
            if self._first is not None and self._first.is_closing and self.resident.application is not None:
                self.resident.application.window.close()

    def close(self) -> None:
        """Lets go of the machine and of the history."""
        self._later.stop()
        self._slimming.stop()
        if self._reminding is not None:
            self._reminding.close()
        if self._copies is not None:
            self._copies.close()
        self._endings.close()
        self._foundation.store.close()

    @property
    def goes_on(self) -> bool:
        """Whether it has something to do once the window is closed: breaks are on, and somebody can see them."""
        settings = load_settings(self._foundation.store)
        return settings.reminders and settings.disclaimer_read and QGuiApplication.platformName() not in _UNSEEN

    @property
    def has_tray(self) -> bool:
        """Whether there is an icon that brings the window back."""
        return self._reminding is not None and self._reminding.has_tray

    def _connect(self) -> None:
        self._endings.asked.connect(self.resident.leave)
        self._endings.logging_out.connect(self._on_logging_out)
        self.resident.opened.connect(self._on_opened)
        self.resident.rested.connect(self._on_rested)
        self.resident.ended.connect(self._on_ended)
        self.resident.restore_requested.connect(self._on_restore)

    @Slot()
    def _remind(self) -> None:
        from sciatimer.ui.reminding import Reminding

        self._reminding = reminding = Reminding(self._foundation)
        reminding.open_requested.connect(self.resident.open)
        reminding.today_requested.connect(self.resident.open_today)
        reminding.quit_requested.connect(self.resident.leave)
        reminding.breaks.looked.connect(self._slim_later)
        if self.resident.application is not None:
            reminding.attach(self.resident.application)
        reminding.begin()
        self._keep_copies()

    def _keep_copies(self) -> None:
        """Of what is thrown away at the end nobody wants a copy."""
        if not (self._options.temp or self._options.demo):
            from sciatimer.ui.daily_copies import DailyCopies

            foundation = self._foundation
            self._copies = DailyCopies(foundation.paths, foundation.clock, self._last_resort.note)
            self._copies.begin()

    @Slot()
    def _slim_later(self) -> None:
        """A look that shows nothing touches few pages, so only what was loaded for a break is worth it."""
        if self.resident.application is None and self._reminding is not None and self._reminding.is_large:
            self._slimming.start()

    @Slot()
    def _on_slimming(self) -> None:
        if self.resident.application is None and self._reminding is not None:
            self._reminding.is_large = False
            give_back()

    @Slot(object)
    def _on_opened(self, application: "Application") -> None:
        if self._reminding is not None:
            self._reminding.attach(application)

    @Slot()
    def _on_no_host(self) -> None:
        """Nothing shows that it runs, and it has nothing to remind of: then the window is what the person looks for."""
        if not self.has_tray and not self.goes_on and self.resident.is_closed:
            self.resident.open(minimised=True)

    @Slot()
    def _on_rested(self) -> None:
        if not _can_start_anew(self._options):
            return
        if self._reminding is not None and not self._reminding.is_quiet:
            self.resident.rest_later()
            return
        self.goes_on_small = True
        self.resident.leave()

    def _bring_up(self) -> None:
        self.resident.open_if_closed()

    @Slot(object)
    def _on_restore(self, damage: HistoryDamaged) -> None:
        """With the window nothing holds the history any more, and only then its file may be another one."""
        self.damage = damage
        self.resident.leave()

    @Slot()
    def _on_logging_out(self) -> None:
        self.resident.leave()

    @Slot(int)
    def _on_ended(self, code: int) -> None:
        QApplication.exit(code)


def live(
    qt: QApplication,
    options: WindowOptions,
    instance: SingleInstance,
    first: "FirstPaint | None",
    loaded: Callable[[], None],
) -> int:
    """Runs until the person quits.

    Args:
        qt: the application.
        options: how it was started.
        instance: hears of later launches.
        first: what is shown already.
        loaded: is called when all that a start needs is there.

    Returns:
        The exit code: 0 good, 1 the history cannot be used.
    """
    try:
        foundation = founded(options, first)
    except SciatimerError as error:
        from sciatimer.ui.fault_dialog import tell

        tell(error)
        return 1
    if foundation is None:
        return 1
    speak(foundation.texts.language)
    if options.demo:
        from sciatimer.ui.application import services_on
        from sciatimer.ui.demo import lay_in

        lay_in(services_on(foundation))
    program = Program(foundation, options, instance, first)
    collector = Collector()
    program.begin()
    loaded()
    code = qt.exec()
    program.close()
    collector.close()
    opens_again = program.damage is not None and _mended(program.damage, options)
    instance.release()
    if program.goes_on_small:
        _start_anew(options, "--tray")
    elif opens_again and _can_start_anew(options):
        _start_anew(options)
    return code


def founded(options: WindowOptions, first: "FirstPaint | None" = None) -> Foundation | None:
    """Opens the data folder; where the history is damaged a copy is offered. None if nobody wants it, or there is none."""
    clock = SystemClock()
    try:
        return make_foundation(options, clock)
    except SciatimerError as error:
        if first is not None:
            first.window.hide()  # it promises what will not come
        if not isinstance(error, HistoryDamaged):
            raise
        mended = _mended(error, options)
    return make_foundation(options, clock) if mended else None


def _mended(error: HistoryDamaged, options: WindowOptions) -> bool:
    from sciatimer.ui import fault_dialog
    from sciatimer.ui.mending import mend

    texts = load_texts(language_of(""))
    dialog = (fault_dialog.ask_to_put_back, fault_dialog.show_fault)
    return mend(error, DataPaths(options.data_dir), SystemClock().now(), texts, dialog)


def _can_start_anew(options: WindowOptions) -> bool:
    """Not with a folder that this process throws away at its end, and not where a process cannot become another."""
    return not options.temp and sys.platform != "win32"


def _start_anew(options: WindowOptions, *how: str) -> None:
    """Becomes a new process. One without a window is small: closing one gives next to nothing back (docs/architecture.md).

    All that is known lies in the history, and a launch that comes in between waits in the folder of wishes.
    """
    command = own_command("--data-dir", str(options.data_dir), *how)
    os.execve(command[0], command, own_variables())  # noqa: S606 - our own program, no shell
