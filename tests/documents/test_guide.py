"""The user guide says what is so: the words of the screens, the numbers of the rules, the keys, in easy sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.checks import HOLD_SECONDS, STANDING_PAIN_MAX
from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Kind
from sciatimer.catalogue.offer import NO_STRETCH_FROM
from sciatimer.catalogue.own import PAIN_MAX
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.history.copies import KEPT
from sciatimer.history.notes import LONGEST_NOTE
from sciatimer.history.settings import BREAK_RANGE, GET_READY_RANGE, TEXT_SCALE_RANGE, Settings
from sciatimer.history.sitting import AWAY_FROM
from sciatimer.history.tallies import ENOUGH, WEEKS
from sciatimer.history.today import FRESH
from sciatimer.reminders.due import CEILING, SNOOZES, STRETCH_GAP
from sciatimer.reminders.rules import MEETING_MOST, TYPING_MOST
from sciatimer.resources import shipped
from sciatimer.safety.getting_up import JUST_UP
from sciatimer.safety.journey import HEALTH_EVERY, SIGNS_EVERY
from sciatimer.safety.judge import LOCKING_RISE, SAFE_ZONE_END, TOO_MUCH_PAIN
from sciatimer.safety.levels import NERVE_HOLD
from sciatimer.safety.morning import NIGHT
from sciatimer.safety.next_step import DIFFICULT_RESULTS, GOOD_DAYS
from sciatimer.safety.screens import CLINICIAN_ITEMS, EMERGENCY_ITEMS, EXERCISE_ITEMS, URGENT_ITEMS
from sciatimer.safety.self_check import FADES_WITHIN
from sciatimer.safety.self_check_gate import MOST_PAIN
from sciatimer.safety.self_check_memory import WEEK
from sciatimer.safety.start import FIRST_WEEK, GAP, HIGH_PAIN_DAYS, HIGH_PAIN_WINDOW, sessions_a_day
from sciatimer.safety.stop import LONGEST_PAUSE
from sciatimer.safety.streak import LONG_GAP, LOOK_BACK, WINDOW
from sciatimer.session.cue_sheet import COUNT_FROM
from sciatimer.session.plan import LONGEST_SESSION
from sciatimer.texts import load_texts
from sciatimer.ui.break_window import UNANSWERED_S
from sciatimer.ui.desk_view import DeskView
from sciatimer.ui.hours_edit import STEP
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.pages.exercise_editor import ExerciseEditorPage
from sciatimer.ui.pages.player import PlayerPage
from sciatimer.ui.pages.settings import FOUND, LOOK_FLAGS, OFFER_FLAGS, SESSION_FLAGS, SOUND_FLAGS, SettingsPage
from sciatimer.ui.pages.settings_choices import CHOICES, FIGURE_CHOICES, LOOK_CHOICES, SOUND_CHOICES
from sciatimer.ui.theme import LIGHT
from sciatimer.ui.widgets.guard import GUARD_MS
from tests.documents.pages import Page, chapters, page
from tests.reading_level import HARDEST, grade, is_label
from tests.safety.examples import FREE, TODAY
from tools.translations import english

TEXTS = load_texts()
USUAL = Settings()
BUILT_IN = load_catalogue(shipped("exercises.json"), None).exercises
FIRST_HOLD = max(each.hold.default for each in BUILT_IN if each.kind is Kind.HOLD)
HIGHEST = max(each.pain_max for each in BUILT_IN)
STANDING = max(each.pain_max for each in BUILT_IN if each.position == "standing")

FIRST_DAYS, MOST_A_DAY = sessions_a_day(replace(FREE, first_session_day=TODAY)), sessions_a_day(FREE)
AFTER_LOCK = sessions_a_day(replace(FREE, after_unlock=True))
HOURS = 3600  # seconds
# Each sentence of a chapter that has a number in it, with the number as the program has it.
FACTS: dict[str, tuple[str, ...]] = {
    "README": (),
    "first-run": (
        f"In the first {JUST_UP.seconds // HOURS} hours of your day, only stretches lying down are offered",
        f": {len(EMERGENCY_ITEMS)} signs that need care right away",
        f": {len(URGENT_ITEMS)} signs that a person should look at",
        f": {len(CLINICIAN_ITEMS)} things that need a word from a doctor",
        f": {len(EXERCISE_ITEMS)} questions. They take out single stretches",
        f"The warning signs are asked again every {SIGNS_EVERY.days} days",
        f"Every {HEALTH_EVERY.days} days one question asks if your health has changed",
        "or the F1 key",
    ),
    "today": (
        "choose 0 to 10. Here 0 is no pain, and 10 is the worst",
        f"a morning check in the last {FRESH.seconds // 60} minutes",
        f"At {NO_STRETCH_FROM} of 10 or more there is none",
        f"Standing stretches end at {STANDING} of 10. Some seated and lying ones are offered up to {HIGHEST} of 10",
        f"A hold is then {NERVE_HOLD} seconds at most",
        f"In the first {JUST_UP.seconds // HOURS} hours after you get up, only lying",
        f"comes at {NO_STRETCH_FROM} of 10 or more, or when it is much worse than usual",
        f"ended less than {GAP.seconds // HOURS} hours ago",
        f"In the first {FIRST_WEEK.days} days there is {FIRST_DAYS} a day. After that there are {MOST_A_DAY} a day",
    ),
    "session": (
        f"time to get ready: {USUAL.get_ready} seconds",
        f"A session takes {LONGEST_SESSION // 60} minutes at most",
        "You then have 3 seconds to get back into the pose",
        f"A pause of {LONGEST_PAUSE.seconds // 60} minutes ends the session",
        "Press F11 or F,",
        f"The last {COUNT_FROM} seconds tick",
    ),
    "stop-and-check": ("It takes some 15 seconds",),
    "verdicts": (
        f"pain went up by {LOCKING_RISE} points or more",
        f"pain of {TOO_MUCH_PAIN} or more, after or during the stretch",
        f"pain went up by {LOCKING_RISE - 1} point, or the low back began to hurt",
        f"pain of {SAFE_ZONE_END} or more during it, and more than before",
        f"pain of {SAFE_ZONE_END} or more afterwards, a feeling in calf or foot, or a dull ache",
        f"and another one in the {LOOK_BACK} sessions before it",
        f"High pain on {HIGH_PAIN_DAYS} days within {HIGH_PAIN_WINDOW.days} days",
        f"High means {NO_STRETCH_FROM} or more",
        f"If {DIFFICULT_RESULTS} of your last {WINDOW} sessions were too much",
        f"After {GOOD_DAYS} good days in a row, a hold may be 5 seconds longer. For slow pulses it is 1 second",
        f"After {GOOD_DAYS} good days at the longest hold",
        f"After {LONG_GAP.days} days without a session",
        f"The holds that ship begin with {FIRST_HOLD} seconds, and {HOLD_SECONDS[Kind.HOLD][1]} seconds is the most",
        f"At least {GAP.seconds // HOURS} hours between 2 sessions",
        f"{FIRST_DAYS} session a day in the first {FIRST_WEEK.days} days. After that there are {MOST_A_DAY} a day at most",
        f"No session takes more than {LONGEST_SESSION // 60} minutes",
    ),
    "lock": (f"easiest stretches and short holds, and {AFTER_LOCK} session a day",),
    "next-morning": (
        f"on the next day, {NIGHT.seconds // HOURS} hours after the session at the earliest",
        f"{LOCKING_RISE} points more, further down (to the buttock or below)",
        f"{LOCKING_RISE - 1} point more, or the low back began to hurt",
        f"as soon as the {NIGHT.seconds // HOURS} hours are over",
        f"stand on Today for {FRESH.seconds // 60} minutes",
    ),
    "self-checks": (
        f"if your pain is above {MOST_PAIN} of 10",
        f"You then rest for {FADES_WITHIN.seconds // 60} minute",
        f"with holds of {NERVE_HOLD} seconds at most",
        f"the same check of the same leg, {WEEK.days} days or more later",
        f"once every {WEEK.days} days",
    ),
    "breaks": (
        f"after {USUAL.break_interval} minutes of sitting",
        f"You can set this from {BREAK_RANGE[0]} to {BREAK_RANGE[1]} minutes",
        "sit in a new way for 1 or 2 minutes",
        f"At most {MOST_A_DAY} times a workday, at least {STRETCH_GAP // HOURS:.0f} hours apart",
        f"In the first {FIRST_WEEK.days} days it is {FIRST_DAYS} a day",
        f"To be away for {AWAY_FROM // 60:.0f} minutes counts as a break",
        f"For {GUARD_MS // 1000} seconds the buttons of the window take nothing",
        f"never goes beyond {CEILING // 60:.0f} minutes of sitting",
        f"the window goes by itself after {UNANSWERED_S // 60} minutes",
        f"waits for a pause, {TYPING_MOST:.0f} seconds at most",
        f"ends by itself after {MEETING_MOST // HOURS:.0f} hours",
    ),
    "progress": (
        f"only when there are {ENOUGH} stretches or more",
        f"the last {WEEKS} weeks day by day",
        f"of {LONGEST_NOTE} letters at most",
    ),
    "data": (f"and keeps the last {KEPT}",),
    "own-exercises": (
        f"Standing, they are offered up to {STANDING_PAIN_MAX} of 10. In other positions it is {PAIN_MAX} of 10 at most",
        f"A hold is {HOLD_SECONDS[Kind.HOLD][1]} seconds at most",
    ),
    "settings": (
        f"in the first {JUST_UP.seconds // HOURS} hours after it",
        f"{GET_READY_RANGE[0]} to {GET_READY_RANGE[1]} seconds before the first hold. Usual: {USUAL.get_ready}",
        f"up to {TEXT_SCALE_RANGE[1]} %",
        "or write the hours: 09:00-12:30, 13:00-17:00",
        f"{BREAK_RANGE[0]} to {BREAK_RANGE[1]} minutes. Usual: {USUAL.break_interval}",
        "at fixed times, such as 10:30",
        f"{SNOOZES[0]}, {SNOOZES[1]} or {SNOOZES[2]} minutes",
    ),
    "keys": ("and go on after 3 seconds", "10 on a pain scale", f"move it by {STEP} minutes"),
    "privacy": (),
    "uninstalling": (),
    "trouble": (),
}


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.file.stem)
def test_every_number_of_a_chapter_is_the_one_that_the_program_has(chapter: Page) -> None:
    text = chapter.numbered()
    for fact in FACTS[chapter.file.stem]:
        assert fact in text
        text = text.replace(fact, "", 1)
    assert re.findall(r"[^.|]*\d[^.|]*", text) == []


def test_the_numbers_of_the_first_page_are_those_that_the_program_has() -> None:
    text = " ".join(page("README.md").prose.split())
    words = {2: "two", 7: "seven", 16: "Sixteen"}
    assert f"**{words[len(BUILT_IN)]} stretches**" in text
    assert f"{USUAL.break_interval} minutes of sitting ({BREAK_RANGE[0]} to {BREAK_RANGE[1]}, as you set it)" in text
    assert f"at most {words[MOST_A_DAY]} stretches a day" in text
    assert f"{words[KEPT]} daily copies" in text


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.file.stem)
def test_every_piece_of_a_chapter_is_easy_to_read(chapter: Page) -> None:
    hard = [(round(grade(piece), 1), piece) for piece in chapter.spoken() if not is_label(piece)]
    assert [(level, piece) for level, piece in hard if level > HARDEST] == []


def pieces(text: str) -> Iterator[str]:
    """A text, and each of its sentences: a document may name a part of it."""
    yield text
    for line in text.split("\n"):
        yield from re.split(r"(?<=[.?!:]) ", line)
        yield line


def as_named(piece: str) -> str:
    """A piece with a dot of three in the place of each hole, as the guide writes it."""
    return re.sub(r"\{[a-z_]+\}", "…", piece).strip().rstrip(".:,").casefold()


def test_all_that_is_bold_in_the_guide_stands_on_a_screen() -> None:
    on_screen = {as_named(piece) for text in english().values() for piece in pieces(text)} | {"in 10 min"}
    bold = [(chapter.file.stem, words) for chapter in chapters() for words in chapter.bold]
    assert len(bold) > 150
    assert [(name, words) for name, words in bold if as_named(words) not in on_screen] == []


def settings_there_are() -> Iterator[str]:
    """The key of the words of every setting, on both of their pages."""
    chosen = (*CHOICES, *LOOK_CHOICES, *SOUND_CHOICES, *FIGURE_CHOICES)
    yield from (
        f"settings.{key}" for key in (*(each.key for each in chosen), *SESSION_FLAGS, *SOUND_FLAGS, *LOOK_FLAGS)
    )
    yield from (f"today.filters_{key}" for key in (*OFFER_FLAGS, "equipment"))
    yield from (*FOUND["breaks"], "settings.language", "ui.getting_up_question", "regions.number")


def test_every_setting_has_its_line_and_no_line_is_left_over() -> None:
    lines = re.findall(r"^\| (\*\*.+?) \|", page("docs/guide/settings.md").text, re.MULTILINE)
    told = {as_named(words) for line in lines for words in re.findall(r"\*\*(.+?)\*\*", line)}
    more = {as_named(TEXTS(f"settings.{key}")) for key in ("try_sounds", "try_voice", "voice_engine", "voice_name")}
    assert told == {as_named(TEXTS(key)) for key in settings_there_are()} | more


def keys_of(title: str) -> set[str]:
    """The keys of a table of the guide that are combined, or are no plain way of every window."""
    return {key for row in page("docs/guide/keys.md").rows(title) for key in re.findall(r"`([^`]+)`", row[0])}


def shortcuts(*widgets: QWidget) -> set[str]:
    found = [shortcut.key().toString() for widget in widgets for shortcut in widget.findChildren(QShortcut)]
    return {key for key in found if key}


def test_the_keys_of_a_session_are_those_that_its_views_have(qtbot: QtBot) -> None:
    look = look_for(dark=False, skin=SkinTone.TAN, hair=HairTone.BLACK)
    views = PlayerPage(TEXTS, LIGHT, look), DeskView(TEXTS, LIGHT, look)
    for view in views:
        qtbot.addWidget(view)
    assert keys_of("In a session") == shortcuts(*views) | {"Enter", "F1"}


def test_the_keys_of_all_windows_are_there(qtbot: QtBot) -> None:
    look = look_for(dark=False, skin=SkinTone.TAN, hair=HairTone.BLACK)
    made = MainWindow(TEXTS), SettingsPage(TEXTS, look), ExerciseEditorPage(TEXTS, look)
    for widget in made:
        qtbot.addWidget(widget)
    assert shortcuts(*made) <= keys_of("Everywhere")
