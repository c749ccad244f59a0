"""Gives memory back that only a start, or something shown, has needed. Linux; elsewhere nothing happens."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

_PAGE_OUT = 21  # MADV_PAGEOUT, from Linux 5.4 on: earlier kernels refuse it, and nothing is lost
_READ_ONLY = frozenset({"r--p", "r-xp"})


def give_back() -> None:
    """Frees what Python and the C library hold for later, and the pages of libraries that nobody runs just now.

    A page of a library comes back from the disk by itself when it is needed again. Waiting takes about a fifth of them.
    """
    gc.collect()
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):  # glibc alone has it
        library.malloc_trim(0)
    for start, end in _library_pages():
        library.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _PAGE_OUT)


def _library_pages() -> Iterator[tuple[int, int]]:
    """Where files are mapped that this process can only read: address of the first byte, and of the one behind."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines():
        span, rights, _, _, _, *path = line.split(maxsplit=5)
        if rights in _READ_ONLY and path and path[0].startswith("/"):
            start, _, end = span.partition("-")
            yield int(start, 16), int(end, 16)
