"""The one door for developers: `python3 dev.py COMMAND`. Standard library only, Python 3.11 or newer."""

import argparse
import sys
from collections.abc import Sequence

if sys.version_info < (3, 11):  # noqa: UP036 - said before the imports below, which older versions cannot read
    raise SystemExit("Sciatimer needs Python 3.11 or newer: start dev.py with a newer one, such as python3.12.")

from tools import commands
from tools.console import Trouble

COMMANDS = {
    "run": "start the program, bringing everything it needs",
    "test": "lint, types, import contract and the tests with coverage",
    "desktops": "the tests that want a real desktop, on Mutter, KWin, sway, dunst and others",
    "soak": "thirty workdays in one process: every break right, and nothing grows",
    "bench": "measure beside targets, bare Qt and, where they are installed, peers; see: bench --help",
    "faults": "ten thousand wrong files and a thousand kills; see docs/faults.md",
    "tour": "draw every screen into build/tour/",
    "guide": "draw the pictures of the user guide anew, into docs/guide/pictures/",
    "texts": "bring sentences to Qt Linguist and back; see: texts --help",
    "package": "make wheel, sdist, Debian package and AppImage in dist/, and try each",
    "lint": "lint, types and import contract alone",
    "format": "bring the code into form",
}
HANDED_ON = ("run", "bench", "texts")  # what follows them is for the program, or for the tool


def parser() -> argparse.ArgumentParser:
    """The command line of the door."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, what in COMMANDS.items():
        command = choices.add_parser(name, help=what, add_help=name not in HANDED_ON)
        if name == "test":
            command.add_argument("--ci", action="store_true", help="plain output for a log")
    return parser


def main(arguments: Sequence[str]) -> int:
    """Carries out one command; gives its exit code."""
    known, rest = parser().parse_known_args(arguments)
    if rest and known.command not in HANDED_ON:
        parser().error(f"{known.command} does not know {' '.join(rest)}")
    try:
        return commands.carry_out(known.command, rest, plain=getattr(known, "ci", False))
    except Trouble as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
