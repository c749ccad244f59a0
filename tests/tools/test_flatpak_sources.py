"""The part of the Flatpak that is made when it is built: every pinned wheel by its hash, for the runtime's Python."""

import json
from pathlib import Path

import pytest

from tests.source import ROOT
from tools import flatpak_sources

REQUIREMENTS = """first==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:ab
numbers==2.4 ; python_full_version < '3.12' \\
    --hash=sha256:ba
numbers==2.5 ; python_full_version >= '3.12' \\
    --hash=sha256:bb
windows-only==3.0 ; sys_platform == 'win32' \\
    --hash=sha256:ca
"""


def report(*places: tuple[str, str]) -> dict[str, object]:
    """What pip writes, as far as it is read."""
    entries = [{"download_info": {"url": url, "archive_info": {"hashes": {"sha256": sha}}}} for url, sha in places]
    return {"version": "1", "install": entries}


def test_only_what_holds_in_the_runtime_is_wanted() -> None:
    assert flatpak_sources.wanted(REQUIREMENTS, "x86_64") == (
        "first==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:ab\nnumbers==2.5 \\\n    --hash=sha256:bb\n"
    )


@pytest.mark.parametrize("architecture", flatpak_sources.ARCHITECTURES)
def test_the_pins_of_the_program_are_wanted_with_their_hashes(architecture: str) -> None:
    wanted = flatpak_sources.wanted((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"), architecture)
    entries = [line for line in wanted.splitlines() if "==" in line]
    names = {entry.partition("==")[0] for entry in entries}
    assert {"pyside6-essentials", "pyside6-addons", "shiboken6", "jeepney", "msgspec"} <= names
    assert not {"rubicon-objc", "winrt-runtime", "desktop-notifier"} & names
    assert len(names) == len(entries)
    assert ";" not in wanted


def test_pip_is_asked_for_the_runtime_and_by_hash_alone() -> None:
    command = flatpak_sources.pip_command(Path("r.txt"), Path("report.json"), "aarch64")
    assert {"--dry-run", "--require-hashes", "--only-binary=:all:", "--python-version=3.13", "--abi=cp313"} <= set(
        command
    )
    assert "--platform=manylinux_2_28_aarch64" in command
    assert not [word for word in command if "index" in word or "://" in word]


def test_what_pip_found_is_read() -> None:
    assert flatpak_sources.found(report(("https://files.example/a.whl", "aa"))) == [
        ("https://files.example/a.whl", "aa")
    ]


def test_a_wheel_for_every_processor_is_named_once() -> None:
    pure, intel, arm = (
        ("https://x.example/pure.whl", "a"),
        ("https://x.example/i.whl", "b"),
        ("https://x.example/r.whl", "c"),
    )
    assert flatpak_sources.sources({"x86_64": [pure, intel], "aarch64": [pure, arm]}) == [
        {"type": "file", "url": intel[0], "sha256": "b", "only-arches": ["x86_64"]},
        {"type": "file", "url": pure[0], "sha256": "a"},
        {"type": "file", "url": arm[0], "sha256": "c", "only-arches": ["aarch64"]},
    ]


def test_a_wheel_on_this_disk_is_named_by_its_path() -> None:
    assert flatpak_sources.sources({"x86_64": [("file:///wheels/a.whl", "aa")]}) == [
        {"type": "file", "path": "/wheels/a.whl", "sha256": "aa"}
    ]


def test_the_module_installs_without_a_network_and_takes_our_wheel_by_its_hash() -> None:
    made = flatpak_sources.module([], Path("/dist/sciatimer.whl"), "ff")
    install, slim = made["build-commands"]
    assert "--no-index" in install
    assert slim.endswith("/python3.13/site-packages/PySide6")
    assert {"type": "file", "path": "/dist/sciatimer.whl", "sha256": "ff"} in made["sources"]
    assert Path(made["sources"][-1]["path"]).is_file()
    json.dumps(made)


def test_without_our_wheel_it_says_how_to_build_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(flatpak_sources, "version", lambda: "0.0.0")
    assert flatpak_sources.main() == 1
    assert "build it with python3 dev.py package" in capsys.readouterr().err
