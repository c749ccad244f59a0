"""What can be seen or read outside the window: titles, notifications, the tray, the log, names of files and threads.

Two people who answered differently leave the same words there, and nobody's answers are among them.
"""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

from sciatimer.desktop.devices import Devices
from sciatimer.desktop.tray import Tray, TrayItem
from sciatimer.history.settings import BreakStyle, change
from sciatimer.safety.values import Overall, Place
from tests.desktop.fakes import FakeDesktop
from tests.desktop.surroundings import Office
from tests.fakes import FakeClock
from tests.private_words import OF_THE_PERSON
from tests.soak.room import Outputs, Voice
from tests.ui.desk import clear_away
from tests.ui.workday import Workday


@dataclass(frozen=True)
class Answers:
    """What somebody says on a day."""

    pain: int
    place: Place
    after: int
    during: int
    place_after: Place
    overall: Overall
    morning: int


CALM = Answers(1, Place.LOW_BACK, after=1, during=1, place_after=Place.LOW_BACK, overall=Overall.SAME, morning=1)
SORE = Answers(3, Place.THIGH, after=2, during=3, place_after=Place.BUTTOCK, overall=Overall.BETTER, morning=2)


class Outside(QObject):
    """Notes every word that leaves the window, in its order."""

    def __init__(self, qt: QApplication, day: Workday, patch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.said: list[str] = []
        self._qt = qt
        self._day = day
        self._desktop = FakeDesktop()
        day.office = Office(has_tray=True)
        day.devices = Devices(Outputs, Voice, self._desktop.inhibition)
        patch.setattr(Tray, "set_tool_tip", self._noting(Tray.set_tool_tip, lambda tip: [tip]))
        patch.setattr(Tray, "show_menu", self._noting(Tray.show_menu, labels))
        qt.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.WindowTitleChange, QEvent.Type.Show}:
            if isinstance(watched, QWidget) and watched.isWindow():
                self.said += [watched.windowTitle(), watched.windowIconText(), watched.windowRole()]
            elif isinstance(watched, QWindow):
                self.said.append(watched.title())
        return False

    def all(self) -> list[str]:
        """All of it, with what lies on the disk by name and what the program's threads are called."""
        self._qt.removeEventFilter(self)
        log = self._day.folder / "sciatimer.log"
        notices = [
            word
            for each in self._day.office.notifier.all
            for word in (each.title, each.body, *dict(each.actions).values())
        ]
        names = sorted(str(file.relative_to(self._day.folder)) for file in self._day.folder.rglob("*"))
        threads = sorted(thread.name for thread in threading.enumerate())
        return [*self.said, *notices, *self._desktop.reasons, log.read_text(encoding="utf-8"), *names, *threads]

    def _noting(self, real: Callable[..., None], words: Callable[..., list[str]]) -> Callable[..., None]:
        def noted(tray: Tray, given: object) -> None:
            self.said += words(given)
            real(tray, given)

        return noted


def labels(items: tuple[TrayItem, ...]) -> list[str]:
    """Every line of a menu."""
    return [word for item in items for word in (item.label, *labels(item.items))]


def begin(day: Workday) -> None:
    """The program is there, with its window and its icon."""
    day.pass_screens()
    day.start_program(tray=False)
    change(day.store, "closing_told", True, day.clock.now())


def a_fault(day: Workday, what: str) -> None:
    """Something of ours breaks, with an answer in its hand."""
    assert day._last_resort is not None
    day._last_resort.handle(ValueError, ValueError(what), None)
    clear_away()


def live(day: Workday, said: Answers) -> None:
    """A session, breaks in both forms, a fault, the morning after, and a look at the page of the past.

    What the tray says at each stage is found at once: by itself it comes a moment later.
    """
    look = day.breaks.look
    day.start(said.pain, said.place, None if said.place <= Place.LOW_BACK else 0)
    look()
    day.play_through()
    look()
    day.save_check(after=said.after, during=said.during, place_after=said.place_after, overall=said.overall)
    look()
    day.press("way-done")
    day.close_window()
    day.sit(46)
    day.answer("skip")
    change(day.store, "break_style", BreakStyle.WINDOW, day.clock.now())
    day.sit(46)
    assert day.program is not None
    day.program.resident.open()
    a_fault(day, f"pain {said.pain} at {said.place.name}")
    day.press("way-back")
    day.next_day()
    look()
    day.close_window()
    day.program.resident.open()
    day.answer_morning(said.morning, said.place_after, where=1 if said.place_after > Place.LOW_BACK else 0)
    day.press("morning-save", "way-done", "header-progress")
    look()


def be_harmed(day: Workday) -> None:
    """A session that ends the routine, a health question that is answered with yes, and a fault on the way."""
    day.start()
    day.stop_for("nerve")
    day.save_check(after=7, during=9, place_after=Place.CALF, overall=Overall.WORSE)
    assert day.page == "ended"
    a_fault(day, "9 of 10, numb, calf")
    day.press("way-back")
    day.close_window()
    day.sit(60)
    day.next_day()
    assert day.program is not None
    day.program.resident.open()
    day.give_unlock_steps()
    day.pass_all_screens("C1", "X5")
    day.sit(5)


@pytest.fixture
def outside(qapp: QApplication, workday: Workday, monkeypatch: pytest.MonkeyPatch) -> Outside:
    made = Outside(qapp, workday, monkeypatch)
    begin(workday)
    return made


def telling(words: list[str]) -> set[str]:
    """What of it tells of the person."""
    assert {"Sciatimer", "You are following a stretch", "Stretch now"} <= set(words), "that it was noted at all"
    return {word for word in words if OF_THE_PERSON.search(word)}


def test_whoever_answers_otherwise_leaves_the_same_words_outside(
    qapp: QApplication,
    outside: Outside,
    workday: Workday,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    live(workday, CALM)
    calm = [*outside.all(), *capfd.readouterr()]
    workday.end_program()
    other = Workday(workday.folder.with_name("other"), FakeClock(), monkeypatch)
    try:
        beside = Outside(qapp, other, monkeypatch)
        begin(other)
        live(other, SORE)
        sore = [*beside.all(), *capfd.readouterr()]
    finally:
        other.leave()
    assert telling(calm) == telling(sore) == set()
    assert {_without_times(word) for word in calm} == {_without_times(word) for word in sore}


def _without_times(word: str) -> str:
    return re.sub(r"\d+", "#", word)


def test_a_lock_and_what_brought_it_stay_in_the_window(
    outside: Outside, workday: Workday, capfd: pytest.CaptureFixture[str]
) -> None:
    be_harmed(workday)
    assert telling([*outside.all(), *capfd.readouterr()]) == set()
