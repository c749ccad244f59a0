"""A run as a table for a terminal, as a page for the docs, and as JSON. Pure: nothing is measured or read here."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from math import floor, log10

from tests.bench.results import Figure, Found, Reading, Target, Verdict

_DIGITS = 3  # that count: more would only be noise
_ROW = ("figure", "measured", "target", "verdict", "beside it, in the same run")


@dataclass(frozen=True, slots=True)
class Report:
    """A run with where and how it was made.

    Attributes:
        command: what made it.
        surroundings: machine, date and versions, each by its name.
        methods: how each bench that ran measures, by the bench's name.
        absent: programs that were asked for and are not installed.
    """

    command: str
    surroundings: dict[str, str]
    methods: dict[str, str]
    found: Found
    absent: tuple[str, ...] = ()


def number(value: float) -> str:
    """A number with as many digits as count: 0.0421, 3.14, 212, 48,700; whole numbers of few digits as they are."""
    if value == round(value) and abs(value) < 10**_DIGITS:
        return f"{value:.0f}"
    places = _DIGITS - 1 - floor(log10(abs(value)))
    return f"{round(value, places):,.{max(places, 0)}f}"


def with_unit(value: float, unit: str) -> str:
    """A number with its unit."""
    return f"{number(value)} {unit}".strip()


def target_words(target: Target | None) -> str:
    """A target in words; a dash for none."""
    return "-" if target is None else f"{target.bound} {float(number(target.value).replace(',', '')):,g}"


def anchor_words(made: Figure) -> str:
    """An anchor in words; a dash for none."""
    anchor = made.anchor
    return "-" if anchor is None else f"{anchor.what}: {with_unit(anchor.measured, anchor.unit)}"


def as_text(report: Report) -> str:
    """The table for a terminal, the missed ones named at its end."""
    rows = [_ROW, *(_cells(made) for made in report.found.figures)]
    lines = [*_aligned(rows), *_beside_lines(report.found.readings), "", *_closing(report)]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """Everything as JSON."""
    found = report.found
    values = {
        "command": report.command,
        "surroundings": report.surroundings,
        "figures": [asdict(made) | {"verdict": str(made.verdict)} for made in found.figures],
        "readings": [asdict(reading) for reading in found.readings],
        "missed": [made.name for made in found.missed],
        "failed": [asdict(failure) for failure in found.failures],
        "absent": list(report.absent),
        "methods": report.methods,
    }
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def as_page(report: Report) -> str:
    """The page for the docs."""
    held = [made for made in report.found.figures if made.verdict is not Verdict.NONE]
    others = [made for made in report.found.figures if made.verdict is Verdict.NONE]
    lines = ["# What it costs, measured", "", *_where(report), "", "## What it is held to", "", *_closing(report), ""]
    lines += _markdown([_ROW, *(_cells(made) for made in held)])
    if others:
        rows = [(name, measured, beside) for name, measured, _, _, beside in map(_cells, others)]
        lines += ["", "## What else was measured", "", *_markdown([(_ROW[0], _ROW[1], _ROW[4]), *rows])]
    if report.found.readings:
        lines += ["", "## Side by side", "", *_markdown(_beside(report.found.readings))]
    lines += ["", "## How each is measured", ""]
    lines += [f"- **{name}**: {how}" for name, how in report.methods.items()]
    return "\n".join(lines) + "\n"


def words_of(made: Figure) -> str:
    """A figure in one line."""
    held = "" if made.target is None else f" ({target_words(made.target)}: {made.verdict})"
    return f"{made.name}: {with_unit(made.measured, made.unit)}{held}"


def _where(report: Report) -> Iterator[str]:
    yield f"`{report.command}` has written this page. Nothing in it is typed by hand: run it again instead."
    yield ""
    yield from (f"- {name}: {value}" for name, value in report.surroundings.items())
    yield ""
    yield (
        "A figure is the median of its rounds, or the highest where its words say so; in brackets stands between which "
        "values half of them lie. What stands beside a figure was measured in the same run, in turn with it: on another "
        "machine compare the two."
    )


def _cells(made: Figure) -> tuple[str, ...]:
    low, high = made.spread
    spread = f" ({number(low)} to {number(high)})" if made.rounds > 1 else ""
    measured = with_unit(made.measured, made.unit) + spread
    verdict = "" if made.verdict is Verdict.NONE else str(made.verdict)
    return f"{made.name}: {made.what}", measured, target_words(made.target), verdict, anchor_words(made)


def _closing(report: Report) -> Iterator[str]:
    found = report.found
    held = [made for made in found.figures if made.verdict is not Verdict.NONE]
    yield f"{len(held) - len(found.missed)} of {len(held)} targets are met."
    if found.missed:
        yield f"Missed: {', '.join(made.name for made in found.missed)}."
    if report.absent:
        yield f"Not installed here: {', '.join(report.absent)}."
    yield from (f"Could not be measured: {failure.name}: {failure.why}" for failure in found.failures)


def _beside(readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    """A row for each measure, a column for each program, in the order in which they come."""
    programs = list(dict.fromkeys(reading.program for reading in readings))
    values = {(reading.measure, reading.program): number(reading.measured) for reading in readings}
    measures = {reading.measure: reading.unit for reading in readings}
    rows = [
        (f"{measure}, {unit}".removesuffix(", "), *(values.get((measure, program), "-") for program in programs))
        for measure, unit in measures.items()
    ]
    return [("", *programs), *rows]


def _beside_lines(readings: Sequence[Reading]) -> list[str]:
    return ["", *_aligned(_beside(readings))] if readings else []


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]
