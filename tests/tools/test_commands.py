"""What each command does, with everything outside the checkout faked."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.source import ROOT
from tools import checks, commands, machine
from tools.console import Trouble
from tools.environment import Environment


class Outside:
    """Stands for the machine: it notes what was prepared, brought and called, and answers with a code."""

    def __init__(self) -> None:
        self.prepared: list[str] = []
        self.brought: list[str] = []
        self.called: list[tuple[list[str], str | None]] = []
        self.codes: list[int] = []
        self.draws: tuple[Path, str] | None = None

    def prepare(self, wanted: str) -> None:
        self.prepared.append(wanted)

    def bring(self, needs: Sequence[machine.Need]) -> None:
        self.brought += [need.package for need in needs]

    def call(self, command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
        self.called.append((list(map(str, command)), (env or {}).get("DISPLAY")))
        if self.draws:
            (self.draws[0] / self.draws[1]).touch()
        return self.codes.pop(0) if self.codes else 0

    @contextmanager
    def screen(self, variables: Mapping[str, str]) -> Iterator[dict[str, str]]:
        yield dict(variables) | {"DISPLAY": ":77"}


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Outside:
    outside = Outside()
    monkeypatch.setattr(Environment, "prepare", lambda _, wanted: outside.prepare(wanted))
    monkeypatch.setattr(machine, "bring", outside.bring)
    monkeypatch.setattr(machine.Program, "is_there", lambda program: True)
    monkeypatch.setattr(commands, "call", outside.call)
    monkeypatch.setattr(checks, "call", outside.call)
    monkeypatch.setattr(commands, "virtual_screen", outside.screen)
    monkeypatch.setattr(commands, "virtual_desktop", outside.screen)
    monkeypatch.setattr(commands, "DEMO", tmp_path / "demo")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return outside


def test_run_with_a_display_starts_the_program_with_its_arguments(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":5")
    outside.codes = [3]
    assert commands.carry_out("run", ["--demo"], plain=False) == 3
    assert outside.prepared == ["run"]
    assert "libxcb-cursor0" in outside.brought
    assert "xvfb" not in outside.brought
    ((command, display),) = outside.called
    assert command[1].endswith("gui")
    assert command[2:] == ["--demo"]
    assert display == ":5"


def test_run_without_a_display_plays_the_demo_and_says_where_the_pictures_lie(
    outside: Outside, capsys: pytest.CaptureFixture[str]
) -> None:
    outside.draws = (commands.DEMO, "01-today.png")
    assert commands.carry_out("run", [], plain=False) == 0
    assert "xvfb" in outside.brought
    ((command, display),) = outside.called
    assert command[1:] == ["-m", "sciatimer", "self-test", "--pictures", str(commands.DEMO)]
    assert display == ":77"
    out = capsys.readouterr().out
    assert "There is no display here" in out
    assert out.strip().endswith(f"1 pictures of the demo session lie in {commands.DEMO}")


@pytest.mark.parametrize(("code", "draws"), [(1, True), (0, False)])
def test_a_demo_that_fails_or_draws_nothing_is_no_success(outside: Outside, code: int, draws: bool) -> None:
    outside.codes = [code]
    outside.draws = (commands.DEMO, "01-today.png") if draws else None
    with pytest.raises(Trouble, match="did not run to its end"):
        commands.carry_out("run", [], plain=False)


def test_a_demo_begins_with_an_empty_folder(outside: Outside) -> None:
    commands.DEMO.mkdir(parents=True)
    (commands.DEMO / "old.png").touch()
    with pytest.raises(Trouble):
        commands.carry_out("run", [], plain=False)
    assert not (commands.DEMO / "old.png").exists()


def test_a_program_that_nobody_could_add_is_named(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.Program, "is_there", lambda program: program.runs != "Xvfb")
    with pytest.raises(Trouble, match="Xvfb"):
        commands.carry_out("run", [], plain=False)


class FakeSuite:
    """Stands for the test run."""

    def __init__(self, environment: Environment, *, plain: bool) -> None:
        self.summary = "= 5 passed in 0.10s ="
        self.passed = True

    def pass_on(self, variables: Mapping[str, str]) -> bool:
        return self.passed


def test_the_last_line_of_test_is_the_summary_of_the_tests(
    outside: Outside, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "Suite", FakeSuite)
    assert commands.carry_out("test", [], plain=True) == 0
    assert outside.prepared == ["dev"]
    assert {"xvfb", "openbox", "xdotool", "dbus"} <= set(outside.brought)
    assert [Path(command[0]).name for command, _ in outside.called] == ["ruff", "ruff", "mypy", "lint-imports"]
    assert capsys.readouterr().out.splitlines()[-1] == "= 5 passed in 0.10s ="


def test_one_failed_check_fails_the_whole_and_the_rest_still_runs(
    outside: Outside, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "Suite", FakeSuite)
    outside.codes = [0, 1]
    assert commands.carry_out("test", [], plain=False) == 1
    assert len(outside.called) == 4
    assert "Failed: ruff format" in capsys.readouterr().out


@pytest.mark.parametrize(("command", "tools"), [("lint", 4), ("format", 2)])
def test_lint_and_format_run_their_tools_and_hand_failure_on(outside: Outside, command: str, tools: int) -> None:
    assert commands.carry_out(command, [], plain=False) == 0
    assert len(outside.called) == tools
    outside.codes = [1]
    assert commands.carry_out(command, [], plain=False) == 1


def test_the_pictures_of_the_guide_are_drawn_without_a_desktop_into_the_folder_of_its_chapters(
    outside: Outside,
) -> None:
    assert commands.carry_out("guide", [], plain=False) == 0
    ((command, display),) = outside.called
    assert command[1:] == ["-m", "tests.tour.guide", str(ROOT / "docs" / "guide" / "pictures")]
    assert display is None


def test_the_tour_is_drawn_on_the_virtual_desktop(outside: Outside) -> None:
    assert commands.carry_out("tour", [], plain=False) == 0
    ((command, display),) = outside.called
    assert command[1:] == ["-m", "tests.tour", str(commands.TOUR)]
    assert display == ":77"


def test_the_soak_needs_no_screen(outside: Outside) -> None:
    outside.codes = [1]
    assert commands.carry_out("soak", [], plain=False) == 1
    ((command, display),) = outside.called
    assert command[1:] == ["-m", "tests.soak"]
    assert display is None


def test_texts_are_handed_on_to_their_tool(outside: Outside) -> None:
    outside.codes = [1]
    assert commands.carry_out("texts", ["state", "de"], plain=False) == 1
    assert outside.prepared == ["dev"]
    assert outside.called[0][0][1:] == ["-m", "tools.translations", "state", "de"]


def test_wrong_files_that_were_not_borne_do_not_hide_the_kills(outside: Outside) -> None:
    outside.codes = [1, 0]
    assert commands.carry_out("faults", [], plain=False) == 1
    wrong, killed = (command[1:] for command, _ in outside.called)
    assert wrong == ["-m", "tests.faults.fuzz"]
    chosen = [word for word in killed if word.startswith("tests/")]
    assert len(chosen) == 3
    assert [word for word in chosen if not (ROOT / word).is_file()] == []


def test_bench_measures_on_the_virtual_desktop_what_it_is_told(outside: Outside) -> None:
    outside.codes = [1]
    assert commands.carry_out("bench", ["startup", "--quick"], plain=False) == 1
    assert "xdotool" in outside.brought
    ((command, display),) = outside.called
    assert command[1:] == ["-m", "tests.bench", "startup", "--quick"]
    assert display == ":77"


def test_package_makes_and_tries_all_that_can_be_made(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Environment] = []
    monkeypatch.setattr(commands, "make", built.append)
    assert commands.carry_out("package", [], plain=False) == 0
    assert len(built) == 1


def test_desktops_brings_them_and_runs_only_what_wants_them(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.desktops.unpacked", lambda _: ["sway"])
    outside.codes = [4]
    assert commands.carry_out("desktops", [], plain=False) == 4
    assert {"xvfb", "mutter", "kwin-wayland", "dunst"} <= set(outside.brought)
    ((command, display),) = outside.called
    assert command[:2] == ["dbus-run-session", "--"]
    assert command[command.index("pytest") :][:3] == ["pytest", "tests/desktop", "-m"]
    assert display == ":77"
