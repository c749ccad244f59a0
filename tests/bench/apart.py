"""Measures something in a process of its own and hands the numbers back."""

import subprocess
import sys
from collections.abc import Mapping
from typing import TypeVar

import msgspec

Told = TypeVar("Told")


def told_by(module: str, *arguments: str, form: type[Told], variables: Mapping[str, str], patience: float) -> Told:
    """Runs a module of the benches and reads the last line that it prints.

    Args:
        module: its name in tests.bench.
        arguments: what it is told.
        form: what the line stands for.
        variables: those of the process.
        patience: seconds it may take.

    Raises:
        RuntimeError: it ended badly; the text is the end of what it said.
    """
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=patience)
    return read(module, done.returncode, done.stdout, done.stderr, form)


def read(module: str, code: int, out: str, err: str, form: type[Told]) -> Told:
    """What a process has told.

    Raises:
        RuntimeError: it ended badly.
    """
    if code != 0 or not out.strip():
        raise RuntimeError(f"{module} ended with {code}: {(err.strip().splitlines() or ['nothing'])[-1]}")
    return msgspec.json.decode(out.strip().splitlines()[-1], type=form)


def hand_back(values: object) -> None:
    """Prints what a process has measured."""
    print(msgspec.json.encode(values).decode(), flush=True)
