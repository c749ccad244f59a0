"""Every check runs, also after one has failed, and pytest's closing line is kept."""

import os
import sys
from pathlib import Path

import pytest

from tools import checks
from tools.checks import Step, Suite, failures
from tools.console import ROOT
from tools.environment import Environment


def step(name: str, code: int) -> Step:
    return Step(name, [sys.executable, "-c", f"print('{name} ran'); raise SystemExit({code})"])


def test_a_failed_check_does_not_hide_the_next(capfd: pytest.CaptureFixture[str]) -> None:
    assert failures([step("one", 0), step("two", 1), step("three", 2)], os.environ) == ["two", "three"]
    out = capfd.readouterr().out
    assert "two ran" in out
    assert "three ran" in out
    assert "== one: passed" in out
    assert "== two: FAILED" in out


def test_lint_and_form_use_the_tools_of_the_environment() -> None:
    environment = Environment()
    first_words = [Path(step.command[0]) for step in checks.lint_steps(environment) + checks.format_steps(environment)]
    assert {word.parent for word in first_words} == {environment.python.parent}
    assert {word.name for word in first_words} == {"ruff", "mypy", "lint-imports"}


@pytest.fixture
def fake_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dbus-run-session that stands in for the whole test run."""
    script = tmp_path / "dbus-run-session"
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return script


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("============ 3 passed in 0.80s ============", 0),
        ("==== 1 failed, 2 passed, 1 skipped in 61.20s (0:01:01) ====", 1),
        ("============ no tests ran in 0.01s ============", 5),
        ("============ 1 error in 0.10s ============", 2),
    ],
)
def test_the_closing_line_of_the_tests_is_kept(fake_session: Path, line: str, code: int) -> None:
    fake_session.write_text(f"#!/bin/sh\necho started\necho '{line}'\necho after\nexit {code}\n", encoding="ascii")
    fake_session.chmod(0o755)
    suite = Suite(Environment(), plain=True)
    assert suite.pass_on(os.environ) is (code == 0)
    assert suite.summary == line


def test_the_closing_line_is_kept_without_its_colours(fake_session: Path) -> None:
    fake_session.write_text("#!/bin/sh\nprintf '\\033[32m= \\033[1m3 passed\\033[0m in 0.80s =\\n'\n", encoding="ascii")
    fake_session.chmod(0o755)
    suite = Suite(Environment(), plain=False)
    suite.pass_on(os.environ)
    assert suite.summary == "= 3 passed in 0.80s ="


def test_a_run_without_a_closing_line_is_no_success_story(fake_session: Path) -> None:
    fake_session.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    fake_session.chmod(0o755)
    suite = Suite(Environment(), plain=True)
    assert not suite.pass_on(os.environ)
    assert suite.summary == "no tests ran"


def test_every_step_runs_in_the_checkout(capfd: pytest.CaptureFixture[str]) -> None:
    Step("where", [sys.executable, "-c", "import os; print(os.getcwd())"]).passes(os.environ)
    assert str(ROOT) in capfd.readouterr().out
