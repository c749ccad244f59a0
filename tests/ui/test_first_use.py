"""The first use: what this is, the four screens, and Today; and the screens that come back each week and month."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from sciatimer.history.facts import Cleared, Locked, ScreenAnswered
from sciatimer.history.settings import load_settings
from sciatimer.safety.screens import HEALTH_CHANGED
from sciatimer.safety.values import Outcome
from tests.fakes import FakeClock
from tests.ui.desk import ALL_ITEMS, Desk


def choose_getting_up(desk: Desk, hour: str = "06:30") -> None:
    (box,) = desk.app.pages.welcome.findChildren(QComboBox, "getting-up")
    box.setCurrentIndex(box.findData(hour))


def test_the_first_use_leads_from_the_disclaimer_through_four_screens_to_today(desk: Desk) -> None:
    desk.open()
    assert desk.page == "welcome"
    assert desk.reads("screens.disclaimer")
    assert not desk.can_press("welcome-go"), "the one question is still open"
    choose_getting_up(desk)
    desk.press("welcome-go")
    seen = []
    while desk.page == "screening":
        seen.append(desk.app.pages.screening.title.text())
        desk.press("screening-none")
    assert seen == [desk.texts(f"ui.screen_{name}") for name in ("emergency", "urgent", "health", "exercise")]
    assert desk.page == "today"
    settings = load_settings(desk.store)
    assert (settings.disclaimer_read, settings.getting_up) == (True, time(6, 30))
    assert [(fact.item, fact.yes) for fact in desk.facts(ScreenAnswered)] == [(item, False) for item in ALL_ITEMS]


def test_every_screen_is_on_disk_before_the_next_one_is_shown(desk: Desk) -> None:
    desk.open()
    choose_getting_up(desk)
    desk.press("welcome-go", "screening-none")
    assert desk.reads("ui.screen_urgent")
    assert {fact.item[0] for fact in desk.facts(ScreenAnswered)} == {"E"}


def test_a_first_use_that_broke_off_goes_on_with_the_screens_and_not_with_today(desk: Desk) -> None:
    desk.open()
    choose_getting_up(desk)
    desk.press("welcome-go", "screening-none", "screening-none")
    desk.kill()
    desk.open()
    assert desk.page == "screening"
    assert desk.reads("ui.screen_health"), "what was answered today is not asked again"
    assert desk.reads("ui.screening_step", step=3, steps=4)
    desk.press("screening-none", "screening-none")
    assert desk.page == "today"


def test_a_first_use_that_is_taken_up_on_another_day_asks_everything_again(desk: Desk, clock: FakeClock) -> None:
    desk.open()
    choose_getting_up(desk)
    desk.press("welcome-go", "screening-none", "screening-none")
    desk.close()
    clock.advance(86_400)
    desk.open()
    assert desk.reads("ui.screen_emergency")
    desk.pass_all_screens()
    assert desk.page == "today"


def test_the_place_said_at_the_first_use_brings_the_emergency_number(desk: Desk) -> None:
    desk.open()
    choose_getting_up(desk)
    (place,) = desk.app.pages.welcome.findChildren(QComboBox, "emergency-place")
    assert place.currentData() == "", "nothing is chosen before"
    place.setCurrentIndex(place.findData("gb"))
    place.activated.emit(place.currentIndex())
    desk.press("welcome-go", "header-help")
    assert desk.reads("ui.emergency_number", number="999")
    settings = load_settings(desk.store)
    assert (settings.region, settings.emergency_number) == ("gb", "999")


def test_a_double_click_answers_one_screen_and_not_two(desk: Desk) -> None:
    desk.open()
    choose_getting_up(desk)
    desk.press("welcome-go")
    desk.read_on()
    desk.double_click("screening-none")
    assert desk.reads("ui.screen_urgent")
    assert {fact.item[0] for fact in desk.facts(ScreenAnswered)} == {"E"}


def test_nothing_is_ticked_before_and_none_cannot_be_said_while_something_is(desk: Desk) -> None:
    desk.open()
    choose_getting_up(desk)
    desk.press("welcome-go")
    assert desk.app.pages.screening.ticked == ()
    assert not desk.can_press("screening-some")
    desk.press("sign-E3")
    assert not desk.can_press("screening-none")
    desk.press("sign-E3")
    desk.read_on()
    assert desk.can_press("screening-none")


@pytest.mark.parametrize(
    ("sign", "cause", "rule", "said"),
    [
        ("E1", Outcome.EMERGENCY, "P1", "screens.emergency"),
        ("E8", Outcome.EMERGENCY, "P1", "screens.emergency"),
        ("U1", Outcome.URGENT, "P2", "screens.urgent"),
        ("U9", Outcome.URGENT, "P2", "screens.urgent"),
    ],
)
def test_a_warning_sign_at_first_use_ends_the_routine_before_it_began(
    sign: str, cause: Outcome, rule: str, said: str, desk: Desk
) -> None:
    desk.open()
    choose_getting_up(desk)
    desk.press("welcome-go")
    if sign.startswith("U"):
        desk.press("screening-none")
    desk.tick_signs(sign)
    assert desk.page == "ended"
    assert desk.reads(said)
    lock = desk.last(Locked)
    assert (lock.cause, lock.rule, lock.session) == (cause, rule, None)


def test_a_condition_that_needs_a_word_first_is_named_and_waits_for_a_dated_clearance(
    desk: Desk, clock: FakeClock
) -> None:
    desk.open_known("C7", "C1")
    assert desk.page == "ask_first"
    assert desk.reads("screens.C7")
    assert desk.reads("screens.C1")
    assert not desk.can_press("clear-C7"), "no date yet"
    desk.app.pages.ask_first.card("C7").date.choose(date(2026, 2, 20))
    desk.press("clear-C7")
    assert desk.page == "ask_first", "the other one still stands"
    assert not desk.reads("screens.C7")
    desk.reopen()
    assert desk.page == "ask_first"
    desk.app.pages.ask_first.card("C1").date.choose(clock.now().date())
    desk.press("clear-C1")
    assert desk.page == "today"
    assert [(fact.item, fact.spoken_on) for fact in desk.facts(Cleared)] == [
        ("C7", date(2026, 2, 20)),
        ("C1", date(2026, 3, 2)),
    ]


def test_a_clearance_from_the_future_is_told_and_clears_nothing(desk: Desk) -> None:
    desk.open_known("C7")
    desk.app.pages.ask_first.cleared.emit("C7", date(2026, 3, 3))
    assert desk.page == "ask_first"
    assert "still to come" in desk.words
    assert desk.facts(Cleared) == []


def test_a_wrong_answer_about_health_can_be_reviewed(desk: Desk) -> None:
    desk.open_known("C3")
    desk.press("ask-first-review")
    assert desk.reads("ui.screen_health")
    desk.tick_signs()
    desk.tick_signs("X1")
    assert desk.page == "today"
    assert desk.past.x_codes == {"X1"}


def test_after_a_week_the_signs_are_asked_in_one_screen(desk: Desk, clock: FakeClock) -> None:
    desk.pass_screens()
    clock.advance(timedelta(days=7).total_seconds())
    desk.open()
    assert desk.page == "screening"
    assert desk.reads("ui.screen_weekly")
    assert desk.reads("screens.E1")
    assert desk.reads("screens.U9")
    desk.press("screening-none")
    assert desk.page == "today"


def test_a_sign_of_the_weekly_screen_ends_the_routine(desk: Desk, clock: FakeClock) -> None:
    desk.pass_screens()
    clock.advance(timedelta(days=7).total_seconds())
    desk.open()
    desk.tick_signs("U2")
    assert desk.page == "ended"
    assert desk.reads("screens.urgent")


def test_today_left_open_until_the_week_is_over_asks_the_signs_before_it_starts(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    clock.advance(timedelta(days=8).total_seconds())
    desk.start()
    assert desk.page == "screening"
    assert desk.reads("ui.screen_weekly")
    desk.press("screening-none")
    assert desk.page == "today"
    assert not desk.can_press("today-start"), "how it is right now is asked anew"


def month_later(desk: Desk, clock: FakeClock) -> None:
    desk.pass_screens()
    clock.advance(timedelta(days=28).total_seconds())
    desk.open()
    desk.press("screening-none")
    assert desk.reads("screens.monthly_question")


def test_after_a_month_no_change_is_one_click(desk: Desk, clock: FakeClock) -> None:
    month_later(desk, clock)
    desk.press("way-health_same")
    assert desk.page == "today"
    assert desk.last(ScreenAnswered) == ScreenAnswered(clock.now(), HEALTH_CHANGED, yes=False)


def test_after_a_month_a_change_asks_what_and_what_was_found_counts(desk: Desk, clock: FakeClock) -> None:
    month_later(desk, clock)
    desk.press("way-health_changed")
    assert desk.reads("ui.screen_health")
    desk.tick_signs("C5")
    desk.tick_signs("X2")
    assert desk.page == "ask_first"


def test_the_whole_first_use_is_done_by_keyboard_alone(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_Down, Qt.Key.Key_Down)
    reach(desk, "welcome-go")
    desk.key(Qt.Key.Key_Return)
    for _ in range(4):
        assert desk.page == "screening"
        reach(desk, "screening-none")
        desk.key(Qt.Key.Key_Return)
    assert desk.page == "today"


def reach(desk: Desk, name: str) -> None:
    """Tabs until a widget has the focus."""
    for _ in range(40):
        if desk.focused is not None and desk.focused.objectName() == name:
            return
        desk.key(Qt.Key.Key_Tab)
        if desk.page == "screening":
            desk.rest_eyes()
    raise AssertionError(f"Tab never reaches {name}")
