"""The report on paper: what stands on it, and that the plot is drawn where it belongs."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication

from sciatimer.catalogue.load import Catalogue
from sciatimer.catalogue.model import Equipment
from sciatimer.history.facts import EndReason, StopFelt
from sciatimer.history.settings import Settings, change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.values import MorningOutcome, Outcome, StopFeeling
from sciatimer.texts import load_texts
from sciatimer.ui.clinician_words import Section
from sciatimer.ui.page_drawing import put_drawing
from sciatimer.ui.printing import Sheet, page_images, save_pdf
from sciatimer.ui.progress_view import Span
from sciatimer.ui.report import MOST_ROWS, Wanted, report_sheet, settings_section
from tests.fakes import FakeClock
from tests.history.diary import CHECKED, MORNING, Diary
from tests.safety.examples import EXERCISES

TEXTS = load_texts()
SHELF = Catalogue(tuple(EXERCISES.values()))
A4 = QPageSize(QPageSize.PageSizeId.A4)
HAS_POPPLER = shutil.which("pdftotext") is not None


@pytest.fixture
def diary(qapp: QApplication, data_folder: Path) -> Iterator[Diary]:
    """Somebody with a new history."""
    with HistoryStore(DataPaths(data_folder).history) as store:
        yield Diary(store, FakeClock())


def sheet(diary: Diary, wanted: Wanted = Wanted()) -> Sheet:  # noqa: B008 - a frozen value
    return report_sheet(diary.store, SHELF, TEXTS, diary.now(), wanted)


def words(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return " ".join(document.toPlainText().split())


def ink(image: QImage, place: QRectF) -> int:
    """How many dots of a part of a page are not white."""
    part = image.copy(place.toRect())
    return sum(
        part.pixelColor(x, y).lightness() < 200 for x in range(0, part.width(), 2) for y in range(0, part.height(), 2)
    )


def test_without_a_stretch_there_is_one_page_without_a_plot(diary: Diary) -> None:
    made = sheet(diary)
    assert len(made.parts) == 1
    assert "{plot}" not in words(made.parts[0])
    assert TEXTS("clinician.no_session") in words(made.parts[0])


def test_a_stretch_is_told_with_its_pain_its_morning_and_the_rule_behind_its_outcome(diary: Diary) -> None:
    session = diary.session()
    diary.days_pass(1)
    diary.morning(session, replace(MORNING, pain=3, outcome=MorningOutcome.NOT_SETTLED))
    table = words(sheet(diary).parts[1])
    assert "2 Mar 2026, 09:00 Towel hamstring stretch, lying 3 \u00d7 10 s 2 \u2192 1" in table
    assert "3. Not settled, rest that day Good (R11)" in table


def test_a_stop_is_told_with_its_reason_and_how_far_it_went(diary: Diary) -> None:
    session = diary.begin()
    diary.end(session, EndReason.STOPPED, holds_done=2)
    diary.store.append(StopFelt(diary.now(), session, StopFeeling.PAIN))
    diary.check(session, replace(CHECKED, outcome=Outcome.LOCK, rule="R6"))
    table = words(sheet(diary).parts[1])
    assert "2 of 6 holds done" in table
    assert f"Routine ended. Stopped: {TEXTS('screens.stop_pain')}" in table


def test_a_morning_that_was_not_answered_is_told(diary: Diary) -> None:
    diary.session()
    assert "not answered" in words(sheet(diary).parts[1])


def test_the_name_stands_on_the_first_page_where_one_is_given(diary: Diary) -> None:
    assert "Name: Ada" in words(sheet(diary, Wanted("Ada")).parts[0])
    assert "Name" not in words(sheet(diary).parts[0])


def test_the_span_counts_for_the_table(diary: Diary) -> None:
    diary.session()
    diary.days_pass(100)
    diary.session()
    assert "(12 weeks): 1" in words(sheet(diary).parts[1])
    assert "(all): 2" in words(sheet(diary, Wanted(span=Span.ALL)).parts[1]).lower()


def test_the_table_has_an_end(diary: Diary) -> None:
    with diary.store.transaction():
        for _ in range(MOST_ROWS + 5):
            diary.session()
    assert f": {MOST_ROWS} " in words(sheet(diary).parts[1])


def told(section: Section) -> dict[str, str]:
    return {line.label: line.value for line in section.lines}


def test_the_settings_are_told_in_words() -> None:
    plain = told(settings_section(Settings(), TEXTS))
    assert plain["At hand"] == "Everything the stretches need"
    assert plain["Getting up"] == "Not told"
    assert plain["Breaks"] == "After 45 minutes of sitting"
    changed = Settings(equipment=frozenset(Equipment) - {Equipment.WALL}, reminders=False, office=True)
    other = told(settings_section(changed, TEXTS))
    assert (other["At hand"], other["Breaks"]) == ("Everything but a wall", "Off")
    assert other["Office clothes only"] == "Yes"


def test_the_settings_stand_on_the_page_as_they_are(diary: Diary) -> None:
    change(diary.store, "break_interval", 30, diary.now())
    assert "After 30 minutes of sitting" in words(sheet(diary).parts[0])


def test_the_plot_is_drawn_on_the_page_and_its_marker_is_gone(diary: Diary) -> None:
    diary.session()
    alone = replace(sheet(diary), parts=("<p>{plot}</p>",), footer="")
    drawn, marker = (page_images(each, A4, 60)[0] for each in (alone, replace(alone, drawings={})))
    below_the_marker = QRectF(40, 60, 400, 80)
    assert ink(marker, below_the_marker) == 0
    assert ink(drawn, below_the_marker) > 100


@pytest.mark.skipif(not HAS_POPPLER, reason="pdftotext is not on this machine")
def test_the_words_of_the_plot_can_be_searched_in_the_pdf(diary: Diary, tmp_path: Path) -> None:
    diary.unlock(diary.lock())
    diary.session()
    save_pdf(sheet(diary), A4, tmp_path / "report.pdf")
    done = subprocess.run(["pdftotext", str(tmp_path / "report.pdf"), "-"], capture_output=True, text=True, check=True)
    for key in ("progress.before", "progress.next_morning", "progress.legend_unlocked"):
        assert TEXTS(key) in done.stdout
    assert "{plot}" not in done.stdout


def test_a_month_fits_on_two_pages(diary: Diary, tmp_path: Path) -> None:
    for _ in range(28):
        session = diary.session()
        diary.days_pass(1)
        diary.morning(session)
    save_pdf(sheet(diary), A4, tmp_path / "report.pdf")
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "report.pdf").read_bytes())) == 2


def test_the_preview_has_the_pages_of_the_paper(diary: Diary) -> None:
    diary.session()
    images = page_images(sheet(diary), A4, 100)
    assert len(images) == 2
    assert [(image.width(), image.height()) for image in images] == [(826, 1169)] * 2


class Line:
    """A drawing of one stroke."""

    ratio = 0.5

    def draw(self, painter: QPainter, place: QRectF) -> None:
        painter.drawLine(place.topLeft(), place.bottomRight())


def test_a_drawing_without_its_place_changes_nothing(qapp: QApplication) -> None:
    document = QTextDocument("Only words")
    put_drawing(document, "{plot}", Line(), 100)
    assert document.toPlainText() == "Only words"
