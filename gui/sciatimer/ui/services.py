"""What the controllers work with: made once, in application.py, and handed on."""

from collections.abc import Callable
from dataclasses import dataclass

from sciatimer.catalogue.load import Catalogue
from sciatimer.clock import Clock
from sciatimer.desktop.devices import Devices
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts


class Shelf:
    """The catalogue as it stands now: read when the window is made, and again when own exercises were changed.

    Args:
        read: reads the catalogue from its files.

    Attributes:
        catalogue: what was read last.
    """

    def __init__(self, read: Callable[[], Catalogue]) -> None:
        self._read = read
        self.catalogue = read()

    def read_again(self) -> None:
        """Looks at the files anew."""
        self.catalogue = self._read()


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of every controller.

    Attributes:
        shelf: keeps the catalogue.
        speed: how much faster than real time the clock runs.
        devices: sound, speech and screen; None for a session that is only seen, such as one that runs faster than
            anybody speaks.
    """

    clock: Clock
    store: HistoryStore
    shelf: Shelf
    texts: Texts
    paths: DataPaths
    speed: float
    devices: Devices | None = None

    @property
    def catalogue(self) -> Catalogue:
        """All that can be stretched, as it stands now: ask for it each time, own exercises come and go."""
        return self.shelf.catalogue
