"""What catches an error that no slot caught: a mistake is told in the window, a fault of ours is logged and told."""

import os
import traceback
from pathlib import Path
from types import TracebackType

from sciatimer.errors import SciatimerError
from sciatimer.texts import Texts
from sciatimer.ui.flow import Flow
from sciatimer.ui.mistakes import mistake_words


class LastResort:
    """The handler behind sys.excepthook. The log holds where it happened, never what was answered."""

    def __init__(self, flow: Flow, log: Path, texts: Texts) -> None:
        self._flow = flow
        self._log = log
        self._texts = texts

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Ends a running session safely, and says what to do next."""
        self._flow.session.halt()
        if isinstance(error, SciatimerError):
            self._flow.show_fault(mistake_words(error, self._texts))
            return
        self._write(kind, trace)
        self._flow.show_fault(self._texts("ui.unexpected", log=self._log))

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        try:
            descriptor = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as file:
                file.write(f"{kind.__name__}\n{''.join(traceback.format_tb(trace))}\n")
        except OSError:
            return  # a full disk must not hide the message
