"""Bad moments on real programs: full-screen windows, recorders, notification servers, our own hold beside a film's."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sciatimer.commands.live import live
from sciatimer.desktop.awake import Awake
from sciatimer.desktop.bus import Bus
from sciatimer.desktop.busy import Busy, system_busy
from sciatimer.desktop.busy_bus import do_not_disturb_switches
from sciatimer.desktop.busy_programs import gnome_settings, microphone
from sciatimer.desktop.busy_source import BusySource, Who
from sciatimer.desktop.busy_wayland import WaylandFullScreen
from sciatimer.desktop.busy_x11 import X11FullScreen
from sciatimer.desktop.x11 import X11
from sciatimer.reminders.model import Held
from sciatimer.texts import load_texts
from tests.conftest import ROOT
from tests.desktop.compositors import sway
from tests.desktop.desktops import private_bus
from tests.desktop.servers import SoundServer, need, running, short_folder, sound_server
from tests.desktop.service import Service, Values, service
from tools.screen import virtual_desktop

CHILD = ROOT / "tests" / "desktop" / "window_child.py"
XFCONFD = Path("/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd")
PATIENCE = 20_000  # milliseconds


class Asked:
    """Asks a way until it tells what is awaited."""

    def __init__(self, qtbot: QtBot, source: BusySource) -> None:
        self._qtbot = qtbot
        self.source = source
        self.changes = 0
        source.changed.connect(self.on_changed)

    def on_changed(self) -> None:
        self.changes += 1

    def ask(self) -> Who:
        told: list[Who] = []
        self.source.ask(told.append)
        self._qtbot.wait_until(lambda: told != [], timeout=PATIENCE)
        return told[0]

    def wait_for(self, who: Who) -> None:
        """A window takes its time to come and go."""
        self._qtbot.wait_until(lambda: self.ask() == who, timeout=PATIENCE)

    def wait_for_change(self) -> None:
        self._qtbot.wait_until(lambda: self.changes > 0, timeout=PATIENCE)
        self.changes = 0


class Window:
    """A window of another program."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def tell(self, order: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()


@contextmanager
def window(name: str, platform: str, variables: dict[str, str]) -> Iterator[Window]:
    shown = variables | {"QT_QPA_PLATFORM": platform}
    process = subprocess.Popen([sys.executable, str(CHILD), name], env=shown, stdin=subprocess.PIPE, text=True)
    try:
        yield Window(process)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def screen(program_variables: dict[str, str]) -> Iterator[dict[str, str]]:
    need("Xvfb", "openbox", "xdotool")
    with virtual_desktop(program_variables) as variables:
        yield variables


def test_a_window_that_fills_an_x11_screen_is_seen_and_its_end_is_told(qtbot: QtBot, screen: dict[str, str]) -> None:
    source = X11FullScreen(lambda: X11(screen["DISPLAY"]))
    asked = Asked(qtbot, source)
    assert asked.ask() == ()
    with window("slides", "xcb", screen) as slides:
        slides.tell("fill")
        asked.wait_for(("slides",))
        source.watch(on=True)
        slides.tell("shrink")
        asked.wait_for_change()
        asked.wait_for(())
        slides.tell("fill")
        asked.wait_for(("slides",))
        source.watch(on=True)
    asked.wait_for_change()
    asked.wait_for(())
    source.close()


def test_a_full_screen_window_behind_another_one_disturbs_nobody(qtbot: QtBot, screen: dict[str, str]) -> None:
    source = X11FullScreen(lambda: X11(screen["DISPLAY"]))
    asked = Asked(qtbot, source)
    with window("slides", "xcb", screen) as slides:
        slides.tell("fill")
        asked.wait_for(("slides",))
        with window("editor", "xcb", screen):
            subprocess.run(
                ["xdotool", "search", "--sync", "--class", "editor", "windowactivate"], env=screen, check=True
            )
            asked.wait_for(())
    source.close()


def test_our_own_full_screen_is_no_reason(qtbot: QtBot, screen: dict[str, str]) -> None:
    source = X11FullScreen(lambda: X11(screen["DISPLAY"]))
    seen = Asked(qtbot, source)
    with window("Sciatimer", "xcb", screen) as ours:
        ours.tell("fill")
        state = ["xdotool", "search", "--sync", "--onlyvisible", "--class", "Sciatimer", "getwindowgeometry"]
        qtbot.wait_until(
            lambda: b"1920x1080" in subprocess.run(state, env=screen, capture_output=True, check=False).stdout,
            timeout=PATIENCE,
        )
        assert seen.ask() == ()
    source.close()


