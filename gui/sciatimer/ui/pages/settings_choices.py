"""The settings of a few values each, and which of them stands for the program's own choice."""

from dataclasses import dataclass

from sciatimer.figure.look import HairTone, SkinTone
from sciatimer.figure.proportions import Build
from sciatimer.history.settings import Theme
from sciatimer.session.model import Side


@dataclass(frozen=True, slots=True)
class ChoiceSetting:
    """A setting with a few values."""

    key: str
    values: tuple[object, ...]


CHOICES = (
    ChoiceSetting("first_side", (Side.LEFT, Side.RIGHT)),
    ChoiceSetting("get_ready", (5, 10, 15, 20, 30)),
)
LOOK_CHOICES = (
    ChoiceSetting("text_scale", (100, 125, 150, 175, 200)),
    ChoiceSetting("theme", tuple(Theme)),
)
SOUND_CHOICES = (
    ChoiceSetting("sound_volume", (0, 20, 40, 70, 100)),
    ChoiceSetting("voice_volume", (40, 70, 100)),
    ChoiceSetting("voice_rate", (-60, -30, 0, 30, 60)),
)
FIGURE_CHOICES = (
    ChoiceSetting("build", tuple(Build)),
    ChoiceSetting("skin", tuple(SkinTone)),
    ChoiceSetting("hair", tuple(HairTone)),
)
_FIRST = {"build": Build.SLIM, "skin": SkinTone.LIGHT, "hair": HairTone.BROWN}


def shown_value(key: str, value: object) -> object:
    """The value as it is shown: an empty one stands for the program's own choice."""
    return _FIRST.get(key) if value == "" else value
