"""What came up by itself takes nothing for two seconds, and says so by a line that fills."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sciatimer.ui.widgets.guard import Guard
from tests.ui.widgets.bench import Bench


class Guarded:
    """A button behind a guard."""

    def __init__(self, bench: Bench) -> None:
        self.button = QPushButton("Did it")
        self.guard = Guard((self.button,))
        bench.put(self.button, self.guard)


@pytest.fixture
def guarded(bench: Bench) -> Guarded:
    return Guarded(bench)


def test_it_opens_after_two_seconds(guarded: Guarded, qtbot: QtBot) -> None:
    guarded.guard.start(still=False)
    assert (guarded.guard.is_on, guarded.button.isEnabled(), guarded.guard._timer.interval()) == (True, False, 2000)
    guarded.guard._timer.setInterval(1)
    with qtbot.waitSignal(guarded.guard.ready):
        guarded.guard._timer.start()
    assert (guarded.guard.is_on, guarded.button.isEnabled()) == (False, True)
    assert guarded.guard.value() == guarded.guard.maximum()


def test_it_begins_anew_when_it_is_started_again(guarded: Guarded) -> None:
    guarded.guard.start(still=False)
    guarded.guard._timer.timeout.emit()
    guarded.guard.start(still=False)
    assert (guarded.button.isEnabled(), guarded.guard.value()) == (False, 0)


def test_for_whoever_wants_nothing_to_move_the_line_only_jumps(guarded: Guarded) -> None:
    guarded.guard.start(still=True)
    assert guarded.guard._filling.state() is guarded.guard._filling.State.Stopped
    assert guarded.guard.value() == 0


def test_hidden_it_keeps_nothing_running(guarded: Guarded) -> None:
    guarded.guard.start(still=False)
    guarded.guard.window().hide()
    assert not guarded.guard.is_on
    assert guarded.guard._filling.state() is guarded.guard._filling.State.Stopped
