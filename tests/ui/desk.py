"""Somebody at a desk: opens the program, reads what is visible, and presses what can be pressed."""

from collections.abc import Callable, Iterable
from datetime import date, time
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QWidget

from sciatimer.catalogue.load import Catalogue
from sciatimer.desktop.devices import Devices
from sciatimer.errors import SciatimerError
from sciatimer.history.facts import Fact, PainChecked
from sciatimer.history.faults import HistoryDiskFull
from sciatimer.history.rows import F
from sciatimer.history.settings import change
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.screens import HEALTH, SIGNS
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import Outcome, Overall, Place, Quality
from sciatimer.session.model import SegmentKind
from sciatimer.texts import Texts, load_texts
from sciatimer.ui.application import Application, read_catalogue
from sciatimer.ui.last_resort import LastResort
from sciatimer.ui.services import Services, Shelf
from sciatimer.ui.widgets.choices import ChoiceGroup
from tests.fakes import FakeClock
from tests.history.diary import Diary

GOOD = {
    "after": 2,
    "during": 2,
    "place_after": Place.BUTTOCK,
    "quality": Quality.NOTHING_OR_PULL,
    "overall": Overall.SAME,
}


class FrailStore(HistoryStore):
    """The real store on a disk that can fill up.

    Attributes:
        full: nothing can be written any more.
        left: so many writes still succeed; None for no limit.
        before_write: called before each write with its facts.
    """

    full = False
    left: int | None = None
    before_write: Callable[[list[Fact]], None] | None = None

    def append_all(self, facts: Iterable[Fact]) -> list[int]:
        listed = list(facts)
        if self.before_write is not None:
            self.before_write(listed)
        if listed and (self.full or self.left == 0):
            raise HistoryDiskFull(self.path)
        if listed and self.left is not None:
            self.left -= 1
        return super().append_all(listed)


