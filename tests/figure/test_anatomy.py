"""The anatomy picture: where things start, run and end is what anatomy says, and labels never lie on each other."""

from itertools import pairwise

import pytest

from sciatimer.figure import anatomy_outlines as outlines
from sciatimer.figure.anatomy import WIDTH, AnatomyPart, Piece, Stroke, Tissue, anchors, pieces, spread
from sciatimer.figure.anatomy_look import anatomy_look
from sciatimer.figure.anatomy_outlines import Line, Muscle

HAMSTRINGS = {
    Tissue.SEMITENDINOSUS: outlines.SEMITENDINOSUS,
    Tissue.SEMIMEMBRANOSUS: outlines.SEMIMEMBRANOSUS,
    Tissue.BICEPS: outlines.BICEPS,
}
SITTING_BONE = complex(19.2, 36.6)
KNEE = 84.2  # the joint's height in the box
PIRIFORMIS = 22.7


def inside(point: complex, outline: tuple[complex, ...]) -> bool:
    """Whether a point is inside a closed outline: a ray to the right crosses it an odd number of times."""
    crossings = 0
    for first, second in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (first.imag > point.imag) != (second.imag > point.imag):
            share = (point.imag - first.imag) / (second.imag - first.imag)
            crossings += first.real + (second.real - first.real) * share > point.real
    return crossings % 2 == 1


def of(tissue: Tissue, *strokes: Stroke) -> list[Piece]:
    return [piece for piece in pieces() if piece.tissue is tissue and piece.stroke in strokes]


def order(piece: Piece) -> int:
    return pieces().index(piece)


@pytest.mark.parametrize("muscle", HAMSTRINGS.values(), ids=lambda muscle: "")
def test_each_hamstring_runs_from_the_sitting_bone_to_just_below_the_knee(muscle: Muscle) -> None:
    start, end = complex(*muscle.upper[0]), complex(*muscle.lower[-1])
    assert abs(start - SITTING_BONE) < 1
    assert inside(start / 100, of(Tissue.BONE, Stroke.EDGED)[-3].points)
    assert KNEE < end.imag < KNEE + 9


@pytest.mark.parametrize("muscle", HAMSTRINGS.values(), ids=lambda muscle: "")
def test_a_belly_hangs_between_its_tendons_and_swells_in_the_middle(muscle: Muscle) -> None:
    heights = [row[0] for row in muscle.belly]
    widths = [right - left for _, left, right in muscle.belly]
    assert heights == sorted(heights)
    assert muscle.upper[-1][1] > heights[0]
    assert muscle.lower[0][1] < heights[-1]
    assert max(widths) > 3
    assert min(widths) == pytest.approx(widths[0], abs=0.2) == pytest.approx(widths[-1], abs=0.2)


def test_the_biceps_is_the_outer_hamstring() -> None:
    def middle(muscle: Muscle) -> float:
        return sum((left + right) / 2 for _, left, right in muscle.belly) / len(muscle.belly)

    assert middle(outlines.BICEPS) > middle(outlines.SEMITENDINOSUS) + 4
    assert middle(outlines.BICEPS) > middle(outlines.SEMIMEMBRANOSUS) + 4


def nerve() -> tuple[Line, ...]:
    return (
        outlines.NERVE_UNDER_PIRIFORMIS,
        outlines.NERVE_IN_BUTTOCK,
        outlines.NERVE_UNDER_BICEPS,
        outlines.NERVE_BEHIND_KNEE,
    )


def test_the_nerve_runs_down_without_a_gap() -> None:
    for before, after in pairwise(nerve()):
        assert abs(complex(*before[-1]) - complex(*after[0])) < 1
    heights = [y for line in nerve() for _, y in line]
    assert max(high - low for high, low in pairwise(heights)) < 1


def test_the_nerve_is_painted_under_piriformis_and_biceps_and_seen_through_both() -> None:
    (piriformis,) = of(Tissue.PIRIFORMIS, Stroke.EDGED)
    (biceps,) = of(Tissue.BICEPS, Stroke.EDGED)
    trunks = of(Tissue.NERVE, Stroke.LINE)
    hidden = of(Tissue.NERVE, Stroke.HIDDEN)
    assert all(order(trunk) < order(piriformis) < order(biceps) for trunk in trunks)
    assert any(inside(point, piriformis.points) for piece in hidden for point in piece.points)
    assert any(inside(point, biceps.points) for piece in hidden for point in piece.points)
    assert order(hidden[-1]) > order(biceps)


