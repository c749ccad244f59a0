"""What catches an error that no slot caught: a mistake is told in the window, a fault of ours is logged and told."""

import os
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sciatimer.errors import SciatimerError
from sciatimer.texts import Texts
from sciatimer.ui.mistakes import mistake_words

if TYPE_CHECKING:
    from sciatimer.ui.flow import Flow


class LastResort:
    """The handler behind sys.excepthook. The log holds where it happened, never what was answered.

    Args:
        flow: leads the window; None while there is none, so that a mistake cannot be told.
        log: the file.
        texts: the words.
    """

    def __init__(self, flow: "Flow | None", log: Path, texts: Texts) -> None:
        self.flow = flow
        self._log = log
        self._texts = texts

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Ends a running session safely, and says what to do next."""
        if self.flow is not None:
            self.flow.session.halt()
        if isinstance(error, SciatimerError):
            self._tell(mistake_words(error, self._texts))
            return
        self._write(kind, trace)
        self._tell(self._texts("ui.unexpected", log=self._log))

    def note(self, what: str) -> None:
        """Writes a line into the log: what went wrong without anybody having to do something about it."""
        self._append(f"{what}\n")

    def _tell(self, text: str) -> None:
        if self.flow is not None:
            self.flow.show_fault(text)

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        self._append(f"{kind.__name__}\n{''.join(traceback.format_tb(trace))}\n")

    def _append(self, text: str) -> None:
        try:
            descriptor = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            return  # a full disk must not hide the message
