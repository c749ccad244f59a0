"""Puts an offered break before the person: as a notification, or in the small window, and takes the answer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sciatimer.desktop.notice import DEFAULT, Notice, Notifier
from sciatimer.history.settings import BreakStyle, load_settings
from sciatimer.reminders.model import Answer, Offer
from sciatimer.ui.break_offer_view import BreakOfferView, OfferedStretch, offer_view
from sciatimer.ui.foundation import Foundation

if TYPE_CHECKING:
    from sciatimer.ui.break_window import BreakWindow

_ACCEPT, _LATER, _SKIP = "accept", "later", "skip"


class BreakTeller(QObject):
    """Shows one offer at a time.

    Args:
        foundation: what it works with.
        make_notifier: makes what shows notifications, when the first is shown.

    Signals:
        answered(object, int): an Answer, and for LATER the minutes.
        hurts(): it hurts today; the offer has gone without an answer.
    """

    answered = Signal(object, int)
    hurts = Signal()

    def __init__(self, foundation: Foundation, make_notifier: Callable[[], Notifier]) -> None:
        super().__init__()
        self._foundation = foundation
        self._make_notifier = make_notifier
        self._notifier: Notifier | None = None
        self._window: BreakWindow | None = None
        self._offer: Offer | None = None
        self._stretch: OfferedStretch | None = None
        self._view: BreakOfferView | None = None
        self._snooze = 0

    @property
    def shown(self) -> int | None:
        """The id of the offer that is on the screen, None for none."""
        return None if self._offer is None else self._offer.id

    def show(self, offer: Offer, stretch: OfferedStretch | None, *, sees_away: bool) -> None:
        """Puts a recorded offer on the screen."""
        settings = load_settings(self._foundation.store)
        self._offer, self._stretch = offer, stretch
        self._view = offer_view(offer, stretch, self._foundation.texts, sees_away=sees_away)
        self._snooze = _nearest(settings.break_snooze, offer.snoozes)
        if settings.break_style is BreakStyle.NOTIFICATION:
            self._notify(self._view)
        else:
            self._open(self._view)

    def withdraw(self) -> None:
        """Takes away what is shown, without an answer."""
        self._offer = self._view = None
        if self._notifier is not None:
            self._notifier.withdraw()
        if self._window is not None:
            self._window.put_away()

    def close(self) -> None:
        """Takes everything away, for the end."""
        self.withdraw()
        if self._notifier is not None:
            self._notifier.close()
        if self._window is not None:
            self._window.deleteLater()
            self._window = None

    def _notify(self, view: BreakOfferView) -> None:
        if self._notifier is None:
            self._notifier = self._make_notifier()
            self._notifier.chosen.connect(self._on_chosen)
            self._notifier.closed.connect(self._on_unanswered)
            self._notifier.failed.connect(self._on_failed)
        self._notifier.show(self._notice(view))

    def _notice(self, view: BreakOfferView) -> Notice:
        texts = self._foundation.texts
        later = ((_LATER, texts("breaks.later", minutes=self._snooze)),) if self._snooze else ()
        actions = ((_ACCEPT, view.accept), *later, (_SKIP, texts("breaks.skip")))
        return Notice(view.title, f"{view.why}. {view.what}", actions)

    def _open(self, view: BreakOfferView) -> None:
        from sciatimer.ui.appearance import build_of, stands_still, system_wishes
        from sciatimer.ui.break_picture import UP, BreakPose, with_picture
        from sciatimer.ui.screens import screen_in_use

        settings = load_settings(self._foundation.store)
        window = self._window or self._make_window()
        pose = UP if self._stretch is None else BreakPose(self._stretch.position, stretches=True)
        pictured = with_picture(view, pose, build_of(settings), self._foundation.texts)
        window.show_offer(pictured, screen_in_use(), still=stands_still(settings, system_wishes()))

    def _make_window(self) -> "BreakWindow":
        from sciatimer.ui.appearance import appearance, system_wishes
        from sciatimer.ui.break_window import BreakWindow
        from sciatimer.ui.qt import dress_qt

        dress_qt()
        looks = appearance(load_settings(self._foundation.store), system_wishes())
        window = self._window = BreakWindow(self._foundation.texts, looks.look, speed=self._foundation.speed)
        window.setStyleSheet(looks.sheet)
        window.accepted.connect(self._on_accepted)
        window.later_requested.connect(self._on_later)
        window.skipped.connect(self._on_skipped)
        window.hurts_requested.connect(self._on_hurts)
        window.unanswered.connect(self._on_unanswered)
        return window

    def _answer(self, answer: Answer, minutes: int = 0) -> None:
        if self._offer is not None:
            self.withdraw()
            self.answered.emit(answer, minutes)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        if key == _ACCEPT:
            self._on_accepted()
        elif key == _LATER:
            self._on_later(self._snooze)
        elif key == _SKIP:
            self._on_skipped()
        elif key == DEFAULT and self._view is not None:
            self._open(self._view)  # whoever clicks beside the buttons wants to see more, and has answered nothing

    @Slot()
    def _on_accepted(self) -> None:
        self._answer(Answer.TAKEN)

    @Slot(int)
    def _on_later(self, minutes: int) -> None:
        self._answer(Answer.LATER, minutes)

    @Slot()
    def _on_skipped(self) -> None:
        self._answer(Answer.SKIPPED)

    @Slot()
    def _on_unanswered(self) -> None:
        self._answer(Answer.UNANSWERED)

    @Slot()
    def _on_hurts(self) -> None:
        if self._offer is not None:
            self.withdraw()
            self.hurts.emit()

    @Slot()
    def _on_failed(self) -> None:
        """The small window is what is left."""
        if self._view is not None:
            self._open(self._view)


def _nearest(wanted: int, offered: tuple[int, ...]) -> int:
    """The minutes of the one "later" button: as set, or the longest that still fits; 0 for none."""
    return max((minutes for minutes in offered if minutes <= wanted), default=min(offered, default=0))
