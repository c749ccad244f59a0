"""What catches an error that no slot caught: a mistake is told in the window, a fault of ours is logged and told."""

import os
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from sciatimer.errors import SciatimerError
from sciatimer.history.verify import damage
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts

if TYPE_CHECKING:
    from sciatimer.ui.flow import Flow


class LastResort:
    """The handler behind sys.excepthook. The log holds where it happened, never what was answered.

    Args:
        flow: leads the window; None while there is none.
        paths: the data folder.
        texts: the words.
        bring_up: opens the window where it is closed: who pressed something in the tray has to hear why it failed.
    """

    def __init__(
        self, flow: "Flow | None", paths: DataPaths, texts: Texts, bring_up: Callable[[], None] | None = None
    ) -> None:
        self.flow = flow
        self._paths = paths
        self._texts = texts
        self._bring_up = bring_up

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Ends a running session safely, and says what to do next."""
        try:
            self._handle(kind, error, trace)
        except SciatimerError as worse:  # the window cannot be opened at all
            self._tell_without_window(worse)
        except Exception as worse:  # noqa: BLE001 - behind this there is nothing but a traceback that nobody reads
            self._write(type(worse), worse.__traceback__)

    def note(self, what: str) -> None:
        """Writes a line into the log: what went wrong without anybody having to do something about it."""
        self._append(f"{what}\n")

    def _handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if self.flow is not None:
            self.flow.session.halt()
        if isinstance(error, SciatimerError):
            self._tell(error)
            return
        self._write(kind, trace)
        found = damage(self._paths.history)
        if found is not None:  # what could not be foreseen came of a broken file
            self._tell(found)
        elif self.flow is not None:
            self.flow.faults.say(self._texts("ui.unexpected", log=self._paths.log))

    def _tell(self, error: SciatimerError) -> None:
        if self._bring_up is not None:
            self._bring_up()
        if self.flow is not None:
            self.flow.faults.tell(error)

    def _tell_without_window(self, error: SciatimerError) -> None:
        from sciatimer.ui.fault_dialog import show_fault
        from sciatimer.ui.mistakes import mistake_words

        show_fault(mistake_words(error, self._texts), self._texts)

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        self._append(f"{kind.__name__}\n{''.join(traceback.format_tb(trace))}\n")

    def _append(self, text: str) -> None:
        try:
            descriptor = os.open(self._paths.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            return  # a full disk must not hide the message
