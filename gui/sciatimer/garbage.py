"""Keeps Python's collection of garbage out of threads beside the window's.

It runs in whatever thread allocates next, and takes Qt's objects down with what it collects. Qt's objects may go in the
window's thread alone: in another one the program can crash.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept() -> Iterator[None]:
    """Nothing is collected meanwhile. For the short work of a thread; what piles up is collected after it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
