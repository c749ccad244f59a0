"""Half a year of workdays on the rules alone: what is known is kept by hand here, as a second opinion on the facts."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from sciatimer.reminders.decide import decide
from sciatimer.reminders.due import STRETCH_GAP, put_off_until
from sciatimer.reminders.known import Gate, Known, Plan, PutOff, Shown
from sciatimer.reminders.model import Around, BreakKind, Held, Instant, Offer

WORKDAYS = 130
MINUTE = 60.0
MONDAY = datetime(2026, 1, 5, 8, 50, tzinfo=UTC)


class Worker:
    """Sits from ten to nine until a quarter past five, answers, gets up, and is sometimes called."""

    def __init__(self) -> None:
        self.chance = Random(7)  # noqa: S311 - a person, not a secret
        self.now = Instant(MONDAY, 0.0)
        self.known = Known(self.now, self.now)
        self.plan = Plan()
        self.around = Around()
        self.offers: list[tuple[Instant, Offer]] = []
        self.held = 0
        self.free = 0.0  # seconds without an offer, a break or a hindrance

    def live(self) -> None:
        """A day, as fast as there is something to decide."""
        self.known = replace(
            self.known, seated_since=self.now, counts_from=self.now, open=None, put_off=None, stretches=0
        )
        self.free = 0.0
        while self.now.wall.hour < 17:
            self._look()
        assert self._decide() is None, "nothing after work"
        weekend = 2 if self.now.wall.weekday() == 4 else 0
        morning = (self.now.wall + timedelta(days=1 + weekend)).replace(hour=8, minute=50, second=0, microsecond=0)
        self.now = Instant(morning, self.now.elapsed + (morning - self.now.wall).total_seconds())

    def _decide(self) -> Offer | None:
        return decide(self.known, self.plan, self.around, self.now).offer

    def _look(self) -> None:
        decision = decide(self.known, self.plan, self.around, self.now)
        if decision.offer is not None:
            self._meet(decision.offer)
            return
        wait = 4 * MINUTE if decision.look_again is None else min(decision.look_again, 4 * MINUTE)
        self.held += decision.kept is not None
        if decision.held is None:
            self.free += wait
        self.now = Instant(self.now.wall + timedelta(seconds=wait), self.now.elapsed + wait)
        assert self.free <= self.plan.interval * MINUTE + 1
        if self.chance.random() < 0.03:
            self.around = Around(busy=frozenset({Held.CALL}))
        elif self.chance.random() < 0.3:
            self.around = Around()

    def _meet(self, offer: Offer) -> None:
        assert 9 <= self.now.wall.hour < 17
        assert not self.around.busy
        assert offer.seated_seconds == int(self.now.elapsed - self.known.seated_since.elapsed)
        self.offers.append((self.now, offer))
        self.free = 0.0
        if offer.kind is BreakKind.STRETCH:
            again = offer.again is not None
            self.known = replace(
                self.known,
                stretches=self.known.stretches + (not again),
                last_stretch=self.known.last_stretch if again else self.now,
            )
        self._answer(offer, len(self.offers))

    def _answer(self, offer: Offer, number: int) -> None:
        first = offer.again or number
        said = self.chance.choice(["taken", "later", "skipped", "left"])
        if said == "later" and offer.snoozes:
            due = put_off_until(self.now.elapsed, self.chance.choice(offer.snoozes), self.known.counts_from.elapsed)
            self.known = replace(self.known, put_off=PutOff(offer.kind, first, self.now.elapsed, due), open=None)
        elif said == "left":
            shown = Shown(offer.kind, number, first, offer.due, self.now.elapsed)
            self.known = replace(self.known, open=shown, put_off=None)
            self._leave_it(number)
        else:
            got_up = said == "taken" and offer.kind is not BreakKind.STRETCH
            since = self.now if got_up else self.known.seated_since
            self.known = replace(self.known, counts_from=self.now, seated_since=since, open=None, put_off=None)

    def _leave_it(self, number: int) -> None:
        """Nobody answers for ten minutes: the same offer stays, and none is added."""
        for _ in range(10):
            self.now = Instant(self.now.wall + timedelta(seconds=60), self.now.elapsed + 60)
            offer = self._decide()
            assert offer is None or offer.id == number
        self.known = replace(self.known, counts_from=self.now, open=None)


def test_half_a_year_of_workdays() -> None:
    worker = Worker()
    for _ in range(WORKDAYS):
        worker.live()
    first = [(now, offer) for now, offer in worker.offers if offer.again is None]
    stretches = [now for now, offer in first if offer.kind is BreakKind.STRETCH]
    by_day: dict[object, int] = {}
    for now in stretches:
        by_day[now.wall.date()] = by_day.get(now.wall.date(), 0) + 1
    assert set(by_day.values()) == {2}, "a gate that is open gives two a day"
    assert all(b.elapsed - a.elapsed >= STRETCH_GAP for a, b in itertools.pairwise(stretches))
    assert len(first) > 6 * WORKDAYS
    assert len(worker.offers) > len(first), "some were put off"
    assert worker.held > 100


def test_without_a_gate_half_a_year_has_no_stretch() -> None:
    worker = Worker()
    worker.known = replace(worker.known, gate=Gate(stretch=False))
    for _ in range(WORKDAYS):
        worker.live()
    assert {offer.kind for _, offer in worker.offers} == {BreakKind.POSTURE}
