"""The window with everything in it: made when it is opened, and wired here."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from sciatimer.catalogue.load import Catalogue, load_catalogue
from sciatimer.catalogue.translated import in_language
from sciatimer.clock import Clock
from sciatimer.history.settings import load_settings
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.resources import shipped
from sciatimer.texts import Texts
from sciatimer.ui.appearance import appearance, system_wishes
from sciatimer.ui.break_rooms import BreakRooms
from sciatimer.ui.desk_controller import DeskController
from sciatimer.ui.flow import Flow
from sciatimer.ui.foundation import Foundation, make_foundation
from sciatimer.ui.learn_controller import LearnController
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import with_breaks
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services, Shelf
from sciatimer.ui.settings_controller import SettingsController

if TYPE_CHECKING:
    from sciatimer.ui.about_controller import AboutController
    from sciatimer.ui.data_controller import DataController
    from sciatimer.ui.exercises_controller import ExercisesController
    from sciatimer.ui.progress_controller import ProgressController


_MOST_TOLD = 2  # packs that were left out and are named with their fault: the window is for more than that


class Application(QObject):
    """Everything that lives as long as the window.

    Args:
        services: what it works with.
        window: is there already, and empty; None to make one.
    """

    def __init__(self, services: Services, window: MainWindow | None = None) -> None:
        super().__init__()
        self.services = services
        self._is_told = False  # what of the catalogue could not be read
        looks = appearance(load_settings(services.store), system_wishes())
        self.window = window or MainWindow()
        self.window.setStyleSheet(looks.sheet)  # before anything is in it that would be styled twice
        self.window.furnish(services.texts)
        self.pages = Pages(services.texts, looks, self.window.add_page)
        self.flow = Flow(services, self.window, self.pages)
        self.desk = DeskController(services, self.window, self.pages, self.flow.session.stage)
        self.settings = SettingsController(services, self.window, self.pages)
        self.learn = LearnController(services, self.window, self.pages)
        self.breaks = BreakRooms(services, self.window, self.pages)
        self._connect()
        self.dress()

    def _connect(self) -> None:
        self.window.settings_requested.connect(self.settings.show)
        self.window.help_requested.connect(self.flow.show_help)
        self.window.learn_requested.connect(self._on_learn)
        self.learn.left.connect(self.flow.come_back)
        self.window.progress_requested.connect(self._on_progress)
        self._connect_breaks()
        self.learn.checks_requested.connect(self.flow.self_check.start)
        self.learn.about_requested.connect(self._on_about)
        self.window.closing.connect(self._on_closing)
        self.settings.appearance_changed.connect(self.dress)
        self.settings.left.connect(self.flow.come_back)
        self.pages.once("player", self._connect_player)
        self.desk.closed.connect(self.flow.session.views_closed)
        self.desk.help_requested.connect(self.flow.show_help)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.dress)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self.dress)

    def _connect_breaks(self) -> None:
        self.window.breaks_requested.connect(self.breaks.show_day)
        self.settings.way_requested.connect(self._on_way)
        self.breaks.left.connect(self.flow.come_back)
        self.breaks.hurts.connect(self._on_hurts)

    @cached_property
    def progress(self) -> "ProgressController":
        """How it goes over time; loaded when it is first wanted."""
        from sciatimer.ui.progress_controller import ProgressController

        made = ProgressController(self.services, self.window, self.pages, self.flow.asking)
        made.left.connect(self.flow.come_back)
        made.moved_on.connect(self.flow.route)
        made.clinician_requested.connect(self.flow.clinician.show)
        return made

    def _on_progress(self) -> None:
        self.progress.show()

    @cached_property
    def data(self) -> "DataController":
        """One's own data; loaded when it is first wanted."""
        from sciatimer.ui.data_controller import DataController

        made = DataController(self.services, self.window, self.pages)
        made.left.connect(self.flow.come_back)
        made.clinician_requested.connect(self.flow.clinician.show)
        made.history_changed.connect(self._on_history_changed)
        return made

    @cached_property
    def exercises(self) -> "ExercisesController":
        """The own exercises; loaded when they are first wanted."""
        from sciatimer.ui.exercises_controller import ExercisesController

        made = ExercisesController(self.services, self.window, self.pages)
        made.left.connect(self.flow.come_back)
        return made

    def _on_way(self, way: str) -> None:
        ways = {
            "exercises": self._on_exercises,
            "breaks": self.breaks.show_settings,
            "diagnostics": self.breaks.show_machine,
            "data": self._on_data,
            "about": self._on_about,
        }
        ways[way]()

    @cached_property
    def about(self) -> "AboutController":
        """The program itself; loaded when it is first wanted."""
        from sciatimer.ui.about_controller import AboutController

        made = AboutController(self.services, self.window, self.pages)
        made.left.connect(self.flow.come_back)
        return made

    def _on_about(self) -> None:
        self.about.show()

    def _on_exercises(self) -> None:
        self.exercises.show()

    def _on_data(self) -> None:
        self.data.show()

    def _on_history_changed(self) -> None:
        """Nothing that was shown counts any more, but for what was said of the change."""
        self.services.shelf.read_again()  # own exercises may have come, or gone
        self.dress()
        self.flow.begin()
        self.window.cover_with(self.pages.data)

    def _connect_player(self) -> None:
        self.pages.player.full_screen_requested.connect(self.window.toggle_full_screen)
        self.pages.player.help_requested.connect(self.flow.show_help)

    @Slot()
    def dress(self) -> None:
        """Puts on the colours and sizes that the settings ask for."""
        looks = self.settings.looks()
        if looks.sheet != self.window.styleSheet():
            self.window.setStyleSheet(looks.sheet)
        self.pages.dress(looks)
        self.desk.dress(looks)

    def begin(self) -> None:
        """Shows the first screen."""
        self.flow.begin()
        if not self._is_told:
            self._is_told = True
            self._tell_faults()

    def _tell_faults(self) -> None:
        catalogue, texts = self.services.catalogue, self.services.texts
        for problem in catalogue.problems[:_MOST_TOLD]:
            self.window.show_notice(texts("ui.pack_fault", fault=with_breaks(str(problem))))
        if len(catalogue.problems) > _MOST_TOLD:
            self.window.show_notice(texts("ui.packs_more", count=len(catalogue.problems) - _MOST_TOLD))
        if catalogue.fault is not None:
            self.window.show_notice(texts("ui.catalogue_fault", fault=with_breaks(catalogue.fault)))

    def _on_hurts(self) -> None:
        self.flow.lead_to_today(None)

    def _on_learn(self) -> None:
        self.learn.show()

    def _on_closing(self) -> None:
        # closing in the middle of a session is a stop like Esc: its check is asked at the next start
        self.flow.session.stop()
        self.flow.session.leave()
        self.settings.quiet()
        self.breaks.close()
        if "data" in vars(self):
            self.data.close()


def read_catalogue(paths: DataPaths, texts: Texts) -> Catalogue:
    """What is shipped and the person's own exercises, in their language."""
    return in_language(load_catalogue(shipped("exercises.json"), paths.packs), texts)


def services_on(foundation: Foundation) -> Services:
    """Adds the catalogue, which only the window needs."""
    return Services(
        clock=foundation.clock,
        store=foundation.store,
        shelf=Shelf(partial(read_catalogue, foundation.paths, foundation.texts)),
        texts=foundation.texts,
        paths=foundation.paths,
        speed=foundation.speed,
        devices=foundation.devices,
    )


def make_services(options: WindowOptions, base: Clock) -> Services:
    """Opens the data folder and reads the catalogue.

    Raises:
        SciatimerError: the folder or the history in it cannot be used; the text says what to do.
    """
    return services_on(make_foundation(options, base))
