"""The whole catalogue: packs are added one by one, and a bad one changes nothing else."""

import sys
from pathlib import Path
from typing import Any

import pytest

from sciatimer.catalogue.load import Catalogue, UnknownExercise, load_catalogue
from sciatimer.resources import shipped
from tests.catalogue.samples import builtin, pack, written

BUILT_IN = shipped("exercises.json")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """An empty folder for packs."""
    folder = tmp_path / "exercises"
    folder.mkdir()
    return folder


def lay(folder: Path, name: str, values: object) -> Path:
    file = folder / name
    file.write_bytes(values if isinstance(values, bytes) else written(values))
    return file


def own(catalogue: Catalogue) -> list[str]:
    return [exercise.id for exercise in catalogue.exercises[16:]]


def linked(name: str, easier: str) -> dict[str, Any]:
    values = pack(id=name, easier=None, harder=None)
    values["exercises"].append(pack(id=f"{name}-up", level=5, easier=easier, harder=None)["exercises"][0])
    return values


def test_without_packs_there_are_the_sixteen() -> None:
    catalogue = load_catalogue(BUILT_IN, None)
    assert catalogue.exercises == builtin().exercises
    assert catalogue.sources == builtin().sources
    assert (catalogue.problems, catalogue.fault) == ((), None)


def test_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert load_catalogue(BUILT_IN, tmp_path / "none").problems == ()


def test_packs_come_behind_the_built_in_ones_in_the_order_of_their_names(packs: Path) -> None:
    lay(packs, "b.json", pack(id="second"))
    lay(packs, "a.json", pack(id="first"))
    assert own(load_catalogue(BUILT_IN, packs)) == ["first", "second"]


def test_a_pack_may_refer_to_itself_and_to_the_built_in_ones(packs: Path) -> None:
    lay(packs, "a.json", linked("mine", "mine"))
    lay(packs, "b.json", linked("yours", "lying-towel-thigh"))
    assert own(load_catalogue(BUILT_IN, packs)) == ["mine", "mine-up", "yours", "yours-up"]


def test_a_pack_may_not_refer_to_another_pack_so_that_none_falls_with_another(packs: Path) -> None:
    lay(packs, "a.json", pack(id="mine"))
    lay(packs, "b.json", linked("yours", "mine"))
    catalogue = load_catalogue(BUILT_IN, packs)
    assert own(catalogue) == ["mine"]
    assert [problem.file.name for problem in catalogue.problems] == ["b.json"]


def test_a_bad_pack_is_named_and_left_out_and_changes_nothing_else(packs: Path) -> None:
    lay(packs, "a.json", pack(id="good"))
    lay(packs, "b.json", b"\0\xff{")
    lay(packs, "c.json", pack(id="lying-towel-thigh", pain_max=9))
    lay(packs, "d.json", pack(id="fine"))
    catalogue = load_catalogue(BUILT_IN, packs)
    assert own(catalogue) == ["good", "fine"]
    assert catalogue.exercises[:16] == builtin().exercises
    assert [problem.file.name for problem in catalogue.problems] == ["b.json", "c.json"]
    assert catalogue.fault is None


def test_the_problem_says_which_file_where_and_what_to_do(packs: Path) -> None:
    file = lay(packs, "mine.json", pack(pain_max=9, rest=1))
    (problem,) = load_catalogue(BUILT_IN, packs).problems
    assert str(problem) == (
        "Your exercises in mine.json were left out because of line 10: $.exercises[0].pain_max: the number 9 does not "
        f'fit; allowed is a whole number of 0 to 5 and 1 more. Mend the file ("sciatimer catalogue check {file}" names '
        "every fault) and start again."
    )


def test_the_first_of_two_packs_keeps_an_id(packs: Path) -> None:
    lay(packs, "a.json", pack(id="mine", name="The first"))
    lay(packs, "b.json", pack(id="mine", name="The second"))
    catalogue = load_catalogue(BUILT_IN, packs)
    assert catalogue.by_id("mine").name == "The first"
    assert catalogue.problems[0].faults[0].message == (
        '"mine" is taken by your exercises in a.json; choose an id of your own'
    )


def test_two_packs_may_not_mean_different_things_by_one_source_key(packs: Path) -> None:
    for name in ("a", "b"):
        values = pack(id=f"mine-{name}", sources=["Z1"])
        values["sources"] = {"Z1": {"address": f"book {name}", "says": "so"}}
        lay(packs, f"{name}.json", values)
    catalogue = load_catalogue(BUILT_IN, packs)
    assert own(catalogue) == ["mine-a"]
    assert catalogue.sources["Z1"].address == "book a"


def test_what_is_no_pack_is_passed_over(packs: Path) -> None:
    lay(packs, "notes.txt", b"x")
    lay(packs, ".mine.json.swp", b"x")
    lay(packs, ".hidden.json", b"x")
    assert load_catalogue(BUILT_IN, packs).problems == ()


def test_a_folder_or_a_dangling_link_named_like_a_pack_is_a_problem(packs: Path) -> None:
    (packs / "a.json").mkdir()
    (packs / "b.json").symlink_to(packs / "nowhere")
    catalogue = load_catalogue(BUILT_IN, packs)
    assert [problem.file.name for problem in catalogue.problems] == ["a.json", "b.json"]
    assert len(catalogue.exercises) == 16


def test_a_file_in_place_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    (problem,) = load_catalogue(BUILT_IN, lay(tmp_path, "exercises", b"x")).problems
    assert "the folder cannot be read" in problem.faults[0].message


@pytest.mark.parametrize("values", [b"", b"{", {"version": 1, "exercises": [{}, {}]}])
def test_a_bad_built_in_file_leaves_an_empty_catalogue_with_the_way_out(values: object, tmp_path: Path) -> None:
    file = lay(tmp_path, "exercises.json", values)
    catalogue = load_catalogue(file, None)
    assert catalogue.exercises == ()
    assert catalogue.fault is not None
    assert catalogue.fault.startswith(f"No stretch can be offered: {file} has ")
    assert catalogue.fault.endswith("or install Sciatimer again.")


def test_with_a_bad_built_in_file_no_pack_can_take_the_place_of_its_exercises(tmp_path: Path, packs: Path) -> None:
    lay(packs, "a.json", pack(id="lying-towel-thigh", easier=None, harder=None))
    assert load_catalogue(lay(tmp_path, "bad.json", b"{"), packs).exercises == ()


def test_an_exercise_is_found_by_its_id() -> None:
    assert load_catalogue(BUILT_IN, None).by_id("standing-desk-hinge").name == "Desk hip hinge"


def test_an_unknown_id_is_a_mistake_that_names_near_ones() -> None:
    with pytest.raises(UnknownExercise, match=r'no exercise "lying-towel"\. Did you mean lying-towel-thigh'):
        load_catalogue(BUILT_IN, None).by_id("lying-towel")


def test_an_id_that_is_near_nothing_is_a_mistake_that_tells_where_all_are_named() -> None:
    with pytest.raises(UnknownExercise, match=r'"qqq"\. "sciatimer catalogue list" names all there are'):
        Catalogue().by_id("qqq")


def test_the_sound_file_is_read_without_the_slow_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sciatimer.catalogue.diagnosis", raising=False)
    load_catalogue(BUILT_IN, None)
    assert "sciatimer.catalogue.diagnosis" not in sys.modules
