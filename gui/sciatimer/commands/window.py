"""The window, and ``self-test``. Qt is imported here and nowhere before."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Mapping

from sciatimer.catalogue.kinds import Position
from sciatimer.commands.display import display
from sciatimer.commands.kept_code import KeptCode, place_of_code
from sciatimer.commands.places import data_folder, is_throwaway
from sciatimer.errors import SciatimerError
from sciatimer.options import WindowOptions


class NoDisplay(SciatimerError):
    """There is no screen to open a window on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Start Sciatimer from a desktop session. The commands work without one; see sciatimer --help."
        )


class QtUnusable(SciatimerError):
    """Qt or a library it needs cannot be loaded."""

    def __init__(self, error: ImportError) -> None:
        super().__init__(
            f"The window cannot be opened, because Qt does not load ({error}). "
            'Install what is missing; in a checkout "python3 dev.py run" does it.'
        )


def open_window(arguments: Namespace) -> int:
    """Opens the window and returns when it is closed.

    Raises:
        NoDisplay: there is no screen.
        QtUnusable: Qt does not load.
        DataFolderUnusable: the folder that was named cannot be made.
    """
    _need_display(os.environ, sys.platform)
    with data_folder(arguments) as paths:
        if arguments.data_dir is not None:  # who names a folder reads stderr; else the window says what is wrong
            paths.prepare()
        options = WindowOptions(
            data_dir=paths.folder,
            temp=is_throwaway(arguments),
            speed=arguments.speed or 1.0,
            demo=arguments.demo,
            tray=arguments.tray,
            start=Position(arguments.start) if arguments.start else None,
        )
        return _started(options)


def self_test(arguments: Namespace) -> int:
    """Plays a whole session in a hidden window and returns 0 only if all of it happened.

    Raises:
        QtUnusable: Qt does not load.
    """
    try:
        from sciatimer.ui.self_test import run_self_test
    except ImportError as error:
        raise QtUnusable(error) from error
    return run_self_test(arguments.pictures)


def _started(options: WindowOptions) -> int:
    code = KeptCode(place_of_code())
    code.begin()
    gc.disable()  # next to nothing that a start makes is garbage; then ui/collector.py sees to it
    try:
        try:
            from sciatimer.ui.plain_imports import plain_imports

            plain_imports()
            from sciatimer.ui.start import run
        except ImportError as error:
            raise QtUnusable(error) from error
        return run(options, code.end)
    finally:
        code.end()
        gc.enable()


def _need_display(environment: Mapping[str, str], system: str) -> None:
    if display(environment, system) == "none":
        raise NoDisplay
