"""A JSON export is complete: read into an empty history it gives the same one, row by row."""

import json
import os
import re
import stat
from dataclasses import fields
from datetime import timedelta
from enum import IntEnum
from pathlib import Path

import pytest

from sciatimer.history.csv_export import HEADER
from sciatimer.history.exchange_faults import ExportTargetTaken
from sciatimer.history.facts import SettingChanged
from sciatimer.history.faults import FileNotWritten, HistoryError
from sciatimer.history.json_export import OF_THIS_COMPUTER, export_json
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.rows import FACTS, table_of
from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.safety.values import Overall, Place, Quality, RedFlag, StopCause
from tests.documents.pages import page
from tests.history.diary import AT, Diary
from tests.history.lives import Computer, live, take
from tests.safety.examples import EXERCISES

MEETING = Meeting(AT + timedelta(days=1), EXERCISES)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the export goes."""
    return tmp_path / "export.json"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The folder of own packs, which is not there yet."""
    return tmp_path / "data" / "exercises"


def rows(store: HistoryStore) -> dict[str, list[tuple[object, ...]]]:
    """Everything that was recorded, by table."""
    tables = [table_of(kind).name for kind in FACTS]
    return {table: store.read(f'SELECT * FROM "{table}" ORDER BY id') for table in tables}


def imported(file: Path, folder: Path) -> HistoryStore:
    """A new history with what a file holds."""
    store = HistoryStore(folder / "data" / "history.db")
    import_history(store, folder / "data" / "exercises", file, MEETING)
    return store


def test_every_class_of_facts_comes_back_row_by_row(diary: Diary, packs: Path, target: Path, tmp_path: Path) -> None:
    diary.write_one_of_each()
    exported = export_json(diary.store, packs, target)
    with imported(target, tmp_path / "other") as other:
        assert all(rows(diary.store).values())
        assert rows(other) == rows(diary.store)
        assert check(other.path) == ()
        assert exported.facts == len(other.read("SELECT * FROM ledger"))


@pytest.mark.parametrize("seed", range(4))
def test_random_lives_come_back_row_by_row(tmp_path: Path, seed: int) -> None:
    here = Computer(tmp_path / "here")
    now = live(here, seed, 30)
    there = here.copy("there")
    with HistoryStore(here.file) as one, HistoryStore(there.file) as other:
        assert rows(one) == rows(other)
    assert here.standing(now) == there.standing(now)


def test_what_came_from_elsewhere_keeps_its_name_when_it_goes_on(tmp_path: Path) -> None:
    first, second = Computer(tmp_path / "first"), Computer(tmp_path / "second")
    now = max(live(first, 1, 8), live(second, 2, 8))
    take(second, first, now)
    third = second.copy("third")
    assert take(third, first, now).facts == 0
    assert take(first, third, now).sessions == take(third, second, now).sessions + sessions_of(tmp_path, 2)


def sessions_of(folder: Path, seed: int) -> int:
    alone = Computer(folder / "alone")
    live(alone, seed, 8)
    with HistoryStore(alone.file) as store:
        return int(store.read("SELECT count(*) FROM session_started")[0][0])


def test_what_belongs_to_this_computer_stays_here(store: HistoryStore, packs: Path, target: Path) -> None:
    for key in sorted(OF_THIS_COMPUTER):
        change(store, key, "x", AT)
    change(store, "language", "de", AT)
    export_json(store, packs, target)
    facts = json.loads(target.read_text())["facts"]
    assert [fact["key"] for fact in facts] == ["language"]


def test_own_packs_go_along_and_are_never_written_over(diary: Diary, packs: Path, target: Path, tmp_path: Path) -> None:
    packs.mkdir()
    (packs / "clinic.json").write_text('{"Übung": 1}\n', encoding="utf-8")
    (packs / "broken.json").write_bytes(b"\xff\xfe")
    assert export_json(diary.store, packs, target).packs == 1
    with HistoryStore(tmp_path / "b" / "history.db") as other:
        folder = tmp_path / "b" / "exercises"
        assert import_history(other, folder, target, MEETING).packs == ("clinic.json",)
        assert (folder / "clinic.json").read_text(encoding="utf-8") == '{"Übung": 1}\n'
        (folder / "clinic.json").write_text("mine")
        assert import_history(other, folder, target, MEETING).refused_packs == ("clinic.json",)
        assert (folder / "clinic.json").read_text() == "mine"