class Desk:
    """One person with one data folder. ``app`` is the window that was opened last."""

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        self.folder = folder
        self.clock = clock
        self.texts: Texts = load_texts()
        self.unexpected: list[BaseException] = []
        self.next_store_is_full = False
        self.devices: Devices | None = None
        self._apps: list[Application] = []
        self._last_resort: LastResort | None = None

    # opening and closing

    def open(self, catalogue: Catalogue | None = None, *, speed: float = 1.0) -> Application:
        """Opens the program on the folder, as it stands there."""
        paths = DataPaths(self.folder)
        store = FrailStore(paths.history)
        store.full, self.next_store_is_full = self.next_store_is_full, False
        shelf = Shelf(partial(read_catalogue, paths, self.texts) if catalogue is None else lambda: catalogue)
        services = Services(self.clock, store, shelf, self.texts, paths, speed, self.devices)
        app = Application(services)
        self._last_resort = LastResort(app.flow, paths, self.texts)
        self._apps.append(app)
        app.begin()
        app.window.show()
        app.window.activateWindow()
        assert QTest.qWaitForWindowActive(app.window)
        clear_away()
        return app

    def open_known(self, *yes: str) -> Application:
        """Opens the program of somebody who passed the screens; ``yes`` are items that were ticked."""
        self.pass_screens(*yes)
        return self.open()

    def pass_screens(self, *yes: str, getting_up: time = time(4)) -> None:
        """Writes the answers of a first use."""
        with HistoryStore(DataPaths(self.folder).history) as store:
            Diary(store, self.clock).answer_screens(*yes)
            change(store, "getting_up", getting_up, self.clock.now())
            change(store, "disclaimer_read", True, self.clock.now())

    def close(self) -> None:
        """Closes the window and lets go of the history."""
        app = self._apps.pop()
        app.window.close()
        app.services.store.close()
        app.window.deleteLater()
        app.deleteLater()
        clear_away()

    def kill(self) -> None:
        """The process is gone: nothing is written any more, and no window says good-bye."""
        self.store.full = True
        self.app.flow.session.halt()
        self.close()

    def reopen(self) -> Application:
        """Closes the program and opens it again."""
        self.close()
        return self.open()

    def leave(self) -> None:
        """Closes everything."""
        while self._apps:
            self.close()

    def on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What the program's own last resort does, and a note of what is no mistake of a person."""
        if not isinstance(error, SciatimerError):
            self.unexpected.append(error)
        if self._last_resort is not None:
            self._last_resort.handle(kind, error, trace)

    @property
    def app(self) -> Application:
        """The window that was opened last."""
        return self._apps[-1]

    @property
    def store(self) -> FrailStore:
        """The history of that window."""
        store = self.app.services.store
        assert isinstance(store, FrailStore)
        return store

    # what is seen

    @property
    def window(self) -> QWidget:
        """The window that is up: the small one, if the session is there, or the large one."""
        return self.app.desk.view or self.app.window

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return next(name for name, page in self.app.pages.made().items() if page is self.app.window.page)

    @property
    def words(self) -> str:
        """Everything that can be read in the window, in one line."""
        window = self.window
        made = [child for child in window.findChildren(QWidget) if child.isVisible()]
        texts = [child.text() for child in made if isinstance(child, QLabel | QAbstractButton)]
        return plain(" ".join(texts))

    def reads(self, key: str, **values: object) -> bool:
        """Whether a sentence of ours stands in the window, each of its paragraphs."""
        return all(plain(part) in self.words for part in self.texts(key, **values).split("\n"))

    def buttons(self) -> list[QAbstractButton]:
        """What can be pressed now: visible and enabled."""
        found = self.window.findChildren(QAbstractButton)
        return [made for made in found if made.isVisible() and made.isEnabled() and made.objectName()]

    def can_press(self, name: str) -> bool:
        """Whether a button can be pressed now."""
        return any(made.objectName() == name for made in self.buttons())

    def button(self, name: str) -> QAbstractButton:
        """A button that is visible, enabled or not."""
        found = self.window.findChildren(QAbstractButton, name)
        return next(made for made in found if made.isVisible())

    @property
    def focused(self) -> QWidget | None:
        """What the next key goes to."""
        return cast("QWidget | None", self.window.focusWidget())

    # what is on disk

    def facts(self, kind: type[F]) -> list[F]:
        """All facts of a class."""
        return [recorded.fact for recorded in self.store.facts(kind)]

    def last(self, kind: type[F]) -> F:
        """The newest fact of a class."""
        return self.facts(kind)[-1]

    def facts_of_verdicts(self) -> list[tuple[Outcome, str]]:
        """Outcome and rule of each pain check."""
        return [(fact.outcome, fact.rule) for fact in self.facts(PainChecked)]

    @property
    def past(self) -> Situation:
        """What the rules know now."""
        return situation(self.store, self.clock.now())

    # what is done

    def press(self, *names: str) -> None:
        """Clicks buttons, one after the other; each has to be there and enabled."""
        for name in names:
            if name == "screening-none":
                self.read_on()
            assert self.can_press(name), f"{name} cannot be pressed on {self.page}: {self.pressable}"
            made = self.button(name)
            # a check box is ticked by its box and its words, not by the room beside them
            spot = QPoint(20, made.height() // 2) if isinstance(made, QCheckBox) else made.rect().center()
            QTest.mouseClick(made, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
            clear_away()

    @property
    def pressable(self) -> list[str]:
        """The names of what can be pressed."""
        return [made.objectName() for made in self.buttons()]

    def key(self, *keys: Qt.Key | str) -> None:
        """Types into whatever has the focus."""
        for key in keys:
            target = self.focused or self.window
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key)
            clear_away()

    def click_in_window(self, spot: QPoint, *, double: bool = False) -> None:
        """A click of the mouse somewhere in the window, on whatever lies there by then."""
        click = QTest.mouseDClick if double else QTest.mouseClick
        click(self.app.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        clear_away()

    def double_click(self, name: str) -> None:
        """Two quick clicks on the spot where a button is now."""
        made = self.button(name)
        self.click_in_window(made.mapTo(self.app.window, made.rect().center()), double=True)

    def say(self, pain: int, place: Place = Place.BUTTOCK, leg: int | None = 0) -> None:
        """Answers the questions of Today; ``leg`` is 0 left, 1 right, 2 both, None where no leg is asked for."""
        today = self.app.pages.today
        for group, value in ((today.pain, pain), (today.place, int(place)), (today.leg, leg)):
            if value is not None:
                self.choose(group, value)

    def choose(self, group: ChoiceGroup, value: int) -> None:
        """Gives an answer with the mouse."""
        self.press(f"{group.objectName()}-{value}")

    def name_signs(self, *signs: str) -> None:
        """'One of these', with nerve, worse or warning ticked."""
        self.press("today-signs", *(f"sign-{sign}" for sign in signs), "signs-go")

    def start(self, pain: int = 2, place: Place = Place.BUTTOCK, leg: int | None = 0) -> None:
        """Answers Today and starts."""
        self.say(pain, place, leg)
        self.press("today-start")

    def let_go_by(self, seconds: float, step: float = 1.0) -> None:
        """Time goes by while the session is watched."""
        gone = 0.0
        while gone < seconds:
            self.clock.advance(min(step, seconds - gone))
            gone += step
            self.tick()

    def tick(self) -> None:
        """The session's timer comes round."""
        self.app.flow.session._timer.timeout.emit()

    def play_to(self, kind: SegmentKind) -> None:
        """Watches the session until a phase begins."""
        word = self.texts(f"session.phase.{kind}")
        for _ in range(600):
            if self.app.pages.player.phase.text() == word:
                return
            self.let_go_by(1)
        raise AssertionError(f"no {kind} came")

    def play_small_to(self, kind: SegmentKind) -> None:
        """The same, with the session in the small window."""
        word = self.texts(f"session.phase.{kind}")
        for _ in range(600):
            if self.app.desk.view is not None and self.app.desk.view.phase.text() == word:
                return
            self.let_go_by(1)
        raise AssertionError(f"no {kind} came")

    def play_through(self) -> None:
        """Watches the session to its end."""
        self.app.pages.player.setUpdatesEnabled(False)  # painting is most of the time, and nobody looks
        for _ in range(200):
            if self.page != "player":
                self.app.pages.player.setUpdatesEnabled(True)
                return
            self.let_go_by(4, step=4)
        raise AssertionError("the session has no end")

    def stop_for(self, felt: str) -> None:
        """Stops the session and says why."""
        self.press("player-stop", f"felt-{felt}")

    def answer_check(self, **changed: int) -> None:
        """Answers the check, good unless said otherwise, and leaves the last line open."""
        for question, value in (GOOD | changed).items():
            self.choose(self.app.pages.check.group(question), int(value))

    def save_check(self, **changed: int) -> None:
        """Answers the check and saves it."""
        self.answer_check(**changed)
        self.press("check-save")

    def session(self, pain: int = 2, place: Place = Place.BUTTOCK, leg: int | None = 0, **check: int) -> None:
        """A whole session from Today to its saved check."""
        self.start(pain, place, leg)
        self.play_through()
        self.save_check(**check)

    def answer_morning(self, pain: int = 2, place: Place = Place.BUTTOCK, where: int = 1, nerve: int = 0) -> None:
        """Answers the morning check and leaves the last line open; ``where`` is 0 back, 1 left, 2 right, 3 both."""
        morning = self.app.pages.morning
        given = {"pain": pain, "place": int(place), "where": where, "nerve": nerve}
        for question, value in given.items():
            self.choose(morning.group(question), value)

    def tick_signs(self, *items: str) -> None:
        """Ticks lines of a screen and says so."""
        self.press(*(f"sign-{item}" for item in items), "screening-some" if items else "screening-none")

    def read_on(self) -> None:
        """Scrolls through a screen to its last line, and lets the eyes rest there."""
        bar = self.app.pages.screening._scroll.verticalScrollBar()
        QTest.qWait(0)
        bar.setValue(bar.maximum())
        self.rest_eyes()

    def rest_eyes(self) -> None:
        """Lets the eyes rest on what is in sight of a screen."""
        self.app.pages.screening._look.timeout.emit()
        clear_away()

    def pass_all_screens(self, *yes: str) -> None:
        """Answers the four screens with these ticked and the others not."""
        for prefix in "EUCX":
            self.tick_signs(*(item for item in yes if item.startswith(prefix)))

    def give_unlock_steps(self, spoken_on: date | None = None) -> None:
        """The date and the tick, from the ended screen on."""
        self.press("way-unlock")
        self.app.pages.unlock.date.choose(spoken_on or self.clock.now().date())
        self.press("unlock-told", "unlock-go")

    def next_day(self, hour: int = 9) -> None:
        """It is the next day at an hour."""
        now = self.clock.now()
        seconds = (24 - now.hour + hour) * 3600 - now.minute * 60 - now.second
        self.clock.advance(seconds)


def clear_away() -> None:
    """Deletes what was told to go and lays out what has come, as the event loop does between two clicks."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def plain(text: str) -> str:
    """Words without line breaks and without what Qt needs around an ampersand."""
    return " ".join(text.replace("&&", "&").split())


ALL_ITEMS = tuple(item.id for item in SIGNS + HEALTH)
