"""Offers one break in the small window and says what came of it: python -m tests.end_to_end.break_offered."""

import sys
from datetime import UTC, datetime

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.reminders.model import BreakKind, Instant, Offer
from sciatimer.texts import load_texts
from sciatimer.ui.break_offer_view import offer_view
from sciatimer.ui.break_picture import UP, with_picture
from sciatimer.ui.break_window import LATER, BreakWindow
from sciatimer.ui.qt import make_qt
from sciatimer.ui.screens import screen_in_use
from sciatimer.ui.theme import LIGHT, Metrics, style_sheet


def main() -> int:
    """Shows it until it is answered."""
    qt = make_qt(sys.argv[:1])
    texts = load_texts()
    window = BreakWindow(texts, look_for(False, SkinTone.TAN, HairTone.BLACK))
    window.setStyleSheet(style_sheet(LIGHT, Metrics(1.0)))

    def answered(answer: object) -> None:
        print(answer, flush=True)
        qt.quit()

    window.accepted.connect(lambda: answered("accepted"))
    window.later_requested.connect(answered)
    window.skipped.connect(lambda: answered("skipped"))
    window.hurts_requested.connect(lambda: answered("hurts"))
    window.unanswered.connect(lambda: answered("unanswered"))
    window.guard.ready.connect(lambda: print("ready", flush=True))
    offer = Offer(BreakKind.POSTURE, 1, Instant(datetime.now(UTC), 0.0), 3120, LATER)
    view = with_picture(offer_view(offer, None, texts, sees_away=True), UP, Build.SLIM, texts)
    window.show_offer(view, screen_in_use(), still=False)
    print("shown", flush=True)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
