"""A check or a morning that was open when sessions of another computer came after it: its answers end what they would."""

import pytest

from sciatimer.history.facts import EndReason, Locked, SessionEnded
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.values import Outcome
from tests.history.diary import Diary
from tests.safety.examples import EXERCISES
from tests.ui.desk import Desk


@pytest.fixture
def paused(desk: Desk) -> Desk:
    """Somebody whose last session was a PAUSE, a day ago."""
    desk.pass_screens()
    with HistoryStore(DataPaths(desk.folder).history) as store:
        diary = Diary(store, desk.clock)
        session = diary.session(Outcome.PAUSE)
        diary.days_pass(1)
        diary.morning(session)
    return desk


def stretch_here(desk: Desk, *, checked: bool) -> None:
    with HistoryStore(DataPaths(desk.folder).history) as store:
        diary = Diary(store, desk.clock)
        if checked:
            diary.session()
        else:
            store.append(SessionEnded(diary.now(), diary.begin(), EndReason.FINISHED, 6, 6))
        desk.clock.advance(3600)


def take_in_a_later_session(desk: Desk, after: Outcome = Outcome.GOOD, *, mornings: bool = False) -> None:
    file = desk.folder / "export.json"
    with HistoryStore(desk.folder / "there" / "history.db") as there:
        diary = Diary(there, desk.clock)
        diary.answer_screens()
        session = diary.session(after)
        if mornings:
            diary.days_pass(1)
            diary.morning(session)
        export_json(there, desk.folder / "none", file)
    with HistoryStore(DataPaths(desk.folder).history) as store:
        import_history(store, desk.folder / "packs", file, Meeting(desk.clock.now(), EXERCISES))


def ended_by(desk: Desk) -> str:
    """The row that ended the routine, which its screen tells."""
    assert desk.page == "ended"
    return desk.last(Locked).rule


def test_a_second_pause_locks_although_a_later_session_came_in(paused: Desk) -> None:
    stretch_here(paused, checked=False)
    take_in_a_later_session(paused)
    paused.open()
    paused.save_check(after=3)
    assert ended_by(paused) == "N2"


def test_a_night_that_did_not_settle_locks_although_a_later_session_came_in(paused: Desk) -> None:
    stretch_here(paused, checked=True)
    take_in_a_later_session(paused, mornings=True)
    paused.open()
    paused.answer_morning(pain=3)
    paused.press("morning-save")
    assert ended_by(paused) == "N2"


def test_a_pause_that_came_in_looks_back_on_the_one_that_is_answered_after_it(desk: Desk) -> None:
    desk.pass_screens()
    stretch_here(desk, checked=False)
    take_in_a_later_session(desk, Outcome.PAUSE)
    desk.open()
    desk.save_check(after=3)
    assert ended_by(desk) == "N2"


def test_a_good_answer_before_a_later_session_offers_nothing_and_ends_nothing(paused: Desk) -> None:
    stretch_here(paused, checked=False)
    take_in_a_later_session(paused)
    paused.open()
    paused.save_check()
    assert not paused.past.locked
    assert paused.past.open_check is None
