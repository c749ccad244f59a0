"""Settings of the breaks: when, which and how; each change counts at once, and the last ones can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from sciatimer.figure.look import Look
from sciatimer.history.settings import BREAK_RANGE, BreakStyle, Settings
from sciatimer.reminders.due import SNOOZES
from sciatimer.reminders.hours import times_text
from sciatimer.reminders.model import BUSY, Held
from sciatimer.texts import Texts
from sciatimer.ui.theme import Palette
from sciatimer.ui.unusual import USUAL
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.holiday_list import HolidayList
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.setting_row import SettingRow
from sciatimer.ui.widgets.two_columns import TwoColumns
from sciatimer.ui.widgets.week_editor import WeekEditor
from sciatimer.ui.widgets.wrapping import WrappingCheckBox
from sciatimer.ui.widgets.written_field import WrittenField

_WIDE = 56  # heights of a line: from here on there are two columns
_INTERVALS = tuple(range(BREAK_RANGE[0], BREAK_RANGE[1] + 1, 5))


@dataclass(frozen=True, slots=True)
class _Choice:
    """A setting of a few values, each with its words."""

    key: str
    values: Sequence[object]
    words: Sequence[str]


class BreakSettingsPage(Page):
    """Shows the settings of the breaks as they are.

    Signals:
        changed(str, object): a setting's key and its new value; times come as they were written.
        heeded(str, bool): whether a Held keeps a break back.
        holiday_added(object), holiday_removed(object): a Holiday.
        reset_requested(str): the setting of this key is to be as usual.
        autostart_switched(bool): the program is to start with the computer, or not.
        undo_requested(): the last change is to be taken back.
        diagnostics_requested(): what works here.
        left(): done.
    """

    changed = Signal(str, object)
    heeded = Signal(str, bool)
    holiday_added = Signal(object)
    holiday_removed = Signal(object)
    reset_requested = Signal(str)
    autostart_switched = Signal(bool)
    undo_requested = Signal()
    diagnostics_requested = Signal()
    left = Signal()

    def __init__(self, texts: Texts, palette: Palette) -> None:
        super().__init__(texts("breaks.settings"), width=1320)
        self._texts = texts
        self._filling = False
        self._flags: dict[str, WrappingCheckBox] = {}
        self._heeds: dict[Held, WrappingCheckBox] = {}
        self._choices: dict[str, tuple[ChoiceGroup, _Choice]] = {}
        self._written: dict[str, WrittenField] = {}
        self._rows: list[SettingRow] = []
        self._add_week(palette)
        self._columns = TwoColumns(_WIDE, gap=56)
        self._columns.setContentsMargins(0, 16, 0, 0)  # as between the sections
        self.add_row(self._columns)
        self._into = self._columns.half(spacing=16)
        self._add_kinds()
        self._add_holidays()
        self._into.addStretch(1)
        self._into = self._columns.half(spacing=16)
        self._add_manner()
        self._add_start()
        self._into.addStretch(1)
        self._add_bar()

    def begin(self, today: date) -> None:
        """Puts the keyboard on the first setting."""
        self.scroll_to_top()
        self.holidays.begin(today)
        self._flags["reminders"].setFocus()

    def show_settings(self, settings: Settings) -> None:
        """Shows the values without announcing them."""
        self._filling = True
        for key, box in self._flags.items():
            box.setChecked(bool(getattr(settings, key)))
        for held, box in self._heeds.items():
            box.setChecked(held in settings.break_heeds)
        for key, (group, choice) in self._choices.items():
            value = getattr(settings, key)
            group.choose(choice.values.index(value) if value in choice.values else None)
        for key, field in self._written.items():
            field.show_text(times_text(getattr(settings, key)))
        self.week.show_week(settings.break_hours)
        self.holidays.show_holidays(settings.break_holidays)
        self._filling = False

    def show_unusual(self, unusual: Mapping[str, bool]) -> None:
        """Offers the way back for those settings that are not as usual."""
        for row in self._rows:
            row.show_changed(changed=unusual[row.key])

    def show_reminders(self, *, on: bool, words: str) -> None:
        """Whether breaks are offered, and why they were off; empty where there is nothing to say."""
        self._show_switch(self._flags["reminders"], self._off_line, words, on=on)

    def show_autostart(self, *, on: bool, words: str) -> None:
        """Whether the program really starts with the computer, and why not if it was refused."""
        self._show_switch(self._autostart, self._autostart_line, words, on=on)

    def show_autostart_possible(self, *, possible: bool) -> None:
        """Offers the switch only where it leads somewhere."""
        self._autostart.setEnabled(possible)

    def show_undo(self, *, possible: bool) -> None:
        """Offers to take the last change back."""
        self.undo.setEnabled(possible)

    def show_fault(self, key: str, words: str) -> None:
        """Says what is wrong with what was written for a setting."""
        self._written[key].show_fault(words)

    def set_colours(self, palette: Palette, look: Look) -> None:  # noqa: ARG002 - there is no figure on it
        """Paints in other colours."""
        self.week.set_palette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._columns.fit(self)

    def _add_week(self, palette: Palette) -> None:
        self.week = WeekEditor(self._texts, palette)
        self.week.changed.connect(self._on_week)
        self._off_line = self._notice("reminders-line")
        self.add(
            self._flag("reminders"),
            self._off_line,
            label(self._texts("break_settings.section_hours"), "title"),
            self._row("break_hours", self._texts("break_settings.usual_week"), self.week),
        )

    def _add_kinds(self) -> None:
        self._head("kinds")
        self._put(self._flag("break_posture"))
        minutes = [self._texts("break_settings.minutes", minutes=minutes) for minutes in _INTERVALS]
        self._add_choice(_Choice("break_interval", _INTERVALS, minutes))
        self._add_written("break_times")
        self._put(self._flag("break_stretch"))
        self._add_written("stretch_times")
        self._put(self._flag("break_move"), label(self._texts("break_settings.break_move_why"), "muted"))

    def _add_holidays(self) -> None:
        self._head("holidays")
        self.holidays = HolidayList(self._texts)
        self.holidays.added.connect(self.holiday_added)
        self.holidays.removed.connect(self.holiday_removed)
        self._put(self._row("break_holidays", self._texts("break_settings.none"), self.holidays))

    def _add_manner(self) -> None:
        texts = self._texts
        self._head("manner")
        styles = [texts(f"break_settings.break_style_{style}") for style in BreakStyle]
        self._add_choice(_Choice("break_style", tuple(BreakStyle), styles))
        minutes = [texts("break_settings.minutes", minutes=minutes) for minutes in SNOOZES]
        self._add_choice(_Choice("break_snooze", SNOOZES, minutes))
        for held in BUSY:
            box = self._box(f"heed-{held}", texts(f"break_settings.heeds_{held}"))
            box.toggled.connect(self._on_heeded)
            self._heeds[held] = box
        title = label(texts("break_settings.heeds"), "heading")
        self._put(self._row("break_heeds", texts("settings.everything"), title, *self._heeds.values()))
        self._put(label(texts("break_settings.heeds_always"), "muted"))

    def _add_start(self) -> None:
        self._head("start")
        self._autostart = self._box("autostart", self._texts("break_settings.autostart"))
        self._autostart.toggled.connect(self._on_autostart)
        self._autostart_line = self._notice("autostart-line")
        closings = [self._texts(f"break_settings.closing_{name}") for name in ("goes_on", "asks")]
        self._put(self._autostart, self._autostart_line)
        self._add_choice(_Choice("closing_told", (True, False), closings))
        self._put(label(self._texts("break_settings.closing_why"), "muted"))
        diagnostics = button(self._texts("diagnostics.title"), name="break-settings-diagnostics")
        diagnostics.clicked.connect(self.diagnostics_requested)
        self._put(label(self._texts("diagnostics.why"), "muted"))
        self._into.addWidget(diagnostics, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_bar(self) -> None:
        self.undo = button(self._texts("break_settings.undo"), name="break-settings-undo")
        self.undo.setAccessibleName(self._texts("break_settings.undo_name"))
        self.undo.setToolTip(self._texts("break_settings.undo_name"))
        back = button(self._texts("ui.reading_done"), "primary", name="break-settings-back")
        self.undo.setEnabled(False)
        self.add_action(self.undo, spacer(), back)
        self.undo.clicked.connect(self.undo_requested)
        back.clicked.connect(self.left)
        leave_by_escape(self, back.click)

    def _put(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._into.addWidget(widget)

    def _head(self, name: str) -> None:
        if self._into.count():
            self._into.addSpacing(16)
        self._put(label(self._texts(f"break_settings.section_{name}"), "title"))

    def _box(self, name: str, words: str) -> WrappingCheckBox:
        box = WrappingCheckBox(words)
        box.setObjectName(name)
        return box

    def _row(self, key: str, usual: str, *controls: QWidget) -> SettingRow:
        row = SettingRow(key, controls, "", usual, self._texts)
        row.reset_requested.connect(self.reset_requested)
        self._rows.append(row)
        return row

    def _flag(self, key: str) -> SettingRow:
        box = self._box(f"setting-{key}", self._texts(f"break_settings.{key}"))
        box.toggled.connect(self._on_toggled)
        self._flags[key] = box
        return self._row(key, self._texts("settings.on" if getattr(USUAL, key) else "settings.off"), box)

    def _notice(self, name: str) -> QLabel:
        line = label("", "notice", name=name)
        line.hide()
        return line

    def _show_switch(self, box: WrappingCheckBox, line: QLabel, words: str, *, on: bool) -> None:
        self._filling = True
        box.setChecked(on)
        self._filling = False
        line.setText(words)
        line.setVisible(bool(words))

    def _add_choice(self, choice: _Choice) -> None:
        options = [Option(at, words) for at, words in enumerate(choice.words)]
        group = ChoiceGroup(self._texts(f"break_settings.{choice.key}"), options, name=choice.key)
        group.chosen.connect(self._on_chosen)
        self._choices[choice.key] = (group, choice)
        self._put(self._row(choice.key, choice.words[choice.values.index(getattr(USUAL, choice.key))], group))

    def _add_written(self, key: str) -> None:
        texts = self._texts
        field = WrittenField(texts(f"break_settings.{key}"), texts("break_settings.times_hint"), name=key)
        field.written.connect(self._on_written)
        self._written[key] = field
        self._put(self._row(key, texts("break_settings.none"), field))

    def _on_toggled(self, on: bool) -> None:
        made = self.sender()
        if not self._filling and isinstance(made, QWidget):
            self.changed.emit(made.objectName().removeprefix("setting-"), on)

    def _on_heeded(self, on: bool) -> None:
        made = self.sender()
        if not self._filling and isinstance(made, QWidget):
            self.heeded.emit(made.objectName().removeprefix("heed-"), on)

    def _on_chosen(self, at: int) -> None:
        group = self.sender()
        if isinstance(group, ChoiceGroup):
            self.changed.emit(group.objectName(), self._choices[group.objectName()][1].values[at])

    def _on_written(self, text: str) -> None:
        field = self.sender()
        if isinstance(field, WrittenField):
            self.changed.emit(field.key, text)

    def _on_week(self, week: object) -> None:
        self.changed.emit("break_hours", week)

    def _on_autostart(self, on: bool) -> None:
        if not self._filling:
            self.autostart_switched.emit(on)
