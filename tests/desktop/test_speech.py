"""The speaker waits for nothing: what it is told goes to a process, and what hangs there is ended and told once."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from sciatimer.desktop.speech import (
    SPEAK_LIMIT,
    START_LIMIT,
    TAKE_LIMIT,
    TOO_LATE,
    Speaker,
    SpeechChoice,
)
from sciatimer.desktop.speech_words import Choose, Failed, Hush, Order, Ready, Say, Spoken, Taken
from sciatimer.texts import load_texts
from tests.desktop.fakes import FakeHelper
from tests.fakes import FakeClock

TEXTS = load_texts()
UP = Ready("speechd", "English", ("speechd",), ("English", "Scots"))


class Stage:
    """A speaker, the processes it started, and what it told."""

    def __init__(self, choice: SpeechChoice | None = None) -> None:
        self.helpers: list[FakeHelper] = []
        self.clock = FakeClock()
        self.speaker = Speaker(TEXTS, choice, self._helper, self.clock.monotonic)
        self.told: list[str] = []
        self.speaker.unavailable.connect(self.told.append)
        self.speaker.ready.connect(self._on_ready)
        self.speaker.spoken.connect(self._on_spoken)

    def _helper(self) -> FakeHelper:
        self.helpers.append(FakeHelper())
        return self.helpers[-1]

    def _on_ready(self) -> None:
        self.told.append("ready")

    def _on_spoken(self) -> None:
        self.told.append("spoken")

    @property
    def helper(self) -> FakeHelper:
        return self.helpers[-1]

    @property
    def orders(self) -> list[Order]:
        """What the process was told after the choice of a voice."""
        return self.helper.orders[1:]

    def come_up(self) -> None:
        """Opens, and the engine is there."""
        self.speaker.open()
        self.helper.answer(UP)
        self.told.clear()

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said or waits to be said."""
        return bool(self.speaker._saying) or self.speaker._early is not None

    @property
    def limit(self) -> float:
        """The seconds after which it gives up, as they stand now; 0 for never."""
        timer = self.speaker._limit
        return timer.interval() / 1000 if timer.isActive() else 0

    def time_out(self) -> None:
        """The limit is over."""
        assert self.limit > 0
        self.speaker._limit.timeout.emit()


@pytest.fixture
def stage(qapp: QCoreApplication) -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(choice: SpeechChoice | None = None) -> Stage:
        made.append(Stage(choice))
        return made[-1]

    yield make
    for each in made:
        each.speaker.close()
        assert all(helper.is_ended for helper in each.helpers)


