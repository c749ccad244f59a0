"""Nothing that is free under the GPL alone gets into a package."""

from pathlib import Path

import pytest

from tests.source import ROOT
from tools import licences
from tools.console import Trouble
from tools.licences import QT_LIBRARIES, refused

GOOD = (
    "_internal/PySide6/Qt/lib/libQt6Core.so.6",
    "_internal/PySide6/Qt/lib/libQt6WaylandClient.so.6",
    "_internal/PySide6/QtCore.abi3.so",
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt6Widgets.dll",
    "assets/licences/Qt-parts.txt",
)
BAD = (
    "_internal/PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
    "_internal/PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    "_internal/PySide6/Qt/plugins/wayland-graphics-integration-server/libqt-wayland-compositor-wayland-egl.so",
    "_internal/PySide6/Qt/lib/libQt6CanvasPainter.so.6",
    "PySide6/Qt6Charts.dll",
    "_internal/libreadline.so.8",
)


def laid(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_what_the_program_uses_is_good(tmp_path: Path) -> None:
    assert refused(laid(tmp_path, GOOD)) == []


@pytest.mark.parametrize("name", BAD)
def test_what_is_under_the_gpl_alone_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(laid(tmp_path, (*GOOD, name))) == [Path(name)]


SEARCHED = """libxcb-cursor0:amd64: /usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0
libssl3:amd64, libssl3:i386: /usr/lib/x86_64-linux-gnu/libssl.so.3
"""
SHOWN = "libxcb-cursor0\t0.1.4-1\nlibssl3\t1:3.0.19-1\nother\t1\n"


def fake_debian(*command: str) -> str:
    return SEARCHED if "--search" in command else SHOWN


PACKED = (
    "_internal/libxcb-cursor.so.0",
    "_internal/libssl.so.3",
    "_internal/libmade-here.so.1",
    "_internal/PySide6/Qt/lib/libQt6Core.so.6",
    "_internal/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so",
)


def test_what_came_from_debian_gets_its_text_and_what_did_not_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "_said", fake_debian)
    for package in ("libxcb-cursor0", "libssl3"):
        laid(tmp_path / "doc", (f"{package}/copyright",))
        (tmp_path / "doc" / package / "copyright").write_text(f"License of {package}", encoding="utf-8")
    unknown = licences.collect(laid(tmp_path / "packed", PACKED), tmp_path / "out", tmp_path / "doc")
    assert unknown == ["libmade-here.so.1"]
    texts = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "out").iterdir()}
    assert texts == {
        "libxcb-cursor0_0.1.4-1.txt": "License of libxcb-cursor0",
        "libssl3_1%3a3.0.19-1.txt": "License of libssl3",
    }


def test_a_system_without_licence_texts_is_no_place_to_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "_said", fake_debian)
    with pytest.raises(Trouble, match="build where they are kept"):
        licences.collect(laid(tmp_path / "packed", PACKED), tmp_path / "out", tmp_path / "doc")


def test_whoever_packs_can_read_what_stays_out() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "tools/licences.py" in told
    assert [
        name for name in ("Charts", "VirtualKeyboard", "CanvasPainter", "WaylandCompositor") if name not in told
    ] == []
    assert not {"Charts", "VirtualKeyboard", "CanvasPainter", "WaylandCompositor"} & QT_LIBRARIES
