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
USED_BY = ("tests/end_to_end/test_whole_session.py", "tests/end_to_end/test_background.py")
_MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_HIDDEN = {"QT_QPA_PLATFORM": "offscreen"}


def deb(package: Path, root: Root, environment: Environment, version: str) -> None:
    """Installs, upgrades, uses and removes the Debian package.

    Raises:
        Trouble: something of it does not work.
    """
    root.run("apt-get", "-q", "update")
    with virtual_desktop(environment.variables()) as on_desktop:
        _install(_older(package, root), root)
        _is_seen(root, _of_the_icon(root), on_desktop)
        _install(package, root)
        root.run("sciatimer", "history", "check", user=PERSON)
        say("  upgraded from an older one: the history is whole")
        _runs(root, ["sciatimer"], version)
        _is_whole(root, "/usr/lib/sciatimer")
        _is_used(root, _of_the_icon(root), environment, on_desktop)
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
    take = 'cp -r "$(pipx environment --value PIPX_LOCAL_VENVS)/sciatimer/share" ~/.local/'  # as the README says
    root.run("sh", "-c", take, user=PERSON)
    for path in ("applications/sciatimer.desktop", "icons/hicolor/scalable/apps/sciatimer.svg"):
        root.run("test", "-f", f"/home/person/.local/share/{path}", user=PERSON)
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


def _older(package: Path, root: Root) -> Path:
    """The same files under an older version, so that an upgrade is seen."""
    older = root.folder / "opt" / "older"
    subprocess.run(["dpkg-deb", "--raw-extract", package, older], check=True)
    control = older / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*$", "Version: 0.0.1", control.read_text("utf-8")), "utf-8")
    made = root.folder / "opt" / "older.deb"
    build: list[str | Path] = ["dpkg-deb", "-Znone", "--root-owner-group", "--build", older, made]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    return made


def _install(package: Path, root: Root) -> None:
    inside = root.folder / "opt" / "sciatimer.deb"
    subprocess.run(["cp", package, inside], check=True)
    said = root.run(*INSTALL, "/opt/sciatimer.deb")
    say(f"  installed {package.name}; packages that came with it: {said.count('Unpacking') - 1}")


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


def _of_the_icon(root: Root) -> list[str]:
    """What the desktop starts when somebody presses the icon."""
    entry = (root.folder / ENTRY.lstrip("/")).read_text(encoding="utf-8")
    line = re.search(r"^Exec=(.+)$", entry, re.MULTILINE)
    if line is None:
        raise Trouble("The desktop entry starts nothing: it has no line Exec=.")
    return [word for word in shlex.split(line[1]) if not re.fullmatch(r"%\w", word)]


def _is_used(root: Root, program: list[str], environment: Environment, on_desktop: Mapping[str, str]) -> None:
    """The tests that press real keys, from the first use to the verdict, on the installed program."""
    words = root.command(program, shared=Path(tempfile.gettempdir()))
    tests = ["-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:randomly", "--no-cov", *USED_BY]
    command = ["dbus-run-session", "--", str(environment.python), *tests]
    variables = dict(on_desktop) | {"SCIATIMER_PROGRAM": as_variable(words)}
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Trouble(f"The installed program does not do what the tests want:\n{done.stdout[-3000:]}")
    say(f"  used by real keys: {done.stdout.strip().splitlines()[-1]}")


def _is_seen(root: Root, program: list[str], on_desktop: Mapping[str, str]) -> None:
    """As an ordinary user, who has a history from then on."""
    display = {"DISPLAY": on_desktop["DISPLAY"]}
    said = root.run("sh", "-c", f"timeout 15 {shlex.join(program)}; [ $? = 124 ]", user=PERSON, variables=display)
    if "Traceback" in said:
        raise Trouble(f"The installed program complains:\n{said}")
    root.run("test", "-s", HISTORY)
    say("  started by the icon's own line, as an ordinary user, it stays up and has a history")
