"""The slow look at a file that the fast reader refused: every fault, each with its line."""

from collections.abc import Iterable

from sciatimer.catalogue.checks import Around, Steps, issues
from sciatimer.catalogue.faults import Fault, step
from sciatimer.catalogue.positions import Node, read
from sciatimer.catalogue.shape import build


def faults_of(raw: bytes, around: Around) -> tuple[Fault, ...]:
    """All faults of the bytes of a file, in the order of their lines."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = min(raw.count(b"\n", 0, error.start) + 1, max(1, len(raw.splitlines())))
        return (Fault(line, "$", f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8 text"),)
    reading = read(text)
    if reading.root is None:
        return reading.faults
    return tuple(sorted({*reading.faults, *_faults_of_values(reading.root, around)}))


def _faults_of_values(root: Node, around: Around) -> Iterable[Fault]:
    file, faults = build(root)
    return [
        *faults,
        *(Fault(_line(root, each.steps), _path(each.steps), each.message) for each in issues(file, around)),
    ]


def _path(steps: Steps) -> str:
    return "$" + "".join(map(step, steps))


def _line(node: Node, steps: Steps) -> int:
    """The line of the value at the end of the steps, or of the nearest one around it that stands in the file."""
    if not steps:
        return node.line
    first, *rest = steps
    inner = None
    if isinstance(node.value, dict):
        inner = node.value.get(str(first))
    elif isinstance(node.value, list) and isinstance(first, int):
        inner = node.value[first]
    return _line(inner, tuple(rest)) if inner is not None else node.line
