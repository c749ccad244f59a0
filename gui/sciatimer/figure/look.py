"""The colours of the figure: light and dark, skin and hair tones."""

from dataclasses import dataclass
from enum import StrEnum

from sciatimer.figure.shapes import Tone


class SkinTone(StrEnum):
    """The colour of the skin."""

    FAIR = "fair"
    LIGHT = "light"
    TAN = "tan"
    BROWN = "brown"
    DEEP = "deep"


class HairTone(StrEnum):
    """The colour of the hair."""

    BLACK = "black"
    BROWN = "brown"
    BLOND = "blond"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Look:
    """Every colour of a picture, as #rrggbb."""

    tones: dict[Tone, str]
    floor: str
    glow: str
    arrow: str


BLACK_HAIR_IN_THE_DARK = "#514a4c"  # plain black would melt into a dark page

_SKIN = {
    SkinTone.FAIR: ("#f4cdb0", "#dba98a", "#e4b292"),
    SkinTone.LIGHT: ("#e9b48e", "#c98f69", "#d69c75"),
    SkinTone.TAN: ("#cf9366", "#a9714a", "#b97d54"),
    SkinTone.BROWN: ("#a56b45", "#80502f", "#8f5a38"),
    SkinTone.DEEP: ("#74482f", "#57331f", "#623b26"),
}
_HAIR = {
    HairTone.BLACK: "#2b2526",
    HairTone.BROWN: "#5a3b28",
    HairTone.BLOND: "#c99a50",
    HairTone.RED: "#a4502a",
    HairTone.GREY: "#9c9a98",
}
_LIGHT = {
    Tone.SHIRT: "#3d8b8c", Tone.SHIRT_FAR: "#2b6a6d", Tone.SHIRT_SHADE: "#459798",
    Tone.TROUSERS: "#46557a", Tone.TROUSERS_FAR: "#333f5e",
    Tone.SHOE: "#f3efe8", Tone.SHOE_FAR: "#d3cfc8", Tone.SHOE_SOLE: "#b9b3a8", Tone.SOCK: "#e3ddd2",
    Tone.WOOD: "#b98d5c", Tone.WOOD_DARK: "#93693f", Tone.WOOD_PALE: "#d0a676",
    Tone.WALL: "#d9dfda", Tone.WALL_TRIM: "#c2c9c4",
    Tone.MAT: "#86b8a3", Tone.MAT_EDGE: "#6b9e89", Tone.CLOTH: "#eac07a", Tone.CLOTH_SHADE: "#c99a52",
    Tone.PILLOW: "#c9d6e2", Tone.STRAP: "#c2553f", Tone.SHADOW: "#cdd5d1", Tone.ACCENT: "#cf6a52", Tone.LEAF: "#5f9b6a",
}  # fmt: skip
_DARK = _LIGHT | {
    Tone.SHIRT: "#4fa3a2", Tone.SHIRT_FAR: "#367a7b", Tone.SHIRT_SHADE: "#5cb0ae",
    Tone.TROUSERS: "#6a7ba8", Tone.TROUSERS_FAR: "#4b597f",
    Tone.SHOE: "#ebe6dd", Tone.SHOE_FAR: "#b9b5ae", Tone.SHOE_SOLE: "#98938a", Tone.SOCK: "#cfc9be",
    Tone.WOOD: "#a57d52", Tone.WOOD_DARK: "#7d5a37", Tone.WOOD_PALE: "#bd9467",
    Tone.WALL: "#323b3e", Tone.WALL_TRIM: "#475255", Tone.MAT: "#5d9480", Tone.MAT_EDGE: "#4a7a68",
    Tone.CLOTH: "#d9ae69", Tone.CLOTH_SHADE: "#a97f42", Tone.PILLOW: "#9fb2c4", Tone.STRAP: "#d4674f",
    Tone.SHADOW: "#1d2426",
}  # fmt: skip


def look_for(dark: bool, skin: SkinTone, hair: HairTone) -> Look:
    """The colours for a theme and a person."""
    plain, far, shade = _SKIN[skin]
    hue = BLACK_HAIR_IN_THE_DARK if dark and hair is HairTone.BLACK else _HAIR[hair]
    tones = (_DARK if dark else _LIGHT) | {
        Tone.SKIN: plain,
        Tone.SKIN_FAR: far,
        Tone.SKIN_SHADE: shade,
        Tone.HAIR: hue,
        Tone.FACE: "#3a2a26" if skin is not SkinTone.DEEP else "#24160f",
    }
    if dark:
        return Look(tones, floor="#566163", glow="#ff8f6b", arrow="#ffb454")
    return Look(tones, floor="#b9c2be", glow="#ff6f4e", arrow="#d9822b")
