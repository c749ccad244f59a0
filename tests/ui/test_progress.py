"""How it goes, in the window."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.reminders.model import Answer
from sciatimer.ui.pages.progress import ROWS, ProgressPage
from sciatimer.ui.pages.progress_plots import PlotCard, ProgressPlots
from sciatimer.ui.progress_view import Span
from sciatimer.ui.theme import DARK
from sciatimer.ui.widgets.chart import Chart
from sciatimer.ui.widgets.time_axis import TimeAxis
from tests.history.diary import Diary
from tests.history.test_break_tally import offer
from tests.ui.desk import Desk
from tests.ui.pages.gallery import LOOK, settle

DAY = 86_400.0


def live(desk: Desk, days: int) -> None:
    """A session a day, before the program is opened."""
    with HistoryStore(DataPaths(desk.folder).history) as store:
        diary = Diary(store, desk.clock)
        for _ in range(days):
            session = diary.session()
            diary.days_pass(1)
            diary.morning(session)


def point_at(widget: QWidget, spot: QPoint) -> None:
    """The mouse goes over a spot."""
    buttons = Qt.MouseButton.NoButton
    where = QPointF(spot), QPointF(widget.mapToGlobal(spot))
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, *where, buttons, buttons, Qt.KeyboardModifier.NoModifier)
    )


def plots_of(page: ProgressPage) -> ProgressPlots:
    assert page.plots is not None
    return page.plots


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Callable[[int], ProgressPage]:
    """Opens the page after so many days."""

    def go(days: int) -> ProgressPage:
        live(desk, days)
        desk.open_known()
        desk.press("header-progress")
        page = desk.app.pages.progress
        qtbot.waitUntil(lambda: page.plots is not None)
        settle()
        return page

    return go


def test_the_program_starts_without_the_library_that_draws_plots() -> None:
    code = "import sys, sciatimer.ui.application; print({'pyqtgraph', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_words_and_table_are_there_before_the_plots(desk: Desk) -> None:
    live(desk, 3)
    desk.open_known()
    desk.app.progress.show()
    page = desk.app.pages.progress
    assert page.plots is None
    assert desk.reads("progress.drawing")
    assert page.table.rowCount() == 3


def test_then_the_plots_come(opened: Callable[[int], ProgressPage], desk: Desk) -> None:
    assert plots_of(opened(3)).pain.chart.isVisible()
    assert not desk.reads("progress.drawing")


def test_where_nothing_was_done_it_says_so_and_shows_no_empty_plots(
    opened: Callable[[int], ProgressPage], desk: Desk
) -> None:
    page = opened(0)
    assert desk.reads("progress.nothing")
    assert not any(chart.isVisible() for chart in plots_of(page).findChildren(Chart))
    assert not page.table.isVisible()


def test_another_span_shows_other_days(opened: Callable[[int], ProgressPage], desk: Desk) -> None:
    page = opened(12)
    page.span.press(list(Span).index(Span.WEEK))
    week = page.table.rowCount()
    page.span.press(list(Span).index(Span.ALL))
    assert (week, page.table.rowCount()) == (6, 12)


def test_the_newest_session_stands_on_top_of_the_table_and_older_ones_come_when_asked_for(
    opened: Callable[[int], ProgressPage], desk: Desk
) -> None:
    page = opened(ROWS + 3)
    newest = page.table.item(0, 0)
    assert newest is not None
    assert f"{desk.clock.now() - timedelta(days=1):%d}".lstrip("0") in newest.text()
    assert page.table.rowCount() == ROWS
    desk.press("progress-more")
    assert page.table.rowCount() == ROWS + 3
    assert not desk.can_press("progress-more")


def test_without_plots_the_days_stand_at_the_edge_of_a_wide_window(opened: Callable[[int], ProgressPage]) -> None:
    page = opened(0)
    page.window().resize(1600, 1000)
    settle()
    card = page.calendar.parentWidget()
    assert card is not None
    assert card.mapTo(page, QPoint()).x() == page.span.mapTo(page, QPoint()).x()


def test_a_line_without_a_single_answer_is_left_out_and_warns_of_nothing(desk: Desk, qtbot: QtBot) -> None:
    with HistoryStore(DataPaths(desk.folder).history) as store:
        Diary(store, desk.clock).session()
    desk.open_known()
    desk.press("header-progress")
    page = desk.app.pages.progress
    qtbot.waitUntil(lambda: page.plots is not None)
    settle()
    assert not plots_of(page).pain.chart.grab().isNull()


def card_of(page: ProgressPage) -> PlotCard:
    card = plots_of(page).pain
    card.chart.setFocus()
    card.chart.grab()  # it is measured when it is painted
    return card


def test_the_arrows_walk_along_the_sessions_and_tell_each_in_words(opened: Callable[[int], ProgressPage]) -> None:
    card = card_of(opened(3))
    QTest.keyClick(card.chart, Qt.Key.Key_Left)
    last = card.readout.text()
    QTest.keyClick(card.chart, Qt.Key.Key_Left)
    assert last != card.readout.text()
    assert "Pain before: 2. After: 1." in card.readout.text()
    QTest.keyClick(card.chart, Qt.Key.Key_Right)
    assert card.readout.text() == last


def test_home_and_end_go_to_the_first_and_the_last_and_the_walk_stops_there(
    opened: Callable[[int], ProgressPage],
) -> None:
    card = card_of(opened(3))
    QTest.keyClick(card.chart, Qt.Key.Key_Home)
    first = card.readout.text()
    QTest.keyClick(card.chart, Qt.Key.Key_Left)
    assert card.readout.text() == first
    QTest.keyClick(card.chart, Qt.Key.Key_End)
    assert card.readout.text() != first


def test_pointing_near_a_session_tells_it(opened: Callable[[int], ProgressPage]) -> None:
    card = card_of(opened(3))
    chart = card.chart
    spot = chart.mapFromScene(chart._box.mapViewToScene(QPointF(chart._moments[0], 2)))
    point_at(chart.viewport(), QPoint(spot.x() + 2, spot.y()))
    assert card.readout.text().startswith("2 Mar 2026")


def test_pointing_at_an_empty_place_tells_nothing(opened: Callable[[int], ProgressPage]) -> None:
    card = card_of(opened(3))
    hint = card.readout.text()
    point_at(card.chart.viewport(), QPoint(70, 60))
    assert card.readout.text() == hint


def test_a_plot_is_saved_as_png_or_svg(opened: Callable[[int], ProgressPage], tmp_path: Path, desk: Desk) -> None:
    page = opened(3)
    for name, kind in (("plot.png", "png"), ("plot.svg", "svg")):
        plots_of(page).pain.save.click()
        dialog = desk.app.window.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.done(0)
        assert page.said == f"Saved as plot.{kind}."
    assert QImage(str(tmp_path / "plot.png")).width() > 400
    assert ET.parse(tmp_path / "plot.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own file
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir() if file.is_file()} == {0o600}


def test_a_plot_that_cannot_be_saved_says_what_to_do(
    opened: Callable[[int], ProgressPage], tmp_path: Path, desk: Desk
) -> None:
    page = opened(3)
    plots_of(page).hold.save.click()
    dialog = desk.app.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "plot.png"))
    dialog.done(0)
    assert "Choose another folder" in page.said


def test_larger_names_of_days_leave_the_squares_room_beside_them(
    opened: Callable[[int], ProgressPage], desk: Desk
) -> None:
    calendar = opened(1).calendar
    before = calendar._square((0, 0)).left()
    calendar.setStyleSheet("font-size: 40px")
    names = calendar.fontMetrics().horizontalAdvance("Wed")
    assert calendar._square((0, 0)).left() > max(before, names)


def test_the_arrows_walk_along_the_days_of_the_calendar(opened: Callable[[int], ProgressPage], desk: Desk) -> None:
    page = opened(2)
    page.calendar.setFocus()
    QTest.keyClick(page.calendar, Qt.Key.Key_Up)
    QTest.keyClick(page.calendar, Qt.Key.Key_Up)
    assert "Tuesday 3 March 2026: stretches: 1. Good" in desk.words


def test_pointing_at_a_day_tells_it(opened: Callable[[int], ProgressPage], desk: Desk) -> None:
    page = opened(2)
    spot = page.calendar._square((11, 0)).center().toPoint()
    point_at(page.calendar, spot)
    assert "Monday 2 March 2026: stretches: 1. Good" in desk.words


def test_the_way_to_the_report_comes_back_here(opened: Callable[[int], ProgressPage], desk: Desk) -> None:
    opened(2)
    desk.press("progress-clinician")
    assert desk.page == "clinician"
    desk.press("clinician-back")
    assert desk.page == "progress"
    desk.press("progress-back")
    assert desk.page == "today"


def test_dark_plots_have_other_colours(opened: Callable[[int], ProgressPage]) -> None:
    page = opened(2)
    light = plots_of(page).pain.grab().toImage()
    page.set_colours(DARK, LOOK)
    assert plots_of(page).pain.grab().toImage() != light


def test_the_axis_never_has_more_words_than_room() -> None:
    axis = TimeAxis("en")
    for days in (1, 7, 28, 100, 1000, 50_000):
        ((step, values),) = axis.tickValues(1_770_000_000.0, 1_770_000_000.0 + days * DAY, 880)
        assert 1 <= len(values) <= 10
        assert all(axis.tickStrings(values, 1.0, step))


def test_words_stand_under_bars_with_the_moment_at_which_each_begins() -> None:
    axis, bars = TimeAxis("en"), [1_770_033_600.0 + day * DAY for day in (0, 2, 4, 6)]
    axis.stand_under(bars, DAY)
    ((step, values),) = axis.tickValues(bars[0] - DAY, bars[-1] + DAY, 880)
    assert values == bars
    assert axis.tickStrings(values, 1.0, step)[0] == axis.tickStrings([bars[0] + 3600], 1.0, step)[0]
    ((step, values),) = axis.tickValues(bars[0] - DAY, bars[-1] + DAY, 330)
    assert values == bars[::3], "where there is less room some bars have no words"
    axis.stand_under((), 0.0)
    assert bars[0] not in axis.tickValues(bars[0] - DAY, bars[-1] + DAY, 880)[0][1]


def test_the_breaks_can_be_walked_along(desk: Desk, opened: Callable[[int], ProgressPage]) -> None:
    with HistoryStore(DataPaths(desk.folder).history) as store:
        offer(Diary(store, desk.clock), Answer.TAKEN)
    card = plots_of(opened(1)).breaks
    card.chart.setFocus()
    QTest.keyClick(card.chart, Qt.Key.Key_End)
    assert card.readout.text().endswith("1 of 1 breaks taken.")
