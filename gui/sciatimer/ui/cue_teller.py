"""Tells the cues of a session: as a sound, as words of a voice, and to the screen, which shows the same."""

from math import inf

from PySide6.QtCore import QObject, QTimer, Signal

from sciatimer.desktop.awake import Awake
from sciatimer.desktop.sound import SoundPlayer
from sciatimer.desktop.speech import Speaker, SpeechChoice
from sciatimer.history.settings import Settings
from sciatimer.session.cues import Cue
from sciatimer.session.events import PlayerEvent
from sciatimer.session.model import PlayerState
from sciatimer.session.player import Player
from sciatimer.session.prompter import Prompter
from sciatimer.session.speech_queue import SpeechQueue, Turn, fell_silent, go_on, hear, utterance_of
from sciatimer.session.spoken import Speaker as WordFinder
from sciatimer.session.timeline import Timeline
from sciatimer.ui.services import Services

LAST_WORDS = 8.0  # seconds that the voice is kept after a session, to say its last sentence
_GUIDING = frozenset({PlayerState.RUNNING, PlayerState.LEAD_IN, PlayerState.WAITING})


class CueTeller(QObject):
    """One for the whole program; it opens sound and voice with a session and lets them go after it.

    Signals:
        given(object): a Cue is told now; the screen shows the same.
        missing(str): sound or voice is not there; told once a session. The text is for the person.
    """

    given = Signal(object)
    missing = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._prompter: Prompter | None = None
        self._sounds: SoundPlayer | None = None
        self._voice: Speaker | None = None
        self._awake: Awake | None = None
        self._queue = SpeechQueue()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._on_look)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._let_voice_go)

    def begin(self, timeline: Timeline, settings: Settings) -> None:
        """Opens what the settings ask for; to be called at get-ready."""
        self.quiet()
        choice = speech_choice(settings, self._services.texts.language)
        pace = choice.pace if settings.voice else 1.0
        finder = WordFinder(self._services.texts, pace)
        self._prompter = Prompter(timeline, finder, waits=settings.wait_for_pull)
        devices = self._services.devices
        if devices is None:
            return
        texts = self._services.texts
        if settings.sound_volume > 0:
            self._sounds = SoundPlayer(texts, settings.sound_volume, devices.outputs, self)
            self._sounds.unavailable.connect(self.missing)
            self._sounds.open()
        if settings.voice:
            self._voice = Speaker(texts, choice, devices.speech, self._services.clock.monotonic, self)
            self._voice.unavailable.connect(self.missing)
            self._voice.spoken.connect(self._on_spoken)
            self._voice.open()
        if settings.keep_awake:
            self._awake = Awake(texts, devices.inhibition)

    def tell(self, player: Player, events: tuple[PlayerEvent, ...]) -> None:
        """Tells what is due by now."""
        if self._prompter is None:
            return
        self._hold_awake(player.state)
        self._on_look()
        for cue in self._prompter.prompt(player, events):
            self._give(cue, player.position)

    def end(self) -> None:
        """The session is over: its last sound and its last words end, then all is let go."""
        self._prompter = None
        if self._awake is not None:
            self._awake.release()
            self._awake = None
        if self._sounds is not None:
            self._sounds.close_when_quiet()
        if self._voice is not None:
            self._end.start(round(LAST_WORDS * 1000))

    def quiet(self) -> None:
        """Lets everything go at once."""
        self.end()
        if self._sounds is not None:
            self._sounds.close()
            self._sounds.deleteLater()
            self._sounds = None
        self._let_voice_go()

    def _hold_awake(self, state: PlayerState) -> None:
        if self._awake is None:
            return
        if state in _GUIDING:
            self._awake.hold()
        else:
            self._awake.release()

    def _give(self, cue: Cue, position: float) -> None:
        if self._sounds is not None and cue.sound is not None:
            self._sounds.play(cue.sound)
        if self._voice is not None:
            now = self._services.clock.monotonic()
            self._turn(hear(self._queue, utterance_of(cue, position, now), now))
        self.given.emit(cue)

    def _on_spoken(self) -> None:
        self._turn(fell_silent(self._queue, self._services.clock.monotonic()))

    def _on_look(self) -> None:
        self._turn(go_on(self._queue, self._services.clock.monotonic()))

    def _turn(self, turn: Turn) -> None:
        self._queue = turn.queue
        if self._voice is None:
            return
        if turn.says:
            self._voice.say(turn.says, cancels=turn.breaks_off)
        elif turn.breaks_off:
            self._voice.hush()
        if turn.look_again == inf:
            self._look.stop()
        else:
            wait = turn.look_again - self._services.clock.monotonic()
            self._look.start(max(0, round(wait * 1000)))

    def _let_voice_go(self) -> None:
        self._look.stop()
        self._end.stop()
        self._queue = SpeechQueue()
        if self._voice is not None:
            self._voice.close()
            self._voice.deleteLater()
            self._voice = None


def speech_choice(settings: Settings, language: str) -> SpeechChoice:
    """How the voice speaks with these settings; ``language`` is that of the sentences."""
    return SpeechChoice(
        language,
        settings.voice_engine,
        settings.voice_name,
        settings.voice_rate,
        settings.voice_volume,
    )
