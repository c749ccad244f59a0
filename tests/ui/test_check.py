"""The check after a session: each answer kept at once, nothing chosen before, and each row of 4.4 to its screen."""

import pytest
from PySide6.QtCore import Qt

from sciatimer.history.facts import CheckAnswer, Locked, PainChecked, SessionStarted, StepOffered
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import Outcome, Overall, Place, Quality, RedFlag, StopFeeling
from sciatimer.session.model import SegmentKind
from sciatimer.ui.pages.check import QUESTIONS
from tests.history.diary import Diary
from tests.ui.desk import GOOD, Desk


def open_check(desk: Desk, pain: int = 2, place: Place = Place.BUTTOCK) -> None:
    desk.open_known()
    desk.start(pain, place, None if place <= Place.LOW_BACK else 0)
    desk.play_through()
    assert desk.page == "check"


def test_nothing_is_chosen_before_and_what_was_said_before_the_session_is_shown(desk: Desk) -> None:
    open_check(desk)
    assert desk.app.pages.check.answers == {}
    assert not desk.can_press("check-save")
    assert desk.can_press("check-warning")
    assert desk.reads("check.before", pain=2, place="buttock")


def test_each_answer_is_on_disk_at_once(desk: Desk) -> None:
    open_check(desk)
    for count, (question, value) in enumerate(GOOD.items(), start=1):
        desk.choose(desk.app.pages.check.group(question), int(value))
        answer = desk.last(CheckAnswer)
        assert (answer.question, answer.value) == (question, int(value))
        assert len(desk.facts(CheckAnswer)) == count
    assert desk.facts(PainChecked) == []


def test_what_was_answered_is_there_again_after_a_kill_and_the_rest_is_still_open(desk: Desk) -> None:
    open_check(desk)
    desk.press("after-3", "quality-1")
    desk.kill()
    desk.open()
    assert desk.page == "check"
    assert desk.app.pages.check.answers == {"after": 3, "quality": 1}
    assert not desk.can_press("check-save")
    desk.save_check(after=3)
    assert desk.last(PainChecked).after == 3


def test_a_changed_answer_counts_and_not_the_first_one(desk: Desk) -> None:
    open_check(desk)
    desk.press("after-5")
    desk.answer_check()
    desk.press("check-save")
    assert desk.last(PainChecked).after == 2
    assert [fact.value for fact in desk.facts(CheckAnswer) if fact.question == "after"] == [5, 2]


def test_the_check_is_answered_by_keyboard_alone(desk: Desk) -> None:
    open_check(desk)
    desk.key("2", "2", "3", "1", "2", Qt.Key.Key_Return)
    assert desk.page == "message"
    checked = desk.last(PainChecked)
    assert (checked.after, checked.during, checked.place_after) == (2, 2, Place.BUTTOCK)
    assert (checked.quality, checked.overall) == (Quality.NOTHING_OR_PULL, Overall.SAME)


def test_a_check_cannot_be_saved_with_an_open_question_by_any_way(desk: Desk) -> None:
    open_check(desk)
    desk.press("after-2", "during-2")
    desk.app.pages.check.saved.emit()
    assert desk.page == "check"
    assert desk.facts(PainChecked) == []
    assert desk.app.pages.check.answers == {"after": 2, "during": 2}


@pytest.mark.parametrize("open_question", QUESTIONS)
def test_r0_each_missing_answer_keeps_the_check_open_and_the_next_start_shut(open_question: str, desk: Desk) -> None:
    open_check(desk)
    for question, value in GOOD.items():
        if question != open_question:
            desk.choose(desk.app.pages.check.group(question), int(value))
    assert not desk.can_press("check-save")
    desk.next_day()
    desk.reopen()
    assert desk.page == "check"


@pytest.mark.parametrize(
    ("before", "changed", "rule", "page"),
    [
        ((2, Place.BUTTOCK), {"quality": 3}, "R3", "ended"),
        ((2, Place.BUTTOCK), {"quality": 2}, "R3", "ended"),  # "as before" after no nerve feelings is new
        ((2, Place.BUTTOCK), {"place_after": 4}, "R4", "ended"),
        ((2, Place.BUTTOCK), {"overall": 2}, "R5", "ended"),
        ((2, Place.BUTTOCK), {"after": 4}, "R6", "ended"),
        ((5, Place.BUTTOCK), {"after": 6}, "R7", "ended"),
        ((2, Place.BUTTOCK), {"during": 6}, "R7", "ended"),
        ((2, Place.BUTTOCK), {"after": 3}, "R8", "message"),
        ((0, Place.NONE), {"after": 0, "during": 0, "place_after": 1}, "R8", "message"),
        ((2, Place.BUTTOCK), {"during": 4}, "R9", "message"),
        ((3, Place.BUTTOCK), {"after": 3}, "R10", "message"),
        ((2, Place.CALF), {"place_after": 4}, "R10", "message"),
        ((2, Place.BUTTOCK), {"quality": 1}, "R10", "message"),
        ((2, Place.BUTTOCK), {}, "R11", "message"),
    ],
)
def test_each_row_is_on_disk_and_on_its_screen(
    before: tuple[int, Place], changed: dict[str, int], rule: str, page: str, desk: Desk
) -> None:
    open_check(desk, *before)
    desk.save_check(**changed)
    checked = desk.last(PainChecked)
    assert checked.rule == rule
    assert desk.page == page
    if page == "ended":
        assert desk.reads("screens.ended_title")
        assert (desk.last(Locked).rule, desk.last(Locked).session) == (rule, checked.session)
    else:
        said = "safety.R8_place" if rule == "R8" and before[0] == 0 else f"safety.{rule}"
        assert desk.reads(said)
        assert desk.reads(f"outcome.title_{checked.outcome}")
        assert desk.facts(Locked) == []
        assert desk.last(StepOffered).session == checked.session


