"""Killed in the middle of an export, import, copy, restore or deletion, all is as it was or as it was to be."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sciatimer.history.copies import daily_copies, look
from sciatimer.history.facts import SessionStarted
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from tests.history import killed_exchanges
from tests.history.killed_exchanges import NOW, SESSIONS
from tests.safety.examples import EXERCISES

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("SCIATIMER_KILLS", "84"))  # dev.py faults asks for more
SEED = 20261122

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the workers are forks of one warm process")


@dataclass(frozen=True)
class Kill:
    """What a killed worker left."""

    folder: Path
    work: str
    done: bool
    version: int

    @property
    def history(self) -> Path:
        return self.folder / "data" / "history.db"

    @property
    def sessions(self) -> int:
        with HistoryStore(self.history) as store:
            return len(store.facts(SessionStarted))


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Kill]:
    """Folders whose worker was killed."""
    paths = os.pathsep.join([str(ROOT / "gui"), str(ROOT)])
    folder = tmp_path_factory.mktemp("killed")
    done = subprocess.run(
        [sys.executable, killed_exchanges.__file__, str(folder), str(KILLS), str(SEED)],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    entries = [json.loads(line) for line in done.stdout.splitlines()]
    return [Kill(Path(entry["folder"]), entry["work"], entry["done"], entry["version"]) for entry in entries]


def of(killed: list[Kill], *works: str) -> list[Kill]:
    return [kill for kill in killed if kill.work in works]


def test_the_kills_fell_into_the_work_and_behind_it(killed: list[Kill]) -> None:
    assert len(killed) == KILLS
    assert {kill.work for kill in killed if not kill.done} == set(killed_exchanges.WORKS)
    assert any(kill.done for kill in killed)


def test_every_history_is_whole_and_locked_with_its_check_open(killed: list[Kill]) -> None:
    for kill in killed:
        assert check(kill.history) == (), kill
        with HistoryStore(kill.history) as store:
            past = situation(store, NOW)
            assert past.locked, kill
            assert past.open_check is not None, kill


def test_an_export_and_a_copy_change_nothing_and_are_whole_or_as_before(killed: list[Kill], tmp_path: Path) -> None:
    for number, kill in enumerate(of(killed, "export", "backup", "daily")):
        assert kill.sessions == SESSIONS + 1
        with HistoryStore(tmp_path / str(number) / "history.db") as store:
            brought = import_history(store, tmp_path / "none", kill.folder / "export.json", Meeting(NOW, EXERCISES))
            assert brought.sessions == SESSIONS + 1, kill
        copies = [*daily_copies(DataPaths(kill.folder / "data")).values(), kill.folder / "copy.db"]
        assert [look(copy).sessions for copy in copies if copy.exists()] in ([], [SESSIONS + 1])


def test_an_import_brought_all_or_nothing(killed: list[Kill]) -> None:
    found = {kill.sessions for kill in of(killed, "import")}
    assert found <= {SESSIONS + 1, 2 * SESSIONS + 1}
    assert all(kill.sessions == 2 * SESSIONS + 1 for kill in of(killed, "import") if kill.done)


def test_a_restore_left_the_old_history_or_the_new_one_with_the_old_beside(killed: list[Kill]) -> None:
    for kill in of(killed, "restore"):
        beside = sorted(kill.history.parent.glob("history-before-*.db"))
        assert kill.sessions == SESSIONS + 1
        with HistoryStore(kill.history) as store:
            is_new = bool(store.read("SELECT 1 FROM ledger WHERE origin IS NOT NULL"))
        assert is_new or not kill.done
        if is_new:
            assert {look(copy).sessions for copy in beside} == {SESSIONS + 1}, kill


def test_a_migration_is_done_or_not_begun(killed: list[Kill]) -> None:
    for kill in of(killed, "migrate"):
        assert kill.version in ({len(MIGRATIONS)} if kill.done else {1, len(MIGRATIONS)}), kill
        assert kill.sessions == SESSIONS + 1


def test_a_deletion_left_all_or_only_the_bare_facts(killed: list[Kill]) -> None:
    for kill in of(killed, "delete"):
        assert kill.sessions in ({1} if kill.done else {1, SESSIONS + 1}), kill


def test_whoever_tries_again_comes_to_the_same_end(killed: list[Kill]) -> None:
    for kill in killed:
        with HistoryStore(kill.history) as store:
            if not kill.done and not (kill.folder / "copy.db").exists():
                killed_exchanges.WORKS[kill.work](store, kill.folder)
            assert situation(store, NOW).locked
        assert check(kill.history) == ()
