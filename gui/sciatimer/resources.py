"""The files that ship with the program, found from this file alone."""

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def root() -> Path:
    """The folder that holds exercises.json and assets/: the package when installed, else the checkout."""
    return _PACKAGE if (_PACKAGE / "exercises.json").is_file() else _CHECKOUT


def shipped(name: str) -> Path:
    """The path of a shipped file.

    Args:
        name: a relative path with forward slashes, for example ``exercises.json``.

    Raises:
        ValueError: the name is absolute or climbs out of the shipped files.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"not the name of a shipped file: {name}")
    return root() / relative
