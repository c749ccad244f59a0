"""Draws every picture, then every screen: light and dark, 960x640 and 1600x1000, 100 % and 200 % text.

The smaller size is drawn in the other languages too, and in the two that show what is not translated or clips.

Usage: python -m tests.tour FOLDER
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar

from sciatimer.desktop.mechanisms import MECHANISMS
from sciatimer.history.facts import SessionStarted
from sciatimer.history.faults import HistoryDiskFull
from sciatimer.history.settings import Theme, change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.learn import TOPICS
from sciatimer.ui.application import Application, read_catalogue
from sciatimer.ui.breaks_view import breaks_view
from sciatimer.ui.demo import lay_in
from sciatimer.ui.diagnostics_view import mechanism_view
from sciatimer.ui.qt import make_qt
from sciatimer.ui.services import Services, Shelf
from tests.fakes import FakeClock
from tests.tongues import ENGLISH, FOREIGN, Tongue
from tests.tour.pictures import draw_pictures
from tests.ui.break_examples import GLANCE, SETTINGS, STANDING, FakeReminder

SIZES = ((960, 640), (1600, 1000))
SCALES = (100, 200)
THEMES = (Theme.LIGHT, Theme.DARK)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LINES = (None, "XSync IDLETIME alarms", "none: no answer", "logind", "none: no server", "a host", "speaker", "none: -")
ANSWERS = (("after", 2), ("during", 2), ("place_after", 3), ("quality", 0), ("overall", 1))


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which all screens are drawn."""

    size: tuple[int, int]
    scale: int
    theme: Theme
    tongue: Tongue = ENGLISH

    @property
    def name(self) -> str:
        language = "" if self.tongue is ENGLISH else f"-{self.tongue.name}"
        return f"{self.size[0]}x{self.size[1]}-{self.scale}-{self.theme}{language}"


