"""What is made for Windows and macOS carries the one version and the one icon."""

import ast
import plistlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

import sciatimer
from tools import recipes
from tools.icon_files import ICNS_SIZES, ICO_SIZES


def sizes(data: bytes, form: str) -> set[int]:
    """The widths of the pictures in an icon, as Qt reads them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form.encode()))
    found = set()
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        picture = QImage(reader.read())
        assert picture.width() == picture.height()
        found.add(picture.width())
    return found


def test_windows_reads_every_size_of_the_icon() -> None:
    assert sizes(recipes.windows_icon(), "ico") == set(ICO_SIZES)


def test_macos_reads_every_size_of_the_icon() -> None:
    assert sizes(recipes.macos_icon(), "icns") == set(ICNS_SIZES)


def test_an_icns_says_how_long_it_is() -> None:
    data = recipes.macos_icon()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)


def test_the_version_resource_is_read_as_python_and_tells_the_version() -> None:
    tree = ast.parse(recipes.version_resource("1.2.3"), mode="eval")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    strings = {
        ast.literal_eval(call.args[0]): ast.literal_eval(call.args[1])
        for call in calls
        if ast.unparse(call.func) == "StringStruct"
    }
    (numbers,) = (call.keywords for call in calls if ast.unparse(call.func) == "FixedFileInfo")
    given = {keyword.arg: ast.literal_eval(keyword.value) for keyword in numbers}
    assert strings["FileVersion"] == strings["ProductVersion"] == "1.2.3"
    assert given["filevers"] == given["prodvers"] == (1, 2, 3, 0)


def test_each_system_gets_its_files(tmp_path: Path) -> None:
    recipes.make_windows(tmp_path)
    recipes.make_macos(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {
        "version.txt",
        "sciatimer.ico",
        "Info.plist",
        "sciatimer.icns",
    }
    told = plistlib.loads((tmp_path / "Info.plist").read_bytes())
    assert told["CFBundleShortVersionString"] == sciatimer.__version__


def test_a_script_is_told_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert recipes.main(["version"]) == 0
    assert capsys.readouterr().out == f"{sciatimer.__version__}\n"


def test_another_system_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert recipes.main(["amiga"]) == 2
    assert "windows|macos|version" in capsys.readouterr().out
