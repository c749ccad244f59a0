"""Each package is tried where nothing of this checkout is in reach: installed, run, used by real keys, removed."""

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tools.console import ROOT, Trouble, say
from tools.environment import Environment
from tools.packages.root import PERSON, Root, as_variable
from tools.screen import virtual_desktop

HISTORY = "/home/person/.local/share/sciatimer/history.db"
ENTRY = "/usr/share/applications/sciatimer.desktop"
INSTALL = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "--no-install-recommends", "install")
_MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_HIDDEN = {"QT_QPA_PLATFORM": "offscreen"}


def deb(package: Path, root: Root, environment: Environment, version: str) -> None:
    """Installs, upgrades, uses and removes the Debian package.

    Raises:
        Trouble: something of it does not work.
    """
    _install_over_an_older_one(package, root)
    _runs(root, ["sciatimer"], version)
    _is_whole(root, "/usr/lib/sciatimer")
    _starts_and_is_used(root, of_the_icon(root), environment)
    root.run("sciatimer", "history", "backup", "/home/person/copy.db", user=PERSON)
    kept = root.run("sha256sum", HISTORY)
    root.run("apt-get", "-q", "-y", "purge", "sciatimer")
    if root.run("sha256sum", HISTORY) != kept:
        raise Trouble("Removing the package changed what the person answered.")
    say("  removed and purged: the history stayed as it was")


def appdir(folder: Path, root: Root, version: str) -> None:
    """Runs the folder of the AppImage where nothing but what every desktop has is installed.

    Raises:
        Trouble: it does not run.
    """
    hosts = ("libgl1", "libegl1", "libfontconfig1", "libx11-6", "libxcb1", "libx11-xcb1", "libexpat1", "libglib2.0-0")
    root.run("apt-get", "-q", "update")
    root.run(*INSTALL, *hosts)
    subprocess.run(["cp", "-a", folder, root.folder / "opt" / "AppDir"], check=True)
    _runs(root, ["/opt/AppDir/AppRun"], version)


def wheel(package: Path, root: Root, version: str) -> None:
    """Installs the wheel with pipx, as the README says.

    Raises:
        Trouble: it cannot be installed, or does not run.
    """
    root.run("apt-get", "-q", "update")
    root.run(*INSTALL, "pipx", *_shared_libraries())
    place = f"/opt/{package.name}"
    subprocess.run(["cp", package, root.folder / "opt"], check=True)
    _let_pip_out(root)
    root.run("pipx", "install", place, user=PERSON, variables=_pip_variables(), limit=1200)
    _runs(root, ["/home/person/.local/bin/sciatimer"], version)
    venv = "/home/person/.local/pipx/venvs/sciatimer"
    for path in ("share/applications/sciatimer.desktop", "share/icons/hicolor/scalable/apps/sciatimer.svg"):
        root.run("sh", "-c", f"test -f {venv}/{path} || test -f /home/person/.local/share/pipx/venvs/sciatimer/{path}")
    say("  desktop entry and icon are there")


def _shared_libraries() -> list[str]:
    from tools import machine

    return [need.package for need in machine.WINDOW]


def _pip_variables() -> dict[str, str]:
    """How this machine reaches its package index, if it has to be told."""
    wanted = re.compile(r"(?i)^(pip_.*|ssl_cert_.*|(https?|no)_proxy)$")
    return {name: value for name, value in os.environ.items() if wanted.match(name)}


