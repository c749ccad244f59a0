"""The installer of Windows: for one person, under the identity of the program, and without touching what is theirs."""

import re
import subprocess

import pytest

from sciatimer.desktop import autostart_windows
from sciatimer.desktop.own_program import WINDOWS_IDENTITY, WITHOUT_CONSOLE
from tests.packaging.texts_of import text_of

SCRIPT = text_of("windows", "sciatimer.iss")
DEFINED = dict(re.findall(r'^#define (\w+) "(.*)"$', SCRIPT, re.MULTILINE))
GIVEN = {"AppVersion", "Checkout"}  # on the command line of the compiler


def sections() -> dict[str, list[str]]:
    """The lines of each section, with what is defined filled in."""
    found: dict[str, list[str]] = {}
    for line in SCRIPT.splitlines():
        if head := re.fullmatch(r"\[(\w+)\]", line):
            found[head[1]] = []
        elif found and line and not line.startswith((";", "#")):
            found[list(found)[-1]].append(re.sub(r"\{#(\w+)\}", lambda name: DEFINED.get(name[1], name[0]), line))
    return found


def entry(line: str) -> dict[str, str]:
    """One line such as `Name: "a"; Flags: b`; two double quotes within stand for one."""
    pairs = re.findall(r'(\w+): (?:"((?:[^"]|"")*)"|([^;]*))(?:;\s*|$)', line)
    return {name: (quoted or plain).replace('""', '"') for name, quoted, plain in pairs}


SETUP = dict(line.split("=", 1) for line in sections()["Setup"])
REGISTRY = [entry(line) for line in sections()["Registry"]]


def test_every_line_is_one_that_inno_setup_reads() -> None:
    flat = {"Setup", "Messages", "CustomMessages"}
    for section, lines in sections().items():
        for line in lines:
            assert re.fullmatch(r"[\w.]+=.+", line) if section in flat else entry(line), line


def test_nothing_is_filled_in_that_is_neither_defined_nor_given() -> None:
    assert set(re.findall(r"\{#(\w+)\}", SCRIPT)) <= DEFINED.keys() | GIVEN


def test_the_version_is_given_from_outside() -> None:
    assert SETUP["AppVersion"] == SETUP["VersionInfoVersion"] == "{#AppVersion}"


def test_it_installs_without_an_administrator() -> None:
    assert SETUP["PrivilegesRequired"] == "lowest"
    assert SETUP["DefaultDirName"].startswith("{autopf}")
    assert {each["Root"] for each in REGISTRY} == {"HKCU"}


def test_the_shortcut_bears_the_identity_that_the_program_sets() -> None:
    (icon,) = map(entry, sections()["Icons"])
    assert icon["AppUserModelID"] == WINDOWS_IDENTITY
    assert icon["Filename"] == rf"{{app}}\{WITHOUT_CONSOLE}"


def test_autostart_is_asked_for_and_is_the_value_that_the_program_s_own_switch_writes() -> None:
    (task,) = map(entry, sections()["Tasks"])
    assert task["Flags"] == "unchecked"
    (value,) = (each for each in REGISTRY if each.get("Tasks") == task["Name"])
    assert (value["Subkey"], value["ValueName"]) == (autostart_windows._RUN, autostart_windows._NAME)
    assert value["ValueData"].replace("{app}", r"C:\a b") == subprocess.list2cmdline(
        [rf"C:\a b\{WITHOUT_CONSOLE}", "--tray"]
    )


@pytest.mark.parametrize("subkey", [autostart_windows._RUN, autostart_windows._APPROVED])
def test_an_autostart_that_was_switched_on_later_goes_with_the_program(subkey: str) -> None:
    removing = [each for each in REGISTRY if each["Subkey"] == subkey and "uninsdeletevalue" in each.get("Flags", "")]
    assert [each["ValueName"] for each in removing] == [autostart_windows._NAME]
    assert all("Tasks" not in each for each in removing)


def test_the_removal_leaves_the_person_s_data_and_says_so_in_every_language() -> None:
    assert "UninstallDelete" not in sections()
    assert [entry(line)["Name"] for line in sections()["InstallDelete"]] == [r"{app}\_internal"]
    languages = [entry(line)["Name"] for line in sections()["Languages"]]
    told = dict(line.split("=", 1) for line in sections()["Messages"])
    assert languages == ["english", "german"]
    assert all(r"AppData\Local\sciatimer" in told[f"{language}.ConfirmUninstall"] for language in languages)
    custom = dict(line.split("=", 1) for line in sections()["CustomMessages"])
    assert all(f"{language}.Autostart" in custom for language in languages)
