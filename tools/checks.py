"""Everything that holds the house together: lint, form, types, import direction, tests."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.console import call, call_watched, say
from tools.environment import Environment

_SUMMARY = re.compile(r"\b\d+ (passed|failed|errors?|deselected)\b.* in [\d.]+s|no tests ran")
_COLOURS = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True, slots=True)
class Step:
    """One check: what it is called and the command that makes it."""

    name: str
    command: Sequence[str | Path]

    def passes(self, variables: Mapping[str, str]) -> bool:
        """Runs it with its output shown, and tells whether it passed."""
        say(f"\n== {self.name}")
        passed = call(self.command, variables) == 0
        say(f"== {self.name}: {'passed' if passed else 'FAILED'}")
        return passed


def lint_steps(environment: Environment) -> list[Step]:
    """The checks that read the code without running it."""
    return [
        Step("ruff check", [environment.tool("ruff"), "check", "."]),
        Step("ruff format", [environment.tool("ruff"), "format", "--check", "."]),
        Step("mypy", [environment.tool("mypy")]),
        Step("import contract", [environment.tool("lint-imports"), "--no-logo"]),
    ]


def format_steps(environment: Environment) -> list[Step]:
    """What brings the code into form."""
    return [
        Step("ruff format", [environment.tool("ruff"), "format", "."]),
        Step("ruff check --fix", [environment.tool("ruff"), "check", "--fix", "."]),
    ]


def failures(steps: Sequence[Step], variables: Mapping[str, str]) -> list[str]:
    """Runs every step, also after one has failed; gives the names of those that did."""
    return [step.name for step in steps if not step.passes(variables)]


class Suite:
    """The test run with coverage on a virtual desktop, on every core; it remembers pytest's closing line.

    Args:
        environment: where pytest is installed.
        plain: no colours.
    """

    def __init__(self, environment: Environment, *, plain: bool) -> None:
        colour = "no" if plain or not sys.stdout.isatty() else "yes"
        pytest: list[str | Path] = [
            environment.python,
            "-m",
            "pytest",
            f"--numprocesses={(os.cpu_count() or 1) + 1}",  # one waits for a program or a bus while the others reckon
            "--cov",
            "--cov-report=term",
            f"--color={colour}",
        ]
        self._command = ["dbus-run-session", "--", *pytest]
        self.summary = "no tests ran"

    def pass_on(self, variables: Mapping[str, str]) -> bool:
        """Runs them with their output shown; tells whether all passed and coverage was enough."""
        say("\n== tests")
        passed = call_watched(self._command, variables, self._watch) == 0
        say(f"== tests: {'passed' if passed else 'FAILED'}")
        return passed

    def _watch(self, line: str) -> None:
        plain = _COLOURS.sub("", line).strip()
        if _SUMMARY.search(plain):
            self.summary = plain
