"""The reader that remembers lines: right values, right places, and no text that it cannot survive."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.catalogue.positions import DEEPEST, Node, Unreadable, read
from tests.catalogue.samples import builtin_text

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)


def plain(node: Node) -> Any:  # noqa: ANN401 - JSON is anything
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


def only_fault(text: str) -> str:
    """The single fault of a text."""
    (fault,) = read(text).faults
    return str(fault)


@given(JSON, st.sampled_from([None, 1]))
def test_it_reads_what_the_standard_library_reads(values: object, indent: int | None) -> None:
    reading = read(json.dumps(values, indent=indent))
    assert reading.faults == ()
    assert reading.root is not None
    assert plain(reading.root) == values


def test_the_built_in_file_comes_out_whole() -> None:
    reading = read(builtin_text())
    assert reading.root is not None
    assert plain(reading.root) == json.loads(builtin_text())


def test_each_value_knows_its_line() -> None:
    root = read('{\n "a": 1,\n\n "b": [\n  2,\n  {"c": 3}\n ]\n}\n').root
    assert root is not None
    members = root.value
    assert isinstance(members, dict)
    items = members["b"].value
    assert isinstance(items, list)
    assert [root.line, members["a"].line, members["b"].line, items[0].line, items[1].line] == [1, 2, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "1: $: the file is empty; an object in braces { } is needed"),
        (" \n\n ", "3: $: the file is empty; an object in braces { } is needed"),
        ("{", '1: $: the end of the file stands where a key in double quotes ("key") is needed'),
        ('{"a"', "1: $.a: the end of the file stands where a colon (:) is needed"),
        ('{"a": 1\n', "1: $: the end of the file stands where a comma or } is needed"),
        ('{"a": 1 "b": 2}', '1: $: "\\"" stands where a comma or } is needed'),
        ('{"a": [1, 2,]}', "1: $.a: a comma stands before ]; the last item has none behind it"),
        ('{"a": 1,}', "1: $: a comma stands before }; the last item has none behind it"),
        ("{'a': 1}", '1: $: "\'" stands where a key in double quotes ("key") is needed'),
        ("{} x", '1: $: "x" follows the end; nothing may follow the last brace'),
        ('{"a": "b', '1: $.a: the file ends inside a text; a text ends with "'),
        ('{"a": "b\n"}', '1: $.a: "\\n" stands inside a text; a text ends with " on the line it begins on'),
        ('{"a": "\\x"}', '1: $.a: "\\\\x" is no escape; allowed are \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000'),
    ],
)
def test_broken_json_is_named_with_its_place(text: str, wanted: str) -> None:
    assert only_fault(text) == wanted


@pytest.mark.parametrize("word", ["True", "None", "nul", "01", "1.", ".5", "+1", "1e", "0x10", "//", "\0", "-"])
def test_what_is_no_value_is_refused(word: str) -> None:
    assert "is no value; allowed are" in only_fault(f'{{"a": {word}}}')


@pytest.mark.parametrize(
    ("token", "part"),
    [
        ("NaN", "NaN is no number in JSON"),
        ("-Infinity", "-Infinity is no number in JSON"),
        ("9" * 5000, "is too long or too large"),
        ("1e999", "1e999 is too long or too large"),
        ('"\\ud800"', "half a character"),
    ],
)
def test_a_value_that_cannot_be_used_does_not_hide_the_others(token: str, part: str) -> None:
    reading = read(f'{{"a": {token},\n "b": 2}}')
    assert [(fault.line, fault.path) for fault in reading.faults] == [(1, "$.a")]
    assert part in reading.faults[0].message
    assert reading.root is not None
    assert isinstance(reading.root.value, dict)
    assert isinstance(reading.root.value["a"].value, Unreadable)
    assert reading.root.value["b"].value == 2


def test_a_key_that_stands_twice_is_named_where_it_stands_again() -> None:
    assert (
        only_fault('{"a": {"b": 1,\n "c": 2,\n "b": 3}}') == "3: $.a.b: this key stands twice; each key may stand once"
    )


def test_an_odd_key_is_quoted_in_the_path() -> None:
    assert only_fault('{"a b\\n": nope}').startswith('1: $["a b\\n"]:')


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_without_end_is_a_fault_and_not_a_crash(opening: str) -> None:
    assert f"nested deeper than {DEEPEST} levels" in only_fault(opening * 100_000)


@given(st.text())
def test_no_text_breaks_it_and_each_fault_lies_inside_the_text(text: str) -> None:
    reading = read(text)
    assert reading.root is not None or reading.faults
    lines = max(1, text.count("\n") + (not text.endswith("\n")))
    assert all(1 <= fault.line <= lines for fault in reading.faults)
