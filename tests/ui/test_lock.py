"""The routine that ended: it survives everything, nothing starts while it stands, and only three steps lead out."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from sciatimer.history.facts import Cleared, Locked, SessionStarted, TodayAnswered, Unlocked
from sciatimer.safety.values import Outcome, Place
from tests.fakes import FakeClock
from tests.ui.desk import Desk

READABLE = {"header-help", "header-breaks", "header-progress", "header-learn"}  # what there is to read
WAYS_INTO_A_LOCK: dict[str, tuple[Callable[[Desk], None], str]] = {}


def way(said: str) -> Callable[[Callable[[Desk], None]], Callable[[Desk], None]]:
    """Notes a way into a lock, with the text that stands there then."""

    def note(made: Callable[[Desk], None]) -> Callable[[Desk], None]:
        WAYS_INTO_A_LOCK[made.__name__] = (made, said)
        return made

    return note


@way("screens.ended_title")
def lock(desk: Desk) -> None:
    desk.session(after=4)


@way("screens.urgent")
def urgent(desk: Desk) -> None:
    desk.say(2)
    desk.name_signs("warning")
    desk.tick_signs()
    desk.tick_signs("U5")


@way("screens.emergency")
def emergency(desk: Desk) -> None:
    desk.start()
    desk.stop_for("emergency")


@pytest.mark.parametrize("name", sorted(WAYS_INTO_A_LOCK))
@pytest.mark.parametrize("days", [0, 1, 40, 4000, -1, -400])
def test_the_ended_screen_survives_a_restart_and_a_clock_moved_both_ways(
    name: str, days: int, desk: Desk, clock: FakeClock
) -> None:
    enter, said = WAYS_INTO_A_LOCK[name]
    desk.open_known()
    enter(desk)
    assert desk.page == "ended"
    clock.set_wall(clock.now() + timedelta(days=days))
    desk.reopen()
    assert desk.page == "ended"
    assert desk.reads(said)
    assert set(desk.pressable) == {*READABLE, "way-help", "way-clinician", "way-unlock"}


@pytest.mark.parametrize("name", sorted(WAYS_INTO_A_LOCK))
def test_nothing_starts_a_stretch_while_it_stands_whatever_is_asked_for(name: str, desk: Desk) -> None:
    desk.open_known()
    WAYS_INTO_A_LOCK[name][0](desk)
    sessions, pages = len(desk.facts(SessionStarted)), desk.app.pages
    exercise = desk.app.services.catalogue.exercises[0]
    attempts: tuple[tuple[Callable[..., object], tuple[object, ...]], ...] = (
        (pages.today.start_requested.emit, ()),
        (pages.today.position_chosen.emit, ("lying",)),
        (pages.variants.chosen.emit, (exercise.id,)),
        (pages.variants.left.emit, ()),
        (pages.today.start_requested.emit, ()),
        (pages.filters.left.emit, ()),
        (pages.signs.left.emit, ()),
        (pages.signs.confirmed.emit, (False, False, False)),
        (pages.today.start.click, ()),
        (pages.message.requested.emit, ("done",)),
        (pages.message.requested.emit, ("longer",)),
        (pages.message.requested.emit, ("harder",)),
        (pages.message.requested.emit, ("health_same",)),
        (pages.help.requested.emit, ("back",)),
        (pages.settings.left.emit, ()),
        (pages.ask_first.cleared.emit, ("C1", date(2026, 3, 2))),
        (pages.player.forward_requested.emit, ()),
        (pages.player.pause_requested.emit, ()),
        (desk.app.flow.today.start_requested.emit, (desk.app.flow.today.answers(), exercise)),
        (desk.app.flow._start.start, (desk.app.flow.today.case(), exercise, None)),
        (desk.app.window.settings_requested.emit, ()),
        (desk.app.flow.route, ()),
    )
    for attempt, given in attempts:
        attempt(*given)
        assert desk.page != "player"
        assert not desk.app.flow.session.is_running
        assert desk.past.locked
    assert desk.page == "ended"
    assert len(desk.facts(SessionStarted)) == sessions


def test_leaving_today_behind_while_locked_offers_nothing_there(desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.app.flow.today.show()
    desk.say(1)
    assert not desk.can_press("today-start")
    desk.app.pages.today.start_requested.emit()
    assert desk.page == "ended"
    assert desk.last(TodayAnswered).rule == "P3"


def test_the_three_steps_lead_back_to_today(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    lock(desk)
    stood = desk.store.facts(Locked)[-1].id
    desk.next_day()
    desk.give_unlock_steps()
    assert desk.page == "screening"
    desk.pass_all_screens()
    assert desk.page == "today"
    unlocked = desk.last(Unlocked)
    assert (unlocked.lock, unlocked.spoken_on) == (stood, clock.now().date())


def test_nothing_is_filled_in_before_and_both_steps_are_needed(desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.press("way-unlock")
    unlock = desk.app.pages.unlock
    assert (unlock.date.chosen, unlock.told.isChecked()) == (None, False)
    assert not desk.can_press("unlock-go")
    desk.press("unlock-told")
    assert not desk.can_press("unlock-go")
    desk.press("unlock-told")
    unlock.date.choose(desk.clock.now().date())
    assert not desk.can_press("unlock-go")
    desk.press("unlock-back")
    assert desk.page == "ended"
    desk.press("way-unlock")
    assert (unlock.date.chosen, unlock.told.isChecked()) == (None, False)


@pytest.mark.parametrize("name", sorted(WAYS_INTO_A_LOCK))
def test_after_a_warning_sign_the_words_ask_for_a_medical_check(name: str, desk: Desk) -> None:
    desk.open_known()
    WAYS_INTO_A_LOCK[name][0](desk)
    desk.press("way-unlock")
    assert desk.reads("screens.unlock" if name == "lock" else "screens.unlock_medical")


@pytest.mark.parametrize(
    ("spoken_on", "told", "said"),
    [
        (date(2026, 3, 1), True, "before the day your routine ended"),
        (date(2026, 3, 4), True, "still to come"),
        (date(2026, 3, 3), False, "stays off"),
    ],
)
def test_a_wrong_date_or_a_missing_word_is_told_and_it_stays_locked(
    spoken_on: date, told: bool, said: str, desk: Desk
) -> None:
    desk.open_known()
    lock(desk)
    desk.next_day()
    desk.press("way-unlock")
    desk.app.pages.unlock.confirmed.emit(spoken_on, told)
    assert desk.page == "unlock"
    assert said in desk.words
    assert desk.past.locked


def test_a_clock_before_the_lock_is_told_and_it_stays_locked(desk: Desk, clock: FakeClock) -> None:
    desk.open_known()
    lock(desk)
    clock.set_wall(clock.now() - timedelta(days=3))
    desk.give_unlock_steps()
    assert desk.page == "unlock"
    assert "Set the clock right" in desk.words
    assert desk.past.locked


@pytest.mark.parametrize("sign", ["E4", "U2"])
def test_a_warning_sign_in_the_third_step_locks_anew(sign: str, desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.next_day()
    desk.give_unlock_steps()
    if sign.startswith("U"):
        desk.tick_signs()
    desk.tick_signs(sign)
    assert desk.page == "ended"
    assert desk.reads("screens.emergency" if sign.startswith("E") else "screens.urgent")
    assert len(desk.facts(Locked)) == 2
    assert desk.facts(Unlocked) == []


@pytest.mark.parametrize("passed", [1, 2, 3])
def test_a_restart_in_the_middle_of_the_screens_leaves_it_locked(passed: int, desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.next_day()
    desk.give_unlock_steps()
    for _ in range(passed):
        desk.tick_signs()
    desk.reopen()
    assert desk.page == "ended"
    assert desk.past.locked


def test_screens_passed_without_the_date_and_the_tick_unlock_nothing(desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.next_day()
    for _ in range(3):
        desk.app.pages.message.requested.emit("health_changed")
        desk.tick_signs()
        desk.tick_signs()
    assert desk.page == "ended"
    assert desk.facts(Unlocked) == []


def test_help_in_the_third_step_leads_back_to_where_it_was(desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.next_day()
    desk.give_unlock_steps()
    desk.tick_signs()
    desk.press("header-help", "way-back")
    assert desk.reads("ui.screen_urgent")
    for _ in range(3):
        desk.tick_signs()
    assert desk.page == "today"


def test_a_condition_named_in_the_third_step_needs_its_clearance_before_the_unlock(desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.next_day()
    desk.give_unlock_steps()
    desk.pass_all_screens("C11")
    assert desk.page == "ask_first"
    assert desk.past.locked
    desk.app.pages.ask_first.card("C11").date.choose(desk.clock.now().date())
    desk.press("clear-C11")
    assert desk.page == "today"
    assert desk.last(Cleared).item == "C11"
    assert not desk.past.locked


def test_a_lock_of_another_window_in_the_middle_of_the_unlock_keeps_it_locked(desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.next_day()
    desk.give_unlock_steps()
    for _ in range(3):
        desk.tick_signs()
    desk.store.append(Locked(desk.clock.now(), Outcome.EMERGENCY, "R1", None))
    desk.tick_signs()
    assert desk.past.locked, "its own screens were not passed since"
    assert desk.facts(Unlocked) == []


def test_the_help_of_the_ended_screen_leads_back_to_it(desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    desk.press("way-help")
    assert desk.reads("screens.E1")
    desk.press("way-back")
    assert desk.page == "ended"


def test_the_emergency_number_stands_on_the_screen_that_needs_it(desk: Desk) -> None:
    desk.open_known()
    desk.app.pages.settings.changed.emit("emergency_number", "112")
    emergency(desk)
    assert desk.reads("ui.emergency_number", number="112")


def test_the_day_of_the_lock_is_told(desk: Desk) -> None:
    desk.open_known()
    lock(desk)
    assert desk.reads("ui.ended_since", date="Monday 2 March 2026")


def test_the_morning_lock_asks_for_three_steps_too(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    desk.next_day()
    desk.reopen()
    desk.answer_morning(5, Place.BUTTOCK)
    desk.press("morning-save")
    desk.give_unlock_steps()
    desk.pass_all_screens()
    assert desk.page == "today"
