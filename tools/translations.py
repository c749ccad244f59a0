"""What people read, between the program's own files and Qt Linguist: `python3 dev.py texts ...`."""

import argparse
import ast
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.translated import exercise_texts, source_key
from sciatimer.translation import (
    MADE_FROM,
    REVIEWED,
    Translated,
    holes,
    is_clinical,
    print_of,
    read_translation,
    review_print,
)
from tools.console import ROOT, Trouble, say
from tools.linguist import Message, read_ts, release, write_ts

FOLDER = ROOT / "assets" / "translations"
PROGRAM = ROOT / "gui" / "sciatimer"
EVERYTHING = "all"
NAMED = 20  # of the keys in a list, so that it can still be read


# what there is to translate


def english(folder: Path = FOLDER) -> dict[str, str]:
    """Every sentence by its key: the rooms, then the catalogue, then what can go wrong."""
    rooms = sorted((folder / "en").glob("*.json"))
    said = {f"{room.stem}.{key}": text for room in rooms for key, text in _read(room).items()}
    return said | _catalogue() | _mistakes()


def _catalogue() -> dict[str, str]:
    catalogue = load_catalogue(ROOT / "exercises.json", None)
    said: dict[str, str] = {}
    for exercise in catalogue.exercises:
        said |= exercise_texts(exercise)
    return said | {source_key(key): source.says for key, source in catalogue.sources.items()}


