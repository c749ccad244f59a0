"""The software bill of materials of a package: CycloneDX 1.6 as JSON, made when it is built and never committed.

It is written here and not by cyclonedx-bom, which would bring some twenty packages with it, and which knows only what
has metadata of Python: neither Qt and FFmpeg inside the wheels of PySide6, nor which licence was chosen where there is
a choice. ``sciatimer.parts`` knows both, and the page "About Sciatimer" shows the same.
"""

import json
import os
import re
import subprocess
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools import release
from tools.console import ROOT, Trouble

_OWN = "pkg:generic/sciatimer"
_ASK = """
import json, platform
from importlib.metadata import PackageNotFoundError, distribution
from PySide6.QtCore import qVersion
from sciatimer.parts import parts_inside
def found(name):
    try:
        it = distribution(name)
    except PackageNotFoundError:
        return None
    return {"name": name, "version": it.version, "needs": it.requires or []}
parts = [
    {"id": part.id, "name": part.name, "licence": part.licence,
     "packages": [one for one in map(found, part.distributions) if one]}
    for part in parts_inside(packed=PACKED)
]
print(json.dumps({"parts": parts, "versions": {"python": platform.python_version(), "qt": qVersion()}}))
"""


def write(
    environment_python: Path,
    out: Path,
    *,
    packed: bool = True,
    system: Path | None = None,
    variables: Mapping[str, str] = os.environ,
) -> None:
    """Writes the bill of what an environment puts into a package.

    Args:
        environment_python: the Python in which the program's dependencies are installed.
        out: the file to be written.
        packed: Python itself and PyInstaller's starter are inside, too.
        system: what ``tools.licences.collect`` has written of the libraries that came from Debian.
        variables: the environment, for SOURCE_DATE_EPOCH.

    Raises:
        Trouble: the environment lacks something of the program.
        OSError: it cannot be written.
    """
    found = _ask(environment_python, packed=packed)
    found["system"] = sorted(file.stem for file in system.glob("*_*.txt")) if system else []
    made = datetime.fromtimestamp(int(release.source_date(variables)), UTC)
    out.write_text(json.dumps(bill(found, made), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _ask(environment_python: Path, *, packed: bool) -> dict[str, Any]:
    # -P, and a folder without a package of ours in it: what is installed is asked, not what lies about
    done = subprocess.run(
        [environment_python, "-P", "-c", _ASK.replace("PACKED", str(packed))],
        env=os.environ | {"PYTHONPATH": str(ROOT / "gui")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        raise Trouble(f"{environment_python} cannot tell what it holds ({last}): install requirements/run.txt into it.")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def bill(found: Mapping[str, Any], made: datetime) -> dict[str, Any]:
    """The bill.

    Args:
        found: the parts with their packages, and the versions of Python and Qt, as an environment tells them;
            ``system`` names what came from Debian, as NAME_VERSION.
        made: when the package was made.
    """
    components = [component for part in found["parts"] for component in _components(part, found["versions"])]
    components += [_debian(name) for name in found.get("system", ())]
    unique = {component["bom-ref"]: component for component in components}
    own = _own()
    told: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": own},
        "components": [unique[reference] for reference in sorted(unique)],
        "dependencies": _dependencies(found, own["bom-ref"], sorted(unique)),
    }
    # the same content gives the same number
    return {"serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(told, sort_keys=True))}"} | told


def _own() -> dict[str, Any]:
    return _component("application", "sciatimer", release.version(), "MIT", _OWN)


def _components(part: Mapping[str, Any], versions: Mapping[str, str]) -> list[dict[str, Any]]:
    """A part's packages; Python, Qt and FFmpeg are none of Python's, and stand for themselves."""
    packages = part["packages"]
    if part["id"] in versions or not packages:
        version = versions.get(part["id"], "")
        return [_component("library", part["name"], version, part["licence"], f"pkg:generic/{part['id']}")]
    return [
        _component("library", each["name"], each["version"], part["licence"], f"pkg:pypi/{each['name']}")
        for each in packages
    ]


def _debian(name_and_version: str) -> dict[str, Any]:
    """A library of Debian, whose licences are too many to be one expression: its copyright file tells them."""
    name, _, version = name_and_version.partition("_")
    told = _component("library", name, version.replace("%3a", ":"), "", "pkg:deb/debian/" + name)
    return told | {"licenses": [{"license": {"name": f"as /usr/share/doc/{name}/copyright tells"}}]}


def _component(kind: str, name: str, version: str, licence: str, url: str) -> dict[str, Any]:
    reference = f"{url}@{quote(version, safe=':')}" if version else url
    told = {"type": kind, "bom-ref": reference, "name": name, "version": version, "purl": reference}
    return {key: value for key, value in told.items() if value} | {"licenses": [{"expression": licence}]}


def _dependencies(found: Mapping[str, Any], own: str, references: list[str]) -> list[dict[str, Any]]:
    """The program needs all of them; a package needs those of the others that its metadata names."""
    named = {reference.rpartition("/")[2].partition("@")[0]: reference for reference in references}
    packages = {each["name"]: each for part in found["parts"] for each in part["packages"]}
    told = [{"ref": own, "dependsOn": references}]
    for name in sorted(packages):
        needs = {
            re.split(r"[^\w.-]", need, maxsplit=1)[0].lower().replace("_", "-") for need in packages[name]["needs"]
        }
        told.append({"ref": named[name], "dependsOn": sorted(named[need] for need in needs if need in named)})
    return told
