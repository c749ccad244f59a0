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
    """Every colour of a picture, as #rrggbb; a shadow lets through what it falls on, as #aarrggbb.

    ``rims`` has the tones whose thin rim is not just a darker shade: dark skin gets a lighter one.
    """

    tones: dict[Tone, str]
    rims: dict[Tone, str]
    floor: str
    glow: str
    arrow: str


@dataclass(frozen=True, slots=True)
class _Skin:
    plain: str
    far: str
    shade: str
    rim: str


_SKIN = {
    SkinTone.FAIR: _Skin("#f4cdb0", "#dba98a", "#e4b292", "#b9835f"),
    SkinTone.LIGHT: _Skin("#e9b48e", "#c98f69", "#d69c75", "#ac7148"),
    SkinTone.TAN: _Skin("#cf9366", "#a9714a", "#b97d54", "#8f5c38"),
    SkinTone.BROWN: _Skin("#a56b45", "#80502f", "#8f5a38", "#cb9168"),
    SkinTone.DEEP: _Skin("#74482f", "#57331f", "#623b26", "#a9714e"),
}
# Plain black and the deepest skin would melt into a dark page.
_SKIN_IN_THE_DARK = _SKIN | {SkinTone.DEEP: _Skin("#8a5a3e", "#744a33", "#774b33", "#b98660")}
_HAIR = {
    HairTone.BLACK: "#2b2526",
    HairTone.BROWN: "#5a3b28",
    HairTone.BLOND: "#c99a50",
    HairTone.RED: "#a4502a",
    HairTone.GREY: "#9c9a98",
}
_HAIR_IN_THE_DARK = _HAIR | {HairTone.BLACK: "#5f585b", HairTone.BROWN: "#7a533b"}
# Hair has to be darker than a dark face; on a dark page its rim then tells it from the page.
_HAIR_ON_DARK_SKIN = {HairTone.BROWN: "#38251a"}
_HAIR_ON_DARK_SKIN_IN_THE_DARK = {HairTone.BLACK: "#3f3a3d", HairTone.BROWN: "#47301f"}
_DARK_SKIN = {SkinTone.BROWN, SkinTone.DEEP}
_SHINE = {
    HairTone.BLACK: "#6f676a",
    HairTone.BROWN: "#96694a",
    HairTone.BLOND: "#e0bd78",
    HairTone.RED: "#c3703f",
    HairTone.GREY: "#c4c2c0",
}
_LIGHT = {
    Tone.SHIRT: "#3d8b8c", Tone.SHIRT_FAR: "#2b6a6d", Tone.SHIRT_SHADE: "#459798",
    Tone.TROUSERS: "#46557a", Tone.TROUSERS_FAR: "#333f5e",
    Tone.SHOE: "#7c8fa8", Tone.SHOE_FAR: "#64758c", Tone.SHOE_SOLE: "#f6f1e7", Tone.SHOE_SOLE_FAR: "#d6d2ca",
    Tone.SHOE_LINE: "#e6e9ec", Tone.SOCK: "#e9e3d8",
    Tone.WOOD: "#b98d5c", Tone.WOOD_DARK: "#93693f", Tone.WOOD_PALE: "#d0a676",
    Tone.WALL: "#d9dfda", Tone.WALL_TRIM: "#c2c9c4",
    Tone.MAT: "#86b8a3", Tone.MAT_EDGE: "#6b9e89", Tone.CLOTH: "#eac07a", Tone.CLOTH_SHADE: "#c99a52",
    Tone.PILLOW: "#c9d6e2", Tone.STRAP: "#c2553f", Tone.SHADOW: "#26203a36", Tone.ACCENT: "#cf6a52", Tone.LEAF: "#5f9b6a",
}  # fmt: skip
_DARK = _LIGHT | {
    Tone.SHIRT: "#4fa3a2", Tone.SHIRT_FAR: "#367a7b", Tone.SHIRT_SHADE: "#5cb0ae",
    Tone.TROUSERS: "#5d6fa0", Tone.TROUSERS_FAR: "#435179",
    Tone.SHOE: "#8fa2bb", Tone.SHOE_FAR: "#6d7e95", Tone.SHOE_SOLE: "#f1ebe0", Tone.SHOE_SOLE_FAR: "#b9b4ab",
    Tone.SOCK: "#d8d2c7",
    Tone.WOOD: "#a57d52", Tone.WOOD_DARK: "#7d5a37", Tone.WOOD_PALE: "#bd9467",
    Tone.WALL: "#323b3e", Tone.WALL_TRIM: "#475255", Tone.MAT: "#5d9480", Tone.MAT_EDGE: "#4a7a68",
    Tone.CLOTH: "#d9ae69", Tone.CLOTH_SHADE: "#a97f42", Tone.PILLOW: "#9fb2c4", Tone.STRAP: "#d4674f",
    Tone.SHADOW: "#60060a0c",
}  # fmt: skip


def look_for(dark: bool, skin: SkinTone, hair: HairTone) -> Look:
    """The colours for a theme and a person."""
    body = (_SKIN_IN_THE_DARK if dark else _SKIN)[skin]
    tones = (_DARK if dark else _LIGHT) | {
        Tone.SKIN: body.plain,
        Tone.SKIN_FAR: body.far,
        Tone.SKIN_SHADE: body.shade,
        Tone.SKIN_FOLD: body.shade,
        Tone.EAR: body.shade,
        Tone.HAIR: _hair(dark, skin, hair),
        Tone.HAIR_SHINE: _SHINE[hair],
        Tone.FACE: "#3a2a26" if skin not in _DARK_SKIN else "#24160f",
    }
    rims = {Tone.SKIN: body.rim, Tone.SKIN_SHADE: body.rim}
    if dark:
        rims[Tone.HAIR] = _SHINE[hair]
        return Look(tones, rims, floor="#566163", glow="#ff7a52", arrow="#ffb454")
    return Look(tones, rims, floor="#b9c2be", glow="#ff6f4e", arrow="#cc7722")


def _hair(dark: bool, skin: SkinTone, hair: HairTone) -> str:
    usual = (_HAIR_IN_THE_DARK if dark else _HAIR)[hair]
    darker = _HAIR_ON_DARK_SKIN_IN_THE_DARK if dark else _HAIR_ON_DARK_SKIN
    return darker.get(hair, usual) if skin in _DARK_SKIN else usual
