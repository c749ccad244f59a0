"""The committed files of the recipes, for the tests that read them."""

from pathlib import Path

from tests.source import ROOT

PACKAGING = ROOT / "packaging"
WORKFLOW = ROOT / ".github" / "workflows" / "packages.yml"


def text_of(*parts: str) -> str:
    """The text of a file under packaging/."""
    return PACKAGING.joinpath(*parts).read_text(encoding="utf-8-sig")


def recipe_files() -> list[Path]:
    """Every file of text under packaging/ and .github/."""
    found = [*PACKAGING.rglob("*"), *(ROOT / ".github").rglob("*")]
    return [file for file in found if file.is_file() and file.suffix not in {".pyc", ".png"}]
