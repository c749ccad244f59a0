"""The first moments: one process for a data folder, a window that is seen at once, and only then all that fills it.

What is imported here at the top is waited for by everybody who looks at an empty screen (tests/bench/startup.py).
"""

import sys
from collections.abc import Callable

from sciatimer.errors import SciatimerError
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.ui.qt import bare_qt, need_letters
from sciatimer.ui.single_instance import SingleInstance, wish_of


def run(options: WindowOptions, loaded: Callable[[], None]) -> int:
    """Runs until the person quits; a later launch hands over what it wants to the first.

    Args:
        options: how it was started.
        loaded: is called when all that a start needs is there.

    Returns:
        The exit code: 0 good, 1 the data folder cannot be used.

    Raises:
        NoLetters: there is no font, so no message could be read either.
    """
    qt = bare_qt(sys.argv[:1])
    qt.setQuitOnLastWindowClosed(False)
    if not options.tray:  # in the tray the desktop writes, and a font is memory
        need_letters()
    paths = DataPaths(options.data_dir)
    try:
        paths.prepare()
        instance = SingleInstance(options.data_dir)
        if not instance.is_first:
            instance.ask(wish_of(tray=options.tray, start=options.start))
            return 0
    except SciatimerError as error:
        from sciatimer.ui.fault_dialog import tell

        tell(error)
        return 1
    first = None
    if not options.tray:
        from sciatimer.ui.first_paint import show_first

        first = show_first(paths)
    from sciatimer.ui.program import live

    return live(qt, options, instance, first, loaded)
