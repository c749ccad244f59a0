"""The catalogue as the program uses it: the built-in exercises and the person's own packs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from sciatimer.catalogue.checks import Around
from sciatimer.catalogue.faults import Fault
from sciatimer.catalogue.model import CatalogueFile, Exercise, Source
from sciatimer.catalogue.packs import own_exercises
from sciatimer.catalogue.reading import read_file
from sciatimer.errors import SciatimerError


class UnknownExercise(SciatimerError):
    """An id that no exercise of the catalogue has."""

    def __init__(self, name: str, near: list[str]) -> None:
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f'There is no exercise "{name}".{hint} "sciatimer catalogue list" names all there are.')


class CatalogueUnusable(SciatimerError):
    """The built-in exercises cannot be used."""

    def __init__(self, file: Path, faults: tuple[Fault, ...]) -> None:
        count = "a fault" if len(faults) == 1 else f"{len(faults)} faults, the first"
        super().__init__(
            f"No stretch can be offered: {file} has {count} in line {faults[0]}. "
            f'Mend it ("sciatimer catalogue check" names every fault of a file), or install Sciatimer again.'
        )


@dataclass(frozen=True, slots=True)
class PackProblem:
    """An own pack that was left out, and all that is wrong with it."""

    file: Path
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        """One sentence for the person, with the way out."""
        more = f" and {len(self.faults) - 1} more" if len(self.faults) > 1 else ""
        return (
            f"Your exercises in {self.file.name} were left out because of line {self.faults[0]}{more}. "
            f'Mend the file ("sciatimer catalogue check {self.file}" names every fault) and start again.'
        )


@dataclass(frozen=True, slots=True)
class Pack:
    """An own pack that can be used, as it is written."""

    path: Path
    file: CatalogueFile


@dataclass(frozen=True)
class Catalogue:
    """All exercises that can be used, and what had to be left out.

    ``fault`` is set when the built-in exercises cannot be used: then there is none at all. ``builtin`` is what is
    shipped, as it is written; None when it cannot be used.
    """

    exercises: tuple[Exercise, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    problems: tuple[PackProblem, ...] = ()
    fault: str | None = None
    builtin: CatalogueFile | None = None
    packs: tuple[Pack, ...] = ()

    def by_id(self, name: str) -> Exercise:
        """The exercise with an id.

        Raises:
            UnknownExercise: there is none; near matches are named.
        """
        if name not in self.all_by_id:
            from difflib import get_close_matches

            raise UnknownExercise(name, get_close_matches(name, self.all_by_id))
        return self.all_by_id[name]

    @cached_property
    def all_by_id(self) -> Mapping[str, Exercise]:
        """Every exercise that can be used, by its id."""
        return {exercise.id: exercise for exercise in self.exercises}


def load_catalogue(builtin: Path, packs: Path | None) -> Catalogue:
    """Reads the built-in exercises and the own packs. Never raises for what the files hold.

    Args:
        builtin: the built-in file, exercises.json.
        packs: the folder of own packs, read in the order of their names; it may be missing.
    """
    read = read_file(builtin, Around())
    if read.file is None:
        return Catalogue(fault=str(CatalogueUnusable(builtin, read.faults)))
    return _Shelf(read.file).with_packs(packs)


def around_packs(file: CatalogueFile) -> Around:
    """What an own pack may refer to beside itself, and the ids and source keys that are taken."""
    exercises = {exercise.id: exercise for exercise in file.exercises}
    taken = dict.fromkeys(exercises, "a built-in exercise")
    return Around(exercises, frozenset(file.sources), taken, file.sources, pack=True)


class _Shelf:
    """The built-in exercises, to which packs are added one by one.

    A pack refers to itself and to them, never to another pack: so one that is left out changes nothing else.
    """

    def __init__(self, file: CatalogueFile) -> None:
        self._builtin = file
        self._packs: list[Pack] = []
        self._exercises = list(file.exercises)
        self._sources = dict(file.sources)
        self._problems: list[PackProblem] = []
        self._around = around_packs(file)

    def with_packs(self, folder: Path | None) -> Catalogue:
        """The catalogue with all packs of a folder that can be used."""
        for path in self._files(folder):
            read = read_file(path, self._around)
            if read.file is None:
                self._problems.append(PackProblem(path, read.faults))
            else:
                self._add(read.file, path)
        problems, packs = tuple(self._problems), tuple(self._packs)
        return Catalogue(tuple(self._exercises), self._sources, problems, builtin=self._builtin, packs=packs)

    def _files(self, folder: Path | None) -> list[Path]:
        try:
            found = sorted(folder.iterdir()) if folder is not None else []
        except FileNotFoundError:
            return []
        except OSError as error:
            fault = Fault(1, "$", f"the folder cannot be read ({error.strerror}); a readable folder is needed")
            self._problems.append(PackProblem(folder or Path(), (fault,)))
            return []
        return [path for path in found if path.suffix == ".json" and not path.name.startswith(".")]

    def _add(self, file: CatalogueFile, path: Path) -> None:
        exercises = own_exercises(file, path.parent)
        self._packs.append(Pack(path, file))
        self._exercises.extend(exercises)
        self._sources.update(file.sources)
        taken = dict.fromkeys((exercise.id for exercise in exercises), f"your exercises in {path.name}")
        self._around = replace(self._around, taken={**self._around.taken, **taken}, shelf=dict(self._sources))
