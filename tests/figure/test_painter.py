"""The painter: it paints the person, in the colours asked for, where it was asked to."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.painter import HairTone, Look, SkinTone, look_for, paint_scene
from sciatimer.figure.scene import scene_for
from sciatimer.figure.shapes import Tone
from sciatimer.session.model import Side
from tests.figure.bodies import exercise, exercises

PAPER = "#ffffff"
SIZE = 240
WORN = (Tone.SKIN, Tone.SHIRT, Tone.TROUSERS, Tone.SHOE, Tone.HAIR)


def _painted(one: Exercise, look: Look, *, glow: float = 0.0, arrow: float = 0.0, side: Side = Side.RIGHT) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    before = painter.transform()
    paint_scene(painter, QRectF(20, 20, 200, 200), scene_for(one, 1.0, side), look, glow=glow, arrow=arrow)
    assert painter.transform() == before
    painter.end()
    return image


def _colours(image: QImage) -> set[str]:
    data = image.constBits()
    return {f"#{data[i + 2]:02x}{data[i + 1]:02x}{data[i]:02x}" for i in range(0, len(data), 4)}


@pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
def test_every_exercise_is_painted_in_its_colours(one: Exercise, qtbot: QtBot) -> None:
    look = look_for(False, SkinTone.TAN, HairTone.BROWN)
    assert {look.tones[tone] for tone in WORN} <= _colours(_painted(one, look))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("skin", SkinTone)
def test_skin_is_painted_in_every_tone(dark: bool, skin: SkinTone, qtbot: QtBot) -> None:
    look = look_for(dark, skin, HairTone.GREY)
    assert look.tones[Tone.SKIN] in _colours(_painted(exercise("standing-scissor"), look))


def test_nothing_is_painted_outside_its_place(qtbot: QtBot) -> None:
    image = _painted(exercise("standing-foot-on-chair"), look_for(False, SkinTone.FAIR, HairTone.RED), arrow=1.0)
    edge = [image.pixelColor(x, y).name() for x in range(SIZE) for y in (5, SIZE - 5)]
    assert set(edge) == {PAPER}


@pytest.mark.parametrize("share", ["glow", "arrow"])
def test_glow_and_arrow_are_seen_only_when_asked_for(share: str, qtbot: QtBot) -> None:
    look = look_for(False, SkinTone.LIGHT, HairTone.BLACK)
    one = exercise("lying-wall-doorway")
    without = _painted(one, look)
    glow, arrow = (1.0, 0.0) if share == "glow" else (0.0, 1.0)
    assert _painted(one, look, glow=glow, arrow=arrow) != without
    assert _painted(one, look, glow=0.0, arrow=0.0) == without


def test_the_person_stands_on_the_feet_and_the_face_is_above(qtbot: QtBot) -> None:
    look = look_for(False, SkinTone.TAN, HairTone.RED)
    image = _painted(exercise("standing-scissor"), look)
    heights = {
        tone: [y for x in range(SIZE) for y in range(SIZE) if image.pixelColor(x, y).name() == look.tones[tone]]
        for tone in (Tone.HAIR, Tone.SHIRT, Tone.TROUSERS, Tone.SHOE)
    }
    middles = [sum(found) / len(found) for found in heights.values()]
    assert middles == sorted(middles)


@pytest.mark.parametrize("place", [QRectF(0, 0, 240, 60), QRectF(0, 0, 60, 240), QRectF(90, 90, 40, 40)])
def test_whatever_the_shape_of_the_place_nothing_is_painted_beside_it(place: QRectF, qtbot: QtBot) -> None:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    scene = scene_for(exercise("standing-foot-on-chair"), 0.0, Side.LEFT)
    paint_scene(painter, place, scene, look_for(True, SkinTone.FAIR, HairTone.GREY), arrow=1.0)
    painter.end()
    beside = [
        (x, y) for x in range(0, SIZE, 2) for y in range(0, SIZE, 2) if not place.adjusted(-1, -1, 1, 1).contains(x, y)
    ]
    assert {image.pixelColor(x, y).name() for x, y in beside} == {PAPER}
    assert len(_colours(image)) > 5


def test_left_and_right_are_painted_as_mirror_images(qtbot: QtBot) -> None:
    look = look_for(False, SkinTone.LIGHT, HairTone.BLACK)
    one = exercise("standing-foot-on-step")
    right, left = (_painted(one, look, side=side) for side in (Side.RIGHT, Side.LEFT))
    assert right != left
    different = sum(
        right.pixelColor(x, y) != left.pixelColor(SIZE - 1 - x, y) for x in range(0, SIZE, 3) for y in range(0, SIZE, 3)
    )
    assert different < 0.1 * (SIZE / 3) ** 2


def test_there_are_enough_tones_to_choose_from() -> None:
    assert len({look_for(False, skin, HairTone.RED).tones[Tone.SKIN] for skin in SkinTone}) >= 4
    assert len({look_for(False, SkinTone.TAN, hair).tones[Tone.HAIR] for hair in HairTone}) >= 4


@pytest.mark.parametrize("dark", [False, True])
def test_every_material_has_a_colour(dark: bool) -> None:
    look = look_for(dark, SkinTone.DEEP, HairTone.BLACK)
    assert set(look.tones) == set(Tone)
    assert all(QColor(colour).isValid() for colour in (*look.tones.values(), look.floor, look.glow, look.arrow))


def test_near_and_far_differ_in_tone() -> None:
    tones = look_for(False, SkinTone.FAIR, HairTone.BLOND).tones
    pairs = [(Tone.SKIN, Tone.SKIN_FAR), (Tone.TROUSERS, Tone.TROUSERS_FAR), (Tone.SHOE, Tone.SHOE_FAR)]
    assert all(tones[near] != tones[far] for near, far in pairs)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("strength", [0.4, 0.7, 1.0])
def test_the_glow_is_warm_at_every_strength(dark: bool, strength: float, qtbot: QtBot) -> None:
    one, look = exercise("seated-heel-floor"), look_for(dark, SkinTone.TAN, HairTone.RED)
    plain, glowing = _painted(one, look), _painted(one, look, glow=strength)
    every = [(x, y) for x in range(SIZE) for y in range(SIZE)]
    lit = [glowing.pixelColor(x, y) for x, y in every if glowing.pixelColor(x, y) != plain.pixelColor(x, y)]
    warm = [colour for colour in lit if colour.saturation() > 110 and not 30 < colour.hue() < 340]
    assert len(warm) > 0.35 * len(lit) > 10  # the rest is its soft rim


def test_a_stronger_glow_is_wider(qtbot: QtBot) -> None:
    one, look = exercise("seated-heel-floor"), look_for(False, SkinTone.TAN, HairTone.RED)
    plain = _painted(one, look)
    changed = []
    for strength in (0.2, 0.4, 0.7, 1.0):
        image = _painted(one, look, glow=strength)
        changed.append(sum(image.pixel(x, y) != plain.pixel(x, y) for x in range(SIZE) for y in range(SIZE)))
    assert changed == sorted(changed)
    assert changed[-1] > 1.5 * changed[0]
