"""What is asked through another program, because no library speaks for it: sound servers and the settings of GNOME.

A child that hangs is killed; while something makes busy, a second child may tell of changes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from sciatimer.desktop.busy_call import camera_by_pipewire, microphone_by_pipewire, microphone_by_pulse
from sciatimer.desktop.busy_source import BusySource, Tell, Who
from sciatimer.desktop.program import Program, Question
from sciatimer.reminders.model import Held

SANDBOX = Path("/.flatpak-info")  # there in a Flatpak


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a program is asked.

    Attributes:
        name: what it is called, for the doctor.
        command: asks once.
        read: what its answer says; None if it says nothing.
        monitor: tells of changes by writing lines, for as long as it runs; empty for none.
        telling: what a line has in it that is worth asking again.
    """

    name: str
    command: Sequence[str]
    read: Callable[[bytes], Who]
    monitor: Sequence[str] = ()
    telling: bytes = b""


class ProgramSource(BusySource):
    """Asks one program after the other, until one of them knows.

    Args:
        held: why nothing is shown when somebody is found.
        recipes: how, the best first.
        parent: what it must not outlive.
    """

    def __init__(self, held: Held, recipes: Sequence[Recipe], parent: QObject | None = None) -> None:
        super().__init__(held, recipes[0].name, parent)
        self._recipes = recipes
        self._used = recipes[0]
        self._question: Question | None = None
        self._monitor: Program | None = None

    def ask(self, tell: Tell) -> None:
        """Starts the first program. What was asked before is not answered any more."""
        self._hush()
        self._try(list(self._recipes), tell)

    def watch(self, *, on: bool) -> None:
        """Lets a program tell of changes, where there is one for that."""
        if on and self._monitor is None and self._used.monitor:
            self._monitor = Program(self._used.monitor, self)
            self._monitor.said.connect(self._on_said)
            self._monitor.start()
        elif not on and self._monitor is not None:
            self._monitor.close()
            self._monitor = None

    def close(self) -> None:
        """Kills what still runs."""
        self._hush()
        self.watch(on=False)

    def _try(self, recipes: list[Recipe], tell: Tell) -> None:
        if not recipes:
            tell(None)
            return
        recipe, *others = recipes

        def answered(answer: bytes | None) -> None:
            self._question = None
            who = recipe.read(answer) if answer is not None else None
            if who is None:
                self._try(others, tell)
                return
            self._used, self.name = recipe, recipe.name
            tell(who)

        self._question = Question(recipe.command, answered, self)
        self._question.start()

    def _hush(self) -> None:
        if self._question is not None:
            self._question.close()
            self._question = None

    def _on_said(self) -> None:
        if self._monitor is not None and self._used.telling in self._monitor.output():
            self.changed.emit()


def microphone(parent: QObject) -> ProgramSource:
    """Who listens to a microphone, by pactl or by PipeWire's own tool."""
    pulse = Recipe(
        "microphone by pactl",
        ("pactl", "-f", "json", "list"),
        microphone_by_pulse,
        ("pactl", "subscribe"),
        b"on source-output",
    )
    pipewire = Recipe("microphone by pw-dump", ("pw-dump",), microphone_by_pipewire)
    return ProgramSource(Held.CALL, [pulse, pipewire], parent)


def shared_camera(parent: QObject) -> ProgramSource:
    """Whether a camera runs that PipeWire shares out, as browsers and sandboxed programs use it."""
    return ProgramSource(Held.CALL, [Recipe("camera by pw-dump", ("pw-dump",), camera_by_pipewire)], parent)


# The key that shows do-not-disturb, by a word of XDG_CURRENT_DESKTOP, and the value that means "do not".
_SETTINGS = {
    "GNOME": ("org.gnome.desktop.notifications", "show-banners", b"false"),
    "Budgie": ("org.gnome.desktop.notifications", "show-banners", b"false"),
    "Unity": ("org.gnome.desktop.notifications", "show-banners", b"false"),
    "X-Cinnamon": ("org.cinnamon.desktop.notifications", "display-notifications", b"false"),
    "MATE": ("org.mate.NotificationDaemon", "do-not-disturb", b"true"),
}


def gnome_settings(variables: Mapping[str, str], parent: QObject) -> list[BusySource]:
    """Do-not-disturb of the desktop that runs here, if it keeps that in GNOME's settings.

    Only of that one: a switch that somebody left off on another desktop would silence this program for ever. In a
    sandbox the settings of the desktop cannot be read.
    """
    if SANDBOX.exists():
        return []
    for word in variables.get("XDG_CURRENT_DESKTOP", "").split(":"):
        if word in _SETTINGS:
            schema, key, dont = _SETTINGS[word]
            return [ProgramSource(Held.DO_NOT_DISTURB, [_setting(schema, key, dont)], parent)]
    return []


def _setting(schema: str, key: str, dont: bytes) -> Recipe:
    def read(answer: bytes) -> Who:
        word = answer.strip()
        if word not in {b"true", b"false"}:
            return None
        return ("",) if word == dont else ()

    return Recipe("gsettings", ("gsettings", "get", schema, key), read, ("gsettings", "monitor", schema, key))
