"""The door for developers: what it understands, and how it says that it cannot go on."""

import subprocess
import sys

import pytest

import dev
from tests.source import ROOT
from tools import commands
from tools.console import Trouble


class FakeCommands:
    """Notes what it is told to carry out; raises what it is given."""

    def __init__(self, trouble: BaseException | None = None) -> None:
        self.told: list[tuple[str, list[str], bool]] = []
        self._trouble = trouble

    def carry_out(self, command: str, arguments: list[str], *, plain: bool) -> int:
        self.told.append((command, arguments, plain))
        if self._trouble:
            raise self._trouble
        return 7


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeCommands:
    fake = FakeCommands()
    monkeypatch.setattr(commands, "carry_out", fake.carry_out)
    return fake


@pytest.mark.parametrize("command", list(dev.COMMANDS))
def test_every_command_is_carried_out_and_its_exit_code_handed_on(fake: FakeCommands, command: str) -> None:
    assert dev.main([command]) == 7
    assert fake.told == [(command, [], False)]


def test_test_knows_ci(fake: FakeCommands) -> None:
    dev.main(["test", "--ci"])
    assert fake.told == [("test", [], True)]


def test_run_hands_everything_else_to_the_program(fake: FakeCommands) -> None:
    dev.main(["run", "--demo", "--speed", "20", "-h"])
    assert fake.told == [("run", ["--demo", "--speed", "20", "-h"], False)]


def test_bench_hands_names_and_options_to_what_measures(fake: FakeCommands) -> None:
    dev.main(["bench", "startup", "tray", "--quick", "--json", "all.json", "--help"])
    assert fake.told == [("bench", ["startup", "tray", "--quick", "--json", "all.json", "--help"], False)]


@pytest.mark.parametrize("arguments", [[], ["dance"], ["lint", "--hard"], ["run-away"]])
def test_what_it_does_not_know_is_wrong_usage(
    fake: FakeCommands, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        dev.main(arguments)
    assert ended.value.code == 2
    assert "usage: dev.py" in capsys.readouterr().err
    assert fake.told == []


def test_trouble_is_one_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "carry_out", FakeCommands(Trouble("Buy a disk.")).carry_out)
    assert dev.main(["lint"]) == 1
    assert capsys.readouterr().err == "dev.py: Buy a disk.\n"


def test_ctrl_c_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(commands, "carry_out", FakeCommands(KeyboardInterrupt()).carry_out)
    assert dev.main(["lint"]) == 130
    assert capsys.readouterr().err == ""


def test_the_door_needs_nothing_but_the_standard_library() -> None:
    code = "import sys; sys.path.insert(0, '.'); import dev, tools.commands; print(*sys.modules)"
    # -S: as on a machine on which nothing is installed
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = {"dev", "tools", "__main__", "__mp_main__"}
    assert {name.partition(".")[0] for name in done.stdout.split()} - ours <= set(sys.stdlib_module_names)


def test_the_build_server_goes_through_the_same_door() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec python3 dev.py test --ci"
    assert script.stat().st_mode & 0o111
