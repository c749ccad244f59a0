"""A day at the desk: what is shown, when, and what becomes of it."""

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QAbstractButton

from sciatimer.history.break_facts import Away, BreakAnswered, BreakHeldBack, BreakOffered
from sciatimer.history.facts import SessionStarted
from sciatimer.history.settings import BreakStyle, change
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.model import Answer, AwayCause, BreakKind, Held
from sciatimer.safety.values import Place
from sciatimer.session.model import SegmentKind
from sciatimer.ui.break_window import BreakWindow
from sciatimer.ui.breaks_view import PauseFor
from tests.ui.desk import clear_away
from tests.ui.workday import Workday


def facts(workday: Workday, kind: type[BreakAnswered]) -> list[BreakAnswered]:
    """The answers so far."""
    with HistoryStore(workday.folder / "history.db") as store:
        return [recorded.fact for recorded in store.facts(kind)]


def offers(workday: Workday) -> list[BreakOffered]:
    """The offers so far."""
    with HistoryStore(workday.folder / "history.db") as store:
        return [recorded.fact for recorded in store.facts(BreakOffered)]


def set_to(workday: Workday, key: str, value: object) -> None:
    """The person has set something before."""
    with HistoryStore(workday.folder / "history.db") as store:
        change(store, key, value, workday.clock.now())


def small(workday: Workday) -> BreakWindow:
    """The small window."""
    window = workday.breaks._teller._window
    assert window is not None
    return window


def press_small(workday: Workday, name: str) -> None:
    """Presses a button of the small window, once the two seconds are over."""
    window = small(workday)
    window.guard._timer.timeout.emit()
    made = window.findChild(QAbstractButton, name)
    assert isinstance(made, QAbstractButton)
    made.click()
    clear_away()


def only_posture(workday: Workday) -> None:
    """This person wants no stretch offers."""
    set_to(workday, "break_stretch", False)


def test_after_forty_five_minutes_of_sitting_one_break_is_offered(workday: Workday) -> None:
    workday.start_program()
    workday.sit(44)
    assert not workday.is_offered()
    workday.sit(2)
    assert workday.is_offered()
    assert len(workday.office.notifier.all) == 1
    workday.sit(3)
    assert len(workday.office.notifier.all) == 1


def test_a_notification_says_what_and_why_and_never_a_word_of_pain(workday: Workday) -> None:
    only_posture(workday)
    workday.start_program()
    workday.sit(45)
    notice = workday.notice
    assert notice is not None
    assert notice.title == workday.texts("breaks.posture_title")
    assert notice.body.startswith(workday.texts("breaks.seated", minutes=45))
    assert [label for _, label in notice.actions] == ["Did it", "In 10 min", "Skip"]
    assert not {"pain", "hurt", "sciatica"} & set(f"{notice.title} {notice.body}".lower().split())


@pytest.mark.parametrize(("key", "answer"), [("accept", Answer.TAKEN), ("skip", Answer.SKIPPED)])
def test_an_answer_is_kept_and_the_next_break_comes_a_whole_interval_later(
    workday: Workday, key: str, answer: Answer
) -> None:
    only_posture(workday)
    workday.start_program()
    workday.sit(46)
    workday.answer(key)
    assert not workday.is_offered()
    assert [fact.answer for fact in facts(workday, BreakAnswered)] == [answer]
    workday.sit(44)
    assert not workday.is_offered()
    workday.sit(2)
    assert workday.is_offered()


def test_in_ten_minutes_means_in_ten_minutes(workday: Workday) -> None:
    only_posture(workday)
    workday.start_program()
    workday.sit(45)
    workday.answer("later")
    workday.sit(9)
    assert not workday.is_offered()
    workday.sit(1)
    assert workday.is_offered()


def test_nobody_answered_is_no_skip(workday: Workday) -> None:
    only_posture(workday)
    workday.start_program()
    workday.sit(45)
    workday.office.notifier.leave()
    assert [fact.answer for fact in facts(workday, BreakAnswered)] == [Answer.UNANSWERED]


def test_five_minutes_away_are_a_break(workday: Workday) -> None:
    workday.start_program()
    workday.sit(40)
    workday.go_away(6)
    with HistoryStore(workday.folder / "history.db") as store:
        gone = [recorded.fact for recorded in store.facts(Away)][-1]
    assert (gone.cause, gone.seconds) == (AwayCause.IDLE, 360)
    workday.sit(44)
    assert not workday.is_offered()
    workday.sit(2)
    assert workday.is_offered()


