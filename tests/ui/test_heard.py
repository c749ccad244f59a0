"""A session that is heard: sounds and words come with what is seen, and all of it is let go when the session is over."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sciatimer.desktop.devices import Devices
from sciatimer.desktop.speech_words import Choose, Failed, Hush, Order, Ready, Say, Spoken, Taken
from sciatimer.history.facts import SessionEnded
from sciatimer.history.settings import change
from sciatimer.session.cues import Cue, CueKind
from sciatimer.session.model import SegmentKind
from tests.desktop.fakes import FakeDesktop, FakeHelper, FakeOutputs, FakeStream
from tests.ui.desk import Desk

UP = Ready("speechd", "English", ("speechd", "flite"), ("English", "Scots"))


class Voice(FakeHelper):
    """An engine that is there at once and says everything at once."""

    def send(self, line: bytes) -> None:
        super().send(line)
        match self.orders[-1]:
            case Choose():
                self.answer(UP)
            case Say(number=number):
                self.answer(Taken(), Spoken(number))
            case Hush():
                self.answer(Taken())


class Loudspeaker(FakeStream):
    """A device that plays faster than it is fed."""

    def write(self, data: bytes) -> None:
        super().write(data)
        self.play_out()


class Loudspeakers(FakeOutputs):
    """Such a device, as often as it is opened."""

    def open(self) -> Loudspeaker:
        made = Loudspeaker()
        self.streams.append(made)
        return made


class Room:
    """What the machine around the session hears and shows."""

    def __init__(self, helper: type[FakeHelper] = Voice, device: str = "speaker") -> None:
        self.outputs = Loudspeakers(device)
        self.desktop = FakeDesktop()
        self.voices: list[FakeHelper] = []
        self._helper = helper
        self.devices = Devices(lambda: self.outputs, self._voice, self.desktop.inhibition)

    def _voice(self) -> FakeHelper:
        self.voices.append(self._helper())
        return self.voices[-1]

    def has_sounded(self) -> bool:
        """Whether anything was heard but silence."""
        return any(any(stream.heard) for stream in self.outputs.streams)

    @property
    def said(self) -> list[str]:
        """The words, in their order."""
        orders: list[Order] = [order for voice in self.voices for order in voice.orders]
        return [order.text for order in orders if isinstance(order, Say)]


def begin(desk: Desk, room: Room, **settings: object) -> list[Cue]:
    """Starts a lying session with these settings; every cue that is given lands in the list."""
    desk.devices = room.devices
    desk.open_known()
    for key, value in settings.items():
        change(desk.store, key, value, desk.clock.now())
    cues: list[Cue] = []
    desk.say(2)
    desk.press("card-lying", "today-start")
    teller = desk.app.flow.session._teller
    assert teller is not None
    teller.given.connect(cues.append)
    return cues


def play(desk: Desk) -> None:
    desk.app.pages.player.setUpdatesEnabled(False)  # painting is most of the time, and nobody looks
    while desk.page == "player":
        desk.let_go_by(1, step=0.5)
    desk.clock.advance(2)  # the last sound is over


def test_whoever_only_listens_hears_every_step_of_a_session(qtbot: QtBot, desk: Desk) -> None:
    room = Room()
    cues = begin(desk, room)
    play(desk)
    qtbot.waitUntil(lambda: room.said[-1].startswith("Done."))
    said = " ".join(room.said)
    for words in ("First:", "right leg", "Hold for 10 seconds.", "5 seconds left.", "Rest.", "Switch legs."):
        assert words in said, words
    kinds = [cue.kind for cue in cues]
    assert kinds.count(CueKind.START) == 6
    assert kinds[-1] is CueKind.FINISH
    qtbot.waitUntil(room.has_sounded)


def test_a_voice_that_is_not_wanted_is_never_started(desk: Desk) -> None:
    room = Room()
    begin(desk, room, voice=False)
    play(desk)
    assert room.voices == []
    assert room.outputs.streams


def test_sounds_that_are_off_open_no_device(desk: Desk) -> None:
    room = Room()
    begin(desk, room, sound_volume=0)
    play(desk)
    assert room.outputs.streams == []
    assert room.said


def test_without_a_device_it_is_said_once_and_the_session_goes_on(desk: Desk) -> None:
    room = Room(device="")
    begin(desk, room)
    assert desk.reads("desktop.no_sound_device")
    play(desk)
    assert desk.last(SessionEnded).holds_done == desk.last(SessionEnded).holds_planned


class Hoarse(FakeHelper):
    """A machine without speech."""

    def send(self, line: bytes) -> None:
        super().send(line)
        self.answer(Failed("no engine"))


def test_without_an_engine_it_is_said_once_and_the_sounds_carry_on(qtbot: QtBot, desk: Desk) -> None:
    room = Room(Hoarse)
    begin(desk, room)
    assert desk.reads("desktop.no_speech")
    desk.play_to(SegmentKind.HOLD)
    qtbot.waitUntil(room.has_sounded)
    play(desk)
    assert len(room.voices) == 1


def test_a_device_that_is_pulled_out_in_the_middle_is_told_and_followed(desk: Desk) -> None:
    room = Room()
    begin(desk, room)
    desk.play_to(SegmentKind.HOLD)
    room.outputs.become("")
    assert desk.reads("desktop.no_sound_device")
    room.outputs.become("headset")
    assert len(room.outputs.streams) == 2
    assert desk.page == "player"


@pytest.mark.parametrize(
    ("over", "leave"),
    [
        ("stopped", lambda desk: desk.key(Qt.Key.Key_Escape)),
        ("played to its end", play),
        ("closed", lambda desk: desk.app.window.close()),
    ],
)
def test_the_screen_is_kept_on_while_it_runs_and_let_go_when_it_is(
    over: str, leave: Callable[[Desk], None], desk: Desk
) -> None:
    room = Room()
    begin(desk, room)
    assert room.desktop.changed.acquire(timeout=5)
    assert room.desktop.held == 1
    leave(desk)
    assert room.desktop.changed.acquire(timeout=5), f"let go when {over}"
    assert room.desktop.held == 0


def test_a_pause_lets_the_screen_go_dark_and_going_on_keeps_it_on(desk: Desk) -> None:
    room = Room()
    begin(desk, room)
    assert room.desktop.changed.acquire(timeout=5)
    desk.key(Qt.Key.Key_Space)
    assert room.desktop.changed.acquire(timeout=5)
    assert room.desktop.held == 0
    desk.key(Qt.Key.Key_Space)
    assert room.desktop.changed.acquire(timeout=5)
    assert room.desktop.held == 1


def test_who_does_not_want_it_lets_the_screen_go_dark(desk: Desk) -> None:
    room = Room()
    begin(desk, room, keep_awake=False)
    play(desk)
    assert room.desktop.reasons == []


def test_the_last_word_after_a_stop_is_that_it_was_right(qtbot: QtBot, desk: Desk) -> None:
    room = Room()
    begin(desk, room)
    desk.play_to(SegmentKind.HOLD)
    desk.key(Qt.Key.Key_Escape)
    desk.clock.advance(2)
    qtbot.waitUntil(lambda: room.said[-1] == desk.texts("cues.say.stopped.full"))


def test_a_sound_and_the_voice_can_be_tried_in_the_settings(qtbot: QtBot, desk: Desk) -> None:
    room = Room()
    desk.devices = room.devices
    desk.open_known()
    desk.press("header-settings", "try-finish", "try-voice")
    qtbot.waitUntil(room.has_sounded)
    assert room.said == [desk.texts("settings.voice_sample")]
    sound = desk.app.pages.settings.sound
    names = [sound.voice.itemText(index) for index in range(sound.voice.count())]
    assert names == [desk.texts("settings.voice_any"), "English", "Scots"]
    desk.press("settings-back")
    assert room.voices[-1].is_ended
    assert room.outputs.streams[-1].is_closed


def test_what_cannot_be_heard_in_the_settings_says_why(desk: Desk) -> None:
    desk.devices = Room(Hoarse, device="").devices
    desk.open_known()
    desk.press("header-settings", "try-half")
    assert desk.reads("desktop.no_sound_device")
    desk.press("try-voice")
    assert desk.reads("desktop.no_speech")


def test_sessions_that_run_faster_than_time_say_that_they_are_only_seen(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "try-half")
    assert desk.reads("settings.seen_only")
