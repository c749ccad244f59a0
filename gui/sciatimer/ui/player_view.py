"""From a moment of the session to what the player screen shows. No widget is touched here."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.figure.fault_scenes import FaultScene, describe_fault, fault_name, fault_scene
from sciatimer.figure.faults import faults_for
from sciatimer.figure.scene import Build, Scene, breath_at, scene_for
from sciatimer.session.events import PauseReason
from sciatimer.session.model import PlayerState, SegmentKind, Side
from sciatimer.session.moment import Moment
from sciatimer.session.player import Player
from sciatimer.session.timeline import Timeline
from sciatimer.session.words import coming_words, leg_words, phase_words
from sciatimer.texts import Texts, at_the_start

STANDING_STILL = frozenset({PlayerState.PAUSED, PlayerState.EASED, PlayerState.LEAD_IN})
_QUIET = frozenset({SegmentKind.GET_READY, SegmentKind.REST, SegmentKind.SWITCH_SIDE, SegmentKind.NEXT})
_EASABLE = frozenset({SegmentKind.EASE_IN, SegmentKind.HOLD})


@dataclass(frozen=True, slots=True)
class FaultWords:
    """A fault with its name, and with the picture in words."""

    scene: FaultScene
    name: str
    described: str


@dataclass(frozen=True, slots=True)
class PlayerView:
    """Everything the player screen shows at one moment."""

    phase: str
    leg: str
    seconds: int
    left: float
    strong: bool
    cue: str
    coming: str
    progress: float
    summary: str
    scene: Scene
    glow: float
    arrow: float
    paused: bool
    can_ease: bool
    can_feel_pull: bool
    waits: bool
    faults: tuple[FaultWords, ...]


@dataclass(frozen=True, slots=True)
class Staging:
    """What stays the same for a whole session."""

    timeline: Timeline
    texts: Texts
    build: Build
    still: bool


def player_view(player: Player, reason: PauseReason | None, staging: Staging, ahead: float = 0.0) -> PlayerView:
    """Everything the screen shows in ``ahead`` seconds; ``reason`` is why it last paused, None if it never did."""
    moment = player.moment(ahead)
    texts = staging.texts
    return PlayerView(
        phase=_phase(player, moment, texts),
        leg=at_the_start(leg_words(moment.segment.side, texts)),
        seconds=_seconds(player, moment),
        left=1.0 - moment.ring,
        strong=moment.segment.kind is SegmentKind.HOLD,
        cue=_cue(player, moment, reason, staging),
        coming=_coming(player, moment, staging),
        progress=moment.progress,
        summary=_summary(moment, texts),
        scene=_scene(player, moment, staging),
        glow=moment.glow,
        arrow=0.0 if staging.still else moment.arrow,
        paused=player.state in {PlayerState.PAUSED, PlayerState.EASED},
        can_ease=moment.segment.kind in _EASABLE and not player.state.is_over,
        can_feel_pull=player.can_feel_pull,
        waits=player.state is PlayerState.WAITING,
        faults=_faults(player, moment, staging),
    )


@lru_cache(maxsize=8)
def fault_words(exercise: Exercise, side: Side, build: Build, texts: Texts) -> tuple[FaultWords, ...]:
    """The two faults that matter most in a stretch, drawn and named."""
    return tuple(
        FaultWords(
            fault_scene(exercise, fault, side, build=build),
            fault_name(fault, texts),
            describe_fault(exercise, fault, side, texts),
        )
        for fault in faults_for(exercise)
    )


def _faults(player: Player, moment: Moment, staging: Staging) -> tuple[FaultWords, ...]:
    """While nobody is in a pose there is time to look at what goes wrong."""
    if moment.segment.kind not in _QUIET or player.state is PlayerState.EASED:
        return ()
    exercise = staging.timeline.exercises[moment.segment.exercise]
    return fault_words(exercise, moment.segment.side, staging.build, staging.texts)


def is_lying(timeline: Timeline) -> bool:
    """Whether the session is done lying down, where eyes and hands are far from the keys."""
    return all(exercise.position is Position.LYING for exercise in timeline.exercises.values())


def clock_words(seconds: float) -> str:
    """Minutes and seconds, rounded up, as 3:05."""
    minutes, rest = divmod(ceil(seconds), 60)
    return f"{minutes}:{rest:02}"


def _phase(player: Player, moment: Moment, texts: Texts) -> str:
    if player.state is PlayerState.PAUSED:
        return texts("player.paused")
    if player.state is PlayerState.EASED:
        return texts("player.eased")
    if player.state is PlayerState.LEAD_IN:
        return texts("player.lead_in")
    if player.state is PlayerState.WAITING:
        return texts("player.waiting")
    return phase_words(moment.segment.kind, texts)


def _seconds(player: Player, moment: Moment) -> int:
    if player.state is PlayerState.LEAD_IN:
        return ceil(player.lead_in_remaining)
    return moment.seconds_shown


def _cue(player: Player, moment: Moment, reason: PauseReason | None, staging: Staging) -> str:
    texts = staging.texts
    if player.state is PlayerState.EASED:
        return texts("player.eased_cue_any" if is_lying(staging.timeline) else "player.eased_cue")
    if player.state is PlayerState.LEAD_IN:
        return texts("player.lead_in_cue")
    if player.state is PlayerState.WAITING:
        return texts("player.waiting_cue")
    if player.state is PlayerState.PAUSED and reason is PauseReason.GAP:
        return texts("player.paused_gap")
    return moment.cue.words(texts)


def _coming(player: Player, moment: Moment, staging: Staging) -> str:
    if player.state is PlayerState.WAITING:
        return staging.texts("player.waiting_coming", minutes=max(1, ceil(player.pause_remaining / 60)))
    if player.state in {PlayerState.PAUSED, PlayerState.EASED}:
        key = "player.paused_coming_any" if is_lying(staging.timeline) else "player.paused_coming"
        return staging.texts(key, minutes=max(1, ceil(player.pause_remaining / 60)))
    return coming_words(staging.timeline, moment, staging.texts)


def _summary(moment: Moment, texts: Texts) -> str:
    return texts(
        "player.summary",
        done=moment.holds_done,
        planned=moment.holds_planned,
        time=clock_words(moment.total_remaining),
    )


def _scene(player: Player, moment: Moment, staging: Staging) -> Scene:
    exercise = staging.timeline.exercises[moment.segment.exercise]
    holding = moment.segment.kind is SegmentKind.HOLD and player.state is PlayerState.RUNNING
    breath = breath_at(moment.elapsed) if holding and not staging.still else 0.0
    amount = float(round(moment.pose)) if staging.still else moment.pose
    return scene_for(exercise, amount, moment.segment.side, breath=breath, build=staging.build)
