"""Today: three answers, three cards, and one question that starts."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.model import Position
from sciatimer.figure.proportions import Build
from sciatimer.safety.values import Place, Where
from sciatimer.ui.pages.today import TodayPage
from sciatimer.ui.theme import DARK
from sciatimer.ui.today_view import offered_cards, open_cards
from tests.ui.pages.gallery import ANYTHING, LOOK, OFFERS, SHOWCASE, TEXTS, Gallery, named, press_key, settle, words

BUILD = Build.SLIM
TOUCHES = [
    (Place.BUTTOCK, Where.LEFT),
    (Place.THIGH, Where.RIGHT),
    (Place.CALF, Where.LEFT),
    (Place.FOOT, Where.RIGHT),
]


@pytest.fixture
def page(gallery: Gallery) -> TodayPage:
    """Today as it is opened: nothing answered."""
    shown = gallery.show("today")
    assert isinstance(shown, TodayPage)
    shown.set_answers(None, None, None, note="")
    show_open(shown)
    shown.begin()
    settle()
    return shown


def show_open(page: TodayPage) -> None:
    page.show_cards(open_cards(SHOWCASE, BUILD, TEXTS), None, TEXTS("today.hint_open"))


def show_offers(page: TodayPage, chosen: Position | None = Position.LYING) -> None:
    best = {position: each for position in Position if (each := OFFERS.best(position)) is not None}
    page.show_cards(offered_cards(OFFERS, best, SHOWCASE, ANYTHING, BUILD, TEXTS), chosen, "")


def focused() -> str:
    focus = QApplication.focusWidget()
    return "" if focus is None else focus.objectName()


def answered(page: TodayPage) -> tuple[int | None, int | None, Where | None]:
    return page.pain.value, page.place.value, page.where


def test_nothing_is_preselected_and_nothing_can_be_started(page: TodayPage) -> None:
    assert answered(page) == (None, None, None)
    assert not page.is_answered
    assert not page.start.isEnabled()
    assert not page.signs.isEnabled()
    assert [card for card in page.cards.values() if card.isEnabled() or card.isChecked()] == []
    assert TEXTS("today.hint_open") in words(page)


def test_three_keys_and_enter_start(qtbot: QtBot, page: TodayPage) -> None:
    page.answers_changed.connect(lambda: show_offers(page) if page.is_answered else show_open(page))
    walked = [focused()]
    for key in ("3", "3", "1"):
        press_key(key)
        walked.append(focused())
    assert walked == ["pain-0", "place-0", "leg-0", "today-start"]
    assert answered(page) == (3, Place.BUTTOCK, Where.LEFT)
    with qtbot.waitSignal(page.start_requested):
        press_key(Qt.Key.Key_Return)


@pytest.mark.parametrize("place", [Place.NONE, Place.LOW_BACK])
def test_the_back_needs_no_leg(page: TodayPage, place: Place) -> None:
    page.answers_changed.connect(lambda: show_offers(page) if page.is_answered else show_open(page))
    page.pain.press(2)
    page.place.press(place)
    assert not page.leg.isVisible()
    assert answered(page) == (2, place, Where.BACK_ONLY)
    assert focused() == "today-start"


@pytest.mark.parametrize("place", [Place.BUTTOCK, Place.THIGH, Place.CALF, Place.FOOT])
def test_every_place_below_the_back_asks_for_the_leg(page: TodayPage, place: Place) -> None:
    page.pain.press(2)
    page.place.press(place)
    assert page.leg.isVisible()
    assert not page.is_answered
    page.leg.press(2)
    assert answered(page) == (2, place, Where.BOTH)
    assert page.is_answered


@pytest.mark.parametrize(("place", "where"), TOUCHES)
def test_a_touch_on_the_body_answers_place_and_leg(page: TodayPage, place: Place, where: Where) -> None:
    page.map.touched.emit(int(place), str(where))
    assert answered(page) == (None, place, where)
    assert page.leg.isVisible()


@pytest.mark.parametrize(("place", "where"), TOUCHES)
def test_a_second_touch_on_the_other_side_means_both(page: TodayPage, place: Place, where: Where) -> None:
    other = Where.RIGHT if where is Where.LEFT else Where.LEFT
    page.map.touched.emit(int(place), str(where))
    page.map.touched.emit(int(place), str(where))
    assert page.where is where
    page.map.touched.emit(int(place), str(other))
    assert page.where is Where.BOTH
    page.map.touched.emit(int(place), str(where))
    assert page.where in {Where.BOTH, where}


def test_a_touch_elsewhere_begins_anew(page: TodayPage) -> None:
    page.map.touched.emit(int(Place.CALF), str(Where.LEFT))
    page.map.touched.emit(int(Place.FOOT), str(Where.RIGHT))
    assert answered(page) == (None, Place.FOOT, Where.RIGHT)
    page.map.touched.emit(int(Place.LOW_BACK), str(Where.BACK_ONLY))
    assert answered(page) == (None, Place.LOW_BACK, Where.BACK_ONLY)
    assert not page.leg.isVisible()


def test_a_real_click_on_the_body_is_such_a_touch(qtbot: QtBot, page: TodayPage) -> None:
    body = page.map
    scale = min(body.width() / 100, body.height() / 200)
    left, top = (body.width() - 100 * scale) / 2, (body.height() - 200 * scale) / 2
    with qtbot.waitSignal(page.answers_changed):
        spot = QPoint(round(left + 40 * scale), round(top + 122 * scale))
        QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=spot)
    assert answered(page) == (None, Place.THIGH, Where.LEFT)


def test_an_answer_that_changes_is_told_each_time(qtbot: QtBot, page: TodayPage) -> None:
    for group, value in ((page.pain, 3), (page.place, 2), (page.leg, 0), (page.pain, 5)):
        with qtbot.waitSignal(page.answers_changed):
            group.press(value)


def test_answers_from_the_morning_are_filled_in_and_said(page: TodayPage) -> None:
    page.set_answers(4, Place.CALF, Where.RIGHT, note="Taken from your check at 08:30: 4 of 10, calf.")
    show_offers(page)
    page.begin()
    assert answered(page) == (4, Place.CALF, Where.RIGHT)
    assert "Taken from your check at 08:30" in words(page)
    assert focused() == "today-start"
    page.set_answers(None, None, None, note="")
    assert "Taken" not in words(page)


def test_the_focus_begins_at_the_first_open_question(page: TodayPage) -> None:
    page.set_answers(4, None, None, note="")
    page.begin()
    assert focused() == "place-0"


def test_the_ready_card_is_marked_and_another_can_be_taken(qtbot: QtBot, page: TodayPage) -> None:
    page.set_answers(2, Place.THIGH, Where.LEFT, note="")
    show_offers(page)
    assert [position for position, card in page.cards.items() if card.isChecked()] == [Position.LYING]
    with qtbot.waitSignal(page.position_chosen) as told:
        QTest.mouseClick(page.cards[Position.SEATED], Qt.MouseButton.LeftButton)
    assert told.args == ["seated"]
    assert [position for position, card in page.cards.items() if card.isChecked()] == [Position.SEATED]


def test_the_other_cards_are_reached_by_arrows(qtbot: QtBot, page: TodayPage) -> None:
    page.set_answers(2, Place.THIGH, Where.LEFT, note="")
    show_offers(page)
    page.cards[Position.LYING].setFocus()
    with qtbot.waitSignal(page.position_chosen) as told:
        press_key(Qt.Key.Key_Up)
    assert told.args == ["seated"]


def test_without_a_ready_card_nothing_starts(page: TodayPage) -> None:
    page.set_answers(2, Place.THIGH, Where.LEFT, note="")
    show_offers(page, None)
    assert not page.start.isEnabled()
    assert page.signs.isEnabled()
    assert not named(page, "today-variants").isEnabled()


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("today-variants", "variants_requested"),
        ("today-filters", "filters_requested"),
        ("today-signs", "signs_requested"),
        ("today-start", "start_requested"),
    ],
)
def test_every_button_asks_for_what_it_says(qtbot: QtBot, page: TodayPage, name: str, signal: str) -> None:
    page.set_answers(2, Place.THIGH, Where.LEFT, note="")
    show_offers(page)
    with qtbot.waitSignal(getattr(page, signal)):
        named(page, name).click()


def test_what_was_said_of_signs_takes_the_place_of_the_last_question(page: TodayPage) -> None:
    assert TEXTS("today.last_question") in words(page)
    page.show_last_question("You said: tingling. Only what fits that is offered.")
    assert "You said: tingling." in words(page)
    assert TEXTS("today.last_question") not in words(page)
    assert page.signs.text() == TEXTS("today.signs_change")
    page.show_last_question("")
    assert TEXTS("today.last_question") in words(page)


def test_with_too_much_pain_one_goes_on_to_be_told_and_starts_nothing(page: TodayPage) -> None:
    page.set_answers(7, Place.THIGH, Where.LEFT, note="")
    page.show_cards(open_cards(SHOWCASE, BUILD, TEXTS), None, "", too_much=True)
    assert page.start.isEnabled()
    assert page.start.text() == TEXTS("today.go_on")
    page.show_last_question("You said: tingling.")
    assert page.start.text() == TEXTS("today.go_on_said")
    page.set_answers(2, Place.THIGH, Where.LEFT, note="")
    show_offers(page)
    assert page.start.text() == TEXTS("today.start_said")


def test_the_filters_are_said_on_their_button(page: TodayPage) -> None:
    page.show_filters("What is at hand: no floor")
    assert named(page, "today-filters").text() == "What is at hand: no floor"


def test_questions_and_cards_stand_side_by_side_only_where_there_is_room(gallery: Gallery, page: TodayPage) -> None:
    for scale, size, beside in ((1.0, (1280, 800), True), (2.0, (960, 640), False)):
        gallery.dress(scale)
        gallery.window.resize(*size)
        settle()
        card = page.cards[Position.STANDING]
        assert (card.mapTo(page, QPoint(0, 0)).x() > page.pain.width() / 2) is beside


def test_pictures_grow_with_the_window(gallery: Gallery, page: TodayPage) -> None:
    heights = []
    for size in ((1120, 760), (1600, 1000)):
        gallery.window.resize(*size)
        settle()
        heights.append((page.cards[Position.LYING].height(), page.map.height()))
    assert heights[1][0] > heights[0][0] * 1.3
    assert heights[1][1] > heights[0][1] * 1.3


def test_the_line_about_self_checks_is_seen_in_a_small_window(gallery: Gallery, page: TodayPage) -> None:
    page.invitation.say("You have not done these checks yet.")
    page.set_answers(3, Place.THIGH, Where.LEFT, note="")
    gallery.window.resize(960, 640)
    settle()
    button = page.invitation.button
    assert button.visibleRegion().boundingRect() == button.rect()


def test_today_goes_dark_with_the_window(page: TodayPage) -> None:
    page.set_colours(DARK, LOOK)
    page.map.show_place(Place.THIGH, Where.LEFT)
    image = page.map.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert DARK.glow.lower() in seen
