"""Every page in the real window, under the real style sheet, filled with what it says to a person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from msgspec.structs import replace as altered
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from sciatimer.catalogue.faults import Fault
from sciatimer.catalogue.load import Catalogue, PackProblem, load_catalogue
from sciatimer.catalogue.model import Equipment, Exercise, Position
from sciatimer.catalogue.translated import in_language
from sciatimer.desktop.mechanisms import MECHANISMS
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import scene_for
from sciatimer.figure.self_check_scenes import SelfCheckStep, step_scene
from sciatimer.history.faults import HistoryDiskFull
from sciatimer.history.self_check_facts import SelfChecked
from sciatimer.history.settings import Settings
from sciatimer.reminders.hours import TimesUnreadable
from sciatimer.reminders.model import Held
from sciatimer.resources import shipped
from sciatimer.safety.judge import Before
from sciatimer.safety.learn import TOPICS
from sciatimer.safety.lock import SpokenBeforeFinding, SpokenBeforeLock
from sciatimer.safety.next_step import NextStep, Step
from sciatimer.safety.offers import OfferCase, TodaysOffers, todays_offers
from sciatimer.safety.screens import CLINICIAN_ITEMS, EMERGENCY_ITEMS, LASTING_NERVE, NERVE_PATTERN, Item
from sciatimer.safety.self_check import CheckFeeling, CheckKind, CheckResult, Leg
from sciatimer.safety.self_check_memory import Finding, SelfChecks, Turn
from sciatimer.safety.values import Outcome, Place, Where
from sciatimer.session.model import Side
from sciatimer.session.plan import PlannedExercise, PlanSettings, default_dose, plan
from sciatimer.session.player import Player
from sciatimer.texts import Texts, load_texts
from sciatimer.ui.about_view import OWN, AboutEntry, Kind, Libraries, about_entries
from sciatimer.ui.appearance import Appearance
from sciatimer.ui.breaks_view import breaks_view
from sciatimer.ui.check_controller import before_words
from sciatimer.ui.clinician_session import SessionRow
from sciatimer.ui.clinician_view import ClinicianReport
from sciatimer.ui.clinician_words import Line, Section
from sciatimer.ui.closing_controller import closing_message
from sciatimer.ui.data_view import CopyView
from sciatimer.ui.dates import day_words, short_day
from sciatimer.ui.diagnostics_view import mechanism_view
from sciatimer.ui.exercises_view import exercise_rows, field_fault, problem_words
from sciatimer.ui.learn_view import Shelf, topic_view
from sciatimer.ui.main_window import Header, MainWindow
from sciatimer.ui.messages import ended_message, fault_message, help_message, outcome_message
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.filters import AtHand, Legs
from sciatimer.ui.pages.message import Message, Way
from sciatimer.ui.player_view import Staging, player_view
from sciatimer.ui.progress_points import Point
from sciatimer.ui.progress_view import Bar, BreakBar, Day, Mark, ProgressView, Span
from sciatimer.ui.record_view import Given, Hidden, Part, RecordView
from sciatimer.ui.screening_controller import screen_items
from sciatimer.ui.self_check_view import Telling, result_view, step_view, turn_words
from sciatimer.ui.theme import LIGHT, Metrics, style_sheet
from sciatimer.ui.today_view import morning_words, offered_cards, variant_views
from tests.fakes import FakeClock
from tests.safety.examples import CALM, EXERCISES, FREE, NOW
from tests.session.built_in import HOLD
from tests.ui.break_examples import GLANCE, SETTINGS, held

NAMES = Pages.names()
HEADERS = {"player": Header.BARE, "ended": Header.READING, "today": Header.WHOLE, "ask_first": Header.WHOLE}
TEXTS = load_texts()
LOOK = look_for(False, SkinTone.LIGHT, HairTone.BROWN)
ANYTHING = AtHand(office=False, no_floor=False, equipment=frozenset(Equipment), legs=Legs())
OFFERS: TodaysOffers = todays_offers(EXERCISES, OfferCase(CALM, FREE))
SCENE = scene_for(EXERCISES[HOLD], 1.0, Side.LEFT, build=Build.SLIM)
SHOWCASE = {exercise.position: exercise for exercise in EXERCISES.values()}
SHIPPED = load_catalogue(shipped("exercises.json"), None)
FULL = HistoryDiskFull(Path("/home/somebody/.local/share/sciatimer/history.db"))
TOO_EARLY = SpokenBeforeLock(date(2026, 3, 1), date(2026, 3, 2))
SHELF = Shelf(
    EXERCISES,
    SHIPPED.sources,
    Build.SLIM,
    "1.2.3",
    "/home/somebody/.local/share/sciatimer",
)
SELF_CHECKED = tuple(
    SelfChecked(NOW, kind, leg, CheckFeeling.PULL, None, None, None, None, result, rule)
    for kind, leg, result, rule in (
        (CheckKind.SITTING, Leg.LEFT, CheckResult.UNCLEAR, "T3"),
        (CheckKind.SITTING, Leg.RIGHT, CheckResult.MUSCLE, "T5"),
        (CheckKind.TOE, Leg.LEFT, CheckResult.NERVE, "S3"),
        (CheckKind.TOE, Leg.RIGHT, CheckResult.MUSCLE, "S4"),
    )
)


ABOUT_FOLDER = "/home/somebody/.local/share/sciatimer"


def without_licences(entry: AboutEntry) -> AboutEntry:
    """An entry up to the first text that is a licence."""
    upto = next(number for number, part in enumerate(entry.paragraphs) if part.kind is Kind.HEADING)
    return AboutEntry(entry.id, entry.paragraphs[:upto], entry.group)


def before(texts: Texts) -> str:
    """What was said before a session."""
    return before_words(Before(3, Place.BUTTOCK, nerve_feelings=True), texts)


def report(texts: Texts) -> ClinicianReport:
    """A long report."""
    line, day = Line(texts("clinician.cause"), texts("clinician.cause_M4"), "M4"), short_day(NOW, texts)
    answered = tuple(Line(texts(f"clinician.{key}"), texts("check.quality_2")) for key in ANSWERED)
    checked = Line(texts("self_check.sitting_title"), texts("clinician.result_NERVE"), "T1")
    columns = tuple(texts(f"clinician.column_{name}") for name in ("date", "stretch", "dose", "pain", "outcome"))
    pulse = texts("clinician.dose_short_pulse", repetitions=5, hold=3)
    change, good = texts("clinician.pain_change", before=2, after=4), texts("clinician.outcome_GOOD")
    name = translated_exercises(texts)["seated-supported-knee-ease"].name
    return ClinicianReport(
        title=texts("clinician.title"),
        about=texts("clinician.about"),
        written=texts("clinician.written", date=day, time="09:00"),
        locked=True,
        summary=(texts("clinician.locked", date=day), texts("clinician.count", count=14, date=day)),
        sections=(
            Section(texts("clinician.lock"), (line,)),
            Section(texts("clinician.answers"), answered),
            Section(texts("clinician.self_checks"), (checked,), note=texts("clinician.signs_never")),
        ),
        table_title=texts("clinician.sessions"),
        columns=columns,
        sessions=(SessionRow(day, name, pulse, change, good),) * 10,
    )


def translated_exercises(texts: Texts) -> dict[str, Exercise]:
    """The built-in exercises in the language of the texts."""
    catalogue = in_language(Catalogue(tuple(EXERCISES.values())), texts)
    return {exercise.id: exercise for exercise in catalogue.exercises}


def progress(texts: Texts) -> ProgressView:
    """Two stretches, one of which ended the routine."""
    columns = ("when", "stretch", "before", "after", "morning", "hold", "outcome")
    day, name = short_day(NOW, texts), translated_exercises(texts)["seated-supported-knee-ease"].name
    cells = (day, name, "2", "4", "3", texts("progress.hold_each", left=10, right=15), texts("clinician.outcome_LOCK"))
    words = texts("progress.less", points="0.7", count=12)
    points = tuple(
        Point(7, NOW.timestamp() + after, 2, 4, 3, Position.SEATED, outcome, 10, 15, " ".join(cells), cells)
        for after, outcome in ((-200_000.0, Outcome.EASE), (-100_000.0, Outcome.LOCK))
    )
    return ProgressView(
        span=Span.WEEK,
        begin=NOW.timestamp() - 7 * 86_400,
        end=NOW.timestamp(),
        lead=(texts("progress.sessions", count=2), words, texts("progress.kept", count=2, all=78)),
        points=points,
        marks=tuple(
            Mark(NOW.timestamp() - after, locks, day) for after, locks in ((100_000.0, True), (5_000.0, False))
        ),
        breaks=tuple(BreakBar(NOW.timestamp() - after, 86_400, 6, 4, day) for after in (300_000.0, 200_000.0)),
        by_position=(Bar(texts("today.position_seated"), -0.7, words),),
        by_exercise=(Bar(name, None, texts("progress.too_few", count=2, enough=5)),),
        days=tuple(
            Day(number // 7, number % 7, number % 2, number % 3 == 0, number % 5 == 0, day) for number in range(78)
        ),
        columns=tuple(texts(f"progress.column_{column}") for column in columns),
        out_of_view=2,
    )


def record(texts: Texts) -> RecordView:
    """A stretch that was corrected, with a note."""
    when = texts("clinician.at", date=short_day(NOW, texts), time="09:00")
    beside = texts("record.beside", now=texts("check.quality_3"), first=texts("check.quality_2"))
    answered = tuple(Line(texts(f"clinician.{key}"), beside) for key in ANSWERED)
    return RecordView(
        session=7,
        title=texts("record.title", when=when),
        state=texts("record.is_out"),
        sections=(Section(texts("record.what"), answered[:2]), Section(texts("clinician.answers"), answered)),
        note=texts("learn.title"),
        first_note=texts("record.note_why"),
        in_view=False,
        parts=tuple(Part),
    )


ANSWERED = ("before", "during", "after", "quality", "overall", "stop", "signs_line", "morning", "outcome")
BEFORE = before(TEXTS)
REPORT = report(TEXTS)


class Gallery:
    """The window with every page in it. ``scale`` is that of the text; the size is in pixels."""

    def __init__(self, *, scale: float = 1.0, size: tuple[int, int] = (960, 640), texts: Texts = TEXTS) -> None:
        self.texts = texts
        self.exercises = EXERCISES if texts is TEXTS else translated_exercises(texts)
        self.offers = OFFERS if texts is TEXTS else todays_offers(self.exercises, OfferCase(CALM, FREE))
        self.showcase = {exercise.position: exercise for exercise in self.exercises.values()}
        self.shelf = replace(SHELF, exercises=self.exercises, sources=in_language(SHIPPED, texts).sources)
        self.window = MainWindow(self.texts)
        self.ways: list[str] = []
        for name in ("breaks", "progress", "learn", "settings"):
            getattr(self.window, f"{name}_requested").connect(partial(self.ways.append, name))
        self.pages = Pages(self.texts, Appearance(LIGHT, LOOK, ""), self.window.add_page)
        self.dress(scale)
        self.window.resize(*size)

    def show(self, name: str) -> QWidget:
        """Shows a page, filled, and gives it the keyboard."""
        page: QWidget = getattr(self.pages, name)
        self.window.show_page(page, HEADERS.get(name, Header.HELP))
        fill: Callable[[], None] = getattr(self, f"_fill_{name}")
        fill()
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        settle()
        return page

    def dress(self, scale: float) -> None:
        """Puts on the style sheet at a text scale."""
        self.window.setStyleSheet(style_sheet(LIGHT, Metrics(scale)))

    def close(self) -> None:
        """Takes the window down."""
        self.window.close()
        self.window.deleteLater()

    # each page with its longest words

    def _fill_welcome(self) -> None:
        self.pages.welcome.begin()

    def _fill_screening(self) -> None:
        title, intro = self.texts("ui.screen_emergency"), self.texts("screens.red_intro")
        self.pages.screening.ask(
            title,
            intro,
            screen_items(EMERGENCY_ITEMS, self.texts),
            step=self.texts("ui.screening_step", step=1, steps=4),
        )

    def _fill_today(self) -> None:
        today = self.pages.today
        today.set_answers(3, Place.BUTTOCK, Where.LEFT, note=morning_words(NOW, 3, Place.BUTTOCK, self.texts))
        chosen = {position: best for position in Position if (best := self.offers.best(position)) is not None}
        cards = offered_cards(self.offers, chosen, self.showcase, ANYTHING, Build.SLIM, self.texts)
        today.show_cards(cards, Position.LYING, "")
        today.show_filters(self.texts("today.filters_none"))
        today.show_last_question("")
        today.invitation.say(self.texts("self_check.due_recheck"))
        today.begin()

    def _fill_signs(self) -> None:
        self.pages.signs.begin()

    def _fill_variants(self) -> None:
        views = variant_views(self.offers, Position.LYING, ANYTHING, self.texts)
        self.pages.variants.show_variants(
            self.texts("today.variants_title", position=self.texts("today.position_lying")), views
        )

    def _fill_filters(self) -> None:
        self.pages.filters.begin(ANYTHING)

    def _fill_dose(self) -> None:
        self.pages.dose.begin(self.exercises[HOLD].name, (5, 10, 15), (1, 2, 3), (10, 3))
        self.pages.dose.take_focus()

    def _fill_player(self) -> None:
        exercise, clock = self.exercises[HOLD], FakeClock()
        timeline = plan([PlannedExercise(exercise, default_dose(exercise))], PlanSettings())
        player = Player(timeline, clock)
        player.start()
        clock.advance(12)
        player.tick()
        view = player_view(player, None, Staging(timeline, self.texts, Build.SLIM, still=False))
        self.pages.player.show_view(view)
        self.pages.player.setFocus()

    def _fill_stop(self) -> None:
        self.pages.stop.begin()

    def _fill_check(self) -> None:
        self.pages.check.begin(before(self.texts), {}, notice=self.texts("screens.stop_dizzy_advice"))

    def _fill_morning(self) -> None:
        self.pages.morning.begin(before(self.texts))

    def _fill_message(self) -> None:
        step = NextStep("N5", Step.EASIER, "safety.N5", offer_hold=10, offer_position=Position.LYING)
        message = outcome_message(Outcome.EASE, "safety.R9", step, self.exercises["seated-heel-floor"], self.texts)
        self.pages.message.show_message(message)

    def _fill_ended(self) -> None:
        message = ended_message(Outcome.EMERGENCY, "R1", NOW, "112", self.texts, nearer_the_spine=False)
        self.pages.ended.show_message(message)

    def _fill_help(self) -> None:
        self.pages.help.show_message(help_message("112", self.texts))

    def _fill_fault(self) -> None:
        self.pages.fault.show_message(fault_message(mistake_words(FULL, self.texts), self.texts))

    def _fill_closing(self) -> None:
        self.pages.closing.show_message(closing_message(self.texts, has_tray=False))

    def _fill_unlock(self) -> None:
        self.pages.unlock.begin(self.texts("screens.unlock_medical"), date(2026, 3, 1), date(2026, 3, 20))
        self.pages.unlock.show_fault(mistake_words(TOO_EARLY, self.texts))

    def _fill_clinician(self) -> None:
        self.pages.clinician.show_report(report(self.texts))
        self.pages.clinician.begin()

    def _fill_report(self) -> None:
        page = QImage(600, 850, QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.white)
        self.pages.report.show_pages([page, page])
        self.pages.report.say(self.texts("clinician.no_printer"))
        self.pages.report.begin()

    def _fill_data(self) -> None:
        held = self.texts("data.holds", sessions=142, first="4 Mar 2025", last="2 Mar 2026")
        copies = [
            CopyView(Path("/copies/history.db"), self.texts("data.copy_of", date=day_words(NOW, self.texts)), held)
        ] * 3
        self.pages.data.show_data(Path("/home/somebody/.local/share/sciatimer"), copies)
        self.pages.data.say(self.texts("data.imported", sessions=12))
        self.pages.data.begin()

    def _fill_exercises(self) -> None:
        page, texts = self.pages.exercises, self.texts
        own = [altered(each, prescribed_by="Dr. Ada Winter") for each in self.showcase.values()]
        page.show_templates([(each.id, each.name) for each in self.exercises.values()])
        broken = PackProblem(
            Path("/exercises/therapist.json"), (Fault(12, "$.exercises[0].hold.max", "45 is outside"),)
        )
        rows = exercise_rows(own, Build.SLIM, texts)
        page.show_exercises(rows, problem_words([broken], texts), can_write=True)
        page.say(texts("exercises.deleted", name=own[0].name), can_undo=True)
        page.begin()

    def _fill_exercise_editor(self) -> None:
        page, texts, shown = self.pages.exercise_editor, self.texts, self.exercises[HOLD]
        page.pose.show_templates(tuple(self.exercises.values()), shown)
        page.pose.begin(Build.SLIM, still=True)
        level = texts("exercises.level_as", level=shown.level, name=shown.name)
        page.show_exercise(shown, [(shown.level, level)])
        page.pose.show_exercise(shown, can_undo=True, can_redo=False)
        page.begin(texts("exercises.editor_new"))
        page.show_faults(
            {field: field_fault(field, texts) for field in ("name", "hold", "setup", "pain_max", "figure")}
        )

    def _fill_question(self) -> None:
        texts = self.texts
        ways = (Way("delete", texts("data.delete_go"), "stop"), Way("no", texts("data.back")))
        note, lines = texts("data.delete_note"), (texts("data.goes_answers"), texts("data.stays_clinician"))
        self.pages.question.show_message(Message(texts("data.delete_title"), lines, ways, note))

    def _fill_ask_first(self) -> None:
        self.pages.ask_first.ask(screen_items(CLINICIAN_ITEMS[:3], self.texts), date(2026, 3, 20))

    def _fill_clearance(self) -> None:
        items = (Item(NERVE_PATTERN, "screens.nerve_pattern"), Item(LASTING_NERVE, "screens.lasting_nerve"))
        self.pages.clearance.ask(screen_items(items, self.texts), date(2026, 3, 20))
        self.pages.clearance.show_fault(
            mistake_words(SpokenBeforeFinding(date(2026, 3, 1), date(2026, 3, 2)), self.texts)
        )

    def _fill_self_check_gate(self) -> None:
        said = tuple(self.texts(f"self_check.{key}") for key in ("due_recheck", "intro", "caveat"))
        self.pages.self_check_gate.begin(self.texts("self_check.title"), said, clearable=True)

    def _fill_self_check(self) -> None:
        page = self.pages.self_check
        page.show_step(step_view(Turn(CheckKind.TOE, Leg.LEFT), 1, "", self.texts), moves=True)
        page.show_scene(step_scene(SelfCheckStep.TOE_STRAIGHTEN, Side.LEFT, 1.0))

    def _fill_self_check_questions(self) -> None:
        title = turn_words(Turn(CheckKind.TOE, Leg.RIGHT), self.texts)
        self.pages.self_check_questions.begin(title, CheckKind.TOE)

    def _fill_self_check_fade(self) -> None:
        heading, *paragraphs = self.texts("self_check.fade_wait").split("\n")
        self.pages.self_check_fade.begin_rest(heading, paragraphs)
        self.pages.self_check_fade.show_rest(42, 0.7)

    def _fill_self_check_result(self) -> None:
        findings = tuple(
            Finding(order, NOW, Turn(check.kind, check.leg), check.result, check.rule)
            for order, check in enumerate(SELF_CHECKED)
        )
        telling = Telling(SELF_CHECKED, SelfChecks(findings), NOW, clearable=True)
        view = result_view(telling, (self.texts("self_check.left"),), self.texts)
        self.pages.self_check_result.show_result(view)

    def _fill_learn(self) -> None:
        learn = self.pages.learn
        learn.show_topic("positions")
        learn.show_view(topic_view(next(topic for topic in TOPICS if topic.id == "positions"), self.shelf, self.texts))
        learn.begin()

    def _fill_about(self) -> None:
        shown = about_entries(
            "1.2.3",
            Libraries("6.11.3", dict.fromkeys(("qt", "pyside", "shiboken", "ffmpeg"), ABOUT_FOLDER)),
            self.texts,
        )
        # of the parts these two, and of each what can be translated: names and licences are the same everywhere
        kept = (OWN, "python", "qt")
        self.pages.about.show_entries(tuple(without_licences(entry) for entry in shown if entry.id in kept))
        self.pages.about.begin()
        self.pages.about.topics.choose("qt")

    def _fill_progress(self) -> None:
        page = self.pages.progress
        page.show_view(progress(self.texts))
        page.make_plots()
        page.show_view(progress(self.texts))
        page.say(self.texts("progress.saved", file=self.texts("progress.file")))
        page.begin()

    def _fill_record(self) -> None:
        page = self.pages.record
        page.show_view(record(self.texts))
        page.say(self.texts("record.corrected_graver", outcome=self.texts("clinician.outcome_LOCK")), undo=True)
        page.begin()

    def _fill_correct(self) -> None:
        when = self.texts("clinician.at", date=short_day(NOW, self.texts), time="09:00")
        given = {"after": 4, "during": 3, "place_after": 3, "quality": 2, "overall": 1}
        self.pages.correct.begin(Part.CHECK, when, Given(given, {**given, "after": 10, "quality": 3}))

    def _fill_out_of_view(self) -> None:
        name = self.exercises["seated-supported-knee-ease"].name
        hidden = [Hidden(number, short_day(NOW, self.texts), name) for number in range(3)]
        self.pages.out_of_view.show_sessions(hidden)
        self.pages.out_of_view.begin()

    def _fill_settings(self) -> None:
        self.pages.settings.show_settings(Settings(), SCENE, LOOK)
        self.pages.settings.show_unusual({"theme": True, "voice": True, "equipment": True})
        self.pages.settings.begin()

    def _fill_breaks(self) -> None:
        stands = replace(held(Held.INHIBITED), sees_away=False, can_turn_on=True)
        view = breaks_view(stands, GLANCE, self.texts, off_since_lock=False)
        self.pages.breaks.show_breaks(replace(view, can_turn_on=True))
        self.pages.breaks.listed.setChecked(True)
        self.pages.breaks.begin()

    def _fill_settings_breaks(self) -> None:
        page = self.pages.settings_breaks
        page.show_settings(SETTINGS)
        page.show_reminders(on=False, words=self.texts("breaks.off_since_lock"))
        page.show_autostart(on=False, words=self.texts("desktop.autostart_no_answer", place="112"))
        page.show_undo(possible=True)
        page.show_fault("break_times", mistake_words(TimesUnreadable(written="112"), self.texts))
        page.begin(date(2026, 3, 2))

    def _fill_diagnostics(self) -> None:
        lines = (None, "none: 1", "2", "none: 3", "4", "none: 5", "6", "none: 7")
        views = [mechanism_view(name, line, self.texts) for name, line in zip(MECHANISMS, lines, strict=True)]
        self.pages.diagnostics.show_mechanisms(views)
        self.pages.diagnostics.begin()


def settle() -> None:
    """What is new appears, what it replaced goes, and the layout comes to rest: text that wraps takes a few rounds."""
    for _ in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press_key(*keys: Qt.Key | str) -> None:
    """Presses keys on whatever has the focus by then."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)


def named(page: QWidget, name: str) -> QAbstractButton:
    """A button of a page."""
    found = page.window().findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def words(page: QWidget) -> str:
    """Everything that can be read on a page, in one line."""
    seen = [child for child in page.findChildren(QWidget) if child.isVisible()]
    texts = [child.text() for child in seen if isinstance(child, QLabel | QAbstractButton)]
    return " ".join(" ".join(texts).replace("&&", "&").split())
