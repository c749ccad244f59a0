"""How the door speaks: progress lines, and one clear sentence when it cannot go on."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PATIENCE = 20  # seconds that a command has to end after Ctrl-C

Watcher = Callable[[str], None]


class Trouble(Exception):
    """The door cannot go on; the text says in one sentence what to do."""


def say(text: str) -> None:
    """Prints a progress line at once, also into a pipe."""
    print(text, flush=True)


def call(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Runs a command in the checkout with its output shown, and gives its exit code.

    Ctrl-C reaches the command, too: it has some seconds to put things away before it is killed.
    """
    process = subprocess.Popen(list(map(str, command)), cwd=ROOT, env=env)
    try:
        return process.wait()
    except KeyboardInterrupt:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=PATIENCE)
        process.kill()
        raise


def call_watched(command: Sequence[str | Path], env: Mapping[str, str] | None, watch: Watcher) -> int:
    """Runs a command in the checkout, shows each line as it comes, and hands it to ``watch`` too."""
    with subprocess.Popen(
        list(map(str, command)),
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            watch(line)
    return process.returncode
