"""Garbage goes in the thread of the window, and not by itself in any other."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sciatimer.ui.collector import Collector


class Knot:
    """Garbage that only a collection finds."""

    gone = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Knot.gone += 1


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    was_on = gc.isenabled()
    gc.enable()
    made = Collector()
    yield made
    made.close()
    assert gc.isenabled()
    if not was_on:
        gc.disable()


def test_python_collects_nothing_by_itself_any_more(collector: Collector) -> None:
    assert not gc.isenabled()


def test_while_a_window_is_seen_garbage_goes_now_and_then(collector: Collector, qapp: QApplication) -> None:
    window = QWidget()
    window.show()
    collector._on_window()
    before = Knot.gone
    Knot()
    collector._timer.timeout.emit()
    assert Knot.gone == before + 1
    assert collector._timer.isActive()
    window.close()
    window.deleteLater()


def test_where_no_window_is_seen_any_more_no_timer_goes_on(collector: Collector) -> None:
    before = Knot.gone
    Knot()
    collector._timer.timeout.emit()
    assert Knot.gone == before + 1
    assert not collector._timer.isActive()
