"""Doing less is free, doing more is earned: the page for the hold and the repetitions."""

from sciatimer.history.facts import DoseChosen, DoseReason, SessionStarted
from sciatimer.safety.values import Place
from sciatimer.ui.application import Application
from sciatimer.ui.widgets.basics import ActionButton
from sciatimer.ui.widgets.choices import ChoiceGroup
from tests.ui.desk import Desk


def answered(desk: Desk) -> Application:
    """Today with two points of pain in the left thigh answered."""
    app = desk.open_known()
    app.pages.today.pain.press(2)
    app.pages.today.place.press(int(Place.THIGH))
    app.pages.today.leg.press(0)
    return app


def desk_button(app: Application, name: str) -> ActionButton:
    """A button of the dose page."""
    return next(made for made in app.pages.dose.findChildren(ActionButton) if made.objectName() == name)


def values(group: ChoiceGroup | None) -> list[int]:
    """What can be chosen."""
    assert group is not None
    return [int(made.objectName().removeprefix("dose-")) for made in group.buttons()]


def choose(app: Application, hold: int, repetitions: int) -> None:
    """Chooses and saves on the page that is open."""
    page = app.pages.dose
    assert page.hold is not None
    assert page.repetitions is not None
    page.hold.press(hold)
    page.repetitions.press(repetitions)
    desk_button(app, "dose-save").click()


def test_only_less_than_the_default_can_be_chosen_before_anything_was_earned(desk: Desk) -> None:
    app = answered(desk)
    app.pages.today.dose_requested.emit()
    assert app.window.page is app.pages.dose
    assert values(app.pages.dose.hold) == [5, 10]
    assert values(app.pages.dose.repetitions) == [2, 3]


def test_a_shorter_hold_is_written_shown_and_played(desk: Desk) -> None:
    app = answered(desk)
    app.pages.today.dose_requested.emit()
    choose(app, 5, 2)
    (chosen,) = app.services.store.facts(DoseChosen)
    assert (chosen.fact.hold, chosen.fact.repetitions, chosen.fact.reason) == (5, 2, DoseReason.LOWERED)
    assert app.window.page is app.pages.today
    assert "2\u00a0\u00d7\u00a05\u00a0s" in "".join(card.words for card in app.pages.today.cards.values())
    app.pages.today.start.click()
    (started,) = app.services.store.facts(SessionStarted)
    assert (started.fact.hold, started.fact.repetitions) == (5, 2)


def test_going_up_again_reaches_what_was_allowed_before_and_no_further(desk: Desk) -> None:
    app = answered(desk)
    app.pages.today.dose_requested.emit()
    choose(app, 5, 2)
    app.pages.today.dose_requested.emit()
    assert values(app.pages.dose.hold) == [5, 10]
    choose(app, 10, 3)
    assert [each.fact.reason for each in app.services.store.facts(DoseChosen)] == [
        DoseReason.LOWERED,
        DoseReason.RESTORED,
    ]
    assert "3\u00a0\u00d7\u00a010\u00a0s" in "".join(card.words for card in app.pages.today.cards.values())


def test_back_changes_nothing(desk: Desk) -> None:
    app = answered(desk)
    app.pages.today.dose_requested.emit()
    app.pages.dose.left.emit()
    assert app.window.page is app.pages.today
    assert app.services.store.facts(DoseChosen) == ()
