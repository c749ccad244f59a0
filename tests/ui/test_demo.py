"""The example history: calm, whole, and never in the way of what it is to show."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Position
from sciatimer.history.facts import Locked, MorningChecked, PainChecked, SessionEnded, SessionStarted
from sciatimer.history.recording import recover
from sciatimer.history.settings import load_settings
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.resources import shipped
from sciatimer.safety.journey import Screen, next_screen
from sciatimer.safety.judge import judge
from sciatimer.safety.offers import OfferCase, todays_offers
from sciatimer.safety.values import PainCheck
from sciatimer.texts import load_texts
from sciatimer.ui.demo import lay_in
from sciatimer.ui.services import Services
from tests.fakes import FakeClock
from tests.safety.examples import CALM


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    paths = DataPaths(tmp_path)
    store = HistoryStore(paths.history)
    catalogue = load_catalogue(shipped("exercises.json"), None)
    yield Services(FakeClock(), store, catalogue, load_texts(), paths, speed=1.0)
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


def test_its_sessions_are_finished_checked_and_followed_by_a_calm_morning(services: Services) -> None:
    lay_in(services)
    sessions = {recorded.id for recorded in services.store.facts(SessionStarted)}
    assert len(sessions) == 9
    assert {recorded.fact.session for recorded in services.store.facts(SessionEnded)} == sessions
    assert {recorded.fact.session for recorded in services.store.facts(PainChecked)} == sessions
    assert {recorded.fact.session for recorded in services.store.facts(MorningChecked)} == sessions
    assert recover(services.store) == ()
    assert services.store.facts(Locked) == ()


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


def test_it_lies_in_the_three_weeks_before_now_and_gets_better(services: Services) -> None:
    lay_in(services)
    now = services.clock.now()
    starts = [recorded.fact.at for recorded in services.store.facts(SessionStarted)]
    assert starts == sorted(starts)
    assert all(timedelta(days=1) < now - at < timedelta(days=21) for at in starts)
    pain = [recorded.fact.before for recorded in services.store.facts(PainChecked)]
    assert pain[-1] < pain[0]


def test_the_file_it_writes_is_whole(services: Services) -> None:
    lay_in(services)
    assert check(services.paths.history) == ()
