"""Working hours, free days and clock times: their text, and what is inside."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.reminders.hours import (
    USUAL_WEEK,
    HolidaysUnreadable,
    HoursUnreadable,
    Span,
    TimesUnreadable,
    WorkingWeek,
    holidays_text,
    is_free,
    is_inside,
    read_holidays,
    read_spans,
    read_times,
    read_week,
    times_text,
    working_spans,
)

SPANS = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda pair: pair[0] < pair[1])
DAYS = st.lists(SPANS, max_size=4).map(lambda spans: ",".join(str(Span(*span)) for span in spans)).map(read_spans)


@given(st.lists(DAYS, min_size=7, max_size=7))
def test_a_week_comes_back_from_its_text(days: list[tuple[Span, ...]]) -> None:
    week = WorkingWeek(tuple(days))
    assert read_week(str(week)) == week


@given(DAYS)
def test_the_spans_of_a_day_are_in_order_and_apart(spans: tuple[Span, ...]) -> None:
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(set(edges))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("mon 09:00-17:00", "mon 09:00-17:00"),
        (" sun 20:00 - 24:00 ;mon 9:00-17:00", None),
        ("tue 13:00-17:00, 09:00-12:30; mon 00:00-24:00", "mon 00:00-24:00; tue 09:00-12:30,13:00-17:00"),
        ("mon 09:00-12:00,11:00-13:00,13:00-14:00", "mon 09:00-14:00"),
        ("mon 09:00-17:00; mon 18:00-19:00", None),
        ("day 09:00-17:00", None),
        ("mon 17:00-09:00", None),
        ("mon 09:00-09:00", None),
        ("mon 09:00", None),
        ("mon 09:00-25:00", None),
        ("mon 09:00-24:30", None),
        ("mon " + ",".join(f"{hour:02}:00-{hour:02}:30" for hour in range(7)), None),
    ],
)
def test_working_hours_are_read_or_refused(text: str, said: str | None) -> None:
    if said is None:
        with pytest.raises(HoursUnreadable, match="Working hours look like"):
            read_week(text)
    else:
        assert str(read_week(text)) == said


def test_what_is_refused_is_named() -> None:
    with pytest.raises(HoursUnreadable, match=r"^17:00-09:00 is not understood"):
        read_week("mon 09:00-12:00, 17:00-09:00")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("2026-05-01", "2026-05-01"),
        ("2026-12-24..2027-01-01,2026-05-01", "2026-05-01, 2026-12-24..2027-01-01"),
        ("2026-05-01, 2026-05-01..2026-05-01", "2026-05-01"),
        ("2027-01-01..2026-12-24", None),
        ("2026-02-30", None),
        ("1.5.2026", None),
        ("2026-05-01..", None),
    ],
)
def test_free_days_are_read_or_refused(text: str, said: str | None) -> None:
    if said is None:
        with pytest.raises(HolidaysUnreadable, match="A free day looks like"):
            read_holidays(text)
    else:
        assert holidays_text(read_holidays(text)) == said


def test_two_hundred_free_days_are_enough() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 10) for day in range(1, 28)]
    assert len(read_holidays(", ".join(days[:200]))) == 200
    with pytest.raises(HolidaysUnreadable):
        read_holidays(", ".join(days[:201]))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("15:00,10:30, 10:30", "10:30, 15:00"),
        ("24:00", None),
        ("9:00", None),
        ("noon", None),
        (",".join(f"{hour:02}:00" for hour in range(13)), None),
    ],
)
def test_clock_times_are_read_or_refused(text: str, said: str | None) -> None:
    if said is None:
        with pytest.raises(TimesUnreadable, match="Clock times look like"):
            read_times(text)
    else:
        assert times_text(read_times(text)) == said
        assert read_times(said) == tuple(time.fromisoformat(each) for each in said.split(", ") if each)


@pytest.mark.parametrize(
    ("at", "inside"),
    [
        ("2026-03-02 08:59:59", False),
        ("2026-03-02 09:00:00", True),
        ("2026-03-06 16:59:59", True),
        ("2026-03-06 17:00:00", False),
        ("2026-03-07 12:00:00", False),
    ],
)
def test_the_end_of_a_span_is_no_working_time_any_more(at: str, inside: bool) -> None:
    assert is_inside(USUAL_WEEK, datetime.fromisoformat(at).replace(tzinfo=UTC)) is inside


def test_a_range_of_free_days_has_its_first_and_its_last() -> None:
    free = read_holidays("2026-12-24..2027-01-01")
    days = [date(2026, 12, 23), date(2026, 12, 24), date(2027, 1, 1), date(2027, 1, 2)]
    assert [is_free(free, day) for day in days] == [False, True, True, False]


def test_the_working_time_of_some_days_leaves_out_the_free_ones() -> None:
    week = read_week("fri 09:00-12:00,13:00-24:00; sun 00:00-06:00")
    free = read_holidays("2026-03-08")
    spans = [(str(start), str(end)) for start, end in working_spans(week, free, date(2026, 3, 6), 9)]
    assert spans == [
        ("2026-03-06 09:00:00", "2026-03-06 12:00:00"),
        ("2026-03-06 13:00:00", "2026-03-07 00:00:00"),
        ("2026-03-13 09:00:00", "2026-03-13 12:00:00"),
        ("2026-03-13 13:00:00", "2026-03-14 00:00:00"),
    ]
