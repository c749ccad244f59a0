"""The documents as the tests read them: their paragraphs, links, pictures, tables and examples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.source import ROOT

GUIDE = ROOT / "docs" / "guide"
_FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_MESSAGE = re.compile(r"^\| \*\*[^*]+\*\* \|", re.MULTILINE)  # quoted from a screen, where it is judged
_CODE = re.compile(r"`[^`]*`")
_NUMBERED = re.compile(r"^\s*(?:\d+\.|-)\s", re.MULTILINE)
_EXAMPLE = re.compile(r"```json\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Link:
    """A link or a picture: its words, and the file or address it leads to, with what stands after a # of it."""

    words: str
    target: str
    part: str
    is_picture: bool

    @property
    def is_address(self) -> bool:
        return "://" in self.target


@dataclass(frozen=True)
class Page:
    """One document."""

    file: Path
    text: str

    @property
    def name(self) -> str:
        return self.file.relative_to(ROOT).as_posix()

    @property
    def prose(self) -> str:
        """The text without the blocks of code in it."""
        return _FENCE.sub("", self.text)

    @property
    def links(self) -> list[Link]:
        found = _LINK.findall(self.prose)
        return [Link(words, *_parted(target), is_picture=bool(mark)) for mark, words, target in found]

    @property
    def anchors(self) -> set[str]:
        """What a link can name behind a #: the headings, as GitHub writes them."""
        heads = re.findall(r"^#+ (.+)$", self.prose, re.MULTILINE)
        return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}

    @property
    def bold(self) -> list[str]:
        """What is said to be on the screen."""
        return [" ".join(words.split()) for words in _BOLD.findall(self.prose)]

    @property
    def examples(self) -> list[str]:
        """Each block of JSON."""
        return _EXAMPLE.findall(self.text)

    def rows(self, title: str) -> list[list[str]]:
        """The rows of the table below a heading, cell by cell."""
        below = self.text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
        lines = [line for line in below.splitlines() if line.startswith("| ")]
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]

    def spoken(self) -> Iterator[str]:
        """What a person reads, piece by piece: paragraphs, items of lists and cells of tables, without any marks."""
        plain = _LINK.sub(lambda link: link[2], _MESSAGE.sub("| |", self.prose)).replace("**", "")
        for block in re.split(r"\n\s*\n|\n(?=\s*(?:\d+\.|-) )", plain):
            if block.lstrip().startswith("|"):
                yield from (cell for line in block.splitlines() for cell in _cells(line))
            else:
                yield " ".join(_NUMBERED.sub("", block).replace("`", "").lstrip("# ").split())

    def numbered(self) -> str:
        """The prose on one line, without what has numbers of its own: links, pictures, code and words of the screen."""
        plain = _LINK.sub(lambda link: "" if link[1] else link[2], self.prose)
        return " ".join(_CODE.sub("", _BOLD.sub("", _NUMBERED.sub("", plain))).split())


def _cells(line: str) -> list[str]:
    return [cell.replace("`", "").strip() for cell in line.strip("|").split("|") if set(cell) - set(" -")]


def _parted(target: str) -> tuple[str, str]:
    file, _, part = target.partition("#")
    return file, part


@cache
def page(name: str) -> Page:
    """A document by its path from the checkout."""
    return Page(ROOT / name, (ROOT / name).read_text(encoding="utf-8"))


def documents() -> list[Page]:
    """Every document there is."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return [page(file.relative_to(ROOT).as_posix()) for file in sorted(found)]


def chapters() -> list[Page]:
    """The chapters of the guide, and its index."""
    return [each for each in documents() if each.file.parent == GUIDE]
