"""What the controllers work with: made once, in application.py, and handed on."""

from dataclasses import dataclass

from sciatimer.catalogue.load import Catalogue
from sciatimer.clock import Clock
from sciatimer.desktop.devices import Devices
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of every controller.

    Attributes:
        speed: how much faster than real time the clock runs.
        devices: sound, speech and screen; None for a session that is only seen, such as one that runs faster than
            anybody speaks.
    """

    clock: Clock
    store: HistoryStore
    catalogue: Catalogue
    texts: Texts
    paths: DataPaths
    speed: float
    devices: Devices | None = None
