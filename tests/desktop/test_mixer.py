"""The stream: silence first, then sounds whole and in their place, added up and never wrapped round."""

from array import array

from sciatimer.desktop.mixer import PRE_ROLL, RATE, Mixer

LEAD = round(PRE_ROLL * RATE)


def read(mixer: Mixer, count: int) -> list[int]:
    return list(array("h", mixer.read(count)))


def past_the_lead() -> Mixer:
    mixer = Mixer()
    mixer.read(LEAD)
    return mixer


def test_without_sounds_there_is_silence() -> None:
    mixer = Mixer()
    assert read(mixer, 5) == [0] * 5
    assert mixer.is_quiet


def test_a_sound_asked_for_at_once_waits_for_the_silence_at_the_beginning() -> None:
    mixer = Mixer()
    mixer.add([7, 8])
    assert read(mixer, LEAD) == [0] * LEAD
    assert read(mixer, 3) == [7, 8, 0]


def test_later_a_sound_begins_with_the_next_sample() -> None:
    mixer = past_the_lead()
    mixer.add([7, 8])
    assert read(mixer, 3) == [7, 8, 0]


def test_a_sound_goes_on_over_many_readings() -> None:
    mixer = past_the_lead()
    mixer.add([1, 2, 3, 4, 5])
    assert [read(mixer, 2), read(mixer, 2), read(mixer, 2)] == [[1, 2], [3, 4], [5, 0]]


def test_sounds_that_overlap_are_added_up() -> None:
    mixer = past_the_lead()
    mixer.add([1, 1, 1])
    read(mixer, 1)
    mixer.add([10, 10, 10])
    assert read(mixer, 4) == [11, 11, 10, 0]


def test_what_adds_up_to_too_much_stays_at_the_most() -> None:
    mixer = past_the_lead()
    mixer.add([30_000, -30_000])
    mixer.add([30_000, -30_000])
    assert read(mixer, 2) == [32_767, -32_768]


def test_it_is_quiet_when_the_last_sample_was_read() -> None:
    mixer = past_the_lead()
    mixer.add([1, 2])
    read(mixer, 1)
    assert not mixer.is_quiet
    read(mixer, 1)
    assert mixer.is_quiet


def test_what_is_cleared_is_not_heard_any_more() -> None:
    mixer = past_the_lead()
    mixer.add([1, 2, 3])
    read(mixer, 1)
    mixer.clear()
    assert read(mixer, 2) == [0, 0]
