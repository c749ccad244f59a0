"""Settings are typed, the last one counts, and what cannot be read is passed over."""

import json
from dataclasses import fields, replace
from datetime import date, time

import pytest

from sciatimer.catalogue.model import Equipment
from sciatimer.history.facts import SettingChanged
from sciatimer.history.settings import BreakStyle, Settings, Theme, change, load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.hours import Holiday, read_holidays, read_week
from sciatimer.reminders.model import Held
from sciatimer.session.model import Side
from tests.history.diary import AT

OTHER = {
    "getting_up": time(6, 45),
    "first_side": Side.RIGHT,
    "office": True,
    "no_floor": True,
    "equipment": frozenset({Equipment.CHAIR, Equipment.STRAP}),
    "theme": Theme.DARK,
    "text_scale": 200,
    "reduced_motion": True,
    "get_ready": 30,
    "region": "eu",
    "emergency_number": "112",
    "build": "broad",
    "skin": "deep",
    "hair": "grey",
    "disclaimer_read": True,
    "full_screen": True,
    "language": "de",
    "sound_volume": 0,
    "voice": False,
    "voice_engine": "speechd",
    "voice_name": "English (America)",
    "voice_rate": -100,
    "voice_volume": 40,
    "keep_awake": False,
    "wait_for_pull": True,
    "flash": False,
    "desk_place": "1600,700,280,360@HDMI-1",
    "closing_told": True,
    "reminders": False,
    "break_interval": 20,
    "break_hours": read_week("mon 09:00-12:30,13:00-24:00; sun 00:00-06:00"),
    "break_holidays": read_holidays("2026-12-24..2027-01-01, 2026-05-01"),
    "break_times": (time(10, 30), time(15, 0)),
    "stretch_times": (time(11, 0),),
    "break_posture": False,
    "break_stretch": False,
    "break_move": True,
    "break_snooze": 15,
    "break_style": BreakStyle.WINDOW,
    "break_heeds": frozenset({Held.CALL}),
    "breaks_told": True,
    "ignored_inhibitors": frozenset({"Caffeine", "org.example.Player"}),
}


def write(store: HistoryStore, key: str, text: str) -> None:
    store.append(SettingChanged(AT, key, text))


def test_at_first_every_setting_has_its_default(store: HistoryStore) -> None:
    assert load_settings(store) == Settings()


def test_every_setting_is_tried_here() -> None:
    assert set(OTHER) == {field.name for field in fields(Settings)}
    assert all(getattr(Settings(), key) != value for key, value in OTHER.items())


@pytest.mark.parametrize("key", OTHER)
def test_a_setting_comes_back_as_it_was_set(store: HistoryStore, key: str) -> None:
    change(store, key, OTHER[key], AT)
    loaded = load_settings(store)
    assert loaded == replace(Settings(), **{key: OTHER[key]})  # type: ignore[arg-type] # of any field
    assert type(getattr(loaded, key)) is type(OTHER[key])


def test_the_last_value_counts_and_a_default_can_be_set_again(store: HistoryStore) -> None:
    change(store, "getting_up", time(6), AT)
    change(store, "theme", Theme.DARK, AT)
    change(store, "getting_up", None, AT)
    assert load_settings(store) == Settings(theme=Theme.DARK)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("break_hours", '"mon 09:00-12:30,13:00-24:00; sun 00:00-06:00"'),
        ("break_holidays", '"2026-05-01, 2026-12-24..2027-01-01"'),
        ("break_times", '"10:30, 15:00"'),
    ],
)
def test_hours_and_holidays_are_kept_in_words_that_a_person_can_read(store: HistoryStore, key: str, text: str) -> None:
    change(store, key, OTHER[key], AT)
    assert [recorded.fact.value for recorded in store.facts(SettingChanged)] == [text]


def test_reminders_begin_on_weekdays_from_nine_to_five_after_45_minutes_of_sitting() -> None:
    usual = Settings()
    assert (usual.reminders, usual.break_interval, usual.break_move) == (True, 45, False)
    assert str(usual.break_hours) == "; ".join(f"{day} 09:00-17:00" for day in ("mon", "tue", "wed", "thu", "fri"))


def test_the_getting_up_time_is_kept_as_hours_and_minutes(store: HistoryStore) -> None:
    change(store, "getting_up", time(6, 5), AT)
    assert [recorded.fact.value for recorded in store.facts(SettingChanged)] == ['"06:05"']


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("get_ready", 4),
        ("get_ready", 31),
        ("get_ready", True),
        ("get_ready", "10"),
        ("text_scale", 99),
        ("text_scale", 201),
        ("sound_volume", 101),
        ("voice_volume", -1),
        ("voice_rate", -101),
        ("voice_rate", 0.5),
        ("first_side", Side.BOTH),
        ("theme", "purple"),
        ("office", 1),
        ("language", None),
        ("emergency_number", "9" * 65),
        ("equipment", [Equipment.CHAIR]),
        ("getting_up", "06:00"),
        ("getting_up", time(6, 0, 30)),
        ("colour", "red"),
        ("break_interval", 19),
        ("break_interval", 61),
        ("break_snooze", 6),
        ("break_snooze", 20),
        ("break_style", "overlay"),
        ("break_heeds", frozenset({Held.LOCKED})),
        ("ignored_inhibitors", frozenset({"x" * 256})),
        ("break_times", (time(15, 0), time(10, 30))),
        ("break_times", tuple(time(hour) for hour in range(13))),
        ("break_hours", "mon 09:00-17:00"),
        ("break_holidays", (Holiday(date(2026, 5, 2), date(2026, 5, 1)),)),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_not_written(store: HistoryStore, key: str, value: object) -> None:
    with pytest.raises(ValueError, match="is no value of a setting"):
        change(store, key, value, AT)
    assert store.facts(SettingChanged) == ()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("get_ready", "99"),
        ("get_ready", "10.5"),
        ("theme", '"purple"'),
        ("theme", "[]"),
        ("equipment", '["trapeze"]'),
        ("equipment", '"chair"'),
        ("getting_up", '"soon"'),
        ("getting_up", "7"),
        ("office", '"yes"'),
        ("language", "not json"),
        ("colour", '"red"'),
        ("break_interval", "5"),
        ("break_hours", '"mon nine to five"'),
        ("break_hours", "45"),
        ("break_holidays", '"easter"'),
        ("break_times", '"25:00"'),
        ("break_heeds", '"call"'),
        ("ignored_inhibitors", '"caffeine"'),
        ("ignored_inhibitors", "[1]"),
        ("break_heeds", '["typing"]'),
        ("theme", "[" * 200_000),
    ],
)
def test_what_another_version_wrote_and_this_one_cannot_read_is_passed_over(
    store: HistoryStore, key: str, text: str
) -> None:
    write(store, key, text)
    write(store, "full_screen", json.dumps(True))
    assert load_settings(store) == Settings(full_screen=True)
