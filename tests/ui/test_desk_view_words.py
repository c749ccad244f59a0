"""The words of the small window: whatever they are, and in every language, none of them is clipped."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QLabel

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.ui.desk_view import LEAST, USUAL, DeskView
from sciatimer.ui.theme import LIGHT, Metrics, style_sheet
from tests.safety.examples import EXERCISES
from tests.tongues import ENGLISH, FOREIGN, Tongue
from tests.ui.pages.gallery import settle
from tests.ui.pages.test_all_pages import clipped
from tests.ui.pages.test_player import a_hold

LONGEST = max((line for exercise in EXERCISES.values() for line in exercise.setup), key=len)
SIZES = {"least": LEAST, "usual": USUAL, "wide": QSize(520, 300)}
PHASES = ("get_ready", "ease_in", "hold", "ease_out", "rest", "switch_side", "next")


def made(tongue: Tongue, scale: float, size: QSize) -> DeskView:
    view = DeskView(tongue.texts, LIGHT, look_for(False, SkinTone.TAN, HairTone.BROWN))
    view.setStyleSheet(style_sheet(LIGHT, Metrics(scale)))
    view.setMinimumSize(LEAST * (1 + (scale - 1) * 0.7))
    view.resize(size * (1 + (scale - 1) * 0.7))
    view.show()
    settle()
    return view


@pytest.fixture
def view(qapp: QApplication) -> Iterator[DeskView]:
    """In English, as small as it gets."""
    shown = made(ENGLISH, 1.0, LEAST)
    yield shown
    shown.hide()
    shown.deleteLater()


def clipped_in(view: DeskView) -> list[str]:
    seen = [found for found in view.findChildren(QLabel) if found.isVisible() and found.text()]
    words = [*seen, view.large, view.pause, view.stop, *([view.pull] if view.pull.isVisible() else [])]
    return [fault for found in words for fault in clipped(found)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("tongue", [ENGLISH, *FOREIGN], ids=lambda tongue: tongue.name)
def test_no_word_is_clipped(qapp: QApplication, tongue: Tongue, scale: float, size: str) -> None:
    texts, faults = tongue.texts, []
    with tongue.spoken():
        view = made(tongue, scale, SIZES[size])
        lines = [texts.translated("exercises.longest", LONGEST), texts("player.eased_cue"), texts("player.paused_gap")]
        lines += [texts(f"session.cue.{n}") for n in range(1, 8)]
        for index, line in enumerate(lines):
            phase = texts(f"session.phase.{PHASES[index % len(PHASES)]}")
            for pull in (False, True):
                view.show_view(replace(a_hold(), phase=phase, cue=line, can_feel_pull=pull, paused=pull))
                settle()
                faults += clipped_in(view)
        view.hide()
        view.deleteLater()
    assert faults == []


def test_a_long_line_takes_the_room_of_the_figure_until_it_is_over(view: DeskView) -> None:
    view.show_view(replace(a_hold(), cue="Toes relaxed."))
    settle()
    assert view.figure.isVisible()
    view.show_view(replace(a_hold(), cue=LONGEST))
    settle()
    assert not view.figure.isVisible()
    assert view.size() == LEAST
    view.show_view(replace(a_hold(), cue="Toes relaxed."))
    settle()
    assert view.figure.isVisible()
    assert view.figure.height() >= 40


def test_a_line_that_has_no_room_even_so_makes_the_window_grow_and_no_more_than_it_needs(view: DeskView) -> None:
    view.show_view(replace(a_hold(), cue=f"{LONGEST} {LONGEST}"))
    settle()
    assert LEAST.height() < view.height() < LEAST.height() * 2
    assert clipped_in(view) == []
    grown = view.size()
    for _ in range(3):
        view.show_view(replace(a_hold(), cue=f"{LONGEST} {LONGEST}", seconds=3))
        settle()
    assert view.size() == grown
    assert view.room.chosen.size() == LEAST
    view.show_view(replace(a_hold(), cue="Toes relaxed."))
    assert view.size() == LEAST


def test_a_size_that_was_given_meanwhile_stays(view: DeskView) -> None:
    view.show_view(replace(a_hold(), cue=f"{LONGEST} {LONGEST}"))
    view.resize(600, 700)
    view.show_view(replace(a_hold(), cue="Toes relaxed."))
    assert view.size() == view.room.chosen.size() == QSize(600, 700)


def test_grown_at_the_edge_of_the_screen_it_is_shoved_up_and_goes_down_again(view: DeskView) -> None:
    free = view.screen().availableGeometry()
    corner = free.bottomRight() - QPoint(view.frameGeometry().width(), view.frameGeometry().height())
    view.move(corner)
    view.show_view(replace(a_hold(), cue=f"{LONGEST} {LONGEST}"))
    assert free.contains(view.frameGeometry())
    assert view.room.chosen.topLeft() == corner != view.pos()
    view.show_view(replace(a_hold(), cue="Toes relaxed."))
    assert view.pos() == corner


def test_moved_while_it_is_grown_it_stays_where_it_was_moved_to(view: DeskView) -> None:
    view.show_view(replace(a_hold(), cue=f"{LONGEST} {LONGEST}"))
    view.move(30, 40)
    assert view.room.chosen.topLeft() == QPoint(30, 40)
    view.show_view(replace(a_hold(), cue="Toes relaxed."))
    assert (view.pos(), view.size()) == (QPoint(30, 40), LEAST)


def test_in_its_usual_size_no_line_takes_the_figure_away(qapp: QApplication) -> None:
    view = made(ENGLISH, 1.0, USUAL)
    for exercise in EXERCISES.values():
        for line in (*exercise.setup, *exercise.movement):
            view.show_view(replace(a_hold(), cue=line))
            settle()
            assert view.figure.isVisible(), line
    assert view.size() == USUAL
    view.hide()
    view.deleteLater()