def test_whoever_is_away_finds_no_notification_waiting(workday: Workday) -> None:
    workday.start_program()
    workday.sit(44)
    workday.clock.advance(300)
    workday.office.hands.go_idle(300)
    workday.breaks.look()
    workday.sit(120)
    assert workday.office.notifier.all == []


def test_a_locked_screen_counts_like_an_empty_chair(workday: Workday) -> None:
    workday.start_program()
    workday.sit(40)
    workday.office.sleep.screen_locked.emit()
    workday.sit(20)
    assert workday.office.notifier.all == []
    workday.office.sleep.screen_unlocked.emit()
    workday.sit(40)
    assert workday.office.notifier.all == []


def test_a_short_lock_is_no_break(workday: Workday) -> None:
    workday.start_program()
    workday.sit(30)
    workday.office.sleep.screen_locked.emit()
    workday.sit(3)
    workday.office.sleep.screen_unlocked.emit()
    workday.sit(12)
    assert workday.is_offered()


def test_after_a_sleep_the_interval_begins_anew_and_nothing_piles_up(workday: Workday) -> None:
    workday.start_program()
    workday.sit(30)
    workday.office.sleep.fell_asleep.emit()
    workday.clock.suspend(3600)
    workday.office.sleep.woke.emit()
    workday.sit(44)
    assert workday.office.notifier.all == []
    workday.sit(2)
    assert len(workday.office.notifier.all) == 1


def test_a_sleep_that_was_told_of_too_late_is_found_in_the_clocks(workday: Workday) -> None:
    workday.start_program()
    workday.sit(40)
    workday.clock.suspend(3600)
    workday.office.sleep.fell_asleep.emit()
    workday.office.sleep.woke.emit()
    workday.sit(10)
    assert workday.office.notifier.all == []


def test_a_night_that_was_not_told_makes_no_break_of_the_next_nap(workday: Workday) -> None:
    only_posture(workday)
    workday.start_program()
    workday.clock.suspend(3600)
    workday.sit(30)
    workday.office.sleep.fell_asleep.emit()
    workday.clock.suspend(60)
    workday.office.sleep.woke.emit()
    workday.sit(13)
    assert not workday.is_offered()
    workday.sit(2)
    assert workday.is_offered()


def test_a_pause_that_is_over_is_shown_nowhere(workday: Workday) -> None:
    workday.start_program(tray=False)
    workday.breaks.pause(PauseFor.HALF_HOUR)
    workday.press("header-breaks")
    assert workday.can_press("breaks-resume")
    workday.sit(31)
    assert not workday.can_press("breaks-resume")
    assert workday.can_press("pause-30")


def test_after_a_meeting_that_nobody_ended_the_next_word_begins_another(workday: Workday) -> None:
    workday.start_program()
    workday.breaks.toggle_meeting()
    workday.sit(4 * 60 + 1)
    workday.breaks.toggle_meeting()
    workday.sit(1)
    assert workday.held() is Held.MEETING


@pytest.mark.parametrize("reason", [Held.CALL, Held.FULL_SCREEN, Held.DO_NOT_DISTURB, Held.INHIBITED])
def test_while_it_is_a_bad_moment_nothing_comes_and_afterwards_one(workday: Workday, reason: Held) -> None:
    only_posture(workday)
    workday.start_program()
    workday.office.busy.found = frozenset({reason})
    workday.sit(120)
    assert workday.office.notifier.all == []
    assert workday.held() is reason
    with HistoryStore(workday.folder / "history.db") as store:
        assert [recorded.fact.reason for recorded in store.facts(BreakHeldBack)] == [reason]
    workday.office.busy.found = frozenset()
    workday.office.busy.changed.emit()
    workday.sit(1)
    assert len(workday.office.notifier.all) == 1


def test_where_nobody_tells_that_it_is_over_it_is_asked_again_in_a_minute(workday: Workday) -> None:
    workday.start_program()
    workday.office.busy.found = frozenset({Held.CALL})
    workday.sit(60)
    workday.office.busy.found = frozenset()
    workday.sit(1)
    assert workday.is_offered()


def test_programs_that_are_passed_over_are_named_at_each_asking(workday: Workday) -> None:
    set_to(workday, "ignored_inhibitors", frozenset({"Caffeine"}))
    workday.start_program()
    workday.sit(45)
    assert workday.office.busy.passed_over == {"Caffeine"}
    assert workday.is_offered()