class Tour:
    """Walks through the app in one variant and draws each screen."""

    def __init__(self, variant: Variant, folder: Path) -> None:
        self._variant = variant
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._drawn = 0

    def walk(self) -> None:
        for part in self._parts():
            self._clock = FakeClock(NOON)
            with tempfile.TemporaryDirectory() as data:
                self._open(Path(data), fresh=part == self._first_use)
                part()
                self._app.window.close()
                self._app.services.store.close()

    def _parts(self) -> tuple[Callable[[], None], ...]:
        return (
            self._first_use,
            self._today,
            self._other_pages,
            self._session,
            self._nerve_stop,
            self._morning,
            self._self_checks,
        )

    def _open(self, data: Path, *, fresh: bool) -> None:
        paths = DataPaths(data)
        store = HistoryStore(paths.history)
        texts = self._variant.tongue.texts
        services = Services(self._clock, store, Shelf(partial(read_catalogue, paths, texts)), texts, paths, speed=1.0)
        change(store, "theme", self._variant.theme, self._clock.now())
        change(store, "text_scale", self._variant.scale, self._clock.now())
        if not fresh:
            self._lay_in(services)
        self._app = Application(services)
        self._app.window.resize(*self._variant.size)
        self._app.begin()
        self._app.window.show()

    def _lay_in(self, services: Services) -> None:
        lay_in(services)

    def _draw(self, name: str) -> None:
        QTest.qWait(30)
        self._drawn += 1
        self._app.window.grab().save(str(self._folder / f"{self._drawn:02}-{name}.png"))

    def _first_use(self) -> None:
        pages = self._app.pages
        self._draw("welcome")
        pages.welcome.accepted.emit("05:00", "eu", "112")
        for name in ("screen-emergency", "screen-urgent", "screen-health", "screen-exercise"):
            self._draw(name)
            pages.screening.answered.emit(("C2",) if name == "screen-health" else ())
        self._draw("ask-first")

    def _today(self) -> None:
        page, pages = self._app.pages.today, self._app.pages
        self._draw("today-open")
        self._answer(3, 3)
        self._draw("today-ready")
        page.variants_requested.emit()
        self._draw("variants")
        pages.variants.left.emit()
        page.dose_requested.emit()
        self._draw("dose")
        pages.dose.left.emit()
        page.filters_requested.emit()
        self._draw("filters")
        pages.filters.left.emit()
        page.signs_requested.emit()
        self._draw("signs")
        pages.signs.left.emit()
        self._answer(4, 4)
        self._draw("today-reduced")
        self._answer(7, 3)
        page.start_requested.emit()
        self._draw("not-today")

    def _other_pages(self) -> None:
        self._app.settings.show()
        self._draw("settings")
        for topic in TOPICS:
            self._app.learn.show(topic.id)
            self._draw(f"learn-{topic.id}")
        self._breaks()
        self._own_exercises()
        self._about()
        self._data()
        self._app.progress.show()
        QTest.qWait(1000)  # the library that draws plots is loaded
        self._draw("progress")
        self._records()
        self._app.flow.show_help()
        self._draw("help")
        full = HistoryDiskFull(self._app.services.paths.history)
        self._app.flow.faults.tell(full)
        self._draw("fault")

    def _about(self) -> None:
        page = self._app.pages.about
        self._app.about.show()
        self._draw("about")
        page.topics.choose("qt")
        self._draw("about-qt")
        page.search.setText("copy")
        self._draw("about-search")
        page.left.emit()

    def _data(self) -> None:
        self._app.data.show()
        self._draw_data()

    def _draw_data(self) -> None:
        self._draw("data")
        self._app.pages.data.requested.emit("delete")
        self._draw("delete")
        self._app.pages.question.requested.emit("no")

    def _own_exercises(self) -> None:
        pages = self._app.pages
        self._app.exercises.show()
        self._draw("exercises-none")
        pages.exercises.copy_requested.emit("seated-footstool")
        self._draw("exercise-editor")
        bar = pages.exercise_editor.findChildren(QScrollBar)[-1]
        for part in (1, 2, 3):
            bar.setValue(bar.maximum() * part // 3)
            self._draw(f"exercise-editor-{part}")
        pages.exercise_editor.changed.emit("setup", ())
        pages.exercise_editor.save_requested.emit()
        self._draw("exercise-editor-faults")
        pages.exercise_editor.changed.emit("setup", ("Sit down.",))
        pages.exercise_editor.changed.emit("prescribed_by", "Dr. Ada Winter")
        pages.exercise_editor.save_requested.emit()
        self._draw("exercises")
        self._app.exercises.left.emit()

    def _records(self) -> None:
        """A session of the past, a correction, and what was taken out of view."""
        pages, store = self._app.pages, self._app.services.store
        pages.progress.opened.emit(store.facts(SessionStarted, newest_first=True, limit=1)[0].id)
        self._draw("record")
        pages.record.correct_requested.emit("check")
        self._draw("correct")
        pages.correct.left.emit()
        pages.record.view_requested.emit()
        self._draw("record-out-of-view")
        pages.record.left.emit()
        pages.progress.out_of_view_requested.emit()
        self._draw("out-of-view")
        pages.out_of_view.left.emit()

    def _breaks(self) -> None:
        pages = self._app.pages
        self._app.breaks.attach(FakeReminder())
        self._app.breaks.show_day()
        pages.breaks.show_breaks(breaks_view(STANDING, GLANCE, self._variant.tongue.texts, off_since_lock=False))
        self._draw("breaks")
        self._app.breaks.show_settings()
        pages.settings_breaks.show_settings(SETTINGS)
        pages.settings_breaks.show_reminders(on=True, words="")
        for name, share in (("hours", 0.0), ("kinds", 0.35), ("manner", 0.7), ("start", 1.0)):
            bar = pages.settings_breaks.findChildren(QScrollBar)[-1]
            bar.setValue(round(bar.maximum() * share))
            self._draw(f"settings-breaks-{name}")
        self._diagnostics()

    def _diagnostics(self) -> None:
        pages = self._app.pages
        self._app.breaks.show_machine()
        for name, line in zip(MECHANISMS, LINES, strict=True):
            self._app.breaks.close()
            pages.diagnostics.show_mechanisms([mechanism_view(name, line, self._variant.tongue.texts)])
        self._draw("diagnostics")

    def _session(self) -> None:
        page = self._app.pages.player
        self._begin()
        self._draw("get-ready")
        self._pass(13)
        self._draw("ease-in")
        self._pass(6)
        self._draw("hold")
        page.ease_requested.emit()
        self._pass(2)
        self._draw("eased-off")
        page.pause_requested.emit()
        self._draw("lead-in")
        self._pass(4)
        page.pause_requested.emit()
        self._draw("paused")
        page.stop_requested.emit()
        self._draw("stop")
        self._app.pages.stop.answered.emit("pull_too_strong")
        self._draw("check-open")
        self._answer_check()
        self._draw("check-answered")
        self._app.pages.check.saved.emit()
        self._draw("outcome")
        self._app.flow.route()
        self._draw("rested")
        self._app.pages.message.requested.emit("morning")
        self._draw("morning-too-early")

    def _nerve_stop(self) -> None:
        self._begin()
        self._app.pages.player.stop_requested.emit()
        self._app.pages.stop.answered.emit("nerve")
        self._answer_check()
        self._app.pages.check.saved.emit()
        self._draw("ended")
        self._app.pages.ended.requested.emit("clinician")
        self._draw("clinician")
        self._app.pages.clinician.paper_requested.emit()
        self._draw("report")
        self._app.pages.report.left.emit()
        self._app.pages.clinician.left.emit()
        self._app.pages.ended.requested.emit("unlock")
        self._draw("unlock")

    def _morning(self) -> None:
        self._begin()
        self._app.pages.player.stop_requested.emit()
        self._app.pages.stop.answered.emit("interrupted")
        self._answer_check()
        self._app.pages.check.saved.emit()
        self._clock.set_wall(NOON + timedelta(hours=20))
        self._app.flow.route()
        self._draw("morning")

    def _self_checks(self) -> None:
        self._draw("today-self-check-due")
        self._app.pages.today.invitation.accepted.emit()
        self._draw("self-check-gate")
        self._pass_gate()
        self._sitting_check()
        self._toe_check()
        self._after_self_checks()

    def _sitting_check(self) -> None:
        page = self._app.pages.self_check
        self._draw("sitting-1")
        for name in ("sitting-2", "sitting-3"):
            page.next_requested.emit()
            self._move(2)
            self._draw(f"{name}-moving")
            self._move(4)
            self._draw(name)
        page.next_requested.emit()
        self._draw("sitting-questions")
        self._answer_self_check(lean=1, place=1, feeling=0)
        for _ in range(3):
            page.next_requested.emit()
        self._answer_self_check(lean=0, place=0, feeling=0)

    def _toe_check(self) -> None:
        page = self._app.pages.self_check
        self._draw("toe-gate")
        self._pass_gate()
        page.next_requested.emit()
        self._move(6)
        self._draw("toe-2")
        page.leave_requested.emit()
        self._draw("self-check-left")
        self._app.flow.self_check.start()
        self._pass_gate()
        for _ in range(5):
            page.next_requested.emit()
        self._draw("toe-questions")
        self._answer_self_check(eases=0, grows=0, place=2, feeling=0)

    def _after_self_checks(self) -> None:
        pages = self._app.pages
        pages.self_check.stop_requested.emit()
        self._move(18)
        self._draw("fade-rest")
        self._move(50)
        self._draw("fade-question")
        pages.self_check_fade.answered.emit(True)
        self._draw("self-check-result")
        pages.self_check_result.clear_requested.emit()
        self._draw("clearance")
        pages.clearance.left.emit()
        self._answer(2, 2)
        self._draw("today-nerve-result")
        self._app.flow.self_check.start()
        self._draw("self-check-not-due")
        self._app.learn.show("checks")
        self._draw("learn-checks")

    def _move(self, seconds: int) -> None:
        """Time goes by, and what moves comes round."""
        self._clock.advance(seconds)
        QTest.qWait(250)

    def _pass_gate(self) -> None:
        gate = self._app.pages.self_check_gate
        for group, value in ((gate.pain, 1), (gate.nerve, 0), (gate.injury, 0)):
            group.press(value)
        gate.answered.emit()

    def _answer_self_check(self, **given: int) -> None:
        page = self._app.pages.self_check_questions
        for question, value in given.items():
            page.group(question).press(value)
        page.saved.emit()

    def _answer(self, pain: int, place: int) -> None:
        page = self._app.pages.today
        page.pain.press(pain)
        page.place.press(place)
        page.leg.press(0)

    def _answer_check(self) -> None:
        for question, value in ANSWERS:
            self._app.pages.check.group(question).press(value)

    def _begin(self) -> None:
        self._answer(2, 3)
        self._app.pages.today.start.click()

    def _pass(self, seconds: int) -> None:
        """Time goes by in steps so small that nobody seems to have slept."""
        for _ in range(seconds):
            self._clock.advance(1)
            QTest.qWait(220)


def main(folder: Path) -> int:
    """Draws all variants and says where they lie."""
    qt = make_qt(sys.argv[:1])
    draw_pictures(folder / "pictures")
    variants = [Variant(*each) for each in product(SIZES, SCALES, THEMES)]
    variants += [Variant(SIZES[0], scale, Theme.LIGHT, tongue) for scale, tongue in product(SCALES, FOREIGN)]
    for variant in variants:
        with variant.tongue.spoken():
            Tour(variant, folder / variant.name).walk()
        print(f"{variant.name}: {folder / variant.name}")
    qt.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
