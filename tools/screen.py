"""A screen that nobody sees: Xvfb on a free display number, with a window manager where one is wanted."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from tools.console import Trouble

SIZE = "1920x1080x24"
PATIENCE = 20  # seconds a server or a window manager may take to come up


def has_display(variables: Mapping[str, str]) -> bool:
    """Whether a window can be opened: there is a display server, or the system always has one."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


@contextmanager
def virtual_screen(variables: Mapping[str, str], size: str = SIZE) -> Iterator[dict[str, str]]:
    """Starts Xvfb, of this width, height and depth, and gives the variables with its DISPLAY; ends it afterwards.

    Raises:
        Trouble: it did not come up.
    """
    reader, writer = os.pipe()
    server = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with ExitStack() as stack:
        stack.callback(os.close, reader)
        stack.enter_context(_running(server, variables, pass_fds=(writer,)))
        os.close(writer)
        number = _answer(reader)
        without_wayland = {key: value for key, value in variables.items() if key != "WAYLAND_DISPLAY"}
        yield without_wayland | {"DISPLAY": f":{number}"}


@contextmanager
def virtual_desktop(variables: Mapping[str, str], size: str = SIZE) -> Iterator[dict[str, str]]:
    """A virtual screen with openbox on it, ready to place and focus windows.

    Raises:
        Trouble: it did not come up.
    """
    with virtual_screen(variables, size) as on_screen, _running(["openbox"], on_screen):
        _wait_for_manager(on_screen)
        yield on_screen


@contextmanager
def _running(command: list[str], variables: Mapping[str, str], pass_fds: tuple[int, ...] = ()) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=variables, pass_fds=pass_fds, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answer(reader: int) -> str:
    """The display number that Xvfb writes when it is ready."""
    ready, _, _ = select.select([reader], [], [], PATIENCE)
    answer = os.read(reader, 32).decode("ascii").strip() if ready else ""
    if not answer:
        raise Trouble("The virtual screen did not start: run `Xvfb :99` by hand to see why, then try again.")
    return answer


def _wait_for_manager(variables: Mapping[str, str]) -> None:
    # A window manager tells the number of desktops as soon as it manages.
    asked = ["xdotool", "get_num_desktops"]
    end = time.monotonic() + PATIENCE
    while subprocess.run(asked, env=variables, capture_output=True, check=False).returncode != 0:
        if time.monotonic() > end:
            raise Trouble("The window manager did not start: run `openbox` by hand to see why, then try again.")
        time.sleep(0.1)
