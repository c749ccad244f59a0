"""Working hours under a hand never overlap, never leave the day, and go by quarters of an hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.reminders.hours import MOST_RANGES, Span, read_spans
from sciatimer.ui.hours_edit import (
    DAY_END,
    STEP,
    Edge,
    Spans,
    edges,
    minute_of,
    shown_range,
    with_edge,
    with_one_more,
    with_span_at,
    without,
)

TWO = read_spans("09:00-12:30, 13:15-17:00")


def said(spans: Spans) -> str:
    return ", ".join(map(str, spans))


def test_edges_come_from_morning_to_night() -> None:
    assert [minute_of(TWO, edge) for edge in edges(TWO)] == [540, 750, 795, 1020]


@pytest.mark.parametrize(
    ("edge", "minute", "becomes"),
    [
        (Edge(0, is_start=True), 8 * 60 + 6, "08:00-12:30, 13:15-17:00"),
        (Edge(0, is_start=True), 8 * 60 + 8, "08:15-12:30, 13:15-17:00"),
        (Edge(0, is_start=True), -50, "00:00-12:30, 13:15-17:00"),
        (Edge(0, is_start=True), 1000, "12:15-12:30, 13:15-17:00"),
        (Edge(0, is_start=False), 1000, "09:00-13:00, 13:15-17:00"),
        (Edge(0, is_start=False), 0, "09:00-09:15, 13:15-17:00"),
        (Edge(1, is_start=True), 0, "09:00-12:30, 12:45-17:00"),
        (Edge(1, is_start=False), 2000, "09:00-12:30, 13:15-24:00"),
    ],
)
def test_an_edge_goes_as_far_as_there_is_room(edge: Edge, minute: float, becomes: str) -> None:
    assert said(with_edge(TWO, edge, minute)) == becomes


@pytest.mark.parametrize(
    ("at", "start", "becomes"),
    [
        (1, 14 * 60, "09:00-12:30, 14:00-17:45"),
        (1, 0, "09:00-12:30, 12:45-16:30"),
        (0, 2000, "09:30-13:00, 13:15-17:00"),
        (1, 2000, "09:00-12:30, 20:15-24:00"),
    ],
)
def test_a_span_keeps_its_length_when_it_is_moved(at: int, start: float, becomes: str) -> None:
    assert said(with_span_at(TWO, at, start)) == becomes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "09:00-17:00"),
        ("09:00-12:00", "09:00-12:00, 12:15-13:15"),
        ("02:00-23:30", "00:45-01:45, 02:00-23:30"),
        ("00:30-23:30", "00:30-23:30"),
    ],
)
def test_one_span_more_goes_where_there_is_room(before: str, after: str) -> None:
    assert said(with_one_more(read_spans(before))) == after


def test_no_day_gets_more_spans_than_are_kept() -> None:
    spans: Spans = ()
    for _ in range(MOST_RANGES + 3):
        spans = with_one_more(spans)
    assert len(spans) == MOST_RANGES


def test_a_span_is_taken_out() -> None:
    assert said(without(TWO, 0)) == "13:15-17:00"


def test_all_strips_of_a_week_show_the_same_hours() -> None:
    assert shown_range([(), TWO]) == (6 * 60, 20 * 60)
    assert shown_range([read_spans("05:30-22:10"), TWO]) == (4 * 60, 24 * 60)
    assert shown_range([read_spans("00:00-24:00")]) == (0, DAY_END)


EDITS = st.lists(
    st.tuples(st.sampled_from(["edge", "move", "add", "remove"]), st.integers(0, 11), st.integers(-200, 1700)),
    max_size=30,
)


@given(EDITS)
def test_whatever_a_hand_does_the_day_can_be_kept(edits: list[tuple[str, int, int]]) -> None:
    spans: Spans = TWO
    for what, at, minute in edits:
        if what == "add":
            spans = with_one_more(spans)
        elif spans:
            edge = edges(spans)[at % len(edges(spans))]
            spans = {
                "edge": lambda now, e=edge, m=minute: with_edge(now, e, m),
                "move": lambda now, e=edge, m=minute: with_span_at(now, e.span, m),
                "remove": lambda now, e=edge, m=minute: without(now, e.span),
            }[what](spans)
        assert read_spans(said(spans)) == spans
        assert all(span.start >= 0 and span.end <= DAY_END and span.end - span.start >= STEP for span in spans)
        assert all(isinstance(span, Span) for span in spans)