def test_no_process_is_started_before_it_is_wanted(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.say("Hold.")
    here.speaker.hush()
    here.speaker.choose(SpeechChoice(rate=50))
    here.speaker.close()
    assert here.helpers == []


def test_opening_starts_it_and_tells_it_how_to_speak(stage: Callable[..., Stage]) -> None:
    here = stage(SpeechChoice("de", "speechd", "German", -50, 40))
    here.speaker.open()
    assert here.helper.is_started
    assert here.helper.orders == [Choose("de", "speechd", "German", -0.5, 0.4)]
    assert here.limit == START_LIMIT


def test_opening_twice_is_opening_once(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.open()
    here.speaker.open()
    assert len(here.helpers) == 1


def test_when_it_is_up_the_voices_are_known(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.open()
    early = here.speaker.found
    here.helper.answer(UP)
    assert here.told == ["ready"]
    assert (early, here.speaker.found) == (None, UP)
    assert here.limit == 0


def test_a_sentence_is_said_and_its_end_is_told(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.speaker.say("Hold.")
    assert here.orders == [Say(1, "Hold.")]
    speaking = here.is_speaking
    here.helper.answer(Taken(), Spoken(1))
    assert here.told == ["spoken"]
    assert (speaking, here.is_speaking) == (True, False)
    assert here.limit == 0


def test_what_cancels_makes_the_end_of_the_one_before_count_no_more(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.speaker.say("Half-way.")
    here.speaker.say("Stop.", cancels=True)
    assert here.orders[1] == Say(2, "Stop.", cancels=True)
    here.helper.answer(Taken(), Spoken(1), Taken())
    assert here.told == []
    assert here.is_speaking
    here.helper.answer(Spoken(2))
    assert here.told == ["spoken"]


def test_hush_is_passed_on_and_nothing_is_being_said_then(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.speaker.say("Hold.")
    here.speaker.hush()
    assert here.orders[1] == Hush()
    assert not here.is_speaking
    here.helper.answer(Taken(), Taken(), Spoken(1))
    assert here.told == []
    assert here.limit == 0


def test_hush_in_silence_asks_for_nothing(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.speaker.hush()
    assert here.orders == []


def test_what_is_said_too_early_is_said_when_the_engine_is_up(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.open()
    here.speaker.say("First")
    here.speaker.say("Get ready.")
    assert here.is_speaking
    assert here.orders == []
    here.clock.advance(TOO_LATE)
    here.helper.answer(UP)
    assert here.orders == [Say(2, "Get ready.")]


def test_what_is_too_late_by_then_is_not_said(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.open()
    here.speaker.say("Get ready.")
    here.clock.advance(TOO_LATE + 0.1)
    here.helper.answer(UP)
    assert here.orders == []
    assert not here.is_speaking


def test_hush_forgets_what_was_said_too_early(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.open()
    here.speaker.say("Get ready.")
    here.speaker.hush()
    here.helper.answer(UP)
    assert here.orders == []


def test_an_engine_that_does_not_come_up_is_told_once_and_ended(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.open()
    here.time_out()
    here.speaker.say("Hold.")
    assert here.told == [TEXTS("desktop.no_speech")]
    assert here.helper.is_ended


def test_an_engine_that_hangs_in_an_order_is_told_once_and_ended(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.speaker.say("Hold.")
    assert here.limit == TAKE_LIMIT
    here.time_out()
    assert here.told == [TEXTS("desktop.no_speech")]
    assert here.helper.is_ended
    assert not here.is_speaking


def test_an_engine_that_never_ends_a_sentence_is_given_up_later(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.speaker.say("Hold.")
    here.helper.answer(Taken())
    assert here.limit == SPEAK_LIMIT
    here.time_out()
    assert here.told == [TEXTS("desktop.no_speech")]


@pytest.mark.parametrize("reason", ["no engine", "Connection to speech-dispatcher failed"])
def test_an_engine_that_gives_up_is_told_once(stage: Callable[..., Stage], reason: str) -> None:
    here = stage()
    here.speaker.open()
    here.helper.answer(Failed(reason), Failed(reason))
    assert here.told == [TEXTS("desktop.no_speech")]


def test_a_process_that_ends_by_itself_is_told_once(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.helper.ended.emit()
    here.helper.ended.emit()
    assert here.told == [TEXTS("desktop.no_speech")]


def test_it_can_be_tried_again(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.open()
    here.time_out()
    here.speaker.open()
    here.helper.answer(UP)
    assert here.told[1:] == ["ready"]
    assert len(here.helpers) == 2


def test_chatter_of_an_engine_is_passed_over(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.helper.said.emit(b"ALSA lib pcm.c: unable to open slave\n")
    assert here.told == []
    assert not here.helper.is_ended


def test_another_voice_is_a_fresh_start(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.come_up()
    here.speaker.say("Hold.")
    here.speaker.choose(SpeechChoice(voice="Scots"))
    assert here.helpers[0].is_ended
    assert here.helper.orders == [Choose("en", voice="Scots")]
    here.helpers[0].answer(Spoken(1))
    assert here.told == []


def test_the_same_voice_again_goes_on_as_it_is(stage: Callable[..., Stage]) -> None:
    here = stage(SpeechChoice(voice="Scots"))
    here.come_up()
    here.speaker.choose(SpeechChoice(voice="Scots"))
    assert len(here.helpers) == 1
    assert not here.helper.is_ended


def test_a_voice_chosen_before_it_opens_is_the_one_it_opens_with(stage: Callable[..., Stage]) -> None:
    here = stage()
    here.speaker.choose(SpeechChoice(voice="Scots"))
    here.speaker.open()
    assert here.helper.orders == [Choose("en", voice="Scots")]


@pytest.mark.parametrize(("rate", "pace"), [(0, 1.0), (100, 2.6), (-100, 1 / 2.6), (50, 1.61)])
def test_the_pace_follows_the_rate(rate: int, pace: float) -> None:
    assert SpeechChoice(rate=rate).pace == pytest.approx(pace, rel=0.01)
