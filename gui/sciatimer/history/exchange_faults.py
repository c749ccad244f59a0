"""What can be wrong with a file that a history is to be read from or written to, one class a mistake."""

from pathlib import Path

from sciatimer.errors import SciatimerError, in_one_line


class ExchangeError(SciatimerError):
    """A file could not be imported or exported; the history was not changed."""


class FileNotReadable(ExchangeError):
    """The file cannot be opened or read."""

    wording = "{file} cannot be read ({reason}). Nothing was changed. Check its name and its permissions."

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file=file, reason=reason)


class NotAnExport(ExchangeError):
    """The file is no export of a history."""

    wording = (
        "{file} is no history that Sciatimer exported as JSON. Nothing was changed. "
        "On the other computer, export the history as JSON and import that file. A copy is put back with restore."
    )

    def __init__(self, file: Path) -> None:
        super().__init__(file=file)


class ExportCutShort(ExchangeError):
    """The file ends in the middle."""

    wording = (
        "{file} ends in the middle, as a file does that was not copied to its end. Nothing was changed. "
        "Copy it again, or export the history once more."
    )

    def __init__(self, file: Path) -> None:
        super().__init__(file=file)


class ExportTooNew(ExchangeError):
    """A newer Sciatimer wrote the file."""

    wording = (
        "{file} was exported by a newer Sciatimer (its version is {found}, this one knows {known}). "
        "Nothing was changed. Bring this Sciatimer up to date, then import the file."
    )

    def __init__(self, file: Path, found: int, known: int) -> None:
        super().__init__(file=file, found=found, known=known)


class ExportWrong(ExchangeError):
    """A place in the file holds what no export holds."""

    wording = (
        "{file} was changed since it was exported: {where}: {what}. Nothing was imported. "
        "Export the history once more, and import that file as it is."
    )

    def __init__(self, file: Path, where: str, what: str) -> None:
        super().__init__(file=file, where=in_one_line(where), what=in_one_line(what))


class ExportKeyTwice(ExchangeError):
    """An entry has one name twice, so nobody can say which value is meant."""

    wording = (
        '{file} was changed since it was exported: in {where}, "{key}" stands twice. Nothing was imported. '
        "Export the history once more, and import that file as it is."
    )

    def __init__(self, file: Path, where: str, key: str) -> None:
        super().__init__(file=file, where=in_one_line(where), key=in_one_line(key))


class ExportTooDeep(ExchangeError):
    """Lists within lists without end."""

    wording = (
        "{file} is no export of Sciatimer: in {where}, lists lie in lists, deeper than in any history. "
        "Nothing was imported. Export the history once more, and import that file as it is."
    )

    def __init__(self, file: Path, where: str) -> None:
        super().__init__(file=file, where=in_one_line(where))


class ExportTooLong(ExchangeError):
    """One entry is longer than any history has."""

    wording = (
        "{file} is no export of Sciatimer: {where} is longer than any entry of a history. "
        "Nothing was imported. Export the history once more, and import that file as it is."
    )

    def __init__(self, file: Path, where: str) -> None:
        super().__init__(file=file, where=in_one_line(where))


class ExportBroken(ExchangeError):
    """Each entry is right by itself, and together they cannot be."""

    wording = (
        "{file} does not hold together ({what}). Nothing was imported. "
        'On the computer it comes from, "sciatimer history check" tells what is wrong.'
    )

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(file=file, what=in_one_line(what))


class ExportTargetTaken(ExchangeError):
    """An export takes the place of an older export of the same kind, and of nothing else."""

    wording = "{file} is already there, and it is no older export of the same kind. Choose another name."

    def __init__(self, file: Path) -> None:
        super().__init__(file=file)


class NotACopy(ExchangeError):
    """The file is no copy of a history."""

    wording = (
        "{file} is no copy of a history. Nothing was changed. Choose a file that backup made, or one of the daily "
        "copies. A file that was exported is taken in with import."
    )

    def __init__(self, file: Path) -> None:
        super().__init__(file=file)


class CopyDamaged(ExchangeError):
    """A copy that is to be put back does not hold together."""

    wording = "The copy {file} is damaged ({what}). Nothing was changed. Choose an older copy."

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(file=file, what=in_one_line(what))


class HistoryMovedOn(ExchangeError):
    """Somebody wrote into the history while it was to be exchanged."""

    wording = "Something was saved in {path} at the same time, so nothing was changed. Try again."

    def __init__(self, path: Path) -> None:
        super().__init__(path=path)


class SessionRunning(ExchangeError):
    """A session runs, or its program was killed and not started since."""

    wording = (
        "A session is under way, or was broken off. Nothing was changed. "
        "Open Sciatimer, end the session there, and try again."
    )
