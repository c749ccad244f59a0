"""``history export``, ``import``, ``backup``, ``restore`` and ``check``."""

from argparse import Namespace
from pathlib import Path

from sciatimer.catalogue.load import load_catalogue
from sciatimer.clock import SystemClock
from sciatimer.commands import console
from sciatimer.commands.places import data_folder
from sciatimer.commands.progress import Progress
from sciatimer.commands.window import QtUnusable
from sciatimer.errors import SciatimerError
from sciatimer.history import verify
from sciatimer.history.backup import backup
from sciatimer.history.copies import Holdings, look
from sciatimer.history.csv_export import export_csv
from sciatimer.history.faults import HistoryDamaged, faults_of
from sciatimer.history.json_export import Exported, export_json
from sciatimer.history.merge import Imported, Meeting, import_history
from sciatimer.history.restore import Restored, restore, restore_over_damage
from sciatimer.history.standing import Exercises
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.resources import shipped

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


class NoHistory(SciatimerError):
    """There is nothing to copy."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no history at {path} yet. Name the folder it lies in with --data-dir.")


def export(arguments: Namespace) -> int:
    """Writes the history to a file as JSON or CSV, or a report on it as PDF.

    Raises:
        NoHistory: there is none.
        ExportTargetTaken: another file is in its place.
        HistoryError: it cannot be read, or the file not be written.
        QtUnusable: a PDF is wanted, and Qt does not load.
    """
    target = arguments.file.absolute()
    with data_folder(arguments) as paths, _history(paths) as store:
        if arguments.format == "pdf":
            return _export_report(store, paths, target)
        told = Progress("Exporting")
        if arguments.format == "csv":
            exported = export_csv(store, target, SEPARATORS[arguments.separator], told)
        else:
            exported = export_json(store, paths.packs, target, told)
    console.tell(f"{_counted(exported)} exported to {arguments.file}.")
    return 0


def _export_report(store: HistoryStore, paths: DataPaths, target: Path) -> int:
    try:
        from sciatimer.ui.report_export import export_report
    except ImportError as error:
        raise QtUnusable(error) from error
    export_report(store, paths, SystemClock(), target)
    console.tell(f"A report on the whole history was saved as {target}.")
    return 0


def _counted(exported: Exported) -> str:
    packs = f" and {_many(exported.packs, 'own pack')}" if exported.packs else ""
    return f"{_many(exported.sessions, 'session')}{packs} {'were' if exported.sessions != 1 or packs else 'was'}"


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def take_in(arguments: Namespace) -> int:
    """Takes the history of another computer into this one.

    Raises:
        ExchangeError: the file is no whole export; nothing was changed.
        HistoryError: the history cannot be written; nothing was changed.
    """
    with data_folder(arguments) as paths, HistoryStore(paths.history) as store:
        meeting = Meeting(SystemClock().now(), _exercises(paths), Progress("Reading"))
        imported = import_history(store, paths.packs, arguments.file.absolute(), meeting)
    _tell_of(imported)
    return 0


def _tell_of(imported: Imported) -> None:
    if imported.facts:
        console.tell(f"{_many(imported.sessions, 'new session')} came in; {imported.known} entries were here already.")
    else:
        console.tell("All of it was here already.")
    if imported.locked is not None:
        console.tell("Your routine is off. An import never turns it on again: open Sciatimer to see why.")
    for pack in imported.packs:
        console.tell(f"The own pack {pack} is new here.")
    for pack in imported.refused_packs:
        console.tell(f"The own pack {pack} is here already with other exercises, so yours was left as it is.")


def back_up(arguments: Namespace) -> int:
    """Copies the history to a new file.

    Raises:
        NoHistory: there is none.
        HistoryError: it cannot be read, or the copy not be written.
    """
    with data_folder(arguments) as paths, _history(paths) as store:
        backup(store, arguments.file.absolute())
    console.tell(f"The history was copied to {arguments.file}.")
    return 0


def put_back(arguments: Namespace) -> int:
    """Puts a copy in the place of the history, and keeps the replaced one beside it.

    Raises:
        ExchangeError: the copy is damaged, or something was written meanwhile; nothing was changed.
        HistoryError: the copy cannot be read, or the history not be written; nothing was changed.
    """
    copy = arguments.file.absolute()
    console.tell(_held(look(copy)))
    with data_folder(arguments) as paths:
        restored = _restored(paths, copy)
    console.tell(f"The history now has {_many(restored.sessions, 'session')}.")
    if restored.beside is not None:
        console.tell(f"The one before is kept as {restored.beside.name} in the data folder.")
    if restored.locked:
        console.tell("Your routine is off. A restore never turns it on again: open Sciatimer to see why.")
    return 0


def _restored(paths: DataPaths, copy: Path) -> Restored:
    now = SystemClock().now()
    try:
        with HistoryStore(paths.history) as store:
            return restore(store, copy, now, _exercises(paths))
    except HistoryDamaged:
        console.tell("The history that was there cannot be read, so all first questions are asked again.")
        return restore_over_damage(paths, copy, now)


def _held(holdings: Holdings) -> str:
    days = f", from {holdings.first_day} to {holdings.last_day}" if holdings.sessions else ""
    off = " In it the routine is off." if holdings.locked else ""
    return f"The copy holds {_many(holdings.sessions, 'session')}{days}.{off}"


def check(arguments: Namespace) -> int:
    """Names everything that is wrong with the history on stderr. Returns 1 if anything is."""
    with data_folder(arguments) as paths:
        problems = verify.check(paths.history)
    for problem in problems:
        console.tell(problem.what)
    if not problems:
        console.tell(f"The history {paths.history} is whole.")
    return int(bool(problems))


def _history(paths: DataPaths) -> HistoryStore:
    with faults_of(paths.history):
        if not paths.history.exists():
            raise NoHistory(paths.history)
    return HistoryStore(paths.history)


def _exercises(paths: DataPaths) -> Exercises:
    return load_catalogue(shipped("exercises.json"), paths.packs).all_by_id
