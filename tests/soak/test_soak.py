"""A few days of the soak, and that it tells when something grows. `python3 dev.py soak` lives all thirty."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.soak.figures import Figures, growth, handles

DAYS = 2
AT_NOON = Figures(
    memory=100.0, blocks=600_000, objects=1200, widgets=900, windows=15, timers=2, files=17, threads=4
)  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="it is weighed by what Linux tells of a process")
@pytest.mark.timeout(300)
def test_some_workdays_in_one_process_have_every_break_right_and_leave_nothing_open() -> None:
    variables = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "gui"), str(ROOT)))}
    command = [sys.executable, "-m", "tests.soak", "--days", str(DAYS)]
    done = subprocess.run(command, env=variables, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("day ") >= DAYS
    assert done.stdout.endswith("Every break was right.\nNothing grew.\n")


def test_a_widget_that_every_day_leaves_behind_is_told() -> None:
    assert growth(AT_NOON, replace(AT_NOON, widgets=920), 20) == ["widgets grew from 900 to 920"]
    assert growth(AT_NOON, replace(AT_NOON, widgets=906), 20) == []


def test_memory_may_grow_by_what_a_history_grows_and_no_more() -> None:
    assert growth(AT_NOON, replace(AT_NOON, memory=101.5, blocks=606_000), 20) == []
    assert len(growth(AT_NOON, replace(AT_NOON, memory=103.0, blocks=610_000), 20)) == 2


@pytest.mark.parametrize("held", ["files", "threads"])
def test_one_file_or_thread_that_stays_is_told(held: str) -> None:
    after = replace(AT_NOON, **{held: getattr(AT_NOON, held) + 1})
    assert len(growth(AT_NOON, after, 20)) == len(handles(AT_NOON, after)) == 1
