"""Today: three actions by mouse and by keyboard, what is offered and why not, the last question, and the answers."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from sciatimer.catalogue.model import Position
from sciatimer.history.facts import DoseChosen, Locked, PhaseBegun, SessionStarted, TodayAnswered
from sciatimer.history.settings import change, load_settings
from sciatimer.safety.values import Place, StartOutcome, Where
from sciatimer.session.model import SegmentKind, Side
from tests.fakes import FakeClock
from tests.ui.desk import Desk

LEFT_THIGH, RIGHT_THIGH, LOW_BACK = (35, 120), (62, 120), (50, 76)


def touch(desk: Desk, spot: tuple[float, float]) -> None:
    """Touches the body where it is drawn 100 wide and 200 high."""
    body = desk.app.pages.today.map
    scale = min(body.width() / 100, body.height() / 200)
    left, top = (body.width() - 100 * scale) / 2, (body.height() - 200 * scale) / 2
    inside = QPointF(left + spot[0] * scale, top + spot[1] * scale).toPoint()
    desk.click_in_window(body.mapTo(desk.app.window, inside))


def test_nothing_is_chosen_and_nothing_can_start_before_the_questions_are_answered(desk: Desk) -> None:
    desk.open_known()
    assert desk.page == "today"
    today = desk.app.pages.today
    assert (today.pain.value, today.place.value, today.where) == (None, None, None)
    assert not {"today-start", "today-signs", "card-lying", "today-variants"} & set(desk.pressable)
    assert desk.reads("today.hint_open")


def test_three_actions_of_the_mouse_start_a_session(desk: Desk) -> None:
    desk.open_known()
    desk.press("pain-3")
    touch(desk, LEFT_THIGH)
    desk.press("today-start")
    assert desk.page == "player"
    answered = desk.last(TodayAnswered)
    assert (answered.pain, answered.place, answered.where) == (3, Place.THIGH, Where.LEFT)
    assert (answered.nerve_feelings, answered.much_worse) == (False, False)


def test_three_actions_of_the_keyboard_start_a_session(desk: Desk) -> None:
    desk.open_known()
    desk.key("3", "2", Qt.Key.Key_Return)
    assert desk.page == "player"
    answered = desk.last(TodayAnswered)
    assert (answered.pain, answered.place, answered.where) == (3, Place.LOW_BACK, Where.BACK_ONLY)


def test_with_a_leg_the_keyboard_needs_one_key_more(desk: Desk) -> None:
    desk.open_known()
    desk.key("3", "4", "2", Qt.Key.Key_Space)
    assert desk.page == "player"
    answered = desk.last(TodayAnswered)
    assert (answered.place, answered.where) == (Place.THIGH, Where.RIGHT)


def test_an_enter_key_that_is_held_down_starts_one_session_and_answers_nothing_more(desk: Desk) -> None:
    desk.open_known()
    desk.key("3", "2", Qt.Key.Key_Return)
    assert desk.page == "player"
    for _ in range(3):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(desk.focused or desk.app.window, held)
    assert desk.page == "player"
    assert desk.app.flow.session.is_running


def test_a_double_click_on_start_does_not_stop_what_it_started(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.double_click("today-start")
    assert desk.page == "player"
    assert desk.app.flow.session.is_running


def test_both_legs_are_touched_one_after_the_other(desk: Desk) -> None:
    desk.open_known()
    desk.press("pain-2")
    seen = []
    for spot in (LEFT_THIGH, RIGHT_THIGH, LOW_BACK):
        touch(desk, spot)
        seen.append(desk.app.pages.today.where)
    assert seen == [Where.LEFT, Where.BOTH, Where.BACK_ONLY]
    assert desk.can_press("today-start")


@pytest.mark.parametrize(
    ("pain", "offered"),
    [
        (0, {"standing", "seated", "lying"}),
        (3, {"standing", "seated", "lying"}),
        (4, {"seated", "lying"}),
        (5, {"seated", "lying"}),
        (6, set()),
        (10, set()),
    ],
)
def test_what_is_offered_follows_the_pain_and_the_rest_stays_visible_with_its_reason(
    pain: int, offered: set[str], desk: Desk
) -> None:
    desk.open_known()
    desk.say(pain)
    assert {name for name in ("standing", "seated", "lying") if desk.can_press(f"card-{name}")} == offered
    for position, card in desk.app.pages.today.cards.items():
        title, stretch, line = card.words.split("\n")[:3]
        assert title == desk.texts(f"today.position_{position}")
        assert bool(stretch) == (position in offered)
        assert line or position in offered, "what is not offered says why"


def test_the_suggested_card_is_ready_and_says_why(desk: Desk) -> None:
    desk.open_known()
    desk.say(4)
    lying = desk.app.pages.today.cards[Position.LYING]
    assert lying.isChecked()
    assert desk.texts("safety.suggest_lying", pain=4) in lying.words
    desk.press("today-start")
    assert desk.last(SessionStarted).position is Position.LYING


def test_another_card_that_is_offered_can_be_taken(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("card-seated", "today-start")
    assert desk.last(SessionStarted).exercise == "seated-heel-floor"


def test_a_position_asked_for_on_the_command_line_is_ready_while_it_is_offered(desk: Desk) -> None:
    app = desk.open_known()
    app.flow.today.prefer(Position.STANDING)
    desk.say(2)
    assert app.pages.today.cards[Position.STANDING].isChecked()
    desk.press("pain-4")
    assert app.pages.today.cards[Position.LYING].isChecked()


def test_nerve_feelings_reduce_what_is_offered_and_are_kept_with_the_answers(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("nerve")
    assert desk.page == "today"
    assert desk.reads("today.said", signs=desk.texts("today.said_nerve"))
    assert not desk.can_press("card-standing")
    desk.press("today-start")
    assert desk.page == "player"
    answered = desk.last(TodayAnswered)
    assert (answered.nerve_feelings, answered.outcome, answered.rule) == (True, StartOutcome.START_REDUCED, "P8")
    started = desk.last(SessionStarted)
    assert started.exercise == "lying-90-90-active", "the highest of those that are kind to the nerve"
    assert started.hold <= 10


def test_what_was_said_of_the_signs_can_be_taken_back(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("nerve")
    desk.press("today-signs", "signs-back")
    assert desk.reads("today.last_question")
    desk.press("today-start")
    assert desk.last(TodayAnswered).nerve_feelings is False


def test_on_the_signs_page_nothing_is_ticked_before_and_nothing_goes_on_without_a_tick(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("nerve")
    desk.press("today-signs")
    assert desk.page == "signs"
    assert not desk.can_press("signs-go")


def test_pain_below_the_knee_reduces_what_is_offered(desk: Desk) -> None:
    desk.open_known()
    desk.say(2, Place.CALF)
    assert not desk.can_press("card-standing")
    desk.press("today-start")
    assert desk.last(TodayAnswered).rule == "P8"
    assert desk.last(SessionStarted).exercise == "lying-90-90-active"


def test_other_variants_are_listed_with_the_reason_against_them_and_one_can_be_taken(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-variants")
    assert desk.page == "variants"
    assert not desk.can_press("variant-lying-strap-foot")
    assert desk.reads("safety.offer_level")
    desk.press("variant-lying-90-90-active")
    assert desk.page == "today"
    desk.press("today-start")
    assert desk.last(SessionStarted).exercise == "lying-90-90-active"


def test_leaving_the_variants_changes_nothing(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-variants", "variants-back", "today-start")
    assert desk.last(SessionStarted).exercise == "lying-towel-thigh"


def test_a_variant_taken_by_hand_is_given_up_when_it_is_no_longer_offered(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-variants", "variant-lying-towel-thigh", "pain-5", "today-start")
    assert desk.last(SessionStarted).exercise == "lying-bent-knee-hold"


def test_office_clothes_leave_lying_out_and_are_remembered(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-filters", "filter-office", "filters-save")
    assert desk.page == "today"
    assert desk.reads("today.filters_some", list=desk.texts("today.filter_office"))
    assert desk.app.pages.today.pain.value == 2, "the answers stay"
    assert not desk.can_press("card-lying")
    desk.reopen()
    desk.say(2)
    assert not desk.can_press("card-lying")
    assert load_settings(desk.store).office


def test_filters_that_leave_nothing_say_so_and_nothing_can_start(desk: Desk) -> None:
    desk.open_known()
    desk.say(4)
    desk.press("today-filters", "filter-no-floor", "filters-save")
    assert desk.can_press("today-start")
    change(desk.store, "equipment", frozenset(), desk.clock.now())
    desk.press("pain-4")
    assert desk.reads("today.nothing")
    assert not desk.can_press("today-start")
    assert desk.can_press("today-filters"), "the way on"


def test_leaving_the_filters_changes_nothing(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-filters", "filter-office", "filters-back")
    assert desk.can_press("card-lying")
    assert not load_settings(desk.store).office


def test_a_leg_that_is_left_out_is_not_stretched(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-filters", "legs-3", "filters-save")
    assert desk.reads("today.filters_some", list=desk.texts("today.legs_right"))
    desk.press("today-start")
    started = desk.last(SessionStarted)
    assert started.left_out is Side.LEFT
    assert desk.app.pages.player.leg.text() == "Right leg"
    desk.play_through()
    assert desk.page == "check"


def test_a_sore_leg_is_held_shorter_and_less_often_and_comes_second(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-filters", "legs-1", "filters-save")
    assert desk.reads("today.filters_some", list=desk.texts("today.filter_shorter_left"))
    assert "the left one shorter" in desk.words
    desk.press("today-start")
    started = desk.last(SessionStarted)
    assert (started.first_side, started.sore_leg) == (Side.RIGHT, Side.LEFT)
    assert (started.sore_hold, started.sore_repetitions) == (5, 2)
    desk.play_through()
    holds = [fact.side for fact in desk.facts(PhaseBegun) if fact.kind is SegmentKind.HOLD]
    assert (holds.count(Side.RIGHT), holds.count(Side.LEFT)) == (started.repetitions, 2)


def test_how_the_legs_are_stretched_is_asked_anew_each_day(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-filters", "legs-3", "filters-save")
    desk.app.flow.today.show()
    assert desk.app.flow.today.at_hand().legs.left_out is Side.LEFT, "the same day"
    clock.advance(86_400)
    desk.app.flow.today.show()
    assert desk.app.flow.today.at_hand().legs.left_out is None


def test_the_less_painful_leg_goes_first(desk: Desk) -> None:
    desk.open_known()
    desk.start(leg=0)
    assert desk.last(SessionStarted).first_side is Side.RIGHT


def test_in_the_first_two_hours_of_the_day_only_lying_is_offered(desk: Desk) -> None:
    desk.pass_screens(getting_up=time(8))
    desk.open()
    desk.say(2)
    assert desk.can_press("card-lying")
    assert not desk.can_press("card-seated")
    assert desk.reads("safety.offer_morning")


def test_a_condition_hides_its_variants_and_says_why(desk: Desk) -> None:
    desk.open_known("X5")
    desk.say(2)
    assert not desk.can_press("card-lying")
    assert desk.reads("safety.X5")


def test_a_fresh_morning_check_fills_today_in_and_says_so_in_words(desk: Desk, clock: FakeClock) -> None:
    yesterday(desk)
    desk.answer_morning(1, Place.BUTTOCK, where=2)
    desk.press("morning-save", "way-done")
    assert desk.page == "today"
    today = desk.app.pages.today
    assert (today.pain.value, today.place.value, today.where) == (1, Place.BUTTOCK, Where.RIGHT)
    note = desk.texts("today.from_morning", time=f"{clock.now():%H:%M}", pain=1, place="buttock")
    assert note in desk.words
    desk.press("today-start")
    assert desk.page == "player"
    assert desk.last(TodayAnswered).pain == 1


def test_a_morning_check_of_an_hour_ago_fills_nothing_in(desk: Desk, clock: FakeClock) -> None:
    yesterday(desk)
    desk.answer_morning()
    desk.press("morning-save")
    clock.advance(31 * 60)
    desk.press("way-done")
    assert desk.page == "today"
    assert desk.app.pages.today.pain.value is None


def yesterday(desk: Desk) -> None:
    """A session yesterday, and the program opened this morning."""
    desk.open_known()
    desk.session()
    desk.next_day()
    desk.reopen()
    assert desk.page == "morning"


def test_answers_that_were_left_lying_for_an_hour_are_asked_again(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    desk.say(2)
    clock.advance(31 * 60)
    desk.press("today-start")
    assert desk.page == "fault"
    assert "half an hour ago" in desk.words
    assert desk.facts(TodayAnswered) == []
    desk.press("way-back")
    assert desk.page == "today"
    assert desk.app.pages.today.pain.value is None
    desk.start()
    assert desk.page == "player"


def test_answers_from_before_the_clock_was_set_back_are_asked_again(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    desk.say(2)
    clock.set_wall(clock.now() - timedelta(minutes=5))
    desk.press("today-start")
    assert desk.page == "fault"
    assert desk.facts(SessionStarted) == []


def test_today_left_open_over_night_asks_the_morning_check_first(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    desk.press("way-done")
    assert desk.page == "message", "enough for today"
    desk.next_day()
    desk.press("way-done")
    assert desk.page == "morning"


@pytest.mark.parametrize("signs", [("nerve",), ("worse",), ("warning",), ("nerve", "worse", "warning")])
def test_every_word_of_the_signs_page_leads_on(signs: tuple[str, ...], desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs(*signs)
    assert desk.page == {"nerve": "today", "worse": "message", "warning": "screening"}[signs[-1]]


def test_the_list_that_was_asked_for_shows_both_sets_and_none_of_them_leads_back_to_today(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("warning")
    assert desk.reads("screens.E1")
    desk.tick_signs()
    assert desk.reads("screens.U1")
    desk.tick_signs()
    assert desk.page == "today"
    assert desk.app.pages.today.pain.value == 2, "the answers stay"
    desk.press("today-start")
    assert desk.page == "player"


def test_much_worse_beside_a_list_without_signs_is_still_not_today(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("worse", "warning")
    desk.tick_signs()
    desk.tick_signs()
    assert desk.page == "message"
    assert desk.last(TodayAnswered).outcome is StartOutcome.NOT_TODAY


@pytest.mark.parametrize(
    "request_start",
    [
        lambda pages: pages.start_requested.emit(),
        lambda pages: pages.position_chosen.emit("lying"),
        lambda pages: pages.variants_requested.emit(),
    ],
)
def test_nothing_starts_while_a_question_is_open_whatever_is_asked_for(
    request_start: Callable[..., None], desk: Desk
) -> None:
    desk.open_known()
    desk.press("pain-2")
    request_start(desk.app.pages.today)
    desk.app.pages.today.start_requested.emit()
    assert desk.page == "today"
    assert desk.facts(TodayAnswered) == []


def test_answers_of_the_session_before_start_nothing_the_next_time(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    desk.next_day()
    desk.press("way-done")
    desk.answer_morning()
    desk.press("morning-save")
    desk.clock.advance(31 * 60)
    desk.press("way-done")
    assert desk.page == "today"
    desk.app.pages.today.start_requested.emit()
    assert desk.page == "today"
    assert len(desk.facts(SessionStarted)) == 1


def test_a_stretch_that_is_not_offered_cannot_be_smuggled_in(desk: Desk) -> None:
    desk.open_known()
    desk.say(4)
    desk.app.pages.variants.chosen.emit("standing-scissor")
    desk.press("today-start")
    assert desk.last(SessionStarted).exercise == "lying-towel-thigh"
    assert desk.facts(DoseChosen) == []
    assert desk.facts(Locked) == []


def test_a_card_taken_by_hand_does_not_stand_before_what_is_suggested_the_next_time(desk: Desk) -> None:
    app = desk.open_known()
    desk.say(2)
    suggested = next(card for card in app.pages.today.cards.values() if card.isChecked())
    other = next(card for card in app.pages.today.cards.values() if card.isEnabled() and card is not suggested)
    other.click()
    assert other.isChecked()
    app.flow.route()
    desk.say(2)
    assert suggested.isChecked()
