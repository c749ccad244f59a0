"""Nothing that is free under the GPL alone gets into a package."""

from pathlib import Path

import pytest

from tests.source import ROOT
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


def test_whoever_packs_can_read_what_stays_out() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "tools/licences.py" in told
    assert [
        name for name in ("Charts", "VirtualKeyboard", "CanvasPainter", "WaylandCompositor") if name not in told
    ] == []
    assert not {"Charts", "VirtualKeyboard", "CanvasPainter", "WaylandCompositor"} & QT_LIBRARIES
