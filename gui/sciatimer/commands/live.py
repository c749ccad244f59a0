"""Which mechanisms of this machine answer, each asked in a process of its own and given up after a few seconds."""

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from sciatimer.desktop.mechanisms import LIMIT, NO_WORD, given_up, last_line, probe_command
from sciatimer.desktop.own_program import own_variables


def live(names: Sequence[str]) -> dict[str, str]:
    """What each mechanism says of itself; it begins with ``none`` where nothing is there. Several at once."""
    at_once = max(2, os.cpu_count() or 1)  # more would take each other's time, and what is there would seem to be gone
    with ThreadPoolExecutor(at_once) as pool:
        return dict(zip(names, pool.map(_asked, names), strict=True))


def _asked(name: str) -> str:
    command = probe_command(name)
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, env=own_variables(), stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT, check=False
        )
    except subprocess.TimeoutExpired as late:
        return given_up(late.stdout)
    except OSError:
        return NO_WORD
    return last_line(done.stdout)
