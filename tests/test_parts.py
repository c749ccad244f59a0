"""What others have made is named, with a licence and its text; nothing that is pinned is left out."""

import re
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.markers import Marker

from sciatimer import parts
from sciatimer.parts import PARTS, Part, licence_texts, parts_inside, version_of
from sciatimer.resources import shipped
from sciatimer.texts import load_texts
from tests.source import ROOT

PIN = re.compile(r"^([\w.-]+)==\S+(?: ; ([^\\]+))?", re.MULTILINE)
PINS = PIN.findall((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
BUNDLED = {name for part in PARTS for name in part.distributions}
GPL_ALONE = re.compile(r"(?<![AL])GPL-\d\.\d-(only|or-later)(?! WITH )")


def test_every_package_that_is_pinned_belongs_to_a_part_with_a_licence() -> None:
    assert len(PINS) > 20
    assert {name for name, _ in PINS} <= BUNDLED
    assert [part.name for part in PARTS if not part.licence] == []


def test_no_part_names_a_package_that_is_not_pinned() -> None:
    assert BUNDLED - {name for name, _ in PINS} == {"pyinstaller"}  # which is there only where it packed the program


def test_what_is_pinned_for_a_system_is_shown_on_it() -> None:
    for system, platform_system in (("linux", "Linux"), ("win32", "Windows"), ("darwin", "Darwin")):
        here = {"sys_platform": system, "platform_system": platform_system}
        pinned = {name for name, marker in PINS if not marker or Marker(marker.strip()).evaluate(here)}
        assert pinned == {name for part in parts_inside(system, packed=False) for name in part.distributions}


def test_the_starter_is_named_only_where_the_program_was_packed_and_films_where_it_was_not() -> None:
    assert "pyinstaller" not in {part.id for part in parts_inside(packed=False)}
    assert "pyinstaller" in {part.id for part in parts_inside(packed=True)}
    assert "ffmpeg" in {part.id for part in parts_inside(packed=False)}
    assert "ffmpeg" not in {part.id for part in parts_inside(packed=True)}


@pytest.mark.parametrize("part", parts_inside(packed=False), ids=lambda part: part.id)
def test_every_part_that_is_here_has_the_text_of_its_licence(part: Part) -> None:
    told = licence_texts(part)
    assert told
    assert all(len(text.text) > 300 or text.name != told[0].name for text in told)
    assert len({text.text for text in told}) == len(told)


@pytest.mark.parametrize("part", [part for part in parts_inside(packed=False) if part.id != "ffmpeg"])
def test_every_part_that_is_here_tells_its_version(part: Part) -> None:
    assert re.match(r"\d+\.\d+", version_of(part))


def test_a_part_that_is_not_here_has_neither_version_nor_text() -> None:
    missing = Part("none", "None", "MIT", ("no-such-distribution",))
    assert (version_of(missing), licence_texts(missing)) == ("", ())


def test_the_licence_is_the_one_that_the_package_tells() -> None:
    """Where its metadata has an SPDX expression; what its wheel brings along may come on top."""
    for part in parts_inside(packed=False):
        for name in part.distributions:
            told = str(distribution(name).metadata.json.get("license_expression", part.licence))
            assert told in part.licence or part.licence in told, name


def test_nothing_is_inside_that_is_free_under_the_gpl_alone() -> None:
    assert GPL_ALONE.search("MIT AND GPL-3.0-only")
    assert [part.name for part in PARTS if GPL_ALONE.search(part.licence)] == []


def test_the_own_licence_is_shipped_as_it_is() -> None:
    assert shipped("assets/licences/Sciatimer.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_source_of_every_shipped_text_is_told() -> None:
    folder = shipped("assets/licences")
    told = (folder / "README.md").read_text(encoding="utf-8")
    files = {file.name for file in folder.glob("*.txt")}
    assert sorted(name for name in files if f"`{name}`" not in told) == []
    assert {name for part in PARTS for name in part.texts} | {"Sciatimer.txt"} == files


def test_what_each_part_is_for_is_said() -> None:
    texts = load_texts()
    assert [part.id for part in PARTS if not texts.has(f"about.for_{part.purpose}")] == []


def test_a_library_of_the_system_that_was_packed_is_shown_with_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "assets" / "licences" / "system"
    folder.mkdir(parents=True)
    (folder / "libxcb-cursor0_1%3a0.1.1-4.txt").write_text(
        "Files: *\nLicense: X11\n\nFiles: a\nLicense: X11\n\nLicense: MIT\n Text.\n", encoding="utf-8"
    )
    monkeypatch.setattr(parts, "shipped", lambda name: tmp_path / name)
    (found,) = set(parts_inside()) - set(PARTS)
    assert (found.name, version_of(found), found.licence) == ("libxcb-cursor0", "1:0.1.1-4", "X11, MIT")
    assert load_texts().has(f"about.for_{found.purpose}")
    assert [text.name for text in licence_texts(found)] == ["system/libxcb-cursor0_1%3a0.1.1-4.txt"]


def test_a_licence_that_cannot_be_read_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "thing-1.0.dist-info"
    (folder / "licenses").mkdir(parents=True)
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n", encoding="ascii")
    (folder / "licenses" / "LICENSE").write_bytes(b"\xff\xfe\xff")
    (folder / "licenses" / "NOTICE").write_text("By somebody.", encoding="ascii")
    names = ("METADATA", "RECORD", "licenses/LICENSE", "licenses/NOTICE", "licenses/GONE-LICENSE")
    record = "".join(f"{folder.name}/{name},,\n" for name in names)
    (folder / "RECORD").write_text(record, encoding="ascii")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    told = licence_texts(Part("thing", "Thing", "MIT", ("thing",)))
    assert told == (parts.LicenceText("NOTICE", "By somebody."),)
