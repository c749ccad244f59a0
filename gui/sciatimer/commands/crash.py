"""What is done about a fault of the program itself: one sentence to the person, the details to a file."""

import os
import sys
import tempfile
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_tb

from sciatimer import __version__
from sciatimer.commands.places import is_throwaway
from sciatimer.errors import SciatimerError
from sciatimer.paths import data_paths


def report(error: BaseException, arguments: Namespace | None) -> str:
    """Keeps the details of a fault and returns the sentence for the person."""
    try:
        place = _kept(_details(error), arguments)
    except (OSError, SciatimerError):
        return f"Sciatimer met a fault of its own ({type(error).__name__}), and the details could not be saved."
    return f"Sciatimer met a fault of its own ({type(error).__name__}). The details are in {place}."


def _details(error: BaseException) -> str:
    # The text of an error may repeat an answer, and pain never stands in a log: only its kind and place are kept
    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = f"{now} Sciatimer {__version__}, Python {sys.version.split()[0]}: {type(error).__name__}\n"
    return head + "".join(format_tb(error.__traceback__))


def _kept(details: str, arguments: Namespace | None) -> Path:
    if arguments is not None and is_throwaway(arguments):
        # The data folder goes away with the command, and the details are to stay
        handle, name = tempfile.mkstemp(prefix="sciatimer-", suffix=".log")
        os.close(handle)
        place = Path(name)
    else:
        paths = data_paths(getattr(arguments, "data_dir", None))
        paths.prepare()
        place = paths.log
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(details)
    return place
