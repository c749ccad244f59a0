"""The body on which the furthest place is touched."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sciatimer.safety.values import Place, Where
from sciatimer.ui.theme import DARK, LIGHT
from sciatimer.ui.widgets.body_map import BodyMap
from tests.ui.widgets.bench import Bench

WIDTH, HEIGHT = 150, 300  # pixels; the drawing has 100 by 200 units
REGIONS = [
    ((50, 76), Place.LOW_BACK, Where.BACK_ONLY),
    ((40, 95), Place.BUTTOCK, Where.LEFT),
    ((60, 95), Place.BUTTOCK, Where.RIGHT),
    ((40, 122), Place.THIGH, Where.LEFT),
    ((60, 122), Place.THIGH, Where.RIGHT),
    ((40, 160), Place.CALF, Where.LEFT),
    ((60, 160), Place.CALF, Where.RIGHT),
    ((40, 190), Place.FOOT, Where.LEFT),
    ((60, 190), Place.FOOT, Where.RIGHT),
]
EVERY_REGION = pytest.mark.parametrize(("spot", "place", "where"), REGIONS)
Spot = tuple[int, int]


@pytest.fixture
def body(bench: Bench) -> BodyMap:
    made = BodyMap(LIGHT, described="A body from behind")
    bench.put(made)
    made.setFixedSize(WIDTH, HEIGHT)
    return made


def point(spot: Spot) -> QPoint:
    return QPoint(spot[0] * WIDTH // 100, spot[1] * HEIGHT // 200)


def colour(body: BodyMap, spot: Spot) -> QColor:
    painted: QImage = body.grab().toImage()
    return painted.pixelColor(point(spot))


@EVERY_REGION
def test_a_touch_names_the_place_and_its_side(
    qtbot: QtBot, body: BodyMap, spot: Spot, place: Place, where: Where
) -> None:
    with qtbot.waitSignal(body.touched) as told:
        QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=point(spot))
    assert told.args == [int(place), str(where)]


@pytest.mark.parametrize("spot", [(50, 15), (50, 50), (5, 100), (97, 190)])
def test_a_touch_elsewhere_names_nothing(qtbot: QtBot, body: BodyMap, spot: Spot) -> None:
    with qtbot.assertNotEmitted(body.touched):
        QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=point(spot))


@EVERY_REGION
def test_a_touch_is_found_at_any_size(qtbot: QtBot, body: BodyMap, spot: Spot, place: Place, where: Where) -> None:
    body.setFixedSize(600, 400)  # wider than needed: the drawing stands in the middle, 200 by 400
    with qtbot.waitSignal(body.touched) as told:
        QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=QPoint(200 + spot[0] * 2, spot[1] * 2))
    assert told.args == [int(place), str(where)]


@EVERY_REGION
def test_the_place_that_is_shown_glows_and_no_other(body: BodyMap, spot: Spot, place: Place, where: Where) -> None:
    body.show_place(place, where)
    glowing = [(there, side) for other, there, side in REGIONS if colour(body, other).name() == LIGHT.glow.lower()]
    assert glowing == [(place, where)]


def test_both_sides_glow_when_both_are_meant(body: BodyMap) -> None:
    body.show_place(Place.CALF, Where.BOTH)
    glowing = [(there, side) for other, there, side in REGIONS if colour(body, other).name() == LIGHT.glow.lower()]
    assert glowing == [(Place.CALF, Where.LEFT), (Place.CALF, Where.RIGHT)]


@pytest.mark.parametrize("nothing", [(None, None), (Place.CALF, None), (None, Where.LEFT)])
def test_without_an_answer_nothing_glows(body: BodyMap, nothing: tuple[Place | None, Where | None]) -> None:
    body.show_place(Place.CALF, Where.BOTH)
    body.show_place(*nothing)
    assert {colour(body, spot).name() for spot, _, _ in REGIONS} == {LIGHT.raised.lower()}


def test_the_place_under_the_mouse_is_shown(body: BodyMap) -> None:
    QTest.mouseMove(body, point((40, 122)))
    assert colour(body, (40, 122)).name() == LIGHT.selected.lower()
    QTest.mouseMove(body, point((50, 15)))
    assert colour(body, (40, 122)).name() == LIGHT.raised.lower()


def test_the_map_goes_dark_with_the_window(body: BodyMap) -> None:
    body.set_palette(DARK)
    body.show_place(Place.THIGH, Where.LEFT)
    assert colour(body, (40, 122)).name() == DARK.glow.lower()
    assert colour(body, (60, 122)).name() == DARK.raised.lower()


def test_the_body_is_the_same_on_both_sides(body: BodyMap) -> None:
    painted = body.grab().toImage()
    shape = [[painted.pixelColor(x, y).name() == LIGHT.raised.lower() for x in range(WIDTH)] for y in range(HEIGHT)]
    different = sum(row[x] is not row[WIDTH - 1 - x] for row in shape for x in range(WIDTH))
    assert sum(map(sum, shape)) > WIDTH * HEIGHT / 8
    assert different < WIDTH * HEIGHT / 100


def test_a_screen_reader_hears_what_it_is(body: BodyMap) -> None:
    assert body.accessibleName() == "A body from behind"


def test_it_is_never_too_small_to_be_touched(body: BodyMap) -> None:
    assert body.minimumSizeHint().height() >= 240
    assert body.sizeHint().height() >= body.minimumSizeHint().height()