def test_the_nerve_leaves_the_buttock_between_sitting_bone_and_hip() -> None:
    at_the_bone = min(outlines.NERVE_IN_BUTTOCK, key=lambda point: abs(point[1] - SITTING_BONE.imag))
    assert SITTING_BONE.real + 2 < at_the_bone[0] < 31


def test_the_nerve_splits_above_the_knee() -> None:
    split = complex(*outlines.NERVE_BEHIND_KNEE[-1])
    assert split.imag < KNEE - 5
    assert all(abs(complex(*branch[0]) - split) < 1 for branch in (outlines.TIBIAL, outlines.FIBULAR))
    assert outlines.FIBULAR[-2][0] > outlines.TIBIAL[-2][0] + 5


def test_the_piriformis_reaches_from_the_sacrum_to_the_thigh_bone() -> None:
    across = [x for x, _ in outlines.PIRIFORMIS]
    assert min(across) < max(x for x, _ in outlines.SACRUM)
    assert max(across) > min(x for x, y in outlines.FEMUR if y < 26 and x > 28)


def test_every_label_points_at_what_it_names() -> None:
    at = {anchor.part: anchor.at for anchor in anchors()}
    assert set(at) == set(AnatomyPart)
    for part, tissue in (
        (AnatomyPart.SEMITENDINOSUS, Tissue.SEMITENDINOSUS),
        (AnatomyPart.SEMIMEMBRANOSUS, Tissue.SEMIMEMBRANOSUS),
        (AnatomyPart.BICEPS_FEMORIS, Tissue.BICEPS),
        (AnatomyPart.PIRIFORMIS, Tissue.PIRIFORMIS),
    ):
        over = [piece for piece in pieces() if piece.stroke is Stroke.EDGED and inside(at[part], piece.points)]
        assert over[-1].tissue is tissue
    bones = (AnatomyPart.LOW_BACK, AnatomyPart.SACRUM, AnatomyPart.SITTING_BONE, AnatomyPart.PELVIS)
    for part in (*bones, AnatomyPart.THIGH_BONE):
        over = [piece for piece in pieces() if piece.stroke is Stroke.EDGED and inside(at[part], piece.points)]
        assert over[-1].tissue is Tissue.BONE
    for part in (AnatomyPart.SCIATIC_NERVE, AnatomyPart.NERVE_SPLIT):
        near = min(abs(point - at[part]) for piece in of(Tissue.NERVE, Stroke.LINE) for point in piece.points)
        assert near < 0.01


def test_labels_stand_in_the_order_of_what_they_name() -> None:
    for left in (True, False):
        heights = [anchor.at.imag for anchor in anchors() if anchor.left is left]
        assert len(heights) == 6
        assert heights == sorted(heights)


def test_anchors_are_in_the_box() -> None:
    assert all(0 < anchor.at.real < WIDTH and 0 < anchor.at.imag < 1 for anchor in anchors())


@pytest.mark.parametrize(
    ("wanted", "heights", "tops"),
    [
        ((50.0,), (20.0,), (40.0,)),
        ((0.0,), (20.0,), (0.0,)),
        ((100.0,), (20.0,), (80.0,)),
        ((50.0, 52.0), (20.0, 20.0), (40.0, 65.0)),
        ((95.0, 98.0), (20.0, 20.0), (55.0, 80.0)),
        ((), (), ()),
    ],
)
def test_labels_are_spread_so_that_none_lies_on_another(
    wanted: tuple[float, ...], heights: tuple[float, ...], tops: tuple[float, ...]
) -> None:
    assert spread(wanted, heights, 100.0, 5.0) == tops


@pytest.mark.parametrize("dark", [False, True])
def test_every_tissue_has_a_colour_and_the_nerve_its_own(dark: bool) -> None:
    look = anatomy_look(dark)
    assert set(look.tissues) == set(Tissue)
    assert list(look.tissues.values()).count(look.tissues[Tissue.NERVE]) == 1
