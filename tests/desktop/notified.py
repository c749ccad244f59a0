"""What the tests of notifications share: a notice, seconds of their own, and who hears what became of it."""

from sciatimer.desktop.notice import Notice, Notifier

NOTICE = Notice(
    "Time to stand up", "52 minutes seated, <b>R&D</b>", (("done", "Did it"), ("later", "In 10 min"), ("skip", "Skip"))
)


class Seconds:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Heard:
    """Notes what a notifier tells: the key of a button, or "closed", or "failed"."""

    def __init__(self, notifier: Notifier) -> None:
        self.told: list[str] = []
        notifier.chosen.connect(self.told.append)
        notifier.closed.connect(self._on_closed)
        notifier.failed.connect(self._on_failed)

    def _on_closed(self) -> None:
        self.told.append("closed")

    def _on_failed(self) -> None:
        self.told.append("failed")
