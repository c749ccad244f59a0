"""``history export``, ``import``, ``backup``, ``restore`` and ``check``."""

from pathlib import Path

import pytest

from sciatimer.history.store import HistoryStore
from tests.commands.calling import Caller
from tests.fakes import FakeClock
from tests.history.diary import Diary


def begin(data_folder: Path) -> Path:
    """A history without a fact in it."""
    with HistoryStore(data_folder / "history.db") as store:
        return store.path


def test_a_history_is_copied_and_the_copy_is_whole(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    begin(data_folder)
    called = call("history", "backup", tmp_path / "copy" / "history.db")
    assert called.code == 1
    (tmp_path / "copy").mkdir()
    called = call("history", "backup", tmp_path / "copy" / "history.db")
    assert (called.code, called.out) == (0, "")
    assert called.err == f"The history was copied to {tmp_path / 'copy' / 'history.db'}.\n"
    checked = call("history", "check", "--data-dir", tmp_path / "copy")
    assert checked.code == 0
    assert checked.err.endswith("is whole.\n")


def test_a_copy_never_takes_the_place_of_a_file(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    begin(data_folder)
    (tmp_path / "copy.db").write_text("precious")
    called = call("history", "backup", tmp_path / "copy.db")
    assert called.code == 1
    assert "is already there" in called.err
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_where_there_is_no_history_nothing_is_copied_and_none_is_made(
    call: Caller, data_folder: Path, tmp_path: Path
) -> None:
    called = call("history", "backup", tmp_path / "copy.db")
    assert called.code == 1
    assert "There is no history at" in called.err
    assert not data_folder.exists()
    assert not (tmp_path / "copy.db").exists()


def test_a_damaged_history_is_named_and_left_as_it_is(call: Caller, data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / "history.db").write_bytes(b"no history at all" * 100)
    called = call("history", "check")
    assert called.code == 1
    assert str(data_folder / "history.db") in called.err
    assert (data_folder / "history.db").read_bytes() == b"no history at all" * 100


def test_a_history_that_is_not_there_is_not_whole(call: Caller) -> None:
    called = call("history", "check")
    assert called.code == 1
    assert "There is no history" in called.err


def fill(data_folder: Path) -> Path:
    """A history with a session in it."""
    with HistoryStore(data_folder / "history.db") as store:
        diary = Diary(store, FakeClock())
        diary.answer_screens()
        diary.session()
        return store.path


def test_a_history_goes_to_another_computer_and_is_the_same_there(
    call: Caller, data_folder: Path, tmp_path: Path
) -> None:
    fill(data_folder)
    called = call("history", "export", "--format", "json", tmp_path / "all.json")
    assert (called.code, called.out) == (0, "")
    assert called.err == f"1 session was exported to {tmp_path / 'all.json'}.\n"
    called = call("history", "import", tmp_path / "all.json", "--data-dir", tmp_path / "other")
    assert (called.code, called.err) == (0, "1 new session came in; 0 entries were here already.\n")
    called = call("history", "import", tmp_path / "all.json", "--data-dir", tmp_path / "other")
    assert (called.code, called.err) == (0, "All of it was here already.\n")
    assert call("history", "check", "--data-dir", tmp_path / "other").code == 0


def test_packs_go_along_and_are_named(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    (data_folder / "exercises").mkdir()
    (data_folder / "exercises" / "clinic.json").write_text("{}")
    assert (
        "1 session and 1 own pack were exported"
        in call("history", "export", "--format", "json", tmp_path / "all.json").err
    )
    other = ("--data-dir", tmp_path / "other")
    assert "The own pack clinic.json is new here." in call("history", "import", tmp_path / "all.json", *other).err
    (tmp_path / "other" / "exercises" / "clinic.json").write_text("[]")
    assert "yours was left as it is" in call("history", "import", tmp_path / "all.json", *other).err


@pytest.mark.parametrize(
    ("separator", "sign"), [((), ","), (("--separator", "semicolon"), ";"), (("--separator", "tab"), "\t")]
)
def test_a_table_has_the_separator_that_was_asked_for(
    call: Caller, data_folder: Path, tmp_path: Path, separator: tuple[str, ...], sign: str
) -> None:
    fill(data_folder)
    called = call("history", "export", "--format", "csv", *separator, tmp_path / "all.csv")
    assert called.code == 0
    assert (tmp_path / "all.csv").read_text(encoding="utf-8-sig").startswith(f"entry{sign}day{sign}time")


@pytest.mark.parametrize(
    "words", [("export", "all.json"), ("export", "--format", "xml", "a"), ("import",), ("restore",)]
)
def test_what_is_no_command_is_wrong_usage(call: Caller, words: tuple[str, ...]) -> None:
    assert call("history", *words).code == 2


def test_a_lock_comes_along_and_is_told(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    with HistoryStore(fill(data_folder)) as store:
        Diary(store, FakeClock()).lock()
    call("history", "export", "--format", "json", tmp_path / "all.json")
    called = call("history", "import", tmp_path / "all.json", "--data-dir", tmp_path / "other")
    assert "Your routine is off. An import never turns it on again" in called.err


def test_a_bad_file_is_one_sentence_and_changes_nothing(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    file = fill(data_folder)
    before = file.read_bytes()
    (tmp_path / "bad.json").write_text('{"format": "sciatimer-history"')
    called = call("history", "import", tmp_path / "bad.json")
    assert (called.code, called.out) == (1, "")
    assert "ends in the middle" in called.err
    assert file.read_bytes() == before


def test_without_a_history_nothing_is_exported(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    called = call("history", "export", "--format", "json", tmp_path / "all.json")
    assert (called.code, "There is no history at" in called.err) == (1, True)
    assert not (tmp_path / "all.json").exists()


def test_an_export_never_takes_the_place_of_another_file(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    (tmp_path / "letter.txt").write_text("precious")
    called = call("history", "export", "--format", "json", tmp_path / "letter.txt")
    assert called.code == 1
    assert (tmp_path / "letter.txt").read_text() == "precious"


def test_a_copy_is_put_back_after_it_was_said_what_it_holds(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    call("history", "backup", tmp_path / "copy.db")
    with HistoryStore(data_folder / "history.db") as store:
        Diary(store, FakeClock()).lock()
    called = call("history", "restore", tmp_path / "copy.db")
    assert called.code == 0
    told = called.err.splitlines()
    assert told[0] == "The copy holds 1 session, from 2026-03-02 to 2026-03-02."
    assert told[1] == "The history now has 1 session."
    assert told[2].startswith("The one before is kept as history-before-")
    assert told[3].startswith("Your routine is off.")
    assert call("history", "check").code == 0


@pytest.mark.parametrize("content", [None, b"", b"holiday pictures"])
def test_what_is_no_copy_is_not_put_back(
    call: Caller, data_folder: Path, tmp_path: Path, content: bytes | None
) -> None:
    file = fill(data_folder)
    before = file.read_bytes()
    if content is not None:
        (tmp_path / "copy.db").write_bytes(content)
    called = call("history", "restore", tmp_path / "copy.db")
    assert called.code == 1
    assert file.read_bytes() == before


def test_a_copy_takes_the_place_of_a_history_that_cannot_be_read(
    call: Caller, data_folder: Path, tmp_path: Path
) -> None:
    file = fill(data_folder)
    call("history", "backup", tmp_path / "copy.db")
    file.write_bytes(b"no history at all" * 100)
    called = call("history", "restore", tmp_path / "copy.db")
    assert called.code == 0
    assert "all first questions are asked again" in called.err
    assert "is kept as history-damaged-" in called.err
    assert call("history", "check").code == 0


def test_a_folder_that_cannot_be_looked_into_is_named(call: Caller, tmp_path: Path) -> None:
    for command in (("check",), ("backup", tmp_path / "copy.db")):
        called = call("--data-dir", tmp_path / ("long" * 80), "history", *command)
        assert (called.code, called.out) == (1, "")
        assert "File name too long" in called.err


@pytest.mark.parametrize("version", [-1, 0, 3])
def test_a_history_whose_version_is_not_that_of_its_tables_is_damaged_and_left_as_it_is(
    call: Caller, data_folder: Path, tmp_path: Path, version: int
) -> None:
    with HistoryStore(begin(data_folder)) as store:
        store.connection.execute(f"PRAGMA user_version = {version}")
    before = (data_folder / "history.db").read_bytes()
    for command in (("check",), ("backup", tmp_path / "copy.db")):
        called = call("history", *command)
        assert (called.code, called.out) == (1, "")
        assert "cannot be read (" in called.err
    assert (data_folder / "history.db").read_bytes() == before
