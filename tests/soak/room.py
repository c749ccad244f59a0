"""Loudspeaker, voice and screen of a room in which nothing is kept of what was played or said."""

from sciatimer.desktop.devices import Devices
from sciatimer.desktop.speech_words import Choose, Hush, Ready, Say, Spoken, Taken, read_order
from tests.desktop.fakes import FULL, FakeDesktop, FakeHelper, FakeOutputs, FakeStream

_UP = Ready("speechd", "English", ("speechd",), ("English",))


class Stream(FakeStream):
    """A device that plays at once."""

    def free(self) -> int:
        return FULL

    def write(self, data: bytes) -> None:
        self.room = FULL


class Outputs(FakeOutputs):
    """One loudspeaker."""

    def open(self) -> FakeStream:
        return Stream()


class Voice(FakeHelper):
    """Says everything at once."""

    def send(self, line: bytes) -> None:
        match read_order(line):
            case Choose():
                self.answer(_UP)
            case Say(number=number):
                self.answer(Taken(), Spoken(number))
            case Hush():
                self.answer(Taken())


def devices() -> Devices:
    """All of them."""
    desktop = FakeDesktop()
    return Devices(Outputs, Voice, desktop.inhibition)
