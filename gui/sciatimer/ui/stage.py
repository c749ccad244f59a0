"""Where a session is seen: on the page of the window or in the small window. It is one session, whatever shows it."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from sciatimer.session.cues import PHASE_CUES, Cue, CueKind, Priority
from sciatimer.ui.page_set import Pages

if TYPE_CHECKING:
    from sciatimer.ui.player_view import PlayerView

_REQUESTS = ("pause", "back", "forward", "ease", "pull", "stop")


class SessionView(Protocol):
    """What shows a session. It is a widget, too, and has the requests of the stage as signals of the same names."""

    def begin(self, *, flashes: bool, any_key: bool) -> None:
        """A session begins, or comes here: with flashes, and with every letter for a pause."""

    def show_view(self, view: "PlayerView") -> None:
        """Shows a moment."""

    def show_cue(self, cue: Cue) -> None:
        """Shows what a sound tells at the same moment."""

    def show_missing(self, text: str) -> None:
        """Says that sound or voice is not there."""

    def describe(self, picture: str) -> None:
        """Says the picture in words."""


class Stage(QObject):
    """Tells one view what there is to see, and passes on what the person asks for there.

    Signals:
        pause_requested(), back_requested(), forward_requested(), ease_requested(), pull_requested(),
        stop_requested(): what the person wants, whichever view it is asked for in.
    """

    pause_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    ease_requested = Signal()
    pull_requested = Signal()
    stop_requested = Signal()

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages
        self._small: SessionView | None = None
        self._flashes = False
        self._any_key = False
        self._view: PlayerView | None = None
        self._picture = ""
        pages.once("player", self._connect_page)

    def begin(self, *, flashes: bool, any_key: bool) -> None:
        """A session begins."""
        self._flashes, self._any_key = flashes, any_key
        self._shown.begin(flashes=flashes, any_key=any_key)

    def show_view(self, view: "PlayerView") -> None:
        """Shows a moment."""
        self._view = view
        self._shown.show_view(view)

    def describe(self, picture: str) -> None:
        """Says the picture in words, for screen readers."""
        self._picture = picture
        self._shown.describe(picture)

    def show_cue(self, cue: Cue, leg: str) -> None:
        """Shows what a sound tells, and says it to a screen reader: milestones, never the countdown.

        Args:
            cue: what is told.
            leg: the leg it is about, as in a sentence.
        """
        self._shown.show_cue(cue)
        if cue.kind is not CueKind.COUNT:
            self._announce(milestone(cue, leg), urgent=cue.kind.priority >= Priority.SWITCH)

    def show_missing(self, text: str) -> None:
        """Says that sound or voice is not there."""
        self._shown.show_missing(text)

    def move_to(self, small: SessionView) -> None:
        """From now on the session is seen there."""
        self._connect(small)
        self._small = small
        self._tell_all(small)

    def move_back(self) -> None:
        """From now on the session is seen on the page of the window again."""
        self._small = None
        self._tell_all(self._pages.player)

    def _connect(self, view: SessionView) -> None:
        for name in _REQUESTS:
            getattr(view, f"{name}_requested").connect(getattr(self, f"{name}_requested"))

    @property
    def _shown(self) -> SessionView:
        return self._small or self._pages.player

    def _connect_page(self) -> None:
        self._connect(self._pages.player)

    def _tell_all(self, view: SessionView) -> None:
        view.begin(flashes=self._flashes, any_key=self._any_key)
        view.describe(self._picture)
        if self._view is not None:
            view.show_view(self._view)

    def _announce(self, words: str, *, urgent: bool) -> None:
        view = self._shown
        if not isinstance(view, QWidget):
            raise TypeError(f"nothing to be seen: {view!r}")
        event = QAccessibleAnnouncementEvent(view, words)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)


def milestone(cue: Cue, leg: str) -> str:
    """What a screen reader says of a cue: its words, and of every phase the leg, also where a voice has no time."""
    words = cue.spoken or cue.shown
    if cue.kind not in PHASE_CUES.values() or leg in words:
        return words
    return f"{words.removesuffix('.')}, {leg}."
