"""Another program that is asked something and may hang: it runs as a child, and nobody waits for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

_LIMIT = 1.5  # seconds a program has for its answer
_KILL_MS = 100  # a killed child is gone at once; this is for a kernel that is busy


class Program(QObject):
    """One run of a program, from its start to its end.

    Args:
        command: the program and its arguments.
        parent: what it must not outlive.

    Signals:
        said(): it has written something.
        ended(bool): it ended by itself, with success or not; also when it could not be started.
    """

    said = Signal()
    ended = Signal(bool)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process = QProcess(self)
        variables = QProcessEnvironment.systemEnvironment()
        variables.insert("LC_ALL", "C")  # pactl writes its numbers with the commas of a language, and no JSON then
        self._process.setProcessEnvironment(variables)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self.said)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Starts it without waiting."""
        program, *arguments = self._command
        self._process.start(program, arguments)

    def output(self) -> bytes:
        """What it has written since it was last asked."""
        return bytes(self._process.readAllStandardOutput().data())

    def close(self) -> None:
        """Kills it if it still runs. Twice does no harm."""
        self._process.blockSignals(True)
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(_KILL_MS)
        self.deleteLater()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self.ended.emit(code == 0 and status is QProcess.ExitStatus.NormalExit)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(False)


class Question(QObject):
    """Runs a program for what it writes. It is killed when that takes too long.

    Args:
        command: the program and its arguments.
        answered: gets what it wrote, or None where it is missing, fails, or hangs. Called once, never after ``close``.
        parent: what it must not outlive.
    """

    def __init__(
        self, command: Sequence[str], answered: Callable[[bytes | None], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._answered = answered
        self._program = Program(command, self)
        self._program.ended.connect(self._on_ended)
        self._limit = QTimer(self, singleShot=True, interval=round(_LIMIT * 1000))
        self._limit.timeout.connect(self._on_late)
        self._is_open = True

    def start(self) -> None:
        """Asks."""
        self._limit.start()
        self._program.start()

    def close(self) -> None:
        """Kills it; nobody is answered any more. Twice does no harm."""
        if self._is_open:
            self._is_open = False
            self._limit.stop()
            self._program.close()
            self.deleteLater()

    def _on_ended(self, is_good: bool) -> None:
        self._finish(self._program.output() if is_good else None)

    def _on_late(self) -> None:
        self._finish(None)

    def _finish(self, answer: bytes | None) -> None:
        if self._is_open:
            self.close()
            self._answered(answer)
