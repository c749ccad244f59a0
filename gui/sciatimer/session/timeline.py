"""The session laid out in time: segments without gaps, and the cards their words come from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from sciatimer.catalogue.model import Exercise
from sciatimer.session.model import Segment, SegmentKind, Side


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment before it has its place on the timeline; ``seconds`` are whole."""

    kind: SegmentKind
    exercise: Exercise
    side: Side
    repetition: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole session. Every number is in seconds from its beginning unless it says otherwise.

    Attributes:
        segments: what happens, in order; each begins where the one before it ends.
        total: the length of the session.
        holds: how many holds are planned.
        exercises: the cards by id, for names and cues.
        starts: where each segment begins, for a binary search.
        holds_before: how many holds lie before each segment.
    """

    segments: tuple[Segment, ...]
    total: float
    holds: int
    exercises: Mapping[str, Exercise]
    starts: tuple[float, ...]
    holds_before: tuple[int, ...]

    def rows(self) -> list[dict[str, str | int | float]]:
        """The segments as plain values, as the ``plan`` command prints them."""
        return [
            {
                "kind": segment.kind.value,
                "exercise": segment.exercise,
                "side": segment.side.value,
                "repetition": segment.repetition,
                "starts_at": segment.starts_at,
                "seconds": segment.seconds,
            }
            for segment in self.segments
        ]


def lay_out(pieces: Iterable[Piece]) -> Timeline:
    """Puts pieces end to end. Whole seconds are summed, so no rounding can open a gap."""
    row = tuple(pieces)
    starts = tuple(accumulate((piece.seconds for piece in row), initial=0))
    held = tuple(accumulate((piece.kind is SegmentKind.HOLD for piece in row), initial=0))
    return Timeline(
        segments=tuple(_segment(piece, start) for piece, start in zip(row, starts, strict=False)),
        total=float(starts[-1]),
        holds=held[-1],
        exercises={piece.exercise.id: piece.exercise for piece in row},
        starts=tuple(float(start) for start in starts[:-1]),
        holds_before=held[:-1],
    )


def _segment(piece: Piece, start: int) -> Segment:
    return Segment(
        kind=piece.kind,
        exercise=piece.exercise.id,
        side=piece.side,
        repetition=piece.repetition,
        starts_at=float(start),
        seconds=float(piece.seconds),
    )
