"""What can go wrong with own exercises on the disk."""

from pathlib import Path

from sciatimer.errors import SciatimerError


class PackChanged(SciatimerError):
    """Somebody else wrote the file, or deleted it, since it was read."""

    wording = (
        "{path} was changed outside of Sciatimer meanwhile, so it was left as it is. "
        "Close Sciatimer, open it again, and then change the exercise once more."
    )

    def __init__(self, path: Path) -> None:
        super().__init__(path=path)


class FileInTheWay(SciatimerError):
    """There is another file where one was to be written."""

    wording = "There is another file named {path}, so nothing was exported. Choose an empty folder and try again."

    def __init__(self, path: Path) -> None:
        super().__init__(path=path)


class StillNamed(SciatimerError):
    """Another exercise of the same file says that this one is easier or harder."""

    wording = (
        "{name} was not deleted: another exercise in its file names it as the easier or the harder one. "
        "Delete that one first."
    )

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
