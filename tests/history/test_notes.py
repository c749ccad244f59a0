"""Notes and sessions out of view: what was written stays, and every rule counts as before."""

from datetime import timedelta

import pytest

from sciatimer.history.edit_facts import Noted
from sciatimer.history.notes import (
    LONGEST_NOTE,
    NoteTooLong,
    first_note,
    note_before,
    note_of,
    withdraw,
    withdrawn_sessions,
    write_note,
)
from sciatimer.history.situation import situation
from tests.history.diary import Diary


def test_the_last_note_counts_and_the_first_one_stays(diary: Diary) -> None:
    session = diary.session()
    assert (note_of(diary.store, session), first_note(diary.store, session)) == ("", "")
    write_note(diary.store, session, "  in the garden ", diary.now())
    write_note(diary.store, session, "on the balcony", diary.now())
    assert note_of(diary.store, session) == "on the balcony"
    assert first_note(diary.store, session) == "in the garden"
    assert [each.fact.text for each in diary.store.facts(Noted)] == ["in the garden", "on the balcony"]


def test_a_note_that_was_taken_away_comes_back(diary: Diary) -> None:
    session = diary.session()
    assert note_before(diary.store, session) == ""
    write_note(diary.store, session, "in the garden", diary.now())
    write_note(diary.store, session, "", diary.now())
    assert note_of(diary.store, session) == ""
    write_note(diary.store, session, note_before(diary.store, session), diary.now())
    assert note_of(diary.store, session) == "in the garden"


def test_the_same_note_is_not_written_twice(diary: Diary) -> None:
    session = diary.session()
    for _ in range(2):
        write_note(diary.store, session, "in the garden", diary.now())
    assert len(diary.store.facts(Noted)) == 1


def test_a_note_is_no_diary(diary: Diary) -> None:
    session = diary.session()
    write_note(diary.store, session, "x" * LONGEST_NOTE, diary.now())
    with pytest.raises(NoteTooLong, match="can have 2000 characters, and this one has 2001"):
        write_note(diary.store, session, "x" * (LONGEST_NOTE + 1), diary.now())


def test_a_session_goes_out_of_view_and_comes_back(diary: Diary) -> None:
    first, second = diary.session(), diary.session()
    withdraw(diary.store, first, diary.now())
    withdraw(diary.store, second, diary.now())
    withdraw(diary.store, second, diary.now(), withdrawn=False)
    assert withdrawn_sessions(diary.store) == {first}
    written = len(diary.store.read("SELECT * FROM ledger"))
    withdraw(diary.store, first, diary.now())
    assert len(diary.store.read("SELECT * FROM ledger")) == written
    withdraw(diary.store, first, diary.now(), withdrawn=False)
    assert withdrawn_sessions(diary.store) == frozenset()


def test_what_is_out_of_view_counts_for_every_rule(diary: Diary) -> None:
    session = diary.begin()
    diary.end(session)
    before = situation(diary.store, diary.now() + timedelta(minutes=1))
    withdraw(diary.store, session, diary.now())
    assert situation(diary.store, diary.now() + timedelta(minutes=1)) == before
    assert before.open_check == session


def test_what_is_no_session_is_refused(diary: Diary) -> None:
    lock = diary.lock()
    with pytest.raises(KeyError):
        write_note(diary.store, lock, "x", diary.now())
    with pytest.raises(KeyError):
        withdraw(diary.store, lock, diary.now())