@cache
def _trees() -> dict[str, ast.Module]:
    files = sorted(PROGRAM.rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def _mistakes() -> dict[str, str]:
    """The wording of each class of mistake, by ``errors.CLASS``."""
    classes = [node for tree in _trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return {
        f"errors.{made.name}": ast.literal_eval(node.value)
        for made in classes
        for node in made.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "wording"
    }


@cache
def _askers() -> list[tuple[str, re.Pattern[str]]]:
    """Each file of the program with the keys that it can ask for, as patterns."""
    nodes = [(name, node) for name, tree in _trees().items() for node in ast.walk(tree)]
    patterns = {(name, pattern) for name, node in nodes for pattern in _pattern(node)}
    return [(name, re.compile(pattern)) for name, pattern in sorted(patterns)]


def _pattern(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z_]+\.[\w.]+", node.value):
        yield re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        if re.match(r"[a-z_]+\\\.", parts[0]):
            yield "".join(parts)


def notes(key: str, text: str) -> str:
    """What a translator has to know of a sentence."""
    users = [name for name, pattern in _askers() if pattern.fullmatch(key)]
    told = [f"Keep as they are: {', '.join(f'{{{hole}}}' for hole in sorted(holes(text)))}." if holes(text) else ""]
    told += [
        "Clinical: shown with the English beside it until a clinician has reviewed it." if is_clinical(key) else ""
    ]
    told += [f"Used in {', '.join(sorted(set(users)))}." if users else ""]
    return " ".join(part for part in told if part)


# between the files


def messages(said: Mapping[str, str], there: Translated) -> Iterator[Message]:
    """Every sentence with what there is of it in the other language; finished if it was made from this English."""
    for key, text in said.items():
        sentence = there.sentences.get(key, "")
        yield Message(key, text, sentence, there.fits(key, text), notes(key, text), _file(key))


def _file(key: str) -> str:
    room = key.partition(".")[0]
    if room == "errors":
        return "gui/sciatimer"
    written = FOLDER / "en" / f"{room}.json"
    in_room = written.is_file() and key.partition(".")[2] in _read(written)
    return f"assets/translations/en/{room}.json" if in_room else "exercises.json"


def export(language: str, file: Path, folder: Path = FOLDER) -> str:
    """Writes a language for Qt Linguist, and gives what Qt's lrelease says to it."""
    write_ts(file, language, messages(english(folder), read_translation(folder / language)))
    with tempfile.TemporaryDirectory() as scratch:
        return release(file, Path(scratch) / "texts.qm")


def bring_in(file: Path, folder: Path = FOLDER) -> str:
    """Writes what a .ts file holds into the folder of its language, and gives the language.

    A sentence that is not ticked is kept, but English is shown for it.

    Raises:
        Trouble: Qt does not accept the file, or holes for values are missing; nothing was written.
    """
    language, found = read_ts(file)
    with tempfile.TemporaryDirectory() as scratch:
        release(file, Path(scratch) / "texts.qm")
    said = english(folder)
    known = [message for message in found if message.key in said and message.sentence]
    torn = [message.key for message in known if holes(message.sentence) != holes(message.english)]
    if torn:
        raise Trouble(f"The words in braces have to be the same in both languages. They are not in: {', '.join(torn)}.")
    sentences = {message.key: message.sentence for message in known}
    made_from = {message.key: print_of(message.english) for message in known if message.finished}
    _write_all(folder / language, said, sentences, made_from)
    return language


def _write_all(folder: Path, order: Iterable[str], sentences: Mapping[str, str], made_from: Mapping[str, str]) -> None:
    rooms: dict[str, dict[str, str]] = {}
    for key in order:
        if key in sentences:
            room, _, name = key.partition(".")
            rooms.setdefault(room, {})[name] = sentences[key]
    for room, named in rooms.items():
        _write(folder / f"{room}.json", named)
    _write(folder / f"{MADE_FROM}.json", dict(sorted(made_from.items())))
    if not (folder / f"{REVIEWED}.json").is_file():
        _write(folder / f"{REVIEWED}.json", {})


def accept(language: str, keys: Sequence[str], folder: Path = FOLDER) -> int:
    """Says that sentences fit the English as it is now, after both were read; gives how many."""
    there, said = read_translation(folder / language), english(folder)
    chosen = _chosen(keys, [key for key in said if key in there.sentences and not there.fits(key, said[key])])
    torn = [key for key in chosen if holes(there.sentences[key]) != holes(said[key])]
    if torn:
        raise Trouble(f"The words in braces have to be the same in both languages. They are not in: {', '.join(torn)}.")
    kept = {key: made for key, made in there.made_from.items() if key in there.sentences and key in said}
    fresh = {key: print_of(said[key]) for key in chosen}
    _write(folder / language / f"{MADE_FROM}.json", dict(sorted((kept | fresh).items())))
    return len(chosen)


def review(language: str, keys: Sequence[str], folder: Path = FOLDER) -> int:
    """Says that a clinician who speaks the language has read these beside the English; gives how many."""
    there, said = read_translation(folder / language), english(folder)
    chosen = _chosen(keys, [key for key in said if is_clinical(key) and there.fits(key, said[key])])
    kept = {key: text for key, text in there.reviewed.items() if key in said}
    fresh = {key: review_print(there.sentences[key], said[key]) for key in chosen}
    _write(folder / language / f"{REVIEWED}.json", dict(sorted((kept | fresh).items())))
    return len(chosen)


def _chosen(keys: Sequence[str], possible: Sequence[str]) -> list[str]:
    if list(keys) == [EVERYTHING]:
        return list(possible)
    strange = sorted(set(keys) - set(possible))
    if strange:
        raise Trouble(f"This cannot be said of {', '.join(strange)}: see what there is with: dev.py texts state.")
    return list(keys)


def state(language: str, folder: Path = FOLDER) -> dict[str, list[str]]:
    """The keys that are missing, stale, left over, and clinical without a review."""
    there, said = read_translation(folder / language), english(folder)
    fits = [key for key, text in said.items() if there.fits(key, text)]
    return {
        "missing": [key for key in said if key not in there.sentences],
        "stale": [key for key in said if key in there.sentences and key not in set(fits)],
        "left over": [key for key in there.sentences if key not in said],
        "not reviewed": [key for key in fits if not there.is_reviewed(key, said[key])],
    }


def _read(file: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _write(file: Path, entries: Mapping[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


# the command line


def parser() -> argparse.ArgumentParser:
    """The command line of ``dev.py texts``."""
    made = argparse.ArgumentParser(prog="dev.py texts", description=__doc__)
    choices = made.add_subparsers(dest="command", required=True)
    out = choices.add_parser("export", help="write a language for Qt Linguist")
    out.add_argument("language")
    out.add_argument("file", type=Path, nargs="?", help="build/texts/LANGUAGE.ts if none is named")
    choices.add_parser("import", help="read what Qt Linguist has written").add_argument("file", type=Path)
    choices.add_parser("state", help="what is missing, stale or not reviewed").add_argument("language")
    for name, what in (("accept", "these fit the English as it is now"), ("review", "a clinician has read these")):
        command = choices.add_parser(name, help=what)
        command.add_argument("language")
        command.add_argument("keys", nargs="+", help=f"text keys, or {EVERYTHING}")
    return made


def main(arguments: Sequence[str]) -> int:
    """Carries out one command; gives its exit code."""
    asked = parser().parse_args(arguments)
    try:
        return _carry_out(asked)
    except Trouble as trouble:
        print(f"dev.py texts: {trouble}", file=sys.stderr)
        return 1


def _carry_out(asked: argparse.Namespace) -> int:
    if asked.command == "export":
        file = asked.file or ROOT / "build" / "texts" / f"{asked.language}.ts"
        say(f"{export(asked.language, file)}\nWritten to {file}")
    elif asked.command == "import":
        return _tell(bring_in(asked.file))
    elif asked.command == "state":
        return _tell(asked.language)
    else:
        count = {"accept": accept, "review": review}[asked.command](asked.language, asked.keys)
        say(f"{count} sentences are marked")
    return 0


def _tell(language: str) -> int:
    found = state(language)
    for what, keys in found.items():
        shown = ", ".join(keys[:NAMED]) + (", ..." if len(keys) > NAMED else "")
        say(f"{what}: {len(keys)}{f' ({shown})' if keys else ''}")
    return 1 if found["missing"] or found["stale"] else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
