"""Shipped files are found in a checkout and in an installed package, and nothing else is."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from sciatimer import resources
from tests.source import PACKAGE, ROOT


def test_in_a_checkout_they_lie_at_its_root() -> None:
    assert resources.root() == ROOT
    assert resources.shipped("exercises.json").is_file()


def test_installed_they_lie_in_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "sciatimer"
    package.mkdir(parents=True)
    shutil.copy(PACKAGE / "resources.py", package)
    (package / "exercises.json").touch()
    spec = importlib.util.spec_from_file_location("installed_resources", package / "resources.py")
    assert spec is not None
    assert spec.loader is not None
    installed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(installed)
    assert installed.root() == package
    assert installed.shipped("assets/icons/sciatimer.svg") == package / "assets" / "icons" / "sciatimer.svg"


@pytest.mark.parametrize("name", ["/etc/passwd", "../secret", "assets/../../secret"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a shipped file"):
        resources.shipped(name)
