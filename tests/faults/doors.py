"""Every door through which a file comes in, each with a sound file, and with what a person must find behind a bad one.

A door takes any bytes. It may use them or refuse them in words; whatever else comes out of it is a fault of the program.
"""

import json
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

from sciatimer.catalogue.checking import check_file
from sciatimer.catalogue.load import Catalogue, load_catalogue
from sciatimer.catalogue.model import Position
from sciatimer.errors import SciatimerError
from sciatimer.figure.describe import describe
from sciatimer.figure.scene import scene_for
from sciatimer.history.backup import backup
from sciatimer.history.breaks import BreakBook
from sciatimer.history.copies import look
from sciatimer.history.faults import HistoryError
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.restore import restore, restore_over_damage
from sciatimer.history.rows import FACTS
from sciatimer.history.settings import load_settings
from sciatimer.history.sitting import Stamp, write_stamp
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.resources import shipped
from sciatimer.session.model import Side
from sciatimer.session.plan import PlannedExercise, PlanSettings, default_dose, plan
from sciatimer.texts import load_texts
from tests.catalogue.samples import builtin_text, pack, written
from tests.fakes import FakeClock
from tests.history.diary import AT, BOOT, Diary
from tests.safety.examples import EXERCISES

SESSIONS = 6
NOW = AT + timedelta(days=SESSIONS + 1)
TEXTS = load_texts()
SHIPPED = shipped("exercises.json")


class Refused(Exception):
    """The door did not take the file, and said why."""


class Door(ABC):
    """One way in.

    Args:
        folder: an empty folder of its own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    @property
    @abstractmethod
    def sound(self) -> bytes:
        """What a good file holds."""

    @abstractmethod
    def go_in(self, content: bytes) -> None:
        """Gives the program the file, and uses whatever comes of it.

        Raises:
            Refused: the file is no good, and the person was told.
        """


class ShippedExercises(Door):
    """The exercises that came with the program, edited or damaged."""

    @property
    def sound(self) -> bytes:
        return builtin_text().encode()

    def go_in(self, content: bytes) -> None:
        file = _lay(self.folder / "exercises.json", content)
        catalogue = load_catalogue(file, None)
        assert file.read_bytes() == content
        checked = check_file(file, SHIPPED)
        if catalogue.fault is not None:
            assert catalogue.exercises == ()
            assert checked.faults or checked.is_pack
            refuse(catalogue.fault, file, "or install Sciatimer again.")
        use(catalogue)


class OwnPack(Door):
    """Exercises of one's own, beside a good pack and the built-in ones, which nothing may touch."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        _lay(folder / "a.json", written(pack(id="good", easier=None, harder=None)))
        self._alone = load_catalogue(SHIPPED, folder).exercises

    @property
    def sound(self) -> bytes:
        return written(pack(id="mine", easier="lying-bent-knee-hold", harder=None))

    def go_in(self, content: bytes) -> None:
        file = _lay(self.folder / "b.json", content)
        catalogue = load_catalogue(SHIPPED, self.folder)
        assert file.read_bytes() == content
        assert catalogue.exercises[: len(self._alone)] == self._alone
        own = catalogue.exercises[len(self._alone) :]
        assert all(each.pain_max <= 5 and each.hold.max <= 30 and not each.nerve_ok for each in own)
        if catalogue.problems:
            assert own == ()
            refuse(str(catalogue.problems[0]), Path(file.name), "and start again.")
        use(catalogue)


class SettingsText(Door):
    """What a setting was set to, as it lies in the history: written by a newer version, or by hand."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._template = folder / "template" / "history.db"
        with HistoryStore(self._template) as store:
            self._keys = tuple(load_settings(store).__dataclass_fields__)

    @property
    def sound(self) -> bytes:
        return json.dumps(
            {
                "getting_up": "07:30", "equipment": ["towel"], "theme": "dark", "text_scale": 150, "office": True,
                "break_hours": "1-5 09:00-17:00", "break_holidays": "2026-12-24", "break_times": "10:00, 15:00",
                "break_heeds": ["call"], "ignored_inhibitors": ["vlc"], "emergency_number": "112", "voice_rate": -10,
            }
        ).encode()  # fmt: skip

    def go_in(self, content: bytes) -> None:
        file = self.folder / "history.db"
        shutil.copy(self._template, file)
        with HistoryStore(file) as store:
            for key, value in self._values(content):
                self._write(store, key, value)
            try:
                found = load_settings(store)
            except HistoryError as error:
                refuse(str(error), file)
        assert 100 <= found.text_scale <= 200
        assert 20 <= found.break_interval <= 60

    def _values(self, content: bytes) -> Iterator[tuple[str, bytes]]:
        """As settings where the JSON tells them apart, or else all of it as each setting."""
        try:
            kept = json.loads(content)
        except (ValueError, RecursionError):
            kept = None
        if isinstance(kept, dict) and kept:
            yield from ((key, json.dumps(value).encode()) for key, value in kept.items() if key in self._keys)
        else:
            yield from ((key, content) for key in self._keys)

    @staticmethod
    def _write(store: HistoryStore, key: str, value: bytes) -> None:
        connection = store.connection
        row = connection.execute("INSERT INTO ledger (kind) VALUES ('setting_changed')").lastrowid
        connection.execute(
            "INSERT INTO setting_changed (id, utc, at, key, value) VALUES (?, 0, ?, ?, CAST(? AS TEXT))",
            (row, AT.isoformat(), key, value),
        )


class LastSitting(Door):
    """The small file with the last time that somebody sat here."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._template = folder / "template" / "history.db"
        HistoryStore(self._template).close()

    @property
    def sound(self) -> bytes:
        file = self.folder / "sound.json"
        write_stamp(file, Stamp(AT, BOOT, 4000.0, 900.0, {"before": -100.0}))
        return file.read_bytes()

    def go_in(self, content: bytes) -> None:
        file = _lay(self.folder / "sitting.json", content)
        shutil.copy(self._template, self.folder / "history.db")
        clock = FakeClock()
        with HistoryStore(self.folder / "history.db") as store:
            book = BreakBook(store, clock, file, BOOT)
            for _ in range(3):
                assert book.look(here=True) is not None
                clock.advance(240)
        assert check(self.folder / "history.db") == ()


