"""What the page of progress costs after 100,000 sessions."""

from functools import partial

from tests.bench.apart import told_by
from tests.bench.filled import filled
from tests.bench.measuring import Results, Run, alternate
from tests.bench.peers import program_variables
from tests.bench.plots_child import Bare, Looked
from tests.bench.results import Anchor, Bound, Series, Target, figure

LIMIT = Target(Bound.BELOW, 150)  # milliseconds, from the request to painted plots, without the import
MOST_GROWTH = Target(Bound.MOST, 10)  # MB over the last half of all changes of the range
_OURS, _BARE = "the page", "three empty plots"
_PATIENCE = 300.0


def measure(run: Run) -> Results:
    """Opening, changing the range, and what stays in memory."""
    file = filled(run)
    rounds = run.rounds(7, 3)
    steps = run.steps(2 * rounds)
    began = partial(told_by, "plots_child", variables=program_variables(), patience=_PATIENCE)
    ours: list[Looked] = []
    bare: list[Bare] = []
    alternate(
        {
            _OURS: lambda: ours.append(began(str(file), form=Looked)),
            _BARE: lambda: bare.append(began(form=Bare)),
        },
        rounds,
        steps.begin,
    )
    anchor = Anchor(_BARE, Series(tuple(each.plots for each in bare)).middle, "ms")
    library = Anchor("pyqtgraph alone", Series(tuple(each.library for each in bare)).middle, "ms")
    words, plots = ([getattr(each, name) for each in ours] for name in ("words", "plots"))
    opened = Series(tuple(one + other for one, other in zip(words, plots, strict=True)))
    growth = Series(tuple(each.growth for each in ours))
    yield figure("plots.open", "the page opens with its plots, without the import", opened, "ms", LIMIT, anchor)
    yield figure("plots.words", "the page opens until its words are painted", Series(tuple(words)), "ms")
    yield figure(
        "plots.library",
        "the library of the plots imported",
        Series(tuple(e.library for e in ours)),
        "ms",
        None,
        library,
    )
    for span in ours[0].changes:
        changed = Series(tuple(change for each in ours for change in each.changes[span]))
        yield figure(f"plots.{span}", f"the range changed to {span}, painted", changed, "ms", LIMIT, anchor)
    yield figure("plots.growth", "memory kept over 25 changes of the range", growth, "MB", MOST_GROWTH)
