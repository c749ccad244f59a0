"""A file that is no whole export is refused with what to do, and changes nothing."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sciatimer.history import json_stream
from sciatimer.history.exchange_faults import (
    ExchangeError,
    ExportBroken,
    ExportCutShort,
    ExportKeyTwice,
    ExportTooDeep,
    ExportTooLong,
    ExportTooNew,
    ExportWrong,
    FileNotReadable,
    NotAnExport,
)
from sciatimer.history.facts import SettingChanged
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Imported, Meeting, import_history
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.store import HistoryStore
from tests.fakes import FakeClock
from tests.history.diary import AT, Diary
from tests.safety.examples import EXERCISES

Document = dict[str, Any]
Change = Callable[[Document], None]
Take = Callable[[str | bytes], Imported]


@pytest.fixture
def whole(tmp_path: Path) -> str:
    """The text of a good export."""
    with HistoryStore(tmp_path / "there" / "history.db") as store:
        diary = Diary(store, FakeClock())
        diary.write_one_of_each()
        export_json(store, tmp_path / "none", tmp_path / "whole.json")
    return (tmp_path / "whole.json").read_text(encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[HistoryStore]:
    """A history with one fact, to which nothing may happen."""
    with HistoryStore(tmp_path / "here" / "history.db") as store:
        store.append(SettingChanged(AT, "theme", '"dark"'))
        yield store


@pytest.fixture
def take_in(here: HistoryStore, tmp_path: Path) -> Take:
    """Imports a text."""

    def take(text: str | bytes) -> Imported:
        file = tmp_path / "import.json"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return import_history(here, tmp_path / "packs", file, Meeting(AT, EXERCISES))

    return take


def refused(here: HistoryStore, take: Take, text: str | bytes, kind: type[ExchangeError]) -> str:
    """What is said of a text; nothing has changed."""
    before = here.read("SELECT * FROM ledger"), sorted(path.name for path in here.path.parent.iterdir())
    with pytest.raises(ExchangeError) as caught:
        take(text)
    assert type(caught.value) is kind, str(caught.value)
    assert (here.read("SELECT * FROM ledger"), sorted(path.name for path in here.path.parent.iterdir())) == before
    assert "othing was" in str(caught.value)
    return str(caught.value)


def test_the_whole_file_comes_in_however_it_is_laid_out(here: HistoryStore, take_in: Take, whole: str) -> None:
    assert take_in(json.dumps(json.loads(whole), indent=3)).facts > 50
    assert take_in(b"\xef\xbb\xbf" + whole.encode()).facts == 0
    assert take_in(json.dumps(json.loads(whole), separators=(",", ":"))).facts == 0


@pytest.mark.parametrize("text", ["", "  \n", "{", '{"format"'])
def test_an_empty_or_begun_file_was_cut_short(here: HistoryStore, take_in: Take, text: str) -> None:
    assert "Copy it again" in refused(here, take_in, text, ExportCutShort)


def test_wherever_a_file_is_cut_it_is_refused(here: HistoryStore, take_in: Take, whole: str) -> None:
    for end in range(0, len(whole.rstrip()), 389):
        refused(here, take_in, whole[:end], ExportCutShort)


@pytest.mark.parametrize(
    "text",
    [
        "holiday pictures",
        "[]",
        '{"version": 5}',
        '{"format": "other"}',
        b"\xff\xfe\x00",
        b"SQLite format 3\x00" + bytes(100),
        '"sciatimer-history"',
    ],
)
def test_what_is_no_export_is_told_so(here: HistoryStore, take_in: Take, text: str | bytes) -> None:
    assert "export the history as JSON" in refused(here, take_in, text, NotAnExport)


def test_bytes_that_are_no_text_in_the_middle_are_no_export(here: HistoryStore, take_in: Take, whole: str) -> None:
    refused(here, take_in, whole[:3000].encode() + b"\xff\xff" + whole[3000:].encode(), NotAnExport)


@pytest.mark.parametrize("version", [len(MIGRATIONS) + 1, 10**30])
def test_a_newer_version_is_refused_before_anything_else(
    here: HistoryStore, take_in: Take, whole: str, version: int
) -> None:
    text = whole.replace(f'"version": {len(MIGRATIONS)}', f'"version": {version}, "news": []', 1)
    assert f"its version is {version}" in refused(here, take_in, text, ExportTooNew)


def fact_of(document: Document, kind: str) -> dict[str, Any]:
    return next(fact for fact in document["facts"] if fact["fact"] == kind)


def put(kind: str, name: str, value: object) -> Change:
    def change(document: Document) -> None:
        fact_of(document, kind)[name] = value

    return change


def drop(kind: str, name: str) -> Change:
    def change(document: Document) -> None:
        del fact_of(document, kind)[name]

    return change


def put_top(name: str, value: object) -> Change:
    def change(document: Document) -> None:
        document[name] = value

    return change


WRONG: dict[str, Change] = {
    "\"pain\": '2' is no whole number": put("today_answered", "pain", "2"),
    '"pain": True is no whole number': put("today_answered", "pain", True),
    '"pain": 2.5 is no whole number': put("today_answered", "pain", 2.5),
    '"pain" is missing': drop("today_answered", "pain"),
    "CHECK constraint failed": put("today_answered", "pain", 11),
    '"nerve_feelings": 1 is neither true nor false': put("today_answered", "nerve_feelings", 1),
    "\"outcome\": 'FINE' is not among": put("today_answered", "outcome", "FINE"),
    '"place": 9 is not among': put("today_answered", "place", 9),
    '"at": Invalid isoformat': put("today_answered", "at", "soon"),
    "a fact needs a time with its time zone": put("today_answered", "at", "2026-03-02T09:00:00"),
    '"spoken_on": Invalid isoformat': put("unlocked", "spoken_on", "yesterday"),
    "\"position\": 'far' is no number": put("phase_begun", "position", "far"),
    '"text": 7 is no text': put("noted", "text", 7),
    '"mood" is no field of today_answered': put("today_answered", "mood", "good"),
    "'feelings' is no class of facts": put("today_answered", "fact", "feelings"),
    "None is no class of facts": put("today_answered", "fact", None),
    '"id" is no number above': put("today_answered", "id", 1),
    '"from" is no pair': put("today_answered", "from", 3),
    '"from" names no origin': put("today_answered", "from", [7, 1]),
    '"origins": it is no list of names': put_top("origins", []),
    "one name stands there twice": put_top("origins", ["a", "a"]),
    '"version": it is no version': put_top("version", "5"),
    '"surprise": no export has this': put_top("surprise", 1),
    "it has no name and no text": put_top("packs", [{"name": "a.json"}]),
    "its name is no name of a pack": put_top("packs", [{"name": "../a.json", "text": ""}]),
    "its text is no text": put_top("packs", [{"name": "a.json", "text": "\ud800"}]),
    "fact 1: it is no fact": put_top("facts", [[1, 2]]),
}


@pytest.mark.parametrize("what", WRONG)
def test_each_wrong_value_is_named_with_its_place(here: HistoryStore, take_in: Take, whole: str, what: str) -> None:
    document = json.loads(whole)
    WRONG[what](document)
    said = refused(here, take_in, json.dumps(document), ExportWrong)
    assert what in said
    assert "Export the history once more" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [('"facts": [', '"facts": ['), ('"origins"', '"facts": [], "origins"'), ('"version"', '"versions"')],
)
def test_members_out_of_place_or_missing_are_named(
    here: HistoryStore, take_in: Take, whole: str, old: str, new: str
) -> None:
    text = whole.replace(old, new, 1) if old != new else whole[: whole.index('"facts"')].rstrip(",\n") + "}"
    refused(here, take_in, text, ExportWrong)


def test_a_name_that_stands_twice_is_refused_in_a_fact_and_outside(
    here: HistoryStore, take_in: Take, whole: str
) -> None:
    said = refused(here, take_in, whole.replace('"pain":2', '"pain":2,"pain":3', 1), ExportKeyTwice)
    assert '"pain" stands twice' in said
    refused(here, take_in, whole.replace('"origins"', '"version": 5, "origins"', 1), ExportKeyTwice)


@pytest.mark.parametrize("nest", ["[" * 100_000, '{"a":' * 100_000])
def test_lists_in_lists_without_end_are_refused(here: HistoryStore, take_in: Take, whole: str, nest: str) -> None:
    refused(here, take_in, whole.replace('{"id":2,', nest + '{"id":2,', 1), ExportTooDeep)


def test_an_entry_that_is_too_long_is_refused_before_it_fills_the_memory(
    here: HistoryStore, take_in: Take, whole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "LONGEST_ENTRY", 200_000)
    refused(here, take_in, whole.replace('"in the garden', '"' + "x" * 2_000_000, 1), ExportTooLong)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "9" * 5000])
def test_numbers_that_are_none_are_refused(here: HistoryStore, take_in: Take, whole: str, number: str) -> None:
    refused(here, take_in, whole.replace('"pain":2', f'"pain":{number}', 1), ExportWrong)


def test_half_a_sign_is_refused(here: HistoryStore, take_in: Take, whole: str) -> None:
    refused(here, take_in, whole.replace("in the garden", r"\ud800", 1), ExportWrong)


def test_what_follows_the_end_is_refused(here: HistoryStore, take_in: Take, whole: str) -> None:
    refused(here, take_in, whole + "{}", ExportWrong)


def without(kind: str) -> Change:
    def change(document: Document) -> None:
        document["facts"] = [fact for fact in document["facts"] if fact["fact"] != kind]

    return change


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (without("today_answered"), "points at a today_answered that is not there"),
        (put("unlocked", "lock", 1), "points at a locked that is not there"),
        (put("pain_checked", "outcome", "LOCK"), "there is no lock for it"),
        (put("unlocked", "spoken_on", "2020-01-01"), "An unlock is dated before its lock"),
        (put("session_ended", "at", "9999-12-31T12:00:00+00:00"), "There is no date in session_ended.at"),
        (put("today_answered", "at", "0001-01-01T00:00:00+14:00"), "There is no date in today_answered.at"),
    ],
)
def test_what_does_not_hold_together_is_refused(
    here: HistoryStore, take_in: Take, whole: str, change: Change, what: str
) -> None:
    document = json.loads(whole)
    change(document)
    said = refused(here, take_in, json.dumps(document), ExportBroken)
    assert what in said
    assert "sciatimer history check" in said


def test_a_file_that_is_not_there_or_a_folder_is_named(here: HistoryStore, tmp_path: Path) -> None:
    for file in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(FileNotReadable, match="Check its name"):
            import_history(here, tmp_path / "packs", file, Meeting(AT, EXERCISES))


def test_an_export_of_an_older_version_lacks_what_came_later_and_comes_in(
    here: HistoryStore, take_in: Take, whole: str
) -> None:
    document = json.loads(whole)
    document["version"] = 1
    later = {"noted", "withdrawn", "corrected", "kept", "break_offered", "break_answered", "break_held_back", "away"}
    document["facts"] = [fact for fact in document["facts"] if fact["fact"] not in later]
    assert take_in(json.dumps(document)).sessions == 1
