"""What is kept lies pixel on pixel, and what is painted anew is only what has moved."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.painter import chest_room, paint_back, paint_chest, paint_over, paint_scene
from sciatimer.figure.scene import Scene, breath_at, scene_for
from sciatimer.session.model import Side
from sciatimer.ui.theme import DARK, LIGHT
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.kept import Grid, grid_under
from sciatimer.ui.widgets.ring import CountdownRing
from tests.session.built_in import HOLD, exercises
from tests.ui.widgets.bench import Bench

LOOK = look_for(False, SkinTone.LIGHT, HairTone.BROWN)
PLACE = QRectF(0, 0, 300, 300)


class Painted(QObject):
    """Notes which part of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.parts: list[QRegion] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.append(QRegion(event.region()))
        return super().eventFilter(watched, event)

    def share(self, widget: QWidget) -> float:
        """How much of the widget was painted since the last time it was asked."""
        rects: list[QRect] = []
        for part in self.parts:
            rects.extend(iter(part))  # type: ignore[call-overload]  # it can be iterated; the stubs do not know
        area = sum(rect.width() * rect.height() for rect in rects)
        self.parts.clear()
        return area / (widget.width() * widget.height())


def scene(breath: float = 0.0, amount: float = 1.0, name: str = HOLD, side: Side = Side.LEFT) -> Scene:
    return scene_for(exercises()[name], amount, side, breath=breath)


def image(ratio: float = 1.0) -> QImage:
    made = QImage(round(320 * ratio), round(320 * ratio), QImage.Format.Format_RGB32)
    made.fill(0xFFF5F1EA)
    return made


def furthest(first: QImage, second: QImage) -> int:
    """The greatest difference of a colour of a pixel."""
    return max(abs(one - other) for one, other in zip(bytes(first.constBits()), bytes(second.constBits()), strict=True))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_kept_picture_is_what_would_have_been_painted(ratio: float, qtbot: QtBot) -> None:
    corner = 7  # 8.75 pixels at 1.25: off the pixels
    off = corner * ratio % 1
    grid = Grid(round(300 * ratio) + 1, round(300 * ratio) + 1, ratio, off, off)
    kept = grid.blank(LIGHT.ground)
    painter = grid.painter(kept)
    paint_back(painter, PLACE, scene(), LOOK, glow=1.0)
    painter.end()
    laid, whole = image(ratio), image(ratio)
    for canvas in (laid, whole):
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(ratio, ratio)
        painter.translate(corner, corner)
        if canvas is laid:
            grid.lay(painter, kept)
        else:
            paint_back(painter, PLACE, scene(), LOOK, glow=1.0)
        painter.end()
    assert furthest(laid, whole) <= 2


def test_what_a_path_cuts_out_has_the_pixels_of_the_picture(qtbot: QtBot) -> None:
    grid = Grid(201, 201, 1.0, 0.0, 0.0)
    kept = grid.blank(LIGHT.glow)
    path = QPainterPath()
    path.addRect(50, 60, 20, 10)
    canvas = image()
    painter = QPainter(canvas)
    grid.fill(painter, path, kept)
    painter.end()
    found = {(x, y) for x in range(200) for y in range(200) if canvas.pixelColor(x, y).name().upper() == LIGHT.glow}
    assert found == {(x, y) for x in range(50, 70) for y in range(60, 70)}


def test_the_grid_knows_where_the_corner_is_off_the_pixels(bench: Bench) -> None:
    made = QWidget()
    window = bench.put(made)
    window.resize(200, 200)
    QApplication.processEvents()
    grid = grid_under(made)
    assert (grid.ratio, grid.off_x, grid.off_y) == (1.0, 0.0, 0.0)
    assert (grid.width, grid.height) == (made.width() + 1, made.height() + 1)


@pytest.mark.parametrize("name", sorted(exercises()))
@pytest.mark.parametrize("breath", [-1.0, 0.3, 1.0])
def test_all_that_a_breath_moves_is_in_the_room_of_the_chest(name: str, breath: float, qtbot: QtBot) -> None:
    still, breathing = image(), image()
    for canvas, each in ((still, 0.0), (breathing, breath)):
        painter = QPainter(canvas)
        paint_scene(painter, PLACE, scene(each, name=name), LOOK, glow=1.0)
        painter.end()
    room = chest_room(PLACE, scene(0.0, name=name)).united(chest_room(PLACE, scene(breath, name=name)))
    rim = room.toAlignedRect().adjusted(-1, -1, 1, 1)
    for canvas in (still, breathing):
        painter = QPainter(canvas)
        painter.fillRect(rim, 0)
        painter.end()
    assert still == breathing


def test_the_parts_of_a_scene_make_the_whole(qtbot: QtBot) -> None:
    whole, parts = image(), image()
    painter = QPainter(whole)
    paint_scene(painter, PLACE, scene(0.5), LOOK, glow=1.0, arrow=0.5)
    painter.end()
    painter = QPainter(parts)
    paint_back(painter, PLACE, scene(0.5), LOOK, glow=1.0)
    paint_chest(painter, PLACE, scene(0.5), LOOK)
    paint_over(painter, PLACE, scene(0.5), LOOK, arrow=0.5)
    painter.end()
    assert whole == parts


