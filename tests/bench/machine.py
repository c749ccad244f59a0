"""On which machine a run was made, when, and with what."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from sciatimer import __version__

_VERSION = re.compile(r"\d+(\.\d+)+")
_MIB = 1024


def surroundings(now: datetime, peers: Mapping[str, str]) -> dict[str, str]:
    """Machine, date and versions, each by its name.

    Args:
        now: when the run began, in local time.
        peers: the packages of the programs that are measured beside ours, by their names.
    """
    memory = _kib("/proc/meminfo", "MemTotal") / _MIB / _MIB
    tried = {name: peer_version(package) for name, package in peers.items()}
    versions = {"Sciatimer": __version__, "Python": platform.python_version(), "PySide6": version("PySide6-Essentials")}
    versions |= {"SQLite": sqlite3.sqlite_version} | {name: told for name, told in tried.items() if told}
    return {
        "date": now.strftime("%Y-%m-%d %H:%M %Z"),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory",
        "system": f"{_system()}, kernel {'.'.join(platform.release().split('.')[:2])}, Xvfb with openbox",
        "versions": ", ".join(f"{name} {told}" for name, told in versions.items()),
    }


def load_words(before: float, after: float) -> str:
    """How much else went on: the load of the last minute at the beginning and at the end.

    Args:
        before: programs that wanted a core before the run.
        after: the same after it, what is measured among them.
    """
    return f"{before:.1f} programs wanted a core when it began, {after:.1f} when it ended"


def peer_version(package: str) -> str:
    """What a package system says of a program, or nothing."""
    if shutil.which("dpkg-query") is None:
        return ""
    asked = ["dpkg-query", "--show", "--showformat=${Version}", package]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    plain = _VERSION.search(told)
    return plain[0] if plain else ""


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _system() -> str:
    told = platform.freedesktop_os_release()
    return f"{told.get('NAME', platform.system())} {told.get('VERSION_ID', '')}".strip()


def _kib(file: str, name: str) -> int:
    lines = Path(file).read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
