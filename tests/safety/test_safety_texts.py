"""Every sentence that the rules point to stands in the translations, and no sentence is left over."""

import json
from itertools import product
from pathlib import Path

import pytest

from sciatimer.catalogue.model import Position
from sciatimer.resources import shipped
from sciatimer.safety import (
    journey,
    judge,
    lock,
    morning,
    next_step,
    screens,
    self_check,
    self_check_gate,
    start,
    stop,
)
from sciatimer.safety.values import Outcome, StopFeeling
from sciatimer.texts import Texts, load_texts

# Said by a table's module instead of its row's own sentence.
VARIANTS = {
    "safety.R8_place",
    "safety.P4_unscreened",
    "safety.P5_morning",
    "safety.P8_nerve",
    "safety.P8_self_check",
    "safety.P7a_number",
    "safety.P7a_rest_day",
    "safety.P7a_night",
    "safety.P7a_clock",
    "safety.N7_pulse",
    "safety.N8_pulse",
    "safety.N8_shorter",
}
OFFERS = {
    "safety.offer_level",
    "safety.offer_morning",
    "safety.offer_left_out",
    "safety.offer_unlock",
    "safety.offer_not_now",
    "safety.offer_none_today",
    "safety.suggest_easier",
    "safety.suggest_shortest",
    "safety.suggest_good",
    "safety.suggest_unlock",
}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts()


def row_keys() -> set[str]:
    tables = (judge.ROWS, morning.ROWS, start.ROWS, next_step.ROWS, stop.ROWS, journey.ROWS)
    checks = (self_check.SITTING_ROWS, self_check.TOE_ROWS, self_check_gate.ROWS)
    return {row.reason for rows in tables for row in rows} | {row.reason for rows in checks for row in rows}


def item_keys() -> set[str]:
    items = screens.SIGNS + screens.HEALTH
    return {item.text for item in items} | {item.more for item in items if item.more}


def room(name: str) -> set[str]:
    sentences = json.loads(shipped(f"assets/translations/en/{name}.json").read_text(encoding="utf-8"))
    return {f"{name}.{key}" for key in sentences}


def safety_keys() -> set[str]:
    barred = {f"safety.{item.id}" for item in screens.EXERCISE_ITEMS}
    positions = {f"safety.suggest_{position}" for position in Position}
    return {key for key in row_keys() if key.startswith("safety.")} | VARIANTS | OFFERS | barred | positions


def test_the_room_of_reasons_holds_what_the_rules_say_and_nothing_else() -> None:
    assert room("safety") == safety_keys()


def test_every_variant_of_a_reason_is_said_somewhere() -> None:
    folder = Path(start.__file__).parent
    source = "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    said_by_suffix = {"safety.N7_pulse", "safety.N8_pulse"}
    assert {key for key in VARIANTS | OFFERS if f'"{key}"' not in source} == said_by_suffix


def test_every_screen_text_that_the_rules_name_is_there(texts: Texts) -> None:
    ended = {
        key
        for cause, rule in product(
            (Outcome.EMERGENCY, Outcome.URGENT, Outcome.LOCK), ("R3", "P6", "N2", "N3", "T1", "S1")
        )
        for key in lock.ended_texts(cause, rule, nearer_the_spine=True)
    }
    unlocks = {lock.unlock_text(cause) for cause in (Outcome.LOCK, Outcome.URGENT)}
    buttons = {f"screens.stop_{feeling}" for feeling in StopFeeling}
    advice = {stop.read_stop(feeling).advice for feeling in StopFeeling} - {None}
    elsewhere = {key for key in row_keys() if not key.startswith("safety.")}
    named = item_keys() | ended | unlocks | buttons | advice | elsewhere
    assert named <= texts.keys


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("safety.P7a", {"time": "14:00"}),
        ("safety.P7a_number", {"time": "tomorrow"}),
        ("safety.P7a_rest_day", {"time": "tomorrow"}),
        ("safety.P7a_night", {"time": "7:00"}),
        ("safety.suggest_lying", {"pain": 4}),
        ("screens.ask_first", {"item": "I am pregnant"}),
    ],
)
def test_a_sentence_takes_its_values(texts: Texts, key: str, values: dict[str, object]) -> None:
    sentence = texts(key, **values)
    assert all(str(value) in sentence for value in values.values())
    assert "{" not in sentence


def test_the_signs_read_as_the_clinical_text_words_them(texts: Texts) -> None:
    assert texts("screens.E5") == "Pain, weakness or numbness in both legs"
    assert texts("screens.U9") == "One calf is swollen, warm and sore"


def test_the_texts_that_ask_for_help_name_what_to_do(texts: Texts) -> None:
    assert "emergency" in texts("screens.emergency")
    assert "today" in texts("screens.urgent")
    assert "Get emergency help" in texts("screens.ended_rest")
