"""Whether the program starts when the person logs in: asked and switched the way each system offers. No Qt at import.

The portal of a Flatpak asks the desktop and may be refused; a file, the registry of Windows and the list of macOS are
written by us. Whatever happens, what is told afterwards is what is really there.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sciatimer.desktop.autostart_model import AutostartState, Refusal, Starter
from sciatimer.desktop.flatpak import in_flatpak
from sciatimer.texts import Texts


class Autostart:
    """Starting when the person logs in.

    Args:
        texts: the sentences.
        starter: this system's way.
    """

    def __init__(self, texts: Texts, starter: Starter) -> None:
        self._texts = texts
        self._starter = starter

    @property
    def mechanism(self) -> str:
        """By what."""
        return self._starter.mechanism

    def state(self) -> AutostartState:
        """How it stands now."""
        return AutostartState(self._starter.is_on())

    def switch(self, on: bool, done: Callable[[AutostartState], None]) -> None:
        """Turns it on or off; ``done`` gets how it stands then, within a minute."""

        def told(refusal: Refusal) -> None:
            done(AutostartState(self._starter.is_on(), self._words(refusal)))

        try:
            self._starter.switch(on=on, done=told)
        except OSError:
            told(Refusal.NOT_WRITTEN)

    def _words(self, refusal: Refusal) -> str:
        if refusal is Refusal.NONE:
            return ""
        return self._texts(f"desktop.autostart_{refusal}", place=self._starter.place)


def system_autostart(texts: Texts, arguments: Sequence[str] = ("--tray",)) -> Autostart:
    """This system's way.

    Args:
        texts: the sentences.
        arguments: of the command line, such as the data folder where it is not the system's own place.
    """
    return Autostart(texts, _starter(texts, tuple(arguments)))


def _starter(texts: Texts, arguments: tuple[str, ...]) -> Starter:
    from sciatimer.desktop.own_program import standing_command

    command = standing_command(*arguments)
    if sys.platform == "win32":
        from sciatimer.desktop.autostart_windows import RunKey

        return RunKey(command)
    if sys.platform == "darwin":
        from sciatimer.desktop.autostart_macos import LaunchAgent

        return LaunchAgent(command, Path.home() / "Library" / "LaunchAgents")
    configuration = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    if in_flatpak():
        from sciatimer.desktop.autostart_portal import PortalStarter
        from sciatimer.desktop.bus import Bus

        return PortalStarter(Bus("SESSION"), arguments, texts("desktop.autostart_reason"), configuration / "sciatimer")
    from sciatimer.desktop.autostart_xdg import DesktopEntry

    return DesktopEntry(command, configuration / "autostart", texts("desktop.autostart_reason"))
