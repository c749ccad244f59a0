"""Weeks of random lives: what must never be never is, whatever is answered, stopped, killed, moved or taken."""

import random
import tempfile
from datetime import timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sciatimer.safety.values import Place, RedFlag, StopFeeling
from tests.safety.examples import EXERCISES
from tests.safety.life import Life, calm, good_check
from tests.safety.life_days import Person, follow, push
from tests.safety.life_exchange import ExchangingLife
from tests.safety.life_memory import Memory

NAMES = sorted(EXERCISES)
ITEMS = ("E1", "E5", "U3", "U8", "C2", "C13", "X2", "X5", "X7")
PAIN = st.sampled_from((0, 1, 1, 2, 2, 3, 4, 5, 6, 8))
PLACES = st.sampled_from((Place.THIGH, Place.THIGH, Place.BUTTOCK, Place.CALF, Place.NONE, Place.LOW_BACK))
RARELY = st.sampled_from((False,) * 8 + (True,))
RED = st.sampled_from((RedFlag.NONE,) * 12 + (RedFlag.URGENT, RedFlag.EMERGENCY))


class RandomLives(RuleBasedStateMachine):
    """Somebody does anything in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.life = Life(Path(self.folder.name) / "data" / "history.db")

    def teardown(self) -> None:
        self.life.store.close()
        self.folder.cleanup()

    @initialize()
    def the_screens_are_passed(self) -> None:
        self.life.answer_screens()

    @rule(hours=st.sampled_from((1, 3, 4, 5, 9, 14, 24, 24, 48, 15 * 24)))
    def time_goes_by(self, hours: int) -> None:
        self.life.clock.advance(hours * 3600)

    @rule(hours=st.sampled_from((-72, -25, -5, -1, 1, 5, 25, 72)))
    def somebody_sets_the_clock(self, hours: int) -> None:
        self.life.clock.set_by(timedelta(hours=hours))

    @rule(offset=st.sampled_from((-8, 0, 1, 2, 5.5, 9)))
    def somebody_travels_or_summer_time_begins(self, offset: float) -> None:
        self.life.clock.carry_to(offset)

    @rule(pain=PAIN, place=PLACES, nerve=RARELY, worse=RARELY, favourite=st.sampled_from(NAMES))
    def try_to_start(self, pain: int, place: Place, nerve: bool, worse: bool, favourite: str) -> None:
        self.life.try_to_start(calm(pain, place, nerve=nerve, worse=worse), favourite)

    @rule(seconds=st.sampled_from((10, 60, 120, 900, 900, 900)), felt=st.sampled_from(tuple(StopFeeling)))
    def stretch(self, seconds: int, felt: StopFeeling) -> None:
        self.life.play(seconds, felt)

    @rule(felt=st.sampled_from(tuple(StopFeeling)))
    def say_why(self, felt: StopFeeling) -> None:
        self.life.say_why(felt)

    @rule()
    def the_program_is_killed(self) -> None:
        self.life.drop()

    @rule(
        after=st.sampled_from((None, 0, 1, 1, 1, 2, 3, 6)),
        during=st.sampled_from((None, 0, 0, 0, 3, 6)),
        place=PLACES,
        quality=st.sampled_from((0, 0, 0, 1, 2, 3)),
        overall=st.sampled_from((0, 1, 1, 1, 2)),
        red=RED,
    )
    def answer_the_check(
        self, after: int | None, during: int | None, place: Place, quality: int, overall: int, red: RedFlag
    ) -> None:
        answers = {"after": after, "during": during, "place_after": int(place), "quality": quality, "overall": overall}
        self.life.answer_check({name: value for name, value in answers.items() if value is not None}, red=red)

    @rule()
    def have_a_good_session(self) -> None:
        self.life.try_to_start(calm())
        self.life.play(900)
        self.life.answer_check(good_check(calm()))

    @rule()
    def sleep_well(self) -> None:
        self.life.clock.advance(24 * 3600)
        self.life.answer_morning(0)

    @rule(change=st.sampled_from((-1, 0, 0, 0, 1, 2)), nerve=RARELY, red=RED)
    def answer_the_morning(self, change: int, nerve: bool, red: RedFlag) -> None:
        self.life.answer_morning(change, nerve=nerve, red=red)

    @rule()
    def take_the_offer(self) -> None:
        self.life.accept()

    @rule(name=st.sampled_from(NAMES), hold=st.integers(1, 40), repetitions=st.integers(1, 9))
    def choose_a_dose(self, name: str, hold: int, repetitions: int) -> None:
        self.life.choose_dose(name, hold, repetitions)

    @rule(item=st.sampled_from(ITEMS))
    def name_something_on_the_screens(self, item: str) -> None:
        self.life.answer_screens(item)

    @rule(item=st.sampled_from(ITEMS))
    def a_clinician_clears_something(self, item: str) -> None:
        self.life.clear(item)

    @rule(
        days_ago=st.integers(-1, 3),
        told=st.booleans(),
        screens=st.sampled_from((None, (), (), ("E1",), ("C2",), ("X2",))),
    )
    def try_to_unlock(self, days_ago: int, told: bool, screens: tuple[str, ...] | None) -> None:
        self.life.try_to_unlock(days_ago, told=told, screens=screens)

    @rule()
    def open_the_program_again(self) -> None:
        self.life.reopen()

    @invariant()
    def nothing_is_lost(self) -> None:
        self.life.nothing_is_lost()

    @invariant()
    def nothing_more_than_what_was_earned_is_offered_at_any_pain(self) -> None:
        for pain in (0, 3, 6):
            self.life.offers(calm(pain))


class RandomLivesWithData(RandomLives):
    """Somebody does anything in any order, and looks after their data in between."""

    def __init__(self) -> None:
        super().__init__()
        self.life.store.close()
        self.data = ExchangingLife(Path(self.folder.name) / "data" / "history.db")
        self.life = self.data

    @rule()
    def export(self) -> None:
        self.data.export()

    @rule()
    def copy(self) -> None:
        self.data.copy()

    @rule(number=st.integers(0, 9))
    def import_what_was_exported(self, number: int) -> None:
        self.data.take_in(number)

    @rule(often=RARELY)
    def import_from_a_locked_computer(self, often: bool) -> None:
        if often:
            self.data.take_in_a_locked_one()

    @rule(number=st.integers(0, 9))
    def put_a_copy_back(self, number: int) -> None:
        self.data.put_back(number)

    @rule(often=RARELY)
    def delete_everything(self, often: bool) -> None:
        if often:
            self.data.delete()

    @rule(seed=st.integers(0, 999))
    def correct_an_answer(self, seed: int) -> None:
        self.data.correct(random.Random(seed))  # noqa: S311 - no secret

    @rule(seed=st.integers(0, 999))
    def hide_and_bring_back(self, seed: int) -> None:
        self.data.hide(random.Random(seed))  # noqa: S311 - no secret


RandomLivesWithData.TestCase.settings = settings(
    max_examples=15, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestRandomLivesWithData = RandomLivesWithData.TestCase

RandomLives.TestCase.settings = settings(
    max_examples=30, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestRandomLives = RandomLives.TestCase


WELL = Person(1, 0.0, 40)
LIVES = (
    Person(2, 0.15, 45),
    Person(3, 0.3, 40),
    Person(11, 0.0, 32, bad_days=frozenset({8, 25})),
    Person(4, 0.0, 28, "lying-bent-knee-hold"),
    Person(5, 0.0, 28, "seated-supported-knee-ease", frozenset({10})),
)
PUSHERS = tuple(Person(seed, trouble, 40) for seed, trouble in ((6, 0.05), (7, 0.15), (8, 0.15), (9, 0.3), (10, 0.5)))


@pytest.fixture(scope="module")
def memories(tmp_path_factory: pytest.TempPathFactory) -> dict[Person, Memory]:
    """What each person remembers; every day of them is checked while it is lived."""
    folder = tmp_path_factory.mktemp("lives")
    followed = {person: follow(folder, person) for person in (WELL, *LIVES)}
    return followed | {person: push(folder, person) for person in PUSHERS}


def test_weeks_of_many_people_break_no_rule(memories: dict[Person, Memory]) -> None:
    assert sum(len(memory.sessions) for memory in memories.values()) > 200


def test_who_does_well_goes_up_step_by_step(memories: dict[Person, Memory]) -> None:
    assert {"N7", "N8", "M6", "R11", "P9"} <= memories[WELL].seen
    assert memories[WELL].seen.isdisjoint({"R9", "N2", "N3", "N4", "N5", "M5", "P6"})
    holds = [lived.hold for lived in memories[WELL].sessions]
    assert {10, 15, 20, 25, 30} <= set(holds)


def test_the_troubled_lives_meet_what_they_are_about(memories: dict[Person, Memory]) -> None:
    met = {rule for memory in memories.values() for rule in memory.seen}
    assert {"P3", "P7", "P7a", "R9", "M5", "N4", "N5"} <= met
    assert sum(memory.unlocked_before for memory in memories.values()) > 2
    assert any(memory.starts.count(day) == 2 for memory in memories.values() for day in memory.starts)
