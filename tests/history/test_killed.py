"""Killed at any instant, the program comes back knowing what was done, and asks the open check."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sciatimer.history import facts
from sciatimer.history.facts import Fact, Locked, PainChecked, SessionEnded, SessionStarted, Unlocked
from sciatimer.history.recording import recover
from sciatimer.history.rows import FACTS
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from tests.history import killed_sessions
from tests.history.diary import AT

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("SCIATIMER_KILLS", "100"))  # dev.py faults asks for more
SEED = 20261122
KILLS_FOR_EACH = 500  # as many fall on every step
KINDS = {kind.__name__: kind for kind in FACTS}
Kill = tuple[Path, list[tuple[type[Fact], int]]]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forks of one warm process")


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Kill]:
    """A hundred histories whose writers were killed, with what each had been told was written."""
    folder = tmp_path_factory.mktemp("killed")
    paths = os.pathsep.join([str(ROOT / "gui"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, killed_sessions.__file__, str(folder), str(KILLS), str(SEED)],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return [read_kill(line) for line in done.stdout.splitlines()]


def read_kill(line: str) -> Kill:
    entry = json.loads(line)
    said = (text.split() for text in entry["said"])
    return Path(entry["file"]), [(KINDS[kind], int(row_id)) for kind, row_id in said]


def left_behind(killed: list[Kill]) -> list[Kill]:
    return [kill for kill in killed if kill[0].exists()]


def sessions_without_check(store: HistoryStore) -> set[int]:
    checked = {recorded.fact.session for recorded in store.facts(PainChecked)}
    return {recorded.id for recorded in store.facts(SessionStarted)} - checked


def test_the_kills_fell_on_every_part_of_a_session(killed: list[Kill]) -> None:
    ends = {said[-1][0] for _, said in killed if said}
    assert len(killed) == KILLS
    assert {facts.PhaseBegun, facts.CheckAnswer, PainChecked} <= ends
    assert len({len(said) for _, said in killed}) > 20


def test_every_history_is_whole(killed: list[Kill]) -> None:
    assert [(file, found) for file, _ in left_behind(killed) if (found := check(file))] == []


def test_a_history_that_is_not_there_was_never_written_to(killed: list[Kill]) -> None:
    assert [said for file, said in killed if not file.exists() and said] == []


def test_everything_that_was_acknowledged_is_there(killed: list[Kill]) -> None:
    for file, said in left_behind(killed):
        with HistoryStore(file) as store:
            for kind, row_id in said:
                assert isinstance(store.fact(kind, row_id), kind)


def test_no_more_than_the_step_under_way_was_written_unacknowledged(killed: list[Kill]) -> None:
    for file, said in (kill for kill in left_behind(killed) if kill[1]):
        with HistoryStore(file) as store:
            later = store.read("SELECT kind FROM ledger WHERE id > ?", said[-1][1])
        companions = {("locked",), ("step_offered",)}
        assert len([kind for kind in later if kind not in companions]) <= 1


def recovered(killed: list[Kill], folder: Path) -> Iterator[HistoryStore]:
    """Each history opened and recovered as a copy, so that the other tests find it as it was left."""
    for number, (file, _) in enumerate(left_behind(killed)):
        copy = Path(shutil.copytree(file.parent, folder / str(number))) / file.name
        with HistoryStore(copy) as store:
            recover(store)
            yield store


def test_the_open_check_is_found_exactly_when_one_is_open(killed: list[Kill], tmp_path: Path) -> None:
    open_ones = 0
    for store in recovered(killed, tmp_path):
        found = situation(store, AT).open_check
        assert ({found} if found else set()) == sessions_without_check(store)
        open_ones += found is not None
    assert 0 < open_ones < len(killed)


def test_every_session_has_its_end_after_recovery(killed: list[Kill], tmp_path: Path) -> None:
    for store in recovered(killed, tmp_path):
        ended = [recorded.fact.session for recorded in store.facts(SessionEnded)]
        assert ended == [recorded.id for recorded in store.facts(SessionStarted)]
        assert recover(store) == ()


def test_a_lock_that_was_acknowledged_stands(killed: list[Kill]) -> None:
    locked = 0
    for file, said in left_behind(killed):
        with HistoryStore(file) as store:
            kinds = [kind for kind, _ in said]
            unlocks = len(store.facts(Unlocked))
            assert situation(store, AT).locked == (len(store.facts(Locked)) > unlocks)
            if Locked in kinds or (kinds.count(PainChecked) == 2 and not unlocks):
                assert situation(store, AT).locked, file
                locked += 1
    assert locked > 0


def test_an_unlock_that_was_acknowledged_stands_until_the_next_lock(killed: list[Kill]) -> None:
    opened = 0
    for file, said in left_behind(killed):
        with HistoryStore(file) as store:
            if [kind for kind, _ in said][-1:] == [Unlocked]:
                assert not situation(store, AT).locked, file
                opened += 1
    assert opened > 0 or len(killed) < KILLS_FOR_EACH
