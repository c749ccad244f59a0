"""The words of a cue fit the time there is."""

import pytest

from sciatimer.session.spoken import Speaker
from sciatimer.texts import Texts

TEXTS = Texts({"cues.say.half.full": "{left} seconds left.", "cues.say.half.short": "{left} left."})
SPEAKER = Speaker(TEXTS)


def test_the_longest_form_is_said_for_which_there_is_time() -> None:
    assert SPEAKER.say("half", 5.0, {"left": 5}) == "5 seconds left."
    assert SPEAKER.say("half", 1.2, {"left": 5}) == "5 left."
    assert SPEAKER.say("half", 0.9, {"left": 5}) == ""


def test_what_has_no_words_says_none() -> None:
    assert SPEAKER.say("count", 100.0, {}) == ""


def test_what_is_not_named_in_the_words_is_passed_over() -> None:
    assert SPEAKER.say("half", 5.0, {"left": 5, "name": "Towel"}) == "5 seconds left."


def test_saying_takes_its_time_by_words_and_no_words_take_none() -> None:
    assert SPEAKER.seconds("") == 0.0
    assert SPEAKER.seconds("one") == pytest.approx(0.3 + 1 / 2.7)
    assert SPEAKER.seconds("a b c") == pytest.approx(0.3 + 3 / 2.7)


def test_one_long_word_takes_as_long_as_its_letters() -> None:
    assert SPEAKER.seconds("Oberschenkelrückseite") == pytest.approx(0.3 + 21 / 15)


def test_a_fast_voice_finds_time_for_more() -> None:
    assert Speaker(TEXTS, pace=2.0).say("half", 0.9, {"left": 5}) == "5 seconds left."
    assert Speaker(TEXTS, pace=0.5).say("half", 2.0, {"left": 5}) == "5 left."
