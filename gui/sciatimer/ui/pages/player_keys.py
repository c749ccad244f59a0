"""The keys of a session: they work wherever the focus is, and lying down any letter pauses."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

# The keys that every view of a session has, and the request of the view that each stands for.
_EVERYWHERE = (
    ("Space", "pause"),
    ("Left", "back"),
    ("Right", "forward"),
    ("Esc", "stop"),
    ("F11", "full_screen"),
    ("E", "ease"),
    ("F", "full_screen"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it asks for."""

    sequence: str
    request: SignalInstance

    @property
    def is_letter(self) -> bool:
        """Whether it pauses instead when any letter does."""
        return len(self.sequence) == 1


class PlayerKeys:
    """The shortcuts of a view of the session, live only while it is seen.

    Args:
        view: the view; it has the requests that every view of a session has, as signals.
        more: what other keys ask for in this view.
    """

    def __init__(self, view: QWidget, *more: Key) -> None:
        self._letters: list[QShortcut] = []
        self.any_key_pauses = False
        everywhere = (Key(sequence, getattr(view, f"{request}_requested")) for sequence, request in _EVERYWHERE)
        for key in (*everywhere, *more):
            shortcut = QShortcut(QKeySequence(key.sequence), view)
            # of the whole window: Esc stops wherever the focus is
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(key.request)
            if key.is_letter:
                self._letters.append(shortcut)

    def let_any_key_pause(self, on: bool) -> None:
        """From the floor no key can be looked for: with ``on`` every letter pauses, and none does anything else."""
        self.any_key_pauses = on
        for shortcut in self._letters:
            shortcut.setEnabled(not on)

    def is_pause(self, event: QKeyEvent) -> bool:
        """Whether a key that came through to the view pauses: a letter, on any keyboard, not one held down."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        return self.any_key_pauses and plain and event.text().isalpha() and not event.isAutoRepeat()
