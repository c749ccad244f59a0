"""The day at a glance: every item is where its time is, has its own shape, and can be told in words."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sciatimer.texts import load_texts
from sciatimer.ui.day_view import SPANS, DayLook, DayView
from sciatimer.ui.theme import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Palette
from sciatimer.ui.widgets.day_legend import DayLegend
from sciatimer.ui.widgets.day_marks import paint_mark, paint_span
from sciatimer.ui.widgets.day_strip import DayStrip
from sciatimer.ui.widgets.time_scale import TimeScale
from tests.ui.widgets.bench import Bench, press
from tests.ui.widgets.days import AWAY, DAY, HELD, LATER, NEXT, NINE, NOON, SEATED, TAKEN, WORK

TEXTS = load_texts()


class Shown:
    """A strip on the bench, and what it told."""

    def __init__(self, bench: Bench, *, mirrored: bool = False, scale: float = 1.0) -> None:
        self.told: list[str] = []
        self.strip = DayStrip(LIGHT, name="Your day")
        self.strip.told.connect(self.told.append)
        if mirrored:
            self.strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.strip.show_day(DAY)
        bench.put(self.strip, QPushButton("after"), width=900, scale=scale)

    def point_at(self, spot: QPointF) -> str:
        QTest.mouseMove(self.strip, spot.toPoint())
        return self.told[-1] if self.told else ""


@pytest.fixture
def shown(bench: Bench) -> Shown:
    return Shown(bench)


# where things are


def test_minutes_lie_along_the_strip_and_come_back_from_it() -> None:
    scale = TimeScale(480, 1080, 20.0, 600.0, mirrored=False)
    assert (scale.x(480), scale.x(780), scale.x(1080)) == (20, 320, 620)
    assert [scale.minute(scale.x(minute)) for minute in (480, 555, 1080)] == [480, 555, 1080]


def test_from_right_to_left_the_day_begins_at_the_right() -> None:
    scale = TimeScale(480, 1080, 20.0, 600.0, mirrored=True)
    assert (scale.x(480), scale.x(1080)) == (620, 20)
    assert scale.minute(scale.x(555)) == 555
    assert scale.part(480, 540, 0, 10) == QRectF(560, 0, 60, 10)


def test_what_lies_outside_is_at_the_edge() -> None:
    scale = TimeScale(480, 1080, 20.0, 600.0, mirrored=False)
    assert (scale.x(0), scale.x(2000)) == (20, 620)
    assert (scale.minute(-50), scale.minute(9999)) == (480, 1080)


@pytest.mark.parametrize(("width", "first"), [(800, [480, 540, 600]), (220, [480, 600, 720]), (80, [480, 720, 960])])
def test_only_hours_that_have_room_are_written(width: float, first: list[int]) -> None:
    assert list(TimeScale(480, 1080, 0.0, width, mirrored=False).hours(17))[:3] == first


def test_what_takes_no_time_is_still_seen() -> None:
    assert TimeScale(480, 1080, 0.0, 600.0, mirrored=False).part(500, 500, 0, 10).width() == 1.5


def test_marks_that_come_too_close_lie_in_two_rows(shown: Shown) -> None:
    held, later = shown.strip._place_of(HELD), shown.strip._place_of(LATER)
    assert held.y() != later.y()
    assert not held.intersects(later)
    assert shown.strip._place_of(TAKEN).y() == held.y()


def test_the_strip_grows_with_its_text(bench: Bench, shown: Shown) -> None:
    assert Shown(bench, scale=2.0).strip.height() >= 1.9 * shown.strip.height()


# what is told


def test_the_pointer_tells_what_it_is_on(shown: Shown) -> None:
    for each in (TAKEN, HELD, LATER, NEXT, SEATED, AWAY):
        assert shown.point_at(shown.strip._place_of(each).center()) == each.told
    assert shown.point_at(shown.strip._place_of(WORK).topLeft() + QPointF(300, 3)) == WORK.told


def test_beside_everything_nothing_is_told(shown: Shown) -> None:
    shown.point_at(shown.strip._place_of(TAKEN).center())
    assert shown.point_at(QPointF(2, 2)) == ""


def test_the_arrows_walk_along_the_day_and_stay_at_its_ends(shown: Shown) -> None:
    shown.strip.setFocus()
    press(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End)
    assert shown.told == [NEXT.told, WORK.told, SEATED.told, NEXT.told]


def test_from_right_to_left_the_arrow_to_the_left_goes_on(bench: Bench) -> None:
    shown = Shown(bench, mirrored=True)
    shown.strip.setFocus()
    press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert shown.told == [WORK.told, SEATED.told]
    assert shown.strip._place_of(SEATED).center().x() > shown.strip._place_of(AWAY).center().x()


def test_tab_leaves_the_strip_and_nothing_is_told_any_more(shown: Shown) -> None:
    shown.strip.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Tab)
    assert shown.told == [WORK.told, ""]


def test_a_screen_reader_hears_each_item_it_walks_to(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    shown.strip.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert heard == [WORK.told, SEATED.told]
    assert shown.strip.accessibleName() == "Your day"


def test_what_is_looked_at_stays_while_the_day_goes_on(shown: Shown) -> None:
    shown.strip.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    shown.strip.show_day(DayView(DAY.begins, DAY.ends, 800.0, DAY.items))
    assert shown.told[-1] == SEATED.told
    shown.strip.show_day(DayView(DAY.begins, DAY.ends, 800.0, (WORK,)))
    assert shown.told[-1] == ""


def test_an_empty_day_takes_keys_without_harm(bench: Bench, shown: Shown) -> None:
    shown.strip.show_day(DayView(480, 1080, None, ()))
    shown.strip.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Home)
    assert shown.told == []


# what is seen


def drawn(look: DayLook, palette: Palette) -> QImage:
    """A sample in grey, as somebody sees it who sees no colours."""
    image = QImage(48, 24, QImage.Format.Format_RGB32)
    image.fill(palette.ground)
    painter = QPainter(image)
    paint = paint_span if look in SPANS else paint_mark
    paint(painter, QRectF(2, 2, 44, 20), look, palette)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)


@pytest.mark.parametrize("palette", [LIGHT, DARK, LIGHT_HIGH, DARK_HIGH])
def test_every_shape_is_told_from_the_others_without_a_colour(palette: Palette) -> None:
    pictures = [drawn(look, palette) for look in DayLook if look is not DayLook.WORK]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_the_strip_shows_its_items_where_they_are(shown: Shown) -> None:
    image = shown.strip.grab().toImage()
    at = shown.strip._place_of(SEATED).center().toPoint()
    assert image.pixelColor(at).name() == LIGHT.primary.lower()
    now = QPoint(round(shown.strip._scale.x(NOON + 40)), round(shown.strip._band_top) - 2)
    assert image.pixelColor(now).red() > 180


def test_other_colours_are_seen_at_once(shown: Shown) -> None:
    shown.strip.set_palette(DARK)
    at = shown.strip._place_of(SEATED).center().toPoint()
    assert shown.strip.grab().toImage().pixelColor(at).name() == DARK.primary.lower()


def test_what_is_looked_at_has_a_frame(shown: Shown) -> None:
    before = shown.strip.grab().toImage()
    shown.strip.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert shown.strip.grab().toImage() != before


def test_the_legend_names_what_there_is_and_nothing_else(bench: Bench) -> None:
    legend = DayLegend(TEXTS, LIGHT)
    bench.put(legend, width=700)
    legend.show_looks(DAY.looks())
    said = [look for look, entry in legend._entries.items() if entry.isVisible()]
    assert said == [
        DayLook.WORK,
        DayLook.SEATED,
        DayLook.AWAY,
        DayLook.TAKEN,
        DayLook.LATER,
        DayLook.HELD,
        DayLook.NEXT,
    ]


def test_the_legend_is_painted_in_the_colours_of_the_strip(bench: Bench) -> None:
    legend = DayLegend(TEXTS, LIGHT)
    bench.put(legend, width=700)
    before = legend.grab().toImage()
    legend.set_palette(DARK)
    assert legend.grab().toImage() != before


def test_a_day_knows_when_it_is(shown: Shown) -> None:
    assert (SEATED.begins, SEATED.ends, SEATED.told) == (NINE, NINE + 45, "09:00-09:45: seated")
