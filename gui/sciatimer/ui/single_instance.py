"""One window for one data folder: a lock file, and a folder in which a later launch leaves what it wishes. No socket."""

import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal, Slot

from sciatimer.catalogue.kinds import Position
from sciatimer.paths import DataFolderUnusable

TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - by which Wayland lets one program give the focus to another
_LONGEST_TOKEN = 256
_LONGEST_FILE = 1024  # bytes; ours are far shorter
_FRESH = 30.0  # seconds; what lies there longer when a window opens was meant for one that is gone
_LOCK = "window.lock"
_WISH = ".wish"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a second launch wants of the first.

    Attributes:
        comes_up: the window is to come up in front.
        start: the position to have ready on Today.
        focus: the token by which Wayland lets the window have the focus; empty where there is none.
    """

    comes_up: bool = True
    start: Position | None = None
    focus: str = ""


def wish_of(*, tray: bool, start: Position | None) -> Wish:
    """What this launch wants of one that runs already: a start in the tray raises nothing."""
    return Wish(comes_up=start is not None or not tray, start=start, focus=_sound_token(os.environ.get(TOKEN_VARIABLE)))


class SingleInstance(QObject):
    """Whether this process is the first one on a data folder.

    Args:
        folder: the data folder, prepared.

    Attributes:
        is_first: it is.

    Signals:
        asked(Wish): a later launch wants something. One signal for each launch, in their order.
    """

    asked = Signal(Wish)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._wishes = folder / "wishes"
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # a dead process lets go; a long-lived one keeps it
        self.is_first = self._lock.tryLock(100)
        if self.is_first:
            with suppress(OSError):  # it has gone already: then nobody reads it
                (folder / _LOCK).chmod(0o600)  # Qt makes it by the umask
        self._watcher: QFileSystemWatcher | None = None
        self._first_look = QTimer(self, singleShot=True)
        self._first_look.timeout.connect(self._on_changed)

    def listen(self) -> None:
        """Hears of later launches from now on, and of those since the lock was taken."""
        watcher = self._watcher = QFileSystemWatcher(self)
        watcher.directoryChanged.connect(self._on_changed)
        self._watch(watcher)
        self._drop_stale()
        self._first_look.start(0)

    def ask(self, wish: Wish) -> None:
        """Hands a wish to the first one, which reads it whole or not at all.

        Raises:
            DataFolderUnusable: it cannot be written.
        """
        try:
            self._make_folder()
            _leave(self._wishes / f"{time.time_ns():020}-{os.urandom(8).hex()}", _written(wish))
        except OSError as error:
            raise DataFolderUnusable(self._wishes, error.strerror or str(error)) from error

    def release(self) -> None:
        """Hears nothing any more, and lets the next launch be the first."""
        self._first_look.stop()
        if self._watcher is not None:
            self._watcher.directoryChanged.disconnect(self._on_changed)
        self._lock.unlock()

    def _make_folder(self) -> None:
        self._wishes.mkdir(mode=0o700, exist_ok=True)

    def _watch(self, watcher: QFileSystemWatcher) -> None:
        with suppress(OSError):  # then it hears nothing, and the launch that cannot write says so
            self._make_folder()
        if str(self._wishes) not in watcher.directories():
            watcher.addPath(str(self._wishes))

    def _drop_stale(self) -> None:
        for file in self._wishes.iterdir():
            with suppress(OSError):
                if abs(time.time() - file.lstat().st_mtime) > _FRESH:
                    file.unlink()

    @Slot()
    def _on_changed(self) -> None:
        if self._watcher is not None:
            self._watch(self._watcher)  # the folder may be a new one
        for file in sorted(self._wishes.glob(f"*{_WISH}")):
            wish = _taken(file)
            if wish is not None:
                self._tell(wish)

    def _tell(self, wish: Wish) -> None:
        if wish.comes_up and wish.focus:
            os.environ[TOKEN_VARIABLE] = wish.focus  # where Qt looks for it when the window comes up
        self.asked.emit(wish)


def _leave(file: Path, data: bytes) -> None:
    draft = file.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(data)
    draft.rename(file.with_suffix(_WISH))


def _written(wish: Wish) -> bytes:
    import json  # 2 ms that a first launch need not pay

    return json.dumps({"comes_up": wish.comes_up, "start": wish.start, "focus": wish.focus}).encode("ascii")


def _taken(file: Path) -> Wish | None:
    """Reads a wish and takes it away; None for what is none."""
    import json

    try:
        data = _content(file)
        file.unlink()
        return _read(json.loads(data))
    except (OSError, ValueError, RecursionError):
        return None


def _content(file: Path) -> bytes:
    if not stat.S_ISREG(file.lstat().st_mode):
        raise ValueError("no file of ours")
    with file.open("rb") as stream:
        return stream.read(_LONGEST_FILE)


def _read(wish: object) -> Wish | None:
    if not isinstance(wish, dict) or not isinstance(wish.get("comes_up"), bool):
        return None
    start = wish.get("start")
    return Wish(wish["comes_up"], None if start is None else Position(start), _sound_token(wish.get("focus")))


def _sound_token(token: object) -> str:
    is_sound = isinstance(token, str) and len(token) <= _LONGEST_TOKEN and token.isascii() and token.isprintable()
    return token if is_sound and isinstance(token, str) else ""
