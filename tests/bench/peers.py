"""The programs beside which ours is measured, and their surroundings: an empty home and a bus with a tray on it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from datetime import time as clock_time
from importlib.util import find_spec
from pathlib import Path

from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from tests.desktop.desktops import private_bus
from tests.desktop.service import Reply, Values, service
from tests.fakes import FakeClock
from tests.history.diary import Diary
from tests.source import ROOT

PEERS = {"Workrave": "workrave", "Safe Eyes": "safeeyes", "RSIBreak": "rsibreak"}
EMPTY = "empty PySide6 window"
TRAY = "Sciatimer in the tray"
WINDOW = "Sciatimer's window"

_WATCHER = "org.kde.StatusNotifierWatcher"
_QT = ("PySide6", "shiboken6")
_NOT_NEEDED = ("*WebEngine*", "qml", "resources", "translations", "*3D*", "*.pyi", "include", "typesystems")
_PATIENCE = 20  # seconds a program may take to end
_EMPTY = """
import sys
from PySide6 import QtWidgets
app = QtWidgets.QApplication(sys.argv)
window = QtWidgets.QWidget()
window.resize(1000, 700)
window.show()
app.exec()
"""


def installed() -> dict[str, str]:
    """The commands of the peers that are here, by their names."""
    return {name: command for name, command in PEERS.items() if shutil.which(command)}


def absent() -> tuple[str, ...]:
    """The names of the peers that are not here."""
    return tuple(name for name in PEERS if name not in installed())


def commands(folder: Path, *, peers: bool) -> dict[str, list[str]]:
    """What is compared, by name: the empty window, ours in the tray, and the peers that are here."""
    python = sys.executable
    found = {
        EMPTY: [python, "-c", _EMPTY],
        TRAY: [python, "-m", "sciatimer", "--data-dir", str(seeded(folder / "tray")), "--tray"],
    }
    return found | ({name: [command] for name, command in installed().items()} if peers else {})


def seeded(folder: Path) -> Path:
    """A data folder of somebody who uses the program, with breaks on."""
    paths = DataPaths(folder)
    paths.prepare()
    clock = FakeClock(datetime.now().astimezone())
    with HistoryStore(paths.history) as store:
        Diary(store, clock).answer_screens()
        change(store, "getting_up", clock_time(4), clock.now())
        change(store, "disclaimer_read", True, clock.now())
    return folder


class Desk:
    """A bus of its own on which programs run one after the other, with a tray that takes their icons.

    Args:
        address: of the bus.
        packages: where programs of ours find Qt before they look elsewhere; None for wherever it is installed.

    Attributes:
        icons: when each icon was registered, by the monotonic clock; since it was last emptied.
    """

    def __init__(self, address: str, packages: Path | None = None) -> None:
        self._address = address
        self._packages = packages
        self.icons: list[float] = []

    def take_icon(self, _: Values) -> Reply:
        """A program brings its icon."""
        self.icons.append(time.monotonic())
        return "", ()

    @contextmanager
    def running(self, command: Sequence[str]) -> Iterator[int]:
        """Runs a program with an empty home; gives its first process, and ends it with all that it started."""
        with _home() as home:
            process = _started(command, self._variables(home), home)
            try:
                yield process.pid
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)
                process.wait(timeout=_PATIENCE)

    def _variables(self, home: Path) -> dict[str, str]:
        variables = program_variables()
        if self._packages is not None:
            variables["PYTHONPATH"] = os.pathsep.join([str(self._packages), variables["PYTHONPATH"]])
        return variables | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "DBUS_SESSION_BUS_ADDRESS": self._address,
            "DBUS_SYSTEM_BUS_ADDRESS": self._address,
        }


@contextmanager
def desk(packages: Path | None = None) -> Iterator[Desk]:
    """A bus with a tray on it. Where no system bus runs, it stands in for that too: Safe Eyes does not start without."""
    with ExitStack() as stack:
        address = stack.enter_context(private_bus())
        made = Desk(address, packages)
        methods: dict[str, Callable[[Values], Reply]] = {
            "RegisterStatusNotifierItem": made.take_icon,
            "RegisterStatusNotifierHost": lambda _: ("", ()),
        }
        properties = {
            f"{_WATCHER}.IsStatusNotifierHostRegistered": ("b", True),
            f"{_WATCHER}.ProtocolVersion": ("i", 0),
            f"{_WATCHER}.RegisteredStatusNotifierItems": ("as", []),
        }
        stack.enter_context(service(address, _WATCHER, methods, properties))
        yield made


@contextmanager
def _home() -> Iterator[Path]:
    # a portal may have mounted something of its own in it
    with tempfile.TemporaryDirectory(prefix="sciatimer-bench-", ignore_cleanup_errors=True) as name:
        (Path(name) / ".config").mkdir()  # Safe Eyes expects it
        yield Path(name)


def own_qt(folder: Path) -> Path:
    """A copy of Qt for Python that no other program has loaded, so that none shares its pages; where it lies.

    Memory is counted by pages that are shared or not, and only pages that nobody else has can be given back. So other
    programs with Qt on the same machine would change what is measured.
    """
    for name in _QT:
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise RuntimeError(f"{name} is not installed")
        shutil.copytree(Path(spec.origin).parent, folder / name, ignore=shutil.ignore_patterns(*_NOT_NEEDED))
    return folder


def _started(command: Sequence[str], variables: dict[str, str], home: Path) -> "subprocess.Popen[bytes]":
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, env=variables, stdout=quiet, stderr=quiet, stdin=quiet, start_new_session=True, cwd=home
    )


def program_variables() -> dict[str, str]:
    """The variables under which a program runs as if it were installed."""
    packages = os.pathsep.join(filter(None, [str(ROOT / "gui"), os.environ.get("PYTHONPATH")]))
    variables = os.environ | {"PYTHONPATH": packages}
    for name in ("PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM"):  # it has its byte code, and a real window
        variables.pop(name, None)
    return variables
