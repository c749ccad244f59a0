"""Which mechanisms of this machine answer, each asked in a process of its own and given up after a few seconds."""

import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

LIMIT = 3.0  # seconds for each; they are asked side by side
_NO_WORD = "none: it could not be tried"


def live(names: Sequence[str]) -> dict[str, str]:
    """What each mechanism says of itself; it begins with ``none`` where nothing is there."""
    with ThreadPoolExecutor(len(names)) as pool:
        return dict(zip(names, pool.map(_asked, names), strict=True))


def _asked(name: str) -> str:
    from sciatimer.desktop.own_program import own_command, own_variables

    command = own_command("mechanism", name)
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, env=own_variables(), stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT, check=False
        )
    except subprocess.TimeoutExpired as late:
        return f"{_last_line(late.stdout)} (given up after {LIMIT:g} s)"
    except OSError:
        return _NO_WORD
    return _last_line(done.stdout)


def _last_line(output: bytes | None) -> str:
    lines = (output or b"").decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else _NO_WORD
