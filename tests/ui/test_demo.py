"""The example history: calm, whole, and never in the way of what it is to show."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Position
from sciatimer.history.break_facts import BreakAnswered, BreakOffered
from sciatimer.history.course import points_since
from sciatimer.history.facts import Locked, PainChecked, SessionEnded, SessionStarted, Unlocked
from sciatimer.history.recording import recover
from sciatimer.history.settings import load_settings
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.reminders.model import Answer
from sciatimer.resources import shipped
from sciatimer.safety.journey import Screen, next_screen
from sciatimer.safety.judge import judge
from sciatimer.safety.offers import OfferCase, todays_offers
from sciatimer.safety.values import Outcome, PainCheck
from sciatimer.texts import load_texts
from sciatimer.ui.demo import lay_in
from sciatimer.ui.services import Services, Shelf
from tests.fakes import FakeClock
from tests.safety.examples import CALM


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    paths = DataPaths(tmp_path)
    store = HistoryStore(paths.history)
    catalogue = load_catalogue(shipped("exercises.json"), None)
    yield Services(FakeClock(), store, Shelf(lambda: catalogue), load_texts(), paths, speed=1.0)
    store.close()


@pytest.mark.parametrize("hour", range(24))
def test_at_every_hour_the_demo_opens_on_today_with_something_to_try(services: Services, hour: int) -> None:
    now = datetime(2026, 3, 2, hour, 40, tzinfo=UTC)
    assert isinstance(services.clock, FakeClock)
    services.clock.set_wall(now)
    lay_in(services)
    past = situation(services.store, now)
    assert next_screen(past, welcomed=load_settings(services.store).disclaimer_read) is Screen.TODAY
    exercises = {exercise.id: exercise for exercise in services.catalogue.exercises}
    offers = todays_offers(exercises, OfferCase(CALM, past))
    assert [position for position in Position if offers.best(position) is None] == []
    assert offers.suggestion is not None


def test_every_session_is_over_and_checked_and_nothing_is_owed(services: Services) -> None:
    lay_in(services)
    sessions = {recorded.id for recorded in services.store.facts(SessionStarted)}
    assert len(sessions) > 100
    assert {recorded.fact.session for recorded in services.store.facts(SessionEnded)} == sessions
    assert {recorded.fact.session for recorded in services.store.facts(PainChecked)} == sessions
    assert recover(services.store) == ()
    past = situation(services.store, services.clock.now())
    assert (past.open_check, past.open_morning) == (None, None)


def test_the_routine_was_once_off_and_is_on_again(services: Services) -> None:
    lay_in(services)
    (lock,) = services.store.facts(Locked)
    (unlock,) = services.store.facts(Unlocked)
    assert unlock.fact.lock == lock.id
    assert (lock.fact.cause, lock.fact.rule) == (Outcome.LOCK, "R6")
    starts = [recorded.fact.at for recorded in services.store.facts(SessionStarted)]
    assert not [at for at in starts if lock.fact.at < at < unlock.fact.at]


def test_its_verdicts_are_those_of_the_rules(services: Services) -> None:
    lay_in(services)
    checks = [recorded.fact for recorded in services.store.facts(PainChecked)]
    told = [(fact.outcome, fact.rule) for fact in checks]
    judged = [
        judge(
            PainCheck(
                red=fact.red,
                stop=fact.stop,
                before=fact.before,
                after=fact.after,
                during=fact.during,
                place_before=fact.place_before,
                place_after=fact.place_after,
                quality=fact.quality,
                overall=fact.overall,
            )
        )
        for fact in checks
    ]
    assert told == [(verdict.outcome, verdict.rule) for verdict in judged]
    assert len(set(told)) > 1


def test_it_lies_in_the_year_before_now_in_the_order_in_which_it_was_lived(services: Services) -> None:
    lay_in(services)
    now = services.clock.now()
    starts = [recorded.fact.at for recorded in services.store.facts(SessionStarted)]
    assert starts == sorted(starts)
    assert all(timedelta(days=1) < now - at < timedelta(days=364) for at in starts)
    assert len({at.date() for at in starts}) == len(starts)


def test_in_the_end_it_is_better_than_in_the_beginning(services: Services) -> None:
    lay_in(services)
    pain = [recorded.fact.before for recorded in services.store.facts(PainChecked)]
    assert pain[-1] < pain[0]


def test_all_that_the_plots_can_show_is_in_it(services: Services) -> None:
    lay_in(services)
    seen = points_since(services.store, services.clock.now() - timedelta(days=365))
    assert {point.position for point in seen} == set(Position)
    assert {point.check for point in seen} >= {Outcome.GOOD, Outcome.KEEP, Outcome.PAUSE, Outcome.LOCK}
    assert any(point.next_morning is None for point in seen)
    assert any(point.hold_left != point.hold_right for point in seen)
    assert len({point.hold_right for point in seen}) > 2


def test_most_of_its_breaks_were_taken_on_workdays(services: Services) -> None:
    lay_in(services)
    offers = [recorded.fact for recorded in services.store.facts(BreakOffered)]
    answers = [recorded.fact.answer for recorded in services.store.facts(BreakAnswered)]
    assert len(answers) == len(offers)
    assert answers.count(Answer.TAKEN) > len(answers) / 2
    assert {offer.at.weekday() for offer in offers} == {0, 1, 2, 3, 4}


def test_the_file_it_writes_is_whole(services: Services) -> None:
    lay_in(services)
    assert check(services.paths.history) == ()
