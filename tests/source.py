"""The program's own source, parsed, for the tests that read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "gui" / "sciatimer"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file of Python: its path from the checkout, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def nodes(self) -> Iterator[ast.AST]:
        """Every node of the tree."""
        return ast.walk(self.tree)

    @property
    def module(self) -> str:
        """The dotted name of a module of the package."""
        parts = Path(self.name).relative_to("gui").with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """The Python files in folders of the checkout, or single files of it, by name."""
    found = [file for folder in folders for file in _files(ROOT / folder)]
    return tuple(_parsed(file) for file in sorted(found))


def _files(place: Path) -> list[Path]:
    return list(place.rglob("*.py")) if place.is_dir() else [place]


def _parsed(file: Path) -> Source:
    text = file.read_text(encoding="utf-8")
    return Source(file.relative_to(ROOT).as_posix(), text, ast.parse(text))


def length(node: ast.ClassDef | Function) -> int:
    """The lines of a definition, from its first line to its last."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
