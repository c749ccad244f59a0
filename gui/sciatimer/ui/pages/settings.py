"""Settings: each change counts at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sciatimer.figure.look import HairTone, Look, SkinTone
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import Scene
from sciatimer.history.settings import Settings, Theme
from sciatimer.session.model import Side
from sciatimer.texts import Texts
from sciatimer.ui.pages.settings_language import LanguageSettings
from sciatimer.ui.pages.settings_sound import SoundSettings
from sciatimer.ui.pages.welcome import getting_up_box
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.emergency_field import EmergencyField
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import WrappingCheckBox


@dataclass(frozen=True, slots=True)
class ChoiceSetting:
    """A setting with a few values."""

    key: str
    values: tuple[object, ...]


CHOICES = (
    ChoiceSetting("first_side", (Side.LEFT, Side.RIGHT)),
    ChoiceSetting("get_ready", (5, 10, 15, 20, 30)),
)
LOOK_CHOICES = (
    ChoiceSetting("text_scale", (100, 125, 150, 175, 200)),
    ChoiceSetting("theme", tuple(Theme)),
)
SOUND_CHOICES = (
    ChoiceSetting("sound_volume", (0, 20, 40, 70, 100)),
    ChoiceSetting("voice_volume", (40, 70, 100)),
    ChoiceSetting("voice_rate", (-60, -30, 0, 30, 60)),
)
FIGURE_CHOICES = (
    ChoiceSetting("build", tuple(Build)),
    ChoiceSetting("skin", tuple(SkinTone)),
    ChoiceSetting("hair", tuple(HairTone)),
)
SESSION_FLAGS = ("wait_for_pull", "full_screen", "keep_awake")
SOUND_FLAGS = ("voice", "flash")
LOOK_FLAGS = ("reduced_motion",)
_WIDE = 56  # heights of a line
_FIRST = {"build": Build.SLIM, "skin": SkinTone.LIGHT, "hair": HairTone.BROWN}


class SettingsPage(Page):
    """Shows the settings as they are.

    Signals:
        changed(str, object): a setting's key and its new value.
        breaks_requested(), diagnostics_requested(): the pages of the settings of breaks, and of what works here.
        left(): done.
    """

    changed = Signal(str, object)
    breaks_requested = Signal()
    diagnostics_requested = Signal()
    left = Signal()

    def __init__(self, texts: Texts, look: Look) -> None:
        super().__init__(texts("ui.settings"), width=1320)
        self._texts = texts
        self._filling = False
        self._choices: dict[str, tuple[ChoiceGroup, ChoiceSetting]] = {}
        self._flags: dict[str, WrappingCheckBox] = {}
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(56)
        self.add_row(self._columns)
        self._into = self._half()
        self._add_day()
        self.language = LanguageSettings(texts)
        self.language.chosen.connect(self._on_language)
        self._put(self.language)
        self._add_section("looks", LOOK_CHOICES, LOOK_FLAGS)
        self._add_figure(look)
        self._into = self._half()
        self._add_ways()
        self._add_section("session", CHOICES, SESSION_FLAGS)
        self._add_section("sound", SOUND_CHOICES, SOUND_FLAGS)
        self.sound = SoundSettings(texts)
        self.sound.chosen.connect(self._on_voice)
        self._put(self.sound)
        self._back = button(texts("ui.reading_done"), "primary", name="settings-back")
        self.add_action(spacer(), self._back)
        self._back.clicked.connect(self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().height() * _WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def begin(self) -> None:
        """Puts the focus on the first setting."""
        self.scroll_to_top()
        self._getting_up.setFocus()

    def show_settings(self, settings: Settings, scene: Scene | None, look: Look) -> None:
        """Shows the values without announcing them."""
        self._filling = True
        self._getting_up.setCurrentIndex(
            self._getting_up.findData(f"{settings.getting_up:%H:%M}" if settings.getting_up else "")
        )
        self._emergency.show_values(settings.region, settings.emergency_number)
        for group, setting in self._choices.values():
            stored = getattr(settings, setting.key)
            value = _FIRST.get(setting.key) if stored == "" else stored
            group.choose(setting.values.index(value) if value in setting.values else None)
        for key, box in self._flags.items():
            box.setChecked(bool(getattr(settings, key)))
        self.language.show_language(settings.language)
        self.sound.show_settings(settings)
        self.figure.set_look(look)
        if scene is not None:
            self.figure.show_scene(scene, glow=1.0)
        self._filling = False

    def _half(self) -> QVBoxLayout:
        half = QVBoxLayout()
        half.setSpacing(16)
        half.addStretch(1)
        self._columns.addLayout(half, 1)
        return half

    def _put(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._into.insertWidget(self._into.count() - 1, widget)

    def _head(self, text: str) -> None:
        if self._into.count() > 1:
            self._into.insertSpacing(self._into.count() - 1, 16)
        self._put(label(text, "title"))

    def _add_figure(self, look: Look) -> None:
        self.figure = FigureView(look, least=180)
        self._put(self.figure)
        self._add_choices(FIGURE_CHOICES)

    def _add_day(self) -> None:
        texts = self._texts
        self._getting_up = getting_up_box(texts)
        self._getting_up.currentIndexChanged.connect(self._on_getting_up)
        self._getting_up.setAccessibleName(texts("ui.getting_up_question"))
        self._emergency = EmergencyField(texts)
        self._emergency.changed.connect(self._on_emergency)
        self._put(label(texts("ui.getting_up_question"), "heading"), self._getting_up)
        self._put(label(texts("regions.number"), "heading"), self._emergency)

    def _add_ways(self) -> None:
        """What has settings of its own."""
        self._head(self._texts("breaks.title"))
        breaks = button(self._texts("breaks.settings"), name="settings-breaks")
        diagnostics = button(self._texts("diagnostics.title"), name="settings-diagnostics")
        breaks.clicked.connect(self.breaks_requested)
        diagnostics.clicked.connect(self.diagnostics_requested)
        row = FlowLayout()
        for made in (breaks, diagnostics):
            row.addWidget(made)
        self._into.insertLayout(self._into.count() - 1, row)

    def _add_section(self, name: str, settings: Sequence[ChoiceSetting], flags: Sequence[str]) -> None:
        self._head(self._texts(f"settings.section_{name}"))
        self._add_choices(settings)
        for key in flags:
            self._put(self._flag(key))

    def _add_choices(self, settings: Sequence[ChoiceSetting]) -> None:
        for setting in settings:
            options = [
                Option(index, self._texts(f"settings.{setting.key}_{value}"))
                for index, value in enumerate(setting.values)
            ]
            group = ChoiceGroup(self._texts(f"settings.{setting.key}"), options, name=setting.key)
            group.chosen.connect(self._on_chosen)
            self._choices[setting.key] = (group, setting)
            self._put(group)

    def _flag(self, key: str) -> QWidget:
        box = WrappingCheckBox(self._texts(f"settings.{key}"))
        box.setObjectName(f"setting-{key}")
        box.toggled.connect(self._on_toggled)
        self._flags[key] = box
        return box

    def _on_chosen(self, index: int) -> None:
        group = self.sender()
        if isinstance(group, ChoiceGroup):
            setting = self._choices[group.objectName()][1]
            self.changed.emit(setting.key, setting.values[index])

    def _on_language(self, language: str) -> None:
        self.changed.emit("language", language)

    def _on_voice(self, key: str, value: str) -> None:
        if not self._filling:
            self.changed.emit(key, value)

    def _on_toggled(self, on: bool) -> None:
        box = self.sender()
        if not self._filling and isinstance(box, WrappingCheckBox):
            self.changed.emit(box.objectName().removeprefix("setting-"), on)

    def _on_getting_up(self) -> None:
        stored = str(self._getting_up.currentData())
        if not self._filling and stored:
            self.changed.emit("getting_up", stored)

    def _on_emergency(self, region: str, number: str) -> None:
        if not self._filling:
            self.changed.emit("region", region)
            self.changed.emit("emergency_number", number)
