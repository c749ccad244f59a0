"""The person's own exercises on the disk: opened, saved, deleted with a way back, exported and taken in.

Whatever is done, nothing that somebody else wrote meanwhile is written over, and the way that the person has earned in
each position is never longer afterwards than before.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from sciatimer.catalogue.faults import Fault
from sciatimer.catalogue.model import Exercise
from sciatimer.catalogue.own import Draft, around_own, faults_in, gathered, id_for, own, without, written
from sciatimer.catalogue.packs import picture_file
from sciatimer.catalogue.reading import read_bytes, read_file
from sciatimer.history.drafts import write_new
from sciatimer.history.keep import keep
from sciatimer.history.standing import standing
from sciatimer.paths import make_folder
from sciatimer.ui.own_faults import FileInTheWay, PackChanged, StillNamed
from sciatimer.ui.own_pictures import PictureUnusable, bare_picture
from sciatimer.ui.saving import FileNotSaved, save_file
from sciatimer.ui.services import Services

ASIDE = ".aside"


@dataclass(frozen=True, slots=True)
class Opened:
    """An exercise as it lies on the disk: its pack, all that stands in it, and the draft it is edited as."""

    path: Path
    raw: bytes
    draft: Draft


@dataclass(frozen=True, slots=True)
class _Removed:
    """What was deleted last: each file with what it held before, and what it holds since (None: it is gone)."""

    files: tuple[tuple[Path, bytes | None], ...]


class OwnPacks:
    """The own packs in the data folder.

    Args:
        services: the catalogue, which is read again after each change, and the history.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._folder = services.paths.packs
        self._removed = _Removed(())

    def open(self, name: str) -> Opened:
        """The exercise of an id.

        Raises:
            PackChanged: it is no longer there as it was.
        """
        catalogue = self._services.catalogue
        pack = next(each for each in catalogue.packs if any(one.id == name for one in each.file.exercises))
        raw = _content(pack.path)
        file = read_bytes(raw, around_own(catalogue, pack.path)).file
        exercise = next((each for each in file.exercises if each.id == name), None) if file else None
        if file is None or exercise is None:
            raise PackChanged(pack.path)
        exercise = structs.replace(exercise, prescribed_by=exercise.prescribed_by or file.prescribed_by)
        return Opened(pack.path, raw, Draft(exercise, _content(picture_file(pack.path.parent, name))))

    def faults(self, draft: Draft, opened: Opened | None) -> tuple[Fault, ...]:
        """All that keeps a draft from being saved."""
        exercise, path, raw = self._placed(draft, opened)
        around = around_own(self._services.catalogue, path)
        return faults_in(written(exercise, raw), around, exercise.id)

    def save(self, draft: Draft, opened: Opened | None) -> str:
        """Writes a draft that has no fault.

        Returns:
            Its id.

        Raises:
            PackChanged: somebody wrote the file meanwhile.
            FileNotSaved: it could not be written.
            HistoryError: what the person has earned could not be kept.
        """
        exercise, path, raw = self._placed(draft, opened)
        picture = picture_file(path.parent, exercise.id)
        if _content(path) != raw or (opened and _content(picture) != opened.draft.picture):
            raise PackChanged(path)
        self._write(written(exercise, raw), path, new=opened is None)
        if draft.picture:
            save_file(draft.picture, picture)
        else:
            _delete(picture)
        self._renew()
        return exercise.id

    def remove(self, name: str) -> None:
        """Deletes an exercise and its picture. Both are kept aside until ``forget``.

        Raises:
            PackChanged: somebody wrote the file meanwhile.
            StillNamed: another exercise of its file names it.
            FileNotSaved: it could not be written.
            HistoryError: what the person has earned could not be kept.
        """
        opened = self.open(name)
        left = without(opened.raw, name)
        if left and not read_bytes(left, around_own(self._services.catalogue, opened.path)).file:
            raise StillNamed(opened.draft.exercise.name)
        self.forget()
        picture = picture_file(opened.path.parent, name)
        files = [(opened.path, left or None)] + ([(picture, None)] if picture.exists() else [])
        for path, _ in files:
            save_file(_content(path), _aside(path))
        for path, after in files:
            if after is None:
                _delete(path)
            else:
                save_file(after, path)
        self._removed = _Removed(tuple(files))
        self._renew()

    def put_back(self) -> None:
        """Takes the last deletion back.

        Raises:
            PackChanged: somebody wrote one of the files meanwhile.
            FileNotSaved: it could not be written.
            HistoryError: what the person has earned could not be kept.
        """
        for path, after in self._removed.files:
            if _content(path) != (after or b""):
                raise PackChanged(path)
        for path, _ in self._removed.files:
            save_file(_content(_aside(path)), path)
        self.forget()
        self._renew()

    def forget(self) -> None:
        """Lets go of what was kept aside, also by an earlier run."""
        self._removed = _Removed(())
        for path in self._folder.glob(f".*{ASIDE}"):
            _delete(path)

    def lay_aside(self, picture: bytes) -> Path:
        """A picture that is not saved yet, where it can be looked at until ``forget``.

        Raises:
            FileNotSaved: it could not be written.
        """
        path = self._folder / f".preview{ASIDE}"
        if _content(path) != picture:
            self._make_folder()
            save_file(picture, path)
        return path

    def export(self, target: Path) -> int:
        """Writes all own exercises into one pack, and their pictures beside it.

        Returns:
            How many there are.

        Raises:
            FileInTheWay: another file has the name of a picture.
            FileNotSaved: it could not be written.
        """
        if target.parent.resolve() == self._folder.resolve():
            raise FileInTheWay(target)  # there it would be one more pack, with the same ids
        packs = self._services.catalogue.packs
        pictures = [
            (picture_file(pack.path.parent, each.id), picture_file(target.parent, each.id))
            for pack in packs
            for each in pack.file.exercises
        ]
        pictures = [(mine, theirs) for mine, theirs in pictures if mine.exists()]
        for mine, theirs in pictures:
            if theirs.exists() and _content(theirs) != _content(mine):
                raise FileInTheWay(theirs)
        for mine, theirs in pictures:
            save_file(_content(mine), theirs)
        save_file(gathered(pack.file for pack in packs), target)
        return len(own(self._services.catalogue))

    def take_in(self, file: Path) -> tuple[tuple[Fault, ...], int]:
        """Checks a pack and lays it beside the others, with its pictures.

        Returns:
            All that keeps it from being taken in, and how many exercises came.

        Raises:
            FileNotSaved: it could not be written.
            HistoryError: what the person has earned could not be kept.
        """
        read = read_file(file, around_own(self._services.catalogue))
        if read.file is None:
            return read.faults, 0
        target = self._folder / f"{id_for(file.stem, self._is_taken)}.json"
        self._write(_content(file), target, new=True)
        for exercise in read.file.exercises:
            self._take_in_picture(picture_file(file.parent, exercise.id), exercise)
        self._renew()
        return (), len(read.file.exercises)

    def _take_in_picture(self, picture: Path, exercise: Exercise) -> None:
        try:
            if picture.exists():
                save_file(bare_picture(picture), picture_file(self._folder, exercise.id))
        except PictureUnusable:
            return  # the figure shows it

    def _placed(self, draft: Draft, opened: Opened | None) -> tuple[Exercise, Path, bytes]:
        """The exercise as it will be, where it will lie, and what lies there."""
        if opened is not None:
            return draft.exercise, opened.path, opened.raw
        name = id_for(draft.exercise.name, self._is_taken)
        return structs.replace(draft.exercise, id=name), self._folder / f"{name}.json", b""

    def _is_taken(self, name: str) -> bool:
        is_known = name in self._services.catalogue.all_by_id
        return is_known or (self._folder / f"{name}.json").exists() or picture_file(self._folder, name).exists()

    def _write(self, content: bytes, path: Path, *, new: bool) -> None:
        self._make_folder()
        if not new:
            save_file(content, path)
            return
        try:
            write_new(path, content)
        except FileExistsError as error:
            raise PackChanged(path) from error
        except OSError as error:
            raise FileNotSaved(path, error.strerror or str(error)) from error

    def _make_folder(self) -> None:
        try:
            make_folder(self._folder)
        except OSError as error:
            raise FileNotSaved(self._folder, error.strerror or str(error)) from error

    def _renew(self) -> None:
        """Offers what there is now. A level that an exercise held down stays down when that exercise is gone."""
        services, now = self._services, self._services.clock.now()
        wanted = replace(standing(services.store, now, services.catalogue.all_by_id), doses={})
        services.shelf.read_again()
        with services.store.transaction():
            keep(services.store, wanted, now, services.catalogue.all_by_id)


def _content(path: Path) -> bytes:
    """What a file holds; nothing if it is not there or cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotSaved(path, error.strerror or str(error)) from error


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}{ASIDE}")
