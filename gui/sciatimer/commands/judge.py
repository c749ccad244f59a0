"""``judge``: one JSON line with the answers of a pain check in, one JSON line with the verdict out."""

import json
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import Annotated, NoReturn, cast

import msgspec

from sciatimer.catalogue.faults import quoted
from sciatimer.commands import console
from sciatimer.errors import SciatimerError
from sciatimer.safety.judge import ROWS, judge
from sciatimer.safety.values import Overall, PainCheck, Place, Quality, RedFlag, StopCause

LONGEST_LINE = 65_536  # bytes
PIECE = 65_536  # bytes read at once

Score = Annotated[int, msgspec.Meta(ge=0, le=10)]

HIGHEST = {
    "red": 2,
    "stop": 2,
    "before": 10,
    "after": 10,
    "during": 10,
    "place_before": 5,
    "place_after": 5,
    "quality": 3,
    "overall": 2,
}


class InputUnreadable(SciatimerError):
    """The lines to judge cannot be read."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"The input cannot be read ({error.strerror}). Send the lines to standard input.")


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line as the contract words it; an answer that is missing or null was not given."""

    red: RedFlag | None = None
    stop: StopCause | None = None
    before: Score | None = None
    after: Score | None = None
    during: Score | None = None
    place_before: Place | None = None
    place_after: Place | None = None
    quality: Quality | None = None
    overall: Overall | None = None


_VERDICTS = {
    row.id: json.dumps({"outcome": row.outcome.value, "rule": row.id}, separators=(",", ":")).encode() for row in ROWS
}
_DECODER = msgspec.json.Decoder(Answers)


class _BadLine(Exception):
    """What is wrong with a line that is JSON otherwise."""


def judge_lines() -> int:
    """Judges each line of stdin on stdout, as the lines come in. Always returns 0: a bad line is told in its place.

    Raises:
        InputUnreadable: stdin cannot be read.
        OutputUnwritable: stdout takes no more.
    """
    if sys.stdin is None or sys.stdout is None:  # a closed one: nothing to judge, or nobody to tell
        return 0
    for lines in _batches(cast("BufferedReader", sys.stdin.buffer)):
        console.out_at_once(b"".join([judged(line) + b"\n" for line in lines]))
    return 0


def judged(line: bytes) -> bytes:
    """The verdict on one line, or what is wrong with it, as JSON without a line break."""
    if len(line) > LONGEST_LINE:
        return _error(f"longer than {LONGEST_LINE} bytes; an object with the nine answers is needed")
    try:
        answers = _DECODER.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return _error(_fault_in(line) or str(error))
    # Nine answers in eighteen quotes stand once each. Any other line may have a key twice, which msgspec passes over
    if None in msgspec.structs.astuple(answers) or line.count(b'"') != 2 * len(HIGHEST):
        fault = _fault_in(line)
        if fault is not None:
            return _error(fault)
    return _VERDICTS[judge(_check(answers)).rule]


def _check(answers: Answers) -> PainCheck:
    return PainCheck(
        red=answers.red,
        stop=answers.stop,
        before=answers.before,
        after=answers.after,
        during=answers.during,
        place_before=answers.place_before,
        place_after=answers.place_after,
        quality=answers.quality,
        overall=answers.overall,
    )


def _error(message: str) -> bytes:
    return json.dumps({"error": message}).encode()


def _fault_in(line: bytes) -> str | None:
    """What is wrong with a line and what is allowed; None when it is sound."""
    if not line.strip():
        return "an empty line; an object with the answers is needed"
    try:
        answers = json.loads(line.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        return "not UTF-8 text; JSON in UTF-8 is needed"
    except json.JSONDecodeError as error:
        return f"not JSON ({error.msg} at character {error.pos + 1}); an object with the answers is needed"
    except (_BadLine, RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        return f"{error}; an object with the answers is needed"
    if not isinstance(answers, dict):
        return "not an object; an object with the answers is needed"
    return next((fault for key, value in answers.items() if (fault := _fault_of(key, value))), None)


def _fault_of(key: str, value: object) -> str | None:
    if key not in HIGHEST:
        return f"{quoted(key)} is no answer; the answers are {', '.join(HIGHEST)}"
    if value is None or (type(value) is int and 0 <= value <= HIGHEST[key]):
        return None
    return f"{key} does not fit; allowed is a whole number from 0 to {HIGHEST[key]}, or null"


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    answers = dict(pairs)
    if len(answers) < len(pairs):
        raise _BadLine("an answer stands twice")
    return answers


def _no_number(word: str) -> NoReturn:
    raise _BadLine(f"{word} is no number")


def _batches(stream: BufferedReader) -> Iterator[list[bytes]]:
    """The lines as they come in, without their ends. A line that is too long is cut, but stays one line."""
    rest = b""
    while piece := _read(stream):
        *lines, rest = (rest + piece).split(b"\n")
        rest = rest[: LONGEST_LINE + 1]
        yield lines
    if rest:
        yield [rest]


def _read(stream: BufferedReader) -> bytes:
    try:
        return stream.read1(PIECE)
    except OSError as error:
        raise InputUnreadable(error) from error
