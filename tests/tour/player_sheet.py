"""Draws the player in each of its phases and states, a session by picture alone: python -m tests.tour.player_sheet FILE."""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.session.events import PauseReason
from sciatimer.session.model import SegmentKind
from sciatimer.session.player import Player
from sciatimer.texts import load_texts
from sciatimer.ui.pages.player import PlayerPage
from sciatimer.ui.player_view import PlayerView, Staging, player_view
from sciatimer.ui.qt import make_qt
from sciatimer.ui.theme import DARK, LIGHT, Metrics, style_sheet
from tests.fakes import FakeClock
from tests.session.built_in import HOLD, run, session

CELL = (960, 640)
IN_A_ROW = 4
STRETCHES = (HOLD, "seated-heel-floor", "standing-foot-on-step")
PHASES = (
    SegmentKind.GET_READY,
    SegmentKind.EASE_IN,
    SegmentKind.HOLD,
    SegmentKind.EASE_OUT,
    SegmentKind.REST,
    SegmentKind.SWITCH_SIDE,
)


def draw_player(file: Path) -> None:
    """Every phase of three stretches and every state of the player, light and dark."""
    cells = [image for palette in (LIGHT, DARK) for image in _cells(dark=palette is DARK)]
    wide, high = CELL
    rows = -(-len(cells) // IN_A_ROW)
    sheet = QImage(wide * IN_A_ROW // 2, high * rows // 2, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(0.5, 0.5)
    for index, cell in enumerate(cells):
        painter.drawImage(QPoint(index % IN_A_ROW * wide, index // IN_A_ROW * high), cell)
    painter.end()
    sheet.save(str(file))


def _cells(*, dark: bool) -> Iterator[QImage]:
    palette = DARK if dark else LIGHT
    page = PlayerPage(load_texts(), palette, look_for(dark, SkinTone.TAN, HairTone.BLACK))
    page.setStyleSheet(style_sheet(palette, Metrics(1.0)))
    page.resize(*CELL)
    page.begin(flashes=False, any_key=False)
    for view in session_views():
        page.show_view(view)
        QApplication.processEvents()
        yield page.grab().toImage()
    page.deleteLater()


def session_views() -> Iterator[PlayerView]:
    """Each phase of three stretches, then each state."""
    for name in STRETCHES:
        timeline = session(name)
        staging = Staging(timeline, load_texts(), Build.SLIM, still=False)
        for kind in PHASES:
            segment = next(each for each in timeline.segments if each.kind is kind)
            player, _ = _played(name, segment.starts_at + segment.seconds * 0.6)
            yield player_view(player, None, staging)
    yield from _states(Staging(session(), load_texts(), Build.SLIM, still=False))


def _states(staging: Staging) -> Iterator[PlayerView]:
    """Paused, eased off, going on, waiting for a pull."""
    in_hold = 18.0
    player, _ = _played(HOLD, in_hold)
    player.pause()
    yield player_view(player, PauseReason.ASKED, staging)
    player, clock = _played(HOLD, in_hold)
    player.ease_off()
    run(player, clock, 2)
    yield player_view(player, None, staging)
    player.resume()
    yield player_view(player, None, staging)
    player, _ = _played(HOLD, in_hold, waits=True)
    yield player_view(player, None, staging)


def _played(name: str, seconds: float, *, waits: bool = False) -> tuple[Player, FakeClock]:
    clock = FakeClock()
    player = Player(session(name), clock, wait_for_pull=waits)
    player.start()
    run(player, clock, seconds)
    return player, clock


def main(arguments: list[str]) -> int:
    """Draws the sheet."""
    app = make_qt(["player-sheet"])
    draw_player(Path(arguments[0]))
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
