"""Where a person's own files lie. Nothing is made at import."""

import os
from dataclasses import dataclass
from pathlib import Path

from sciatimer.errors import SciatimerError, in_one_line

DATA_DIR_VARIABLE = "SCIATIMER_DATA_DIR"
_OWNER_ALONE = 0o700


class DataFolderUnusable(SciatimerError):
    """The data folder cannot be made or written to."""

    wording = (
        "Sciatimer cannot use its data folder {folder} ({reason}). "
        "Free some space or mend its permissions, or start with --data-dir and another folder."
    )

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder=folder, reason=reason)


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The files in a data folder."""

    folder: Path

    @property
    def history(self) -> Path:
        """The one SQLite file with everything that happened."""
        return self.folder / "history.db"

    @property
    def packs(self) -> Path:
        """The folder of the person's own exercise packs."""
        return self.folder / "exercises"

    @property
    def sitting(self) -> Path:
        """The last time that the program knew that somebody sat here; nothing of what anybody answered."""
        return self.folder / "sitting.json"

    @property
    def copies(self) -> Path:
        """The folder of the daily copies of the history."""
        return self.folder / "copies"

    @property
    def log(self) -> Path:
        """The program's own log, which never holds pain or places."""
        return self.folder / "sciatimer.log"

    def prepare(self) -> None:
        """Makes the folder, readable by its owner alone.

        Raises:
            DataFolderUnusable: the folder cannot be made or changed.
        """
        try:
            make_folder(self.folder)
            self.folder.chmod(_OWNER_ALONE)
        except OSError as error:
            raise DataFolderUnusable(self.folder, error.strerror or str(error)) from error


def make_folder(folder: Path) -> None:
    """Makes a folder for its owner alone, and so those above it that are missing, whatever the umask says.

    Raises:
        OSError: one of them cannot be made, or something else has that name.
    """
    missing = [each for each in folder.parents if not each.exists()]
    for each in (*reversed(missing), folder):
        each.mkdir(mode=_OWNER_ALONE, exist_ok=True)


def data_paths(chosen: Path | None = None) -> DataPaths:
    """The data folder: the one given, else SCIATIMER_DATA_DIR, else the system's place for it.

    Raises:
        DataFolderUnusable: the name leads nowhere: it goes round in a circle of links, or to the home of nobody.
    """
    if chosen is not None:
        return DataPaths(_resolved(chosen))
    variable = os.environ.get(DATA_DIR_VARIABLE)
    if variable:
        return DataPaths(_resolved(Path(variable)))
    # platformdirs costs 30 ms, which a run with --data-dir need not pay
    import platformdirs

    return DataPaths(Path(platformdirs.user_data_dir("sciatimer", appauthor=False)))


def _resolved(folder: Path) -> Path:
    try:
        return folder.expanduser().resolve()
    except RuntimeError as error:  # pathlib's word for a circle of links, and for a home it does not know
        raise DataFolderUnusable(folder, in_one_line(str(error))) from error
    except OSError as error:  # the folder that a relative name begins in is gone
        raise DataFolderUnusable(folder, error.strerror or str(error)) from error
