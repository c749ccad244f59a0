"""What a way to see whether a person is busy looks like. Each one is asked, and some tell when it ends."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.own_program import INHIBITOR
from sciatimer.reminders.model import Held

Who = tuple[str, ...] | None  # the programs that make busy, "" for one without a name; None: cannot be told here
Tell = Callable[[Who], None]


class BusySource(QObject):
    """One way. Subclasses tell what they find.

    Args:
        held: why nothing is shown when somebody is found.
        name: what it is called, for the doctor.
        parent: what it must not outlive.

    Signals:
        changed(): what was found may be over. Only while ``watch`` is on.
    """

    changed = Signal()

    def __init__(self, held: Held, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held = held
        self.name = name

    def ask(self, tell: Tell) -> None:
        """Looks now, and tells once: at once, later, or never where something hangs."""
        raise NotImplementedError

    def watch(self, *, on: bool) -> None:
        """Whether ``changed`` is wanted. Most know no such thing and are asked again."""

    def close(self) -> None:
        """Lets everything go; nobody is told any more. Twice does no harm."""


@dataclass(frozen=True, slots=True)
class Ways:
    """All that a machine has, and what ends what they share."""

    sources: tuple[BusySource, ...]
    releases: tuple[Callable[[], None], ...] = ()


def is_ours(name: str) -> bool:
    """Whether a program that keeps a screen on is this one, also by the name of a sandbox such as org.example.Name."""
    return name.casefold().rpartition(".")[2] == INHIBITOR


def others(names: Iterable[str]) -> tuple[str, ...]:
    """Each program once, without this one: its own hold is no video of somebody's."""
    return tuple(dict.fromkeys(name for name in names if not is_ours(name)))
