"""Translations as Qt Linguist reads and writes them: one .ts file a language, one context a room."""

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tools.console import Trouble


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in two languages.

    Attributes:
        key: its text key, which is the disambiguation in Linguist: the same English may stand in two places.
        english: what it was made from.
        sentence: in the other language; empty while there is none.
        finished: ticked in Linguist.
        notes: what a translator has to know.
        file: where the English is written.
    """

    key: str
    english: str
    sentence: str
    finished: bool
    notes: str = ""
    file: str = ""


def write_ts(file: Path, language: str, messages: Iterable[Message]) -> None:
    """Writes a .ts file; the rooms stand in the order in which their first message comes."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    rooms: dict[str, ET.Element] = {}
    for message in messages:
        room = message.key.partition(".")[0]
        if room not in rooms:
            rooms[room] = ET.SubElement(root, "context")
            ET.SubElement(rooms[room], "name").text = room
        rooms[room].append(_element(message))
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def _element(message: Message) -> ET.Element:
    element = ET.Element("message")
    ET.SubElement(element, "location", filename=message.file)
    ET.SubElement(element, "source").text = message.english
    ET.SubElement(element, "comment").text = message.key
    ET.SubElement(element, "extracomment").text = message.notes
    translation = ET.SubElement(element, "translation")
    translation.text = message.sentence
    if not message.finished:
        translation.set("type", "unfinished")
    return element


def read_ts(file: Path) -> tuple[str, list[Message]]:
    """The language of a .ts file and its messages, without those that Linguist has put aside as gone.

    Raises:
        Trouble: the file cannot be read, or is none of ours.
    """
    try:
        root = ET.parse(file).getroot()  # noqa: S314 - a translator's own file, read on a developer's machine
    except (OSError, ET.ParseError) as error:
        raise Trouble(
            f"{file} cannot be read as a .ts file ({error}). Export it anew with: dev.py texts export."
        ) from error
    language = root.get("language", "").partition("_")[0]
    if not language:
        raise Trouble(f'{file} names no language. Its first element has to be <TS language="...">.')
    return language, list(_messages(root))


def _messages(root: ET.Element) -> Iterator[Message]:
    for element in root.iter("message"):
        translation = element.find("translation")
        kind = "" if translation is None else translation.get("type", "")
        key = element.findtext("comment", "")
        if translation is not None and key and kind not in {"vanished", "obsolete"}:
            yield Message(key, element.findtext("source", ""), translation.text or "", kind != "unfinished")


def release(file: Path, target: Path) -> str:
    """Compiles a .ts file with Qt's own lrelease, and gives what it says.

    Raises:
        Trouble: Qt does not accept the file.
    """
    package = find_spec("PySide6")
    if package is None or package.origin is None:
        raise Trouble("PySide6, which brings lrelease, is not installed here. Start this with: dev.py texts.")
    program = next(Path(package.origin).parent.glob("lrelease*"))
    done = subprocess.run([program, file, "-qm", target], capture_output=True, text=True, check=False)
    said = f"{done.stdout}{done.stderr}".strip()
    if done.returncode != 0 or "error" in said.lower():
        raise Trouble(f"Qt's lrelease does not accept {file}: {said}")
    return said
