"""The one place that wires things: from options to a window that runs."""

import sys

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from sciatimer import __version__
from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.translated import in_language
from sciatimer.clock import Clock, ScaledClock, SystemClock
from sciatimer.desktop.devices import Devices
from sciatimer.errors import SciatimerError
from sciatimer.history.settings import load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.resources import shipped
from sciatimer.texts import load_texts
from sciatimer.ui.appearance import appearance, system_wishes
from sciatimer.ui.desk_controller import DeskController
from sciatimer.ui.fault_dialog import show_fault
from sciatimer.ui.flow import Flow
from sciatimer.ui.language import language_of, speak
from sciatimer.ui.last_resort import LastResort
from sciatimer.ui.learn_controller import LearnController
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services
from sciatimer.ui.settings_controller import SettingsController
from sciatimer.ui.single_instance import SingleInstance, Wish, wish_of

DESKTOP_NAME = "sciatimer"


class Application(QObject):
    """Everything that lives as long as the window."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        looks = appearance(load_settings(services.store), system_wishes())
        self.window = MainWindow(services.texts)
        self.pages = Pages(services.texts, looks, self.window.add_page)
        self.flow = Flow(services, self.window, self.pages)
        self.desk = DeskController(services, self.window, self.pages, self.flow.session.stage)
        self.settings = SettingsController(services, self.window, self.pages)
        self.learn = LearnController(services, self.window, self.pages)
        self._connect()
        self.dress()

    def _connect(self) -> None:
        self.window.settings_requested.connect(self.settings.show)
        self.window.help_requested.connect(self.flow.show_help)
        self.window.learn_requested.connect(self._on_learn)
        self.learn.left.connect(self.flow.come_back)
        self.learn.checks_requested.connect(self.flow.self_check.start)
        self.window.closing.connect(self._on_closing)
        self.settings.appearance_changed.connect(self.dress)
        self.settings.left.connect(self.flow.come_back)
        self.flow.quit_requested.connect(self.window.close)
        self.pages.once("player", self._connect_player)
        self.desk.closed.connect(self.flow.session.views_closed)
        self.desk.help_requested.connect(self.flow.show_help)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.dress)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self.dress)

    def _connect_player(self) -> None:
        self.pages.player.full_screen_requested.connect(self.window.toggle_full_screen)
        self.pages.player.help_requested.connect(self.flow.show_help)

    @Slot()
    def dress(self) -> None:
        """Puts on the colours and sizes that the settings ask for."""
        looks = self.settings.looks()
        self.window.setStyleSheet(looks.sheet)
        self.pages.dress(looks)
        self.desk.dress(looks)

    def begin(self) -> None:
        """Shows the first screen in a window."""
        self.flow.begin()
        for problem in self.services.catalogue.problems:
            self.window.show_notice(self.services.texts("ui.pack_fault", fault=problem))
        if self.services.catalogue.fault is not None:
            self.window.show_notice(self.services.texts("ui.catalogue_fault", fault=self.services.catalogue.fault))

    @Slot(Wish)
    def grant(self, wish: Wish) -> None:
        """Does what a later launch wishes."""
        if wish.start is not None:
            self.flow.today.prefer(wish.start)
        if wish.comes_up:
            self.window.raise_above()

    def _on_learn(self) -> None:
        self.learn.show()

    def _on_closing(self) -> None:
        # closing in the middle of a session is a stop like Esc: its check is asked at the next start
        self.flow.session.stop()
        self.flow.session.leave()
        self.settings.quiet()


def make_services(options: WindowOptions, base: Clock) -> Services:
    """Opens the data folder.

    Raises:
        SciatimerError: the folder or the history in it cannot be used; the text says what to do.
    """
    paths = DataPaths(options.data_dir)
    paths.prepare()
    store = HistoryStore(paths.history)
    texts = load_texts(language_of(load_settings(store).language))
    return Services(
        clock=base if options.speed == 1 else ScaledClock(base, options.speed),
        store=store,
        catalogue=in_language(load_catalogue(shipped("exercises.json"), paths.packs), texts),
        texts=texts,
        paths=paths,
        speed=options.speed,
        devices=Devices() if options.speed == 1 else None,
    )


def make_qt(arguments: list[str]) -> QApplication:
    """The Qt application with its name and icon."""
    qt = QApplication(arguments)
    qt.setApplicationName("Sciatimer")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(DESKTOP_NAME)
    qt.setWindowIcon(QIcon(str(shipped("assets/icons/sciatimer-128.png"))))
    qt.setStyle("Fusion")
    return qt


def run_window(options: WindowOptions) -> int:
    """Opens the window and runs until it is closed; a second launch raises the first.

    Returns:
        The exit code: 0 good, 1 the data folder cannot be used.
    """
    qt = make_qt(sys.argv[:1])
    try:
        DataPaths(options.data_dir).prepare()
        instance = SingleInstance(options.data_dir)
        if not instance.is_first:
            instance.ask(wish_of(tray=options.tray, start=options.start))
            return 0
        services = make_services(options, SystemClock())
    except SciatimerError as error:
        texts = load_texts(language_of(""))
        show_fault(mistake_words(error, texts), texts)
        return 1
    speak(services.texts.language)
    if options.demo:
        from sciatimer.ui.demo import lay_in

        lay_in(services)
    application = Application(services)
    sys.excepthook = LastResort(application.flow, services.paths.log, services.texts).handle
    instance.asked.connect(application.grant)
    application.flow.today.prefer(options.start)
    application.begin()
    if options.tray:
        application.window.showMinimized()
    else:
        application.window.show()
    code = qt.exec()
    services.store.close()
    instance.release()
    return code
