"""The settings of sound and voice, each with something to hear at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from sciatimer.history.settings import Settings
from sciatimer.session.cues import Sound
from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import ActionButton, button, label
from sciatimer.ui.widgets.flow import FlowLayout


class SoundSettings(QWidget):
    """Lets each sound and the voice be tried, and an engine and a voice be chosen.

    Signals:
        sound_requested(str): a Sound is to be heard.
        voice_requested(): the voice is to say something, or the list of voices is wanted.
        chosen(str, str): ``voice_engine`` or ``voice_name``, and what it is now.
    """

    sound_requested = Signal(str)
    voice_requested = Signal()
    chosen = Signal(str, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._fault = label("", "notice", name="sound-fault")
        self._fault.hide()
        self.engine = self._box("voice_engine")
        self.voice = self._box("voice_name")
        self.try_voice = button(texts("settings.try_voice"), name="try-voice")
        self.try_voice.clicked.connect(self.voice_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(texts("settings.try_sounds"), "heading"))
        column.addLayout(self._sounds())
        column.addWidget(self._fault)
        column.addSpacing(8)
        column.addWidget(self.try_voice, 0, Qt.AlignmentFlag.AlignLeft)
        for made in (self.engine, self.voice):
            column.addSpacing(8)
            column.addWidget(label(made.accessibleName(), "heading"))
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def show_settings(self, settings: Settings) -> None:
        """Shows what is set, also while nobody knows which voices there are."""
        for box, value in ((self.engine, settings.voice_engine), (self.voice, settings.voice_name)):
            if box.findData(value) < 0:
                box.addItem(value, value)
            box.setCurrentIndex(box.findData(value))

    def show_voices(self, engines: Sequence[str], voices: Sequence[str]) -> None:
        """Fills the lists; what is chosen stays chosen, also if it is not there just now."""
        for box, names in ((self.engine, engines), (self.voice, voices)):
            current = str(box.currentData() or "")
            box.clear()
            box.addItem(self._texts("settings.voice_any"), "")
            for name in dict.fromkeys([*names, *([current] if current else [])]):
                box.addItem(name, name)
            box.setCurrentIndex(box.findData(current))
        self._fault.hide()

    def show_fault(self, text: str) -> None:
        """Says what cannot be heard, and what would bring it."""
        self._fault.setText(text)
        self._fault.show()

    def _sounds(self) -> FlowLayout:
        row = FlowLayout()
        for sound in Sound:
            made = button(self._texts(f"settings.sound_{sound}"), name=f"try-{sound}")
            made.setProperty("sound", str(sound))
            made.clicked.connect(self._on_sound)
            row.addWidget(made)
        return row

    def _box(self, key: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(key)
        box.setAccessibleName(self._texts(f"settings.{key}"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        box.addItem(self._texts("settings.voice_any"), "")
        box.activated.connect(self._on_activated)
        return box

    def _on_sound(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            self.sound_requested.emit(str(made.property("sound")))

    def _on_activated(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.chosen.emit(box.objectName(), str(box.currentData() or ""))
