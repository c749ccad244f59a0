"""The data folder a command works on."""

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sciatimer.paths import DataPaths, data_paths


@contextmanager
def data_folder(arguments: Namespace) -> Iterator[DataPaths]:
    """The data folder: the one asked for, or one that is thrown away afterwards."""
    if not is_throwaway(arguments):
        yield data_paths(arguments.data_dir)
        return
    with tempfile.TemporaryDirectory(prefix="sciatimer-", ignore_cleanup_errors=True) as folder:
        yield DataPaths(Path(folder).resolve())


def is_throwaway(arguments: Namespace) -> bool:
    """Whether the data is thrown away at the end."""
    return bool(arguments.temp or getattr(arguments, "demo", False))
