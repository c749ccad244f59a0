"""Wayland's bytes: what is asked, what is told, in pieces of any size."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.desktop.wayland_wire import Event, Global, Unread, WaylandGarbled, read_global, read_number, request

VALUES = st.lists(st.integers(0, 2**32 - 1) | st.text(st.characters(min_codepoint=1, codec="utf-8")), max_size=4)
MESSAGES = st.lists(st.tuples(st.integers(1, 2**32 - 1), st.integers(0, 9), VALUES), max_size=5)


def test_a_request_is_words_with_its_size_in_the_header() -> None:
    assert request(1, 1, 2) == struct.pack("=IHHI", 1, 1, 12, 2)


@pytest.mark.parametrize(("text", "size"), [("", 16), ("abc", 16), ("abcd", 20), ("é", 16)])
def test_text_ends_with_a_zero_and_fills_words(text: str, size: int) -> None:
    data = request(5, 0, text)
    assert len(data) == size
    assert data[12:].rstrip(b"\0").decode() == text


@given(MESSAGES, st.integers(1, 40))
def test_messages_come_whole_in_pieces_of_any_size(messages: list[tuple[int, int, list[int | str]]], size: int) -> None:
    data = b"".join(request(target, code, *values) for target, code, values in messages)
    unread = Unread()
    events = [event for at in range(0, len(data), size) for event in unread.feed(data[at : at + size])]
    assert [(event.sender, event.code) for event in events] == [(target, code) for target, code, _ in messages]
    assert b"".join(request(event.sender, event.code) + event.body for event in events) == b"".join(
        request(target, code) + request(target, code, *values)[8:] for target, code, values in messages
    )


def test_what_is_offered_is_read() -> None:
    (event,) = Unread().feed(request(2, 0, 7, "wl_seat", 9))
    assert read_global(event.body) == Global(7, "wl_seat", 9)
    assert read_number(event.body) == 7
    assert (event.sender, event.code) == (2, 0)


def test_half_a_message_waits() -> None:
    unread = Unread()
    data = request(2, 1, 7)
    assert list(unread.feed(data[:9])) == []
    assert list(unread.feed(data[9:])) == [Event(2, 1, struct.pack("=I", 7))]


def test_a_message_that_is_shorter_than_its_header_is_garbled() -> None:
    with pytest.raises(WaylandGarbled):
        list(Unread().feed(struct.pack("=II", 1, 4 << 16)))
