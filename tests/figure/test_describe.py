"""The picture in words."""

import pytest

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.describe import describe
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from tests.figure.bodies import exercise, exercises


@pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
def test_every_picture_is_told_differently_for_each_pose_and_leg(one: Exercise) -> None:
    texts = load_texts()
    told = {describe(one, hold, side, texts) for hold in (False, True) for side in Side}
    assert len(told) == 6


def test_the_words_are_those_of_the_card() -> None:
    one = exercise("seated-heel-floor")
    told = describe(one, False, Side.LEFT, load_texts())
    assert one.name in told
    assert "left leg" in told
    assert all(step in told for step in one.setup)
    assert all(step in describe(one, True, Side.LEFT, load_texts()) for step in one.movement)
