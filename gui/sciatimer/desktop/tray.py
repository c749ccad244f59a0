"""An icon in the tray, where there is one. It comes and goes with what shows it; its menu is made when it is opened."""

import sys
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from sciatimer.desktop.tray_base import TrayHost
from sciatimer.resources import shipped

_SIZES = (16, 22, 24, 32, 48, 64)  # pixels; desktops show none of the larger ones


class TrayLook(StrEnum):
    """What the icon says at a glance, by its shape as much as by its colour."""

    NORMAL = "normal"
    PAUSED = "paused"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class TrayItem:
    """A line of the menu.

    Attributes:
        label: its words; empty for a line that parts others.
        key: what ``chosen`` says when it is taken; empty for one that only tells something.
        enabled: whether it can be taken.
        checked: whether it bears a tick; None for one that never does.
        items: a menu of its own.
    """

    label: str = ""
    key: str = ""
    enabled: bool = True
    checked: bool | None = None
    items: "tuple[TrayItem, ...]" = ()


class Tray(QObject):
    """The icon with its menu and its tool tip.

    The icon carries its own ground, so that it is seen on light and dark panels alike: what colour a panel has, no
    program can know. macOS draws a stencil in the right colour.

    Args:
        host: what shows icons.
        parent: what it must not outlive.

    Signals:
        came(): it can be seen now.
        went(): nothing shows it any more.
        open_requested(): the person clicked it.
        menu_opening(): the menu is about to be seen; ``show_menu`` fills it, at once.
        chosen(str): the key of the line that was taken.
    """

    came = Signal()
    went = Signal()
    open_requested = Signal()
    menu_opening = Signal()
    chosen = Signal(str)

    def __init__(self, host: TrayHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._items: tuple[TrayItem, ...] = ()
        self._look = TrayLook.NORMAL
        self._tip = ""
        host.changed.connect(self._on_host_changed)

    @property
    def is_there(self) -> bool:
        """Whether something shows it."""
        return self._icon is not None and self._host.is_there

    def start(self) -> None:
        """Begins to look for what shows icons."""
        self._host.start()

    def set_look(self, look: TrayLook) -> None:
        """Changes the icon."""
        if look is not self._look:
            self._look = look
            if self._icon is not None:
                self._icon.setIcon(_icon(look))

    def set_tool_tip(self, words: str) -> None:
        """Changes what is told when the pointer rests on it. Times as the clock will show them, so that none ticks."""
        self._tip = words
        if self._icon is not None:
            self._icon.setToolTip(words)

    def show_menu(self, items: tuple[TrayItem, ...]) -> None:
        """Fills the menu; with what it holds already nothing changes."""
        if self._menu is not None and items != self._items:
            self._items = items
            _fit(self._menu, items)

    def close(self) -> None:
        """Takes the icon away, for good."""
        self._host.changed.disconnect(self._on_host_changed)
        self._host.close()
        if self._icon is not None and self._menu is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._menu.deleteLater()
            self._icon = self._menu = None

    def _make(self) -> None:
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self.menu_opening)
        self._menu.triggered.connect(self._on_triggered)
        self._icon = QSystemTrayIcon(_icon(self._look), self)
        self._icon.setToolTip(self._tip)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self.menu_opening.emit()  # some hosts read the menu once and never say that they open it
        self._icon.show()

    @Slot()
    def _on_host_changed(self) -> None:
        if not self._host.is_there:
            self.went.emit()
            return
        if self._icon is None:
            self._make()
        self.came.emit()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS a click opens the menu as well.
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.open_requested.emit()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        key = action.data()
        if key:
            self.chosen.emit(key)


def _fit(menu: QMenu, items: tuple[TrayItem, ...]) -> None:
    """Makes the lines of a menu say this.

    Lines are changed where they are as far as they can be, and hidden, not removed: LXQt's panel closes a menu whose
    lines come or go while it opens.
    """
    actions = menu.actions()
    same = next((at for at, pair in enumerate(zip(actions, items, strict=False)) if not _is_alike(*pair)), len(items))
    for action in actions[same:] if same < len(items) else ():
        _remove(menu, action)
    for item in items[len(menu.actions()) :]:
        _add(menu, item)
    for action, item in zip(menu.actions(), items, strict=False):
        _tell(action, item)
    for action in menu.actions()[len(items) :]:
        action.setVisible(False)


def _is_alike(action: QAction, item: TrayItem) -> bool:
    return (action.isSeparator(), isinstance(action.menu(), QMenu)) == (not item.label, bool(item.items))


def _add(menu: QMenu, item: TrayItem) -> None:
    """Adds lines that were made before: those that a menu makes itself PySide keeps for ever, also once they are gone."""
    action = QMenu(item.label, menu).menuAction() if item.items else QAction(item.label, menu)
    action.setSeparator(not item.label)
    menu.addAction(action)


def _remove(menu: QMenu, action: QAction) -> None:
    inner = action.menu()
    menu.removeAction(action)
    (inner if isinstance(inner, QMenu) else action).deleteLater()


def _tell(action: QAction, item: TrayItem) -> None:
    action.setVisible(True)
    action.setText(item.label.replace("&", "&&"))  # none of ours names a key
    action.setData(item.key)
    inner = action.menu()
    if isinstance(inner, QMenu):
        _fit(inner, item.items)
    elif item.label:
        action.setEnabled(item.enabled and bool(item.key))
        action.setCheckable(item.checked is not None)
        action.setChecked(item.checked is True)


def _icon(look: TrayLook) -> QIcon:
    is_stencil = sys.platform == "darwin"
    icon = QIcon()
    for size in _SIZES:
        icon.addFile(str(shipped(f"assets/icons/tray-{look}{'-symbolic' if is_stencil else ''}-{size}.png")))
    icon.setIsMask(is_stencil)
    return icon