def test_an_x_server_that_ends_cannot_tell_and_harms_nobody(qtbot: QtBot, program_variables: dict[str, str]) -> None:
    need("Xvfb", "openbox", "xdotool")
    with virtual_desktop(program_variables) as variables:
        source = X11FullScreen(lambda: X11(variables["DISPLAY"]))
        asked = Asked(qtbot, source)
        assert asked.ask() == ()
        source.watch(on=True)
    assert asked.ask() is None
    source.watch(on=True)
    source.close()


@pytest.mark.desktops
def test_a_window_that_fills_a_wlroots_screen_is_seen_and_its_end_is_told(qtbot: QtBot) -> None:
    with short_folder() as folder, sway(folder) as compositor:
        source = WaylandFullScreen(compositor.variables)
        asked = Asked(qtbot, source)
        assert asked.ask() == ()
        with window("slides", "wayland", compositor.variables) as slides:
            slides.tell("fill")
            asked.wait_for(("slides",))
            source.watch(on=True)
            slides.tell("shrink")
            asked.wait_for_change()
            asked.wait_for(())
        with window("sciatimer", "wayland", compositor.variables) as ours:
            ours.tell("fill")
            asked.wait_for(())
    assert asked.ask() is None
    source.close()


@pytest.fixture
def sound(program_variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server(program_variables) as server:
        server.add("desk")
        # A source that is no monitor: the nearest thing to a microphone that needs no hardware.
        server.ask("load-module", "module-remap-source", "master=desk.monitor", "source_name=mic")
        monkeypatch.setenv("PULSE_SERVER", server.variables["PULSE_SERVER"])
        yield server


@contextmanager
def recorder(sound: SoundServer, device: str) -> Iterator[None]:
    with running(["parec", f"--device={device}", "/dev/null"], sound.variables):
        yield


def recordings(sound: SoundServer) -> int:
    listed = json.loads(sound.ask("-f", "json", "list", "source-outputs") or "[]")
    return sum(each["client"] is not None for each in listed)


def test_who_listens_to_the_microphone_is_named_and_the_end_is_told(qtbot: QtBot, sound: SoundServer) -> None:
    parent = QObject()
    source = microphone(parent)
    asked = Asked(qtbot, source)
    assert asked.ask() == ()
    with recorder(sound, "desk.monitor"):
        qtbot.wait_until(lambda: recordings(sound) == 1, timeout=PATIENCE)
        assert asked.ask() == ()
        with recorder(sound, "mic"):
            asked.wait_for(("parec",))
            assert source.name == "microphone by pactl"
            source.watch(on=True)

            def stirred() -> bool:
                sound.ask("set-source-output-mute", index, "toggle")
                return asked.changes > 0

            index = sound.ask("list", "short", "source-outputs").splitlines()[-1].split()[0]
            qtbot.wait_until(stirred, timeout=PATIENCE)  # the monitor takes a moment to listen
            asked.changes = 0
        asked.wait_for_change()
        asked.wait_for(())
    source.close()


def test_without_a_sound_server_it_cannot_be_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("PIPEWIRE_RUNTIME_DIR", str(tmp_path))
    parent = QObject()
    assert Asked(qtbot, microphone(parent)).ask() is None


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus() as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus)
        yield bus


@pytest.mark.desktops
def test_a_dunst_that_is_paused_means_do_not_disturb(
    qtbot: QtBot, address: str, screen: dict[str, str], tmp_path: Path
) -> None:
    need("dunst", "dunstctl")
    bus = Bus(address)
    (source,) = [way for way in do_not_disturb_switches(bus, bus) if way.name == "dunst"]
    asked = Asked(qtbot, source)
    variables = screen | {"DBUS_SESSION_BUS_ADDRESS": address, "HOME": str(tmp_path)}
    with running(["dunst"], variables):
        asked.wait_for(())
        subprocess.run(["dunstctl", "set-paused", "true"], env=variables, check=True)
        assert asked.ask() == ("",)
        source.watch(on=True)
        assert asked.ask() == ("",)
        subprocess.run(["dunstctl", "set-paused", "false"], env=variables, check=True)
        asked.wait_for_change()
        assert asked.ask() == ()
    bus.close()


