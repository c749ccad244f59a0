"""The colours: every person, every garment and the glow stand out in both themes."""

from itertools import product

import pytest

from sciatimer.figure.look import HairTone, Look, SkinTone, look_for
from sciatimer.figure.shapes import Tone
from sciatimer.ui.theme import DARK, LIGHT, Palette

PEOPLE = list(product((LIGHT, DARK), SkinTone, HairTone))
everybody = pytest.mark.parametrize(("page", "skin", "hair"), PEOPLE)
themes = pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])


def _light(colour: str) -> float:
    """The relative luminance (WCAG 2.2)."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _look(page: Palette, skin: SkinTone = SkinTone.TAN, hair: HairTone = HairTone.BROWN) -> Look:
    return look_for(page.dark, skin, hair)


@everybody
def test_skin_or_its_rim_stands_out_from_page_and_clothes(page: Palette, skin: SkinTone, hair: HairTone) -> None:
    look = _look(page, skin, hair)
    seen = (look.tones[Tone.SKIN], look.rims[Tone.SKIN])
    for behind in (page.ground, page.surface):
        assert max(_contrast(colour, behind) for colour in seen) > 2.5
    for cloth in (Tone.SHIRT, Tone.TROUSERS):
        assert max(_contrast(colour, look.tones[cloth]) for colour in seen) > 1.45


@everybody
def test_hair_or_its_rim_stands_out_from_the_page(page: Palette, skin: SkinTone, hair: HairTone) -> None:
    look = _look(page, skin, hair)
    seen = {look.tones[Tone.HAIR], look.rims.get(Tone.HAIR, look.tones[Tone.HAIR])}
    assert all(max(_contrast(colour, behind) for colour in seen) > 2.0 for behind in (page.ground, page.surface))


@everybody
def test_the_face_is_seen_on_the_skin(page: Palette, skin: SkinTone, hair: HairTone) -> None:
    look = _look(page, skin, hair)
    assert _contrast(look.tones[Tone.FACE], look.tones[Tone.SKIN]) > 2.2


@themes
def test_clothes_and_shoes_stand_out_from_the_page(page: Palette) -> None:
    look = _look(page)
    for tone in (Tone.SHIRT, Tone.TROUSERS, Tone.SHOE):
        assert min(_contrast(look.tones[tone], behind) for behind in (page.ground, page.surface)) > 2.9


@themes
def test_near_and_far_legs_are_told_apart(page: Palette) -> None:
    look = _look(page)
    assert _contrast(look.tones[Tone.TROUSERS], look.tones[Tone.TROUSERS_FAR]) > 1.4
    assert _contrast(look.tones[Tone.SHOE], look.tones[Tone.SHOE_FAR]) > 1.25


@themes
def test_the_glow_and_the_arrow_are_seen(page: Palette) -> None:
    look = _look(page)
    assert _contrast(look.glow, look.tones[Tone.TROUSERS]) > 1.9
    assert _contrast(look.arrow, page.surface) > 3.0


def test_dark_skin_has_a_lighter_rim_and_light_skin_a_darker_one() -> None:
    for skin, lighter in ((SkinTone.FAIR, False), (SkinTone.TAN, False), (SkinTone.BROWN, True), (SkinTone.DEEP, True)):
        look = _look(LIGHT, skin)
        assert (_light(look.rims[Tone.SKIN]) > _light(look.tones[Tone.SKIN])) is lighter


def test_every_skin_and_every_hair_is_a_colour_of_its_own() -> None:
    assert len({_look(LIGHT, skin).tones[Tone.SKIN] for skin in SkinTone}) == len(SkinTone) >= 4
    assert len({_look(DARK, SkinTone.TAN, hair).tones[Tone.HAIR] for hair in HairTone}) == len(HairTone) >= 4
