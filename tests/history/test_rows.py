"""Every fact comes back from the disk as it went in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sciatimer.history.facts import Cleared, Fact, SessionStarted, SettingChanged, TodayAnswered
from sciatimer.history.faults import HistoryDamaged
from sciatimer.history.rows import FACTS, Column, table_of, utc_microseconds
from sciatimer.history.store import HistoryStore
from tests.history.diary import AT, Diary

LIMITED = {"pain": (0, 10), "before": (0, 10), "after": (0, 10), "during": (0, 10), "snooze": (1, 60)}
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 - zones are added
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN: dict[type[Any], st.SearchStrategy[Any]] = {
    datetime: TIMES,
    date: st.dates(),
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    str: TEXTS,
}


def values_of(column: Column, ids: dict[str, int]) -> st.SearchStrategy[Any]:
    if column.name in ids:
        known: st.SearchStrategy[Any] = st.just(ids[column.name])
    elif column.name in LIMITED:
        known = st.integers(*LIMITED[column.name])
    else:
        known = st.sampled_from(column.kind) if issubclass(column.kind, Enum) else PLAIN[column.kind]
    return st.none() | known if column.nullable else known


def facts_of(kind: type[Fact], ids: dict[str, int]) -> st.SearchStrategy[Fact]:
    fields = {column.name: values_of(column, ids) for column in table_of(kind).columns}
    facts: st.SearchStrategy[Fact] = st.builds(kind, **fields)
    return facts.map(as_the_table_takes_it)


def as_the_table_takes_it(fact: Fact) -> Fact:
    """A leg is spared wholly or not at all, and gets no more than the other."""
    if not isinstance(fact, SessionStarted):
        return fact
    if fact.sore_leg is None or fact.sore_hold is None or fact.sore_repetitions is None:
        return replace(fact, sore_leg=None, sore_hold=None, sore_repetitions=None)
    spared = min(fact.sore_repetitions, fact.repetitions)
    return replace(fact, sore_hold=min(fact.sore_hold, fact.hold), sore_repetitions=spared)


@pytest.fixture
def ids(diary: Diary) -> dict[str, int]:
    """Rows that other rows can point at."""
    return {
        "today": diary.answer_today(),
        "session": diary.begin(),
        "lock": diary.lock(),
        "self_check": diary.self_check(),
        "offer": diary.offer_break(),
        "again": diary.offer_break(),
        "first": diary.answer_today(),
        "second": diary.answer_today(),
    }


@pytest.mark.parametrize("kind", FACTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_fact_comes_back_as_it_went_in(
    kind: type[Fact], store: HistoryStore, ids: dict[str, int], data: st.DataObject
) -> None:
    fact = data.draw(facts_of(kind, ids))
    row_id = store.append(fact)
    assert store.fact(kind, row_id) == fact
    assert store.fact(kind, row_id).at.utcoffset() == fact.at.utcoffset()


@given(one=TIMES, other=TIMES)
def test_the_utc_column_orders_times_of_any_offset(one: datetime, other: datetime) -> None:
    assert (utc_microseconds(one) < utc_microseconds(other)) == (one < other)


def test_the_utc_column_counts_microseconds_from_1970() -> None:
    assert utc_microseconds(datetime(1970, 1, 2, 1, 0, 0, 7, tzinfo=timezone(timedelta(hours=1)))) == 86_400_000_007
    assert utc_microseconds(datetime(1970, 1, 1, tzinfo=UTC)) == 0


def test_a_time_without_a_zone_is_refused(store: HistoryStore) -> None:
    with pytest.raises(ValueError, match="with its time zone"):
        store.append(SettingChanged(AT.replace(tzinfo=None), "theme", '"dark"'))
    assert store.facts(SettingChanged) == ()


def test_the_text_on_the_disk_keeps_the_local_day_and_the_offset(store: HistoryStore) -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    store.append(Cleared(late, "C1", date(2026, 3, 1)))
    assert store.read("SELECT at, spoken_on FROM cleared") == [("2026-03-02T23:30:00-05:00", "2026-03-01")]


def test_a_value_of_another_version_is_named_as_damage(diary: Diary, file: Path) -> None:
    diary.answer_today()
    diary.store.connection.execute("DROP TRIGGER today_answered_no_update")
    diary.store.connection.execute("UPDATE today_answered SET outcome = 'PERHAPS'")
    with pytest.raises(HistoryDamaged, match=r"today_answered: 'PERHAPS'.*Nothing in it was changed") as caught:
        diary.store.facts(TodayAnswered)
    assert str(file) in str(caught.value)


def test_an_id_that_is_not_there_is_named(store: HistoryStore) -> None:
    with pytest.raises(KeyError, match="no today_answered has the id 7"):
        store.fact(TodayAnswered, 7)
