"""One sentence after the other through an engine, with its ends told truly."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sciatimer.desktop.speech_words import Failed, Hush, Report, Say, Spoken, Taken
from sciatimer.desktop.voice import STOPPING_MS, Voice
from tests.desktop.fakes import FakeEngine


class Talk:
    """A voice, its engine, and what it reported."""

    def __init__(self, *, is_slow: bool) -> None:
        self.engine = FakeEngine(is_slow=is_slow)
        self.voice = Voice(self.engine)
        self.reports: list[Report] = []
        self.voice.reported.connect(self.reports.append)

    def say(self, number: int, *, cancels: bool = False) -> None:
        self.voice.carry_out(Say(number, f"sentence {number}", cancels))

    @property
    def ends(self) -> list[Report]:
        """What was reported, without what only says that the engine came back."""
        return [report for report in self.reports if not isinstance(report, Taken)]


@pytest.fixture
def talk(qapp: QCoreApplication) -> Iterator[Callable[..., Talk]]:
    made: list[Talk] = []

    def make(*, is_slow: bool = False) -> Talk:
        made.append(Talk(is_slow=is_slow))
        return made[-1]

    yield make
    for each in made:
        each.voice.end()
        assert each.engine.is_ended


def test_a_sentence_is_given_to_the_engine_and_its_end_is_reported(talk: Callable[..., Talk]) -> None:
    here = talk()
    here.say(1)
    here.engine.begin()
    assert here.reports == [Taken()]
    here.engine.fall_silent()
    assert here.ends == [Spoken(1)]


def test_the_next_sentence_waits_for_the_end_of_the_first(talk: Callable[..., Talk]) -> None:
    here = talk()
    here.say(1)
    here.say(2)
    here.engine.begin()
    assert here.engine.said == ["sentence 1"]
    here.engine.fall_silent()
    here.engine.begin()
    here.engine.fall_silent()
    assert here.engine.said == ["sentence 1", "sentence 2"]
    assert here.ends == [Spoken(1), Spoken(2)]


def test_a_sentence_that_cancels_is_said_at_once_and_what_waited_is_forgotten(talk: Callable[..., Talk]) -> None:
    here = talk()
    here.say(1)
    here.engine.begin()
    here.say(2)
    here.say(3, cancels=True)
    assert here.engine.said == ["sentence 1", "sentence 3"]
    here.engine.begin()
    here.engine.fall_silent()
    assert here.ends == [Spoken(3)]


def test_an_engine_that_stops_late_does_not_end_the_next_sentence(talk: Callable[..., Talk]) -> None:
    here = talk(is_slow=True)
    here.say(1)
    here.engine.begin()
    here.say(2, cancels=True)
    assert here.engine.said == ["sentence 1"]
    here.engine.fall_silent()
    assert here.engine.said == ["sentence 1", "sentence 2"]
    assert here.ends == []
    here.engine.begin()
    here.engine.fall_silent()
    assert here.ends == [Spoken(2)]


def test_an_engine_that_never_says_it_stopped_is_given_the_next_sentence(
    talk: Callable[..., Talk], qtbot: QtBot
) -> None:
    here = talk(is_slow=True)
    here.say(1)
    here.engine.begin()
    here.say(2, cancels=True)
    qtbot.waitUntil(lambda: len(here.engine.said) == 2, timeout=STOPPING_MS + 2000)


def test_a_silence_that_comes_before_the_sentence_began_is_not_its_end(talk: Callable[..., Talk]) -> None:
    here = talk()
    here.say(1)
    here.engine.fall_silent()
    assert here.ends == []


def test_hush_stops_and_forgets(talk: Callable[..., Talk]) -> None:
    here = talk()
    here.say(1)
    here.engine.begin()
    here.say(2)
    here.voice.carry_out(Hush())
    assert not here.engine.is_speaking
    assert here.engine.said == ["sentence 1"]
    assert here.ends == []
    assert here.reports == [Taken()] * 3


def test_after_hush_it_speaks_again(talk: Callable[..., Talk]) -> None:
    here = talk(is_slow=True)
    here.say(1)
    here.engine.begin()
    here.voice.carry_out(Hush())
    here.say(2)
    assert here.engine.said == ["sentence 1"]
    here.engine.fall_silent()
    assert here.engine.said == ["sentence 1", "sentence 2"]


def test_hush_in_silence_disturbs_no_engine(talk: Callable[..., Talk]) -> None:
    here = talk()
    here.voice.carry_out(Hush())
    assert here.reports == [Taken()]


def test_an_engine_that_gives_up_is_reported(talk: Callable[..., Talk]) -> None:
    here = talk()
    here.say(1)
    here.say(2)
    here.engine.failed.emit("Connection lost")
    assert here.ends == [Failed("Connection lost")]
    assert here.engine.said == ["sentence 1"]
