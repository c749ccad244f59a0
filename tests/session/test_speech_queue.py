"""Who may speak, what is broken off, and what is never said."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.session.cues import Cue, CueKind, Priority
from sciatimer.session.speech_queue import SpeechQueue, Turn, Utterance, fell_silent, go_on, hear, utterance_of

NOW = 100.0
EMPTY = SpeechQueue()


def utterance(
    priority: Priority, words: str = "words", *, begin_at: float = NOW, over_by: float = inf, cuts: bool = False
) -> Utterance:
    return Utterance(words, priority, begin_at, 1.0, over_by, cuts)


def saying(priority: Priority, over_by: float = inf) -> SpeechQueue:
    turn = hear(EMPTY, utterance(priority, "old", over_by=over_by), NOW)
    assert (turn.says, turn.breaks_off) == ("old", False)
    return turn.queue


def test_words_are_said_at_once_when_nobody_speaks() -> None:
    new = utterance(Priority.HALF)
    assert hear(EMPTY, new, NOW) == Turn(SpeechQueue(new), breaks_off=False, says="words", look_again=inf)


@pytest.mark.parametrize("old", Priority)
@pytest.mark.parametrize("new", Priority)
def test_a_later_one_that_matters_as_much_or_more_breaks_off_what_is_said(old: Priority, new: Priority) -> None:
    turn = hear(saying(old), utterance(new, "new"), NOW)
    assert turn.breaks_off == (new >= old)
    assert turn.says == ("new" if new >= old else "")


def test_one_that_matters_less_waits_for_its_turn() -> None:
    turn = hear(saying(Priority.SWITCH), utterance(Priority.NEXT, "next", over_by=NOW + 9), NOW)
    assert (turn.says, turn.breaks_off) == ("", False)
    turn = fell_silent(turn.queue, NOW + 2)
    assert (turn.says, turn.queue.waiting) == ("next", ())


def test_what_waited_too_long_to_end_in_time_is_dropped() -> None:
    turn = hear(saying(Priority.SWITCH), utterance(Priority.NEXT, "next", over_by=NOW + 2.5), NOW)
    turn = fell_silent(turn.queue, NOW + 2)
    assert turn == Turn(EMPTY, breaks_off=False, says="", look_again=inf)


def test_a_higher_one_empties_the_queue() -> None:
    queue = hear(saying(Priority.SWITCH), utterance(Priority.NEXT, "next"), NOW).queue
    turn = hear(queue, utterance(Priority.STOP, "stop"), NOW)
    assert (turn.breaks_off, turn.says, turn.queue.waiting) == (True, "stop", ())
    assert fell_silent(turn.queue, NOW + 5).says == ""


def test_of_those_who_wait_the_higher_speaks_first() -> None:
    queue = hear(saying(Priority.STOP), utterance(Priority.SWITCH, "switch"), NOW).queue
    queue = hear(queue, utterance(Priority.NEXT, "next"), NOW).queue
    turn = fell_silent(queue, NOW + 1)
    assert turn.says == "switch"
    assert fell_silent(turn.queue, NOW + 2).says == "next"


def test_one_that_waits_is_replaced_by_a_later_one_of_its_kind() -> None:
    queue = hear(saying(Priority.STOP), utterance(Priority.HALF, "8 seconds"), NOW).queue
    queue = hear(queue, utterance(Priority.HALF, "5 seconds"), NOW).queue
    assert [each.words for each in queue.waiting] == ["5 seconds"]


def test_words_wait_for_their_own_sound() -> None:
    turn = hear(EMPTY, utterance(Priority.NEXT, begin_at=NOW + 0.55), NOW)
    assert (turn.says, turn.look_again) == ("", NOW + 0.55)
    assert go_on(turn.queue, NOW + 0.5).says == ""
    assert go_on(turn.queue, NOW + 0.55).says == "words"


def test_what_runs_into_a_sound_is_broken_off() -> None:
    queue = saying(Priority.HALF, over_by=NOW + 2)
    assert go_on(queue, NOW + 1.9) == Turn(queue, breaks_off=False, says="", look_again=NOW + 2)
    assert go_on(queue, NOW + 2) == Turn(EMPTY, breaks_off=True, says="", look_again=inf)


def test_what_cannot_end_before_a_sound_is_not_begun() -> None:
    turn = hear(EMPTY, utterance(Priority.STOP, over_by=NOW + 0.9), NOW)
    assert turn == Turn(EMPTY, breaks_off=False, says="", look_again=inf)


def test_a_jump_cuts_even_what_matters_more() -> None:
    queue = hear(saying(Priority.SWITCH), utterance(Priority.NEXT), NOW).queue
    turn = hear(queue, utterance(Priority.HALF, "here", cuts=True), NOW)
    assert (turn.breaks_off, turn.says, turn.queue.waiting) == (True, "here", ())


def test_a_jump_without_a_word_only_cuts() -> None:
    turn = hear(saying(Priority.SWITCH), utterance(Priority.COUNTDOWN, "", cuts=True), NOW)
    assert turn == Turn(EMPTY, breaks_off=True, says="", look_again=inf)


def test_a_cue_without_words_leaves_the_others_alone() -> None:
    queue = saying(Priority.HALF)
    assert hear(queue, utterance(Priority.STOP, ""), NOW) == Turn(queue, breaks_off=False, says="", look_again=inf)


def test_falling_silent_with_nothing_to_say_stays_silent() -> None:
    assert fell_silent(EMPTY, NOW) == Turn(EMPTY, breaks_off=False, says="", look_again=inf)


class TestOfCue:
    CUE = Cue(20.0, CueKind.HALF, "Half-way", spoken="5 seconds left.", speaking=1.4, quiet_until=22.0)

    def test_it_begins_after_its_sound_and_ends_before_the_next(self) -> None:
        made = utterance_of(self.CUE, 20.0, NOW)
        assert (made.words, made.priority, made.speaking) == ("5 seconds left.", Priority.HALF, 1.4)
        assert made.begin_at == pytest.approx(NOW + self.CUE.speak_after)
        assert made.over_by == pytest.approx(NOW + 2)

    def test_what_is_given_late_has_less_time(self) -> None:
        made = utterance_of(self.CUE, 20.1, NOW)
        assert made.begin_at == pytest.approx(NOW + self.CUE.speak_after)
        assert made.over_by == pytest.approx(NOW + 1.9)


@given(
    st.lists(
        st.tuples(
            st.floats(0.0, 3.0),
            st.sampled_from(Priority),
            st.floats(0.0, 1.0),
            st.floats(0.1, 5.0),
            st.booleans(),
            st.booleans(),
        ),
        max_size=30,
    )
)
def test_whatever_comes_nothing_is_said_over_a_sound_or_over_other_words(
    course: list[tuple[float, Priority, float, float, bool, bool]],
) -> None:
    queue, now = EMPTY, NOW
    for number, (gone, priority, wait, room, cuts, ends) in enumerate(course):
        now += gone
        spoke = queue.saying
        if ends and spoke is not None:
            turn = fell_silent(queue, now)
            spoke = None
        else:
            turn = hear(
                queue, utterance(priority, str(number), begin_at=now + wait, over_by=now + room, cuts=cuts), now
            )
        queue = turn.queue
        if turn.says:
            assert queue.saying is not None
            assert queue.saying.words == turn.says
            assert spoke is None or turn.breaks_off
            assert queue.saying.begin_at <= now
            assert now + queue.saying.speaking <= queue.saying.over_by
        if queue.saying is not None:
            assert now < queue.saying.over_by
        assert turn.look_again > now
