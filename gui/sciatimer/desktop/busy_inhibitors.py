"""Who keeps the screen on, asked where Linux desktops keep the list: a video, slides, a call. Ours never counts."""

import os
from collections.abc import Iterable

from jeepney import DBusAddress, MatchRule
from PySide6.QtCore import QObject

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.busy_bus import BusSource, method_call, properties_changed, property_call
from sciatimer.desktop.busy_source import Tell, others
from sciatimer.reminders.model import Held

_GNOME_SUM = "user session inhibited"  # gnome-session's own entry for all it holds; it is asked itself
_IDLE = 8  # GNOME's flag for "the session must not become idle"
_SCREEN = 4  # KDE's policy "change screen settings"

_LogindEntry = tuple[str, str, str, str, int, int]  # what, who, why, mode, user, process
_KdeEntry = tuple[str, str, str, str, int]  # what, who, why, mode, flags

_LOGIND = DBusAddress(
    "/org/freedesktop/login1", bus_name="org.freedesktop.login1", interface="org.freedesktop.login1.Manager"
)
_KDE = DBusAddress(
    "/org/kde/Solid/PowerManagement/PolicyAgent",
    bus_name="org.kde.Solid.PowerManagement",
    interface="org.kde.Solid.PowerManagement.PolicyAgent",
)
_GNOME = DBusAddress(
    "/org/gnome/SessionManager", bus_name="org.gnome.SessionManager", interface="org.gnome.SessionManager"
)
_POWER = DBusAddress(
    "/org/freedesktop/PowerManagement/Inhibit",
    bus_name="org.freedesktop.PowerManagement",
    interface="org.freedesktop.PowerManagement.Inhibit",
)


def _signal(address: DBusAddress, name: str) -> MatchRule:
    return MatchRule(
        type="signal",
        sender=address.bus_name,
        path=address.object_path,
        interface=address.interface,
        member=name,
    )


class LogindInhibitors(BusSource):
    """systemd's list, on the system bus. Wlroots desktops have no other one."""

    def __init__(self, system: Bus, parent: QObject | None = None) -> None:
        changes = [properties_changed(_LOGIND.bus_name, _LOGIND.object_path)]
        super().__init__(system, Held.INHIBITED, "logind", changes, parent)

    def ask(self, tell: Tell) -> None:
        """Reads the list."""

        def answered(entries: list[_LogindEntry]) -> None:
            tell(logind_holders(entries, os.getpid()))

        self.call(method_call(_LOGIND, "ListInhibitors"), list[_LogindEntry], answered, tell)


def logind_holders(entries: Iterable[_LogindEntry], own_pid: int) -> tuple[str, ...]:
    """Who blocks idleness."""
    return others(
        who
        for what, who, why, mode, _, pid in entries
        if "idle" in what.split(":") and mode.startswith("block") and why != _GNOME_SUM and pid != own_pid
    )


class KdeInhibitors(BusSource):
    """PowerDevil's list: what browsers and players of KDE ask for arrives only here."""

    def __init__(self, session: Bus, parent: QObject | None = None) -> None:
        changes = [properties_changed(_KDE.bus_name, _KDE.object_path), _signal(_KDE, "InhibitionsChanged")]
        super().__init__(session, Held.INHIBITED, "KDE", changes, parent)

    def ask(self, tell: Tell) -> None:
        """Reads the list of Plasma 6, or what Plasma 5 has."""

        def answered(variant: tuple[str, list[_KdeEntry]]) -> None:
            tell(others(who for what, who, _, _, _ in variant[1] if "idle" in what.split(":")))

        def older(_: object) -> None:
            self._ask_plasma_5(tell)

        name, path, interface = _KDE.bus_name, _KDE.object_path, _KDE.interface
        self.call(
            property_call(name, path, interface, "ActiveInhibitions"), tuple[str, list[_KdeEntry]], answered, older
        )

    def _ask_plasma_5(self, tell: Tell) -> None:
        def has(is_inhibited: bool) -> None:
            if is_inhibited:
                self.call(method_call(_KDE, "ListInhibitions"), list[tuple[str, str]], answered, tell)
            else:
                tell(())

        def answered(entries: list[tuple[str, str]]) -> None:
            tell(others(who for who, _ in entries))

        self.call(method_call(_KDE, "HasInhibition", "u", _SCREEN), bool, has, tell)


class GnomeInhibitors(BusSource):
    """The session manager's list, of GNOME, Cinnamon, MATE, Budgie."""

    def __init__(self, session: Bus, parent: QObject | None = None) -> None:
        changes = [_signal(_GNOME, "InhibitorAdded"), _signal(_GNOME, "InhibitorRemoved")]
        super().__init__(session, Held.INHIBITED, "session manager", changes, parent)

    def ask(self, tell: Tell) -> None:
        """Reads the sum, and only if that says so, the list."""

        def answered(variant: tuple[str, int]) -> None:
            if variant[1] & _IDLE:
                self.call(method_call(_GNOME, "GetInhibitors"), list[str], listed, tell)
            else:
                tell(())

        def listed(paths: list[str]) -> None:
            self._ask_each(paths, tell)

        name, path, interface = _GNOME.bus_name, _GNOME.object_path, _GNOME.interface
        self.call(property_call(name, path, interface, "InhibitedActions"), tuple[str, int], answered, tell)

    def _ask_each(self, paths: list[str], tell: Tell) -> None:
        """One after the other; one that is gone by then holds nothing any more."""
        found: list[str] = []

        def next_one() -> None:
            if not paths:
                tell(others(found))
                return
            one = DBusAddress(paths.pop(), _GNOME.bus_name, "org.gnome.SessionManager.Inhibitor")

            def gone(_: object) -> None:
                next_one()

            def flags_told(flags: int) -> None:
                if flags & _IDLE:
                    self.call(method_call(one, "GetAppId"), str, name_told, gone)
                else:
                    next_one()

            def name_told(name: str) -> None:
                found.append(name)
                next_one()

            self.call(method_call(one, "GetFlags"), int, flags_told, gone)

        next_one()


class PowerInhibitors(BusSource):
    """The list of XFCE's power manager, and of others that serve the freedesktop interface of old."""

    def __init__(self, session: Bus, parent: QObject | None = None) -> None:
        super().__init__(session, Held.INHIBITED, "power manager", [_signal(_POWER, "HasInhibitChanged")], parent)

    def ask(self, tell: Tell) -> None:
        """Reads the list."""

        def answered(names: list[str]) -> None:
            tell(others(names))

        self.call(method_call(_POWER, "GetInhibitors"), list[str], answered, tell)
