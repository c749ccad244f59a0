"""Moves a session between the window and the small window, while it runs: nothing of the session notices."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal

from sciatimer.errors import SciatimerError
from sciatimer.history.settings import Settings, change, load_settings
from sciatimer.ui.appearance import Appearance, appearance, system_wishes
from sciatimer.ui.desk_place import DeskPlace, first_place
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.screens import can_be_placed, free_areas
from sciatimer.ui.services import Services
from sciatimer.ui.stage import Stage

if TYPE_CHECKING:
    from sciatimer.ui.desk_view import DeskView

_GROWTH = 0.7  # how much the small window grows with its text


class DeskController(QObject):
    """Shows the small window in the place of the large one, and the large one again.

    Signals:
        closed(): the person has closed the small window: nobody sees the session.
        help_requested(): the warning signs were asked for there.
    """

    closed = Signal()
    help_requested = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, stage: Stage) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._stage = stage
        self.view: DeskView | None = None
        pages.once("player", self._connect_page)
        window.wanted.connect(self.come_back)
        window.closing.connect(self._put_away)

    def open(self) -> None:
        """The session goes on in the small window; the large one is hidden."""
        if self.view is not None:
            return
        from sciatimer.ui.desk_view import DeskView

        settings = load_settings(self._services.store)
        looks = appearance(settings, system_wishes())
        view = DeskView(self._services.texts, looks.palette, looks.look)
        view.setStyleSheet(looks.sheet)
        self._connect(view)
        self._stage.move_to(view)
        self.view = view
        self._place(view, settings)
        view.show()
        view.activateWindow()
        view.setFocus()
        view.watch.look()
        self._window.hide()

    def come_back(self) -> None:
        """The large window shows what it has to show; a session goes on in it."""
        view = self.view
        if view is None:
            return
        keyboard = view.isActiveWindow()
        self._put_away()
        self._window.come_back(keyboard=keyboard)
        if self._window.page is self._pages.player:
            self._pages.player.setFocus()

    def dress(self, looks: Appearance) -> None:
        """Puts other colours and sizes on the small window, if it is there."""
        if self.view is not None:
            self.view.setStyleSheet(looks.sheet)
            self.view.set_colours(looks.palette, looks.look)

    def _put_away(self) -> None:
        view, self.view = self.view, None
        if view is None:
            return
        with suppress(SciatimerError):  # where it stood is not worth a word about a full disk in a session
            self._remember(view)
        self._stage.move_back()
        view.hide()
        view.deleteLater()

    def _connect_page(self) -> None:
        self._pages.player.desk_view_requested.connect(self.open)

    def _connect(self, view: "DeskView") -> None:
        view.window_requested.connect(self.come_back)
        view.full_screen_requested.connect(self._on_full_screen)
        view.help_requested.connect(self.help_requested)
        view.closed.connect(self._on_closed)

    def _on_full_screen(self) -> None:
        self.come_back()
        self._window.showFullScreen()

    def _on_closed(self) -> None:
        if self.view is not None:
            self.come_back()
            self.closed.emit()

    def _place(self, view: "DeskView", settings: Settings) -> None:
        growth = 1 + (settings.text_scale / 100 - 1) * _GROWTH
        from sciatimer.ui.desk_view import LEAST, USUAL

        usual, least = (QSize(round(size.width() * growth), round(size.height() * growth)) for size in (USUAL, LEAST))
        view.setMinimumSize(least)
        free = self._window.screen().availableGeometry()
        place = DeskPlace.read(settings.desk_place)
        there = place.on(free_areas()) if place is not None else None
        there = there or first_place(usual, free)
        view.resize(there.size())
        if can_be_placed():
            view.move(there.topLeft())

    def _remember(self, view: "DeskView") -> None:
        if not can_be_placed():
            return
        screen = view.screen()
        place = DeskPlace.of(view.room.chosen, screen.name(), screen.availableGeometry())
        store = self._services.store
        if str(place) != load_settings(store).desk_place:
            change(store, "desk_place", str(place), self._services.clock.now())
