"""What the icon in the tray says and offers. Never a word of pain in it."""

from datetime import timedelta

from sciatimer.catalogue.kinds import Position
from sciatimer.desktop.tray import TrayItem, TrayLook
from sciatimer.reminders.model import Held
from sciatimer.texts import Texts
from sciatimer.ui.breaks_view import PauseFor, Standing, held_words, next_words, pause_words

PAUSES = (PauseFor.HALF_HOUR, PauseFor.HOUR, PauseFor.TOMORROW, PauseFor.OPEN)
POSITIONS = (Position.STANDING, Position.SEATED, Position.LYING)
OPEN, QUIT, RESUME, MEETING = "open", "quit", "resume", "meeting"
PAUSE, START = "pause-", "start-"  # what the key of a pause, or of a position, begins with
_NEAR = timedelta(minutes=90)  # a break that is later is told by the clock alone
_PAUSED = frozenset({Held.PAUSED, Held.MEETING})
_RESTING = frozenset(
    {Held.LOCKED, Held.OFF, Held.CHECK_DUE, Held.MORNING_DUE, Held.HOLIDAY, Held.OUTSIDE_HOURS, Held.AWAY}
)


def tray_look(standing: Standing) -> TrayLook:
    """How the icon looks."""
    if standing.decision.held in _PAUSED:
        return TrayLook.PAUSED
    return TrayLook.RESTING if standing.decision.held in _RESTING else TrayLook.NORMAL


def tray_tip(standing: Standing, texts: Texts) -> str:
    """How the breaks stand, in one line with the times of the clock."""
    decision, known = standing.decision, standing.known
    if decision.held is Held.PAUSED and known.pause is not None:
        return pause_words(known.pause, standing.now, texts)
    if decision.held is None or (decision.held is Held.AWAY and decision.kept is None):
        return next_words(decision, standing.now.wall, texts)
    why = held_words(decision.held, standing.holders, texts)
    return texts("resident.kept" if decision.kept else "resident.quiet", why=why)


def tray_menu(standing: Standing, texts: Texts) -> tuple[TrayItem, ...]:
    """The lines of the menu."""
    parting = TrayItem()
    return (
        TrayItem(_first_line(standing, texts), enabled=False),
        parting,
        _start(texts),
        *_pauses(standing, texts),
        TrayItem(texts("resident.meeting"), MEETING, checked=standing.known.meeting_since is not None),
        parting,
        TrayItem(texts("resident.open"), OPEN),
        TrayItem(texts("resident.quit"), QUIT),
    )


def _first_line(standing: Standing, texts: Texts) -> str:
    """With the time that is left, since the menu is made when it is opened."""
    said, at = tray_tip(standing, texts), standing.decision.next_at
    if standing.decision.held is not None or standing.decision.offer is not None or at is None:
        return said
    left = at - standing.now.wall
    if not timedelta() < left < _NEAR:
        return said
    return texts("resident.in_minutes", next=said, minutes=max(1, round(left.total_seconds() / 60)))


def _start(texts: Texts) -> TrayItem:
    places = tuple(TrayItem(texts(f"today.position_{position}"), f"{START}{position}") for position in POSITIONS)
    return TrayItem(texts("resident.start"), items=places)


def _pauses(standing: Standing, texts: Texts) -> tuple[TrayItem, ...]:
    if standing.decision.held is Held.PAUSED:
        return (TrayItem(texts("resident.resume"), RESUME),)
    lengths = tuple(TrayItem(texts(f"resident.pause_{length}"), f"{PAUSE}{length}") for length in PAUSES)
    return (TrayItem(texts("resident.pause"), items=lengths),)
