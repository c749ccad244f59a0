"""Asks the screens of clinical.md 4.1, one set after the other, and writes each answer at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sciatimer.history.facts import Locked, ScreenAnswered
from sciatimer.safety.screens import (
    CLINICIAN_ITEMS,
    EMERGENCY_ITEMS,
    EXERCISE_ITEMS,
    SIGNS,
    URGENT_ITEMS,
    Item,
    worst_flag,
)
from sciatimer.safety.values import Outcome, RedFlag
from sciatimer.texts import Texts
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.screening import ScreenItem
from sciatimer.ui.services import Services


@dataclass(frozen=True, slots=True)
class Screen:
    """One set of items that is asked together, with the text keys above it."""

    title: str
    intro: str
    items: tuple[Item, ...]


EMERGENCY_SCREEN = Screen("ui.screen_emergency", "screens.red_intro", EMERGENCY_ITEMS)
URGENT_SCREEN = Screen("ui.screen_urgent", "ui.screen_urgent_intro", URGENT_ITEMS)
HEALTH_SCREEN = Screen("ui.screen_health", "screens.health_intro", CLINICIAN_ITEMS)
EXERCISE_SCREEN = Screen("ui.screen_exercise", "screens.exercise_intro", EXERCISE_ITEMS)
WEEKLY_SCREEN = Screen("ui.screen_weekly", "screens.weekly_intro", SIGNS)

WHOLE = (EMERGENCY_SCREEN, URGENT_SCREEN, HEALTH_SCREEN, EXERCISE_SCREEN)
BOTH_SIGNS = (EMERGENCY_SCREEN, URGENT_SCREEN)
HEALTH_ONLY = (HEALTH_SCREEN, EXERCISE_SCREEN)

_CAUSES = {RedFlag.EMERGENCY: Outcome.EMERGENCY, RedFlag.URGENT: Outcome.URGENT}


class ScreeningController(QObject):
    """Walks through screens; a warning sign ends the walk and locks the routine in the same breath.

    Signals:
        finished(int): the gravest RedFlag; every screen was answered unless it is above NONE.
    """

    finished = Signal(int)

    def __init__(self, services: Services, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._pages = pages
        self._screens: Sequence[Screen] = ()
        self._rules = ("P1", "P2")
        self._session: int | None = None
        self._index = 0
        pages.once("screening", self._connect)

    @property
    def is_asking(self) -> bool:
        """Whether a screen is still to be answered."""
        return self._index < len(self._screens)

    def ask(
        self,
        screens: Sequence[Screen],
        *,
        rules: tuple[str, str] = ("P1", "P2"),
        session: int | None = None,
        begin_at: int = 0,
    ) -> None:
        """Begins with the first screen.

        Args:
            screens: what to ask.
            rules: the ids of the rows for an emergency and an urgent sign, kept with the lock.
            session: the session a lock belongs to, None outside of a check.
            begin_at: how many of the screens were answered before, so that a first use can be taken up again.
        """
        self._screens, self._rules, self._session, self._index = screens, rules, session, begin_at
        self._show()

    def _connect(self) -> None:
        self._pages.screening.answered.connect(self._on_answered)

    def _show(self) -> None:
        screen, texts = self._screens[self._index], self._services.texts
        step = ""
        if len(self._screens) > 1:
            step = texts("ui.screening_step", step=self._index + 1, steps=len(self._screens))
        self._pages.screening.ask(
            texts(screen.title), texts(screen.intro), screen_items(screen.items, texts), step=step
        )

    def _on_answered(self, yes: tuple[str, ...]) -> None:
        now = self._services.clock.now()
        flag = worst_flag(yes)
        items = self._screens[self._index].items
        answers = [ScreenAnswered(now, item.id, item.id in yes) for item in items]
        locks = [] if flag is RedFlag.NONE else [self._lock(flag)]
        self._services.store.append_all([*answers, *locks])
        self._index = self._index + 1 if flag is RedFlag.NONE else len(self._screens)
        if self.is_asking:
            self._show()
        else:
            self.finished.emit(int(flag))

    def _lock(self, flag: RedFlag) -> Locked:
        rule = self._rules[0] if flag is RedFlag.EMERGENCY else self._rules[1]
        return Locked(self._services.clock.now(), _CAUSES[flag], rule, self._session)


def screen_items(items: Sequence[Item], texts: Texts) -> list[ScreenItem]:
    """The items in words."""
    return [ScreenItem(item.id, item_words(item, texts)) for item in items]


def item_words(item: Item, texts: Texts) -> str:
    """An item with what else belongs to it."""
    more = f". {texts(item.more)}" if item.more else ""
    return f"{texts(item.text)}{more}"


def first_open(screens: Sequence[Screen], answered: frozenset[str]) -> int:
    """The index of the first screen with an item that is not answered; the last one when all are."""
    still = (index for index, screen in enumerate(screens) if any(item.id not in answered for item in screen.items))
    return next(still, len(screens) - 1)