def test_what_makes_busy_is_not_asked_while_nothing_is_due(workday: Workday) -> None:
    workday.start_program()
    workday.sit(44)
    assert workday.office.busy.asked == 0


def test_a_call_that_begins_takes_an_offer_away_and_it_comes_back_once(workday: Workday) -> None:
    workday.start_program()
    workday.sit(45)
    assert workday.is_offered()
    workday.office.busy.found = frozenset({Held.CALL})
    workday.sit(2)
    assert not workday.is_offered()
    workday.office.busy.found = frozenset()
    workday.sit(2)
    assert workday.is_offered()


def test_a_break_waits_for_a_pause_in_typing(workday: Workday) -> None:
    workday.start_program()
    workday.office.hands.idle = 1.0
    workday.sit(45)
    assert not workday.is_offered()
    assert workday.held() is Held.TYPING
    workday.office.hands.go_idle(3)
    workday.breaks.look()
    assert workday.is_offered()


def test_but_not_longer_than_a_minute(workday: Workday) -> None:
    workday.start_program()
    workday.office.hands.idle = 1.0
    workday.sit(46)
    assert workday.is_offered()


def test_where_the_machine_only_tells_edges_a_pause_is_awaited_as_well(workday: Workday) -> None:
    workday.office.hands.idle = None
    workday.start_program()
    workday.sit(45)
    assert not workday.is_offered()
    workday.office.hands.go_idle(3)
    workday.breaks.look()
    assert workday.is_offered()


def test_without_any_way_to_tell_breaks_go_by_the_clock(workday: Workday) -> None:
    workday.office.hands.is_live = False
    workday.start_program()
    workday.sit(45)
    notice = workday.notice
    assert notice is not None
    assert workday.texts("breaks.since_last", minutes=45) in f"{notice.title} {notice.body}"


def test_a_meeting_that_the_person_names_holds_breaks_until_they_end_it(workday: Workday) -> None:
    workday.start_program()
    workday.breaks.say_meeting(True)
    workday.sit(90)
    assert workday.office.notifier.all == []
    workday.breaks.toggle_meeting()
    workday.sit(1)
    assert len(workday.office.notifier.all) == 1


def test_a_pause_holds_everything_until_it_ends(workday: Workday) -> None:
    workday.start_program()
    workday.sit(30)
    workday.breaks.pause(PauseFor.HOUR)
    workday.sit(59)
    assert workday.office.notifier.all == []
    workday.sit(2)
    assert len(workday.office.notifier.all) == 1


def test_a_pause_until_i_say_ends_when_i_say(workday: Workday) -> None:
    workday.start_program()
    workday.breaks.pause(PauseFor.OPEN)
    workday.sit(180)
    assert workday.office.notifier.all == []
    workday.breaks.resume()
    workday.sit(1)
    assert len(workday.office.notifier.all) == 1


def test_until_tomorrow_means_until_tomorrow(workday: Workday) -> None:
    workday.start_program()
    workday.breaks.pause(PauseFor.TOMORROW)
    workday.sit(8 * 60)
    assert workday.office.notifier.all == []


def test_where_no_notification_can_be_shown_the_small_window_comes(workday: Workday) -> None:
    only_posture(workday)
    workday.office.notifier.works = False
    workday.start_program()
    workday.sit(45)
    assert small(workday).isVisible()
    press_small(workday, "break-accept")
    assert not small(workday).isVisible()
    assert [fact.answer for fact in facts(workday, BreakAnswered)] == [Answer.TAKEN]


def test_who_likes_the_small_window_gets_no_notification(workday: Workday) -> None:
    set_to(workday, "break_style", BreakStyle.WINDOW)
    workday.start_program()
    workday.sit(45)
    assert workday.office.notifier.all == []
    press_small(workday, "break-skip")
    assert [fact.answer for fact in facts(workday, BreakAnswered)] == [Answer.SKIPPED]


def test_a_click_beside_the_buttons_shows_more_and_answers_nothing(workday: Workday) -> None:
    only_posture(workday)
    workday.start_program()
    workday.sit(45)
    workday.answer("default")
    assert small(workday).isVisible()
    assert facts(workday, BreakAnswered) == []
    workday.sit(1)
    assert len(workday.office.notifier.all) == 1
    press_small(workday, "break-accept")
    assert [fact.answer for fact in facts(workday, BreakAnswered)] == [Answer.TAKEN]


