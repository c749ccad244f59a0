"""Writes build/flatpak/python.json, the part of the Flatpak with PySide6, the other libraries and the program's wheel.

`python -m tools.flatpak_sources` asks pip for the addresses of the wheels whose hashes are pinned in
requirements/run.txt, for the Python of the runtime and for both kinds of processor. Nothing is downloaded by hand, and
where the wheels come from stands in pip's settings, never in the project. Build the wheel first: `dev.py package`.
https://docs.flatpak.org/en/latest/python.html
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.markers import Marker  # among the developers' pins: pytest and build bring it

from tools.console import ROOT, Trouble, say
from tools.release import version

TARGET = ROOT / "build" / "flatpak" / "python.json"
PYTHON = "3.13"  # of org.freedesktop.Platform 25.08; with another one pip refuses the wheels
_GLIBC = range(17, 40)  # second numbers of the C libraries a wheel may be made for; PySide6 for ARM wants 2.39
ARCHITECTURES = ("x86_64", "aarch64")
Source = dict[str, Any]


def environment(architecture: str) -> dict[str, str]:
    """What the markers of the requirements are asked against: the runtime, whatever this runs on."""
    return {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": architecture,
        "platform_system": "Linux",
        "python_full_version": f"{PYTHON}.0",
        "python_version": PYTHON,
        "sys_platform": "linux",
    }


def wanted(requirements: str, architecture: str) -> str:
    """The pins that hold in the runtime, without their markers: pip would ask these of its own Python."""
    entries = re.split(r"\n(?=\w)", requirements.strip())
    return "\n".join(_without_marker(entry) for entry in entries if _holds(entry, architecture)) + "\n"


def _holds(entry: str, architecture: str) -> bool:
    marker = entry.partition("\\")[0].partition(";")[2].strip()
    return not marker or Marker(marker).evaluate(environment(architecture))


def _without_marker(entry: str) -> str:
    pin, _, hashes = entry.partition("\\")
    return f"{pin.partition(';')[0].strip()} \\{hashes}"


def pip_command(file: Path, report: Path, architecture: str) -> list[str]:
    """What tells where the wheels lie, without installing any.

    Args:
        file: the requirements.
        report: where pip writes what it found: https://pip.pypa.io/en/stable/reference/installation-report/
        architecture: of the processor.
    """
    platforms = [f"--platform=manylinux_2_{number}_{architecture}" for number in _GLIBC]
    asked = ["--dry-run", "--quiet", "--ignore-installed", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    # pip would compare "requires-python" with the Python that runs it; the tags of the wheels say it as well.
    runtime = ["--ignore-requires-python", "--implementation=cp", f"--python-version={PYTHON}"]
    abi = f"--abi=cp{PYTHON.replace('.', '')}"
    places = ["--target", str(report.parent), "--report", str(report), "--requirement", str(file)]
    return [sys.executable, "-m", "pip", "install", *asked, *runtime, abi, *platforms, *places]


def found(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The address and the SHA-256 of each wheel in pip's report."""
    places = [entry["download_info"] for entry in report["install"]]
    return [(place["url"], place["archive_info"]["hashes"]["sha256"]) for place in places]


def sources(by_architecture: Mapping[str, Iterable[tuple[str, str]]]) -> list[Source]:
    """The sources in Flatpak's form; what every architecture shares stands there once, for all of them."""
    wants: dict[tuple[str, str], list[str]] = {}
    for architecture, places in by_architecture.items():
        for place in places:
            wants.setdefault(place, []).append(architecture)
    return [_source(*place, those, len(by_architecture)) for place, those in sorted(wants.items())]


def _source(address: str, sha256: str, architectures: list[str], of: int) -> Source:
    local = address.removeprefix("file://")
    place = {"url": address} if local == address else {"path": local}
    only = {} if len(architectures) == of else {"only-arches": architectures}
    return {"type": "file", **place, "sha256": sha256, **only}


def module(files: Sequence[Source], wheel: Path, wheel_sha256: str) -> Source:
    """The module: every wheel is installed, ours among them, and then PySide6 is made smaller.

    Args:
        files: the sources of the libraries.
        wheel: the program's own.
        wheel_sha256: its hash.
    """
    site = "${FLATPAK_DEST}/lib/python" + PYTHON + "/site-packages"
    return {
        "name": "sciatimer",
        "buildsystem": "simple",
        "build-commands": [
            "pip3 install --no-index --no-deps --no-build-isolation --prefix=${FLATPAK_DEST} *.whl",
            f"python3 slim.py {site}/PySide6",
        ],
        "sources": [
            *files,
            {"type": "file", "path": str(wheel), "sha256": wheel_sha256},
            {"type": "file", "path": str(ROOT / "packaging" / "flatpak" / "slim.py")},
        ],
    }


def _asked(architecture: str, requirements: str) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        file, report = Path(folder, "requirements.txt"), Path(folder, "report.json")
        file.write_text(wanted(requirements, architecture), encoding="utf-8")
        done = subprocess.run(pip_command(file, report, architecture), check=False)
        if done.returncode != 0:
            raise Trouble(f"pip does not find the pinned wheels for {architecture}: see its lines above.")
        return found(json.loads(report.read_text(encoding="utf-8")))


def _made(wheel: Path) -> Source:
    if not wheel.is_file():
        raise Trouble(f"There is no {wheel.relative_to(ROOT)}: build it with python3 dev.py package.")
    requirements = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    files = sources({architecture: _asked(architecture, requirements) for architecture in ARCHITECTURES})
    return module(files, wheel, hashlib.sha256(wheel.read_bytes()).hexdigest())


def main() -> int:
    """Writes the file; gives the exit code."""
    try:
        made = _made(ROOT / "dist" / f"sciatimer-{version()}-py3-none-any.whl")
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    say(f"Written: {TARGET.relative_to(ROOT)} with the wheels for {' and '.join(ARCHITECTURES)}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
