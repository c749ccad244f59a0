"""One past session in the window: looked at, noted, corrected, taken out of view; nothing of it makes anything milder."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sciatimer.history.edit_facts import Corrected, Noted, Withdrawn
from sciatimer.history.facts import Locked, MorningChecked, PainChecked, SessionStarted
from sciatimer.history.notes import LONGEST_NOTE
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.safety.values import MorningOutcome, Outcome, Place
from sciatimer.ui.pages.progress import ProgressPage
from sciatimer.ui.pages.session_record import RecordPage
from sciatimer.ui.progress_view import Span
from tests.history.diary import CHECKED, Diary
from tests.ui.desk import Desk, clear_away
from tests.ui.pages.gallery import settle

LAST = 2  # sessions before the newest


def live(desk: Desk, days: int = LAST + 1) -> None:
    """A session a day, each with its morning, before the program is opened."""
    with HistoryStore(DataPaths(desk.folder).history) as store:
        diary = Diary(store, desk.clock)
        for _ in range(days):
            session = diary.session()
            diary.days_pass(1)
            diary.morning(session)


@pytest.fixture
def progress(desk: Desk, qtbot: QtBot) -> ProgressPage:
    """The progress page after three days."""
    live(desk)
    desk.open_known()
    desk.press("header-progress")
    page = desk.app.pages.progress
    qtbot.waitUntil(lambda: page.plots is not None)
    settle()
    return page


@pytest.fixture
def record(progress: ProgressPage, desk: Desk) -> RecordPage:
    """The page of the newest session."""
    progress.table.setCurrentCell(0, 0)
    desk.press("progress-open")
    return desk.app.pages.record


def newest(desk: Desk) -> int:
    return desk.store.facts(SessionStarted)[-1].id


def facts_of(page: RecordPage) -> str:
    """What the sections say, in one line."""
    return " ".join(" ".join(made.toPlainText().split()) for made in page._parts if hasattr(made, "toPlainText"))


# how one gets there and back


def by_enter(page: ProgressPage, desk: Desk) -> None:
    page.table.setFocus()
    page.table.setCurrentCell(1, 0)
    desk.key(Qt.Key.Key_Return)


def by_double_click(page: ProgressPage, desk: Desk) -> None:
    spot = page.table.visualRect(page.table.model().index(1, 0)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    clear_away()


def by_button(page: ProgressPage, desk: Desk) -> None:
    page.table.setCurrentCell(1, 0)
    desk.press("progress-open")


def by_the_plot(page: ProgressPage, desk: Desk) -> None:
    assert page.plots is not None
    chart = page.plots.pain.chart
    chart.setFocus()
    desk.key(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return)


def by_a_click_in_the_plot(page: ProgressPage, desk: Desk) -> None:
    assert page.plots is not None
    chart = page.plots.hold.chart
    chart.grab()  # it is measured when it is painted
    spot = chart.mapFromScene(chart._box.mapViewToScene(QPointF(chart._moments[1], 9)))
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    clear_away()


@pytest.mark.parametrize("way", [by_enter, by_double_click, by_button, by_the_plot, by_a_click_in_the_plot])
def test_a_session_is_reached_from_the_table_and_from_the_plots(
    way: Callable[[ProgressPage, Desk], None], progress: ProgressPage, desk: Desk
) -> None:
    way(progress, desk)
    assert desk.page == "record"
    assert "3 Mar 2026" in desk.app.pages.record.title.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_done_and_escape_lead_back_to_the_progress(key: Qt.Key, record: RecordPage, desk: Desk) -> None:
    assert record.title.text().startswith("Stretch of 4 Mar 2026 at")
    desk.key(key)
    assert desk.page == "progress"


def test_all_that_was_done_and_said_stands_on_it(record: RecordPage, desk: Desk) -> None:
    told = facts_of(record)
    for part in ("Towel hamstring stretch", "2 of 10", "1 of 10", desk.texts("check.quality_0"), "Settled"):
        assert part in told


def test_the_window_tells_nothing_of_it_in_its_title(record: RecordPage, desk: Desk) -> None:
    assert desk.app.window.windowTitle() == desk.texts("ui.app")


def test_where_sessions_are_summed_up_none_can_be_opened(
    progress: ProgressPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sciatimer.history.course.MOST_POINTS", 2)
    progress.span.press(list(Span).index(Span.ALL))
    assert not desk.can_press("progress-open")
    by_enter(progress, desk)
    by_the_plot(progress, desk)
    assert desk.page == "progress"


# notes


def write(page: RecordPage, words: str) -> None:
    page._note.setPlainText(words)


def test_a_note_is_kept_and_comes_again(record: RecordPage, desk: Desk) -> None:
    write(record, "in the garden")
    desk.press("record-note-save")
    assert desk.reads("record.note_saved")
    desk.press("record-back", "progress-open")
    assert record.note == "in the garden"


def test_a_changed_note_shows_the_first_one_and_can_be_undone(record: RecordPage, desk: Desk) -> None:
    for words in ("in the garden", "on the balcony"):
        write(record, words)
        desk.press("record-note-save")
    assert desk.reads("record.first_note", note="in the garden")
    desk.press("record-undo")
    assert record.note == "in the garden"
    assert not desk.can_press("record-undo")
    assert [fact.text for fact in desk.facts(Noted)] == ["in the garden", "on the balcony", "in the garden"]


def test_a_note_that_was_not_saved_is_saved_on_the_way_out(record: RecordPage, desk: Desk) -> None:
    write(record, "in the garden")
    desk.key(Qt.Key.Key_Escape)
    assert [fact.text for fact in desk.facts(Noted)] == ["in the garden"]


def test_a_note_that_is_too_long_is_told_and_not_lost(record: RecordPage, desk: Desk) -> None:
    write(record, "x" * (LONGEST_NOTE + 1))
    desk.press("record-back")
    assert desk.page == "record"
    assert "Make it shorter" in record.said
    assert len(record.note) == LONGEST_NOTE + 1
    assert desk.facts(Noted) == []


def test_the_same_note_again_offers_no_undo(record: RecordPage, desk: Desk) -> None:
    desk.press("record-note-save")
    assert not desk.can_press("record-undo")


# out of view


def test_a_session_goes_out_of_plots_and_comes_back_by_undo(
    record: RecordPage, progress: ProgressPage, desk: Desk
) -> None:
    desk.press("record-view")
    assert desk.reads("record.taken_out")
    assert desk.reads("record.is_out")
    desk.press("record-undo")
    assert not desk.reads("record.is_out")
    desk.press("record-view", "record-back")
    assert progress.table.rowCount() == LAST
    assert [fact.withdrawn for fact in desk.facts(Withdrawn)] == [True, False, True]


def test_later_it_is_found_in_a_list_and_brought_back_from_there(
    record: RecordPage, progress: ProgressPage, desk: Desk
) -> None:
    desk.press("record-view", "record-back", "progress-out-of-view")
    assert desk.page == "out_of_view"
    desk.press("out-open")
    assert desk.page == "record"
    desk.press("record-back")
    assert desk.page == "out_of_view"
    desk.press("out-bring-back")
    assert desk.reads("record.out_none")
    desk.press("out-back")
    assert desk.page == "progress"
    assert progress.table.rowCount() == LAST + 1
    assert not desk.can_press("progress-out-of-view")


def test_the_last_one_out_of_view_is_still_found(record: RecordPage, desk: Desk) -> None:
    desk.press("record-view", "record-back")
    for _ in range(LAST):
        desk.press("progress-open", "record-view", "record-back")
    assert desk.reads("progress.nothing")
    assert desk.can_press("progress-out-of-view")


def test_out_of_view_counts_for_every_rule(record: RecordPage, desk: Desk) -> None:
    before = desk.past
    desk.press("record-view")
    assert desk.past.results == before.results
    assert check(desk.store.path) == ()


# corrections


def answer(desk: Desk, **given: int) -> None:
    for question, value in given.items():
        desk.choose(desk.app.pages.correct.group(question), value)


def test_a_corrected_check_shows_both_answers_and_says_what_came_of_it(record: RecordPage, desk: Desk) -> None:
    desk.press("record-correct-check")
    assert desk.page == "correct"
    assert desk.reads("record.correct_rule")
    assert desk.reads("record.first_answer", answer="1")
    answer(desk, after=2)
    desk.press("correct-save")
    assert desk.page == "record"
    assert "(First answer: 1 of 10" in facts_of(record)
    (corrected,) = desk.facts(Corrected)
    assert corrected.first == desk.store.facts(PainChecked)[LAST].id
    assert desk.store.facts(PainChecked)[LAST].fact.after == 1


def test_a_graver_answer_ends_the_routine_and_leads_to_what_follows(record: RecordPage, desk: Desk) -> None:
    desk.press("record-correct-check")
    answer(desk, after=6)
    desk.press("correct-save")
    assert desk.page == "ended"
    assert desk.past.locked
    assert desk.last(Locked).session == newest(desk)


def test_a_milder_answer_changes_nothing_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    with HistoryStore(DataPaths(desk.folder).history) as store:
        diary = Diary(store, desk.clock)
        session = diary.begin()
        diary.end(session)
        diary.check(session, replace(CHECKED, after=3, outcome=Outcome.PAUSE, rule="R8"))
    desk.open_known()
    desk.app.progress.show()
    desk.press("progress-open", "record-correct-check")
    answer(desk, after=1)
    desk.press("correct-save")
    assert desk.reads("record.corrected_graver", outcome=desk.texts("clinician.outcome_PAUSE"))
    assert "1 of 10" in facts_of(desk.app.pages.record)
    assert desk.past.results[0].check is Outcome.PAUSE
    page = desk.app.pages.progress
    qtbot.waitUntil(lambda: page.plots is not None)


def test_a_morning_is_corrected_and_its_day_is_a_day_of_rest(record: RecordPage, desk: Desk) -> None:
    desk.press("record-correct-morning")
    answer(desk, pain=3)
    desk.press("correct-save")
    assert desk.last(MorningChecked).outcome is MorningOutcome.NOT_SETTLED
    assert desk.past.rested_today
    desk.press("record-back", "progress-back")
    assert desk.page == "message", "Today says why there is no stretch now"


def test_less_pain_before_shows_the_rise(record: RecordPage, desk: Desk) -> None:
    desk.press("record-correct-today")
    answer(desk, pain=0, place=Place.NONE)
    desk.press("correct-save")
    assert desk.page == "ended"
    assert desk.past.locked


def test_what_was_not_changed_is_not_recorded(record: RecordPage, desk: Desk) -> None:
    desk.press("record-correct-check", "correct-save")
    assert desk.page == "record"
    desk.press("record-correct-today")
    answer(desk, pain=5)
    desk.press("correct-back")
    assert desk.page == "record"
    assert desk.facts(Corrected) == []


def test_a_forgotten_warning_sign_ends_the_routine_with_one_lock(record: RecordPage, desk: Desk) -> None:
    desk.press("record-correct-check", "correct-sign")
    desk.tick_signs("E1")
    assert desk.page == "ended"
    (lock,) = desk.facts(Locked)
    assert (lock.cause, lock.rule, lock.session) == (Outcome.EMERGENCY, "R1", newest(desk))
    assert desk.last(PainChecked).outcome is Outcome.EMERGENCY
    assert check(desk.store.path) == ()


def test_without_a_sign_the_questions_come_again_as_they_were_answered(record: RecordPage, desk: Desk) -> None:
    desk.press("record-correct-check")
    answer(desk, after=2)
    desk.press("correct-sign")
    desk.tick_signs()
    desk.tick_signs()
    assert desk.page == "correct"
    assert desk.app.pages.correct.answers["after"] == 2
    desk.press("correct-save")
    assert desk.page == "record"
    desk.press("record-back")
    assert desk.page == "today"


def test_a_check_that_is_open_is_not_corrected_here(desk: Desk, qtbot: QtBot) -> None:
    with HistoryStore(DataPaths(desk.folder).history) as store:
        Diary(store, desk.clock).begin()
    desk.open_known()
    desk.app.progress.show()
    page = desk.app.pages.progress
    qtbot.waitUntil(lambda: page.plots is not None)
    desk.press("progress-open")
    assert desk.can_press("record-correct-today")
    assert not desk.can_press("record-correct-check")
    assert not desk.can_press("record-correct-morning")
