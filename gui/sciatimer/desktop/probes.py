"""Tries the mechanisms of this machine. Each probe runs in a process of its own and may hang in it.

A probe gives one line after another; each says more than the one before, and the last one counts.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QTimer

from sciatimer.desktop import probes_shown

_ANSWER_MS = 600  # a desktop that is there answers in a tenth of that
_NOBODY = "none: nothing here speaks; install speech-dispatcher with a voice"


def _sound() -> Iterator[str]:
    from sciatimer.desktop.sound import system_outputs

    application = QCoreApplication([])  # Qt asks the sound server only beside one
    yield "QtMultimedia: no answer from the sound server"
    try:
        device = system_outputs().describe()
    except ImportError as error:
        yield f"none: Qt's sound library does not load here ({error})"
        return
    yield f"QtMultimedia: default output {device}" if device else "none: no sound device"
    del application


def _speech() -> Iterator[str]:
    from sciatimer.desktop.speech_words import Choose, Failed

    application = QCoreApplication([])
    try:
        from sciatimer.desktop.engines import Engine, engine_names
    except ImportError as error:
        yield f"none: Qt's speech library does not load here ({error})"
        return
    names = engine_names()
    if not names:
        yield _NOBODY
        return
    yield f"{names[0]}: not up yet"
    engine = Engine.start(Choose("en"), application)
    if isinstance(engine, Failed):
        yield f"none: {names[0]} does not start ({engine.reason})"
    else:
        yield f"{engine.name}: voice {engine.voice}" if engine.voices else _NOBODY


def _keep_awake() -> Iterator[str]:
    from sciatimer.desktop.inhibitor import SystemInhibition

    yield "the desktop has not answered"
    inhibition = SystemInhibition("Looking whether the screen can be kept on")
    mechanism = inhibition.enter()
    inhibition.leave()
    yield mechanism or "none: this desktop offers no way to keep the screen on"


def _idle() -> Iterator[str]:
    from sciatimer.desktop.idle import system_idle

    application = QCoreApplication([])
    yield "the desktop has not answered"
    idle = system_idle()
    if not idle.mechanism:
        _listen(application)
    yield idle.mechanism or "none: nothing here tells of keyboard and mouse; breaks go by the clock"
    idle.close()


def _sleep() -> Iterator[str]:
    from sciatimer.desktop.sleep import system_sleep

    application = QCoreApplication([])
    sleep = system_sleep()
    yield sleep.mechanism or "the desktop has not answered"
    _listen(application)
    yield sleep.mechanism or "none: nothing here tells of sleep and locks; breaks go by the clock"
    sleep.close()


def _busy() -> Iterator[str]:
    from sciatimer.desktop.busy import system_busy

    application = QCoreApplication([])
    yield "the desktop has not answered"
    busy = system_busy()
    busy.answered.connect(application.quit)
    busy.ask()
    application.exec()
    yield busy.mechanism or "none: nothing here tells a bad moment"
    busy.close()


def _listen(application: QCoreApplication) -> None:
    """Gives the machine the time to answer."""
    QTimer.singleShot(_ANSWER_MS, application.quit)
    application.exec()


PROBES: dict[str, Callable[[], Iterator[str]]] = {
    "idle": _idle,
    "busy": _busy,
    "sleep": _sleep,
    "notifications": probes_shown.notifications,
    "tray": probes_shown.tray,
    "sound": _sound,
    "speech": _speech,
    "keep-awake": _keep_awake,
}
