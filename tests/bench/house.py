"""How large functions, classes and files are, and how much test there is for the code."""

import ast
from collections.abc import Iterable

from tests.bench.measuring import Results, Run
from tests.bench.results import Bound, Series, Target, figure, worst
from tests.source import Function, Source, length, sources

BUILT = ("gui/sciatimer", "tools", "dev.py")
_NO_TESTS = ("tests/bench/", "tests/tour/")  # they measure and draw


def measure(_: Run) -> Results:
    """Reads the source; nothing is timed."""
    built = sources(*BUILT)
    functions = Series(tuple(lengths(built, Function)))
    classes = Series(tuple(lengths(built, ast.ClassDef)))
    files = Series(tuple(float(source.text.count("\n")) for source in built))
    yield figure("house.function", "median function", functions, "lines", Target(Bound.MOST, 8))
    yield worst("house.function-most", "longest function", functions, "lines", Target(Bound.MOST, 50))
    yield worst("house.class-most", "longest class", classes, "lines", Target(Bound.MOST, 250))
    yield worst("house.file-most", "longest file", files, "lines", Target(Bound.MOST, 300))
    tests = [source for source in sources("tests") if not source.name.startswith(_NO_TESTS)]
    share = Series((written(tests) / written(built),))
    yield figure("house.tests", "test lines a code line, blank ones not counted", share, "", Target(Bound.LEAST, 0.9))


def lengths(of: Iterable[Source], kind: type[ast.ClassDef] | object) -> list[float]:
    """The lines of each definition of a kind."""
    return [
        float(length(node))
        for source in of
        for node in source.nodes
        if isinstance(node, (ast.ClassDef if kind is ast.ClassDef else (ast.FunctionDef, ast.AsyncFunctionDef)))
    ]


def written(of: Iterable[Source]) -> int:
    """Lines that are not blank."""
    return sum(bool(line.strip()) for source in of for line in source.text.splitlines())
