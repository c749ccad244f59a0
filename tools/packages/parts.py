"""What the packed program keeps of Qt and of the libraries, and why the rest is left out. Pure: names in, answers out."""

import re
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatch

# Qt's plugins that the program uses, by folder; every other plugin, and what only it needs, stays outside.
PLUGINS: Mapping[str, tuple[str, ...]] = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qjpeg", "qwebp"),  # the program's own pictures, and those a person puts in a pack
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),  # gtk3 would bring GTK itself; the portal tells dark and light
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmacstyle", "qmodernwindowsstyle"),
    "texttospeech": ("qtexttospeech_speechd", "qtexttospeech_sapi", "qtexttospeech_winrt", "qtexttospeech_darwin"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell", "qt-shell"),
}

# Modules that something imports in a corner that is never reached.
UNUSED_MODULES = (
    "PySide6.QtMultimediaWidgets",  # films
    "_ssl",  # nothing here opens a network socket
    "ftplib",
    "http.server",
    "numpy.f2py",
    "pip",
    "pyqtgraph.canvas",
    "pyqtgraph.console",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.jupyter",
    "pyqtgraph.opengl",
    "readline",  # nobody types into this program, and its library is free under the GPL alone
    "setuptools",
    "smtplib",
    "tkinter",
    "xmlrpc",
)

# Files that only a developer, or a language that the program does not speak, would miss.
_UNUSED_FILES = (
    "PySide6/Qt/qml/*",
    "*/numpy/*/tests/*",
    "pyqtgraph/icons/peegee/*",
    "*.pyi",
)
_TRANSLATION = re.compile(r"translations/(?P<catalogue>[a-z_]+?)_(?P<language>[a-z]{2}(_[A-Z]{2})?)\.qm$")
_PLUGIN = re.compile(r"plugins/(?P<folder>[^/]+)/(lib)?(?P<name>[^/]+)\.(so|dll|dylib)$")


def is_used(name: str, languages: Iterable[str]) -> bool:
    """Whether a file belongs into the packed program.

    Args:
        name: its place in the folder, with forward slashes.
        languages: those that the program speaks, by their two letters.
    """
    if any(fnmatch(name, unused) for unused in _UNUSED_FILES):
        return False
    if plugin := _PLUGIN.search(name):
        return plugin["name"] in PLUGINS.get(plugin["folder"], ()) or "PySide6" not in name
    if translation := _TRANSLATION.search(name):
        return translation["catalogue"] == "qtbase" and translation["language"] in set(languages)
    return True


def reached(roots: Iterable[str], needs: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """All files that the first ones need, and those that these need, and so on.

    Args:
        roots: what is used for itself.
        needs: what one file is linked to, as far as it lies in the folder.
    """
    found: set[str] = set()
    ahead = list(roots)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(needs(name))
    return frozenset(found)
