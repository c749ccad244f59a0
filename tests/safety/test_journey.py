"""Where the program has to be when it opens."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sciatimer.history.facts import ScreenAnswered
from sciatimer.safety.journey import HEALTH_EVERY, ROWS, SIGNS_EVERY, Screen, fresh_items, is_due, next_screen
from sciatimer.safety.situation import Situation
from tests.safety.examples import FREE, NOW, TODAY

DAY = timedelta(days=1)
READY = replace(FREE, signs_asked_on=TODAY, health_asked_on=TODAY)
# From the last obstacle to the first: each one stands before all those above it.
OBSTACLES: list[tuple[dict[str, object], Screen]] = [
    ({}, Screen.TODAY),
    ({"rest_day": TODAY}, Screen.RESTED),
    ({"uncleared": ("C1",)}, Screen.ASK_FIRST),
    ({"health_asked_on": TODAY - HEALTH_EVERY}, Screen.MONTHLY_SCREEN),
    ({"signs_asked_on": TODAY - SIGNS_EVERY}, Screen.WEEKLY_SCREEN),
    ({"open_faded": 4}, Screen.FADED),
    ({"open_morning": 4}, Screen.MORNING),
    ({"open_check": 4}, Screen.CHECK),
    ({"screened": False}, Screen.SCREENING),
]


def changed(situation: Situation, changes: dict[str, object]) -> Situation:
    return replace(situation, **changes)  # type: ignore[arg-type]  # the fields differ in type


@pytest.mark.parametrize(("changes", "screen"), OBSTACLES)
def test_one_obstacle_leads_to_its_screen(changes: dict[str, object], screen: Screen) -> None:
    assert next_screen(changed(READY, changes), welcomed=True) is screen


def test_of_several_obstacles_the_first_row_is_shown_and_a_lock_comes_before_all() -> None:
    situation = READY
    for changes, screen in OBSTACLES:
        situation = changed(situation, changes)
        assert next_screen(situation, welcomed=True) is screen
    assert next_screen(situation, welcomed=False) is Screen.WELCOME
    assert next_screen(replace(situation, locked=True), welcomed=False) is Screen.ENDED


def test_every_screen_has_one_row() -> None:
    assert sorted(row.outcome for row in ROWS) == sorted(Screen)


def test_a_screen_is_due_after_its_time_and_when_the_clock_was_set_back() -> None:
    assert is_due(None, TODAY, SIGNS_EVERY)
    assert not is_due(TODAY - 6 * DAY, TODAY, SIGNS_EVERY)
    assert is_due(TODAY - 7 * DAY, TODAY, SIGNS_EVERY)
    assert is_due(TODAY + DAY, TODAY, SIGNS_EVERY)


def test_what_was_answered_today_is_fresh_and_what_was_answered_before_or_in_the_future_is_not() -> None:
    answers = [
        ScreenAnswered(NOW - timedelta(days=1), "E1", yes=False),
        ScreenAnswered(NOW - timedelta(hours=1), "E2", yes=False),
        ScreenAnswered(NOW + timedelta(hours=1), "E3", yes=False),
    ]
    assert fresh_items(answers, NOW) == {"E2"}


def test_the_last_answer_of_an_item_decides_whether_it_is_fresh() -> None:
    today, before = NOW - timedelta(minutes=5), NOW - timedelta(days=3)
    answers = [ScreenAnswered(today, "E1", yes=False), ScreenAnswered(before, "E1", yes=False)]
    assert fresh_items(answers, NOW) == frozenset()
