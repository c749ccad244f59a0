"""``judge``: one line out for each line in, right verdicts, and no line that stops it."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.commands.judge import HIGHEST, LONGEST_LINE, PIECE, judged
from sciatimer.safety.judge import judge
from sciatimer.safety.values import Overall, PainCheck, Place, Quality, RedFlag, StopCause
from tests.commands.calling import Caller

GOOD: dict[str, Any] = {
    "red": 0,
    "stop": 0,
    "before": 2,
    "after": 2,
    "during": 1,
    "place_before": 1,
    "place_after": 1,
    "quality": 0,
    "overall": 1,
}

# before, after, during, place before, place after, quality, overall, stop, outcome, rule: clinical.md 4.7
VECTORS = """
2 2 1 1 1 0 1 0 GOOD R11
3 2 2 3 2 0 0 0 GOOD R11
2 3 2 1 1 0 1 0 PAUSE R8
2 4 2 1 1 0 1 0 LOCK R6
0 1 1 0 1 0 1 0 PAUSE R8
0 1 1 0 2 0 1 0 LOCK R4
1 1 1 1 1 3 0 0 LOCK R3
3 3 3 4 4 0 1 0 KEEP R10
3 3 3 4 5 0 0 0 LOCK R4
2 2 4 1 1 0 1 0 EASE R9
2 2 6 1 1 0 1 0 LOCK R7
1 1 0 3 3 2 1 0 EASE R9
1 1 0 3 3 2 1 2 LOCK R3
4 4 4 3 3 1 1 0 KEEP R10
4 3 4 3 1 0 0 0 KEEP R10
3 5 3 4 1 0 0 0 LOCK R6
0 0 0 0 0 0 2 0 LOCK R5
2 1 2 2 2 0 0 1 EASE R9
5 6 5 3 3 0 1 0 LOCK R7
0 0 2 0 0 0 1 0 GOOD R11
5 3 5 3 3 0 0 0 KEEP R10
1 0 1 1 0 1 0 0 KEEP R10
"""


def line(**changes: object) -> bytes:
    return json.dumps(GOOD | changes).encode()


def answer(raw: bytes) -> dict[str, str]:
    values: dict[str, str] = json.loads(judged(raw))
    return values


def check_of(answers: dict[str, Any]) -> PainCheck:
    return PainCheck(
        red=RedFlag(answers["red"]),
        stop=StopCause(answers["stop"]),
        before=answers["before"],
        after=answers["after"],
        during=answers["during"],
        place_before=Place(answers["place_before"]),
        place_after=Place(answers["place_after"]),
        quality=Quality(answers["quality"]),
        overall=Overall(answers["overall"]),
    )


@pytest.mark.parametrize("vector", VECTORS.strip().splitlines())
def test_the_vectors_of_the_document(vector: str) -> None:
    *numbers, outcome, rule = vector.split()
    names = ["before", "after", "during", "place_before", "place_after", "quality", "overall", "stop"]
    answers = dict(zip(names, map(int, numbers), strict=True))
    assert answer(line(**answers)) == {"outcome": outcome, "rule": rule}


def test_there_are_twenty_two_vectors() -> None:
    assert len(VECTORS.strip().splitlines()) == 22


@given(st.fixed_dictionaries({name: st.integers(0, most) for name, most in HIGHEST.items()}))
def test_the_verdict_is_that_of_the_rules(answers: dict[str, int]) -> None:
    verdict = judge(check_of(answers))
    assert answer(line(**answers)) == {"outcome": verdict.outcome.value, "rule": verdict.rule}


@pytest.mark.parametrize("name", HIGHEST)
@pytest.mark.parametrize("red", [0, 1, 2])
def test_a_missing_answer_makes_the_check_due_unless_there_is_a_warning_sign(name: str, red: int) -> None:
    wanted = {0: ("CHECK_DUE", "R0"), 1: ("URGENT", "R2"), 2: ("EMERGENCY", "R1")}[0 if name == "red" else red]
    answers = GOOD | {"red": red}
    for given_answers in (answers | {name: None}, {key: value for key, value in answers.items() if key != name}):
        assert answer(json.dumps(given_answers).encode()) == {"outcome": wanted[0], "rule": wanted[1]}


def test_no_answer_at_all_is_a_check_that_is_due() -> None:
    assert answer(b"{}") == {"outcome": "CHECK_DUE", "rule": "R0"}


@pytest.mark.parametrize("name", HIGHEST)
@pytest.mark.parametrize("wrong", [-1, 99, 1.0, 1.5, True, False, "1", [], {}, 10**30])
def test_what_is_no_whole_number_in_range_is_an_error(name: str, wrong: object) -> None:
    for answers in (line(**{name: wrong}), json.dumps({name: wrong}).encode()):
        message = answer(answers)["error"]
        assert message == f"{name} does not fit; allowed is a whole number from 0 to {HIGHEST[name]}, or null"


@pytest.mark.parametrize("name", HIGHEST)
def test_the_highest_answer_is_allowed_and_one_more_is_not(name: str) -> None:
    assert "outcome" in answer(line(**{name: HIGHEST[name]}))
    assert "error" in answer(line(**{name: HIGHEST[name] + 1}))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "an empty line"),
        (b"  \r", "an empty line"),
        (b"x", "not JSON (Expecting value at character 1)"),
        (b'{"red": 0', "not JSON"),
        (b'{"red": 0} {}', "not JSON"),
        (b"[]", "not an object"),
        (b"null", "not an object"),
        (b"3", "not an object"),
        (b'{"red": 01}', "not JSON"),
        (b'{"red": NaN}', "NaN is no number"),
        (b'{"red": Infinity}', "Infinity is no number"),
        (b'{"red": 0, "red": 2}', "an answer stands twice"),
        (b'{"red": 0, "extra": 2}', '"extra" is no answer; the answers are red, stop, before'),
        (b'{"red": 0, "\xff": 2}', "not UTF-8 text"),
        (b"\xff\xfe", "not UTF-8 text"),
        (b'{"red": ' + b"9" * 5000 + b"}", "an object with the answers is needed"),
        (b"[" * 20_000, "an object with the answers is needed"),
        (b'{"a":' * 5_000, "an object with the answers is needed"),
        (b" " * LONGEST_LINE + b"{}", "longer than"),
    ],
)
def test_a_bad_line_is_told_in_its_place(raw: bytes, message: str) -> None:
    assert message in answer(raw)["error"]


def test_a_key_that_stands_twice_is_found_among_nine() -> None:
    raw = line().replace(b'"overall": 1', b'"red": 2')
    assert raw.count(b'"') == 18
    assert "an answer stands twice" in answer(raw)["error"]


@given(st.binary(max_size=60))
def test_no_bytes_stop_it(raw: bytes) -> None:
    assert set(answer(raw)) in ({"error"}, {"outcome", "rule"})
    assert b"\n" not in judged(raw)


def test_one_line_comes_out_for_each_that_goes_in(call: Caller) -> None:
    called = call("judge", stdin=b"\n".join([line(), b"", b"\xff", line(red=2), b"{}"]))
    outcomes = [json.loads(each).get("outcome") for each in called.out.splitlines()]
    assert (called.code, called.err) == (0, "")
    assert outcomes == ["GOOD", None, None, "EMERGENCY", "CHECK_DUE"]


@pytest.mark.parametrize(("stdin", "count"), [(b"", 0), (b"\n", 1), (b"{}", 1), (b"{}\n", 1), (b"{}\r\n{}\r\n", 2)])
def test_the_last_line_counts_with_and_without_its_end(stdin: bytes, count: int, call: Caller) -> None:
    assert len(call("judge", stdin=stdin).out.splitlines()) == count


def test_lines_that_cross_the_pieces_they_are_read_in_stay_whole(call: Caller) -> None:
    one = line() + b" " * 90 + b"\n"
    count = 3 * PIECE // len(one)
    called = call("judge", stdin=one * count)
    assert called.out == '{"outcome":"GOOD","rule":"R11"}\n' * count


def test_a_line_of_megabytes_is_one_error_and_is_not_kept(call: Caller) -> None:
    called = call("judge", stdin=line() + b"\n" + b"[" * (5 * PIECE) + b"\n" + line() + b"\n")
    outcomes = [json.loads(each).get("outcome") for each in called.out.splitlines()]
    assert outcomes == ["GOOD", None, "GOOD"]


def test_without_an_input_there_is_nothing_to_judge(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert call("judge", stdin=line()).code == 0


def test_an_input_that_cannot_be_read_is_told(call: Caller) -> None:
    class Unreadable(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    called = call.reading(Unreadable(), "judge")
    assert called.code == 1
    assert called.err == "The input cannot be read (Is a directory). Send the lines to standard input.\n"
