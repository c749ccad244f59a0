"""The icon in the tray: it comes and goes with its host, and its menu says what it is told to."""

import gc
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sciatimer.desktop.tray import Tray, TrayItem, TrayLook
from sciatimer.desktop.tray_base import EitherHost, TrayHost

PAUSE = (TrayItem("30 minutes", "half"), TrayItem("Until I say", "always", checked=True))
MENU = (
    TrayItem("Next break at 14:30"),
    TrayItem(),
    TrayItem("Pause", items=PAUSE),
    TrayItem("R&D", "open"),
    TrayItem("Start", "start", enabled=False),
)


class FakeHost(TrayHost):
    """Comes and goes as a test says."""

    def __init__(self, name: str = "a fake") -> None:
        super().__init__()
        self.is_there = False
        self.is_started = self.is_closed = False
        self.mechanism = name

    def start(self) -> None:
        self.is_started = True

    def close(self) -> None:
        self.is_closed = True

    def become(self, there: bool) -> None:
        self._become(there=there)


class Panel:
    """A tray on a fake host, and what it tells."""

    def __init__(self) -> None:
        self.host = FakeHost()
        self.tray = Tray(self.host)
        self.told: list[str] = []
        self.items: tuple[TrayItem, ...] = MENU
        self.tray.came.connect(self._on_came)
        self.tray.went.connect(self._on_went)
        self.tray.open_requested.connect(self._on_open_requested)
        self.tray.menu_opening.connect(self._on_menu_opening)
        self.tray.chosen.connect(self.told.append)

    @property
    def icon(self) -> QSystemTrayIcon:
        """Qt's own."""
        (icon,) = self.tray.findChildren(QSystemTrayIcon)
        return icon

    def open(self) -> list[QAction]:
        """Opens the menu, and gives the lines that are seen."""
        self.icon.contextMenu().aboutToShow.emit()
        return shown(self.icon.contextMenu())

    def _on_came(self) -> None:
        self.told.append("came")

    def _on_went(self) -> None:
        self.told.append("went")

    def _on_open_requested(self) -> None:
        self.told.append("open requested")

    def _on_menu_opening(self) -> None:
        self.told.append("opening")
        self.tray.show_menu(self.items)


def shown(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if action.isVisible()]


def words(actions: list[QAction]) -> list[str]:
    return [action.text() for action in actions]


def inner(action: QAction) -> list[QAction]:
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return shown(menu)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[Panel]:
    made = Panel()
    yield made
    made.tray.close()


def test_nothing_is_made_before_something_shows_it(panel: Panel) -> None:
    panel.tray.start()
    assert panel.host.is_started
    assert panel.tray.findChildren(QSystemTrayIcon) == []
    assert not panel.tray.is_there
    panel.tray.show_menu(MENU)
    assert panel.told == []


def test_it_comes_and_goes_with_its_host(panel: Panel) -> None:
    panel.host.become(True)
    assert panel.tray.is_there
    assert panel.icon.isVisible()
    panel.host.become(False)
    gone = panel.tray.is_there
    panel.host.become(True)
    assert (gone, panel.tray.is_there) == (False, True)
    assert panel.told == ["opening", "came", "went", "came"]


def test_what_was_set_before_it_came_is_shown(panel: Panel) -> None:
    panel.tray.set_tool_tip("Next break at 14:30")
    panel.tray.set_look(TrayLook.PAUSED)
    panel.host.become(True)
    assert panel.icon.toolTip() == "Next break at 14:30"
    panel.tray.set_tool_tip("Paused until 15:00")
    assert panel.icon.toolTip() == "Paused until 15:00"


