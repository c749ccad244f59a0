"""Under which desktop entry our windows stand."""

import pytest

from sciatimer.ui.qt import DESKTOP_NAME, desktop_name


def test_in_a_flatpak_the_windows_belong_to_the_flatpak_s_entry() -> None:
    assert desktop_name({"FLATPAK_ID": "org.example.sciatimer"}, is_flatpak=True) == "org.example.sciatimer"


@pytest.mark.parametrize(
    ("variables", "is_flatpak"),
    [({}, False), ({}, True), ({"FLATPAK_ID": "org.example.Terminal"}, False)],
    ids=["elsewhere", "without a name", "started from another Flatpak"],
)
def test_everywhere_else_to_our_own(variables: dict[str, str], is_flatpak: bool) -> None:
    assert desktop_name(variables, is_flatpak=is_flatpak) == DESKTOP_NAME
