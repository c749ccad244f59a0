"""What windows would be drawn on. It stands alone, because the window must not wait for what the doctor imports."""

from collections.abc import Mapping

_DISPLAYS = {"win32": "windows", "darwin": "cocoa"}


def display(environment: Mapping[str, str], system: str) -> str:
    """What windows would be drawn on, by the environment alone."""
    if environment.get("QT_QPA_PLATFORM"):
        return f"{environment['QT_QPA_PLATFORM']} (chosen by QT_QPA_PLATFORM)"
    if system in _DISPLAYS:
        return _DISPLAYS[system]
    if environment.get("WAYLAND_DISPLAY"):
        return f"wayland ({environment['WAYLAND_DISPLAY']})"
    if environment.get("DISPLAY"):
        return f"x11 ({environment['DISPLAY']})"
    return "none"
