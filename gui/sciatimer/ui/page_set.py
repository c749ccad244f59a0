"""All pages of the window, made together."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from sciatimer.figure.look import Look
from sciatimer.texts import Texts
from sciatimer.ui.pages.ask_first import AskFirstPage
from sciatimer.ui.pages.check import CheckPage
from sciatimer.ui.pages.dose import DosePage
from sciatimer.ui.pages.filters import FiltersPage
from sciatimer.ui.pages.message import MessagePage
from sciatimer.ui.pages.morning import MorningPage
from sciatimer.ui.pages.player import PlayerPage
from sciatimer.ui.pages.screening import ScreeningPage
from sciatimer.ui.pages.settings import SettingsPage
from sciatimer.ui.pages.signs import SignsPage
from sciatimer.ui.pages.stop import StopPage
from sciatimer.ui.pages.today import TodayPage
from sciatimer.ui.pages.unlock import UnlockPage
from sciatimer.ui.pages.variants import VariantsPage
from sciatimer.ui.pages.welcome import WelcomePage
from sciatimer.ui.theme import Palette


@dataclass(frozen=True, slots=True)
class Pages:
    """One of each. ``message`` tells outcomes and refusals, ``ended`` the lock, ``help`` the warning signs, ``fault`` mistakes."""

    welcome: WelcomePage
    screening: ScreeningPage
    today: TodayPage
    signs: SignsPage
    variants: VariantsPage
    filters: FiltersPage
    dose: DosePage
    player: PlayerPage
    stop: StopPage
    check: CheckPage
    morning: MorningPage
    message: MessagePage
    ended: MessagePage
    help: MessagePage
    fault: MessagePage
    unlock: UnlockPage
    ask_first: AskFirstPage
    settings: SettingsPage

    def all(self) -> tuple[QWidget, ...]:
        """Every page."""
        return tuple(getattr(self, name) for name in self.__slots__)


def make_pages(texts: Texts, palette: Palette, look: Look) -> Pages:
    """Every page, empty."""
    return Pages(
        welcome=WelcomePage(texts),
        screening=ScreeningPage(texts),
        today=TodayPage(texts, palette, look),
        signs=SignsPage(texts),
        variants=VariantsPage(texts),
        filters=FiltersPage(texts),
        dose=DosePage(texts),
        player=PlayerPage(texts, palette, look),
        stop=StopPage(texts),
        check=CheckPage(texts),
        morning=MorningPage(texts),
        message=MessagePage(look),
        ended=MessagePage(look),
        help=MessagePage(look),
        fault=MessagePage(look),
        unlock=UnlockPage(texts),
        ask_first=AskFirstPage(texts),
        settings=SettingsPage(texts, look),
    )