def test_r9_a_nerve_feeling_as_before_after_one_on_today_makes_it_easier(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("nerve")
    desk.press("today-start")
    desk.play_through()
    assert desk.reads("check.before_nerve", pain=2, place="buttock")
    desk.save_check(quality=2)
    assert desk.facts_of_verdicts() == [(Outcome.EASE, "R9")]


@pytest.mark.parametrize(
    ("sign", "outcome", "rule", "said"),
    [
        ("E1", Outcome.EMERGENCY, "R1", "screens.emergency"),
        ("U3", Outcome.URGENT, "R2", "screens.urgent"),
    ],
)
@pytest.mark.parametrize("answered", [True, False])
def test_r1_and_r2_a_warning_sign_outranks_every_answer_and_every_missing_one(
    sign: str, outcome: Outcome, rule: str, said: str, answered: bool, desk: Desk
) -> None:
    open_check(desk)
    if answered:
        desk.answer_check()
    desk.press("check-warning")
    if sign.startswith("U"):
        desk.tick_signs()
    desk.tick_signs(sign)
    assert desk.page == "ended"
    assert desk.reads(said)
    checked = desk.last(PainChecked)
    assert (checked.outcome, checked.rule, checked.after) == (outcome, rule, 2 if answered else None)
    (lock,) = desk.facts(Locked)
    assert (lock.cause, lock.rule, lock.session) == (outcome, rule, checked.session)


def test_a_look_at_the_lists_without_a_sign_leads_back_with_every_answer(desk: Desk) -> None:
    open_check(desk)
    desk.press("after-2", "overall-0", "check-warning")
    desk.tick_signs()
    desk.tick_signs()
    assert desk.page == "check"
    assert desk.app.pages.check.answers == {"after": 2, "overall": 0}


def test_help_in_the_check_leads_back_with_every_answer(desk: Desk) -> None:
    open_check(desk)
    desk.press("after-2", "overall-0", "header-help", "way-back")
    assert desk.page == "check"
    assert desk.app.pages.check.answers == {"after": 2, "overall": 0}


def test_a_nerve_feeling_at_the_stop_is_filled_in_and_locks_whatever_else_is_said(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.stop_for(StopFeeling.NERVE)
    assert desk.reads("check.stop_nerve")
    desk.save_check(after=0, during=0, quality=0, overall=0)
    assert desk.facts_of_verdicts() == [(Outcome.LOCK, "R3")]
    assert desk.page == "ended"


def test_a_lock_tells_the_good_sign_of_pain_that_moved_up(desk: Desk) -> None:
    open_check(desk, 3, Place.CALF)
    desk.save_check(after=5, place_after=1)
    assert desk.page == "ended"
    assert desk.reads("screens.ended_nearer")


def test_the_second_session_of_a_day_is_compared_with_the_milder_answer(desk: Desk) -> None:
    desk.pass_screens()
    with HistoryStore(desk.folder / "history.db") as store:
        diary = Diary(store, desk.clock)
        session = diary.session()
        diary.days_pass(1)
        diary.morning(session)
        diary.days_pass(9)
        diary.answer_screens()
    desk.open()
    desk.session(1, after=1)
    desk.clock.advance(4 * 3600)
    desk.press("way-done")
    desk.start(3)
    desk.play_through()
    assert desk.reads("check.before", pain=1, place="buttock")
    desk.save_check(after=3)
    assert desk.facts_of_verdicts()[-1] == (Outcome.LOCK, "R6")


def test_a_double_click_on_save_does_not_skip_the_verdict(desk: Desk) -> None:
    open_check(desk)
    desk.answer_check(after=3)
    desk.double_click("check-save")
    assert desk.reads("safety.R8")


def test_a_check_is_judged_once(desk: Desk) -> None:
    open_check(desk)
    desk.save_check()
    assert desk.past.open_check is None
    assert len(desk.facts(PainChecked)) == 1
    assert desk.last(PainChecked).red is RedFlag.NONE
    assert desk.last(PainChecked).session == desk.store.facts(SessionStarted)[-1].id


def lock_and_unlock(desk: Desk) -> None:
    """A lock that no check of ours wrote, and the three steps out of it."""
    with HistoryStore(desk.store.path) as store:
        diary = Diary(store, desk.clock)
        lock = diary.lock(Outcome.URGENT)
        diary.answer_screens()
        diary.unlock(lock)


def test_a_check_left_open_by_a_lock_is_asked_after_the_unlock_and_can_be_closed(desk: Desk) -> None:
    open_check(desk)
    lock_and_unlock(desk)
    desk.reopen()
    assert desk.page == "check"
    desk.save_check(after=3)
    assert desk.last(PainChecked).rule == "R8"
    assert desk.unexpected == []
    assert desk.past.open_check is None
    assert desk.facts(StepOffered) == [], "after an unlock everything begins anew"
    assert desk.page == "message"
    assert desk.past.rested_today


def test_a_morning_check_left_open_by_a_lock_is_asked_after_the_unlock_and_can_be_closed(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    lock_and_unlock(desk)
    desk.next_day()
    desk.reopen()
    assert desk.page == "morning"
    desk.answer_morning(pain=3)
    desk.press("morning-save")
    assert desk.unexpected == []
    assert desk.past.open_morning is None
    assert desk.past.rested_today


def test_calf_pain_at_the_stop_that_was_not_there_before_ends_the_routine_whatever_is_answered(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_to(SegmentKind.HOLD)
    desk.stop_for("calf_or_foot")
    desk.save_check()
    checked = desk.last(PainChecked)
    assert (checked.place_after, checked.rule) == (Place.CALF, "R4")
    assert desk.page == "ended"
    assert desk.reads("safety.R4")
