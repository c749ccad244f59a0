"""A notification with buttons, and what every way of showing one keeps to."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

DEFAULT = "default"  # the key of a click on the notification itself
QUICKEST = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notification says and offers. Plain words: nothing of pain, no markup.

    Attributes:
        title: one line.
        body: one or two sentences.
        actions: key and label of each button, in their order.
    """

    title: str
    body: str
    actions: tuple[tuple[str, str], ...]


class Notifier(QObject):
    """One notification at a time, by one mechanism.

    A press within half a second counts for nothing, and the notification is shown once more: nobody reads, aims and
    presses so fast, so it was meant for what lay there before. Two seconds, as in our own window, would swallow honest
    answers: the server's notification takes no keyboard, and a person who knows it answers in one second.

    Args:
        monotonic: seconds that never run back.
        parent: what it must not outlive.

    Signals:
        chosen(str): the person pressed a button (its key), or the notification itself ("default"). It is gone then.
        closed(): it went without an answer: dismissed, or nobody was there. Not every mechanism tells.
        failed(): it cannot be shown, cannot have buttons, or vanished with its server. Nothing of it is left.
    """

    chosen = Signal(str)
    closed = Signal()
    failed = Signal()

    mechanism = ""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._notice: Notice | None = None  # what is shown, or on its way to be
        self._turn = 0  # a late answer to an earlier turn means nothing
        self._up_since = float("inf")

    def show(self, notice: Notice) -> None:
        """Shows it in place of the one that is shown. Returns at once; what comes of it the signals tell."""
        self._notice = notice
        self._turn += 1
        self._up_since = float("inf")
        self._put(notice, self._turn)

    def withdraw(self) -> None:
        """Takes it away without a signal. Twice, or with nothing shown, does no harm."""
        if self._drop() is not None:
            self._take_away()

    def close(self) -> None:
        """Takes it away, for the end of the program."""
        self.withdraw()

    def _put(self, notice: Notice, turn: int) -> None:
        raise NotImplementedError

    def _take_away(self) -> None:
        raise NotImplementedError

    def _drop(self) -> Notice | None:
        notice, self._notice = self._notice, None
        self._turn += 1
        return notice

    def _is_current(self, turn: int) -> bool:
        return self._notice is not None and turn == self._turn

    def _is_up(self) -> None:
        self._up_since = self._monotonic()

    def _offers(self, key: str) -> bool:
        return self._notice is not None and key in {DEFAULT, *dict(self._notice.actions)}

    def _press(self, key: str) -> None:
        notice = self._notice
        if notice is None or not self._offers(key):
            return
        if self._monotonic() - self._up_since < QUICKEST:
            self.show(notice)
            return
        self._drop()
        self.chosen.emit(key)

    def _go(self) -> None:
        if self._drop() is not None:
            self.closed.emit()

    def _fail(self, turn: int) -> None:
        if self._is_current(turn):
            self._drop()
            self.failed.emit()