def test_it_hurts_leads_to_the_questions_and_is_never_a_skip(workday: Workday) -> None:
    set_to(workday, "break_style", BreakStyle.WINDOW)
    workday.start_program()
    workday.sit(45)
    press_small(workday, "break-hurts")
    assert workday.page == "today"
    assert not small(workday).isVisible()
    assert Answer.SKIPPED not in [fact.answer for fact in facts(workday, BreakAnswered)]
    workday.sit(20)
    assert not small(workday).isVisible()


def test_from_a_reminder_to_the_first_hold_it_takes_four_actions(workday: Workday) -> None:
    workday.start_program()
    workday.sit(45)
    assert offers(workday)[-1].kind is BreakKind.STRETCH
    actions = [workday.answer, workday.choose, workday.choose, workday.press]
    workday.answer("accept")
    today = workday.app.pages.today
    workday.choose(today.pain, 2)
    workday.choose(today.place, int(Place.LOW_BACK))
    workday.press("today-start")
    assert len(actions) == 4
    workday.play_to(SegmentKind.HOLD)
    assert workday.last(SessionStarted).position == "seated"


def test_no_break_is_offered_in_a_session_and_the_session_is_one(workday: Workday) -> None:
    workday.start_program()
    workday.sit(45)
    workday.answer("accept")
    workday.start()
    workday.breaks.look()
    assert workday.held() is Held.IN_SESSION
    workday.play_through()
    workday.breaks.look()
    assert workday.held() is Held.CHECK_DUE
    workday.save_check()
    workday.sit(40)
    assert not workday.is_offered()


def test_while_the_routine_is_locked_it_is_silent(workday: Workday) -> None:
    workday.start_program()
    workday.sit(45)
    workday.answer("accept")
    workday.session(after=8)
    workday.sit(5 * 60)
    assert workday.held() is Held.LOCKED
    assert len(workday.office.notifier.all) == 1


def test_before_the_first_run_is_done_nothing_comes(workday: Workday) -> None:
    set_to(workday, "disclaimer_read", False)
    workday.start_program()
    workday.sit(4 * 60)
    assert workday.office.notifier.all == []


def test_outside_the_working_hours_nothing_comes_and_nothing_wakes_up(workday: Workday) -> None:
    workday.clock.advance(9 * 3600)
    workday.start_program()
    workday.sit(3 * 60)
    assert workday.office.notifier.all == []
    assert workday.decision.next_at is not None
    assert workday.decision.next_at.date() == workday.clock.now().date() + timedelta(days=1)


def test_a_restart_brings_an_open_offer_back_and_no_second_one(workday: Workday) -> None:
    workday.start_program()
    workday.sit(45)
    workday.end_program()
    workday.office.__init__()  # type: ignore[misc]  # the same desk, a new process
    workday.start_program()
    assert workday.is_offered()
    assert len(offers(workday)) == 1


def test_a_full_disk_shows_nothing_and_is_tried_again_later(workday: Workday) -> None:
    program = workday.start_program()
    store = program._foundation.store
    workday.sit(44)
    store.full = True  # type: ignore[attr-defined]  # the frail store of the desk
    workday.sit(5)
    assert workday.office.notifier.all == []
    store.full = False  # type: ignore[attr-defined] # the desk's frail store
    workday.sit(11)
    assert workday.is_offered()


def test_a_whole_day_of_answers(workday: Workday) -> None:
    only_posture(workday)
    workday.start_program()
    taken = 0
    while workday.clock.now().hour < 17:
        workday.sit(5)
        if workday.is_offered():
            workday.answer("accept")
            taken += 1
    assert taken == 8 * 60 // 45
    workday.sit(6 * 60)
    assert len(workday.office.notifier.all) == taken


def test_a_day_asks_for_a_stretch_at_most_twice_and_four_hours_apart(workday: Workday) -> None:
    workday.start_program()
    while workday.clock.now().hour < 17:
        workday.sit(5)
        if workday.is_offered():
            workday.answer("skip")
    stretches = [offer for offer in offers(workday) if offer.kind is BreakKind.STRETCH]
    assert 1 <= len(stretches) <= 2
    assert all(b.at - a.at >= timedelta(hours=4) for a, b in pairwise(stretches))
