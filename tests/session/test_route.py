"""Where back and on lead to."""

import pytest

from sciatimer.session.model import SegmentKind
from sciatimer.session.route import landing_ahead, landing_behind
from tests.session.built_in import BOTH, PULSE, session

TIMELINE = session(PULSE, BOTH)
KINDS = [segment.kind for segment in TIMELINE.segments]
SWITCH = KINDS.index(SegmentKind.SWITCH_SIDE)
NEXT = KINDS.index(SegmentKind.NEXT)
LAST = len(KINDS) - 1


@pytest.mark.parametrize(
    ("index", "lands"),
    [
        pytest.param(0, 1, id="from getting ready to the first ease-in"),
        pytest.param(1, 5, id="from an ease-in over its hold"),
        pytest.param(2, 5, id="from a hold to the next ease-in"),
        pytest.param(4, 5, id="from a rest to the next ease-in"),
        pytest.param(SWITCH - 2, SWITCH, id="from the last hold of a leg to changing legs, not past it"),
        pytest.param(SWITCH, SWITCH + 1, id="from changing legs to the ease-in"),
        pytest.param(NEXT - 1, NEXT, id="from the last ease-out to the next stretch"),
        pytest.param(LAST - 2, LAST, id="from the last ease-in out of it"),
        pytest.param(LAST - 1, LAST, id="from the last hold out of it"),
        pytest.param(LAST, None, id="from the last ease-out to the end"),
    ],
)
def test_on_leads_to_the_next_beginning(index: int, lands: int | None) -> None:
    assert landing_ahead(TIMELINE, index) == lands


@pytest.mark.parametrize(
    ("index", "elapsed", "lands"),
    [
        pytest.param(0, 7.0, 0, id="in getting ready to its beginning"),
        pytest.param(1, 2.5, 1, id="late in an ease-in to its beginning"),
        pytest.param(1, 0.5, 1, id="early in the very first ease-in to its beginning"),
        pytest.param(6, 0.5, 5, id="early in a hold to its ease-in"),
        pytest.param(6, 2.5, 5, id="late in a hold to its ease-in"),
        pytest.param(8, 1.0, 5, id="in a rest to the repetition that went before"),
        pytest.param(5, 1.9, 1, id="early in an ease-in to the repetition before"),
        pytest.param(5, 2.0, 5, id="from two seconds on to its own beginning"),
        pytest.param(SWITCH, 5.0, SWITCH, id="late in changing legs to its beginning"),
        pytest.param(SWITCH, 1.0, SWITCH - 3, id="early in changing legs to the other leg's last repetition"),
        pytest.param(SWITCH + 1, 1.0, SWITCH - 3, id="early in the first of a leg to the other leg's last"),
    ],
)
def test_back_leads_to_a_beginning(index: int, elapsed: float, lands: int) -> None:
    assert landing_behind(TIMELINE, index, elapsed) == lands
