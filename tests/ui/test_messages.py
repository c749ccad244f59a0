"""What is said after a verdict: the outcome, what it means for next time, and the ways on."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from sciatimer.catalogue.model import Position
from sciatimer.safety.morning_by_hand import ByHand, ByHandVerdict
from sciatimer.safety.next_step import NextStep, Step
from sciatimer.safety.screens import EMERGENCY_ITEMS, URGENT_ITEMS
from sciatimer.safety.start import WRONG_CLOCK, StartVerdict
from sciatimer.safety.values import MorningOutcome, Outcome, StartOutcome
from sciatimer.texts import load_texts
from sciatimer.ui.dates import day_words
from sciatimer.ui.messages import (
    ended_message,
    fault_message,
    help_message,
    monthly_message,
    morning_message,
    outcome_message,
    refusal_message,
    time_words,
)
from sciatimer.ui.pages.message import Message
from sciatimer.ui.screening_controller import item_words
from tests.safety.examples import EXERCISES

TEXTS = load_texts()
TOWEL = EXERCISES["lying-towel-thigh"]
SAME = NextStep("N9", Step.SAME, "safety.N9")
EVENING = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


def requests(message: Message) -> list[str]:
    return [way.request for way in message.ways]


GOES_ON = [
    Outcome.GOOD,
    Outcome.KEEP,
    Outcome.EASE,
    Outcome.PAUSE,
    MorningOutcome.SETTLED,
    MorningOutcome.NOT_SETTLED,
]


@pytest.mark.parametrize("outcome", GOES_ON)
def test_every_outcome_that_goes_on_has_a_title(outcome: Outcome | MorningOutcome) -> None:
    message = outcome_message(outcome, "safety.R11", SAME, None, TEXTS)
    assert message.title == TEXTS(f"outcome.title_{outcome}")
    assert message.paragraphs == (TEXTS("safety.R11"),)
    assert requests(message) == ["done"]


def test_an_easier_variant_is_named_and_can_be_taken() -> None:
    step = NextStep("N5", Step.EASIER, "safety.N5", offer_hold=10, offer_exercise=TOWEL.id)
    message = outcome_message(Outcome.EASE, "safety.R9", step, TOWEL, TEXTS)
    assert TOWEL.name in message.paragraphs[-1]
    assert requests(message) == ["easier", "done"]
    assert message.ways[0].text == TEXTS("outcome.take_easier")


def test_without_an_easier_variant_a_shorter_hold_is_offered() -> None:
    step = NextStep("N5", Step.EASIER, "safety.N5", offer_hold=7)
    message = outcome_message(Outcome.EASE, "safety.R9", step, None, TEXTS)
    assert "7 seconds" in message.paragraphs[-1]
    assert message.ways[0].text == TEXTS("outcome.take_shorter")


@pytest.mark.parametrize("position", [Position.SEATED, Position.LYING])
def test_a_gentler_position_is_spoken_of_where_it_is_offered(position: Position) -> None:
    step = NextStep("N5", Step.EASIER, "safety.N5", offer_hold=7, offer_position=position)
    message = outcome_message(Outcome.PAUSE, "safety.R8", step, None, TEXTS)
    assert message.paragraphs[-1].endswith(TEXTS(f"outcome.gentler_{position}"))


def test_water_therapy_is_explained_before_the_easier_stretch() -> None:
    step = NextStep("N4", Step.WATER, "safety.N4", water=True, offer_hold=10, offer_exercise=TOWEL.id)
    message = outcome_message(Outcome.EASE, "safety.R9", step, TOWEL, TEXTS)
    assert "water therapy" in message.paragraphs[1]
    assert TOWEL.name in message.paragraphs[2]
    assert requests(message) == ["easier", "done"]


def test_a_longer_hold_is_offered_and_may_be_left() -> None:
    step = NextStep("N7", Step.LONGER, "safety.N7", offer_hold=15)
    message = outcome_message(Outcome.GOOD, "safety.R11", step, None, TEXTS)
    assert "three good days" in message.paragraphs[1]
    assert [way.text for way in message.ways] == ["Hold for 15 seconds", TEXTS("outcome.done")]


def test_a_stronger_stretch_is_offered_by_its_name() -> None:
    step = NextStep("N8", Step.HARDER, "safety.N8", offer_hold=10, offer_exercise=TOWEL.id)
    message = outcome_message(Outcome.GOOD, "safety.R11", step, TOWEL, TEXTS)
    assert TOWEL.name in message.paragraphs[-1]
    assert requests(message) == ["harder", "done"]


def test_the_main_way_of_a_message_is_its_last() -> None:
    step = NextStep("N7", Step.LONGER, "safety.N7", offer_hold=15)
    message = outcome_message(Outcome.GOOD, "safety.R11", step, None, TEXTS)
    assert [way.role for way in message.ways] == ["", "primary"]


def test_an_emergency_shows_the_number_to_call() -> None:
    message = ended_message(Outcome.EMERGENCY, "R1", EVENING, "112", TEXTS, nearer_the_spine=False)
    assert "112" in message.notice
    assert message.title == TEXTS("screens.emergency").split("\n")[0]


@pytest.mark.parametrize(("cause", "number"), [(Outcome.EMERGENCY, ""), (Outcome.URGENT, "112"), (Outcome.LOCK, "112")])
def test_no_number_is_shown_where_none_is_known_or_needed(cause: Outcome, number: str) -> None:
    assert ended_message(cause, "R3", EVENING, number, TEXTS, nearer_the_spine=False).notice == ""


@pytest.mark.parametrize("cause", [Outcome.EMERGENCY, Outcome.URGENT, Outcome.LOCK])
def test_the_ended_screen_leads_to_help_to_a_clinician_and_to_unlocking_and_nowhere_else(cause: Outcome) -> None:
    message = ended_message(cause, "R3", EVENING, "", TEXTS, nearer_the_spine=False)
    assert requests(message) == ["help", "clinician", "unlock"]
    assert "Monday 2 March 2026" in message.paragraphs[-1]


def test_pain_that_moved_up_is_spoken_of_on_the_ended_screen() -> None:
    nearer = ended_message(Outcome.LOCK, "R5", EVENING, "", TEXTS, nearer_the_spine=True)
    plain = ended_message(Outcome.LOCK, "R5", EVENING, "", TEXTS, nearer_the_spine=False)
    assert TEXTS("screens.ended_nearer") in nearer.paragraphs
    assert TEXTS("screens.ended_nearer") not in plain.paragraphs


def test_help_names_every_warning_sign() -> None:
    message = help_message("112", TEXTS)
    emergency, urgent = message.lists
    assert (emergency.heading, urgent.heading) == (TEXTS("ui.help_emergency"), TEXTS("ui.help_urgent"))
    assert emergency.lines == tuple(item_words(item, TEXTS) for item in EMERGENCY_ITEMS)
    assert urgent.lines == tuple(item_words(item, TEXTS) for item in URGENT_ITEMS)
    assert message.paragraphs == (TEXTS("screens.disclaimer"),)
    assert "112" in message.notice
    assert help_message("", TEXTS).notice == ""


def test_a_fault_says_what_to_do_and_can_be_tried_again() -> None:
    message = fault_message("There is no room left. Free some space.", TEXTS)
    assert message.paragraphs == ("There is no room left. Free some space.",)
    assert requests(message) == ["quit", "back"]


def test_the_monthly_question_has_two_answers() -> None:
    assert requests(monthly_message(TEXTS)) == ["health_changed", "health_same"]


def test_a_refusal_tells_from_when_on_it_goes() -> None:
    verdict = StartVerdict(StartOutcome.RESTED, "P7a", "safety.P7a", until=EVENING + timedelta(hours=2))
    message = refusal_message(verdict, EVENING, TEXTS)
    assert message.title == TEXTS("outcome.title_RESTED")
    assert "from 20:30" in message.paragraphs[0]
    assert requests(message) == ["help", "morning", "done"]


def test_a_morning_check_that_is_not_due_tells_why_and_leads_back() -> None:
    early = ByHandVerdict(ByHand.TOO_EARLY, "H7", "check.morning_too_early", until=EVENING + timedelta(hours=8))
    message = morning_message(early, EVENING, TEXTS)
    assert "from tomorrow at 02:30 on" in message.paragraphs[0]
    assert requests(message) == ["back"]
    never = ByHandVerdict(ByHand.NO_SESSION, "H4", "check.morning_no_session")
    assert morning_message(never, EVENING, TEXTS).paragraphs == (TEXTS("check.morning_no_session"),)


def test_a_wrong_clock_is_not_told_as_enough_for_now() -> None:
    message = refusal_message(StartVerdict(StartOutcome.RESTED, "P7a", WRONG_CLOCK), EVENING, TEXTS)
    assert message.title == TEXTS("outcome.title_clock")
    assert message.paragraphs == (TEXTS("safety.P7a_clock"),)


def test_not_today_has_a_title_of_its_own() -> None:
    message = refusal_message(StartVerdict(StartOutcome.NOT_TODAY, "P7", "safety.P7"), EVENING, TEXTS)
    assert message.title == TEXTS("outcome.title_NOT_TODAY")
    assert message.paragraphs == (TEXTS("safety.P7"),)


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (timedelta(hours=1), "19:30"),
        (timedelta(hours=5, minutes=30), "tomorrow"),
        (timedelta(hours=15), "tomorrow at 09:30"),
        (timedelta(days=3), "Thursday 5 March 2026"),
    ],
)
def test_a_time_is_said_as_a_person_says_it(later: timedelta, said: str) -> None:
    assert time_words(EVENING + later, EVENING, TEXTS) == said


def test_a_day_is_said_with_its_weekday() -> None:
    assert day_words(EVENING, TEXTS) == "Monday 2 March 2026"


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("until", "now", "said"),
    [
        ("2026-03-29T07:00+01:00", "2026-03-29T06:30+02:00", "08:00"),
        ("2026-03-29T04:30+01:00", "2026-03-29T00:31+01:00", "05:30"),
        ("2026-10-25T05:30+02:00", "2026-10-25T02:10+01:00", "04:30"),
        ("2026-03-02T14:00+09:00", "2026-03-02T05:15+01:00", "06:00"),
        ("2026-03-03T05:00+09:00", "2026-03-02T10:00+01:00", "21:00"),
    ],
)
@pytest.mark.usefixtures("berlin")
def test_a_time_is_told_as_the_clock_will_show_it(until: str, now: str, said: str) -> None:
    assert time_words(datetime.fromisoformat(until), datetime.fromisoformat(now), TEXTS) == said


def test_half_an_hour_after_midnight_is_not_the_whole_of_tomorrow() -> None:
    assert time_words(EVENING + timedelta(hours=6), EVENING, TEXTS) == "tomorrow at 00:30"
