"""Asks the mechanisms of this machine while a window is open: in processes of their own, and never waited for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from sciatimer.desktop.mechanisms import LIMIT, NO_WORD, given_up, last_line, probe_command
from sciatimer.desktop.own_program import own_variables

AT_ONCE = 2  # more would only wait for each other, and then be given up


class Probing(QObject):
    """Asks one mechanism after the other, two at a time.

    Args:
        command: the command line that tries a mechanism.

    Signals:
        found(str, str): a mechanism, and what it says of itself.
    """

    found = Signal(str, str)

    def __init__(self, command: Callable[[str], list[str]] = probe_command) -> None:
        super().__init__()
        self._command = command
        self._waiting: list[str] = []
        self._probes: list[_Probe] = []

    def ask(self, names: Sequence[str]) -> None:
        """Asks these; whatever was asked before is given up."""
        self.close()
        self._waiting = list(names)
        for _ in range(AT_ONCE):
            self._next()

    def close(self) -> None:
        """Ends what still runs."""
        self._waiting = []
        for probe in self._probes:
            probe.end()
        self._probes = []

    def _next(self) -> None:
        if self._waiting:
            probe = _Probe(self._waiting.pop(0), self)
            probe.answered.connect(self._on_answered)
            self._probes.append(probe)
            probe.start(self._command(probe.name))

    def _on_answered(self, name: str, line: str) -> None:
        for probe in [probe for probe in self._probes if probe.name == name]:
            self._probes.remove(probe)
            probe.end()
        self._next()
        self.found.emit(name, line)


class _Probe(QObject):
    """One process that may hang."""

    answered = Signal(str, str)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(round(LIMIT * 1000))
        self._late.timeout.connect(self._on_late)

    def start(self, command: list[str]) -> None:
        variables = QProcessEnvironment()
        for name, value in own_variables().items():
            variables.insert(name, value)
        self._process.setProcessEnvironment(variables)
        self._late.start()
        self._process.start(command[0], command[1:])

    def end(self) -> None:
        """Ends it, hung or not."""
        self._late.stop()
        self._process.blockSignals(True)
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished()
        self.deleteLater()

    @property
    def _output(self) -> bytes:
        return bytes(self._process.readAllStandardOutput().data())

    def _on_finished(self) -> None:
        self.answered.emit(self.name, last_line(self._output))

    def _on_error(self) -> None:
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self.answered.emit(self.name, NO_WORD)

    def _on_late(self) -> None:
        self.answered.emit(self.name, given_up(self._output))
