"""What stands in one place is not written again in the recipes, and nothing in them says where packages come from."""

import re
import sys

import pytest

import sciatimer
from tests.packaging.texts_of import PACKAGING, WORKFLOW, recipe_files, text_of

HOSTS = ("py" + "pi.org", "python" + "hosted", "flat" + "hub", "npm" + "js", "crates" + ".io")


def test_no_recipe_names_the_host_of_a_registry() -> None:
    named = [(file.name, host) for file in recipe_files() for host in HOSTS if host in file.read_text(encoding="utf-8")]
    assert named == []


def test_no_recipe_writes_the_version_again() -> None:
    version = re.compile(rf"(?<![\d.]){re.escape(sciatimer.__version__)}(?![\d.])")
    others = {"xcb-util-cursor"}
    lines = [(file.name, line) for file in recipe_files() for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if version.search(line[1]) and not any(other in line[1] for other in others)] == []


def test_no_recipe_chooses_a_package_of_python_by_itself() -> None:
    asking = re.compile(r"pip3? install (?!--no-index)|\w==\d")
    assert [file.name for file in recipe_files() if asking.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("system", ["flatpak", "windows", "macos"])
def test_every_readme_says_what_has_been_run(system: str) -> None:
    assert "**What has been run" in text_of(system, "README.md")


def test_the_workflow_says_at_its_head_that_it_has_not_been_run() -> None:
    assert "THIS HAS NOT BEEN RUN" in WORKFLOW.read_text(encoding="utf-8").partition("\nname:")[0]


def test_every_action_of_the_workflow_is_pinned_to_one_version() -> None:
    used = re.findall(r"uses: (\S+)", WORKFLOW.read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if not re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", action)] == []


def test_the_workflow_has_no_secret_and_may_change_nothing() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "permissions:\n  contents: read\n" in text
    assert text.count("persist-credentials: false") == text.count("uses: actions/checkout@")


def jobs() -> dict[str, str]:
    """The jobs by name, each as its lines."""
    after = WORKFLOW.read_text(encoding="utf-8").partition("\njobs:\n")[2]
    parts = re.split(r"^  (\w+):\n", after, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_every_job_lets_its_package_pass_its_own_test_and_keeps_it() -> None:
    assert set(jobs()) == {"linux", "flatpak", "windows", "macos"}
    for name, job in jobs().items():
        assert "self-test" in job, name
        assert "actions/upload-artifact@" in job, name


def test_the_bill_of_materials_is_kept_beside_every_package() -> None:
    for name, job in jobs().items():
        kept = job.rpartition("actions/upload-artifact@")[2]
        assert re.search(r"dist/\*\.(cdx\.json|\*)", kept), name


def test_the_files_a_recipe_calls_are_there() -> None:
    called = {
        name for job in jobs().values() for name in re.findall(r"packaging[/\\]([\w./\\-]+\.(?:sh|iss|json))", job)
    }
    assert called == {"flatpak/check.sh", "macos/make_dmg.sh", r"windows\sciatimer.iss"}
    assert all((PACKAGING / name.replace("\\", "/")).is_file() for name in called)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no right to run a file")
def test_what_a_recipe_calls_may_be_run() -> None:
    assert all(file.stat().st_mode & 0o100 for file in PACKAGING.rglob("*.sh"))
