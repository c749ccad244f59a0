"""Reading a file: the fast way and the slow way say the same, and nothing that lies there raises."""

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatimer.catalogue import reading
from sciatimer.catalogue.checks import Around, is_sound, issues
from sciatimer.catalogue.diagnosis import faults_of
from sciatimer.catalogue.reading import BYTE_ORDER_MARK, read_bytes, read_file
from tests.catalogue.samples import broken, builtin, builtin_text, document, paths, put, read, written

RAW = builtin_text().encode()


def lines_of(raw: bytes) -> int:
    return max(1, len(raw.split(b"\n")) - raw.endswith(b"\n"))


def test_the_built_in_file_is_sound_by_both_ways() -> None:
    assert read_bytes(RAW, Around()).faults == ()
    assert faults_of(RAW, Around()) == ()
    assert is_sound(builtin(), Around())
    assert list(issues(builtin(), Around())) == []


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_bytes(BYTE_ORDER_MARK + RAW, Around()).file == builtin()


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", "1: $: the file is empty; an object in braces { } is needed"),
        (
            b"\0" * 100,
            '1: $: "\\u0000" is no value; allowed are "text", a number, true, false, null, a list [ ] or an object { }',
        ),
        (b"[]", "1: $: a list of 0 does not fit; allowed is an object with version, exercises"),
        (b"null", "1: $: null does not fit; allowed is an object with version, exercises"),
        (b"{}\n\xff", "2: $: byte 0xff is not UTF-8; save the file as UTF-8 text"),
        ("{}".encode("utf-16"), "1: $: byte 0xff is not UTF-8; save the file as UTF-8 text"),
    ],
)
def test_a_file_that_is_no_catalogue_is_told_in_one_line(raw: bytes, fault: str) -> None:
    assert [str(each) for each in read_bytes(raw, Around()).faults] == [fault]


def test_a_file_cut_anywhere_is_a_fault_within_it() -> None:
    for end in range(0, len(RAW) - 2, 499):
        found = read_bytes(RAW[:end], Around())
        assert found.file is None
        assert all(fault.line <= lines_of(RAW[:end]) for fault in found.faults)


def test_all_faults_of_a_file_are_named_and_not_only_the_first() -> None:
    values = broken("$.exercises[0].pain_max", 8)
    put(values, "$.exercises[0].easier", "nowhere")
    put(values, "$.exercises[3].hold.max", "30")
    put(values, "$.exercises[3].harder", "nowhere")
    put(values, "$.exercises[5].figure.hold.stretch.knee", -4)
    values["sources"]["B1"] = {"address": "x"}
    found = read(values)
    assert found.file is None
    assert paths(found) == [
        "$.exercises[0].pain_max",
        "$.exercises[0].easier",
        "$.exercises[3].hold.max",
        "$.exercises[3].harder",
        "$.exercises[5].figure.hold.stretch.knee",
        "$.sources.B1.says",
    ]


def test_the_line_is_that_of_the_faulty_value() -> None:
    values = broken("$.exercises[7].repetitions.default", 99)
    (fault,) = read(values).faults
    line = written(values).decode().splitlines()[fault.line - 1]
    assert line.strip() == '"default": 99,'


def test_what_is_missing_is_told_on_the_line_of_its_owner() -> None:
    values = document()
    del values["exercises"][1]["hold"]["max"]
    (fault,) = read(values).faults
    assert fault.path == "$.exercises[1].hold.max"
    assert written(values).decode().splitlines()[fault.line - 1].strip() == '"hold": {'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"level": 1,', '"level": 8, "level": 1,'),
        ('"turn_out": 60', '"turn_out": 60, "turn_out": 60'),
        ('"version": 1,', '"version": 1, "\\u0076ersion": 1,'),
    ],
)
def test_a_key_that_stands_twice_is_a_fault_though_the_fast_reader_passes_over_it(old: str, new: str) -> None:
    (fault,) = read_bytes(builtin_text().replace(old, new, 1).encode(), Around()).faults
    assert fault.message == "this key stands twice; each key may stand once"


