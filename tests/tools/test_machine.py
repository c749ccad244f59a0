"""What the machine lacks is added with apt, once, patiently, and otherwise named."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import machine
from tools.console import Trouble
from tools.machine import Library, Module, Place, Program, Service

HERE = Program("sh", "dash")
NOT_HERE = Program("no-such-program", "no-such-package")
Script = Callable[[str, str], Path]

COUNT = 'printf "%s\\n" "$*" >> "$(dirname "$0")/log"; tries=$(wc -l < "$(dirname "$0")/log")\n'


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Writes a program onto a PATH that holds only what such a script needs."""
    place = tmp_path / "bin"
    place.mkdir()
    for tool in ("env", "sh", "wc", "dirname"):
        real = next(Path(folder) / tool for folder in ("/usr/bin", "/bin") if (Path(folder) / tool).exists())
        (place / tool).symlink_to(real)
    monkeypatch.setenv("PATH", str(place))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(machine, "LOCK_WAIT", 0)

    def write(name: str, body: str) -> Path:
        file = place / name
        file.write_text(f"#!/bin/sh\n{body}", encoding="utf-8")
        file.chmod(0o755)
        return place / "log"

    return write


def calls(log: Path) -> list[str]:
    """What the fake was asked for, without the options that never change."""
    return [line.rpartition("DPkg::Lock::Timeout=300 ")[2] for line in log.read_text(encoding="utf-8").splitlines()]


def test_a_machine_that_has_everything_is_left_alone(script: Script) -> None:
    log = script("apt-get", COUNT)
    machine.bring([HERE, Library("libc.so.6", "libc6"), Module("json", "python3")])
    assert not log.exists()


def test_only_what_is_missing_is_added(script: Script, capsys: pytest.CaptureFixture[str]) -> None:
    log = script("apt-get", COUNT)
    machine.bring([HERE, NOT_HERE, Library("libnothing.so.0", "libnothing0"), Module("no_such_module", "python3-none")])
    assert calls(log) == ["install -y --no-install-recommends no-such-package libnothing0 python3-none"]
    assert "no-such-package libnothing0 python3-none" in capsys.readouterr().out


def test_a_service_is_there_when_the_bus_can_start_it(tmp_path: Path) -> None:
    service = Service("org.example.Reader", "example", folder=tmp_path)
    assert not service.is_there()
    (tmp_path / "org.example.Reader.service").touch()
    assert service.is_there()


def test_stale_package_lists_are_refreshed_once(script: Script) -> None:
    log = script("apt-get", COUNT + 'test "$tries" != 1 || { echo "E: Unable to locate package x" >&2; exit 100; }')
    machine.bring([NOT_HERE])
    assert [call.split()[0] for call in calls(log)] == ["install", "update", "install"]


def test_what_apt_cannot_do_is_told_in_one_sentence(script: Script) -> None:
    script("apt-get", COUNT + 'echo "E: Unable to locate package no-such-package" >&2; exit 100')
    with pytest.raises(Trouble, match=r"Unable to locate package no-such-package.*by hand\.") as told:
        machine.bring([NOT_HERE])
    assert "\n" not in str(told.value)


def test_a_locked_package_system_is_waited_for(script: Script, capsys: pytest.CaptureFixture[str]) -> None:
    locked = 'echo "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7" >&2; exit 100'
    log = script("apt-get", COUNT + f'test "$tries" -gt 3 || {{ {locked}; }}')
    machine.bring([NOT_HERE])
    assert [call.split()[0] for call in calls(log)] == ["install"] * 4
    assert "waiting" in capsys.readouterr().out


def test_the_wait_for_the_lock_has_an_end(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LOCK_TRIES", 2)
    script("apt-get", 'echo "E: Could not get lock /var/lib/apt/lists/lock" >&2; exit 100')
    with pytest.raises(Trouble, match="another program has held the package system"):
        machine.bring([NOT_HERE])


def test_a_blocked_mirror_is_no_lock(script: Script) -> None:
    log = script("apt-get", COUNT + 'echo "E: Failed to fetch x  403 Blocked" >&2; exit 100')
    with pytest.raises(Trouble, match="403 Blocked"):
        machine.bring([NOT_HERE])
    assert len(calls(log)) == 3


def test_where_there_is_no_apt_the_missing_is_named(script: Script, capsys: pytest.CaptureFixture[str]) -> None:
    machine.bring([HERE, NOT_HERE])
    assert capsys.readouterr().out.strip().endswith(": no-such-package")


def test_another_user_goes_through_sudo_and_never_waits_for_a_password_without_a_terminal(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    script("apt-get", COUNT)
    log = script("sudo", COUNT)
    machine.bring([NOT_HERE])
    assert log.read_text(encoding="utf-8").startswith("-n env DEBIAN_FRONTEND=noninteractive")


def test_without_sudo_it_says_what_root_has_to_run(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    script("apt-get", COUNT)
    with pytest.raises(Trouble, match="run as root `apt-get install -y --no-install-recommends no-such-package`"):
        machine.bring([NOT_HERE])


def test_no_need_is_named_twice() -> None:
    wanted = (machine.VENV, machine.WINDOW, machine.DESKTOP, machine.LOUDSPEAKER, machine.SCREEN_READER)
    everything = [need for needs in (*wanted, machine.VALIDATORS) for need in needs]
    packages = [need.package for need in everything]
    assert len(packages) == len(set(packages))


def test_a_place_is_there_when_it_is(tmp_path: Path) -> None:
    place = Place(tmp_path / "dbusmock", "python3-dbusmock")
    assert not place.is_there()
    place.path.mkdir()
    assert place.is_there()
