"""What shows tray icons: one of it, or either of several."""

from PySide6.QtCore import QObject, Signal, Slot


class TrayHost(QObject):
    """What shows icons: always there, unless a kind of it says otherwise.

    Signals:
        changed(): it came or went.
    """

    changed = Signal()

    mechanism = "the system's own tray"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_there = True

    def start(self) -> None:
        """Begins to watch. ``changed`` tells what is found."""
        self.changed.emit()

    def close(self) -> None:
        """Watches no more."""

    def _become(self, *, there: bool) -> None:
        if there != self.is_there:
            self.is_there = there
            self.changed.emit()


class EitherHost(TrayHost):
    """The first of several that is there.

    Args:
        hosts: best first.
        parent: what it must not outlive.
    """

    def __init__(self, hosts: tuple[TrayHost, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hosts = hosts
        self.is_there = False
        for host in hosts:
            host.changed.connect(self._on_changed)

    @property
    def mechanism(self) -> str:  # type: ignore[override] # it is whichever is there
        """The one that is there; empty when none is."""
        return next((host.mechanism for host in self._hosts if host.is_there), "")

    def start(self) -> None:
        """Begins to watch all of them."""
        for host in self._hosts:
            host.start()

    def close(self) -> None:
        """Watches none of them any more."""
        for host in self._hosts:
            host.close()

    @Slot()
    def _on_changed(self) -> None:
        self._become(there=any(host.is_there for host in self._hosts))
