"""Timers that may be late, so that the machine wakes up less often.

The kind of a timer is set by number: the first name of the namespace ``Qt`` that Python uses makes all of its 2,800
objects, some 2 MB, and nothing else that waits in the tray needs one.
"""

from PySide6.QtCore import QTimer

_COARSE, _VERY_COARSE = 1, 2  # Qt.TimerType


def let_be_late(timer: QTimer, *, by_a_second: bool = True) -> None:
    """Lets a timer come up to a second late, or by a twentieth of its interval, as every timer does at first."""
    timer.setProperty("timerType", _VERY_COARSE if by_a_second else _COARSE)
