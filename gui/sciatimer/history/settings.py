"""What a person has set: typed values on top of SettingChanged, where the last value of a key counts."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime, time
from enum import Enum, StrEnum
from typing import Any

from sciatimer.catalogue.kinds import Equipment
from sciatimer.history.facts import SettingChanged
from sciatimer.history.store import HistoryStore
from sciatimer.session.model import Side

GET_READY_RANGE = (5, 30)  # seconds
TEXT_SCALE_RANGE = (100, 200)  # percent
VOLUME_RANGE = (0, 100)  # percent
VOICE_RATE_RANGE = (-100, 100)  # slow to fast, 0 is the voice's usual pace
_LONGEST_TEXT = 64  # characters


class Theme(StrEnum):
    """Which colours the windows have."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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
        except ValueError:
            continue  # written by another version; its default is safer than a guess
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
    plain = _plain(value)
    if not _is_value_of(key, value, plain):
        raise ValueError(f"{value!r} is no value of a setting {key!r}")
    store.append(SettingChanged(now, key, json.dumps(plain)))


def _is_value_of(key: str, value: object, plain: object) -> bool:
    try:
        return key in _READERS and _READERS[key](plain) == value
    except ValueError:
        return False


def _plain(value: object) -> object:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, frozenset):
        return sorted(str(_plain(item)) for item in value)
    return value.value if isinstance(value, Enum) else value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"neither true nor false: {value!r}")  # noqa: TRY004 - a bad value, whatever its type
    return value


def _flag_or_none(value: object) -> bool | None:
    return None if value is None else _flag(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise ValueError(f"no short text: {value!r}")
    return value


def _clock_time(value: object) -> time | None:
    return None if value is None else time.fromisoformat(_text(value)).replace(tzinfo=None)


def _leg(value: object) -> Side:
    side = Side(_text(value))
    if side is Side.BOTH:
        raise ValueError("a session begins with one leg")
    return side


def _theme(value: object) -> Theme:
    return Theme(_text(value))


def _equipment(value: object) -> frozenset[Equipment]:
    if not isinstance(value, list):
        raise ValueError(f"no list: {value!r}")  # noqa: TRY004 - a bad value, whatever its type
    return frozenset(Equipment(_text(item)) for item in value)


def _whole(bounds: tuple[int, int]) -> Callable[[object], int]:
    least, most = bounds

    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"no whole number from {least} to {most}: {value!r}")
        return value

    return read


_OWN_READERS: dict[str, Callable[[object], object]] = {
    "getting_up": _clock_time,
    "first_side": _leg,
    "equipment": _equipment,
    "theme": _theme,
    "text_scale": _whole(TEXT_SCALE_RANGE),
    "reduced_motion": _flag_or_none,
    "get_ready": _whole(GET_READY_RANGE),
    "sound_volume": _whole(VOLUME_RANGE),
    "voice_rate": _whole(VOICE_RATE_RANGE),
    "voice_volume": _whole(VOLUME_RANGE),
}
_READERS_BY_TYPE: dict[object, Callable[[object], object]] = {bool: _flag, str: _text}
_READERS = {field.name: _OWN_READERS.get(field.name) or _READERS_BY_TYPE[field.type] for field in fields(Settings)}
