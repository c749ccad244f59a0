"""What the safety rules leave of the reminders, on a real history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from sciatimer.history.break_gate import gate, reminders_on
from sciatimer.history.settings import change
from sciatimer.history.situation import situation
from sciatimer.reminders.known import Gate
from sciatimer.reminders.model import Held
from sciatimer.safety.start import before_asking
from sciatimer.safety.values import Outcome
from tests.history.diary import Diary

OPEN = Gate(stretches=1)


@pytest.fixture
def person(diary: Diary) -> Diary:
    """Somebody whose first run is done."""
    change(diary.store, "disclaimer_read", True, diary.now())
    diary.answer_screens()
    return diary


def seen(diary: Diary) -> Gate:
    return gate(diary.store, diary.now())


def unlock_with_screens(person: Diary) -> None:
    person.answer_screens()
    person.unlock(person.lock())
    person.answer_screens()


def test_before_the_first_run_is_done_nothing_comes(diary: Diary) -> None:
    assert seen(diary).shut is Held.OFF
    change(diary.store, "disclaimer_read", True, diary.now())
    assert seen(diary).shut is Held.OFF, "the screens were not passed"
    diary.answer_screens()
    assert seen(diary) == replace(OPEN, move=True)


def test_reminders_can_be_switched_off(person: Diary) -> None:
    change(person.store, "reminders", False, person.now())
    assert (seen(person).shut, seen(person).move) == (Held.OFF, False)
    change(person.store, "reminders", True, person.now())
    assert seen(person).shut is None


def test_while_a_session_or_its_check_is_open_nothing_comes(person: Diary) -> None:
    session = person.begin()
    assert (seen(person).shut, seen(person).stretch) == (Held.CHECK_DUE, False)
    person.end(session)
    assert seen(person).shut is Held.CHECK_DUE
    person.check(session)
    assert seen(person).shut is None


def test_while_the_morning_check_is_due_nothing_comes(person: Diary) -> None:
    session = person.session()
    person.days_pass(1)
    assert (seen(person).shut, seen(person).stretch) == (Held.MORNING_DUE, False)
    person.morning(session)
    assert seen(person).shut is None


def test_nothing_comes_while_a_lock_stands_and_switching_reminders_on_does_not_open_it(person: Diary) -> None:
    person.lock()
    assert (seen(person).shut, seen(person).stretch) == (Held.LOCKED, False)
    change(person.store, "reminders", True, person.now())
    assert seen(person).shut is Held.LOCKED


def test_after_an_unlock_reminders_stay_off_until_they_are_switched_on(person: Diary) -> None:
    change(person.store, "reminders", True, person.now())
    lock = person.lock()
    person.unlock(lock)
    person.answer_screens()
    person.days_pass(30)
    person.answer_screens()
    assert (seen(person).shut, reminders_on(person.store)) == (Held.OFF, False)
    change(person.store, "reminders", True, person.now())
    assert (seen(person).shut, reminders_on(person.store)) == (None, True)


def test_what_was_switched_on_during_the_lock_does_not_count_after_it(person: Diary) -> None:
    lock = person.lock()
    change(person.store, "reminders", True, person.now())
    person.unlock(lock)
    person.answer_screens()
    assert seen(person).shut is Held.OFF


def test_what_was_switched_on_in_a_history_that_was_imported_switches_nothing_on_here(person: Diary) -> None:
    unlock_with_screens(person)
    connection = person.store.connection
    connection.execute("INSERT INTO origins (name) VALUES ('elsewhere')")
    origin = "(SELECT id FROM origins WHERE name = 'elsewhere')"
    added = connection.execute(f"INSERT INTO ledger (kind, origin, number) VALUES ('setting_changed', {origin}, 1)")
    row = (added.lastrowid, 0, person.now().isoformat(), "reminders", "true")
    connection.execute('INSERT INTO setting_changed (id, utc, at, "key", value) VALUES (?, ?, ?, ?, ?)', row)
    assert seen(person).shut is Held.OFF


def test_another_lock_switches_them_off_once_more(person: Diary) -> None:
    unlock_with_screens(person)
    change(person.store, "reminders", True, person.now())
    unlock_with_screens(person)
    assert seen(person).shut is Held.OFF


def test_a_clock_that_was_set_back_switches_nothing_on(person: Diary) -> None:
    person.days_pass(10)
    change(person.store, "reminders", True, person.now())
    person.clock.set_wall(person.now() - timedelta(days=9))
    unlock_with_screens(person)
    assert seen(person).shut is Held.OFF


@pytest.mark.parametrize("cause", [Outcome.URGENT, Outcome.EMERGENCY])
def test_the_plain_prompt_never_comes_after_a_warning_sign(person: Diary, cause: Outcome) -> None:
    lock = person.lock()
    assert seen(person).move
    person.lock(cause)
    assert not seen(person).move
    person.unlock(lock)
    assert not seen(person).move, "the graver lock still stands"
    person.unlock(person.lock())
    person.answer_screens()
    person.lock()
    assert seen(person).move, "it was for the lock of then"


@pytest.mark.parametrize(
    ("hour", "office", "no_floor", "lying_only", "stretch"),
    [
        (7, False, False, True, True),
        (7, True, False, True, False),
        (7, False, True, True, False),
        (8, True, True, False, True),
    ],
)
def test_just_after_getting_up_only_lying_and_only_where_one_can_lie(
    person: Diary, hour: int, office: bool, no_floor: bool, lying_only: bool, stretch: bool
) -> None:
    person.clock.set_wall(datetime(2026, 3, 2, hour, 30, tzinfo=UTC))
    person.answer_screens()
    change(person.store, "getting_up", time(6, 0), person.now())
    change(person.store, "office", office, person.now())
    change(person.store, "no_floor", no_floor, person.now())
    found = seen(person)
    assert (found.lying_only, found.stretch) == (lying_only, stretch)
    assert found.opens == (None if stretch else datetime(2026, 3, 2, 8, 0, tzinfo=UTC))


@pytest.mark.parametrize(("hour", "day"), [(23, 3), (0, 3), (1, 3)])
def test_who_gets_up_about_midnight_is_up_two_hours_later(person: Diary, hour: int, day: int) -> None:
    now = datetime(2026, 3, 2 if hour == 23 else 3, hour, 15, tzinfo=UTC)
    person.clock.set_wall(now)
    person.answer_screens()
    change(person.store, "getting_up", time(0, 0), now)
    change(person.store, "office", True, now)
    assert seen(person).opens == datetime(2026, 3, day, 2, 0, tzinfo=UTC)


def test_the_first_week_has_one_stretch_offer_a_day_and_then_two(person: Diary) -> None:
    assert seen(person).stretches == 1
    session = person.session()
    for passed in range(1, 8):
        person.days_pass(1)
        person.answer_screens()
        assert seen(person).stretches == (1 if passed < 7 else 2)
    person.morning(session)
    unlock_with_screens(person)
    assert seen(person).stretches == 1


def at_rest(person: Diary) -> None:
    person.session()


def four_hours_later(person: Diary) -> None:
    first = person.session()
    person.days_pass(8)
    person.answer_screens()
    person.morning(first)
    person.session()


def with_a_condition(person: Diary) -> None:
    person.answer_screens("C1")


def with_the_weekly_screen_due(person: Diary) -> None:
    person.days_pass(8)


def paused_by_the_check(person: Diary) -> None:
    person.session(Outcome.PAUSE)


@pytest.mark.parametrize(
    ("happens", "stretch"),
    [
        (at_rest, False),
        (four_hours_later, False),
        (with_a_condition, False),
        (with_the_weekly_screen_due, True),
        (paused_by_the_check, False),
    ],
)
def test_a_stretch_is_offered_only_while_a_session_may_start(
    person: Diary, happens: Callable[[Diary], None], stretch: bool
) -> None:
    happens(person)
    found, refused = seen(person), before_asking(situation(person.store, person.now()))
    assert found.stretch is stretch is (refused is None)
    assert found.shut is None, "a posture break may come all the same"
    assert found.opens == (None if refused is None else refused.until)


def test_after_the_rest_it_may_be_offered_again(person: Diary) -> None:
    four_hours_later(person)
    opens = seen(person).opens
    assert opens == person.now() + timedelta(hours=4)
    person.clock.advance(4 * 3600)
    assert seen(person).stretch
