"""The system's speech through QtTextToSpeech. Only the speech process imports this."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from sciatimer.desktop.speech_words import Choose, Failed

LONGEST_CALL = 15  # seconds; whoever waits for this process has given it up long before
_MADE_UP = frozenset({"mock"})  # Qt's engine for tests, which says that it speaks and is silent
_VARIANT = "+"  # espeak has each voice in a hundred timbres; a list of hundreds helps nobody to choose


def engine_names() -> tuple[str, ...]:
    """The engines there are, the system's own first."""
    return tuple(name for name in QTextToSpeech.availableEngines() if name not in _MADE_UP)


@contextmanager
def _limited() -> Iterator[None]:
    """Ends this process if a call of the engine does not come back.

    Such a call holds Python's lock, so that no thread here could see that the window is gone. An alarm needs no lock.
    """
    if sys.platform == "win32":  # it has no alarm, and speaks without a server that could hang
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(LONGEST_CALL)
    try:
        yield
    finally:
        signal.alarm(0)


class Engine(QObject):
    """One engine with a voice of the right language.

    Signals:
        state_changed(): it begins to speak, or is done.
        failed(str): it gave up, for this reason.
    """

    state_changed = Signal()
    failed = Signal(str)

    def __init__(self, name: str, engines: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.engines = engines
        self.voices: tuple[str, ...] = ()
        self._speech = QTextToSpeech(name, self)
        self._speech.stateChanged.connect(self._on_state_changed)
        self._speech.errorOccurred.connect(self._on_error)

    @classmethod
    def start(cls, choice: Choose, parent: QObject) -> "Engine | Failed":
        """The engine that was chosen, or the system's own where that is not here. This may take seconds, or hang."""
        engines = engine_names()
        if not engines:
            return Failed("no engine")
        with _limited():
            engine = cls(choice.engine if choice.engine in engines else engines[0], engines, parent)
            if engine.is_broken:
                return Failed(engine._speech.errorString())
            engine._take(choice)
        return engine

    @property
    def is_broken(self) -> bool:
        """Whether it could not be started."""
        return self._speech.state() is QTextToSpeech.State.Error

    @property
    def voice(self) -> str:
        """The voice it speaks with."""
        return self._speech.voice().name()

    @property
    def is_speaking(self) -> bool:
        """Whether it is saying something."""
        return self._speech.state() in {QTextToSpeech.State.Speaking, QTextToSpeech.State.Synthesizing}

    def say(self, text: str) -> None:
        """Begins to say a sentence."""
        with _limited():
            self._speech.say(text)

    def stop(self) -> None:
        """Falls silent, now or a little later."""
        with _limited():
            self._speech.stop()

    def end(self) -> None:
        """Lets the engine go."""
        self.deleteLater()

    def _take(self, choice: Choose) -> None:
        voices = self._voices_of(QLocale(choice.language).language())
        self.voices = tuple(sorted({voice.name() for voice in voices}))
        wanted = [voice for voice in voices if voice.name() == choice.voice] or self._own_country(voices)
        if wanted:
            self._speech.setLocale(wanted[0].locale())
            self._speech.setVoice(wanted[0])
        self._speech.setRate(choice.rate)
        self._speech.setVolume(choice.volume)

    def _voices_of(self, language: QLocale.Language) -> list[QVoice]:
        found: list[QVoice] = []
        for locale in self._speech.availableLocales():
            if locale.language() == language:
                self._speech.setLocale(locale)
                found += [voice for voice in self._speech.availableVoices() if _VARIANT not in voice.name()]
        return sorted(found, key=QVoice.name)

    def _own_country(self, voices: list[QVoice]) -> list[QVoice]:
        here = QLocale.system().territory()
        return [voice for voice in voices if voice.locale().territory() == here] or voices

    @Slot()
    def _on_state_changed(self) -> None:
        self.state_changed.emit()

    @Slot()
    def _on_error(self) -> None:
        self.failed.emit(self._speech.errorString())
