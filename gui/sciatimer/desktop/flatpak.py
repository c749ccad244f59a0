"""Whether this program runs inside a Flatpak, where the desktop is reached through portals. No Qt."""

from pathlib import Path

PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_PATH = "/org/freedesktop/portal/desktop"
_INFO = Path("/.flatpak-info")  # laid there by Flatpak itself


def in_flatpak(info: Path = _INFO) -> bool:
    """Whether it does."""
    return info.is_file()
