"""What must agree across files: sentences and their keys, versions, pins, excuses and reasons."""

import ast
import re
import string
import struct
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sciatimer.texts import load_texts
from tests.source import ROOT, Source, sources

PROGRAM = sources("gui/sciatimer")
TEXTS = load_texts()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev", "package")]


def asking(source: Source) -> list[ast.Call]:
    """The calls that ask for a sentence: texts("..."), self._texts("...")."""
    calls = [node for node in source.nodes if isinstance(node, ast.Call) and node.args]
    return [call for call in calls if asks(call)]


def asks(call: ast.Call) -> bool:
    return ast.unparse(call.func).rpartition(".")[2] in {"texts", "_texts"} or counts(call)


def counts(call: ast.Call) -> bool:
    return ast.unparse(call.func).endswith("texts.counted")


def keys_of(call: ast.Call) -> Iterator[str]:
    """The keys that a call can ask for; a number has a sentence for one and one for more."""
    for pattern in key_patterns(call.args[0]):
        yield pattern
        yield from (f"{pattern}_one",) if counts(call) else ()


def key_patterns(node: ast.expr) -> Iterator[str]:
    """The keys that an expression can stand for, as regular expressions; none if it says nothing of them."""
    if isinstance(node, ast.IfExp):
        yield from key_patterns(node.body)
        yield from key_patterns(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        yield "".join(parts)


def is_key(pattern: str) -> bool:
    return any(re.fullmatch(pattern, key) for key in TEXTS.keys)


def test_every_sentence_that_is_asked_for_is_written() -> None:
    calls = [(source.name, call) for source in PROGRAM for call in asking(source)]
    asked = [(where, pattern) for where, call in calls for pattern in keys_of(call)]
    assert [(where, pattern) for where, pattern in asked if not is_key(pattern)] == []


def test_every_sentence_that_is_written_is_asked_for() -> None:
    rooms = {key.partition(".")[0] for key in TEXTS.keys}
    expressions = (
        node for source in PROGRAM for node in source.nodes if isinstance(node, ast.Constant | ast.JoinedStr)
    )
    patterns = {pattern for node in expressions for pattern in key_patterns(node)}
    patterns |= {pattern for source in PROGRAM for call in asking(source) for pattern in keys_of(call)}
    # A pattern speaks for a sentence only if it names the room: "{a}.{b}" would speak for all.
    telling = [re.compile(pattern) for pattern in patterns if pattern.split("\\.")[0] in rooms]
    assert sorted(key for key in TEXTS.keys if not any(pattern.fullmatch(key) for pattern in telling)) == []


def test_every_sentence_gets_the_values_it_has_room_for() -> None:
    wrong = []
    for source in PROGRAM:
        for call in asking(source):
            given = {keyword.arg for keyword in call.keywords}
            for pattern in key_patterns(call.args[0]):
                keys = [key for key in TEXTS.keys if re.fullmatch(pattern, key)]
                # A key that is put together may also match sentences that this call never means.
                if None not in given and keys and not any(holes(key) <= given for key in keys):
                    wrong.append((source.name, pattern))
    assert wrong == []


def holes(key: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(TEXTS(key)) if name}


@pytest.mark.parametrize("file", PINS, ids=lambda file: file.stem)
def test_every_pin_has_its_hashes_and_names_no_place(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    assert not [line for line in text.splitlines() if line.startswith("--")]
    entries = re.split(r"\n(?=\w)", text.strip())
    assert entries
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def pins(file: Path) -> set[str]:
    return set(re.findall(r"^([\w.-]+==\S+)", file.read_text(encoding="utf-8"), re.MULTILINE))


def test_the_pins_of_all_who_build_hold_all_that_the_program_s_pins_hold() -> None:
    run, dev, package = map(pins, PINS)
    assert run <= dev
    assert run <= package


@pytest.mark.parametrize("file", PINS[1:], ids=lambda file: file.stem)
def test_every_dependency_is_pinned(file: Path) -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"][file.stem]
    names = {re.split(r"[<>=;\[]", entry)[0].lower() for entry in wanted}
    pinned = {pin.partition("==")[0].lower() for pin in pins(file)}
    assert names <= pinned


def test_every_rule_that_is_off_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if re.match(r'\s+"[A-Z]{1,4}\d*",', line)]
    assert len(rules) > 10
    assert [line.strip() for line in rules if len(line.partition("#")[2]) < 10] == []


def test_every_dependency_is_explained() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").lower()
    groups = PROJECT["dependency-groups"]
    wanted = PROJECT["project"]["dependencies"] + groups["dev"] + groups["package"]
    names = [re.split(r"[<>=;\[]", entry)[0].lower() for entry in wanted]
    assert [name for name in names if f"`{name}`" not in told] == []


def test_the_icon_comes_in_the_sizes_that_its_files_name() -> None:
    icons = ROOT / "assets" / "icons"
    pictures = [*icons.glob("sciatimer-*.png"), *icons.glob("tray-*.png")]
    assert len(pictures) >= 40
    # A PNG tells its width and height in bytes 16 to 24.
    sizes = {file.stem.rpartition("-")[2]: struct.unpack(">II", file.read_bytes()[16:24]) for file in pictures}
    assert all(size == (int(name), int(name)) for name, size in sizes.items())
