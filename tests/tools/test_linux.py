"""What a Linux package lays beside the program, and where."""

import os
import stat
from pathlib import Path, PurePosixPath

import pytest

from sciatimer import __version__
from tests.source import ROOT
from tools import linux

NOW = {"SOURCE_DATE_EPOCH": "1772452800"}


@pytest.fixture
def laid_out(tmp_path: Path) -> Path:
    before = os.umask(0o077)
    try:
        linux.lay_out(tmp_path, variables=NOW)
    finally:
        os.umask(before)
    return tmp_path / "share"


def test_a_package_holds_all_that_a_desktop_looks_for(laid_out: Path) -> None:
    names = {file.relative_to(laid_out).as_posix() for file in laid_out.rglob("*") if file.is_file()}
    icons = {f"icons/hicolor/{size}x{size}/apps/sciatimer.png" for size in (16, 24, 32, 48, 64, 128, 256, 512)}
    drawn = {"icons/hicolor/scalable/apps/sciatimer.svg", "icons/hicolor/symbolic/apps/sciatimer-symbolic.svg"}
    told = {
        "applications/sciatimer.desktop",
        "bash-completion/completions/sciatimer",
        "metainfo/invalid.sciatimer.sciatimer.metainfo.xml",
        "man/man1/sciatimer.1",
    }
    assert names == icons | drawn | told


def test_everybody_can_read_it_whatever_the_umask_was(laid_out: Path) -> None:
    modes = {stat.S_IMODE(file.stat().st_mode) for file in laid_out.rglob("*") if file.is_file()}
    folders = {stat.S_IMODE(folder.stat().st_mode) for folder in laid_out.rglob("*") if folder.is_dir()}
    assert (modes, folders) == ({0o644}, {0o755})


def test_what_is_made_for_a_release_tells_its_version(laid_out: Path) -> None:
    assert __version__ in (laid_out / "man/man1/sciatimer.1").read_text(encoding="utf-8")
    assert f'version="{__version__}"' in laid_out.joinpath(
        "metainfo/invalid.sciatimer.sciatimer.metainfo.xml"
    ).read_text(encoding="utf-8")


def test_each_size_of_the_icon_lies_where_its_size_says() -> None:
    for place, source in linux.shared_files().items():
        if source.suffix == ".png":
            size = source.stem.rpartition("-")[2]
            assert place == PurePosixPath(f"share/icons/hicolor/{size}x{size}/apps/sciatimer.png")


def test_every_size_that_there_is_is_laid_out() -> None:
    there = set((ROOT / "assets" / "icons").glob("sciatimer-*.png"))
    assert there == {source for source in linux.shared_files().values() if source.suffix == ".png"}
