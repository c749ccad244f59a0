"""The version stands in one place, and what tells it elsewhere agrees."""

import re
import tomllib

import sciatimer
from tests.source import ROOT, sources


def test_the_version_has_three_numbers() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", sciatimer.__version__)


def test_the_version_is_the_head_of_the_changelog() -> None:
    heads = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[0] == sciatimer.__version__


def test_the_version_stands_in_one_place() -> None:
    again = [source.name for source in sources("gui", "tools", "dev.py") if f'"{sciatimer.__version__}"' in source.text]
    assert again == ["gui/sciatimer/__init__.py"]


def test_the_package_takes_its_version_from_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "gui/sciatimer/__init__.py"
