"""Printing that survives closed and full outputs: results on stdout, messages for people on stderr."""

import contextlib
import os
import sys
from collections.abc import Iterator

from sciatimer.errors import SciatimerError


class OutputUnwritable(SciatimerError):
    """What a command prints cannot be written."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"The output cannot be written ({error.strerror}). Free some space, or send it elsewhere.")


def prepare() -> None:
    """Lets signs that the terminal cannot show come out escaped rather than stop the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def out(line: str) -> None:
    """Prints a line of the result.

    Raises:
        OutputUnwritable: the output takes no more.
        BrokenPipeError: the reader of the output is gone.
    """
    with _written():
        print(line)


def out_at_once(lines: bytes) -> None:
    """Prints lines of the result that somebody may be waiting for.

    Raises:
        OutputUnwritable: the output takes no more.
        BrokenPipeError: the reader of the output is gone.
    """
    with _written():
        sys.stdout.buffer.write(lines)
        sys.stdout.buffer.flush()


def out_json(value: object) -> None:
    """Prints the result as JSON."""
    import json  # --version need not pay for it

    out(json.dumps(value, indent=2))


def tell(message: str) -> None:
    """Says something to the person. Where nobody listens, nothing is said."""
    with contextlib.suppress(OSError, ValueError):
        print(message, file=sys.stderr, flush=True)


def finish() -> None:
    """Sends out what is still held back.

    Raises:
        OutputUnwritable: the output takes no more.
        BrokenPipeError: the reader of the output is gone.
    """
    with _written():
        if sys.stdout is not None:
            sys.stdout.flush()


def abandon() -> None:
    """Lets go of an output that takes nothing more, so that the interpreter does not complain of it at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextlib.contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputUnwritable(error) from error
