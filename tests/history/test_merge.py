"""Two histories that meet: each session once, nothing milder than in either, whatever the order and however often."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sciatimer.history.standing import Standing, milder_in
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from tests.history.lives import Computer, live, merged, take
from tests.safety.life_memory import BEGIN

SEEDS = range(6)  # more of them were tried by hand
STEPS = 22
OF_SESSIONS = ("checks", "mornings", "unfaded", "sessions_today")
_NAME = """
    SELECT o.name, coalesce(l.number, l.id), l.kind FROM ledger AS l JOIN origins AS o ON o.id = coalesce(l.origin, 1)
    WHERE l.id = ?
"""
_SESSIONS = """
    SELECT o.name, coalesce(l.number, l.id) FROM ledger AS l JOIN origins AS o ON o.id = coalesce(l.origin, 1)
    WHERE l.kind = 'session_started'
"""


@dataclass(frozen=True)
class Three:
    """Three computers of one person, and the time it is."""

    a: Computer
    b: Computer
    c: Computer
    now: datetime

    def merged(self, name: str, first: Computer, *others: Computer) -> Computer:
        return merged(name, self.now, first, *others)

    def standing(self, computer: Computer) -> Standing:
        """How strict it is, with each session by the name that all computers know it by."""
        found = computer.standing(self.now)
        with HistoryStore(computer.file) as store:
            named: dict[str, Any] = {
                part: frozenset(store.read(_NAME, each)[0] for each in getattr(found, part)) for part in OF_SESSIONS
            }
        lock = found.lock and replace(found.lock, session=None)
        unfaded = frozenset() if lock else named["unfaded"]  # after a lock it is owed no more
        return replace(found, **(named | {"lock": lock, "answers": {}, "unfaded": unfaded}))


def strangers(folder: Path, seed: int) -> Three:
    """Three computers that know nothing of each other."""
    computers = [Computer(folder / name) for name in "abc"]
    ends = [live(each, 3 * seed + n, STEPS, begin=7 * n) for n, each in enumerate(computers)]
    a, b, c = computers
    return Three(a, b, c, max(ends))


def siblings(folder: Path, seed: int) -> Three:
    """Three computers with a past in common."""
    first = Computer(folder / "first")
    begin = live(first, 7 * seed, STEPS)
    computers = [first.copy(name) for name in "abc"]
    later = (begin - BEGIN) / timedelta(hours=1)
    ends = [live(each, 7 * seed + n, STEPS // 2, later + n) for n, each in enumerate(computers, 1)]
    a, b, c = computers
    return Three(a, b, c, max(ends))


@pytest.fixture(
    params=[(kind, seed) for seed in SEEDS for kind in (strangers, siblings)],
    ids=lambda kind: f"{kind[0].__name__} {kind[1]}",
)
def three(request: pytest.FixtureRequest, tmp_path: Path) -> Three:
    """Three computers of one person."""
    kind, seed = request.param
    found = kind(tmp_path, seed)
    assert isinstance(found, Three)
    return found


def sessions(computer: Computer) -> list[tuple[str, int]]:
    with HistoryStore(computer.file) as store:
        return sorted(store.read(_SESSIONS))


def debts(found: Standing) -> Standing:
    """What is owed and what is forbidden, without what was earned."""
    return replace(found, levels={}, doses={})


def test_what_is_merged_is_not_milder_than_either_and_the_same_either_way_round(three: Three) -> None:
    ab, ba = three.merged("ab", three.a, three.b), three.merged("ba", three.b, three.a)
    one, other = three.standing(ab), three.standing(ba)
    for part in (three.a, three.b):
        found = three.standing(part)
        assert milder_in(debts(one), debts(found)) == frozenset()
    assert debts(one) == debts(other)
    assert (one.levels, one.doses) == (other.levels, other.doses)
    assert sessions(ab) == sessions(ba) == sorted({*sessions(three.a), *sessions(three.b)})
    assert [check(each.file) for each in (ab, ba)] == [(), ()]


def test_however_often_and_in_whatever_order_it_is_the_same(three: Three) -> None:
    left = three.merged("left", three.a, three.b, three.c)
    right = three.merged("right", three.a, three.merged("bc", three.b, three.c))
    assert debts(three.standing(left)) == debts(three.standing(right))
    assert sessions(left) == sessions(right)
    before = three.standing(left)
    for each in (three.b, three.a, three.c, right):
        take(left, each, three.now)
    assert debts(three.standing(left)) == debts(before)
    assert sessions(left) == sessions(right)
    assert check(left.file) == ()