def _let_pip_out(root: Root) -> None:
    for name in ("/etc/pip.conf", "/etc/xdg/pip"):
        if Path(name).exists():
            (root.folder / name.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-rL", name, root.folder / name.lstrip("/")], check=True)


def _install_over_an_older_one(package: Path, root: Root) -> None:
    """The same files under an older version come first, so that an upgrade is seen."""
    with tempfile.TemporaryDirectory() as name:
        older = Path(name) / "older"
        subprocess.run(["dpkg-deb", "--raw-extract", package, older], check=True)
        control = older / "DEBIAN" / "control"
        control.write_text(re.sub(r"(?m)^Version: .*$", "Version: 0.0.1", control.read_text("utf-8")), "utf-8")
        subprocess.run(
            ["dpkg-deb", "-Znone", "--root-owner-group", "--build", older, root.folder / "opt/older.deb"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    subprocess.run(["cp", package, root.folder / "opt" / "sciatimer.deb"], check=True)
    root.run("apt-get", "-q", "update")
    root.run(*INSTALL, "/opt/older.deb")
    root.run("sciatimer", "history", "check", user=PERSON)
    root.run("sh", "-c", "sciatimer self-test && mkdir -p ~/.local/share", user=PERSON, variables=_HIDDEN)
    brought = root.run(*INSTALL, "/opt/sciatimer.deb")
    say(f"  installed over an older one: {brought.count('Unpacking')} package unpacked")


def _runs(root: Root, program: list[str], version: str) -> None:
    """The version, its own test, and what it says of the machine; as an ordinary user."""
    said = root.run(*program, "--version", user=PERSON)
    if said.strip() != f"sciatimer {version}":
        raise Trouble(f"The package says that it is {said.strip()!r}, not {version}.")
    root.run(*program, "self-test", user=PERSON, variables=_HIDDEN)
    doctor = root.run(*program, "doctor", user=PERSON, variables=_HIDDEN)
    if "does not load" in doctor:
        raise Trouble(f"A library of the package does not load:\n{doctor}")
    say("  its own test: passed; every library loads")


def _is_whole(root: Root, folder: str) -> None:
    """Every library that anything in the folder wants is there."""
    find = f"find {folder} -type f \\( -name '*.so*' -o -name sciatimer \\) -exec ldd {{}} + 2>/dev/null"
    missing = sorted(set(_MISSING.findall(root.run("sh", "-c", f"LD_LIBRARY_PATH={folder}/_internal {find}"))))
    if missing:
        raise Trouble(f"The package needs what neither it nor its dependencies bring: {', '.join(missing)}")
    say("  nothing that it is linked to is missing")


def of_the_icon(root: Root) -> list[str]:
    """What the desktop starts when somebody presses the icon."""
    entry = (root.folder / ENTRY.lstrip("/")).read_text(encoding="utf-8")
    line = re.search(r"^Exec=(.+)$", entry, re.MULTILINE)
    if line is None:
        raise Trouble("The desktop entry starts nothing: it has no line Exec=.")
    return [word for word in shlex.split(line[1]) if not re.fullmatch(r"%\w", word)]


def _starts_and_is_used(root: Root, program: list[str], environment: Environment) -> None:
    """The tests that press real keys, from the first use to the verdict, on the installed program."""
    shared = Path(tempfile.gettempdir())
    variables = environment.variables()
    under_test = {"SCIATIMER_PROGRAM": as_variable(root.command(program, shared=shared)), "PYTEST_ADDOPTS": "-q"}
    tests = [
        "-m",
        "pytest",
        "-p",
        "no:xdist",
        "-p",
        "no:randomly",
        "--no-cov",
        "tests/end_to_end/test_whole_session.py",
    ]
    with virtual_desktop(variables) as on_desktop:
        _used(environment, tests, on_desktop | under_test)
        _stays_up(root, program, on_desktop)


def _used(environment: Environment, tests: list[str], variables: Mapping[str, str]) -> None:
    command = ["dbus-run-session", "--", str(environment.python), *tests]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Trouble(f"The installed program does not do what the tests want:\n{done.stdout[-3000:]}")
    say(f"  used by real keys: {done.stdout.strip().splitlines()[-1]}")


def _stays_up(root: Root, program: list[str], variables: Mapping[str, str]) -> None:
    """As an ordinary user with a history of their own, which the removal must leave."""
    display = {"DISPLAY": variables["DISPLAY"]}
    said = root.run("sh", "-c", f"timeout 10 {shlex.join(program)}; [ $? = 124 ]", user=PERSON, variables=display)
    if "Traceback" in said:
        raise Trouble(f"The installed program complains:\n{said}")
    say("  an ordinary user sees its window, and has a history")
