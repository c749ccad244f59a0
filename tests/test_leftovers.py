"""The look at what a test left behind sees timers, threads and windows, and only those still alive."""

import threading

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.leftovers import Watch


def test_an_active_timer_is_named_with_the_line_that_started_it(qtbot: QtBot) -> None:
    watch = Watch()
    timer = QTimer()
    timer.start(1000)
    (found,) = watch.leftovers()
    timer.stop()
    assert "QTimer started at" in found
    assert "test_leftovers.py" in found
    assert watch.leftovers() == []


def test_a_running_qthread_is_named(qtbot: QtBot) -> None:
    watch = Watch()
    thread = QThread()
    thread.start()
    (found,) = watch.leftovers()
    thread.quit()
    thread.wait()
    assert "QThread started at" in found
    assert watch.leftovers() == []


def test_a_living_python_thread_is_named() -> None:
    watch = Watch(patience=0)
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="straggler")
    thread.start()
    found = watch.leftovers()
    end.set()
    thread.join()
    assert found == ["thread straggler"]
    assert watch.leftovers() == []


def test_an_open_window_is_named(qtbot: QtBot) -> None:
    watch = Watch()
    window = QWidget()
    window.setObjectName("forgotten")
    found = watch.leftovers()
    del window
    assert found == ["window QWidget 'forgotten'"]
    assert watch.leftovers() == []


def test_what_was_there_before_is_nobody_s_leftover(qtbot: QtBot) -> None:
    window = QWidget()
    assert Watch().leftovers() == []
    window.deleteLater()
