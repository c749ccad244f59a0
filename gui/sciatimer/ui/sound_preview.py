"""Lets a person hear a sound or the voice outside of a session."""

from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.devices import Devices
from sciatimer.desktop.sound import SoundPlayer
from sciatimer.desktop.speech import Speaker
from sciatimer.history.settings import Settings
from sciatimer.session.cues import Sound
from sciatimer.texts import Texts
from sciatimer.ui.cue_teller import speech_choice


class SoundPreview(QObject):
    """Opens sound and voice when they are first tried, and lets them go when the settings are left.

    Signals:
        voices_found(object, object): the names of the engines, and those of the voices.
        missing(str): it cannot be heard; the text is for the person.
    """

    voices_found = Signal(object, object)
    missing = Signal(str)

    def __init__(self, texts: Texts, devices: Devices) -> None:
        super().__init__()
        self._texts = texts
        self._devices = devices
        self._sounds: SoundPlayer | None = None
        self._voice: Speaker | None = None

    def play(self, sound: Sound, settings: Settings) -> None:
        """Plays a sound as loud as it is set."""
        if self._sounds is None:
            self._sounds = SoundPlayer(self._texts, settings.sound_volume, self._devices.outputs, self)
            self._sounds.unavailable.connect(self.missing)
        self._sounds.set_volume(settings.sound_volume)
        self._sounds.open()
        self._sounds.play(sound)

    def speak(self, settings: Settings) -> None:
        """Says a sentence as it is set, and finds out which voices there are."""
        if self._voice is None:
            self._voice = Speaker(
                self._texts, speech_choice(settings, self._texts.language), self._devices.speech, parent=self
            )
            self._voice.unavailable.connect(self.missing)
            self._voice.ready.connect(self._on_ready)
        else:
            self._voice.choose(speech_choice(settings, self._texts.language))
        self._voice.open()
        self._voice.say(self._texts("settings.voice_sample"), cancels=True)

    def close(self) -> None:
        """Lets everything go."""
        if self._sounds is not None:
            self._sounds.close()
            self._sounds.deleteLater()
            self._sounds = None
        if self._voice is not None:
            self._voice.close()
            self._voice.deleteLater()
            self._voice = None

    def _on_ready(self) -> None:
        found = self._voice.found if self._voice is not None else None
        if found is not None:
            self.voices_found.emit(found.engines, found.voices)
