"""One window for one data folder: a lock file, and a small file that asks the first window to come up. No socket."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal


class SingleInstance(QObject):
    """Whether this process is the first one on a data folder.

    Signals:
        raise_requested(): a second launch wants the window to come up.
    """

    raise_requested = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._call = folder / "raise"
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a dead process lets go; a long-lived one keeps it
        self.is_first = self._lock.tryLock(100)
        self._watcher = QFileSystemWatcher(self)
        if self.is_first:
            self._call.touch(mode=0o600)
            self._watcher.addPath(str(self._call))
            self._watcher.fileChanged.connect(self._on_called)

    def raise_first(self) -> None:
        """Asks the first window to come up."""
        self._call.write_text("up", encoding="utf-8")

    def release(self) -> None:
        """Lets the next launch be the first."""
        self._lock.unlock()

    def _on_called(self) -> None:
        if str(self._call) not in self._watcher.files() and self._call.exists():
            self._watcher.addPath(str(self._call))
        self.raise_requested.emit()
