"""The wheel: the same bytes from the checkout and from the sdist, whoever builds it, where and when."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from tests.source import ROOT
from tools import release


def build(kind: str, source: Path, out: Path, *, umask: int, **variables: str) -> Path:
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", out, source],
        env=os.environ | variables,
        umask=umask,
        check=True,
        capture_output=True,
    )
    return next(out.iterdir())


def test_the_wheel_is_the_same_from_the_checkout_and_from_the_sdist_without_git(tmp_path: Path) -> None:
    when = release.source_date()
    here = build("wheel", ROOT, tmp_path / "here", umask=0o022, TZ="UTC", SOURCE_DATE_EPOCH=when)
    sdist = build("sdist", ROOT, tmp_path / "sdist", umask=0o022, SOURCE_DATE_EPOCH=when)
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path / "elsewhere", filter="data")
    (folder,) = (tmp_path / "elsewhere").iterdir()
    for file in folder.rglob("*.py"):
        os.utime(file, (0, 0))
    there = build("wheel", folder, tmp_path / "there", umask=0o077, TZ="Asia/Tokyo", SOURCE_DATE_EPOCH=when)
    assert zipfile.ZipFile(there).namelist() == zipfile.ZipFile(here).namelist()
    assert there.read_bytes() == here.read_bytes()
    assert any(name.endswith("/data/share/applications/sciatimer.desktop") for name in zipfile.ZipFile(here).namelist())
