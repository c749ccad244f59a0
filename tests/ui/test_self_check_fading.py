"""After a nerve feeling: the minute is the clock's, the question cannot be passed by, and a no ends the routine."""

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent

from sciatimer.history.facts import Locked
from sciatimer.history.self_check_facts import NerveFeelingFaded
from sciatimer.safety.values import Outcome
from tests.fakes import FakeClock
from tests.ui.desk import Desk
from tests.ui.self_checker import begin, to_the_toes, watch


def stop(desk: Desk) -> None:
    """Opens the program and stops the first check."""
    desk.open_known()
    begin(desk)
    desk.press("self-check-stop")


def test_the_minute_is_counted_and_only_then_it_is_asked(desk: Desk) -> None:
    stop(desk)
    fade = desk.app.pages.self_check_fade
    assert desk.reads("self_check.fade_wait")
    assert fade.ring.seconds == 60
    watch(desk, 18)
    assert fade.ring.seconds == 42
    assert not desk.can_press("fade-0")
    watch(desk, 41.9)
    assert not desk.can_press("fade-0")
    watch(desk, 0.2)
    assert desk.reads("self_check.fade_question")
    assert fade.now.value is None
    assert not desk.can_press("fade-go")


def test_sleep_and_a_moved_clock_shorten_nothing(desk: Desk, clock: FakeClock) -> None:
    stop(desk)
    clock.suspend(3600)
    watch(desk, 1)
    assert desk.app.pages.self_check_fade.ring.seconds == 59


def test_no_timer_runs_once_it_is_asked_or_covered(desk: Desk) -> None:
    stop(desk)
    timer = desk.app.flow.self_check._fading._timer
    assert timer.isActive()
    desk.press("fade-help")
    assert (desk.page, timer.isActive()) == ("help", False)
    desk.clock.advance(30)
    desk.press("way-back")
    assert (desk.page, timer.isActive()) == ("self_check_fade", True)
    assert desk.app.pages.self_check_fade.ring.seconds == 30
    watch(desk, 30)
    assert not timer.isActive()


def test_what_has_gone_leads_to_the_result(desk: Desk) -> None:
    stop(desk)
    watch(desk, 60)
    desk.press("fade-0", "fade-go")
    assert desk.last(NerveFeelingFaded).faded
    assert desk.page == "self_check_result"
    assert desk.reads("self_check.T1")
    assert desk.facts(Locked) == []


@pytest.mark.parametrize("rule", ["T1", "S1"])
def test_what_has_not_gone_ends_the_routine_and_survives_a_restart(rule: str, desk: Desk) -> None:
    if rule == "T1":
        stop(desk)
    else:
        desk.open_known()
        to_the_toes(desk)
        desk.press("self-check-stop")
    watch(desk, 60)
    desk.press("fade-1", "fade-go")
    for _ in range(2):
        assert desk.page == "ended"
        assert desk.reads("screens.ended_why_self_check")
        desk.reopen()
    assert (desk.last(Locked).cause, desk.last(Locked).rule) == (Outcome.LOCK, rule)
    assert not desk.last(NerveFeelingFaded).faded


def test_a_killed_program_comes_back_to_the_rest_that_is_left(desk: Desk) -> None:
    stop(desk)
    desk.kill()
    desk.clock.advance(20)
    desk.open()
    assert desk.page == "self_check_fade"
    assert desk.app.pages.self_check_fade.ring.seconds == 40


@pytest.mark.parametrize("later", [61, 3600, 9 * 24 * 3600, -7200])
def test_later_it_comes_back_to_the_question_and_no_other_screen_passes_it(later: int, desk: Desk) -> None:
    stop(desk)
    desk.kill()
    desk.clock.advance(later)
    desk.open()
    assert desk.page == "self_check_fade"
    assert desk.reads("self_check.fade_later")
    assert not desk.can_press("fade-go")
    desk.app.flow.route()
    desk.app.flow.come_back()
    assert desk.page == "self_check_fade"
    desk.press("fade-later-0", "fade-go")
    assert desk.reads("self_check.T1")
    desk.press("result-done")
    assert desk.page in {"today", "screening"}


def test_later_a_no_ends_the_routine_too(desk: Desk) -> None:
    stop(desk)
    desk.close()
    desk.clock.advance(3600)
    desk.open()
    desk.press("fade-later-1", "fade-go")
    assert desk.page == "ended"


def test_an_answer_that_cannot_be_written_stays_open(desk: Desk) -> None:
    stop(desk)
    watch(desk, 60)
    desk.store.full = True
    desk.press("fade-0", "fade-go")
    assert desk.page == "fault"
    desk.store.full = False
    desk.press("way-back", "fade-go")
    assert desk.page == "self_check_result"


def test_rest_and_question_are_told_once_each(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def listen(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr("sciatimer.ui.self_check_fading.QAccessible.updateAccessibility", listen)
    stop(desk)
    del heard[:-1]
    watch(desk, 30)
    desk.press("fade-help", "way-back")
    watch(desk, 31)
    assert heard == [
        " ".join(desk.texts("self_check.fade_wait").split("\n")),
        desk.texts("self_check.fade_question"),
    ]
