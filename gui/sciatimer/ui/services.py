"""What the controllers work with: made once, in application.py, and handed on."""

from dataclasses import dataclass

from sciatimer.catalogue.load import Catalogue
from sciatimer.clock import Clock
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of every controller. ``speed`` is how much faster than real time the clock runs."""

    clock: Clock
    store: HistoryStore
    catalogue: Catalogue
    texts: Texts
    paths: DataPaths
    speed: float
