"""After the verdict: what it means for next time, the offers that may be taken, and what is seen of them then."""

import pytest

from sciatimer.catalogue.model import Position
from sciatimer.history.facts import DoseChosen, DoseReason, Locked, SessionStarted, StepOffered
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import Outcome
from tests.fakes import FakeClock
from tests.history.diary import STARTED, Diary
from tests.ui.desk import Desk

SEATED = "seated-heel-floor"


def next_morning(desk: Desk, pain: int = 2) -> None:
    """The next morning, answered; what it offers is on the screen."""
    desk.press("way-done")
    desk.next_day()
    desk.press("way-done")
    assert desk.page == "morning"
    desk.answer_morning(pain)
    desk.press("morning-save")


def three_good_days(desk: Desk, pain: int = 2) -> None:
    """Three session days that went well, in the window."""
    desk.open_known()
    for day in range(3):
        if day:
            desk.press("way-done")
            desk.app.flow.today.show()
        desk.session(pain, after=pain, during=pain)
        next_morning(desk, pain)


def test_n7_three_good_days_offer_five_seconds_more_and_the_next_session_has_them(desk: Desk) -> None:
    three_good_days(desk)
    assert desk.reads("safety.N7")
    assert desk.last(StepOffered).rule == "N7"
    desk.press("way-longer")
    chosen = desk.last(DoseChosen)
    assert (chosen.exercise, chosen.hold, chosen.reason) == ("lying-towel-thigh", 15, DoseReason.LONGER)
    assert desk.page == "today"
    assert "3 \u00d7 15 s" in desk.words
    desk.press("today-start")
    assert desk.last(SessionStarted).hold == 15


def test_n7_that_is_not_taken_changes_nothing(desk: Desk) -> None:
    three_good_days(desk)
    desk.press("way-done")
    assert desk.facts(DoseChosen) == []
    assert "3 \u00d7 10 s" in desk.words


def test_help_beside_an_offer_gives_the_offer_back(desk: Desk) -> None:
    three_good_days(desk)
    desk.press("header-help", "way-back")
    assert desk.reads("safety.N7")
    desk.press("way-longer")
    assert desk.last(DoseChosen).hold == 15


def test_an_offer_can_be_taken_once(desk: Desk) -> None:
    three_good_days(desk)
    desk.press("way-longer")
    desk.app.pages.message.requested.emit("longer")
    desk.app.pages.message.requested.emit("longer")
    assert len(desk.facts(DoseChosen)) == 1


def at_thirty_seconds(desk: Desk, clock: FakeClock) -> None:
    """Weeks of good days at the towel stretch, up to its longest hold; the last day's morning is not answered yet."""
    desk.pass_screens()
    with HistoryStore(desk.folder / "history.db") as store:
        diary = Diary(store, clock)
        for hold in (10, 15, 20, 25, 30):
            for _ in range(3):
                started = STARTED.__class__(
                    clock.now(), 0, STARTED.exercise, Position.LYING, hold, 3, 15, STARTED.first_side, None
                )
                session = diary.session(started=started)
                clock.advance(86400 - 600)
                if (hold, _) != (30, 2):
                    diary.morning(session)
            if hold < 30:
                store.append(DoseChosen(clock.now(), STARTED.exercise, hold + 5, 3, DoseReason.LONGER))
        diary.answer_screens()
    desk.open()


def test_n8_at_the_longest_hold_offers_the_stronger_stretch_and_next_time_it_is_there(
    desk: Desk, clock: FakeClock
) -> None:
    at_thirty_seconds(desk, clock)
    assert desk.page == "morning"
    desk.answer_morning(1)
    desk.press("morning-save")
    assert desk.reads("safety.N8")
    name = desk.app.services.catalogue.by_id("lying-wall-far").name
    assert desk.reads("outcome.harder_name", name=name)
    desk.press("way-harder")
    chosen = desk.last(DoseChosen)
    assert (chosen.exercise, chosen.hold, chosen.reason) == ("lying-wall-far", 10, DoseReason.HARDER)
    assert desk.page == "today"
    assert name in desk.words
    desk.press("today-start")
    assert desk.last(SessionStarted).exercise == "lying-wall-far"


def test_n5_the_easier_one_is_offered_taken_and_ready_the_next_time(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("card-seated", "today-start")
    desk.play_through()
    desk.save_check(during=4)
    assert desk.reads("safety.R9")
    easier = desk.app.services.catalogue.by_id("seated-supported-knee-ease")
    assert desk.reads("outcome.easier", name=easier.name)
    desk.press("way-easier")
    chosen = desk.last(DoseChosen)
    assert (chosen.exercise, chosen.reason) == (easier.id, DoseReason.EASIER)
    assert easier.hold.min <= chosen.hold <= easier.hold.default
    desk.next_day()
    desk.press("way-done")
    desk.answer_morning()
    desk.press("morning-save", "way-done")
    assert desk.page == "today"
    desk.press("today-start")
    assert desk.last(SessionStarted).exercise in {easier.id, "lying-bent-knee-hold"}


def test_n4_on_the_gentlest_stretch_water_is_named_and_a_shorter_hold_offered(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-variants", "variant-lying-bent-knee-hold", "today-start")
    desk.play_through()
    desk.save_check(during=4)
    assert desk.reads("safety.N4")
    assert desk.reads("outcome.easier_same", hold=5)
    desk.press("way-easier")
    chosen = desk.last(DoseChosen)
    assert (chosen.exercise, chosen.hold) == ("lying-bent-knee-hold", 5)


@pytest.mark.parametrize(("check", "rule"), [({"quality": 1}, "N6"), ({}, "N9")])
def test_n6_and_n9_leave_everything_as_it_is(check: dict[str, int], rule: str, desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.save_check(**check)
    assert desk.last(StepOffered).rule == rule
    assert {"way-longer", "way-harder", "way-easier"}.isdisjoint(desk.pressable)


def test_n2_the_second_unsettled_session_ends_the_routine(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.save_check(after=3)
    desk.press("way-done")
    desk.next_day()
    desk.press("way-done")
    desk.answer_morning()
    desk.press("morning-save", "way-done", "today-start")
    desk.play_through()
    desk.save_check(after=3)
    assert desk.page == "ended"
    assert desk.reads("screens.ended_why_N2")
    assert (desk.last(Locked).cause, desk.last(Locked).rule) == (Outcome.LOCK, "N2")


def test_n3_a_nerve_feeling_that_lasts_ends_the_routine(desk: Desk) -> None:
    desk.open_known()
    for day in range(2):
        desk.say(2)
        desk.name_signs("nerve")
        desk.press("today-start")
        desk.play_through()
        desk.save_check(quality=2)
        if not day:
            next_morning(desk)
            desk.clock.advance(31 * 60)
            desk.press("way-done")
    assert desk.page == "ended"
    assert desk.reads("screens.ended_why_N3")
    assert desk.last(Locked).rule == "N3"


def test_the_same_position_failing_twice_names_a_gentler_one(desk: Desk) -> None:
    desk.open_known()
    for day in range(2):
        desk.say(2)
        desk.press("card-seated", "today-start")
        desk.play_through()
        desk.save_check(during=4)
        if not day:
            next_morning(desk)
            desk.clock.advance(31 * 60)
            desk.press("way-done")
    assert desk.reads("outcome.gentler_lying")
