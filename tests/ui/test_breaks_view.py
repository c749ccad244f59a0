"""How the breaks stand, in words: what comes next, why it waits, and when a pause ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sciatimer.history.break_day import DayOffer
from sciatimer.reminders.known import Pause
from sciatimer.reminders.model import AwayCause, BreakKind, Decision, Held, Instant, Offer
from sciatimer.texts import load_texts
from sciatimer.ui.breaks_view import (
    BreaksView,
    PauseFor,
    Standing,
    breaks_view,
    held_words,
    next_words,
    pause_words,
    time_words,
)
from sciatimer.ui.day_view import DayLook
from sciatimer.ui.day_words import count_words, day_view, minute_of
from tests.ui.break_examples import EMPTY, GLANCE, MONDAY, NEXT, NOTHING, NOW, STANDING, at, held

TEXTS = load_texts()


def view(standing: Standing, *, off_since_lock: bool = False) -> BreaksView:
    return breaks_view(standing, GLANCE, TEXTS, off_since_lock=off_since_lock)


# what comes next


def test_the_next_break_has_its_time() -> None:
    assert view(STANDING).next == "Next: change position, about 13:55"
    assert view(STANDING).state == "Seated for 14 minutes."


@pytest.mark.parametrize(("sees_away", "said"), [(True, "Seated for 1 minute."), (False, "1 minute since your last")])
def test_a_single_minute_is_not_told_as_several(sees_away: bool, said: str) -> None:
    seated = replace(STANDING.known.seated_since, elapsed=STANDING.now.elapsed - 61)
    known = replace(STANDING.known, seated_since=seated)
    assert view(replace(STANDING, known=known, sees_away=sees_away)).state.startswith(said)


def test_a_break_of_another_day_has_its_date() -> None:
    tomorrow = replace(NEXT, next_at=NOW.wall + timedelta(days=1))
    assert next_words(tomorrow, NOW.wall, TEXTS) == "Next: change position, about 3 Mar 2026, 13:24"


def test_a_stretch_is_an_offer() -> None:
    assert next_words(replace(NEXT, next_kind=BreakKind.STRETCH), NOW.wall, TEXTS).startswith("Next: a stretch, if you")


def test_where_none_is_to_come_it_says_so() -> None:
    assert next_words(NOTHING, NOW.wall, TEXTS) == "No break is planned"


@pytest.mark.parametrize("kind", list(BreakKind))
def test_what_is_on_the_screen_is_now(kind: BreakKind) -> None:
    decision = Decision(Offer(kind, 1, NOW, 2700), None, None, None, None, None)
    assert next_words(decision, NOW.wall, TEXTS).startswith("Now: ")


# why it waits


@pytest.mark.parametrize("why", list(Held))
def test_every_reason_has_its_words_with_and_without_a_break_that_waits(why: Held) -> None:
    words = TEXTS(f"breaks.held_{why}")
    assert view(held(why)).state == f"Held back: {words}. It comes once that ends."
    assert view(held(why)).next == "Due: change position"
    assert view(held(why, kept=None)).state == f"No breaks right now: {words}."


def test_who_keeps_the_screen_on_is_named() -> None:
    assert held_words(Held.INHIBITED, ("mpv", "Firefox"), TEXTS) == "the screen is kept on by mpv, Firefox"
    assert held_words(Held.INHIBITED, (), TEXTS) == "a program keeps the screen on"
    assert held_words(Held.CALL, ("zoom",), TEXTS) == TEXTS("breaks.held_call")


def test_a_lock_has_turned_them_off_or_the_person_has() -> None:
    off = replace(held(Held.OFF, kept=None), can_turn_on=True)
    assert view(off, off_since_lock=True).state == TEXTS("breaks.off_since_lock")
    assert view(off).state == "No breaks right now: breaks are turned off."
    assert view(off).can_turn_on


def test_during_a_lock_nothing_offers_to_turn_them_on() -> None:
    assert not view(replace(held(Held.LOCKED, kept=None), can_turn_on=True)).can_turn_on


def test_by_the_clock_it_says_what_it_cannot_see() -> None:
    blind = view(replace(STANDING, sees_away=False))
    assert blind.note == TEXTS("breaks.by_the_clock")
    assert blind.state == "14 minutes since your last break."
    assert view(STANDING).note == ""


def test_a_meeting_is_shown() -> None:
    said = replace(STANDING, known=replace(STANDING.known, meeting_since=NOW))
    assert (view(said).in_meeting, view(STANDING).in_meeting) == (True, False)


# pauses


def test_a_pause_says_until_when() -> None:
    def words(pause: Pause) -> str:
        return pause_words(pause, NOW, TEXTS)

    assert words(Pause(until_elapsed=NOW.elapsed + 1800)) == "Paused until 13:54."
    assert words(Pause(until_elapsed=NOW.elapsed + 90000)) == "Paused until 3 Mar 2026, 14:24."
    assert words(Pause(until_day=date(2026, 3, 3))) == "Paused until 3 Mar 2026."
    assert words(Pause()) == "Paused until you say."


def test_a_clock_that_was_set_does_not_move_the_end_of_a_pause() -> None:
    later = Instant(NOW.wall + timedelta(hours=3), NOW.elapsed)
    assert pause_words(Pause(until_elapsed=NOW.elapsed + 1800), later, TEXTS) == "Paused until 16:54."


def test_the_lengths_of_a_pause() -> None:
    assert [length.minutes for length in PauseFor] == [30, 60, 120, None, None]


def test_a_time_on_the_same_day_is_a_time_alone() -> None:
    assert time_words(at("09:05"), MONDAY.date(), TEXTS) == "09:05"


# the day


def test_every_item_of_the_day_stands_in_the_order_of_time_with_its_words() -> None:
    told = [item.told for item in day_view(GLANCE, NOW.wall, TEXTS).items]
    assert told == [
        "00:00-09:03: Sciatimer was not on, 543 min",
        "09:00-12:30: Working hours",
        "09:03-11:05: Seated, 122 min",
        "09:50: Change position: taken",
        "10:46: Change position: skipped, shown 2 times",
        "10:50-11:00: Paused by you",
        "11:05-11:20: The screen was locked, 15 min",
        "11:20-12:16: Seated, 56 min",
        "12:02-12:15: Stretch, held back: full screen",
        "12:15: Stretch: taken",
        "12:16-13:10: Away from the desk, 54 min",
        "13:00-17:00: Working hours",
        "13:10-13:24: Seated, 14 min",
        "13:22: Change position: not answered",
        "13:23: Change position: put off",
        "13:55: Next: Change position",
    ]


def test_the_strip_begins_and_ends_with_what_somebody_did() -> None:
    shown = day_view(GLANCE, NOW.wall, TEXTS)
    assert (shown.begins, shown.ends, shown.now) == (9 * 60, 17 * 60, 13 * 60 + 24)


def test_another_day_has_no_now() -> None:
    assert day_view(GLANCE, NOW.wall + timedelta(days=1), TEXTS).now is None


def test_an_empty_day_is_still_a_day() -> None:
    shown = day_view(EMPTY, NOW.wall, TEXTS)
    assert (shown.begins, shown.ends, shown.items) == (480, 1080, ())
    assert count_words(EMPTY, TEXTS) == "Nothing yet today. The strip fills as the day goes on."


def test_the_counts_leave_out_what_is_none_and_what_is_no_break() -> None:
    assert count_words(GLANCE, TEXTS) == ("2 taken, 1 put off, 1 skipped, 1 not answered, 1 held back, 2 times away")


def test_who_was_away_once_was_not_away_times() -> None:
    once = next(span for span in GLANCE.spans if span.cause is AwayCause.IDLE)
    assert count_words(replace(EMPTY, spans=(once,)), TEXTS) == "1 time away"


def test_an_offer_on_the_screen_is_the_next_break_still() -> None:
    open_one = DayOffer(at("13:24"), BreakKind.POSTURE, None, None, 2700, 1)
    last = day_view(replace(GLANCE, offers=(open_one,)), NOW.wall, TEXTS).items[-2]
    assert (last.look, last.told) == (DayLook.NEXT, "13:24: Change position: on the screen now")


def test_midnight_is_the_end_of_its_day() -> None:
    assert minute_of(MONDAY + timedelta(days=1), MONDAY.date()) == 1440
    assert minute_of(MONDAY - timedelta(hours=1), MONDAY.date()) == 0
    late = replace(EMPTY, work=((at("22:00"), MONDAY + timedelta(days=1)),))
    assert day_view(late, NOW.wall, TEXTS).ends == 1440
