"""What becomes of measured values: medians, ratios, verdicts."""

import pytest

from tests.bench.results import (
    Bound,
    Failure,
    Figure,
    Found,
    Reading,
    Series,
    Target,
    Verdict,
    figure,
    found,
    worst,
)


def made(measured: float, target: Target | None) -> Figure:
    return figure("room.thing", "a thing", Series((measured,)), "ms", target)


@pytest.mark.parametrize(
    ("bound", "measured", "verdict"),
    [
        (Bound.MOST, 1.3, Verdict.MET),
        (Bound.MOST, 1.31, Verdict.MISSED),
        (Bound.BELOW, 1.29, Verdict.MET),
        (Bound.BELOW, 1.3, Verdict.MISSED),
        (Bound.LEAST, 1.3, Verdict.MET),
        (Bound.LEAST, 1.29, Verdict.MISSED),
    ],
)
def test_a_target_is_met_up_to_its_bound(bound: Bound, measured: float, verdict: Verdict) -> None:
    assert made(measured, Target(bound, 1.3)).verdict is verdict


def test_what_has_no_target_is_neither_met_nor_missed() -> None:
    assert made(1e9, None).verdict is Verdict.NONE


def test_a_figure_is_the_median_so_that_one_slow_round_does_not_count() -> None:
    series = Series((10.0, 11.0, 900.0, 12.0, 10.5))
    shown = figure("room.thing", "a thing", series, "ms")
    assert (shown.measured, shown.rounds) == (11.0, 5)
    assert shown.spread == (10.5, 12.0)


def test_what_has_to_hold_always_is_the_highest() -> None:
    assert worst("room.thing", "a thing", Series((1.0, 7.0, 2.0)), "ms").measured == 7.0


def test_a_single_round_has_no_spread() -> None:
    assert Series((4.0,)).spread == (4.0, 4.0)


def test_a_ratio_is_taken_round_by_round_so_that_a_machine_that_gets_slower_does_not_move_it() -> None:
    ours, empty = Series((100.0, 200.0, 400.0)), Series((50.0, 100.0, 200.0))
    assert ours.over(empty).values == (2.0, 2.0, 2.0)


def test_a_ratio_wants_as_many_rounds_of_both() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Series((1.0, 2.0)).over(Series((1.0,)))


def test_a_percentile_is_a_value_that_so_many_do_not_exceed() -> None:
    series = Series(tuple(float(number) for number in range(1, 101)))
    assert series.percentile(0.99) == 100.0
    assert series.percentile(0.5) == 51.0
    assert Series((3.0,)).percentile(0.99) == 3.0


def test_results_are_sorted_by_kind_and_the_missed_are_known() -> None:
    good, bad = made(1.0, Target(Bound.MOST, 2)), made(3.0, Target(Bound.MOST, 2))
    reading, failure = Reading("memory", "Workrave", 55.0, "MiB"), Failure("tray", "it ended")
    all_of_it = found([good, reading]) + found([failure, bad])
    assert all_of_it == Found((good, bad), (reading,), (failure,))
    assert all_of_it.missed == (bad,)
