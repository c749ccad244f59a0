"""A way to see a bad moment that answers at once: a call into the system. For Windows and macOS."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from sciatimer.desktop.busy_source import BusySource, Tell, Who
from sciatimer.reminders.model import Held


class AskedSource(BusySource):
    """Calls a function.

    Args:
        held: why nothing is shown when somebody is found.
        name: what it is called, for the doctor.
        look: tells who there is; an OSError or AttributeError of it is a system that lacks it.
        parent: what it must not outlive.
    """

    def __init__(self, held: Held, name: str, look: Callable[[], Who], parent: QObject | None = None) -> None:
        super().__init__(held, name, parent)
        self._look = look

    def ask(self, tell: Tell) -> None:
        """Looks at once."""
        try:
            who = self._look()
        except (OSError, AttributeError):
            who = None
        tell(who)
