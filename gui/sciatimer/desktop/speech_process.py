"""The speech process: it alone touches the system's speech, so that whatever hangs hangs here and can be ended.

QTextToSpeech takes two seconds to come up beside speech-dispatcher, and some of its calls never come back when that has
no sound device. The window talks to this process by lines on its standard input and output, and outlives it.
"""

import os
import sys
import threading
import time
from typing import BinaryIO, NoReturn

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from sciatimer.desktop.speech_words import Choose, Failed, Order, Ready, Report, read_order, to_line
from sciatimer.desktop.voice import Voice

LAST_WORD = 0.3  # seconds that a process nobody talks to any more may take to end by itself


class Ears(QObject):
    """Reads orders in a thread, so that this process ends with the window even while the engine is at work.

    Signals:
        heard(object): an Order.
        over(): there will be no more.
    """

    heard = Signal(object)
    over = Signal()

    def listen(self, source: BinaryIO) -> None:
        """Reads until the other side is gone, and then ends this process, hung or not."""
        for line in source:
            self.heard.emit(read_order(line))
        self.over.emit()
        time.sleep(LAST_WORD)
        os._exit(0)


class Process(QObject):
    """Carries out the orders and reports on the standard output."""

    def __init__(self, ears: Ears) -> None:
        super().__init__()
        self._voice: Voice | None = None
        ears.heard.connect(self._on_heard)
        ears.over.connect(self._on_over)

    @Slot(object)
    def _on_heard(self, order: Order) -> None:
        if isinstance(order, Choose):
            self._choose(order)
        elif self._voice is not None:
            self._voice.carry_out(order)

    def _choose(self, choice: Choose) -> None:
        from sciatimer.desktop.engines import Engine

        if self._voice is not None:
            self._voice.end()
            self._voice = None
        engine = Engine.start(choice, self)
        if isinstance(engine, Failed):
            _report(engine)
            return
        self._voice = Voice(engine, self)
        self._voice.reported.connect(self._on_reported)
        _report(Ready(engine.name, engine.voice, engine.engines, engine.voices))

    @Slot(object)
    def _on_reported(self, report: Report) -> None:
        _report(report)

    @Slot()
    def _on_over(self) -> None:
        os._exit(0)


def _report(report: Report) -> None:
    sys.stdout.buffer.write(to_line(report))
    sys.stdout.buffer.flush()


def serve() -> NoReturn:
    """Is the speech process until the other side is gone."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    # macOS speaks only beside a Cocoa event loop; the others need no display.
    application = QGuiApplication([]) if sys.platform == "darwin" else QCoreApplication([])
    ears = Ears()
    process = Process(ears)
    threading.Thread(target=ears.listen, args=(sys.stdin.buffer,), daemon=True).start()
    code = application.exec()
    del process
    os._exit(code)
