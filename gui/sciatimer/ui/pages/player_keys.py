"""The keys of a session: they work wherever the focus is, and lying down any letter pauses."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


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
        view: the view.
        keys: what each key asks for.
    """

    def __init__(self, view: QWidget, keys: tuple[Key, ...]) -> None:
        self._letters: list[QShortcut] = []
        self.any_key_pauses = False
        for key in keys:
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
