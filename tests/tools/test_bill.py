"""The bill of materials tells each part with version and licence, and the same every time."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import qVersion

from sciatimer.parts import parts_inside
from tools import bill, release
from tools.console import Trouble

MADE = datetime(2026, 3, 2, 12, tzinfo=UTC)
FOUND: dict[str, Any] = {
    "parts": [
        {"id": "python", "name": "Python", "licence": "PSF-2.0", "packages": []},
        {
            "id": "qt",
            "name": "Qt",
            "licence": "LGPL-3.0-only",
            "packages": [{"name": "pyside6-essentials", "version": "6.11.3", "needs": ["shiboken6==6.11.3"]}],
        },
        {
            "id": "pyside",
            "name": "PySide6",
            "licence": "LGPL-3.0-only",
            "packages": [{"name": "pyside6-essentials", "version": "6.11.3", "needs": ["shiboken6==6.11.3"]}],
        },
        {
            "id": "shiboken",
            "name": "Shiboken6",
            "licence": "LGPL-3.0-only",
            "packages": [{"name": "shiboken6", "version": "6.11.3", "needs": []}],
        },
    ],
    "versions": {"python": "3.11.7", "qt": "6.11.4"},
}


def components(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {component["name"]: component for component in told["components"]}


def test_each_part_has_its_own_version_and_licence() -> None:
    told = components(bill.bill(FOUND, MADE))
    assert {name: component["version"] for name, component in told.items()} == {
        "Python": "3.11.7",
        "Qt": "6.11.4",
        "pyside6-essentials": "6.11.3",
        "shiboken6": "6.11.3",
    }
    assert told["Qt"]["licenses"] == [{"expression": "LGPL-3.0-only"}]
    assert told["shiboken6"]["purl"] == "pkg:pypi/shiboken6@6.11.3"


def test_the_program_needs_all_and_a_package_what_it_names() -> None:
    told = bill.bill(FOUND, MADE)
    needs = {each["ref"]: each["dependsOn"] for each in told["dependencies"]}
    assert needs[told["metadata"]["component"]["bom-ref"]] == sorted(
        component["bom-ref"] for component in told["components"]
    )
    assert needs["pkg:pypi/pyside6-essentials@6.11.3"] == ["pkg:pypi/shiboken6@6.11.3"]


def test_the_same_parts_give_the_same_bill_and_others_another_number() -> None:
    first = bill.bill(FOUND, MADE)
    assert first == bill.bill(FOUND, MADE)
    other = bill.bill({**FOUND, "versions": {"python": "3.11.8", "qt": "6.11.4"}}, MADE)
    assert other["serialNumber"] != first["serialNumber"]


def test_the_bill_of_this_environment_names_every_part_that_is_here(tmp_path: Path) -> None:
    out = tmp_path / "bill.json"
    bill.write(Path(sys.executable), out, packed=False, variables={"SOURCE_DATE_EPOCH": "1772452800"})
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["metadata"]["timestamp"] == "2026-03-02T12:00:00Z"
    assert told["metadata"]["component"]["version"] == release.version()
    named = components(told)
    assert named["Qt"]["version"] == qVersion()
    assert {name for part in parts_inside() for name in part.distributions} <= set(named)


def test_what_came_from_the_system_is_named_with_its_version() -> None:
    told = components(bill.bill({**FOUND, "system": ["libxcb-cursor0_1%3a0.1.1-4"]}, MADE))["libxcb-cursor0"]
    assert (told["version"], told["purl"]) == ("1:0.1.1-4", "pkg:deb/debian/libxcb-cursor0@1:0.1.1-4")
    assert "copyright" in told["licenses"][0]["license"]["name"]


def test_an_environment_that_lacks_the_program_s_parts_is_trouble(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'ImportError: no PySide6' >&2\nexit 1\n", encoding="ascii")
    python.chmod(0o755)
    with pytest.raises(Trouble, match=r"cannot tell what it holds \(ImportError: no PySide6\)"):
        bill.write(python, tmp_path / "bill.json")
