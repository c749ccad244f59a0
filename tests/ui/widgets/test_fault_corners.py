"""The wrong pictures in the corners of the figure: two, named, never where there is no room."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sciatimer.figure.fault_painter import fault_colours
from sciatimer.figure.proportions import Build
from sciatimer.session.model import Side
from sciatimer.ui.player_view import fault_words
from sciatimer.ui.widgets.fault_corners import FaultCorners
from tests.safety.examples import EXERCISES
from tests.ui.desk import clear_away
from tests.ui.pages.gallery import LOOK, TEXTS

FAULTS = fault_words(EXERCISES["seated-heel-floor"], Side.LEFT, Build.SLIM, TEXTS)


@pytest.fixture
def figure(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show()
    return made


@pytest.fixture
def corners(figure: QWidget) -> FaultCorners:
    return FaultCorners(figure, LOOK, fault_colours(False))


def show(corners: FaultCorners) -> None:
    corners.show_faults(FAULTS)
    clear_away()


def test_before_a_session_there_are_none(corners: FaultCorners) -> None:
    assert not any(card.isVisible() for card in corners.cards)


def test_two_faults_are_named_and_told_in_words(corners: FaultCorners) -> None:
    show(corners)
    assert [card.name.text() for card in corners.cards] == [fault.name for fault in FAULTS]
    assert len({card.view.accessibleDescription() for card in corners.cards}) == 2
    assert all(card.isVisible() for card in corners.cards)


def test_they_come_after_the_frame_that_begins_the_phase_and_not_in_it(figure: QWidget, corners: FaultCorners) -> None:
    corners.show_faults(FAULTS)
    figure.resize(600, 420)
    assert not any(card.isVisible() for card in corners.cards)
    clear_away()
    assert all(card.isVisible() for card in corners.cards)


def test_faults_that_are_not_wanted_any_more_do_not_come(corners: FaultCorners) -> None:
    corners.show_faults(FAULTS)
    corners.show_faults(())
    clear_away()
    assert not any(card.isVisible() for card in corners.cards)


def test_they_lie_in_the_upper_corners_and_follow_the_size(figure: QWidget, corners: FaultCorners) -> None:
    show(corners)
    for width, height in ((560, 420), (900, 700)):
        figure.resize(width, height)
        left, right = (card.geometry() for card in corners.cards)
        assert (left.x(), left.y(), right.y()) == (0, 0, 0)
        assert right.right() == width - 1
        assert not left.intersects(right)


def test_they_go_when_the_hold_comes(corners: FaultCorners) -> None:
    show(corners)
    corners.show_faults(())
    assert not any(card.isVisible() for card in corners.cards)


@pytest.mark.parametrize("size", [(560, 120), (200, 100)])
def test_where_there_is_no_room_the_figure_has_all_of_it(
    size: tuple[int, int], figure: QWidget, corners: FaultCorners
) -> None:
    show(corners)
    figure.resize(*size)
    assert not any(card.isVisible() for card in corners.cards)


def test_large_words_that_would_be_cut_off_take_the_picture_away(figure: QWidget, corners: FaultCorners) -> None:
    show(corners)
    figure.setStyleSheet("QLabel { font-size: 60px; }")
    figure.resize(561, 420)
    assert not any(card.isVisible() for card in corners.cards)
