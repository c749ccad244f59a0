"""``catalogue check`` and ``catalogue list`` as a person and a script meet them."""

import json
from pathlib import Path

import pytest

from sciatimer.resources import shipped
from tests.catalogue.samples import broken, pack, put, written
from tests.commands.calling import Caller

BUILT_IN = shipped("exercises.json")


def lay(file: Path, values: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written(values))
    return file


def test_the_shipped_file_is_good(call: Caller) -> None:
    called = call("catalogue", "check", BUILT_IN)
    assert (called.code, called.out) == (0, "")
    assert called.err == f"{BUILT_IN}: 16 exercises, no fault (read as the built-in catalogue)\n"


def test_all_faults_of_all_files_are_named_with_file_line_and_path(call: Caller, tmp_path: Path) -> None:
    values = broken("$.exercises[3].hold.max", 99)
    put(values, "$.exercises[4].easier", "nowhere")
    first, second = lay(tmp_path / "a.json", values), lay(tmp_path / "b.json", broken("$.version", 2))
    called = call("catalogue", "check", first, BUILT_IN, second)
    assert called.code == 1
    lines = called.err.splitlines()
    number = written(values).decode().splitlines().index('    "max": 99') + 1
    assert lines[0] == f"{first}:{number}: $.exercises[3].hold.max: 99 is outside; a hold has 5 to 30 seconds"
    assert lines[1].startswith(f"{first}:{number} ".rstrip(f"{number} "))
    assert "$.exercises[4].easier: there is no exercise" in lines[2]
    assert "no fault" in lines[3]
    assert lines[4].startswith(f"{second}:2: $.version: ")
    assert len(lines) == 5


def test_a_good_pack_is_told_as_a_pack(call: Caller, tmp_path: Path) -> None:
    called = call("catalogue", "check", lay(tmp_path / "mine.json", pack()))
    assert called.code == 0
    assert called.err.endswith("1 exercises, no fault (read as an own pack)\n")


def test_a_file_that_is_not_there_is_bad_input(call: Caller, tmp_path: Path) -> None:
    called = call("catalogue", "check", tmp_path / "none.json")
    assert called.code == 1
    assert "none.json:1: $: the file cannot be read" in called.err


def test_the_list_as_json_has_the_fields_of_the_contract(call: Caller) -> None:
    called = call("catalogue", "list", "--pain", "4", "--json")
    rows = json.loads(called.out)
    assert called.code == 0
    assert [row["id"] for row in rows] == [
        "lying-bent-knee-hold",
        "lying-90-90-active",
        "lying-towel-thigh",
        "seated-supported-knee-ease",
    ]
    assert rows[0] == {
        "id": "lying-bent-knee-hold",
        "name": "Bent-knee thigh hold, lying",
        "position": "lying",
        "offered": True,
        "reason": None,
    }


def test_with_all_the_others_are_told_with_their_reason(call: Caller) -> None:
    rows = json.loads(call("catalogue", "list", "--pain", "4", "--all", "--json").out)
    assert len(rows) == 16
    assert all(row["offered"] == (row["reason"] is None) for row in rows)
    assert rows[3]["reason"] == "For pain up to 3 of 10; yours is 4."


@pytest.mark.parametrize(("pain", "count"), [(0, 16), (1, 16), (2, 13), (3, 7), (4, 4), (5, 2), (6, 0), (10, 0)])
def test_the_counts_are_those_of_the_overview(pain: int, count: int, call: Caller) -> None:
    assert len(json.loads(call("catalogue", "list", "--pain", str(pain), "--json").out)) == count


def test_the_filters_narrow_the_list(call: Caller) -> None:
    called = call("catalogue", "list", "--position", "seated", "--nerve", "--office", "--json")
    assert [row["id"] for row in json.loads(called.out)] == ["seated-supported-knee-ease"]


def test_a_position_with_nothing_to_offer_is_said_to_have_nothing(call: Caller) -> None:
    called = call("catalogue", "list", "--position", "standing", "--pain", "4")
    assert (called.code, called.out) == (0, "")
    assert called.err == "Nothing is offered for this. With --all each exercise says why.\n"


def test_the_list_for_people_has_a_line_for_each(call: Caller) -> None:
    called = call("catalogue", "list", "--pain", "5", "--all")
    assert len(called.out.splitlines()) == 16
    assert "lying-bent-knee-hold         lying     Bent-knee thigh hold, lying\n" in called.out
    assert "(For pain up to 3 of 10; yours is 5.)" in called.out


def test_own_packs_are_listed_and_bad_ones_named(call: Caller, data_folder: Path) -> None:
    lay(data_folder / "exercises" / "good.json", pack())
    lay(data_folder / "exercises" / "bad.json", pack(pain_max=9))
    called = call("catalogue", "list", "--json")
    assert called.code == 0
    assert json.loads(called.out)[16]["id"] == "my-own"
    assert "Your exercises in bad.json were left out because of line 10" in called.err
    assert json.loads(call("catalogue", "list", "--json", "--temp").out)[15:] == json.loads(called.out)[15:16]


def test_the_data_folder_of_the_command_line_outranks_the_variable(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path / "other" / "exercises" / "good.json", pack())
    assert len(json.loads(call("catalogue", "list", "--json", "--data-dir", tmp_path / "other").out)) == 17


def test_without_a_catalogue_the_list_is_empty_and_says_why(
    call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sciatimer.commands.catalogue.shipped", lambda name: tmp_path / "none.json")
    called = call("catalogue", "list", "--json")
    assert (called.code, json.loads(called.out)) == (1, [])
    assert "No stretch can be offered" in called.err
    assert call("plan", "lying-towel-thigh").code == 1


def test_listing_makes_no_folder(call: Caller, data_folder: Path) -> None:
    call("catalogue", "list")
    assert not data_folder.exists()