def test_a_default_that_is_written_out_is_no_fault() -> None:
    values = broken("$.exercises[2].nerve_hold_max", None)
    put(values, "$.exercises[2].figure.hold.other.turn_out", 0)
    put(values, "$.sources.A1.copy", False)
    assert read(values).faults == ()


def test_letters_of_every_script_are_welcome() -> None:
    name = "Dehnung mit Handtuch, \u05d9\u05e8\u05da \u819d"
    values = broken("$.exercises[2].name", name)
    for text in (json.dumps(values), json.dumps(values, ensure_ascii=False)):
        found = read_bytes(text.encode(), Around())
        assert found.file is not None
        assert found.file.exercises[2].name == name


def test_what_both_readers_disagree_on_is_still_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sciatimer.catalogue.diagnosis.faults_of", lambda raw, around: ())
    assert [fault.path for fault in read_bytes(b"{}", Around()).faults] == ["$"]


def test_a_path_without_a_file_is_told(tmp_path: Path) -> None:
    (fault,) = read_file(tmp_path / "none.json", Around()).faults
    assert str(fault) == "1: $: the file cannot be read (No such file or directory); a readable JSON file is needed"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "it is not a file" in read_file(tmp_path, Around()).faults[0].message


def test_a_name_that_no_file_can_have_is_told() -> None:
    assert read_file(Path("a\0b"), Around()).faults


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_that_nobody_writes_to_does_not_hold_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert "it is not a file" in read_file(tmp_path / "pipe.json", Around()).faults[0].message


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 1024)
    (tmp_path / "large.json").write_bytes(RAW)
    assert "it is larger than" in read_file(tmp_path / "large.json", Around()).faults[0].message


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "closed.json"
    file.write_bytes(RAW)
    file.chmod(0)
    assert "Permission denied" in read_file(file, Around()).faults[0].message


PIECES = st.sampled_from(
    [b"", b"\0", b"\xff", b'"', b"{", b"}", b"[", b"]", b",", b":", b"null", b"NaN", b"-1", b"1e999", b"9" * 30,
     b'"x"', b"true", b"\\", b"\\u0000", b"\n", b"[" * 60, b'"id": "x",', b"\xc3\xa9"]
)  # fmt: skip
CUTS = st.tuples(st.integers(0, len(RAW)), st.integers(0, 60), PIECES)


@settings(max_examples=150)
@given(st.lists(CUTS, min_size=1, max_size=4))
def test_no_change_of_bytes_raises_or_is_told_outside_the_file(cuts: list[tuple[int, int, bytes]]) -> None:
    raw = RAW
    for start, length, piece in cuts:
        raw = raw[:start] + piece + raw[start + length :]
    found = read_bytes(raw, Around())
    assert (found.file is None) == bool(found.faults)
    assert all(1 <= fault.line <= lines_of(raw) for fault in found.faults)


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(-40, 200), st.floats(-200, 200), st.text(max_size=5),
    st.sampled_from(["X1", "lying", "pulse", "mat", "lying-towel-thigh", "B1", "   ", "a\u202eb"]),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip


def places(value: object, path: str = "$") -> list[str]:
    """Every path in plain values."""
    if isinstance(value, dict):
        return [path, *(place for key, inner in value.items() for place in places(inner, f"{path}.{key}"))]
    if isinstance(value, list):
        return [path, *(place for at, inner in enumerate(value) for place in places(inner, f"{path}[{at}]"))]
    return [path]


PLACES = [place for place in places(document()) if place != "$"]


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(PLACES), ANYTHING), min_size=1, max_size=3))
def test_the_fast_and_the_slow_way_agree_on_any_change_of_values(changes: list[tuple[str, object]]) -> None:
    values = document()
    for path, value in sorted(changes, key=lambda change: -len(change[0])):
        put(values, path, value)
    raw = written(values)
    found = read_bytes(raw, Around())
    assert found.faults == faults_of(raw, Around())
    assert (found.file is None) == bool(found.faults)
    assert all(1 <= fault.line <= lines_of(raw) for fault in found.faults)
