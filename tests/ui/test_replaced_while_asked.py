"""Another process deletes or replaces the history while a screen asks: what was typed stays, as far as it still counts."""

from collections.abc import Callable

import pytest

from sciatimer.history.backup import backup
from sciatimer.history.deletion import delete_everything
from sciatimer.history.facts import MorningChecked, PainChecked, SessionStarted, StopFelt
from sciatimer.history.restore import restore
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.safety.self_check import CheckFeeling, CheckKind
from tests.history.diary import Diary
from tests.safety.examples import EXERCISES
from tests.ui.desk import Desk
from tests.ui.self_checker import TALL, answer, begin, walk

Replace = Callable[[Desk], None]


def delete(desk: Desk) -> None:
    """Everything goes, by another process."""
    paths = DataPaths(desk.folder)
    with HistoryStore(paths.history) as store:
        delete_everything(store, paths, desk.clock.now(), EXERCISES)


def put_back(desk: Desk) -> None:
    """A copy from before the last session comes back, by another process."""
    with HistoryStore(DataPaths(desk.folder).history) as store:
        restore(store, desk.folder / "copy.db", desk.clock.now(), EXERCISES)


def begin_anew(desk: Desk) -> None:
    """A file without any session is put in the place of what the history holds: nothing in it is known."""
    with HistoryStore(desk.folder / "empty" / "history.db") as empty:
        empty.connection.backup(desk.store.connection)


@pytest.fixture
def known(desk: Desk) -> Desk:
    """Some sessions, the last of them after the copy."""
    desk.pass_screens()
    with HistoryStore(DataPaths(desk.folder).history) as store:
        diary = Diary(store, desk.clock)
        for _ in range(3):
            diary.morning(diary.session())
            diary.days_pass(1)
        backup(store, desk.folder / "copy.db")
        diary.session()
        diary.days_pass(1)
    return desk


def past_morning(desk: Desk) -> None:
    desk.open()
    desk.answer_morning()
    desk.press("morning-save", "way-done")
    assert desk.page == "today"


def whole(desk: Desk) -> bool:
    return check(DataPaths(desk.folder).history) == ()


@pytest.mark.parametrize("replace", [delete, put_back])
def test_the_check_goes_on_with_what_was_typed(replace: Replace, known: Desk) -> None:
    past_morning(known)
    known.start()
    known.play_through()
    known.choose(known.app.pages.check.group("after"), 4)
    replace(known)
    known.choose(known.app.pages.check.group("during"), 3)
    assert known.page == "check"
    assert known.app.pages.check.answers == {"after": 4, "during": 3}
    known.save_check(after=4, during=3)
    assert known.page != "check"
    (told,) = known.facts(PainChecked)[-1:]
    assert (told.after, told.during) == (4, 3)
    assert told.session == known.store.facts(SessionStarted)[-1].id
    assert whole(known)


@pytest.mark.parametrize("replace", [delete, put_back])
def test_what_was_felt_at_the_stop_is_of_the_same_session(replace: Replace, known: Desk) -> None:
    past_morning(known)
    known.start()
    known.let_go_by(60)
    known.press("player-stop")
    replace(known)
    known.press("felt-pain")
    assert known.page == "check"
    assert known.facts(StopFelt)[-1].session == known.store.facts(SessionStarted)[-1].id
    assert whole(known)


@pytest.mark.parametrize("replace", [delete, put_back])
def test_the_morning_check_is_of_the_same_session(replace: Replace, known: Desk) -> None:
    known.open()
    assert known.page == "morning"
    replace(known)
    known.answer_morning()
    known.press("morning-save")
    assert known.page in {"message", "ended"}
    assert known.facts(MorningChecked)[-1].session == known.store.facts(SessionStarted)[-1].id
    assert whole(known)


def test_a_session_that_is_gone_is_told_and_the_questions_begin_anew(known: Desk) -> None:
    past_morning(known)
    known.start()
    known.play_through()
    begin_anew(known)
    known.choose(known.app.pages.check.group("after"), 4)
    assert known.page == "fault"
    assert "replaced or deleted" in known.words
    known.press("way-back")
    assert known.page == "welcome"
    assert known.facts(PainChecked) == []
    assert whole(known)


@pytest.mark.parametrize("replace", [delete, put_back])
def test_a_self_check_goes_on_and_a_nerve_feeling_in_it_counts(replace: Replace, known: Desk) -> None:
    past_morning(known)
    begin(known)
    walk(known, CheckKind.SITTING)
    replace(known)
    answer(known, TALL | {"feeling": CheckFeeling.NERVE})
    assert known.page == "self_check_fade"
    delete(known)
    known.clock.advance(120)
    known.app.flow.self_check._fading._on_tick()
    known.press("fade-1", "fade-go")
    assert known.page == "ended"
    assert whole(known)
