"""Reads the command line and hands over to a command or to the window."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs Sciatimer.

    Args:
        argv: the arguments without the program's name; those of the process when None.

    Returns:
        0 when all went well, 1 when the input is bad, 2 for wrong usage.
    """
    from sciatimer.commands.running import run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    raise SystemExit(main())
