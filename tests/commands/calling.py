"""Calls the command line in this process, as a shell would."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from sciatimer.__main__ import main


@dataclass(frozen=True)
class Called:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


class Caller:
    """Runs commands and reads what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Called:
        return self.reading(io.BytesIO(stdin), *arguments)

    def reading(self, stdin: io.BytesIO, *arguments: str | Path) -> Called:
        """Runs a command on an input of another kind."""
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stdin))
        code = main([str(argument) for argument in arguments])
        printed = self._capsys.readouterr()
        assert "Traceback" not in printed.err
        return Called(code, printed.out, printed.err)
