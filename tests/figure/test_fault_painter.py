"""The painter of the wrong pictures: framed, crossed out, and with the fault in a ring, down to 160x120."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from sciatimer.figure.fault_painter import FaultColours, fault_colours, paint_fault
from sciatimer.figure.fault_scenes import FaultScene, fault_scene
from sciatimer.figure.faults import FormFault
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.shapes import Tone
from sciatimer.session.model import Side
from tests.figure.bodies import exercise

PAGE = "#00ff00"
LOOK = look_for(False, SkinTone.TAN, HairTone.BROWN)
DAY = fault_colours(dark=False)
SIZES = [(160, 120), (240, 180), (300, 120)]


def picture(fault: FormFault = FormFault.TOES_UP, side: Side = Side.RIGHT) -> FaultScene:
    return fault_scene(exercise("seated-footstool"), fault, side)


def painted(width: int, height: int, found: FaultScene, colours: FaultColours = DAY) -> QImage:
    image = QImage(width + 20, height + 20, QImage.Format.Format_RGB32)
    image.fill(QColor(PAGE))
    painter = QPainter(image)
    before = painter.transform(), painter.clipRegion()
    paint_fault(painter, QRectF(10, 10, width, height), found, LOOK, colours)
    assert (painter.transform(), painter.clipRegion()) == before
    painter.end()
    return image


def spots(image: QImage, colour: str) -> list[tuple[int, int]]:
    wanted = QColor(colour).rgb()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True])
def test_it_is_painted_inside_its_frame_alone(size: tuple[int, int], dark: bool, qtbot: QtBot) -> None:
    colours = fault_colours(dark)
    image = painted(*size, picture(), colours)
    outside = QRectF(10, 10, *size).adjusted(-1, -1, 1, 1)
    beside = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if not outside.contains(x, y)
    }
    assert beside == {PAGE}
    assert spots(image, colours.frame)
    assert spots(image, colours.paper)


@pytest.mark.parametrize("size", SIZES)
def test_a_cross_stands_in_the_corner(size: tuple[int, int], qtbot: QtBot) -> None:
    image = painted(*size, picture())
    cross = spots(image, DAY.on_mark)
    corner = [(x, y) for x, y in cross if x < 10 + size[1] * 0.33 and y < 10 + size[1] * 0.33]
    assert len(corner) > 25
    across, down = {x for x, _ in corner}, {y for _, y in corner}
    assert len(across) == pytest.approx(len(down), abs=3)


def test_the_ring_is_where_the_fault_is(qtbot: QtBot) -> None:
    found = picture()
    image = painted(160, 120, found)
    box, ring = found.scene.box, found.ring
    scale = 158 / box.width
    centre = (
        complex(10 + 80, 10 + 60)
        + (ring.at - complex(box.left + box.right, box.bottom + box.top) / 2).conjugate() * scale
    )
    marks = [complex(x, y) for x, y in spots(image, DAY.mark)]
    on_ring = [mark for mark in marks if abs(abs(mark - centre) - ring.radius * scale) < 2.5]
    assert len(on_ring) > 60


def test_the_foot_can_be_made_out_at_the_least_size(qtbot: QtBot) -> None:
    shoe = spots(painted(160, 120, picture()), LOOK.tones[Tone.SHOE])
    assert max(y for _, y in shoe) - min(y for _, y in shoe) > 24


def test_left_and_right_have_the_badge_in_the_same_corner(qtbot: QtBot) -> None:
    right, left = (set(spots(painted(160, 120, picture(side=side)), DAY.on_mark)) for side in (Side.RIGHT, Side.LEFT))
    corner = {(x, y) for x in range(10, 45) for y in range(10, 45)}
    assert right & corner == left & corner


def test_mark_and_paper_are_told_apart_without_colour() -> None:
    for dark in (False, True):
        colours = fault_colours(dark)
        light = [QColor(colour).lightnessF() for colour in (colours.paper, colours.mark, colours.on_mark)]
        assert abs(light[0] - light[1]) > 0.4
        assert abs(light[1] - light[2]) > 0.4
