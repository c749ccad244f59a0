"""What a way of the machine to tell of input must be able to do."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance

Tell = Callable[[bool], None]  # True: idle for that long now. False: somebody is there again


class IdleSource(Protocol):
    """One way in which a machine tells of input. ``changed`` is sent when it comes to life, is not here, or is lost."""

    @property
    def changed(self) -> SignalInstance:
        """Sent without arguments; at least once after ``start``."""

    @property
    def name(self) -> str:
        """What it is called, for the doctor."""

    @property
    def is_live(self) -> bool:
        """Whether it works now."""

    def start(self) -> None:
        """Looks whether it is here. Never raises."""

    def arm(self, seconds: float, tell: Tell) -> Callable[[], None]:
        """Tells of each edge from now on, and that nobody is there if that is so already; never before it returns.

        Only while it is live; it forgets all of this when it is lost. Gives the way to stop, which may come too late.
        """

    def seconds(self) -> float | None:
        """Seconds since the last input; None where it only tells of edges."""

    def close(self) -> None:
        """Lets everything go."""
