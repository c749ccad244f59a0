"""A sway that is new enough: the machine's own, or one that is unpacked beside it."""

import subprocess
from pathlib import Path

import pytest

from tools import desktops, machine
from tools.console import ROOT, Trouble

DRAWERS = "usr/lib/x86_64-linux-gnu"


class Outside:
    """A machine with a PATH of its own; programs on it are scripts."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = folder / "bin"
        self.path.mkdir()
        self.unpacked = folder / "build" / "trixie"
        self.brought: list[str] = []
        monkeypatch.setenv("PATH", str(self.path))
        monkeypatch.setattr(machine, "bring", self.bring)
        monkeypatch.setattr(desktops, "FOLDER", self.unpacked)
        monkeypatch.setattr("sys.platform", "linux")

    def bring(self, needs: tuple[machine.Need, ...]) -> None:
        self.brought += [need.package for need in needs]

    def add(self, name: str, script: str = "") -> None:
        program = self.path / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)

    def unpack(self) -> Path:
        """What mmdebstrap would leave."""
        loader = self.unpacked / DRAWERS / "ld-linux-x86-64.so.2"
        for file in (loader, self.unpacked / "usr" / "bin" / "sway"):
            file.parent.mkdir(parents=True)
            file.touch()
        return loader


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outside:
    return Outside(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("told", "command"),
    [("sway version 1.8", ["swaymsg"]), ("sway version 1.10.1", ["swaymsg"]), ("sway version 1.7", []), ("?", [])],
)
def test_the_machines_own_is_taken_if_it_is_new_enough(outside: Outside, told: str, command: list[str]) -> None:
    outside.add("sway", f"echo '{told}'")
    assert desktops.unpacked("swaymsg") == command


def test_one_that_was_unpacked_runs_with_its_own_libraries(outside: Outside) -> None:
    assert desktops.unpacked("sway") == []
    loader = outside.unpack()
    program = outside.unpacked / "usr" / "bin" / "sway"
    assert desktops.unpacked("sway") == [
        str(loader),
        "--library-path",
        str(loader.parent),
        str(program),
    ]


def test_it_is_unpacked_where_debian_has_only_an_old_one(outside: Outside, tmp_path: Path) -> None:
    outside.add("apt-get")
    outside.add("mmdebstrap", f'echo "$@" > {tmp_path}/asked')
    desktops.bring()
    assert {"mutter", "kwin-wayland", "dunst", "xfce4-notifyd", "python3-dbusmock"} <= set(outside.brought)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").split()
    assert asked == ["--quiet", "--variant=extract", "--include=sway", "trixie", str(outside.unpacked)]


@pytest.mark.parametrize("programs", [["apt-get", "sway"], []])
def test_it_is_not_unpacked_where_it_is_there_or_cannot_be_had(outside: Outside, programs: list[str]) -> None:
    for name in programs:
        outside.add(name, "echo sway version 1.9")
    desktops.bring()
    assert not outside.unpacked.exists()


def test_what_cannot_be_unpacked_is_said_and_leaves_nothing(outside: Outside) -> None:
    outside.add("apt-get")
    outside.add("mmdebstrap", f"/bin/mkdir -p {outside.unpacked}/usr; echo 'E: no such suite' >&2; exit 1")
    with pytest.raises(Trouble, match="no such suite"):
        desktops.bring()
    assert not outside.unpacked.exists()


def test_the_folder_that_git_ignores_holds_it() -> None:
    done = subprocess.run(["git", "check-ignore", "-q", str(desktops.FOLDER)], cwd=ROOT, check=False)
    assert done.returncode == 0
