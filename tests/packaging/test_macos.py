"""The bundle of macOS tells what it is, asks for nothing it does not use, and explains each key."""

import plistlib
import re

from tests.packaging.texts_of import PACKAGING, text_of
from tests.source import ROOT
from tools.recipes import APPLICATION_ID, info_plist

FIXED = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
WHOLE = info_plist("1.2.3")


def test_the_version_and_the_identity_come_from_their_one_place() -> None:
    assert not {"CFBundleIdentifier", "CFBundleVersion", "CFBundleShortVersionString"} & FIXED.keys()
    assert WHOLE["CFBundleShortVersionString"] == WHOLE["CFBundleVersion"] == "1.2.3"
    assert WHOLE["CFBundleIdentifier"] == APPLICATION_ID


def test_a_window_can_come_up_and_be_found_by_keyboard() -> None:
    assert WHOLE["LSBackgroundOnly"] is False
    assert WHOLE["LSUIElement"] is False


def test_macos_may_not_end_what_has_no_window() -> None:
    assert WHOLE["NSSupportsAutomaticTermination"] is False
    assert WHOLE["NSSupportsSuddenTermination"] is False


def test_it_asks_for_no_camera_microphone_or_the_like() -> None:
    assert [key for key in WHOLE if key.endswith("UsageDescription")] == []


def test_it_names_the_languages_that_it_speaks() -> None:
    spoken = [folder.name for folder in (ROOT / "assets" / "translations").iterdir() if folder.is_dir()]
    assert sorted(WHOLE["CFBundleLocalizations"]) == sorted(spoken)


def test_every_key_has_its_reason() -> None:
    table = text_of("macos", "README.md").partition("## Why each key")[2].partition("**LSUIElement")[0]
    told = [name for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(told) == sorted(WHOLE)


def test_one_right_is_asked_back_from_the_hardened_runtime() -> None:
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert rights == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert all(right in text_of("macos", "README.md") for right in rights)
