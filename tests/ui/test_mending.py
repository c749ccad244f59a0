"""A history that cannot be read at the start, and the daily copies that help then."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from sciatimer.history.copies import daily_copies, daily_copy
from sciatimer.history.facts import SessionStarted
from sciatimer.history.faults import HistoryDamaged
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts, load_texts
from sciatimer.ui.daily_copies import EVERY_MS, DailyCopies
from sciatimer.ui.fault_dialog import ask_to_put_back
from sciatimer.ui.mending import mend
from sciatimer.ui.program import founded
from tests.fakes import FakeClock
from tests.history.diary import Diary
from tests.ui.desk import clear_away

TEXTS = load_texts()
BROKEN = HistoryDamaged(Path("history.db"), "file is not a database")


class Person:
    """Answers what is asked."""

    def __init__(self, *answers: bool) -> None:
        self.asked: list[str] = []
        self.told: list[str] = []
        self._answers = list(answers)

    def asks(self, text: str, _texts: Texts) -> bool:
        self.asked.append(text)
        return self._answers.pop(0)

    def tells(self, text: str, _texts: Texts) -> None:
        self.told.append(text)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def paths(data_folder: Path, clock: FakeClock) -> DataPaths:
    """Two days with a copy each, and a history that is broken now."""
    paths = DataPaths(data_folder)
    with HistoryStore(paths.history) as store:
        diary = Diary(store, clock)
        diary.answer_screens()
        for _ in range(2):
            diary.session()
            daily_copy(store, paths, clock.now().date())
            diary.days_pass(1)
    damage(paths.history)
    return paths


def damage(file: Path) -> None:
    file.write_bytes(b"no history at all" * 1000)


def mended(paths: DataPaths, clock: FakeClock, person: Person) -> bool:
    return mend(BROKEN, paths, clock.now(), TEXTS, (person.asks, person.tells))


def test_a_copy_is_put_back_and_everything_is_stricter_than_before(paths: DataPaths, clock: FakeClock) -> None:
    person = Person(True)
    assert mended(paths, clock, person)
    assert "Stretches: 2" in person.asked[0]
    assert "3 March 2026" in person.asked[0]
    with HistoryStore(paths.history) as store:
        past = situation(store, clock.now())
        assert (past.screened, past.rested_today, past.after_unlock) == (False, True, True)
    assert check(paths.history) == ()


def test_what_is_broken_is_kept_under_a_dated_name_and_told(paths: DataPaths, clock: FakeClock) -> None:
    content, person = paths.history.read_bytes(), Person(True)
    mended(paths, clock, person)
    (aside,) = paths.folder.glob("history-damaged-*.db")
    assert aside.read_bytes() == content
    assert aside.name in person.told[0]
    assert f"{clock.now().date()}" in aside.name


def test_a_lock_in_the_copy_stands(data_folder: Path, clock: FakeClock) -> None:
    paths = DataPaths(data_folder)
    with HistoryStore(paths.history) as store:
        Diary(store, clock).lock()
        daily_copy(store, paths, clock.now().date())
    damage(paths.history)
    person = Person(True)
    assert mended(paths, clock, person)
    assert TEXTS("data.holds_lock") in person.asked[0]
    with HistoryStore(paths.history) as store:
        assert situation(store, clock.now() + timedelta(days=30)).locked


def test_who_does_not_want_it_finds_all_as_it_was(paths: DataPaths, clock: FakeClock) -> None:
    content, person = paths.history.read_bytes(), Person(False)
    assert not mended(paths, clock, person)
    assert paths.history.read_bytes() == content
    assert list(paths.folder.glob("history-damaged-*")) == []


def test_a_copy_that_is_broken_too_is_passed_over(paths: DataPaths, clock: FakeClock) -> None:
    newest, older = daily_copies(paths).values()
    damage(newest)
    person = Person(True)
    assert mended(paths, clock, person)
    assert "Stretches: 1" in person.asked[0]
    assert older.exists()


def test_without_a_whole_copy_it_says_what_to_do(paths: DataPaths, clock: FakeClock) -> None:
    for file in daily_copies(paths).values():
        damage(file)
    person = Person()
    assert not mended(paths, clock, person)
    assert person.asked == []
    assert "Sciatimer then begins anew" in person.told[0]


def press(role: QMessageBox.ButtonRole) -> Callable[[QMessageBox], int]:
    """Stands for a person before the box; it is the real box with its real buttons."""

    def answer(box: QMessageBox) -> int:
        box.show()
        made: list[QPushButton] = [each for each in box.findChildren(QPushButton) if box.buttonRole(each) is role]
        made[0].click()
        clear_away()
        return 0

    return answer


@pytest.mark.parametrize(
    ("role", "wanted"), [(QMessageBox.ButtonRole.AcceptRole, True), (QMessageBox.ButtonRole.RejectRole, False)]
)
def test_the_question_has_a_button_for_each_answer(
    role: QMessageBox.ButtonRole, wanted: bool, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", press(role))
    assert ask_to_put_back("Put it back?", TEXTS) is wanted


class Log:
    """Takes notes."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def note(self, line: str) -> None:
        self.lines.append(line)


def test_a_copy_is_made_at_once_and_once_a_day(qapp: QApplication, data_folder: Path, clock: FakeClock) -> None:
    paths, log = DataPaths(data_folder), Log()
    with HistoryStore(paths.history) as store:
        Diary(store, clock).session()
    copies = DailyCopies(paths, clock, log.note)
    copies.begin()
    copies.work.wait()
    assert list(daily_copies(paths)) == [clock.now().date()]
    for _ in range(2):
        clock.advance(86_400)
        copies.look()
        copies.work.wait()
    copies.close()
    assert len(daily_copies(paths)) == 3
    assert log.lines == []
    assert EVERY_MS <= 86_400_000


def test_where_no_copy_can_be_made_the_log_has_a_line_and_nobody_is_asked(
    qapp: QApplication, data_folder: Path, clock: FakeClock
) -> None:
    paths, log = DataPaths(data_folder), Log()
    paths.prepare()
    damage(paths.history)
    copies = DailyCopies(paths, clock, log.note)
    copies.begin()
    copies.close()
    QTest.qWait(0)
    assert log.lines == ["the daily copy was not made: HistoryDamaged"]


@pytest.mark.parametrize("wanted", [True, False])
def test_the_program_asks_at_its_start_and_opens_what_was_put_back(
    wanted: bool, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(wanted)
    monkeypatch.setattr("sciatimer.ui.fault_dialog.ask_to_put_back", person.asks)
    monkeypatch.setattr("sciatimer.ui.fault_dialog.show_fault", person.tells)
    foundation = founded(WindowOptions(data_dir=paths.folder))
    assert (foundation is not None) is wanted
    assert len(person.asked) == 1
    if foundation is not None:
        assert len(foundation.store.facts(SessionStarted)) == 2
        foundation.store.close()
