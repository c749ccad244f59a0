"""What must not be inside a package: code that is free under the GPL alone, which would bind the whole program."""

from pathlib import Path

# Of Qt only what is used, and what that needs; each is free under the LGPL. A module that is not on this list has to be
# looked up at https://doc.qt.io/qt-6/qtmodules.html before it may be packed: some are free under the GPL alone.
QT_LIBRARIES = frozenset(
    {
        *(
            "Core",
            "Gui",
            "Widgets",
            "Concurrent",
            "DBus",
            "OpenGL",
            "OpenGLWidgets",
            "PrintSupport",
            "Svg",
            "SvgWidgets",
            "Test",
        ),
        *("Multimedia", "Network", "TextToSpeech"),
        *("XcbQpa", "WaylandClient", "WlShellIntegration", "EglFSDeviceIntegration", "EglFsKmsSupport"),
        *("FFmpegStub-crypto", "FFmpegStub-ssl", "FFmpegStub-va", "FFmpegStub-va-drm", "FFmpegStub-va-x11"),
    }
)
GPL_ALONE = (  # parts of file names
    "qtvirtualkeyboard",  # a plugin that is taken along by itself with Qt's input methods
    "qt-wayland-compositor",  # plugins for those who write a desktop
    "libreadline",  # which Python's module readline needs; nobody types into this program
    "libgdbm",
    "libhistory",
)


def refused(folder: Path) -> list[Path]:
    """The files in a packed program that may not be there, as paths in the folder; empty when all is well."""
    files = sorted(file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return [file for file in files if _is_strange_qt(file) or any(name in file.name.lower() for name in GPL_ALONE)]


def _is_strange_qt(file: Path) -> bool:
    """Whether it is a library of Qt that is not on the list, under the names that it has on the three systems."""
    name = file.name.removeprefix("lib")
    is_library = name.startswith("Qt6") and (".so" in name or name.endswith((".dll", ".dylib")))
    return is_library and name.partition(".")[0].removeprefix("Qt6") not in QT_LIBRARIES
