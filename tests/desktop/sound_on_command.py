"""Plays sounds as its standard input says, and prints what the player tells: a program for test_sound_for_real."""

import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from sciatimer.desktop.sound import SoundPlayer
from sciatimer.session.cues import Sound
from sciatimer.texts import load_texts


def tell(line: str) -> None:
    """Prints a line that the test waits for."""
    print(line, flush=True)


def main() -> int:
    """Obeys ``open``, ``play NAME``, ``finish`` (play it and close when it is over) and ``quit``."""
    application = QCoreApplication([])
    player = SoundPlayer(load_texts(), 100)
    player.unavailable.connect(lambda reason: tell("unavailable"))
    player.available.connect(lambda: tell("available"))

    def obey() -> None:
        word, _, name = sys.stdin.readline().strip().partition(" ")
        if word == "open":
            player.open()
        elif word == "play":
            player.play(Sound(name))
        elif word == "finish":
            player.play(Sound.FINISH)
            player.close_when_quiet()
        else:
            player.close()
            application.quit()
        tell(word or "gone")

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(obey)
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
