"""The machine is asked in processes that may hang, and nobody waits for them."""

import sys

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop.mechanisms import LIMIT, MECHANISMS, NO_WORD, given_up, last_line, probe_command
from sciatimer.desktop.probing import AT_ONCE, Probing

SAYS = {
    "sound": "print('one moment'); print('a speaker')",
    "speech": "print('none: nobody')",
    "tray": "pass",
    "idle": "import time; print('not up yet', flush=True); time.sleep(60)",
    "missing": "",
}


def command(name: str) -> list[str]:
    if name == "missing":
        return ["/nowhere/at/all"]
    return [sys.executable, "-S", "-c", SAYS[name]]


class Asked:
    """What was found."""

    def __init__(self) -> None:
        self.probing = Probing(command)
        self.found: dict[str, str] = {}
        self.probing.found.connect(self._on_found)

    def wait_for(self, qtbot: QtBot, count: int) -> None:
        qtbot.waitUntil(lambda: len(self.found) >= count, timeout=20_000)

    def _on_found(self, name: str, line: str) -> None:
        self.found[name] = line


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked()


def test_the_last_line_of_each_counts(asked: Asked, qtbot: QtBot) -> None:
    asked.probing.ask(("sound", "speech", "tray"))
    asked.wait_for(qtbot, 3)
    assert asked.found == {"sound": "a speaker", "speech": "none: nobody", "tray": NO_WORD}
    assert asked.probing._probes == []


def test_what_cannot_be_started_is_not_there(asked: Asked, qtbot: QtBot) -> None:
    asked.probing.ask(("missing", "sound"))
    asked.wait_for(qtbot, 2)
    assert asked.found == {"missing": NO_WORD, "sound": "a speaker"}


def test_what_hangs_is_given_up_with_what_it_said(asked: Asked, qtbot: QtBot) -> None:
    asked.probing.ask(("idle", "sound"))
    asked.wait_for(qtbot, 1)
    assert asked.found == {"sound": "a speaker"}
    (hung,) = asked.probing._probes
    assert hung._late.interval() == LIMIT * 1000
    qtbot.waitUntil(lambda: hung._process.bytesAvailable() > 0, timeout=20_000)
    hung._late.timeout.emit()
    assert asked.found["idle"] == "not up yet (given up after 3 s)"
    assert asked.probing._probes == []


def test_only_so_many_are_asked_at_once(asked: Asked, qtbot: QtBot) -> None:
    asked.probing.ask(("sound", "speech", "tray"))
    assert len(asked.probing._probes) == AT_ONCE
    asked.wait_for(qtbot, 3)


def test_asking_again_gives_up_what_was_asked_before(asked: Asked, qtbot: QtBot) -> None:
    asked.probing.ask(("idle", "idle"))
    asked.probing.ask(("sound",))
    asked.wait_for(qtbot, 1)
    assert asked.found == {"sound": "a speaker"}


def test_closed_it_leaves_no_process_behind(asked: Asked) -> None:
    asked.probing.ask(("idle",))
    (probe,) = asked.probing._probes
    asked.probing.close()
    assert probe._process.state() is probe._process.ProcessState.NotRunning
    assert asked.found == {}


def test_the_command_is_this_very_program() -> None:
    assert probe_command("sound")[-2:] == ["mechanism", "sound"]
    assert len(set(MECHANISMS)) == 8


@pytest.mark.parametrize(
    ("output", "line"), [(None, NO_WORD), (b"", NO_WORD), (b"a\nb \n\n", "b"), (b"\xff", "\ufffd")]
)
def test_the_last_line_is_what_is_known(output: bytes | None, line: str) -> None:
    assert last_line(output) == line
    assert given_up(output) == f"{line} (given up after 3 s)"
