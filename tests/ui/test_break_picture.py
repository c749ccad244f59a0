"""The picture of a break: up at a desk, or the gentlest stretch of the position, and in words for who cannot see it."""

from datetime import UTC, datetime

import pytest

from sciatimer.catalogue.kinds import Position
from sciatimer.catalogue.load import Catalogue
from sciatimer.figure.describe import describe
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import scene_for
from sciatimer.reminders.model import BreakKind, Instant, Offer
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from sciatimer.ui import break_picture
from sciatimer.ui.break_offer_view import offer_view
from sciatimer.ui.break_picture import UP, BreakPose, with_picture
from tests.safety.examples import EXERCISES

TEXTS = load_texts()
BARE = offer_view(
    Offer(BreakKind.POSTURE, 1, Instant(datetime(2026, 3, 2, 10, tzinfo=UTC), 0.0), 3120), None, TEXTS, sees_away=True
)


@pytest.mark.parametrize(
    ("pose", "exercise", "moment"),
    [
        (UP, "standing-desk-hinge", 0.0),
        (BreakPose(Position.SEATED, stretches=True), "seated-supported-knee-ease", 1.0),
        (BreakPose(Position.LYING, stretches=True), "lying-bent-knee-hold", 1.0),
    ],
)
def test_it_is_the_gentlest_of_its_position(pose: BreakPose, exercise: str, moment: float) -> None:
    shown = with_picture(BARE, pose, Build.STURDY, TEXTS)
    assert shown.scene == scene_for(EXERCISES[exercise], moment, Side.LEFT, build=Build.STURDY)
    assert shown.picture == describe(EXERCISES[exercise], moment == 1.0, Side.LEFT, TEXTS)
    assert (shown.title, shown.why) == (BARE.title, BARE.why)


def test_a_break_that_is_only_to_get_up_shows_nobody_stretching() -> None:
    assert with_picture(BARE, UP, Build.SLIM, TEXTS) != with_picture(
        BARE, BreakPose(Position.STANDING, stretches=True), Build.SLIM, TEXTS
    )


def test_without_a_catalogue_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(break_picture, "load_catalogue", lambda *_: Catalogue(()))
    assert with_picture(BARE, UP, Build.SLIM, TEXTS) == BARE
