"""What a package takes along, what it leaves to the machine, and what is tried with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.desk import the_program
from tools.console import Trouble
from tools.environment import Environment
from tools.packages import appimage, deb, make, parts, root, trial
from tools.packages.folder import Folder
from tools.packages.root import Root

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    ("name", "used"),
    [
        (f"{QT}/plugins/platforms/libqxcb.so", True),
        (f"{QT}/plugins/platforms/libqwayland.so", True),
        (f"{QT}/plugins/texttospeech/libqtexttospeech_speechd.so", True),
        (f"{QT}/plugins/texttospeech/libqtexttospeech_mock.so", False),
        (f"{QT}/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        (f"{QT}/plugins/multimedia/libffmpegmediaplugin.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        (f"{QT}/plugins/platforms/libqcocoa.dylib", True),
        (f"{QT}/translations/qtbase_de.qm", True),
        (f"{QT}/translations/qtbase_fr.qm", False),
        (f"{QT}/translations/qtdeclarative_de.qm", False),
        (f"{QT}/lib/libQt6Core.so.6", True),
        ("sciatimer/exercises.json", True),
        ("wakepy-1.0.0.dist-info/licenses/LICENSE.txt", True),
        ("numpy-2.4.6.dist-info/RECORD", True),  # by it the texts of the licences are found
    ],
)
def test_only_what_the_program_uses_is_packed(name: str, used: bool) -> None:
    assert parts.is_used(name, {"en", "de"}) is used


def test_libraries_that_only_left_out_ones_need_are_left_out_with_them() -> None:
    needs = {"app": ["gui"], "gui": ["core"], "core": ["gui"], "films": ["codec"], "codec": []}
    assert parts.reached(["app"], needs.__getitem__) == {"app", "gui", "core"}


def test_debian_brings_what_it_has_and_the_program_its_own_python() -> None:
    sources = {
        "libssl.so.3": "/lib/libssl.so.3",
        "libpython3.11.so.1.0": "/lib/libpython3.11.so.1.0",
        "PySide6/Qt/lib/libQt6Core.so.6": "/venv/libQt6Core.so.6",
        "libpyside6.abi3.so": "/venv/libpyside6.abi3.so",
    }
    assert list(deb.brought_by_debian(sources, lambda path: path.startswith("/lib/"))) == ["libssl.so.3"]


@pytest.fixture
def packed(tmp_path: Path) -> Folder:
    """A folder as PyInstaller leaves it, with a library of the machine's and one of the program's."""
    inside = tmp_path / "packed" / "_internal"
    inside.mkdir(parents=True)
    for name in ("libX11.so.6", "libxcb.so.1", "libxcb-cursor.so.0", "libpython3.11.so.1.0"):
        (inside / name).write_bytes(b"library")
    (inside.parent / "sciatimer").write_bytes(b"program")
    return Folder(inside.parent, {}, Path("python"))


def test_an_appdir_has_all_that_an_appimage_must_have(packed: Folder, tmp_path: Path) -> None:
    made = appimage.lay_out(packed, tmp_path / "AppDir")
    assert (made / "AppRun").stat().st_mode & 0o111
    assert "Exec=" in (made / "sciatimer.desktop").read_text(encoding="utf-8")
    assert (made / ".DirIcon").resolve() == (made / "sciatimer.svg").resolve()
    assert (made / "usr/share/man/man1/sciatimer.1").is_file()
    left = {file.name for file in (made / "usr/lib/sciatimer/_internal").glob("*.so*")}
    assert left == {"libxcb-cursor.so.0", "libpython3.11.so.1.0"}, "the machine's own speak to its server"


def test_an_image_is_pressed_only_where_the_runtime_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appimage.press(tmp_path, "1.2.3", tmp_path, {}) is None
    assert appimage.RUNTIME in capsys.readouterr().out
    with pytest.raises(Trouble, match="which is not there"):
        appimage.press(tmp_path, "1.2.3", tmp_path, {appimage.RUNTIME: str(tmp_path / "none")})


def test_the_end_to_end_tests_start_the_installed_program_when_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert the_program()[-1].endswith("gui")
    words = Root(Path("/a root")).command(["sciatimer"], shared=Path("/tmp"))  # noqa: S108 - only a name here
    monkeypatch.setenv("SCIATIMER_PROGRAM", root.as_variable(words))
    assert the_program() == words
    assert words[-3:] == ["--userspec=0:0", "/a root", "sciatimer"]


def test_what_the_icon_starts_is_read_from_the_entry(tmp_path: Path) -> None:
    entry = tmp_path / trial.ENTRY.lstrip("/")
    entry.parent.mkdir(parents=True)
    entry.write_text('[Desktop Entry]\nExec=sciatimer --start "a b" %U\n', encoding="utf-8")
    assert trial._of_the_icon(Root(tmp_path)) == ["sciatimer", "--start", "a b"]
    entry.write_text("[Desktop Entry]\n", encoding="utf-8")
    with pytest.raises(Trouble, match="starts nothing"):
        trial._of_the_icon(Root(tmp_path))


def test_everything_is_made_then_tried_each_in_a_root_of_its_own(
    packed: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []
    file = tmp_path / "sciatimer"
    file.write_bytes(b"package")

    @contextmanager
    def fresh(_cache: Path) -> Iterator[Root]:
        done.append("a fresh root")
        yield Root(tmp_path)

    def stands_in(name: str, gives: object = None) -> None:
        def note(*_: object) -> object:
            done.append(name)
            return gives

        monkeypatch.setattr(f"tools.packages.{name}", note)

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("tools.bill.write", lambda *_: done.append("bill"))
    monkeypatch.setattr("tools.machine.bring", lambda _: None)
    monkeypatch.setattr("tools.packages.root.can_be_made", lambda: True)
    monkeypatch.setattr("tools.packages.root.bare_root", fresh)
    monkeypatch.setattr("tools.packages.appimage.press", lambda *_: None)
    made = {"wheel.build": file, "folder.build": packed, "deb.build": file, "appimage.lay_out": tmp_path}
    for name, gives in made.items():
        stands_in(name, gives)
    for name in ("trial.wheel", "trial.appdir", "trial.deb"):
        stands_in(name)
    make.make(Environment(tmp_path / "venv"))
    assert done[:5] == ["wheel.build", "folder.build", "bill", "deb.build", "appimage.lay_out"]
    assert done[5:] == [each for name in ("wheel", "appdir", "deb") for each in ("a fresh root", f"trial.{name}")]
    assert "[6/6]" in capsys.readouterr().out
    monkeypatch.setattr("tools.packages.root.can_be_made", lambda: False)
    make.make(Environment(tmp_path / "venv"))
    assert "not tried" in capsys.readouterr().out, "what was not tried is said"
    assert done.count("trial.deb") == 1