def test_where_a_pack_cannot_be_laid_no_fact_comes_in_either(
    diary: Diary, packs: Path, target: Path, tmp_path: Path
) -> None:
    packs.mkdir()
    (packs / "clinic.json").write_text("{}")
    diary.write_one_of_each()
    export_json(diary.store, packs, target)
    with HistoryStore(tmp_path / "b" / "history.db") as other:
        folder = tmp_path / "b" / "exercises"
        folder.write_text("a file where the folder belongs")
        with pytest.raises(HistoryError):
            import_history(other, folder, target, MEETING)
        assert other.read("SELECT count(*) FROM ledger") == [(0,)]
        folder.unlink()
        (folder / "clinic.json").mkdir(parents=True)
        assert import_history(other, folder, target, MEETING).refused_packs == ("clinic.json",)


def test_an_older_export_is_replaced_and_nothing_else_is(diary: Diary, packs: Path, target: Path) -> None:
    export_json(diary.store, packs, target)
    diary.session()
    assert export_json(diary.store, packs, target).sessions == 1
    assert len(json.loads(target.read_text())["facts"]) > 0
    target.write_text("holiday pictures")
    with pytest.raises(ExportTargetTaken, match="Choose another name"):
        export_json(diary.store, packs, target)
    assert target.read_text() == "holiday pictures"
    with pytest.raises(ExportTargetTaken):
        export_json(diary.store, packs, target.parent)


def test_a_file_that_comes_while_it_is_written_is_not_written_over(diary: Diary, packs: Path, target: Path) -> None:
    diary.session()

    def come_meanwhile(_done: int, _total: int) -> None:
        target.write_text("mine")

    with pytest.raises(ExportTargetTaken):
        export_json(diary.store, packs, target, come_meanwhile)
    assert target.read_text() == "mine"


def test_an_export_is_for_its_owner_alone_and_leaves_nothing_beside(diary: Diary, packs: Path, target: Path) -> None:
    diary.session()
    export_json(diary.store, packs, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir() if path.is_file()] == [target.name]


def test_an_export_that_fails_leaves_the_older_one(
    diary: Diary, packs: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_json(diary.store, packs, target)
    before = target.read_bytes()
    diary.session()

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileNotWritten):
        export_json(diary.store, packs, target)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir() if path.is_file()] == [target.name]


def test_the_facts_are_those_of_one_moment(diary: Diary, file: Path, packs: Path, target: Path) -> None:
    diary.session()
    seen: list[int] = []

    def write_meanwhile(done: int, total: int) -> None:
        seen.append(done)
        with HistoryStore(file) as other:
            other.append(SettingChanged(AT, "theme", '"dark"'))

    export_json(diary.store, packs, target, write_meanwhile)
    assert seen
    assert "theme" not in target.read_text()


@pytest.mark.parametrize("example", page("docs/history-format.md").examples)
def test_an_example_of_the_document_can_be_imported(example: str, tmp_path: Path) -> None:
    file = tmp_path / "example.json"
    file.write_text(example, encoding="utf-8")
    with imported(file, tmp_path) as store:
        assert check(store.path) == ()
        export_json(store, tmp_path / "none", tmp_path / "again.json")
        again = json.loads((tmp_path / "again.json").read_text())
    told = json.loads(example)
    assert told["version"] == len(MIGRATIONS)
    assert [without_origin(fact) for fact in again["facts"]] == [without_origin(fact) for fact in told["facts"]]
    assert [again["origins"][fact["from"][0]] for fact in again["facts"]][-2:] == told["origins"]


def test_the_document_tells_every_class_of_facts_with_all_its_fields() -> None:
    told = [(row[0], re.findall(r"`(\w+)`", row[2])) for row in page("docs/history-format.md").rows("The facts")]
    known = [(table_of(kind), fields(kind)) for kind in FACTS]
    assert told == [(f"`{table.name}`", [field.name for field in has if field.name != "at"]) for table, has in known]


def test_the_document_tells_the_columns_of_the_table() -> None:
    told = page("docs/history-format.md").text.partition("## The table for a spreadsheet")[2].split("```")[1]
    assert tuple(re.findall(r"\w+", told)) == HEADER


CODED = {"place_after": Place, "red": RedFlag, "stop": StopCause, "quality": Quality, "overall": Overall}


@pytest.mark.parametrize(("field", "words"), CODED.items())
def test_the_document_tells_the_numbers_of_an_answer(field: str, words: type[IntEnum]) -> None:
    below = page("docs/history-format.md").text.partition("\nPlaces (")[2].partition("\n## ")[0]
    sentence = next(said for said in re.split(r"\.\s", below) if f"`{field}`" in said)
    assert re.findall(r"\b\d\b", sentence) == [str(int(word)) for word in words]


def without_origin(fact: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fact.items() if name != "from"}
