"""Walks a session on its stage. Every change is on disk before the screen shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sciatimer.errors import SciatimerError
from sciatimer.figure.describe import describe
from sciatimer.history.facts import EndReason, Fact, PhaseBegun, PlayerChanged, SessionEnded
from sciatimer.history.settings import Settings
from sciatimer.session.cues import Cue
from sciatimer.session.events import (
    EasedOff,
    Finished,
    LeadInBegun,
    Moved,
    NotFinished,
    Paused,
    PauseReason,
    PhaseChanged,
    PlayerEvent,
    PullFelt,
    Resumed,
    Stopped,
    WaitingForPull,
)
from sciatimer.session.model import PlayerState, SegmentKind
from sciatimer.session.words import leg_words
from sciatimer.ui.appearance import build_of, stands_still, system_wishes
from sciatimer.ui.page_set import Pages
from sciatimer.ui.paint_time import PaintTime
from sciatimer.ui.services import Services
from sciatimer.ui.stage import Stage

if TYPE_CHECKING:
    from sciatimer.session.player import Player
    from sciatimer.session.timeline import Timeline
    from sciatimer.ui.cue_teller import CueTeller
    from sciatimer.ui.player_view import Staging

GAP_SECONDS = 5.0
MOVING_MS = 16  # 60 frames a second while the body moves
BREATHING_MS = 100  # 10 frames a second in a hold
STILL_MS = 200  # the seconds change, nothing else

_MOVING = frozenset({SegmentKind.EASE_IN, SegmentKind.EASE_OUT})
_END_REASONS: dict[type[PlayerEvent], EndReason] = {
    Finished: EndReason.FINISHED,
    Stopped: EndReason.STOPPED,
    NotFinished: EndReason.NOT_FINISHED,
}
_CHANGES: dict[type[PlayerEvent], str] = {
    Paused: "paused",
    EasedOff: "eased",
    LeadInBegun: "lead_in",
    Resumed: "resumed",
    Moved: "moved",
    WaitingForPull: "waiting",
    PullFelt: "pull_felt",
}


@dataclass(frozen=True, slots=True)
class Running:
    """A session that is being walked."""

    session: int
    player: "Player"
    staging: "Staging"


class SessionController(QObject):
    """Owns the player and the one timer that looks at it.

    Attributes:
        stage: where the session is seen.

    Signals:
        ended(int, str): the session with this id is over, for this EndReason.
        failed(object): it could not be written, and the session was stopped; the SciatimerError says what to do.
    """

    ended = Signal(int, str)
    failed = Signal(object)

    def __init__(self, services: Services, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self.stage = Stage(pages)
        self._running: Running | None = None
        self._reason: PauseReason | None = None
        self._teller: CueTeller | None = None
        self._paint_time = PaintTime(services.clock)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._connect()

    @property
    def is_running(self) -> bool:
        """Whether a session is being walked."""
        return self._running is not None

    def start(self, session: int, timeline: "Timeline", settings: Settings) -> None:
        """Begins a session that the store knows by this id."""
        from sciatimer.session.player import Player
        from sciatimer.ui.player_view import Staging, is_lying

        player = Player(
            timeline,
            self._services.clock,
            gap_seconds=GAP_SECONDS * self._services.speed,
            wait_for_pull=settings.wait_for_pull,
        )
        still = stands_still(settings, system_wishes())
        self._running = Running(session, player, Staging(timeline, self._services.texts, build_of(settings), still))
        self._reason = None
        self.stage.begin(flashes=settings.flash and not still, any_key=is_lying(timeline))
        self._open_teller().begin(timeline, settings)
        self._take(player.start())

    def toggle_pause(self) -> None:
        """Pauses, or goes on after the lead-in."""
        if self._running is not None:
            self._take(self._running.player.toggle_pause())

    def stop(self) -> None:
        """Ends the session at once, no question before."""
        if self._running is not None:
            self._take(self._running.player.stop())

    def views_closed(self) -> None:
        """Nobody can see the session any more: it pauses (I8)."""
        if self._running is not None:
            self._take(self._running.player.all_views_closed())

    def feel_pull(self) -> None:
        """The person feels a gentle pull: the hold begins."""
        if self._running is not None:
            self._take(self._running.player.feel_pull())

    def halt(self) -> None:
        """Ends the session without another word, because nothing can be written; its check stays open."""
        if self._running is not None:
            self._running.player.stop()
        self._running = None
        self._timer.stop()
        self._paint_time.forget()
        if self._teller is not None:
            self._teller.end()

    def leave(self) -> None:
        """The program closes: sound, voice and screen are let go at once."""
        if self._teller is not None:
            self._teller.quiet()

    def _open_teller(self) -> "CueTeller":
        from sciatimer.ui.cue_teller import CueTeller

        if self._teller is None:
            self._teller = CueTeller(self._services)
            self._teller.given.connect(self._on_cue)
            self._teller.missing.connect(self.stage.show_missing)
        return self._teller

    def _connect(self) -> None:
        stage = self.stage
        stage.pause_requested.connect(self.toggle_pause)
        stage.back_requested.connect(self._on_back)
        stage.forward_requested.connect(self._on_forward)
        stage.ease_requested.connect(self._on_ease)
        stage.pull_requested.connect(self.feel_pull)
        stage.stop_requested.connect(self.stop)

    def _on_cue(self, cue: Cue) -> None:
        if self._running is not None:
            side = self._running.player.moment().segment.side
            self.stage.show_cue(cue, leg_words(side, self._services.texts))

    def _on_back(self) -> None:
        if self._running is not None:
            self._take(self._running.player.back())

    def _on_forward(self) -> None:
        if self._running is not None:
            self._take(self._running.player.forward())

    def _on_ease(self) -> None:
        if self._running is not None:
            self._take(self._running.player.ease_off())

    def _on_tick(self) -> None:
        if self._running is not None:
            self._take(self._running.player.tick())

    def _take(self, events: tuple[PlayerEvent, ...]) -> None:
        running = self._running
        if running is None:
            return
        try:
            if events:
                self._services.store.append_all([self._fact(running, event) for event in events])
        except SciatimerError as error:
            self.halt()
            self.failed.emit(error)
            return
        self._remember(events)
        if self._teller is not None:
            self._teller.tell(running.player, events)
        if running.player.state.is_over:
            self._end(running, _END_REASONS[type(events[-1])])
        else:
            self._show(running, events)

    def _end(self, running: Running, reason: EndReason) -> None:
        self.halt()
        self.ended.emit(running.session, str(reason))

    def _remember(self, events: tuple[PlayerEvent, ...]) -> None:
        for event in events:
            if isinstance(event, Paused):
                self._reason = event.reason

    def _show(self, running: Running, events: tuple[PlayerEvent, ...]) -> None:
        from sciatimer.ui.player_view import player_view

        if any(isinstance(event, PhaseChanged) for event in events):
            self._describe(running)  # first, because from here on the frame gets older
        self._paint_time.begin()
        view = player_view(running.player, self._reason, running.staging, self._paint_time.seconds)
        meanwhile = running.player.tick()
        if meanwhile:  # a slow disk, or a boundary just now: what the view would tell is not written yet
            self._take(meanwhile)
            return
        self.stage.show_view(view)
        self._look_every(self._interval(running))

    def _describe(self, running: Running) -> None:
        moment = running.player.moment()
        exercise = running.staging.timeline.exercises[moment.segment.exercise]
        holding = moment.segment.kind in {SegmentKind.EASE_IN, SegmentKind.HOLD}
        self.stage.describe(describe(exercise, holding, moment.segment.side, self._services.texts))

    def _look_every(self, milliseconds: int) -> None:
        # a timer that is begun anew at each look would wait for the look's own work on top
        if not self._timer.isActive() or self._timer.interval() != milliseconds:
            self._timer.start(milliseconds)

    def _interval(self, running: Running) -> int:
        if running.player.state in {PlayerState.PAUSED, PlayerState.EASED} or running.staging.still:
            return STILL_MS
        kind = running.player.moment().segment.kind
        if kind in _MOVING:
            return MOVING_MS
        return BREATHING_MS if kind is SegmentKind.HOLD else STILL_MS

    def _fact(self, running: Running, event: PlayerEvent) -> Fact:
        now = self._services.clock.now()
        if isinstance(event, PhaseChanged):
            segment = running.staging.timeline.segments[event.index]
            return PhaseBegun(
                at=now,
                session=running.session,
                kind=segment.kind,
                exercise=segment.exercise,
                side=segment.side,
                repetition=segment.repetition,
                position=event.position,
            )
        reason = _END_REASONS.get(type(event))
        if reason is not None:
            player = running.player
            return SessionEnded(now, running.session, reason, player.holds_done, player.holds_planned)
        return PlayerChanged(now, running.session, _CHANGES[type(event)], event.position)
