"""What a person has set: typed values on top of SettingChanged, where the last value of a key counts."""

import json
from dataclasses import dataclass, fields
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from sciatimer.catalogue.kinds import Equipment
from sciatimer.history.facts import SettingChanged
from sciatimer.history.setting_values import (
    Reader,
    clock_time,
    flag,
    flag_or_none,
    leg,
    names,
    number_of,
    one_of,
    plain,
    short_text,
    some_of,
    whole,
    written,
)
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.due import SNOOZES
from sciatimer.reminders.hours import USUAL_WEEK, Holiday, WorkingWeek, read_holidays, read_times, read_week
from sciatimer.reminders.model import BUSY, Held
from sciatimer.session.model import Side

GET_READY_RANGE = (5, 30)  # seconds
TEXT_SCALE_RANGE = (100, 200)  # percent
VOLUME_RANGE = (0, 100)  # percent
VOICE_RATE_RANGE = (-100, 100)  # slow to fast, 0 is the voice's usual pace
BREAK_RANGE = (20, 60)  # minutes of sitting (clinical.md 5)


class Theme(StrEnum):
    """Which colours the windows have."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class BreakStyle(StrEnum):
    """How a break is offered; where the system has no notifications with buttons it is the window anyway."""

    NOTIFICATION = "notification"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. An empty text stands for the program's own choice.

    Attributes:
        getting_up: the usual time, for the two-hour rule of clinical.md 1.1; None until it was told.
        first_side: the leg to begin with.
        office: offer only what can be done in office clothes.
        no_floor: offer nothing on the floor.
        equipment: what is at hand.
        theme: light, dark or as the system has it.
        text_scale: percent, 100 to 200.
        reduced_motion: the figure stands still; None for as the system has it.
        get_ready: seconds before the first ease-in, 5 to 30.
        region: where the person is, an id of safety.emergency.REGIONS.
        emergency_number: what is shown on the emergency screen.
        build: the figure's body build.
        skin: the figure's skin tone.
        hair: the figure's hair tone.
        disclaimer_read: clinical.md 7.1 was read and accepted.
        full_screen: the session begins in full screen.
        language: a folder of assets/translations; empty for that of the system.
        sound_volume: percent, 0 to 100.
        voice: what is told is spoken, too.
        voice_engine: as QtTextToSpeech calls it.
        voice_name: as the engine calls it.
        voice_rate: -100 (slow) to 100 (fast).
        voice_volume: percent, 0 to 100.
        keep_awake: the screen stays on while a session runs.
        wait_for_pull: each hold begins when the person feels a gentle pull and says so.
        flash: the screen flashes with each sound.
        desk_place: where the small window stood last, as ui.desk_place writes it.
        breaks_told: that breaks come from now on was read.
        closing_told: that breaks go on when the window is closed was read.
        reminders: breaks are offered; after a lock only if it was set to true once more (break_gate.reminders_on).
        break_interval: minutes of sitting between two breaks, 20 to 60.
        break_hours: the working hours, written as "mon 09:00-12:30,13:00-17:00; tue 09:00-17:00".
        break_holidays: free days, written as "2026-05-01, 2026-12-24..2027-01-01".
        break_times: fixed clock times of a posture break beside the interval, written as "10:30, 15:00".
        stretch_times: fixed clock times of a stretch offer; without any it comes in place of a posture break.
        break_posture: posture breaks are offered.
        break_stretch: stretch sessions are offered.
        break_move: the plain prompt to change position comes while the routine is locked (clinical.md doubt 7).
        break_snooze: minutes of the one "later" button of a notification: 5, 10 or 15.
        break_style: a notification, or the small window.
        break_heeds: what of reminders.model.BUSY keeps a break back.
        ignored_inhibitors: the programs that may keep the screen on without keeping a break back.
    """

    getting_up: time | None = None
    first_side: Side = Side.LEFT
    office: bool = False
    no_floor: bool = False
    equipment: frozenset[Equipment] = frozenset(Equipment)
    theme: Theme = Theme.SYSTEM
    text_scale: int = 100
    reduced_motion: bool | None = None
    get_ready: int = 10
    region: str = ""
    emergency_number: str = ""
    build: str = ""
    skin: str = ""
    hair: str = ""
    disclaimer_read: bool = False
    full_screen: bool = False
    language: str = ""
    sound_volume: int = 70
    voice: bool = True
    voice_engine: str = ""
    voice_name: str = ""
    voice_rate: int = 0
    voice_volume: int = 100
    keep_awake: bool = True
    wait_for_pull: bool = False
    flash: bool = True
    desk_place: str = ""
    breaks_told: bool = False
    closing_told: bool = False
    reminders: bool = True
    break_interval: int = 45
    break_hours: WorkingWeek = USUAL_WEEK
    break_holidays: tuple[Holiday, ...] = ()
    break_times: tuple[time, ...] = ()
    stretch_times: tuple[time, ...] = ()
    break_posture: bool = True
    break_stretch: bool = True
    break_move: bool = False
    break_snooze: int = 10
    break_style: BreakStyle = BreakStyle.NOTIFICATION
    break_heeds: frozenset[Held] = frozenset(BUSY)
    ignored_inhibitors: frozenset[str] = frozenset()


def load_settings(store: HistoryStore) -> Settings:
    """The settings as they are now; a key or value this program does not know is passed over.

    Raises:
        HistoryError: the file cannot be read.
    """
    changes = (recorded.fact for recorded in store.newest_of_each(SettingChanged, "key"))
    known = {change.key: change.value for change in changes if change.key in _READERS}
    values: dict[str, Any] = {}
    for key, text in known.items():
        try:
            values[key] = _READERS[key](json.loads(text))
        except (ValueError, RecursionError):
            continue  # written by another version, or by hand; its default is safer than a guess
    return Settings(**values)


def change(store: HistoryStore, key: str, value: object, now: datetime) -> None:
    """Sets one setting from now on.

    Args:
        store: the history.
        key: a field of Settings.
        value: a value of that field.
        now: local wall time.

    Raises:
        HistoryError: it could not be written.
        ValueError: no such setting, or a value it cannot have.
    """
    kept = plain(value)
    if not _is_value_of(key, value, kept):
        raise ValueError(f"{value!r} is no value of a setting {key!r}")
    store.append(SettingChanged(now, key, json.dumps(kept)))


def _is_value_of(key: str, value: object, kept: object) -> bool:
    try:
        return key in _READERS and _READERS[key](kept) == value
    except ValueError:
        return False


_OWN_READERS: dict[str, Reader] = {
    "getting_up": clock_time,
    "first_side": leg,
    "equipment": some_of(Equipment),
    "theme": one_of(Theme),
    "text_scale": whole(*TEXT_SCALE_RANGE),
    "reduced_motion": flag_or_none,
    "get_ready": whole(*GET_READY_RANGE),
    "sound_volume": whole(*VOLUME_RANGE),
    "voice_rate": whole(*VOICE_RATE_RANGE),
    "voice_volume": whole(*VOLUME_RANGE),
    "break_interval": whole(*BREAK_RANGE),
    "break_hours": written(read_week),
    "break_holidays": written(read_holidays),
    "break_times": written(read_times),
    "stretch_times": written(read_times),
    "break_snooze": number_of(SNOOZES),
    "break_style": one_of(BreakStyle),
    "break_heeds": some_of(Held, BUSY),
    "ignored_inhibitors": names,
}
_READERS_BY_TYPE: dict[object, Reader] = {bool: flag, str: short_text}
_READERS = {field.name: _OWN_READERS.get(field.name) or _READERS_BY_TYPE[field.type] for field in fields(Settings)}
