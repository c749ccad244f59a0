"""What is there before any window, and goes on without one."""

from dataclasses import dataclass, field

from sciatimer.clock import Clock, ScaledClock
from sciatimer.desktop.devices import Devices, Surroundings
from sciatimer.history.settings import load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts, load_texts
from sciatimer.ui.language import language_of


@dataclass(frozen=True, slots=True)
class Foundation:
    """Clock, history and words: all that waiting in the tray takes.

    Attributes:
        speed: how much faster than real time the clock runs.
        devices: sound, speech and screen; None where time runs faster than anybody speaks.
        surroundings: what tells of the person at the desk, and what speaks to them.
    """

    clock: Clock
    store: HistoryStore
    texts: Texts
    paths: DataPaths
    speed: float
    devices: Devices | None = None
    surroundings: Surroundings = field(default_factory=Surroundings)


def make_foundation(options: WindowOptions, base: Clock) -> Foundation:
    """Opens the data folder.

    Raises:
        SciatimerError: the folder or the history in it cannot be used; the text says what to do.
    """
    paths = DataPaths(options.data_dir)
    paths.prepare()
    store = HistoryStore(paths.history)
    return Foundation(
        clock=base if options.speed == 1 else ScaledClock(base, options.speed),
        store=store,
        texts=load_texts(language_of(load_settings(store).language)),
        paths=paths,
        speed=options.speed,
        devices=Devices() if options.speed == 1 else None,
    )
