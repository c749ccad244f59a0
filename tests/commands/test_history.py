"""``history backup`` and ``history check``."""

from pathlib import Path

from sciatimer.history.store import HistoryStore
from tests.commands.calling import Caller


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
