"""Gives the cues while a session is walked: those of the timeline, and those of what the person and the clocks do."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, inf, nextafter

from sciatimer.session.cue_sheet import cue_sheet, cues_between, room_for_words
from sciatimer.session.cues import OPENING, Cue, CueKind
from sciatimer.session.events import (
    EasedOff,
    LeadInBegun,
    Moved,
    NotFinished,
    Paused,
    PlayerEvent,
    PullFelt,
    Resumed,
    Stopped,
    WaitingForPull,
)
from sciatimer.session.model import PlayerState, Segment, SegmentKind
from sciatimer.session.moment import segment_index
from sciatimer.session.player import Player
from sciatimer.session.spoken import Speaker
from sciatimer.session.timeline import Timeline
from sciatimer.session.words import leg_words, phase_words

# What happened, and what the player does since. What is not here (a phase that begins, a pull, the end, a jump while
# it runs) is told by the timeline.
_HAPPENED: dict[tuple[type[PlayerEvent], PlayerState], CueKind] = {
    (Paused, PlayerState.PAUSED): CueKind.PAUSED,
    (EasedOff, PlayerState.EASED): CueKind.EASED,
    (Moved, PlayerState.PAUSED): CueKind.MOVED,
    (Moved, PlayerState.LEAD_IN): CueKind.RESUMING,
    (LeadInBegun, PlayerState.LEAD_IN): CueKind.RESUMING,
    (Resumed, PlayerState.RUNNING): CueKind.RESUMED,
    (WaitingForPull, PlayerState.WAITING): CueKind.WAITING,
    (Stopped, PlayerState.STOPPED): CueKind.STOPPED,
    (NotFinished, PlayerState.NOT_FINISHED): CueKind.NOT_FINISHED,
}


class Prompter:
    """Tells every cue once each time the player passes it; what was missed is not made up for.

    Args:
        timeline: the session.
        speaker: what is said, and how fast.
        waits: the player waits for a gentle pull.
    """

    def __init__(self, timeline: Timeline, speaker: Speaker, *, waits: bool = False) -> None:
        self._timeline = timeline
        self._speaker = speaker
        self._sheet = cue_sheet(timeline, speaker, waits=waits)
        self._told_to = -1.0  # up to which position all is told
        self._lead_in_left = 0.0

    def prompt(self, player: Player, events: Sequence[PlayerEvent]) -> tuple[Cue, ...]:
        """What is to be told now.

        Args:
            player: as it is since those events.
            events: what its last call answered, also if nothing happened.
        """
        jumped = [event.position for event in events if isinstance(event, Moved | PullFelt)]
        if jumped:
            self._told_to = _before(jumped[-1])
        told = self._of_timeline(player)
        happened = self._of_events(player, events, told)
        cues = (*happened, *told, *self._of_lead_in(player))
        return tuple(replace(cue, cuts=bool(jumped) and cue is cues[0]) for cue in cues)

    def _of_timeline(self, player: Player) -> tuple[Cue, ...]:
        position = player.position
        if player.state not in {PlayerState.RUNNING, PlayerState.WAITING, PlayerState.FINISHED}:
            # What begins just here has yet to begin.
            self._told_to = max(self._told_to, _before(position))
            return ()
        until = _before(position) if player.state is PlayerState.WAITING else position
        cues = cues_between(self._sheet, self._told_to, until)
        self._told_to = until
        return cues

    def _of_events(self, player: Player, events: Sequence[PlayerEvent], told: Sequence[Cue]) -> tuple[Cue, ...]:
        for event in reversed(events):
            kind = _HAPPENED.get((type(event), player.state))
            if kind is CueKind.RESUMED and any(cue.kind in OPENING for cue in told):
                continue  # what begins says more than what goes on
            if kind is not None:
                return (self._cue(kind, event, player),)
        return ()

    def _cue(self, kind: CueKind, event: PlayerEvent, player: Player) -> Cue:
        segment = self._timeline.segments[segment_index(self._timeline, player.position)]
        left = player.lead_in_remaining if kind is CueKind.RESUMING else segment.ends_at - player.position
        values = {
            "phase": phase_words(segment.kind, self._speaker.texts),
            "leg": leg_words(segment.side, self._speaker.texts),
            "left": ceil(left),
        }
        quiet_until = self._sheet.next_sound(player.position) if kind is CueKind.RESUMED else inf
        shown = self._speaker.texts(f"cues.shown.{kind}", **values)
        cue = Cue(player.position, kind, shown, quiet_until=quiet_until)
        words = self._speaker.say(_name(kind, event, segment), room_for_words(cue), values)
        return replace(cue, spoken=words, speaking=self._speaker.seconds(words))

    def _of_lead_in(self, player: Player) -> tuple[Cue, ...]:
        before, self._lead_in_left = ceil(self._lead_in_left), player.lead_in_remaining
        left = ceil(self._lead_in_left)
        if not 0 < left < before:
            return ()
        return (Cue(player.position, CueKind.COUNT, self._speaker.texts("cues.shown.count", left=left)),)


def _before(position: float) -> float:
    return nextafter(position, -inf)


def _name(kind: CueKind, event: PlayerEvent, segment: Segment) -> str:
    """The name of what is said: a pause says why, and a hold that goes on how long."""
    if isinstance(event, Paused):
        return f"{kind}_{event.reason}"
    held = kind is CueKind.RESUMED and segment.kind is SegmentKind.HOLD
    return f"{kind}_hold" if held else kind
