"""What the command line asks of the window."""

from dataclasses import dataclass
from pathlib import Path

from sciatimer.catalogue.kinds import Position


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window is started.

    Attributes:
        data_dir: the folder with the person's data, prepared.
        temp: the folder is thrown away at the end.
        speed: seconds that pass for the app in one real second; 1 is real time.
        demo: an example history is to be laid into the folder.
        tray: start hidden.
        start: the position to have ready on Today.
    """

    data_dir: Path
    temp: bool = False
    speed: float = 1.0
    demo: bool = False
    tray: bool = False
    start: Position | None = None
