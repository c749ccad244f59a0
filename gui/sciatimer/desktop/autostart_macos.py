"""A launch agent of macOS: a file that its launchd reads when the person logs in. No Qt.

SMAppService would list the program by name in the system's settings, but it only knows a signed bundle; a launch agent
works from any place. Written to Apple's launchd.plist description; it has not been run on macOS: its tests read the file.
"""

import plistlib
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from sciatimer.desktop.autostart_files import write_whole
from sciatimer.desktop.autostart_model import Refusal

_LABEL = "sciatimer"


class LaunchAgent:
    """Starts at login through a file of its own.

    Args:
        command: what to start.
        folder: where the person's launch agents lie; it need not be there.
    """

    mechanism = "a launch agent of macOS"

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = command
        self._file = folder / f"{_LABEL}.plist"
        self.place = str(folder)

    def is_on(self) -> bool:
        """Whether the file is there and names a program that exists. The system's settings may hold it back all the same."""
        try:
            agent = plistlib.loads(self._file.read_bytes())
            return agent["RunAtLoad"] is True and Path(agent["ProgramArguments"][0]).exists()
        except (OSError, ValueError, KeyError, IndexError, TypeError, ExpatError):
            return False

    def switch(self, *, on: bool, done: Callable[[Refusal], None]) -> None:
        """Writes the file, or takes it away. It counts from the next login.

        Raises:
            OSError: the folder cannot be written.
        """
        if on:
            agent = {
                "Label": _LABEL,
                "ProgramArguments": [*self._command],
                "RunAtLoad": True,
                "ProcessType": "Interactive",
            }
            write_whole(self._file, plistlib.dumps(agent))
        else:
            self._file.unlink(missing_ok=True)
        done(Refusal.NONE)
