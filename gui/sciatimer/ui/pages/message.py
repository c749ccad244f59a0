"""A screen that tells one thing and offers a few ways on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from sciatimer.figure.look import Look
from sciatimer.figure.scene import Scene
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import ActionButton, button, label, spacer
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.sign_list import MARK, Listed, SignList

_LEAST, _MOST = 160, 440  # pixels of height of the picture
_WORDS = 16  # heights of a line that title, words and buttons have beside it
_CHANGES_NOTHING = frozenset({"back", "no", "exercise-no", "editor-no"})  # what Esc means, where it is there


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: what it asks for, its words and its role."""

    request: str
    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """What a message screen says.

    ``notice`` stands out; the lists follow it, then the paragraphs; ``scene`` is a calm picture below.
    """

    title: str
    paragraphs: tuple[str, ...]
    ways: tuple[Way, ...]
    notice: str = ""
    lists: tuple[Listed, ...] = ()
    scene: Scene | None = None


class MessagePage(Page):
    """Shows a message and its ways on.

    Signals:
        requested(str): the request of the way that was taken.
    """

    requested = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__("", width=760)
        self.figure = FigureView(look, least=_LEAST)
        self.figure.hide()
        self._notice = label("", "notice", name="message-notice")
        self._text = label("", "lead", name="message-text")
        self._lists: list[SignList] = []
        self._above = QVBoxLayout()
        self._above.setSpacing(14)
        self.add(self._notice)
        self.add_row(self._above)
        self.add(self._text, self.figure)
        self.body.insertStretch(0, 1)  # few words stand in the upper half, not at the edge
        self.body.setStretch(self.body.count() - 1, 3)
        self._ways: list[ActionButton] = []
        self.add_action(spacer())
        leave_by_escape(self, self._on_escape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture has what the words leave."""
        super().resizeEvent(event)
        left = self.height() - self.fontMetrics().height() * _WORDS
        self.figure.setFixedHeight(min(_MOST, max(_LEAST, left)))

    @property
    def text(self) -> str:
        """All that is said below the title."""
        listed = [part.text() for made in self._lists for part in made.findChildren(QLabel) if part.text() != MARK]
        return "\n\n".join(part for part in (self._notice.text(), *listed, self._text.text()) if part)

    def show_message(self, message: Message) -> None:
        """Says something new; the last way is the main one and gets the focus."""
        self.title.setText(message.title)
        self._notice.setText(message.notice)
        self._notice.setVisible(bool(message.notice))
        self._show_lists(message.lists)
        self._text.setText("\n\n".join(message.paragraphs))
        self.figure.setVisible(message.scene is not None)
        if message.scene is not None:
            self.figure.show_scene(message.scene)
        self._fill(message.ways)
        self.scroll_to_top()

    def set_colours(self, _palette: Palette, look: Look) -> None:
        """Draws in other colours."""
        self.figure.set_look(look)

    def _show_lists(self, lists: Sequence[Listed]) -> None:
        for made in self._lists:
            self._above.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._lists = [SignList(listed) for listed in lists]
        for made in self._lists:
            self._above.addWidget(made)

    def _fill(self, ways: Sequence[Way]) -> None:
        for made in self._ways:
            self.bar.remove(made)
            made.deleteLater()
        self._ways = [self._way(way) for way in ways]
        if self._ways:
            self._ways[-1].setFocus()

    def _way(self, way: Way) -> ActionButton:
        made = button(way.text, way.role, name=f"way-{way.request}")
        made.setProperty("request", way.request)
        made.clicked.connect(self._on_clicked)
        self.add_action(made)
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ActionButton):
            self.requested.emit(str(sender.property("request")))

    def _on_escape(self) -> None:
        way = next((made for made in self._ways if made.property("request") in _CHANGES_NOTHING), None)
        if way is not None:
            way.click()
