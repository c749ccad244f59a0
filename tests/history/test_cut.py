"""A history that was cut, as a full disk or a copy that broke off leaves it: it is named and kept, and a copy mends it."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from sciatimer.history.copies import daily_copy
from sciatimer.history.faults import HistoryDamaged
from sciatimer.history.restore import restore_over_damage
from sciatimer.history.rows import FACTS
from sciatimer.history.settings import load_settings
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from tests.fakes import FakeClock
from tests.history.diary import AT, Diary

NOW = AT + timedelta(days=8)
SIGNATURE = 100  # bytes: the head of the file
STEP = 37 if os.environ.get("SCIATIMER_CUTS") else 4001  # bytes between two cuts, no divisor of a page


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    """A history with a lock and an open check, closed properly, and a copy of the day before."""
    paths = DataPaths(tmp_path_factory.mktemp("whole"))
    with HistoryStore(paths.history) as store:
        diary = Diary(store, FakeClock())
        diary.answer_screens()
        for _ in range(6):
            diary.morning(diary.session())
            diary.days_pass(1)
        daily_copy(store, paths, NOW.date())
        diary.write_one_of_each()
        diary.end(diary.begin())
        diary.lock()
    return paths


def cuts(size: int) -> list[int]:
    """Where the file is cut: everywhere in its head, in steps behind it, and just before its end."""
    return sorted({*range(0, SIGNATURE, 7), *range(SIGNATURE, size, STEP), size - 1})


def damage_or_all(file: Path) -> str | None:
    """Reads everything, as the program does sooner or later: what is said of the damage, or all of it is there."""
    try:
        with HistoryStore(file) as store:
            load_settings(store)
            past = situation(store, NOW)
            facts = [store.facts(kind) for kind in FACTS]
    except HistoryDamaged as error:
        return str(error)
    assert past.locked  # nothing that was cut off may open the way
    assert past.open_check is not None
    assert all(facts)
    return None


def test_cut_at_any_byte_it_is_named_and_kept_and_never_taken_for_another(whole: DataPaths, tmp_path: Path) -> None:
    content = whole.history.read_bytes()
    named = 0
    for place in cuts(len(content)):
        file = tmp_path / str(place) / "history.db"
        file.parent.mkdir()
        file.write_bytes(content[:place])
        damage = damage_or_all(file)
        if damage is not None:
            named += 1
            assert str(file) in damage
            assert file.read_bytes() == content[:place], place
        shutil.rmtree(file.parent)
    assert named > len(cuts(len(content))) / 2


def test_a_cut_history_is_mended_with_the_copy_of_the_day(whole: DataPaths, tmp_path: Path) -> None:
    content = whole.history.read_bytes()
    for number, place in enumerate(range(0, len(content), len(content) // 8)):
        paths = DataPaths(Path(shutil.copytree(whole.folder, tmp_path / str(number))))
        paths.history.write_bytes(content[:place])
        (copy,) = paths.copies.glob("*.db")
        restored = restore_over_damage(paths, copy, NOW)
        assert restored.beside is not None
        assert restored.beside.read_bytes() == content[:place]
        with HistoryStore(paths.history) as store:
            past = situation(store, NOW)
            assert not past.screened
            assert past.rested_today
        assert check(paths.history) == ()
