"""The Flatpak may do what the program needs, no more; each right has its reason beside it."""

import importlib.util
import json
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import PySide6
import pytest

from sciatimer.ui.qt import DESKTOP_NAME
from tests.packaging.texts_of import PACKAGING, text_of
from tests.source import ROOT, sources
from tools.recipes import APPLICATION_ID

FOLDER = PACKAGING / "flatpak"
MANIFEST: dict[str, Any] = json.loads(text_of("flatpak", f"{APPLICATION_ID}.json"))
RIGHTS: list[str] = MANIFEST["finish-args"]
TALKS = [right.removeprefix("--talk-name=") for right in RIGHTS if right.startswith("--talk-name=")]
CODE = "".join(source.text for source in sources("gui/sciatimer"))


def slimming() -> tuple[Callable[[str], bool], Callable[[Path], tuple[int, int]]]:
    """is_kept and slim, from the file that the build runs by itself."""
    spec = importlib.util.spec_from_file_location("slim", FOLDER / "slim.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.is_kept, module.slim


def test_its_name_is_the_one_name() -> None:
    assert MANIFEST["id"] == APPLICATION_ID
    assert APPLICATION_ID.count(".") >= 2


def test_the_program_knows_its_own_window_by_the_last_part_of_that_name() -> None:
    assert APPLICATION_ID.rpartition(".")[2] == DESKTOP_NAME


def test_what_the_desktop_sees_is_renamed_from_the_name_that_the_program_has_elsewhere() -> None:
    assert MANIFEST["rename-desktop-file"] == f"{DESKTOP_NAME}.desktop"
    assert MANIFEST["rename-icon"] == DESKTOP_NAME


def test_it_starts_the_command_that_the_wheel_brings() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert MANIFEST["command"] in project["scripts"]


def test_it_has_no_network_no_files_and_no_whole_bus() -> None:
    broad = r"--share=network|--socket=(session|system)-bus|--device=.*|--filesystem=(host|home|/|xdg-(?!run/)).*|--.*Flatpak"
    assert [right for right in RIGHTS if re.fullmatch(broad, right)] == []
    assert {right.partition("=")[0] for right in RIGHTS} == {"--socket", "--share", "--filesystem", "--talk-name"}


def test_it_talks_to_nobody_whom_the_code_does_not_know() -> None:
    assert [name for name in TALKS if f'"{name}"' not in CODE] == []


def test_every_right_has_its_reason_and_every_reason_its_right() -> None:
    may = text_of("flatpak", "README.md").partition("## What it may do")[2].partition("## What it may not do")[0]
    rows = re.findall(r"^\| `(--[^`]+)` \| (.{20,}) \|$", may, re.MULTILINE)
    assert [right for right, _ in rows] == RIGHTS


def test_every_name_on_a_bus_is_given_or_said_not_to_be() -> None:
    names = set(re.findall(r'"(org\.(?:freedesktop|gnome|kde|xfce|cinnamon|mate)\.\w[\w.]*)"', CODE))
    told = re.findall(r"`(?:--talk-name=)?(org\.[\w.]+)`", text_of("flatpak", "README.md"))
    free = ("org.freedesktop.DBus", "org.freedesktop.portal.")  # Flatpak lets everybody talk to these
    settings = {"org.gnome.desktop.notifications", "org.cinnamon.desktop.notifications", "org.mate.NotificationDaemon"}
    assert len(names) > 10
    untold = [name for name in names - settings if not name.startswith((*free, *told))]
    assert untold == []


def test_what_is_built_from_source_is_pinned_by_its_hash() -> None:
    fetched = [s for m in MANIFEST["modules"] if isinstance(m, dict) for s in m["sources"] if "url" in s]
    assert len(fetched) == 2
    for source in fetched:
        assert source["url"].startswith("https://")
        assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"])


def test_the_metainfo_belongs_to_the_entry_as_it_is_renamed() -> None:
    module = MANIFEST["modules"][-1]
    (source,) = module["sources"]
    assert Path(source["path"]).name == f"{APPLICATION_ID}.metainfo.xml"
    assert r"s/>sciatimer\.desktop</>${FLATPAK_ID}.desktop</" in module["build-commands"][0]


def test_every_part_of_qt_that_the_program_imports_stays() -> None:
    is_kept, _ = slimming()
    modules = set(re.findall(r"^\s*from PySide6\.(\w+) import", CODE, re.MULTILINE))
    assert {"QtCore", "QtWidgets", "QtMultimedia"} <= modules
    gone = [name for name in modules if not is_kept(f"{name}.abi3.so") and not is_kept(f"{name}/__init__.py")]
    assert gone == []


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of other systems are named otherwise")
def test_every_library_that_what_stays_is_linked_to_stays() -> None:
    is_kept, _ = slimming()
    root = Path(PySide6.__file__).parent
    stays = [file for file in root.rglob("*.so*") if is_kept(file.relative_to(root).as_posix())]
    linked = {
        name.decode()
        for file in stays
        for name in re.findall(rb"\0(libQt6\w+\.so\.6|libicu\w+\.so\.\d+)\0", file.read_bytes())
    }
    assert len(linked) > 10
    assert [name for name in linked if not is_kept(f"Qt/lib/{name}")] == []


def test_what_is_not_used_goes_and_leaves_no_empty_folder(tmp_path: Path) -> None:
    _, slim = slimming()
    for name in ("QtCore.abi3.so", "Qt/lib/libQt6Core.so.6", "Qt/lib/libQt6WebEngineCore.so.6", "Qt/qml/QtQuick/a.qml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"ten bytes.")
    assert slim(tmp_path) == (20, 20)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {"QtCore.abi3.so", "Qt", "Qt/lib", "Qt/lib/libQt6Core.so.6"}


def test_a_folder_without_pyside_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    _, slim = slimming()
    with pytest.raises(FileNotFoundError, match="no PySide6"):
        slim(tmp_path)
    assert (tmp_path / "letter.txt").is_file()
