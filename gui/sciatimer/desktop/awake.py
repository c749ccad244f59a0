"""Keeps the screen on while a session runs, and only then. Asking the desktop may take seconds: a thread waits for it."""

import atexit
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from sciatimer.texts import Texts

PATIENCE = 2.5  # seconds to wait for the desktop's answer when the program ends


class Inhibition(Protocol):
    """Keeps the screen on from entering to leaving, both in one thread."""

    def enter(self) -> str:
        """Begins, and tells by which mechanism; empty when there is none here."""

    def leave(self) -> None:
        """Ends it."""


def system_inhibition(reason: str) -> Inhibition:
    """What this desktop offers. ``reason`` is why, as the desktop may show it."""
    from sciatimer.desktop.inhibitor import SystemInhibition

    return SystemInhibition(reason)


class _Hold(threading.Thread):
    """One stretch of being held awake. It ends with the process, too: then the desktop lets go by itself."""

    def __init__(self, make: Callable[[], Inhibition]) -> None:
        super().__init__(name="keep-awake", daemon=True)
        self._make = make
        self._over = threading.Event()
        self.mechanism = ""

    def run(self) -> None:
        """Holds until told to let go. Whatever goes wrong, the screen merely goes dark as usual."""
        with suppress(Exception):
            inhibition = self._make()
            self.mechanism = inhibition.enter()
            self._over.wait()
            inhibition.leave()
        self.mechanism = ""

    def end(self) -> None:
        """Lets go, without waiting for it."""
        self._over.set()

    def end_now(self) -> None:
        """Lets go and waits for it, for a while."""
        self.end()
        if self.is_alive():
            self.join(PATIENCE)


class Awake:
    """Holds the screen on, and lets go.

    Args:
        texts: the sentences.
        inhibition: makes what holds it, from the reason.
    """

    def __init__(self, texts: Texts, inhibition: Callable[[str], Inhibition] = system_inhibition) -> None:
        self._reason = texts("desktop.awake_reason")
        self._inhibition = inhibition
        self._hold: _Hold | None = None

    @property
    def mechanism(self) -> str:
        """By what the screen is held on now; empty while it is not, or nothing here can do it."""
        return self._hold.mechanism if self._hold is not None else ""

    def hold(self) -> None:
        """Keeps the screen on from now on. Returns at once; twice does no harm."""
        if self._hold is None:
            self._hold = _Hold(self._make)
            self._hold.start()
            atexit.register(self._hold.end_now)

    def release(self) -> None:
        """Lets the screen go dark as usual. Returns at once; without a hold it does nothing."""
        if self._hold is not None:
            atexit.unregister(self._hold.end_now)
            self._hold.end()
            self._hold = None

    def close(self) -> None:
        """Lets go and waits for it, for the end of the program."""
        hold = self._hold
        self.release()
        if hold is not None:
            hold.end_now()

    def _make(self) -> Inhibition:
        return self._inhibition(self._reason)