@pytest.fixture
def figure(bench: Bench) -> FigureView:
    made = FigureView(LOOK, ground=LIGHT.ground)
    bench.put(made).resize(500, 400)
    QApplication.processEvents()
    return made


def breathe(figure: FigureView, begin: int = 0, end: int = 25) -> None:
    for frame in range(begin, end):
        figure.show_scene(scene(breath_at(frame / 10)), glow=1.0)
        QApplication.processEvents()


def test_a_breath_paints_the_chest_and_not_what_lies_below_the_figure(figure: FigureView) -> None:
    breathe(figure, 0, 3)
    own, below = Painted(figure), Painted(figure.window())
    for frame in range(3, 13):
        breathe(figure, frame, frame + 1)
        assert 0 < own.share(figure) < 0.2
    assert below.parts == []


def test_the_same_moment_again_paints_nothing(figure: FigureView) -> None:
    breathe(figure, 0, 3)
    own = Painted(figure)
    breathe(figure, 2, 3)
    assert own.parts == []


def test_a_change_of_pose_glow_or_size_paints_the_whole_figure(figure: FigureView) -> None:
    breathe(figure, 0, 3)
    own = Painted(figure)
    changes: tuple[Callable[[], object], ...] = (
        lambda: figure.show_scene(scene(amount=0.5), glow=1.0),
        lambda: figure.show_scene(scene(amount=0.5), glow=0.5),
        lambda: figure.show_scene(scene(amount=0.5), glow=0.5, arrow=1.0),
        lambda: figure.set_look(look_for(True, SkinTone.DEEP, HairTone.GREY), DARK.ground),
    )
    for change in changes:
        change()
        QApplication.processEvents()
        assert own.share(figure) == pytest.approx(1.0)


def test_a_figure_with_a_ground_paints_it_and_one_without_shows_what_lies_below(bench: Bench) -> None:
    for ground, seen in (("#123456", "#123456"), ("", LIGHT.ground)):
        made = FigureView(LOOK, ground=ground)
        bench.put(made).resize(300, 300)
        QApplication.processEvents()
        for _ in range(3):
            made.show_scene(scene())
            made.update()
            QApplication.processEvents()
            corner = made.mapTo(made.window(), made.rect().topLeft())
            assert made.window().grab().toImage().pixelColor(corner).name().upper() == seen.upper()


@pytest.fixture
def ring(bench: Bench) -> CountdownRing:
    made = CountdownRing(LIGHT)
    bench.put(made).resize(460, 460)
    QApplication.processEvents()
    return made


def count(ring: CountdownRing, left: float) -> None:
    ring.show_time(int(left * 10), left, strong=True)
    QApplication.processEvents()


def test_a_second_that_goes_by_paints_the_end_of_the_arc_and_the_digits_alone(ring: CountdownRing) -> None:
    count(ring, 0.955)
    own = Painted(ring)
    count(ring, 0.94)
    assert 0 < own.share(ring) < 0.04
    count(ring, 0.935)
    own.share(ring)
    count(ring, 0.89)
    assert 0.04 < own.share(ring) < 0.35


def test_less_than_a_pixel_paints_nothing(ring: CountdownRing) -> None:
    count(ring, 0.75)
    own = Painted(ring)
    count(ring, 0.7499)
    assert own.parts == []


@pytest.mark.parametrize("step", [0.01, 0.03, 0.12, 0.31])
def test_many_small_paints_leave_no_trail(bench: Bench, ring: CountdownRing, step: float) -> None:
    fresh = CountdownRing(LIGHT)
    bench.put(fresh).resize(460, 460)
    screen, left = QImage(ring.size(), QImage.Format.Format_RGB32), 1.0
    ring.render(screen)
    own = Painted(ring)
    while left > 0:
        left = max(0.0, left - step)
        count(ring, left)
        for part in tuple(own.parts):
            ring.render(screen, part.boundingRect().topLeft(), part)
        own.parts.clear()
    assert furthest(screen, whole(fresh, left)) <= 1


def whole(ring: CountdownRing, left: float) -> QImage:
    count(ring, left)
    made = QImage(ring.size(), QImage.Format.Format_RGB32)
    ring.render(made)
    return made


def test_a_flash_a_phase_or_another_palette_paints_all_of_it(ring: CountdownRing) -> None:
    count(ring, 0.5)
    own = Painted(ring)
    for change in (
        ring.flash,
        ring.put_out,
        lambda: ring.set_palette(DARK),
        lambda: ring.show_time(3, 0.5, strong=False),
    ):
        change()
        QApplication.processEvents()
        assert own.share(ring) == pytest.approx(1.0)


def test_in_a_tight_room_only_the_bar_below_the_digits_is_painted(ring: CountdownRing) -> None:
    ring.setFixedSize(300, 60)
    QApplication.processEvents()
    assert ring.is_tight
    count(ring, 0.55)
    own = Painted(ring)
    count(ring, 0.52)
    assert own.parts[0].boundingRect() == QRect(0, 50, 300, 10)
