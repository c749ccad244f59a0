"""What is offered now, why the rest is not, and what is suggested."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from sciatimer.catalogue.model import Equipment, Position
from sciatimer.catalogue.offer import Filters
from sciatimer.safety.getting_up import is_just_up
from sciatimer.safety.offers import OfferCase, TodaysOffers, todays_offers
from sciatimer.safety.situation import SessionResult
from sciatimer.safety.values import Outcome, Place, RedFlag
from tests.safety.examples import CALM, EXERCISES, FREE, NOW, TODAY, Choice, session

BENT = "lying-bent-knee-hold"
PULSE = "lying-90-90-active"
TOWEL = "lying-towel-thigh"
EASED = "seated-supported-knee-ease"
HEEL = "seated-heel-floor"
HINGE = "standing-desk-hinge"
LYING, SEATED, STANDING = Position.LYING, Position.SEATED, Position.STANDING
FIRST_USE = {BENT, PULSE, TOWEL, EASED, HEEL, HINGE}


def offers(
    results: Sequence[SessionResult] = (),
    *,
    answers: dict[str, Any] | None = None,
    situation: dict[str, Any] | None = None,
    choices: tuple[Choice, ...] = (),
    at_hand: Filters | None = None,
    leg_left_out: bool = False,
) -> TodaysOffers:
    past = replace(FREE, results=tuple(results), **(situation or {}))
    today = replace(CALM, **(answers or {}))
    return todays_offers(EXERCISES, OfferCase(today, past, choices, at_hand or Filters(), leg_left_out))


def ids(today: TodaysOffers) -> set[str]:
    return {offer.exercise.id for offer in today.offers if offer.is_offered}


def reasons(today: TodaysOffers) -> dict[str, str]:
    return {offer.exercise.id: offer.reason.key for offer in today.offers if offer.reason is not None}


def suggested(today: TodaysOffers) -> tuple[str, str] | None:
    made = today.suggestion
    return None if made is None else (made.exercise.id, made.reason.key)


def test_the_first_time_the_first_use_variants_are_offered_and_the_rest_comes_later() -> None:
    today = offers()
    assert ids(today) == FIRST_USE == set(today.doses)
    assert reasons(today)["lying-wall-far"] == "safety.offer_level"
    assert len(today.offers) == len(EXERCISES)


@pytest.mark.parametrize(
    ("pain", "offered"),
    [(0, FIRST_USE), (3, FIRST_USE), (4, {BENT, PULSE, TOWEL, EASED}), (5, {BENT, EASED}), (6, set())],
)
def test_the_band_of_todays_pain_is_kept(pain: int, offered: set[str]) -> None:
    assert ids(offers(answers={"pain": pain})) == offered


@pytest.mark.parametrize(
    "signs",
    [
        {"answers": {"nerve_feelings": True}},
        {"answers": {"place": Place.CALF}},
        {"situation": {"nerve_result": True}},
    ],
)
def test_with_nerve_signs_only_nerve_ok_variants_are_offered_and_nothing_standing(signs: dict[str, Any]) -> None:
    today = offers(**signs)
    assert ids(today) == {name for name in FIRST_USE if EXERCISES[name].nerve_ok}
    assert today.best(STANDING) is None
    assert today.why_not(STANDING) is not None


def test_who_has_no_nerve_signs_today_is_told_that_the_self_check_is_why() -> None:
    standing = next(name for name in FIRST_USE if EXERCISES[name].position is STANDING)
    checked = {"nerve_result": True}
    assert reasons(offers(situation=checked))[standing] == "safety.P8_self_check"
    assert reasons(offers(answers={"nerve_feelings": True}, situation=checked))[standing] != "safety.P8_self_check"
    assert reasons(offers(answers={"pain": 5}, situation=checked))[standing] != "safety.P8_self_check"


@pytest.mark.parametrize("code", ["X1", "X2", "X3", "X4", "X5", "X7", "X8", "X9"])
def test_an_x_code_hides_every_variant_that_names_it(code: str) -> None:
    today = offers(situation={"x_codes": frozenset({code})})
    barred = {name for name in FIRST_USE if code in EXERCISES[name].contraindications}
    assert ids(today) == FIRST_USE - barred
    assert all(reasons(today)[name] == f"safety.{code}" for name in barred)


def test_what_is_not_at_hand_is_not_offered() -> None:
    at_hand = Filters(office=True, equipment=frozenset({Equipment.CHAIR}), pain=0, position=LYING)
    assert ids(offers(at_hand=at_hand)) == {EASED, HEEL}


def test_a_left_out_leg_leaves_out_what_works_both_together() -> None:
    today = offers(leg_left_out=True)
    assert reasons(today)[HINGE] == "safety.offer_left_out"
    assert ids(today) == FIRST_USE - {HINGE}


def test_just_after_getting_up_only_lying_is_offered() -> None:
    today = offers(situation={"getting_up": time(10, 30)})
    assert ids(today) == {BENT, PULSE, TOWEL}
    assert reasons(today)[HEEL] == "safety.offer_morning"


@pytest.mark.parametrize(
    ("getting_up", "just_up"),
    [
        (time(10, 0), False),
        (time(10, 1), True),
        (time(12, 0), True),
        (time(14, 0), True),
        (time(14, 1), False),
        (None, False),
    ],
)
def test_two_hours_around_the_usual_time_count_as_just_up(getting_up: time | None, just_up: bool) -> None:
    assert is_just_up(NOW, getting_up) is just_up


def test_the_two_hours_reach_over_midnight() -> None:
    assert is_just_up(NOW.replace(hour=0, minute=30), time(23, 0))
    assert is_just_up(NOW.replace(hour=23, minute=0), time(0, 30))
    assert not is_just_up(NOW.replace(hour=1, minute=0), time(23, 0))


def test_after_an_unlock_there_are_two_variants_with_their_first_dose() -> None:
    today = offers(situation={"after_unlock": True})
    assert ids(today) == {BENT, EASED}
    assert [today.doses[name].hold for name in (BENT, EASED)] == [10, 3]
    assert suggested(today) == (BENT, "safety.suggest_unlock")


@pytest.mark.parametrize(
    "barrier",
    [
        {"situation": {"locked": True}},
        {"situation": {"open_check": 1}},
        {"situation": {"uncleared": ("C1",)}},
        {"situation": {"rest_day": TODAY}},
        {"answers": {"red": RedFlag.URGENT}},
        {"answers": {"much_worse": True}},
    ],
)
def test_where_no_session_may_start_no_variant_is_offered_at_all(barrier: dict[str, Any]) -> None:
    today = offers(**barrier)
    assert ids(today) == set()
    assert today.doses == {}
    assert today.suggestion is None


def test_without_a_past_lying_is_suggested_with_its_highest_allowed_variant() -> None:
    today = offers(answers={"pain": 3})
    assert suggested(today) == (TOWEL, "safety.suggest_lying")
    assert today.suggestion is not None
    assert today.suggestion.reason.values == {"pain": 3}


def test_after_a_nerve_result_the_gentlest_hold_stands_before_what_is_harder() -> None:
    today = offers(situation={"nerve_result": True})
    assert suggested(today) == (BENT, "safety.suggest_lying")
    seated = session(1, exercise=EASED, position=Position.SEATED, hold=3)
    beside = offers([seated], situation={"nerve_result": True}).best(Position.LYING)
    assert beside is not None
    assert beside.id == BENT
    barred = offers(situation={"nerve_result": True, "x_codes": frozenset({"X5"})})
    assert suggested(barred) == (EASED, "safety.suggest_seated")


def test_the_position_last_rated_good_is_suggested() -> None:
    standing = session(2, exercise=HINGE, position=STANDING)
    kept = session(1, Outcome.KEEP)
    assert suggested(offers([kept, standing])) == (HINGE, "safety.suggest_good")


def test_a_good_position_that_is_not_offered_today_gives_way_to_the_one_before_it() -> None:
    seated = session(2, exercise=HEEL, position=SEATED)
    standing = session(1, exercise=HINGE, position=STANDING)
    assert suggested(offers([standing, seated], answers={"pain": 5})) == (EASED, "safety.suggest_good")


def test_without_the_floor_sitting_is_the_gentlest() -> None:
    at_hand = Filters(floor_available=False)
    assert suggested(offers(at_hand=at_hand)) == (HEEL, "safety.suggest_seated")


def test_where_nothing_is_offered_nothing_is_suggested() -> None:
    today = offers(at_hand=Filters(equipment=frozenset()))
    assert (ids(today), today.suggestion) == (set(), None)
    assert today.why_not(LYING) is not None


def test_an_accepted_harder_variant_is_the_new_suggestion() -> None:
    earned = [session(day, hold=30) for day in (1, 2, 3)]
    harder = Choice(NOW - timedelta(hours=1), "lying-wall-far", 10, reason="harder")
    assert suggested(offers(earned, choices=(harder,))) == ("lying-wall-far", "safety.suggest_good")


def test_after_too_much_the_easier_variant_is_suggested() -> None:
    today = offers([session(1, Outcome.EASE)])
    assert suggested(today) == (BENT, "safety.suggest_easier")
    assert today.best(LYING) is EXERCISES[BENT]


def test_after_too_much_three_times_the_easier_one_has_its_shortest_hold() -> None:
    today = offers([session(day, Outcome.EASE) for day in (1, 3, 5)])
    assert suggested(today) == (BENT, "safety.suggest_easier")
    assert (today.doses[BENT].hold, today.doses[BENT].longest) == (5, 5)


def test_the_easier_variant_is_held_no_longer_than_what_was_too_much_nor_than_its_default() -> None:
    earned = [session(day, exercise=BENT) for day in (4, 5, 6)]
    longer = Choice(NOW - timedelta(days=3, hours=12), BENT, 15, reason="longer")
    today = offers([session(1, Outcome.EASE), *earned], choices=(longer,))
    assert (today.doses[BENT].hold, today.doses[BENT].longest) == (10, 10)
    today = offers([session(1, Outcome.EASE, hold=5), *earned], choices=(longer,))
    assert (today.doses[BENT].hold, today.doses[BENT].longest) == (5, 5)
    assert offers([session(1), *earned], choices=(longer,)).doses[BENT].hold == 15


def test_when_a_position_failed_twice_the_next_gentler_one_is_suggested() -> None:
    forward = "standing-heel-forward"
    failed = [session(day, Outcome.EASE, exercise=forward, position=STANDING) for day in (1, 3)]
    assert suggested(offers([failed[0], session(2)])) == (HINGE, "safety.suggest_easier")
    assert suggested(offers([failed[0], session(2), failed[1]])) == (HEEL, "safety.suggest_easier")


def test_a_position_that_failed_twice_falls_back_on_the_easier_link_where_the_gentler_one_is_not_offered() -> None:
    forward = "standing-heel-forward"
    failed = [session(day, Outcome.EASE, exercise=forward, position=STANDING) for day in (1, 3)]
    desk_only = Filters(equipment=frozenset({Equipment.DESK}))
    assert suggested(offers(failed, at_hand=desk_only)) == (HINGE, "safety.suggest_easier")


def test_where_the_easier_one_is_not_to_be_had_the_same_one_is_as_short_as_it_gets() -> None:
    failed = session(1, Outcome.EASE, exercise=TOWEL)
    no_pillow = Filters(equipment=frozenset(set(Equipment) - {Equipment.PILLOW}))
    today = offers([failed], at_hand=no_pillow)
    assert suggested(today) == (TOWEL, "safety.suggest_shortest")
    assert (today.doses[TOWEL].hold, today.doses[TOWEL].repetitions) == (5, 2)
    assert TOWEL in ids(today)


def test_on_the_gentlest_one_the_same_is_as_short_as_it_gets() -> None:
    today = offers([session(1, Outcome.EASE, exercise=BENT)])
    assert suggested(today) == (BENT, "safety.suggest_shortest")


def test_where_neither_can_be_had_there_is_none_today() -> None:
    failed = session(1, Outcome.EASE, exercise=TOWEL)
    seat_only = Filters(equipment=frozenset({Equipment.CHAIR}))
    today = offers([failed], at_hand=seat_only)
    assert (ids(today), today.doses, today.suggestion) == (set(), {}, None)
    assert reasons(today)[EASED] == "safety.offer_none_today"
    assert reasons(today)[TOWEL] == "catalogue.needs_equipment"


def test_an_open_check_wants_nothing_easier_yet() -> None:
    assert offers([session(1, None, None)]).suggestion is not None


def test_a_position_shows_its_highest_offered_variant_or_says_why_it_has_none() -> None:
    today = offers(answers={"pain": 4})
    assert today.best(SEATED) is EXERCISES[EASED]
    reason = today.why_not(STANDING)
    assert reason is not None
    assert reason.key == "catalogue.outside_band"
    assert today.why_not(SEATED) is None


@pytest.mark.parametrize("past", [[], [session(1)], [session(day, hold=30) for day in (1, 2, 3)]])
@pytest.mark.parametrize("pain", range(10))
def test_a_worse_answer_never_offers_more(past: list[SessionResult], pain: int) -> None:
    harder = (Choice(NOW - timedelta(hours=1), "lying-wall-far", 10, reason="harder"),)
    calm = ids(offers(past, answers={"pain": pain}, choices=harder))
    worse: list[dict[str, Any]] = [
        {"answers": {"pain": pain + 1}},
        {"answers": {"pain": pain, "nerve_feelings": True}},
        {"answers": {"pain": pain, "place": Place.FOOT}},
        {"answers": {"pain": pain, "much_worse": True}},
        {"answers": {"pain": pain}, "situation": {"x_codes": frozenset({"X4"})}},
        {"answers": {"pain": pain}, "situation": {"after_unlock": True}},
        {"answers": {"pain": pain}, "situation": {"getting_up": time(11, 0)}},
    ]
    assert all(ids(offers(past, choices=harder, **changes)) <= calm for changes in worse)
