"""``doctor``: versions, paths and what works on this machine. It needs no display and starts no Qt."""

import os
import platform
import sqlite3
import sys
from argparse import Namespace
from importlib import metadata

from sciatimer import __version__
from sciatimer.commands import console
from sciatimer.commands.display import display
from sciatimer.commands.live import live
from sciatimer.commands.places import data_folder
from sciatimer.desktop.mechanisms import MECHANISMS
from sciatimer.paths import DataPaths
from sciatimer.resources import root, shipped

Report = dict[str, str | dict[str, str]]


def show(arguments: Namespace) -> int:
    """Prints the report, as JSON or as lines."""
    with data_folder(arguments) as paths:
        report = _report(paths)
    if arguments.json:
        console.out_json(report)
    else:
        _print(report)
    return 0


def _report(paths: DataPaths) -> Report:
    return {
        "sciatimer": __version__,
        "versions": _versions(),
        "platform": platform.platform(),
        "display": display(os.environ, sys.platform),
        "paths": _paths(paths),
        "mechanisms": live(MECHANISMS),
    }


def _versions() -> dict[str, str]:
    pyside = _installed("PySide6-Essentials")
    return {
        "python": platform.python_version(),
        "qt": pyside,  # PySide6-Essentials brings the Qt of its own number
        "pyside6": pyside,
        "msgspec": _installed("msgspec"),
        "platformdirs": _installed("platformdirs"),
        "wakepy": _installed("wakepy"),
        "sqlite": sqlite3.sqlite_version,
    }


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown: its package data is not installed"


def _paths(paths: DataPaths) -> dict[str, str]:
    return {
        "program": str(root()),
        "catalogue": str(shipped("exercises.json")),
        "data": str(paths.folder),
        "history": str(paths.history),
        "packs": str(paths.packs),
        "log": str(paths.log),
    }


def _print(report: Report) -> None:
    for name, value in report.items():
        if isinstance(value, str):
            console.out(f"{name}: {value}")
            continue
        console.out(f"{name}:")
        for inner, text in value.items():
            console.out(f"  {inner}: {text}")
