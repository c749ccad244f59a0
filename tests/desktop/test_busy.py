"""Busy answers each asking once, in time, whatever hangs; it says why and who, and is quiet in between."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sciatimer.desktop import busy as busy_module
from sciatimer.desktop.busy import TRUSTED, Busy
from sciatimer.desktop.busy_source import BusySource, Tell, Ways, Who, is_ours, others
from sciatimer.reminders.model import BUSY, Held


class FakeWay(BusySource):
    """A way that finds what a test says; ``hangs`` keeps it silent."""

    def __init__(self, held: Held, name: str = "fake", finds: Who = ()) -> None:
        super().__init__(held, name)
        self.finds = finds
        self.hangs = self.is_watching = self.is_closed = False
        self.asked: list[Tell] = []

    def ask(self, tell: Tell) -> None:
        self.asked.append(tell)
        if not self.hangs:
            tell(self.finds)

    def watch(self, *, on: bool) -> None:
        self.is_watching = on

    def close(self) -> None:
        self.is_closed = True


class Room:
    """A machine with one way for each reason, and somebody who asks it."""

    def __init__(self) -> None:
        self.screen = FakeWay(Held.FULL_SCREEN, "screen")
        self.switch = FakeWay(Held.DO_NOT_DISTURB, "switch")
        self.camera = FakeWay(Held.CALL, "camera")
        self.microphone = FakeWay(Held.CALL, "microphone")
        self.film = FakeWay(Held.INHIBITED, "film")
        self.now = 1000.0
        self.released = 0
        self.made = 0
        self.busy = Busy(self.make, self.monotonic)
        self.answers: list[frozenset[Held]] = []
        self.changes = 0
        self.busy.answered.connect(self.answers.append)
        self.busy.changed.connect(self.on_changed)

    @property
    def ways(self) -> tuple[FakeWay, ...]:
        return self.screen, self.switch, self.camera, self.microphone, self.film

    def make(self, _: QObject) -> Ways:
        self.made += 1
        return Ways(self.ways, (self.release,))

    def release(self) -> None:
        self.released += 1

    def monotonic(self) -> float:
        return self.now

    def on_changed(self) -> None:
        self.changes += 1

    def ask(self, qtbot: QtBot) -> frozenset[Held]:
        so_far = len(self.answers)
        self.busy.ask()
        assert len(self.answers) == so_far
        qtbot.wait_until(lambda: len(self.answers) > so_far)
        return self.answers[-1]


@pytest.fixture
def room(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(busy_module, "LIMIT", 0.05)
    made = Room()
    yield made
    made.busy.close()


def test_at_a_good_moment_nothing_holds(qtbot: QtBot, room: Room) -> None:
    assert room.ask(qtbot) == frozenset()
    assert room.busy.who == {}


@pytest.mark.parametrize(
    ("way", "held"),
    [
        ("screen", Held.FULL_SCREEN),
        ("switch", Held.DO_NOT_DISTURB),
        ("camera", Held.CALL),
        ("microphone", Held.CALL),
        ("film", Held.INHIBITED),
    ],
)
def test_each_way_alone_holds_a_break_back(qtbot: QtBot, room: Room, way: str, held: Held) -> None:
    getattr(room, way).finds = ("Somebody",)
    assert room.ask(qtbot) == {held}
    assert room.busy.who == {held: ("Somebody",)}


def test_a_program_without_a_name_holds_too(qtbot: QtBot, room: Room) -> None:
    room.switch.finds = ("",)
    room.film.finds = ("", "Film")
    assert room.ask(qtbot) == {Held.DO_NOT_DISTURB, Held.INHIBITED}
    assert room.busy.who == {Held.DO_NOT_DISTURB: (), Held.INHIBITED: ("Film",)}


def test_all_that_hold_are_told_with_every_name_once(qtbot: QtBot, room: Room) -> None:
    room.camera.finds = ("Meeting", "Browser")
    room.microphone.finds = ("Meeting",)
    room.film.finds = ("Browser",)
    assert room.ask(qtbot) == {Held.CALL, Held.INHIBITED}
    assert room.busy.who == {Held.CALL: ("Meeting", "Browser"), Held.INHIBITED: ("Browser",)}


def test_everything_it_can_find_is_a_reason_that_breaks_know() -> None:
    assert {way.held for way in Room().ways} == set(BUSY)


def test_what_hangs_is_not_waited_for(qtbot: QtBot, room: Room) -> None:
    room.switch.hangs = True
    room.film.finds = ("Film",)
    assert room.ask(qtbot) == {Held.INHIBITED}


def test_when_everything_hangs_there_is_an_answer_all_the_same(qtbot: QtBot, room: Room) -> None:
    for way in room.ways:
        way.hangs = True
    assert room.ask(qtbot) == frozenset()


def test_an_answer_that_comes_too_late_changes_nothing(qtbot: QtBot, room: Room) -> None:
    room.film.hangs = True
    room.ask(qtbot)
    room.film.asked[0](("Film",))
    assert room.busy.who == {}
    room.film.hangs = False
    assert room.ask(qtbot) == frozenset()


def test_a_way_that_tells_twice_is_heard_once(qtbot: QtBot, room: Room) -> None:
    room.camera.hangs = room.film.hangs = True
    room.busy.ask()
    room.film.asked[0](())
    room.film.asked[0](("Film",))
    room.camera.asked[0](())
    qtbot.wait_until(lambda: room.answers == [frozenset()])


def test_a_call_is_not_over_because_the_sound_server_did_not_answer_once(qtbot: QtBot, room: Room) -> None:
    room.microphone.finds = ("Meeting",)
    room.ask(qtbot)
    room.microphone.hangs = True
    room.now += TRUSTED
    assert room.ask(qtbot) == {Held.CALL}
    room.now += 1
    assert room.ask(qtbot) == frozenset()


def test_who_asks_in_between_gets_an_answer_that_was_found_afterwards(qtbot: QtBot, room: Room) -> None:
    room.film.hangs = True
    room.busy.ask()
    room.busy.ask()
    room.busy.ask()
    room.film.hangs = False
    room.screen.finds = ("Slides",)
    room.film.asked[0](())
    qtbot.wait_until(lambda: len(room.answers) == 2)
    assert room.answers == [frozenset(), {Held.FULL_SCREEN}]
    assert len(room.film.asked) == 2


def test_asking_from_within_an_answer_is_asking_anew(qtbot: QtBot, room: Room) -> None:
    def again(_: object) -> None:
        if len(room.answers) < 3:
            room.busy.ask()

    room.busy.answered.connect(again)
    room.busy.ask()
    qtbot.wait_until(lambda: len(room.answers) == 3)


def test_only_what_holds_is_watched_and_its_changes_are_told(qtbot: QtBot, room: Room) -> None:
    room.film.finds = ("Film",)
    room.ask(qtbot)
    assert [way for way in room.ways if way.is_watching] == [room.film]
    room.film.changed.emit()
    assert room.changes == 1
    room.film.finds = ()
    room.ask(qtbot)
    assert [way for way in room.ways if way.is_watching] == []


def test_between_two_good_moments_no_timer_runs(qtbot: QtBot, room: Room) -> None:
    room.film.finds = ("Film",)
    room.ask(qtbot)
    room.film.finds = ()
    room.ask(qtbot)
    assert not room.busy._limit.isActive()
    assert not room.busy._rest.isActive()


def test_what_nobody_asks_about_any_more_is_no_longer_watched(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(busy_module, "WATCHED", 0.05)
    room.film.finds = ("Film",)
    room.ask(qtbot)
    assert room.film.is_watching
    qtbot.wait_until(lambda: not room.film.is_watching)
    assert not room.busy._rest.isActive()
    assert room.ask(qtbot) == {Held.INHIBITED}
    assert room.film.is_watching


def test_a_program_that_the_person_passes_over_holds_nothing(qtbot: QtBot, room: Room) -> None:
    room.film.finds = ("Caffeine", "Film")
    room.busy.ignore(["CAFFEINE"])
    assert room.ask(qtbot) == {Held.INHIBITED}
    assert room.busy.who == {Held.INHIBITED: ("Film",)}
    room.film.finds = ("Caffeine",)
    assert room.ask(qtbot) == frozenset()
    assert not room.film.is_watching


def test_passing_over_is_for_kept_screens_alone(qtbot: QtBot, room: Room) -> None:
    room.microphone.finds = ("Caffeine",)
    room.busy.ignore(["CAFFEINE"])
    assert room.ask(qtbot) == {Held.CALL}


def test_the_ways_that_answered_are_told_in_words(qtbot: QtBot, room: Room) -> None:
    assert room.busy.mechanism == ""
    room.switch.finds = None
    room.camera.hangs = True
    room.ask(qtbot)
    assert room.busy.mechanism == (
        "full screen: screen; do not disturb: none; call: camera (no answer), microphone; screen kept on: film"
    )


def test_nothing_is_made_before_somebody_asks_and_then_once(qtbot: QtBot, room: Room) -> None:
    assert room.made == 0
    room.ask(qtbot)
    room.ask(qtbot)
    assert room.made == 1


def test_closing_ends_everything_and_nobody_is_answered_any_more(qtbot: QtBot, room: Room) -> None:
    room.film.hangs = True
    room.busy.ask()
    room.busy.close()
    room.film.asked[0](("Film",))
    room.busy.ask()
    assert all(way.is_closed for way in room.ways)
    assert room.released == 1
    assert not room.busy._limit.isActive()
    assert not room.busy._rest.isActive()
    assert len(room.film.asked) == 1


def test_one_that_was_never_asked_closes_without_making_anything(room: Room) -> None:
    room.busy.close()
    assert room.made == 0


@pytest.mark.parametrize(
    ("name", "ours"),
    [("sciatimer", True), ("Sciatimer", True), ("org.example.Sciatimer", True), ("caffeine", False), ("", False)],
)
def test_our_own_hold_is_known_by_its_name(name: str, ours: bool) -> None:
    assert is_ours(name) == ours


def test_others_are_told_once_each_and_without_us() -> None:
    assert others(["Film", "sciatimer", "Film", "Caffeine"]) == ("Film", "Caffeine")


def test_the_facade_loads_no_library_before_it_is_asked(program_variables: dict[str, str]) -> None:
    code = "import sys; from sciatimer.desktop.busy import system_busy; system_busy(); print('jeepney' in sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=program_variables, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(("platform", "module"), [("win32", "busy_windows"), ("darwin", "busy_macos")])
def test_each_system_has_its_own_ways(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, platform: str, module: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    busy = busy_module.system_busy()
    answers: list[frozenset[Held]] = []
    busy.answered.connect(answers.append)
    busy.ask()
    qtbot.wait_until(lambda: answers == [frozenset()], timeout=5000)
    assert f"sciatimer.desktop.{module}" in sys.modules
    assert busy.mechanism == ""
    busy.close()
