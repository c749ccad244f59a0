"""Python imports as it always does, although PySide6 is there."""

import builtins


def plain_imports() -> None:
    """Loads PySide6, and has Python import as before.

    PySide6 reads the source of every module that is imported after it, to see whether it wants Qt's names in snake_case.
    Nothing here does, and the sources are 25 ms at the start, and memory that is never given back.

    Raises:
        ImportError: it does not load.
    """
    import PySide6.QtCore  # noqa: F401 - with this it puts itself before Python's import

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
