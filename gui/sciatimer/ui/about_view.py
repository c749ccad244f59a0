"""What the page on the program shows: each entry as paragraphs, licences included. No widget is touched here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sciatimer.parts import LicenceText, Part, licence_texts, parts_inside, version_of
from sciatimer.resources import shipped
from sciatimer.texts import Texts

OWN = "sciatimer"
_OWN_LICENCE = "assets/licences/Sciatimer.txt"
_FULL = 45  # letters from which on a line was broken because it was full, and not because it was said
_NEW = re.compile(  # how a line begins that goes on with no other: points of a list, years, fields
    r"[-*\u2022=_]|\(?([a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|\d{4}|Copyright|\([cC]\)|(Qt )?[A-Z][\w-]+:(\s|$)"
)
_RULE = re.compile(r"[-=*_~]{4,}")  # a line that is drawn, not written
_QT_SOURCE = "https://download.qt.io/official_releases/"
_SOURCES = {
    "qt": _QT_SOURCE,
    "pyside": _QT_SOURCE,
    "shiboken": _QT_SOURCE,
    "ffmpeg": "https://ffmpeg.org/releases/",
}


class Kind(StrEnum):
    """How a paragraph is set."""

    TITLE = "title"
    HEADING = "heading"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words without a line break."""

    words: str
    kind: Kind = Kind.PLAIN


@dataclass(frozen=True)
class AboutEntry:
    """One thing to read: the program itself, or a part of it. ``paragraphs`` begin with its title.

    ``group`` is under which heading it stands: the key of that is ``about.group_GROUP``.
    """

    id: str
    paragraphs: tuple[Paragraph, ...]
    group: str = "parts"

    @property
    def title(self) -> str:
        """Its name in the list."""
        return self.paragraphs[0].words

    @cached_property
    def folded(self) -> str:
        """All its words as they are searched."""
        return "\n".join(paragraph.words for paragraph in self.paragraphs).casefold()


@dataclass(frozen=True, slots=True)
class Libraries:
    """Qt as it runs here.

    Attributes:
        version: its own.
        folders: where the libraries lie that one may replace, by the id of their part.
    """

    version: str
    folders: Mapping[str, str]


def about_entries(version: str, qt: Libraries, texts: Texts) -> tuple[AboutEntry, ...]:
    """All there is to read, the program first."""
    return (_own(version, texts), *(_part(part, qt, texts) for part in parts_inside()))


def _own(version: str, texts: Texts) -> AboutEntry:
    said = (
        texts("about.own_version", version=version),
        *texts("screens.disclaimer").split("\n"),
        texts("about.own_licence"),
        texts("about.own_parts"),
    )
    licence = LicenceText("LICENSE", shipped(_OWN_LICENCE).read_text(encoding="utf-8"))
    return AboutEntry(OWN, (_title(texts("about.own")), *map(Paragraph, said), *_read(licence)), "own")


def _part(part: Part, qt: Libraries, texts: Texts) -> AboutEntry:
    told = licence_texts(part)
    version = qt.version if part.id == "qt" else version_of(part)
    said = [texts(f"about.for_{part.purpose}")]
    if version:
        said.append(texts("about.version", version=version))
    if part.licence:
        said.append(texts("about.licence", licence=part.licence))
    if part.id in qt.folders:
        said += [texts("about.lgpl_means"), texts("about.lgpl_replace"), qt.folders[part.id]]
        said.append(texts("about.lgpl_source", address=_SOURCES[part.id]))
    if not told:
        said.append(texts("about.no_text"))
    read = (paragraph for text in told for paragraph in _read(text))
    group = "system" if part.purpose == "system" else "parts"
    return AboutEntry(part.id, (_title(part.name), *map(Paragraph, said), *read), group)


def _title(words: str) -> Paragraph:
    return Paragraph(words, Kind.TITLE)


def _read(text: LicenceText) -> Iterator[Paragraph]:
    yield Paragraph(text.name, Kind.HEADING)
    yield from map(Paragraph, reflowed(text.text))


def reflowed(text: str) -> tuple[str, ...]:
    """The paragraphs of a text whose lines were broken for another width. Every word stays, in its order.

    Lines that were drawn with letters part paragraphs, as empty ones do, and are gone.
    """
    paragraphs: list[str] = []
    before = ""
    for line in ("" if _RULE.fullmatch(broken.strip()) else " ".join(broken.split()) for broken in text.splitlines()):
        if line and before and len(before) >= _FULL and not _NEW.match(line):
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        before = line
    return tuple(paragraphs)


def holding(entries: tuple[AboutEntry, ...], needle: str) -> tuple[AboutEntry, ...]:
    """The entries in which these words stand, in this order; all for none."""
    wanted = " ".join(needle.casefold().split())
    return tuple(entry for entry in entries if wanted in entry.folded)
