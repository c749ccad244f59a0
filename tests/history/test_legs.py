"""The better leg goes first."""

import pytest

from sciatimer.history.legs import first_leg
from sciatimer.safety.values import Where
from sciatimer.session.model import Side


@pytest.mark.parametrize("usual", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize(("where", "first"), [(Where.LEFT, Side.RIGHT), (Where.RIGHT, Side.LEFT)])
def test_the_less_painful_leg_goes_first_whatever_is_usual(where: Where, first: Side, usual: Side) -> None:
    assert first_leg(where, usual) is first


@pytest.mark.parametrize("usual", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("where", [Where.BACK_ONLY, Where.BOTH])
def test_where_neither_leg_is_better_the_usual_one_goes_first(where: Where, usual: Side) -> None:
    assert first_leg(where, usual) is usual


def test_every_answer_gives_one_leg() -> None:
    assert {first_leg(where, usual) for where in Where for usual in (Side.LEFT, Side.RIGHT)} == {Side.LEFT, Side.RIGHT}
