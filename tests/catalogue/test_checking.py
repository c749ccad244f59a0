"""A file is checked as what it is: the built-in catalogue, or an own pack."""

from pathlib import Path

import pytest

from sciatimer.catalogue.checking import check_file
from sciatimer.catalogue.load import CatalogueUnusable
from sciatimer.resources import shipped
from tests.catalogue.samples import broken, document, pack, written

BUILT_IN = shipped("exercises.json")


def lay(folder: Path, values: object, name: str = "some.json") -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(written(values))
    return file


def test_the_shipped_file_is_a_catalogue_without_fault() -> None:
    checked = check_file(BUILT_IN, BUILT_IN)
    assert (checked.is_pack, checked.faults, checked.exercises) == (False, (), 16)


def test_a_copy_with_a_fault_is_still_a_catalogue(tmp_path: Path) -> None:
    checked = check_file(lay(tmp_path, broken("$.exercises[1].rest", 1)), BUILT_IN)
    assert (checked.is_pack, [fault.path for fault in checked.faults]) == (False, ["$.exercises[1].rest"])


def test_who_prescribed_it_makes_it_a_pack(tmp_path: Path) -> None:
    checked = check_file(lay(tmp_path, pack(id="lying-towel-thigh")), BUILT_IN)
    assert (checked.is_pack, [fault.path for fault in checked.faults]) == (True, ["$.exercises[0].id"])


def test_ids_that_are_all_its_own_make_it_a_pack(tmp_path: Path) -> None:
    values = pack()
    del values["prescribed_by"]
    checked = check_file(lay(tmp_path, values), BUILT_IN)
    assert (checked.is_pack, checked.faults, checked.exercises) == (True, (), 1)


def test_the_folder_of_packs_makes_it_a_pack(tmp_path: Path) -> None:
    values = document()
    checked = check_file(lay(tmp_path / "exercises", values), BUILT_IN)
    assert checked.is_pack
    assert len(checked.faults) == 16


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert "No such file" in check_file(tmp_path / "none.json", BUILT_IN).faults[0].message
    assert check_file(Path("a\0b"), BUILT_IN).faults


def test_a_pack_cannot_be_checked_beside_a_broken_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnusable, match="No stretch can be offered"):
        check_file(lay(tmp_path, pack()), lay(tmp_path, {}, "exercises.json"))


def test_a_file_that_goes_away_while_it_is_looked_at_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lay(tmp_path, pack())
    real = Path.read_bytes

    def gone(path: Path) -> bytes:
        if path == file:
            raise FileNotFoundError(2, "No such file or directory")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert "No such file" in check_file(file, BUILT_IN).faults[0].message
