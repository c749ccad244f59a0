"""What of this machine the program makes use of, and how each is asked: in a process of its own, which may hang. No Qt."""

from sciatimer.desktop.own_program import own_command

MECHANISMS = ("idle", "busy", "sleep", "notifications", "tray", "sound", "speech", "keep-awake")
LIMIT = 3.0  # seconds that one may take
NONE = "none"  # how an answer begins where nothing is there
NO_WORD = f"{NONE}: it could not be tried"


def probe_command(name: str) -> list[str]:
    """The command line that tries a mechanism; its last line counts."""
    return own_command("mechanism", name)


def last_line(output: bytes | None) -> str:
    """What a probe has said of a mechanism by now."""
    lines = (output or b"").decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else NO_WORD


def given_up(output: bytes | None) -> str:
    """The same of a probe that took too long."""
    return f"{last_line(output)} (given up after {LIMIT:g} s)"
