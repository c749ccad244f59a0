"""Somebody at a desk with the whole program: its own objects, its own window, its own timers on a fake clock."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from sciatimer.history.settings import change
from sciatimer.reminders.model import AwayCause, BreakKind, Held
from sciatimer.safety.start import before_asking
from sciatimer.ui import program as module
from sciatimer.ui.break_window import LONGER, UNANSWERED_S
from tests.desktop.surroundings import Office
from tests.history.witness import AWAY, MINUTE, Machine, Witness
from tests.soak.room import devices
from tests.soak.timers import Wheel
from tests.ui.desk import clear_away
from tests.ui.workday import Workday

SOON = 0.5  # seconds in which the program has looked at what it was told
_READY = 2.5  # seconds until the buttons of the small window take something
_A_MOMENT = 1.5  # seconds
_LONGEST = 40 * MINUTE  # of a session
_WAYS_ON = ("screening-none", "way-done", "way-health_same", "way-back", "gate-back", "closing-keep")


class Person(Witness):
    """Every method is something that the person or the machine does; what the program shows is looked at each time.

    Args:
        folder: the data folder.
        machine: its clocks.
        wheel: its timers.
        patch: makes of a test's process one that stays what it is when the window is closed.
    """

    def __init__(self, folder: Path, machine: Machine, wheel: Wheel, patch: pytest.MonkeyPatch) -> None:
        self.wheel = wheel
        self.desk = Workday(folder, machine, patch)
        self.desk.office = Office(has_tray=True)
        self.desk.devices = devices()
        patch.setattr(sys, "excepthook", sys.excepthook)  # the program puts its own there
        patch.setattr(module, "_can_start_anew", lambda options: False)  # as on Windows: one process for all days
        self.desk.pass_screens()
        program = self.desk.start_program()
        super().__init__(machine, program._foundation.store)
        self.fault: AssertionError | None = None
        self.breaks = self.looks = self.sessions = 0
        self._wrong = 0.0  # seconds for which the screen has shown what it may not
        self.set("closing_told", True)
        self.desk.breaks.looked.connect(self._on_looked)
        self.is_up = True
        self.sit(MINUTE)

    def set(self, key: str, value: object) -> None:
        """A setting is changed."""
        change(self.store, key, value, self.machine.now())

    def forget_the_day(self) -> None:
        """Keeps no more of it than how many breaks it had: what a test remembers is not to look like a leak."""
        self.breaks += len(self.memory.shown)
        self.memory.shown.clear()
        self.desk.office.notifier.all.clear()

    def close(self) -> None:
        """The program ends."""
        self.is_up = False
        self.desk.leave()

    # time

    def sit(self, seconds: float) -> None:
        """Time goes by while the machine is awake; timers come round when they should."""
        self.wheel.turn(seconds, self._going, self._count)
        if self.fault is not None:
            raise self.fault
        assert self.desk.unexpected == [], self.desk.unexpected
        assert self.desk.codes == [], "the program ended by itself"

    def go_away(self, seconds: float, cause: AwayCause = AwayCause.IDLE) -> None:
        """Nobody is here; a screen that is locked tells it at once, a mouse that lies still after five minutes."""
        hands, sleep = self.desk.office.hands, self.desk.office.sleep
        unnoticed = 0.0 if cause is AwayCause.SCREEN_LOCK else min(seconds, AWAY)
        self.sit(unnoticed)
        if cause is AwayCause.IDLE and seconds < AWAY:
            return
        self.around = replace(self.around, away=True)
        if cause is AwayCause.IDLE:
            hands.go_idle(AWAY)
        else:
            sleep.screen_locked.emit()
        self.sit(min(SOON, seconds - unnoticed))
        assert not self.is_on_screen, "nothing is shown to nobody"
        self.sit(max(0.0, seconds - unnoticed - SOON))
        self.around = replace(self.around, away=False)
        if seconds >= AWAY:
            self._begin_anew()
        if cause is AwayCause.IDLE:
            hands.touch()
            hands.idle = MINUTE
        else:
            sleep.screen_unlocked.emit()
        self.sit(SOON)

    def sleep(self, seconds: float, *, told: bool) -> None:
        """The machine sleeps; the system tells it, or the program has to find out by its clocks."""
        if told:
            self.around = replace(self.around, away=True)
            self.desk.office.sleep.fell_asleep.emit()
            clear_away()
        self.machine.suspend(seconds)
        self.note_sleep(seconds)
        if told:
            self.around = replace(self.around, away=False)
            if seconds >= AWAY:
                self._begin_anew()
            self.desk.office.sleep.woke.emit()
        self.sit(SOON)

    def set_clock(self, seconds: float) -> None:
        """Somebody sets the wall clock; the program is told."""
        self.machine.set_by(seconds)
        self.desk.office.sleep.clock_set.emit()
        self.sit(SOON)

    # what the machine tells

    def be_busy(self, *busy: Held) -> None:
        """A call, a film; with nothing it is over."""
        self.around = replace(self.around, busy=frozenset(busy))
        self.desk.office.busy.found = frozenset(busy)
        self.desk.office.busy.changed.emit()
        self.sit(SOON)

    def type(self, seconds: float) -> None:
        """Types without a pause."""
        hands = self.desk.office.hands
        hands.idle = SOON
        self.sit(seconds)
        hands.go_idle(MINUTE)
        self.sit(SOON)

    # the person's words

    def take_from_tray(self, key: str) -> None:
        """Takes a line of the tray's menu."""
        menu = self.desk.reminding._tray._menu
        assert menu is not None
        menu.aboutToShow.emit()
        action = next(found for found in _actions(menu) if found.data() == key and found.isVisible())
        action.trigger()
        clear_away()

    def pause(self, minutes: int | None) -> None:
        """No reminders for half an hour, an hour, or until the person says."""
        self.note_pause(minutes)
        self.take_from_tray(f"pause-{'open' if minutes is None else minutes}")
        self.sit(SOON)

    def pause_until_tomorrow(self) -> None:
        """No reminders today."""
        self.note_pause_until_tomorrow()
        self.take_from_tray("pause-tomorrow")
        self.sit(SOON)

    def resume(self) -> None:
        """Reminders again."""
        if self.is_paused:
            self.note_resume()
            self.take_from_tray("resume")
            self.sit(SOON)

    def be_in_a_meeting(self, *, on: bool) -> None:
        """Says by the tray that a meeting begins or ends."""
        known = self.desk.breaks._known
        if known is not None and (known.meeting_since is not None) is not on:
            self.note_meeting(on=on)
            self.take_from_tray("meeting")
            self.sit(SOON)

    def answer(self, key: str) -> None:
        """Answers what is on the screen: accept, later, skip, or nothing at all."""
        if self.desk.notice is None:
            self.sit(_READY)
        offer = self.offer
        if offer is None:
            return
        if key == "accept" and offer.kind is not BreakKind.STRETCH:
            self._begin_anew()
        shown = self.desk.notice
        if shown is None:
            self._press_small(key)
        elif key in dict(shown.actions):
            self.desk.answer(key)
        else:
            self.desk.office.notifier.leave()
        self.sit(SOON)
        assert self.offer is None or self.offer.id != offer.id, f"{key} was no answer to {offer}"

    # the window

    def open(self) -> None:
        """Brings the window up by the icon in the tray."""
        self.take_from_tray("open")
        self.sit(SOON)

    def close_window(self) -> None:
        """Closes the window; the program goes on."""
        self.desk.close_window()
        self.sit(SOON)

    def come_to(self, *wanted: str) -> bool:
        """Answers what stands between them and one of these pages; whether it came to it."""
        for _ in range(20):
            if self.desk.page in wanted:
                return True
            if not self._go_on():
                return False
        raise AssertionError(f"no way from {self.desk.page}: {self.desk.pressable}")

    def stretch(self, *, stop: bool = False, **check: int) -> bool:
        """A session from Today to its check, if one may start; ``stop`` for one that is stopped for pain."""
        if before_asking(self.past) is not None:
            return False
        self.open()
        began = self.come_to("today") and self._begin()
        if began:
            self._play(stop=stop)
            self.desk.save_check(**check)
            self.sit(SOON)
            assert self.offer is None, "nothing is offered beside the outcome"
            self.sessions += 1
        self.come_to("today", "ended")
        self.close_window()
        return began

    def read(self, *ways: tuple[str, str]) -> None:
        """Goes to pages by the header, and back: pairs of what is pressed."""
        self.open()
        if self.come_to("today"):
            for there, back in ways:
                self.desk.press(there)
                self.sit(20)
                self.desk.press(back)
        self.close_window()

    def unlock(self) -> None:
        """All three steps out of a lock, and reminders are switched on again."""
        self.open()
        assert self.desk.page == "ended"
        assert self.offer is None
        self.desk.give_unlock_steps()
        self.desk.pass_all_screens()
        self.come_to("today")
        self.sit(SOON)
        self.desk.press("header-breaks", "breaks-turn-on", "breaks-back")
        self.close_window()

    @property
    def is_on_screen(self) -> bool:
        """Whether an offer can be seen, in whatever form."""
        small = self.desk.breaks._teller._window
        return self.desk.is_offered() or (small is not None and small.isVisible())

    def _go_on(self) -> bool:
        page = self.desk.page
        if page == "morning":
            self.desk.answer_morning(1)
            self.desk.press("morning-save")
        elif page == "screening":
            self.desk.tick_signs()
        else:
            way = next((name for name in _WAYS_ON if self.desk.can_press(name)), None)
            if way is None or (page == "message" and before_asking(self.past) is not None):
                return False
            self.desk.press(way)
        self.sit(SOON)
        return True

    def _begin(self) -> bool:
        self.desk.say(2)
        if not self.desk.can_press("today-start"):
            return False
        self.desk.press("today-start")
        return self.desk.page == "player"

    def _play(self, *, stop: bool) -> None:
        if stop:
            self.sit(30)
            self.desk.stop_for("pain")
            return
        begun = self.memory.gone_by
        while self.desk.page == "player":
            self.sit(1)
            assert self.memory.gone_by - begun < _LONGEST, "the session has no end"
        self._begin_anew()

    def _press_small(self, key: str) -> None:
        window = self.desk.breaks._teller._window
        assert window is not None
        names = {"accept": "break-accept", "later": "break-later-10", "skip": "break-skip"}
        made = window.findChild(QAbstractButton, names.get(key, ""))
        if made is not None and made.isVisible():
            made.click()
            clear_away()
            return
        for _ in range(LONGER + 1):  # it has the keyboard here, so that it stays for those who look at it
            if window.isVisible():
                self.sit(UNANSWERED_S + 1)

    # what is seen

    def _going(self, seconds: float) -> None:
        """What is wrong for a moment is none of a person's business: timers are whole milliseconds, looks wait a bit."""
        try:
            self._check_not_forgotten()
        except AssertionError as fault:
            self._wrong += seconds
            if self._wrong > _A_MOMENT:
                self.fault = self.fault or fault
        else:
            self._wrong = 0.0

    def _on_looked(self) -> None:
        self.looks += 1
        breaks = self.desk.breaks
        self._checked(lambda: self._see(breaks._offer if breaks.is_showing else None))
        self._checked(self._check_screen)

    def _check_screen(self) -> None:
        assert self.is_on_screen is (self.offer is not None), f"{self.offer} is not what is on the screen"

    def _checked(self, look: Callable[[], None]) -> None:
        """What is raised in a slot of Qt goes nowhere: it is kept until time stops going by."""
        try:
            look()
        except AssertionError as fault:
            self.fault = self.fault or fault


def _actions(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        found += _actions(inner) if isinstance(inner, QMenu) else [action]
    return found
