"""What a Linux package tells of the program: desktop entry, metainfo and man page, held equal to the program itself."""

import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path

import pytest

from sciatimer import __version__
from sciatimer.commands.parser import _whole, read_arguments
from sciatimer.desktop import autostart_xdg, notify_server
from sciatimer.texts import FALLBACK_LANGUAGE, languages
from sciatimer.ui.qt import DESKTOP_NAME
from tests.source import ROOT
from tools import release

LINUX = ROOT / "packaging" / "linux"
ENTRY = LINUX / "sciatimer.desktop"
NOW = {"SOURCE_DATE_EPOCH": "1772452800"}
CHANGELOG = release.CHANGELOG.read_text(encoding="utf-8")
PICTURES_AT = "https://pictures.invalid/of"
TRANSLATED = [language for language in languages() if language != FALLBACK_LANGUAGE]
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def entry() -> RawConfigParser:
    read = RawConfigParser(delimiters=("=",), interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign] # as the documentation of configparser has it
    read.read_string(ENTRY.read_text(encoding="utf-8"))
    return read


def metainfo(pictures_at: str = PICTURES_AT) -> ET.Element:
    return ET.fromstring(release.metainfo(CHANGELOG, pictures_at, NOW))  # noqa: S314 - it is a file of ours


def texts_of(element: ET.Element, tag: str) -> dict[str, list[str]]:
    """The words of the elements of a tag by language."""
    found: dict[str, list[str]] = {}
    for each in element.iter(tag):
        found.setdefault(each.get(LANG, FALLBACK_LANGUAGE), []).append("".join(each.itertext()))
    return found


def validated(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not here")
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def test_the_desktop_entry_is_valid() -> None:
    done = validated(["desktop-file-validate", ENTRY])
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_everybody_calls_the_program_by_the_same_name() -> None:
    names = {DESKTOP_NAME, notify_server._ENTRY, ENTRY.stem, autostart_xdg._NAME.removesuffix(".desktop")}
    assert names == {"sciatimer"}
    assert metainfo().findtext("launchable") == ENTRY.name
    assert entry()["Desktop Entry"]["Icon"] == DESKTOP_NAME


def test_each_action_is_something_that_the_command_line_understands() -> None:
    groups = entry()
    actions = groups["Desktop Entry"]["Actions"].strip(";").split(";")
    assert [f"Desktop Action {action}" for action in actions] == groups.sections()[1:]
    for name in groups.sections():
        program, *arguments = groups[name]["Exec"].split()
        assert program == "sciatimer"
        read_arguments(arguments)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_desktop_entry_speaks_every_language(language: str) -> None:
    groups = entry()
    said = [
        (name, key)
        for name in groups.sections()
        for key in ("Name", "GenericName", "Comment", "Keywords")
        if key in groups[name] and groups[name][key] != "Sciatimer"
    ]
    assert [(name, key) for name, key in said if f"{key}[{language}]" not in groups[name]] == []


@pytest.mark.parametrize("pictures_at", ["", PICTURES_AT])
def test_the_metainfo_is_valid(tmp_path: Path, pictures_at: str) -> None:
    file = tmp_path / "sciatimer.metainfo.xml"
    file.write_text(release.metainfo(CHANGELOG, pictures_at, NOW), encoding="utf-8")
    done = validated(["appstreamcli", "validate", "--no-net", file])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("tag", ["summary", "caption"])
def test_the_metainfo_speaks_every_language(tag: str, language: str) -> None:
    said = texts_of(metainfo(), tag)
    assert len(said[language]) == len(said[FALLBACK_LANGUAGE])


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("tag", ["p", "li"])
def test_the_description_speaks_every_language(tag: str, language: str) -> None:
    description = metainfo().find("description")
    assert description is not None
    said = texts_of(description, tag)
    assert len(said[language]) == len(said[FALLBACK_LANGUAGE])


def test_the_newest_release_is_the_version_of_the_program() -> None:
    newest = metainfo().find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    points = [point.text for point in newest.iter("li")]
    assert points == list(release.releases(CHANGELOG)[0].changes)


def test_pictures_are_named_only_where_they_can_be_fetched() -> None:
    assert metainfo("").find("screenshots") is None
    addresses = [image.text or "" for image in metainfo().iter("image")]
    assert {address.rpartition("/")[0] for address in addresses} == {PICTURES_AT}


def test_every_picture_that_is_named_is_there_in_its_size_and_no_other() -> None:
    images = {(image.text or "").rpartition("/")[2]: image for image in metainfo().iter("image")}
    assert set(images) == {file.name for file in (LINUX / "screenshots").iterdir()}
    for name, image in images.items():
        size = struct.unpack(">II", (LINUX / "screenshots" / name).read_bytes()[16:24])
        assert size == (int(image.get("width", "")), int(image.get("height", "")))


def subcommands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """Those that the help shows; the ones that the program starts itself by stand in no list."""
    kinds = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    return {shown.dest: kind.choices[shown.dest] for kind in kinds for shown in kind._choices_actions}


def commands(parser: ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], ArgumentParser]]:
    """Every command, with its parser."""
    yield path, parser
    for name, command in subcommands(parser).items():
        yield from commands(command, (*path, name))


def plain(page: str) -> str:
    """A man page without its marks."""
    for mark in ("\\fI", "\\fR", '"', " ,"):
        page = page.replace(mark, "")
    return page.replace("\\-", "-")


COMMANDS = dict(commands(_whole()))
PAGE = plain(release.man_page(CHANGELOG, NOW))
SECTIONS = {path: PAGE.find("sciatimer " + " ".join(path)) for path in COMMANDS if path}


@pytest.mark.parametrize("path", [path for path, parser in COMMANDS.items() if path and "run" in parser._defaults])
def test_the_man_page_has_every_command_with_its_options(path: tuple[str, ...]) -> None:
    begin = SECTIONS[path]
    assert begin >= 0
    section = PAGE[begin : min((at for at in SECTIONS.values() if at > begin), default=len(PAGE))]
    everywhere = {"--help", "--data-dir", "--temp"}
    options = {action.option_strings[-1] for action in COMMANDS[path]._actions if action.option_strings} - everywhere
    assert sorted(option for option in options if option not in section) == []


def test_the_man_page_has_every_option_of_the_window() -> None:
    section = PAGE[PAGE.index(".SH OPTIONS") : PAGE.index(".SH COMMANDS")]
    options = [option for action in COMMANDS[()]._actions for option in action.option_strings]
    assert len(options) >= 9
    assert [option for option in options if option not in section] == []


def test_the_man_page_has_no_option_that_the_program_has_not() -> None:
    known = {option for parser in COMMANDS.values() for action in parser._actions for option in action.option_strings}
    named = {word.strip(".,|") for word in PAGE.split() if word.startswith("--")}
    assert named - known == set()


def test_the_man_page_tells_the_version() -> None:
    assert f"Sciatimer {__version__}" in PAGE.splitlines()[1]


def test_the_man_page_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "sciatimer.1"
    file.write_text(release.man_page(CHANGELOG, NOW), encoding="utf-8")
    done = validated(["mandoc", "-T", "lint", "-W", "warning", file])
    assert (done.returncode, done.stdout) == (0, "")
