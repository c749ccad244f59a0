"""Own exercises on the disk: whole or not at all, never over what somebody else wrote, and with a way back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from sciatimer.catalogue.model import Position
from sciatimer.catalogue.own import Draft, own
from sciatimer.catalogue.packs import picture_of
from sciatimer.history.deletion import delete_everything
from sciatimer.history.standing import standing
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.values import Outcome
from sciatimer.ui.application import read_catalogue
from sciatimer.ui.own_faults import FileInTheWay, PackChanged, StillNamed
from sciatimer.ui.own_packs import ASIDE, OwnPacks
from sciatimer.ui.own_pictures import LARGEST, PictureUnusable, bare_picture
from sciatimer.ui.saving import FileNotSaved
from sciatimer.ui.services import Services, Shelf
from tests.catalogue.test_own import filled, two_in_a_file
from tests.fakes import FakeClock
from tests.history.diary import STARTED, Diary
from tests.ui.pages.gallery import TEXTS

MINE = Draft(filled(Position.SEATED, id=""))
PNG = b"\x89PNG"


@pytest.fixture
def services(data_folder: Path) -> Iterator[Services]:
    """A data folder without an own exercise."""
    paths = DataPaths(data_folder)
    paths.prepare()
    with HistoryStore(paths.history) as store:
        yield Services(FakeClock(), store, Shelf(partial(read_catalogue, paths, TEXTS)), TEXTS, paths, speed=1.0)


@pytest.fixture
def packs(services: Services) -> OwnPacks:
    """What writes into it."""
    return OwnPacks(services)


def lay(services: Services, name: str, raw: bytes) -> Path:
    """A pack that was written by hand."""
    services.paths.packs.mkdir(exist_ok=True)
    file = services.paths.packs / name
    file.write_bytes(raw)
    services.shelf.read_again()
    return file


def names(services: Services) -> list[str]:
    """The ids of the own exercises that are offered now."""
    return [each.id for each in own(services.catalogue)]


def test_a_new_exercise_lies_in_a_file_of_its_own_that_its_owner_alone_reads(
    packs: OwnPacks, services: Services
) -> None:
    assert packs.save(MINE, None) == "own-mine"
    file = services.paths.packs / "own-mine.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert services.paths.packs.stat().st_mode & 0o777 == 0o700
    assert names(services) == ["own-mine"]
    assert packs.save(MINE, None) == "own-mine-2"


def test_a_change_keeps_the_id_and_the_file(packs: OwnPacks, services: Services) -> None:
    packs.save(MINE, None)
    opened = packs.open("own-mine")
    packs.save(Draft(structs.replace(opened.draft.exercise, name="Other")), opened)
    assert [each.name for each in own(services.catalogue)] == ["Other"]
    assert names(services) == ["own-mine"]


def test_nothing_is_written_over_what_somebody_changed_meanwhile(packs: OwnPacks, services: Services) -> None:
    packs.save(MINE, None)
    opened = packs.open("own-mine")
    file = services.paths.packs / "own-mine.json"
    file.write_bytes(opened.raw + b" ")
    with pytest.raises(PackChanged):
        packs.save(opened.draft, opened)
    assert file.read_bytes() == opened.raw + b" "
    file.unlink()
    with pytest.raises(PackChanged):
        packs.open("own-mine")


def test_a_draft_with_a_fault_is_told_before_it_is_written(packs: OwnPacks, services: Services) -> None:
    exercise = structs.replace(MINE.exercise, pain_max=6)
    assert packs.faults(Draft(exercise), None)
    assert not packs.faults(MINE, None)
    assert not services.paths.packs.exists()


def test_a_hand_written_pack_keeps_its_other_exercises(packs: OwnPacks, services: Services) -> None:
    file = lay(services, "therapist.json", two_in_a_file())
    opened = packs.open("second")
    assert opened.draft.exercise.prescribed_by == "A physical therapist"
    packs.save(Draft(structs.replace(opened.draft.exercise, rest=20)), opened)
    first, second = json.loads(file.read_bytes())["exercises"]
    assert first == json.loads(two_in_a_file())["exercises"][0]
    assert second["rest"] == 20


def test_a_broken_pack_is_told_and_not_touched(packs: OwnPacks, services: Services) -> None:
    file = lay(services, "broken.json", b"{")
    packs.save(MINE, None)
    assert [problem.file for problem in services.catalogue.problems] == [file]
    assert file.read_bytes() == b"{"
    assert names(services) == ["own-mine"]


def test_what_is_deleted_lies_aside_until_it_is_forgotten(packs: OwnPacks, services: Services) -> None:
    packs.save(Draft(MINE.exercise, PNG), None)
    packs.remove("own-mine")
    assert names(services) == []
    assert sorted(path.name for path in services.paths.packs.iterdir()) == [
        f".own-mine.json{ASIDE}", f".own-mine.png{ASIDE}",
    ]  # fmt: skip
    packs.put_back()
    assert names(services) == ["own-mine"]
    assert (services.paths.packs / "own-mine.png").read_bytes() == PNG
    packs.remove("own-mine")
    packs.forget()
    assert list(services.paths.packs.iterdir()) == []


def test_one_of_several_is_deleted_and_put_back(packs: OwnPacks, services: Services) -> None:
    file = lay(services, "therapist.json", two_in_a_file())
    packs.remove("second")
    assert names(services) == ["my-own"]
    packs.put_back()
    assert file.read_bytes() == two_in_a_file()


def test_what_another_one_names_is_not_deleted(packs: OwnPacks, services: Services) -> None:
    file = lay(services, "therapist.json", two_in_a_file())
    with pytest.raises(StillNamed):
        packs.remove("my-own")
    assert file.read_bytes() == two_in_a_file()


def test_nothing_is_put_back_over_what_came_meanwhile(packs: OwnPacks, services: Services) -> None:
    packs.save(MINE, None)
    packs.remove("own-mine")
    file = lay(services, "own-mine.json", b"[]")
    with pytest.raises(PackChanged):
        packs.put_back()
    assert file.read_bytes() == b"[]"


def test_an_export_taken_in_elsewhere_is_the_same(packs: OwnPacks, services: Services, tmp_path: Path) -> None:
    lay(services, "therapist.json", two_in_a_file())
    picture = tmp_path / "photo.png"
    QImage(20, 10, QImage.Format.Format_RGB32).save(str(picture))
    packs.save(Draft(MINE.exercise, bare_picture(picture)), None)
    before = own(services.catalogue)
    target = tmp_path / "out" / "mine.json"
    target.parent.mkdir()
    assert packs.export(target) == 3
    for name in ("my-own", "own-mine"):
        packs_open = {each.id: each for each in own(services.catalogue)}
        assert name in packs_open
    delete_packs(services)
    assert packs.take_in(target) == ((), 3)
    after = {each.id: each for each in own(services.catalogue)}
    assert {each.id for each in before} == set(after)
    assert picture_of(after["own-mine"]) is not None
    assert all(after[each.id].prescribed_by == each.prescribed_by for each in before)


def delete_packs(services: Services) -> None:
    for path in services.paths.packs.iterdir():
        path.unlink()
    services.shelf.read_again()


def test_an_id_that_is_there_already_is_refused_and_nothing_is_written(
    packs: OwnPacks, services: Services, tmp_path: Path
) -> None:
    packs.save(MINE, None)
    target = tmp_path / "mine.json"
    packs.export(target)
    faults, count = packs.take_in(target)
    assert count == 0
    assert [fault.path for fault in faults] == ["$.exercises[0].id"]
    assert len(list(services.paths.packs.iterdir())) == 1


def test_a_pack_that_asks_for_too_much_is_refused(packs: OwnPacks, services: Services, tmp_path: Path) -> None:
    values = json.loads(two_in_a_file())
    values["exercises"][0] |= {"position": "standing", "pain_max": 4}
    file = tmp_path / "loose.json"
    file.write_text(json.dumps(values))
    faults, count = packs.take_in(file)
    assert count == 0
    assert any(fault.path.endswith(".pain_max") for fault in faults)
    assert names(services) == []


def test_an_export_writes_over_no_picture_and_not_among_the_packs(
    packs: OwnPacks, services: Services, tmp_path: Path
) -> None:
    packs.save(Draft(MINE.exercise, PNG), None)
    (tmp_path / "own-mine.png").write_bytes(b"another")
    with pytest.raises(FileInTheWay):
        packs.export(tmp_path / "all.json")
    assert not (tmp_path / "all.json").exists()
    with pytest.raises(FileInTheWay):
        packs.export(services.paths.packs / "all.json")


def test_a_folder_that_cannot_be_written_to_is_told(packs: OwnPacks, services: Services) -> None:
    services.paths.packs.write_bytes(b"a file where the folder should be")
    with pytest.raises(FileNotSaved):
        packs.save(MINE, None)


def test_a_picture_becomes_small_and_loses_what_it_tells(qapp: QApplication, tmp_path: Path) -> None:
    photo, kept = tmp_path / "photo.png", tmp_path / "kept.png"
    image = QImage(4000, 1000, QImage.Format.Format_RGB32)
    image.setText("Location", "At home")
    image.save(str(photo))
    kept.write_bytes(bare_picture(photo))
    reader = QImageReader(str(kept))
    assert reader.textKeys() == []
    assert reader.size() == QSize(LARGEST.width(), LARGEST.width() // 4)
    assert b"At home" not in kept.read_bytes()


@pytest.mark.parametrize("content", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(content)
    with pytest.raises(PictureUnusable):
        bare_picture(file)


def test_a_missing_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureUnusable):
        bare_picture(tmp_path / "gone.png")


def test_deleting_an_exercise_that_was_too_much_lifts_no_level(packs: OwnPacks, services: Services) -> None:
    gentle = filled(Position.LYING, id="", level=2)
    packs.save(Draft(gentle), None)
    diary = Diary(services.store, FakeClock())
    diary.answer_screens()
    diary.session(Outcome.EASE, replace(STARTED, exercise="own-mine", position=Position.LYING))
    before = level(services)
    assert before == 1
    packs.remove("own-mine")
    assert level(services) == before
    packs.put_back()
    opened = packs.open("own-mine")
    packs.save(Draft(structs.replace(opened.draft.exercise, level=7)), opened)
    assert level(services) <= before


def level(services: Services) -> int:
    """The allowed level lying."""
    exercises = {each.id: each for each in services.catalogue.exercises}
    return standing(services.store, services.clock.now(), exercises).levels[Position.LYING]


def test_own_exercises_go_with_everything(packs: OwnPacks, services: Services) -> None:
    packs.save(Draft(MINE.exercise, PNG), None)
    exercises = {each.id: each for each in services.catalogue.exercises}
    delete_everything(services.store, services.paths, services.clock.now(), exercises)
    assert list(services.paths.packs.glob("*")) == []
