"""Settings: each change counts at once, each can be found by its words, and led back to what is usual."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from sciatimer.catalogue.model import Equipment
from sciatimer.figure.look import Look
from sciatimer.figure.scene import Scene
from sciatimer.history.settings import Settings
from sciatimer.texts import Texts
from sciatimer.ui.pages.settings_choices import (
    CHOICES,
    FIGURE_CHOICES,
    LOOK_CHOICES,
    SOUND_CHOICES,
    ChoiceSetting,
    shown_value,
)
from sciatimer.ui.pages.settings_language import LanguageSettings
from sciatimer.ui.pages.settings_sound import SoundSettings
from sciatimer.ui.pages.welcome import getting_up_box
from sciatimer.ui.unusual import USUAL
from sciatimer.ui.widgets.basics import ActionButton, button, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.emergency_field import EmergencyField
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.setting_row import SettingRow, SettingSection
from sciatimer.ui.widgets.two_columns import TwoColumns
from sciatimer.ui.widgets.wrapping import WrappingCheckBox

SESSION_FLAGS = ("wait_for_pull", "full_screen", "keep_awake")
SOUND_FLAGS = ("voice", "flash")
LOOK_FLAGS = ("reduced_motion",)
OFFER_FLAGS = ("office", "no_floor")
WAYS = ("exercises", "breaks", "data", "diagnostics", "about")  # what has a page of its own
_BREAK_SETTINGS = (
    "reminders", "section_hours", "break_posture", "break_interval", "break_times", "break_stretch", "stretch_times",
    "break_move", "section_holidays", "break_style", "break_snooze", "heeds", "autostart", "closing_told",
)  # fmt: skip
FOUND = {"breaks": tuple(f"break_settings.{key}" for key in _BREAK_SETTINGS)}  # what is set on the page of a way
_WIDE = 56  # heights of a line


class SettingsPage(Page):
    """Shows the settings as they are.

    Signals:
        changed(str, object): a setting's key and its new value.
        reset_requested(str): the setting of this key is to be as usual.
        way_requested(str): one of WAYS.
        left(): done.
    """

    changed = Signal(str, object)
    reset_requested = Signal(str)
    way_requested = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts, look: Look) -> None:
        super().__init__(texts("ui.settings"), width=1320)
        self._texts = texts
        self._filling = False
        self._choices: dict[str, tuple[ChoiceGroup, ChoiceSetting]] = {}
        self._flags: dict[str, WrappingCheckBox] = {}
        self._things: dict[Equipment, WrappingCheckBox] = {}
        self._sections: list[SettingSection] = []
        self._add_search()
        self._columns = TwoColumns(_WIDE, gap=56)
        self.add_row(self._columns)
        self._into = self._columns.half(spacing=32)
        self._add_day()
        self._add_offer()
        self._add_looks(look)
        self._into.addStretch(1)
        self._into = self._columns.half(spacing=32)
        self._add_ways()
        self._add_choices(self._section("session"), CHOICES, SESSION_FLAGS)
        self._add_sound()
        self._into.addStretch(1)
        self._back = button(texts("ui.reading_done"), "primary", name="settings-back")
        self.add_action(spacer(), self._back)
        self._back.clicked.connect(self.left)
        leave_by_escape(self, self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._columns.fit(self)

    def begin(self) -> None:
        """Shows everything from the top, with the keyboard where one can search."""
        self.search.clear()
        self.scroll_to_top()
        self.search.setFocus()

    def show_settings(self, settings: Settings, scene: Scene | None, look: Look) -> None:
        """Shows the values without announcing them."""
        self._filling = True
        up = f"{settings.getting_up:%H:%M}" if settings.getting_up else ""
        self._getting_up.setCurrentIndex(self._getting_up.findData(up))
        self._emergency.show_values(settings.region, settings.emergency_number)
        for group, setting in self._choices.values():
            value = shown_value(setting.key, getattr(settings, setting.key))
            group.choose(setting.values.index(value) if value in setting.values else None)
        for key, box in self._flags.items():
            box.setChecked(bool(getattr(settings, key)))
        for thing, box in self._things.items():
            box.setChecked(thing in settings.equipment)
        self.language.show_language(settings.language)
        self.sound.show_settings(settings)
        self.figure.set_look(look)
        if scene is not None:
            self.figure.show_scene(scene, glow=1.0)
        self._filling = False

    def show_unusual(self, unusual: Mapping[str, bool]) -> None:
        """Offers the way back for those settings that are not as usual."""
        for section in self._sections:
            for row in section.rows:
                row.show_changed(changed=unusual.get(row.key, False))

    def _add_search(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("settings-search")
        self.search.setPlaceholderText(self._texts("settings.search"))
        self.search.setAccessibleName(self._texts("settings.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(640)  # what stands in it is read whole, also twice as large
        self.search.textChanged.connect(self._on_search)
        self._nothing = label(self._texts("settings.search_nothing"), "muted", name="settings-nothing")
        self._nothing.hide()
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)
        self.add(self.search, self._nothing)

    def _section(self, name: str) -> SettingSection:
        section = SettingSection(self._texts(f"settings.section_{name}"))
        self._sections.append(section)
        self._into.addWidget(section)
        return section

    def _row(self, key: str, controls: Sequence[QWidget], words: str, usual: str = "") -> SettingRow:
        row = SettingRow(key, controls, words, usual, self._texts)
        row.reset_requested.connect(self.reset_requested)
        return row

    def _add_day(self) -> None:
        texts, section = self._texts, self._section("day")
        up = texts("ui.getting_up_question")
        self._getting_up = getting_up_box(texts)
        self._getting_up.currentIndexChanged.connect(self._on_getting_up)
        self._getting_up.setAccessibleName(up)
        section.add(self._row("getting_up", (label(up, "heading"), self._getting_up), up))
        number = texts("regions.number")
        self._emergency = EmergencyField(texts)
        self._emergency.changed.connect(self._on_emergency)
        section.add(self._row("emergency_number", (label(number, "heading"), self._emergency), number))
        self.language = LanguageSettings(texts)
        self.language.chosen.connect(self._on_language)
        words = f"{texts('settings.language')} language"  # who cannot read the window searches in English
        section.add(self._row("language", (self.language,), words, texts("settings.language_system")))

    def _add_looks(self, look: Look) -> None:
        section = self._section("looks")
        self._add_choices(section, LOOK_CHOICES, LOOK_FLAGS)
        self.figure = FigureView(look, least=180)
        section.add(self._row("figure", (self.figure,), self._texts("settings.build")))
        self._add_choices(section, FIGURE_CHOICES, ())

    def _add_ways(self) -> None:
        section = self._section("more")
        for name in WAYS:
            made = button(self._texts(f"settings.way_{name}"), name=f"settings-{name}")
            made.setProperty("way", name)
            made.clicked.connect(self._on_way)
            found = [made.text(), self._texts(f"settings.found_{name}"), *map(self._texts, FOUND.get(name, ()))]
            section.add(self._row(name, (made,), " ".join(found)))

    def _add_offer(self) -> None:
        section = self._section("offer")
        for key in OFFER_FLAGS:
            section.add(self._flag(key, self._texts(f"today.filters_{key}")))
        self._things = {thing: WrappingCheckBox(self._texts(f"today.equipment_{thing}")) for thing in Equipment}
        for thing, box in self._things.items():
            box.setObjectName(f"setting-{thing}")
            box.toggled.connect(self._on_thing)
        title = self._texts("today.filters_equipment")
        words = " ".join([title, *(box.text() for box in self._things.values())])
        usual = self._texts("settings.everything")
        section.add(self._row("equipment", (label(title, "heading"), *self._things.values()), words, usual))

    def _add_sound(self) -> None:
        section = self._section("sound")
        self._add_choices(section, SOUND_CHOICES, SOUND_FLAGS)
        self.sound = SoundSettings(self._texts)
        self.sound.chosen.connect(self._on_voice)
        keys = ("try_sounds", "try_voice", "voice_engine", "voice_name")
        words = " ".join(self._texts(f"settings.{key}") for key in keys)
        section.add(self._row("voice_engine", (self.sound,), words, self._texts("settings.voice_any")))

    def _add_choices(self, section: SettingSection, settings: Sequence[ChoiceSetting], flags: Sequence[str]) -> None:
        for setting in settings:
            named = [self._texts(f"settings.{setting.key}_{value}") for value in setting.values]
            title = self._texts(f"settings.{setting.key}")
            options = [Option(index, words) for index, words in enumerate(named)]
            group = ChoiceGroup(title, options, name=setting.key)
            group.chosen.connect(self._on_chosen)
            self._choices[setting.key] = (group, setting)
            usual = named[setting.values.index(shown_value(setting.key, getattr(USUAL, setting.key)))]
            section.add(self._row(setting.key, (group,), f"{title} {' '.join(named)}", usual))
        for key in flags:
            section.add(self._flag(key, self._texts(f"settings.{key}")))

    def _flag(self, key: str, words: str) -> SettingRow:
        box = WrappingCheckBox(words)
        box.setObjectName(f"setting-{key}")
        box.toggled.connect(self._on_toggled)
        self._flags[key] = box
        usual = getattr(USUAL, key)
        name = "as_system" if usual is None else "on" if usual else "off"
        return self._row(key, (box,), words, self._texts(f"settings.{name}"))

    def _on_search(self, text: str) -> None:
        needles = text.casefold().split()
        found = [section.filter(needles) for section in self._sections]
        self._nothing.setVisible(not any(found))

    def _on_way(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            self.way_requested.emit(str(made.property("way")))

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

    def _on_thing(self) -> None:
        if not self._filling:
            there = frozenset(thing for thing, box in self._things.items() if box.isChecked())
            self.changed.emit("equipment", there)

    def _on_getting_up(self) -> None:
        stored = str(self._getting_up.currentData())
        if not self._filling and stored:
            self.changed.emit("getting_up", stored)

    def _on_emergency(self, region: str, number: str) -> None:
        if not self._filling:
            self.changed.emit("region", region)
            self.changed.emit("emergency_number", number)