class _WithHistory(Door):
    """There is a history here, with a lock and an open check that nothing may take away."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._here = folder / "template.db"
        self._older = folder / "older.db"
        with HistoryStore(folder / "made" / "history.db") as store:
            diary = Diary(store, FakeClock())
            _sessions(diary)
            backup(store, self._older)
            diary.write_one_of_each()
            diary.end(diary.begin())
            diary.lock()
            backup(store, self._here)

    @contextmanager
    def _history(self) -> Iterator[HistoryStore]:
        file = self.folder / "data" / "history.db"
        shutil.rmtree(file.parent, ignore_errors=True)
        file.parent.mkdir()
        shutil.copy(self._here, file)
        with HistoryStore(file) as store:
            yield store
            past = situation(store, NOW)
            assert past.locked
            assert past.open_check is not None
            assert list(file.parent.glob(".history-*")) == []
        assert check(file) == ()


class JsonImport(_WithHistory):
    """What another computer exported."""

    @property
    def sound(self) -> bytes:
        target = self.folder / "sound.json"
        with HistoryStore(self.folder / "other" / "history.db") as store:
            if not store.read("SELECT 1 FROM ledger"):
                _sessions(diary := Diary(store, FakeClock()))
                diary.write_one_of_each()
            export_json(store, self.folder / "none", target)
        return target.read_bytes()

    def go_in(self, content: bytes) -> None:
        file = _lay(self.folder / "import.json", content)
        with self._history() as store:
            before = store.read("SELECT count(*) FROM ledger")
            try:
                import_history(store, self.folder / "packs", file, Meeting(NOW, EXERCISES))
            except SciatimerError as error:
                assert store.read("SELECT count(*) FROM ledger") == before
                refuse(str(error), file)
        assert file.read_bytes() == content


class OlderCopy(_WithHistory):
    """A copy that is to be put back."""

    @property
    def sound(self) -> bytes:
        return self._older.read_bytes()

    def go_in(self, content: bytes) -> None:
        file = _lay(self.folder / "copy.db", content)
        with self._history() as store:
            before = store.read("SELECT count(*) FROM ledger")
            try:
                look(file)
                restore(store, file, NOW, EXERCISES)
            except SciatimerError as error:
                assert store.read("SELECT count(*) FROM ledger") == before
                refuse(str(error), file)
        assert file.read_bytes() == content


class DamagedHistory(_WithHistory):
    """The history itself, hurt by a disk; it is left as it is, and a copy can be put in its place."""

    @property
    def sound(self) -> bytes:
        return self._here.read_bytes()

    def go_in(self, content: bytes) -> None:
        paths = DataPaths(self.folder / "damaged")
        shutil.rmtree(paths.folder, ignore_errors=True)
        paths.prepare()
        _lay(paths.history, content)
        try:
            read_all(paths.history)
        except HistoryError as error:
            restore_over_damage(paths, self._older, NOW)
            (aside,) = paths.folder.glob("history-damaged-*.db")
            assert aside.stat().st_size == len(content)
            assert check(paths.history) == ()
            refuse(str(error), paths.history)


def read_all(file: Path) -> None:
    """Opens a history and reads all that the program reads at its start, and everything else."""
    with HistoryStore(file) as store:
        load_settings(store)
        situation(store, NOW)
        for kind in FACTS:
            store.facts(kind)
    check(file)


DOORS: dict[str, Callable[[Path], Door]] = {
    "shipped exercises": ShippedExercises,
    "own pack": OwnPack,
    "settings": SettingsText,
    "last sitting": LastSitting,
    "import": JsonImport,
    "copy": OlderCopy,
    "history": DamagedHistory,
}


def refuse(message: str, file: Path, way_out: str = "") -> NoReturn:
    """The door is closed, with a sentence that names the file and the way out."""
    assert file.name in message or str(file.parent) in message, message
    assert message.endswith("."), message
    assert message.endswith(way_out), message
    assert "Traceback" not in message
    assert len(message) < 2000, len(message)
    assert message.isprintable(), ascii(message)
    raise Refused(message)


def use(catalogue: Catalogue) -> None:
    """Does with each exercise what the program does: draws it, tells it in words, and makes a session of it."""
    for exercise in catalogue.exercises:
        timeline = plan([PlannedExercise(exercise, default_dose(exercise))], PlanSettings())
        assert 0 < timeline.total < 3600
        assert exercise.position in Position
        assert describe(exercise, True, Side.LEFT, TEXTS)
        scene_for(exercise, 1.0, Side.LEFT)


def _lay(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


def _sessions(diary: Diary) -> None:
    diary.answer_screens()
    for _ in range(SESSIONS):
        diary.morning(diary.session())
        diary.days_pass(1)
