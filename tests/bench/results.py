"""What a bench finds: figures of ours beside their target and their anchor, and readings of others. No measuring here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median, quantiles


class Bound(StrEnum):
    """How a target is meant."""

    MOST = "at most"
    BELOW = "under"
    LEAST = "at least"


class Verdict(StrEnum):
    """What became of a target."""

    MET = "met"
    MISSED = "missed"
    NONE = "no target"


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is held to, in the figure's unit."""

    bound: Bound
    value: float

    def is_met(self, measured: float) -> bool:
        """Whether a figure keeps it."""
        if self.bound is Bound.LEAST:
            return measured >= self.value
        return measured <= self.value if self.bound is Bound.MOST else measured < self.value


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something plain that was measured in the same run, by which the figure can be read on another machine."""

    what: str
    measured: float
    unit: str


@dataclass(frozen=True, slots=True)
class Series:
    """Several measurings of one thing."""

    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """Their median."""
        return median(self.values)

    @property
    def most(self) -> float:
        """The highest."""
        return max(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        """Between which half of them lie: the lower and the upper quartile."""
        if len(self.values) == 1:
            return self.values[0], self.values[0]
        low, _, high = quantiles(self.values, n=4, method="inclusive")
        return low, high

    def percentile(self, share: float) -> float:
        """The value that this share (0 to 1) of them do not exceed."""
        ordered = sorted(self.values)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    def times(self, factor: float) -> "Series":
        """The same in another unit."""
        return Series(tuple(value * factor for value in self.values))

    def over(self, other: "Series") -> "Series":
        """How many times the other, round by round.

        Two neighbours in time had the same machine; so a machine that gets slower meanwhile hardly moves the ratio.

        Raises:
            ValueError: they have not the same number of rounds.
        """
        return Series(tuple(ours / theirs for ours, theirs in zip(self.values, other.values, strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of ours.

    Attributes:
        name: the bench and what it is there, such as ``startup.today``.
        what: the same in words.
        measured: the median of all rounds, or what ``what`` says, in ``unit``.
        spread: between which half of the rounds lie.
        rounds: how often it was measured.
        target: what it is held to; None where nothing is asked.
        anchor: what it is to be read beside; None where there is nothing plain to compare.
    """

    name: str
    what: str
    measured: float
    unit: str
    spread: tuple[float, float]
    rounds: int
    target: Target | None = None
    anchor: Anchor | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the target is met."""
        if self.target is None:
            return Verdict.NONE
        return Verdict.MET if self.target.is_met(self.measured) else Verdict.MISSED


def figure(
    name: str, what: str, series: Series, unit: str, target: Target | None = None, anchor: Anchor | None = None
) -> Figure:
    """The median of a series as a figure."""
    return Figure(
        name=name,
        what=what,
        measured=series.middle,
        unit=unit,
        spread=series.spread,
        rounds=len(series.values),
        target=target,
        anchor=anchor,
    )


def worst(
    name: str, what: str, series: Series, unit: str, target: Target | None = None, anchor: Anchor | None = None
) -> Figure:
    """The highest of a series as a figure, for what has to hold always."""
    return replace(figure(name, what, series, unit, target, anchor), measured=series.most)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one program gave, ours or another, for the table in which they stand side by side."""

    measure: str
    program: str
    measured: float
    unit: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be measured, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that a run has found, in the order of measuring."""

    figures: tuple[Figure, ...] = ()
    readings: tuple[Reading, ...] = ()
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: "Found") -> "Found":
        return Found(self.figures + other.figures, self.readings + other.readings, self.failures + other.failures)

    @property
    def missed(self) -> tuple[Figure, ...]:
        """The figures whose target is missed."""
        return tuple(each for each in self.figures if each.verdict is Verdict.MISSED)


def found(results: Sequence[Figure | Reading | Failure]) -> Found:
    """Sorts what a bench gave by its kind."""
    return Found(
        tuple(each for each in results if isinstance(each, Figure)),
        tuple(each for each in results if isinstance(each, Reading)),
        tuple(each for each in results if isinstance(each, Failure)),
    )
