"""The player: what a person and the clocks do to a session."""

from sciatimer.clock import Clock
from sciatimer.session.cursor import Cursor
from sciatimer.session.events import (
    EasedOff,
    Finished,
    LeadInBegun,
    NotFinished,
    Paused,
    PauseReason,
    PhaseChanged,
    PlayerEvent,
    Resumed,
    Stopped,
    WaitingForPull,
)
from sciatimer.session.model import PlayerState, SegmentKind, Side
from sciatimer.session.moment import Moment, moment_at
from sciatimer.session.route import landing_ahead, landing_behind
from sciatimer.session.timeline import Timeline
from sciatimer.session.transitions import Command, next_state
from sciatimer.session.watch import Stamp, read

_LAST_SEEN = 0.001  # seconds before its end at which a segment is seen last: its countdown never shows 0
_GUIDING = {PlayerState.RUNNING, PlayerState.LEAD_IN, PlayerState.WAITING}
_STANDING = {PlayerState.PAUSED, PlayerState.EASED}
_LIMITED = {*_STANDING, PlayerState.WAITING}


class Player:
    """Walks one timeline once.

    Nothing is counted: the position is the difference of two readings of the monotonic clock, so it cannot drift. Every
    call but ``stop`` looks at both clocks first and answers with all that happened since the last answer, in order.
    When nobody can have been guided since the last look (the machine slept, the process was stopped), the session
    pauses where it was. Once it is over, every call does nothing. Before it has begun, only ``start``, ``stop``,
    ``tick``, ``moment`` and ``all_views_closed`` make sense; the others raise ``NoSuchTransition``.

    Args:
        timeline: what to walk.
        clock: wall and monotonic time.
        gap_seconds: how long nobody may look before the session pauses; scale it with a scaled clock.
        pause_limit: seconds of pause after which the session ends as not finished (clinical.md 4.3 I8).
        lead_in: seconds between resume and going on.
        wait_for_pull: a static hold begins only when the person feels a gentle pull; without it, after the ease-in
            or when the pull is felt, whichever is first (clinical.md 1.1).
    """

    def __init__(
        self,
        timeline: Timeline,
        clock: Clock,
        *,
        gap_seconds: float = 5.0,
        pause_limit: float = 300.0,
        lead_in: float = 3.0,
        wait_for_pull: bool = False,
    ) -> None:
        self._timeline = timeline
        self._clock = clock
        self._gap_seconds = gap_seconds
        self._pause_limit = pause_limit
        self._lead_in = lead_in
        self._cursor = Cursor(timeline, waits=wait_for_pull)
        self._state = PlayerState.READY
        self._seen = read(clock)
        self._paused_at = self._seen
        self._lead_in_at = 0.0
        self._events: list[PlayerEvent] = []

    @property
    def state(self) -> PlayerState:
        """What the player was doing at the last look."""
        return self._state

    @property
    def position(self) -> float:
        """Seconds on the timeline at the last look."""
        return self._cursor.position

    @property
    def holds_done(self) -> int:
        """Holds that ran their whole length, at the full pose; skipped and eased ones do not count."""
        return self._cursor.tally.holds_done

    @property
    def holds_planned(self) -> int:
        """Holds on the timeline."""
        return self._timeline.holds

    @property
    def seconds_held(self) -> dict[Side, float]:
        """Seconds really spent in holds, by side."""
        return self._cursor.tally.seconds_held

    @property
    def lead_in_remaining(self) -> float:
        """Seconds until the session goes on; 0 outside of a lead-in."""
        if self._state is not PlayerState.LEAD_IN:
            return 0.0
        return max(self._lead_in_at + self._lead_in - self._clock.monotonic(), 0.0)

    @property
    def pause_remaining(self) -> float:
        """Seconds until a pause or a wait ends the session; the whole limit outside of both."""
        if self._state not in _LIMITED:
            return self._pause_limit
        return max(self._pause_limit - self._paused_at.longest_to(read(self._clock)), 0.0)

    @property
    def can_feel_pull(self) -> bool:
        """Whether "I feel a gentle pull" begins a hold now."""
        return self._state in {PlayerState.RUNNING, PlayerState.WAITING} and self._cursor.before_a_pull

    def moment(self, ahead: float = 0.0) -> Moment:
        """What is shown now. Events that this look finds are given by the next call that returns events.

        Args:
            ahead: seconds until it will be seen. While the session runs, what it shows is that much later, but never
                beyond the end of the segment: the next one begins with its event.
        """
        self._look()
        cursor = self._cursor
        left = cursor.segment.ends_at - cursor.position - _LAST_SEEN
        later = max(min(ahead, left), 0.0) if self._state is PlayerState.RUNNING else 0.0
        reach = cursor.reach(self._seen.monotonic + later)
        return moment_at(self._timeline, cursor.position + later, reach, self.holds_done, cursor.index)

    def tick(self) -> tuple[PlayerEvent, ...]:
        """Looks at the clocks."""
        self._look()
        return self._answer()

    def start(self) -> tuple[PlayerEvent, ...]:
        """Begins the session.

        Raises:
            NoSuchTransition: it has begun already.
        """
        if self._take(Command.START):
            self._cursor.run_from(self._seen.monotonic)
            self._events.append(PhaseChanged(0, 0.0))
        return self._answer()

    def pause(self) -> tuple[PlayerEvent, ...]:
        """Freezes the position."""
        if self._take(Command.PAUSE) in _GUIDING:
            self._stand_still(self._seen, PauseReason.ASKED)
        return self._answer()

    def all_views_closed(self) -> tuple[PlayerEvent, ...]:
        """Nobody can see the session any more: pauses (clinical.md 4.3 I8)."""
        if self._take(Command.CLOSE_VIEWS) in _GUIDING:
            self._stand_still(self._seen, PauseReason.VIEWS_CLOSED)
        return self._answer()

    def resume(self) -> tuple[PlayerEvent, ...]:
        """Goes on after the lead-in."""
        if self._take(Command.RESUME) in _STANDING:
            self._lead_in_at = self._seen.monotonic
            self._events.append(LeadInBegun(self.position))
        return self._answer()

    def toggle_pause(self) -> tuple[PlayerEvent, ...]:
        """Pauses what moves and resumes what stands, by what the person last saw."""
        return self.pause() if self._state in _GUIDING else self.resume()

    def back(self) -> tuple[PlayerEvent, ...]:
        """Goes to the beginning of this repetition; within its first two seconds, of the one before."""
        if self._take(Command.BACK):
            elapsed = self.position - self._cursor.segment.starts_at
            self._land(landing_behind(self._timeline, self._cursor.index, elapsed))
        return self._answer()

    def forward(self) -> tuple[PlayerEvent, ...]:
        """Goes on to the next repetition, or to the change of leg or stretch before it. What is skipped is not done."""
        if self._take(Command.FORWARD):
            landing = landing_ahead(self._timeline, self._cursor.index)
            if landing is None:
                self._events.append(self._cursor.leave_out_rest())
                self._finish()
            else:
                self._land(landing)
        return self._answer()

    def ease_off(self) -> tuple[PlayerEvent, ...]:
        """The pull is too strong, without pain: stands still, half-way back; the hold goes on half-way when resumed.

        Does nothing outside of an ease-in or a hold.
        """
        self._look()
        if self._cursor.segment.kind in {SegmentKind.EASE_IN, SegmentKind.HOLD}:
            self._ease_off(self._take(Command.EASE_OFF))
        return self._answer()

    def feel_pull(self) -> tuple[PlayerEvent, ...]:
        """The person feels a gentle pull: the hold begins now. Does nothing outside of the way into a static hold."""
        self._take(Command.FEEL_PULL)
        if self.can_feel_pull:
            self._events += self._cursor.feel_pull(self._seen.monotonic)
        return self._answer()

    def stop(self) -> tuple[PlayerEvent, ...]:
        """Ends the session at once, where it was last seen."""
        # No look at the clocks first: nothing that they tell may come before a stop.
        if not self._state.is_over:
            self._state = next_state(self._state, Command.STOP)
            self._events.append(Stopped(self.position))
        return self._answer()

    def _answer(self) -> tuple[PlayerEvent, ...]:
        events, self._events = tuple(self._events), []
        return events

    def _take(self, command: Command) -> PlayerState | None:
        """Looks at the clocks, then changes the state; the state before, or None when the session is over."""
        self._look()
        if self._state.is_over:
            return None
        before, self._state = self._state, next_state(self._state, command)
        return before

    def _stand_still(self, since: Stamp, reason: PauseReason) -> None:
        self._paused_at = since
        self._events.append(Paused(reason, self.position))

    def _ease_off(self, before: PlayerState | None) -> None:
        if before in _GUIDING:
            self._paused_at = self._seen
        if before in _GUIDING or before is PlayerState.PAUSED:
            self._cursor.ease_off(self._seen.monotonic)
            self._events.append(EasedOff(self.position))

    def _land(self, index: int) -> None:
        self._events += self._cursor.land(index)
        self._cursor.run_from(self._seen.monotonic)
        self._lead_in_at = self._seen.monotonic

    def _finish(self) -> None:
        self._state = next_state(self._state, Command.END)
        self._events.append(Finished(self.position))

    def _wait(self) -> None:
        self._state = next_state(self._state, Command.WAIT)
        self._paused_at = self._seen
        self._events.append(WaitingForPull(self.position))

    def _look(self) -> None:
        before, self._seen = self._seen, read(self._clock)
        if self._state in _GUIDING:
            self._go_on(before)
        if self._state in _LIMITED and self._paused_at.longest_to(self._seen) >= self._pause_limit:
            self._state = next_state(self._state, Command.TIME_OUT)
            self._events.append(NotFinished(self.position))

    def _go_on(self, before: Stamp) -> None:
        if before.has_gap_to(self._seen, self._gap_seconds):
            self._state = next_state(self._state, Command.GAP)
            # Monotonic time cannot lie, so the pause began at the last look. A wall clock may only have been set
            # forward: by that one the pause begins now, or setting the clock would end the session.
            self._stand_still(Stamp(before.monotonic, self._seen.wall), PauseReason.GAP)
            return
        self._end_lead_in()
        if self._state is PlayerState.RUNNING:
            self._events += self._cursor.walk(self._seen.monotonic)
            if self._cursor.at_end:
                self._finish()
            elif self._cursor.is_waiting:
                self._wait()

    def _end_lead_in(self) -> None:
        end = self._lead_in_at + self._lead_in
        if self._state is PlayerState.LEAD_IN and self._seen.monotonic >= end:
            self._state = next_state(self._state, Command.END_LEAD_IN)
            self._cursor.run_from(end)
            self._events.append(Resumed(self.position))
