"""The speech process as a child of this one. It ends with its object, whatever it is doing."""

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

from sciatimer.desktop.own_program import own_command, own_variables
from sciatimer.desktop.speech_words import SPEAK

PATIENCE_MS = 100  # how long it may take to end by itself; one that hangs is killed then


class HelperProcess(QObject):
    """Starts it, talks to it, ends it.

    Signals:
        said(bytes): one line.
        ended(): it ended though nobody asked it to, or could not be started.
    """

    said = Signal(bytes)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._on_ready_read)
        self._process.finished.connect(self._on_ended)
        self._process.errorOccurred.connect(self._on_ended)

    def start(self) -> None:
        """Starts it without waiting."""
        variables = QProcessEnvironment()
        for name, value in own_variables().items():
            variables.insert(name, value)
        self._process.setProcessEnvironment(variables)
        program, *arguments = own_command(SPEAK)
        self._process.start(program, arguments)

    def send(self, line: bytes) -> None:
        """Gives it a line."""
        self._process.write(line)

    def end(self) -> None:
        """Ends it, hung or not, within a tenth of a second."""
        self._process.blockSignals(True)
        self._process.closeWriteChannel()
        if self._process.state() is not QProcess.ProcessState.NotRunning and not self._process.waitForFinished(
            PATIENCE_MS
        ):
            self._process.kill()
            self._process.waitForFinished()
        self.deleteLater()

    @Slot()
    def _on_ready_read(self) -> None:
        while self._process.canReadLine():
            self.said.emit(self._process.readLine().data())

    @Slot()
    def _on_ended(self) -> None:
        self.ended.emit()