@pytest.mark.desktops
def test_the_switch_of_xfce_is_seen(qtbot: QtBot, address: str, tmp_path: Path) -> None:
    need("xfconf-query")
    if not XFCONFD.exists():
        pytest.skip("needs xfconfd: python3 dev.py desktops brings it with apt")
    bus = Bus(address)
    (source,) = [way for way in do_not_disturb_switches(bus, bus) if way.name == "XFCE"]
    asked = Asked(qtbot, source)
    variables = dict(os.environ) | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    change = ["xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-n", "-t", "bool", "-s"]
    with running([str(XFCONFD)], variables):
        qtbot.wait_until(
            lambda: subprocess.run([*change, "false"], env=variables, capture_output=True, check=False).returncode == 0,
            timeout=PATIENCE,
        )
        assert asked.ask() == ()
        source.watch(on=True)
        subprocess.run([*change, "true"], env=variables, check=True)
        asked.wait_for_change()
        assert asked.ask() == ("",)
    bus.close()


@pytest.mark.desktops
def test_the_switch_of_gnome_is_seen_and_its_end_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    need("gsettings")
    monkeypatch.setenv("GSETTINGS_BACKEND", "keyfile")  # a file of the test's own instead of the person's settings
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    change = ["gsettings", "set", "org.gnome.desktop.notifications", "show-banners"]
    if subprocess.run([*change, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("needs the schemas of GNOME: python3 dev.py desktops brings them with Mutter")
    parent = QObject()
    (source,) = gnome_settings({"XDG_CURRENT_DESKTOP": "GNOME"}, parent)
    asked = Asked(qtbot, source)
    assert asked.ask() == ()
    subprocess.run([*change, "false"], check=True)
    assert asked.ask() == ("",)
    source.watch(on=True)
    values = iter(["true", "false"] * 1000)

    def changed() -> bool:
        subprocess.run([*change, next(values)], check=True)  # the monitor takes a moment to look
        return asked.changes > 0

    qtbot.wait_until(changed, timeout=PATIENCE)
    source.close()


class SessionManager:
    """Plays the one of GNOME: who inhibits what, and what each says of itself."""

    def __init__(self) -> None:
        self.holders: dict[str, tuple[str, int]] = {}
        self.service: Service | None = None
        self.properties: dict[str, tuple[str, object]] = {}
        self._sum()

    def add(self, name: str, flags: int) -> int:
        number = len(self.holders) + 1
        self.holders[f"/inhibitor/{number}"] = name, flags
        self._sum()
        return number

    def remove(self, number: int) -> Values:
        del self.holders[f"/inhibitor/{number}"]
        self._sum()
        return ()

    def _sum(self) -> None:
        every = 0
        for _, flags in self.holders.values():
            every |= flags
        self.properties["org.gnome.SessionManager.InhibitedActions"] = "u", every

    def methods(self) -> dict[str, Callable[[Values], tuple[str, Values]]]:
        return {
            "Inhibit": lambda values: ("u", (self.add(values[0], values[3]),)),
            "Uninhibit": lambda values: ("", self.remove(values[0])),
            "GetInhibitors": lambda _: ("ao", (list(self.holders),)),
            "GetFlags": lambda _: ("u", (self._asked()[1],)),
            "GetAppId": lambda _: ("s", (self._asked()[0],)),
        }

    def _asked(self) -> tuple[str, int]:
        assert self.service is not None
        return self.holders[self.service.path]


@pytest.fixture
def manager(address: str) -> Iterator[SessionManager]:
    made = SessionManager()
    with service(address, "org.gnome.SessionManager", made.methods(), made.properties) as serving:
        made.service = serving
        yield made


@pytest.fixture
def logind(address: str) -> Iterator[list[tuple[str, str, str, str, int, int]]]:
    entries: list[tuple[str, str, str, str, int, int]] = []
    methods = {"ListInhibitors": lambda _: ("a(ssssuu)", (entries,))}
    with service(address, "org.freedesktop.login1", methods):
        yield entries


@pytest.fixture
def busy(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Busy]:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PIPEWIRE_RUNTIME_DIR", str(tmp_path))
    if "PULSE_SERVER" not in os.environ:
        monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    made = system_busy()
    yield made
    made.close()


def answer(qtbot: QtBot, busy: Busy) -> frozenset[Held]:
    with qtbot.wait_signal(busy.answered, timeout=PATIENCE) as heard:
        busy.ask()
    held: frozenset[Held] = heard.args[0]
    return held


def test_our_own_hold_never_counts_and_a_film_beside_it_does(
    qtbot: QtBot,
    manager: SessionManager,
    logind: list[tuple[str, str, str, str, int, int]],
    busy: Busy,
) -> None:
    keeper = Awake(load_texts())
    assert answer(qtbot, busy) == frozenset()
    keeper.hold()
    qtbot.wait_until(lambda: len(manager.holders) == 1 and keeper.mechanism != "", timeout=PATIENCE)
    logind.append(("idle", "ada", "user session inhibited", "block", 1000, 5))  # what gnome-session makes of it
    assert answer(qtbot, busy) == frozenset()
    assert busy.who == {}
    manager.add("Firefox", 8)
    logind.append(("sleep:idle", "mpv", "a film", "block", 1000, 6))
    assert answer(qtbot, busy) == {Held.INHIBITED}
    assert busy.who == {Held.INHIBITED: ("Firefox", "mpv")}
    keeper.close()
    assert answer(qtbot, busy) == {Held.INHIBITED}


def test_a_film_that_ends_is_told_without_asking(qtbot: QtBot, manager: SessionManager, busy: Busy) -> None:
    number = manager.add("Firefox", 8)
    assert answer(qtbot, busy) == {Held.INHIBITED}
    assert answer(qtbot, busy) == {Held.INHIBITED}  # by then the bus knows what is listened to
    assert manager.service is not None
    manager.remove(number)
    with qtbot.wait_signal(busy.changed, timeout=PATIENCE):
        manager.service.emit(
            "/org/gnome/SessionManager", "org.gnome.SessionManager", "InhibitorRemoved", "o", (f"/inhibitor/{number}",)
        )
    assert answer(qtbot, busy) == frozenset()


def test_a_desktop_that_hangs_is_answered_for_within_two_seconds(
    qtbot: QtBot, address: str, manager: SessionManager, busy: Busy
) -> None:
    manager.add("Firefox", 8)
    with service(address, "org.freedesktop.login1", {"ListInhibitors": lambda _: None}):
        with qtbot.wait_signal(busy.answered, timeout=2_500) as heard:
            busy.ask()
        assert heard.args[0] == {Held.INHIBITED}
        assert "logind" not in busy.mechanism.replace("logind (no answer)", "")


def test_the_doctor_names_what_is_live(
    monkeypatch: pytest.MonkeyPatch, screen: dict[str, str], logind: list[tuple[str, str, str, str, int, int]]
) -> None:
    monkeypatch.setattr("sciatimer.commands.live.LIMIT", 20.0)  # a busy machine is slow, not wrong
    monkeypatch.setenv("DISPLAY", screen["DISPLAY"])
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    told = live(["busy"])["busy"]
    assert told.startswith("full screen: X11; do not disturb: none; call: ")
    assert told.endswith("; screen kept on: logind")


def test_where_nothing_is_the_answer_is_a_good_moment(qtbot: QtBot, busy: Busy, address: str) -> None:
    assert answer(qtbot, busy) == frozenset()
    assert busy.mechanism.startswith("full screen: none; do not disturb: none; call: ")
    assert busy.mechanism.endswith("screen kept on: none")


def test_a_whole_desk_tells_each_reason_while_it_lasts(
    qtbot: QtBot,
    screen: dict[str, str],
    sound: SoundServer,
    manager: SessionManager,
    address: str,
    busy: Busy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", screen["DISPLAY"])
    quiet: dict[str, tuple[str, object]] = {"org.freedesktop.Notifications.Inhibited": ("b", False)}
    with service(address, "org.freedesktop.Notifications", {}, quiet):
        assert answer(qtbot, busy) == frozenset()
        with window("slides", "xcb", screen) as slides, recorder(sound, "mic"):
            slides.tell("fill")
            quiet["org.freedesktop.Notifications.Inhibited"] = "b", True
            number = manager.add("mpv", 8)
            every = {Held.FULL_SCREEN, Held.DO_NOT_DISTURB, Held.CALL, Held.INHIBITED}
            qtbot.wait_until(lambda: answer(qtbot, busy) == every, timeout=PATIENCE)
            assert busy.who == {
                Held.FULL_SCREEN: ("slides",),
                Held.DO_NOT_DISTURB: (),
                Held.CALL: ("parec",),
                Held.INHIBITED: ("mpv",),
            }
            manager.remove(number)
            assert answer(qtbot, busy) == every - {Held.INHIBITED}
            quiet["org.freedesktop.Notifications.Inhibited"] = "b", False
            assert answer(qtbot, busy) == {Held.FULL_SCREEN, Held.CALL}
            slides.tell("shrink")
            qtbot.wait_until(lambda: answer(qtbot, busy) == {Held.CALL}, timeout=PATIENCE)
        qtbot.wait_until(lambda: answer(qtbot, busy) == frozenset(), timeout=PATIENCE)
