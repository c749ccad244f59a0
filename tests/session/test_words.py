"""The timeline in words."""

import pytest

from sciatimer.session.model import SegmentKind, Side
from sciatimer.session.moment import SHARED_CUES, moment_at
from sciatimer.session.words import coming_words, leg_words, phase_words
from sciatimer.texts import load_texts
from tests.session.built_in import BOTH, PULSE, exercises, session

TEXTS = load_texts()


@pytest.mark.parametrize("kind", list(SegmentKind))
def test_every_phase_has_a_name(kind: SegmentKind) -> None:
    assert phase_words(kind, TEXTS)[0].isupper()


def test_legs_are_said_in_words() -> None:
    assert [leg_words(side, TEXTS) for side in Side] == ["left leg", "right leg", "both legs"]


def test_all_shared_cues_of_the_clinical_text_are_there() -> None:
    assert [TEXTS(key) for key in SHARED_CUES] == [
        "Spine long, chest up.",
        "Bend from the hip, not the back.",
        "Knee unlocked.",
        "Toes relaxed, not pulled up.",
        "Breathe slowly.",
        "Hold still, never bounce.",
        "A gentle pull, never pain.",
    ]


def test_what_comes_next_is_said_for_every_kind() -> None:
    timeline = session(PULSE, BOTH)
    said = {coming_words(timeline, moment_at(timeline, start), TEXTS) for start in timeline.starts}
    assert said == {
        "Next: ease in, left leg",
        "Next: ease in, right leg",
        "Next: ease in, both legs",
        "Next: hold for 3 seconds",
        "Next: hold for 10 seconds",
        "Next: come out slowly",
        "Next: rest for 5 seconds",
        "Next: rest for 15 seconds",
        "Next: switch to the right leg",
        f"Next stretch: {exercises()[BOTH].name}",
        "Then you are done",
    }