def test_each_look_is_another_picture_in_every_size(panel: Panel) -> None:
    panel.host.become(True)
    pictures = []
    for look in TrayLook:
        panel.tray.set_look(look)
        sizes = panel.icon.icon().availableSizes()
        assert sorted(size.width() for size in sizes) == [16, 22, 24, 32, 48, 64]
        pictures.append(panel.icon.icon().pixmap(22, 22).toImage())
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_macos_gets_a_stencil(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    panel.host.become(True)
    icon = panel.icon.icon()
    assert icon.isMask()
    image = icon.pixmap(22, 22).toImage()
    points = [image.pixelColor(x, y) for x in range(22) for y in range(22)]
    assert {point.lightness() for point in points if point.alpha() == 255} == {0}
    panel.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert "open requested" not in panel.told


def test_a_click_asks_to_open(panel: Panel) -> None:
    panel.host.become(True)
    for reason in QSystemTrayIcon.ActivationReason:
        panel.icon.activated.emit(reason)
    assert panel.told.count("open requested") == 1


def gone() -> int:
    """How many lines of menus are held that are on no menu any more."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return sum(isinstance(made, QAction | QMenu) and not isValid(made) for made in gc.get_objects())


def test_lines_that_went_are_let_go(panel: Panel) -> None:
    panel.host.become(True)
    before = gone()
    for _ in range(3):
        panel.tray.show_menu(MENU)
        panel.tray.show_menu((MENU[0], TrayItem("Remind me again", "resume")))
        panel.tray.show_menu((TrayItem(), TrayItem("Remind me again", "resume")))
    panel.tray.show_menu(MENU)
    assert gone() == before


def test_the_menu_says_what_it_is_told_when_it_is_opened(panel: Panel) -> None:
    panel.host.become(True)
    lines = panel.open()
    assert panel.told.count("opening") == 2
    assert words(lines) == ["Next break at 14:30", "", "Pause", "R&&D", "Start"]
    assert [line.isSeparator() for line in lines] == [False, True, False, False, False]
    assert [line.isEnabled() for line in lines[::2]] == [False, True, False]
    assert words(inner(lines[2])) == ["30 minutes", "Until I say"]
    assert [(line.isCheckable(), line.isChecked()) for line in inner(lines[2])] == [(False, False), (True, True)]


def test_a_line_that_is_taken_is_told(panel: Panel) -> None:
    panel.host.become(True)
    lines = panel.open()
    inner(lines[2])[0].trigger()
    lines[3].trigger()
    lines[4].trigger()
    assert panel.told[-2:] == ["half", "open"]


@pytest.mark.parametrize(
    "items",
    [
        (),
        (TrayItem("One", "one"),),
        (*MENU, TrayItem("One", "one")),
        (TrayItem(), *MENU),
        (TrayItem("Pause", items=(TrayItem("A", "a"), TrayItem(), TrayItem("B", items=PAUSE))), TrayItem("Go", "go")),
    ],
)
def test_a_menu_of_another_shape_is_what_it_is_told_there_and_back(panel: Panel, items: tuple[TrayItem, ...]) -> None:
    panel.host.become(True)
    for now in (items, MENU, items):
        panel.items = now
        lines = panel.open()
        assert words(lines) == [item.label.replace("&", "&&") for item in now]
        assert [line.data() for line in lines if line.data()] == [item.key for item in now if item.key]
        for line, item in zip(lines, now, strict=True):
            if item.items:
                assert words(inner(line)) == [one.label for one in item.items]


def test_lines_of_the_same_shape_are_changed_where_they_are(panel: Panel) -> None:
    panel.host.become(True)
    before = panel.open()
    panel.items = (TrayItem("Paused", "on"), *MENU[1:3], TrayItem("Go on", "go", checked=False))
    after = panel.open()
    assert before[:4] == after
    assert words(after) == ["Paused", "", "Pause", "Go on"]
    assert after[0].isEnabled()
    panel.items = MENU
    assert panel.open() == before
    assert not before[3].isCheckable()


def test_what_has_gone_for_good_hears_nothing_more(qtbot: QtBot) -> None:
    panel = Panel()
    panel.host.become(True)
    panel.tray.close()
    assert panel.host.is_closed
    panel.host.become(False)
    assert panel.told == ["opening", "came"]


def test_the_systems_own_tray_is_always_there(qtbot: QtBot) -> None:
    tray = Tray(TrayHost())
    tray.start()
    assert tray.is_there
    tray.close()


def test_either_of_two_hosts_will_do(qtbot: QtBot) -> None:
    best, other = FakeHost("best"), FakeHost("other")
    either, told = EitherHost((best, other)), list[tuple[bool, str]]()
    either.changed.connect(noting(either, told))
    either.start()
    assert best.is_started
    assert other.is_started
    for host, there in ((other, True), (best, True), (other, False), (best, False)):
        host.become(there)
    assert told == [(True, "other"), (False, "")]
    either.close()
    assert best.is_closed
    assert other.is_closed


def noting(host: TrayHost, told: list[tuple[bool, str]]) -> Callable[[], None]:
    def note() -> None:
        told.append((host.is_there, host.mechanism))

    return note
