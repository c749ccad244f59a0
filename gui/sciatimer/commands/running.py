"""One run of the command line, from the arguments to the exit code, without a traceback ever."""

from argparse import Namespace
from collections.abc import Sequence

from sciatimer.commands import console
from sciatimer.commands.parser import read_arguments
from sciatimer.errors import SciatimerError

GOOD = 0
BAD_INPUT = 1
INTERRUPTED = 130  # what a shell expects after Ctrl-C


def run(argv: Sequence[str]) -> int:
    """Runs the command that the arguments name and returns the exit code."""
    console.prepare()
    try:
        arguments = read_arguments(argv)
    except SystemExit as stop:  # argparse has said what was wrong, or printed the help
        return _left(int(stop.code or GOOD))
    return _guarded(arguments)


def _left(code: int) -> int:
    """The exit code, once what was printed is out or nobody reads it any more."""
    try:
        console.finish()
    except (BrokenPipeError, SciatimerError):
        console.abandon()
    return code


def _guarded(arguments: Namespace) -> int:
    try:
        code: int = arguments.run(arguments)
        console.finish()
    except BrokenPipeError:  # the reader has seen enough
        console.abandon()
        return GOOD
    except SciatimerError as mistake:
        return _told(str(mistake), BAD_INPUT)
    except KeyboardInterrupt:
        return _told("Stopped.", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last guard: whatever it is, the person gets a sentence
        from sciatimer.commands.crash import report

        return _told(report(error, arguments), BAD_INPUT)
    return code


def _told(message: str, code: int) -> int:
    try:
        console.finish()
    except (OSError, SciatimerError):
        console.abandon()
    console.tell(message)
    return code
