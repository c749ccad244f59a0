"""The pages that ask and are sent off: what can be sent when, and what is sent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.model import Equipment
from sciatimer.safety.screens import CLINICIAN_ITEMS, EMERGENCY_ITEMS, URGENT_ITEMS, Item
from sciatimer.safety.values import StopFeeling
from sciatimer.session.model import Side
from sciatimer.ui.pages.dose import DosePage
from sciatimer.ui.pages.filters import AtHand, Legs
from sciatimer.ui.pages.screening import REST_MS
from sciatimer.ui.pages.stop import ORDER
from sciatimer.ui.pages.variants import VariantView
from sciatimer.ui.screening_controller import screen_items
from tests.ui.pages.gallery import ANYTHING, TEXTS, Gallery, named, press_key, settle, words


def focused() -> str:
    focus = QApplication.focusWidget()
    return "" if focus is None else focus.objectName()


# welcome


def test_the_welcome_says_what_this_is_and_waits_for_an_answer(gallery: Gallery) -> None:
    page = gallery.show("welcome")
    assert all(part in words(page) for part in TEXTS("screens.disclaimer").split("\n") if part)
    assert focused() == "getting-up"
    assert not named(page, "welcome-go").isEnabled()


def test_the_welcome_tells_when_the_person_gets_up(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("welcome")
    press_key(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    with qtbot.waitSignal(gallery.pages.welcome.accepted) as told:
        press_key(Qt.Key.Key_Return)
    assert told.args == ["04:30", "", ""], "the emergency number may wait"
    box = page.findChild(QComboBox, "getting-up")
    assert box is not None
    box.setCurrentIndex(0)
    assert not named(page, "welcome-go").isEnabled()


def test_getting_up_can_be_told_in_half_hours_from_four_to_two(gallery: Gallery) -> None:
    box = gallery.show("welcome").findChild(QComboBox, "getting-up")
    assert box is not None
    stored = [box.itemData(index) for index in range(box.count())]
    assert (stored[0], stored[1], stored[2], stored[-1]) == ("", "04:00", "04:30", "14:00")
    assert [box.itemText(index) for index in range(1, box.count())] == stored[1:]


# the screens


def test_none_of_these_is_open_while_nothing_is_ticked(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("screening")
    read_on(gallery)
    assert named(page, "screening-none").isEnabled()
    assert not named(page, "screening-some").isEnabled()
    with qtbot.waitSignal(gallery.pages.screening.answered) as told:
        named(page, "screening-none").click()
    assert told.args == [()]


def test_what_is_ticked_is_sent_and_cannot_be_denied(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("screening")
    assert focused() == "sign-E1"
    press_key(Qt.Key.Key_Space)
    gallery.pages.screening.tick("E5")
    assert gallery.pages.screening.ticked == ("E1", "E5")
    assert not named(page, "screening-none").isEnabled()
    with qtbot.waitSignal(gallery.pages.screening.answered) as told:
        named(page, "screening-some").click()
    assert told.args == [("E1", "E5")]


def test_a_tick_that_is_taken_back_counts_for_nothing(gallery: Gallery) -> None:
    page = gallery.show("screening")
    read_on(gallery)
    gallery.pages.screening.tick("E1")
    gallery.pages.screening.tick("E1")
    assert gallery.pages.screening.ticked == ()
    assert named(page, "screening-none").isEnabled()


def read_on(gallery: Gallery) -> None:
    """Scrolls to the last line and stays there for a moment."""
    bar = gallery.pages.screening._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    QTest.qWait(REST_MS + 40)


def show_health(gallery: Gallery, items: Sequence[Item] = CLINICIAN_ITEMS) -> QAbstractButton:
    page = gallery.show("screening")
    gallery.pages.screening.ask("Your health", "Have you had any of these?", screen_items(items, TEXTS))
    settle()
    QTest.qWait(REST_MS + 40)
    return named(page, "screening-none")


def test_nobody_denies_a_list_before_its_last_line_was_in_sight_and_it_says_so(gallery: Gallery) -> None:
    none = show_health(gallery)
    assert gallery.pages.screening._scroll.verticalScrollBar().maximum() > 0
    assert not none.isEnabled()
    assert TEXTS("ui.screening_wait") in words(gallery.pages.screening)
    assert none.accessibleDescription() == TEXTS("ui.screening_wait")
    read_on(gallery)
    assert none.isEnabled()
    assert TEXTS("ui.screening_wait") not in words(gallery.pages.screening)
    gallery.pages.screening.scroll_to_top()
    assert none.isEnabled(), "what was read was read"


def test_a_list_that_fits_is_ready_at_once(gallery: Gallery) -> None:
    assert show_health(gallery, CLINICIAN_ITEMS[:3]).isEnabled()


def test_a_larger_window_that_shows_the_last_line_makes_it_ready(gallery: Gallery) -> None:
    none = show_health(gallery)
    gallery.window.resize(1200, 1300)
    QTest.qWait(REST_MS + 60)
    assert none.isEnabled()


def test_the_next_list_has_to_be_read_again(gallery: Gallery) -> None:
    show_health(gallery)
    read_on(gallery)
    assert not show_health(gallery).isEnabled()


def test_the_last_line_is_reached_by_keyboard_alone(gallery: Gallery) -> None:
    none = show_health(gallery)
    for _ in CLINICIAN_ITEMS[1:]:
        press_key(Qt.Key.Key_Tab)
    QTest.qWait(REST_MS + 40)
    assert focused() == f"sign-{CLINICIAN_ITEMS[-1].id}"
    assert none.isEnabled()
    press_key(Qt.Key.Key_Tab)
    assert focused() == "screening-none"


def test_a_page_down_reads_on_as_well(gallery: Gallery) -> None:
    none = show_health(gallery)
    for _ in range(5):
        press_key(Qt.Key.Key_PageDown)
    QTest.qWait(REST_MS + 40)
    assert none.isEnabled()


def test_the_next_screen_begins_with_nothing_ticked(gallery: Gallery) -> None:
    page = gallery.show("screening")
    gallery.pages.screening.tick("E1")
    gallery.pages.screening.ask("Today", "Is any of this new?", screen_items(URGENT_ITEMS, TEXTS))
    settle()
    assert gallery.pages.screening.ticked == ()
    said = words(page)
    assert [item.id for item in URGENT_ITEMS if TEXTS(item.text) not in said] == []
    assert [item.id for item in EMERGENCY_ITEMS if TEXTS(item.text) in said] == []
    assert "1 of 4" not in said
    assert focused() == "sign-U1"


# one of these


def test_at_least_one_sign_has_to_be_named(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("signs")
    assert not named(page, "signs-go").isEnabled()
    with qtbot.waitSignal(gallery.pages.signs.left):
        named(page, "signs-back").click()


@pytest.mark.parametrize("named_signs", [(True, False, False), (False, True, False), (True, True, True)])
def test_the_signs_that_were_named_are_sent(
    qtbot: QtBot, gallery: Gallery, named_signs: tuple[bool, bool, bool]
) -> None:
    signs = gallery.pages.signs
    page = gallery.show("signs")
    for box, on in zip((signs.nerve, signs.worse, signs.warning), named_signs, strict=True):
        box.setChecked(on)
    with qtbot.waitSignal(signs.confirmed) as told:
        named(page, "signs-go").click()
    assert tuple(told.args or ()) == named_signs
    signs.begin()
    assert not any(box.isChecked() for box in (signs.nerve, signs.worse, signs.warning))


# filters


@pytest.mark.parametrize(
    "at_hand",
    [
        ANYTHING,
        replace(ANYTHING, office=True, legs=Legs(left_out=Side.LEFT)),
        replace(ANYTHING, no_floor=True, equipment=frozenset({Equipment.CHAIR, Equipment.WALL})),
        AtHand(office=True, no_floor=True, equipment=frozenset(), legs=Legs(shorter=Side.RIGHT)),
    ],
)
def test_what_is_at_hand_comes_back_as_it_was_shown(qtbot: QtBot, gallery: Gallery, at_hand: AtHand) -> None:
    page = gallery.show("filters")
    gallery.pages.filters.begin(at_hand)
    with qtbot.waitSignal(gallery.pages.filters.saved) as told:
        named(page, "filters-save").click()
    assert told.args == [at_hand]


def test_what_is_changed_among_the_filters_is_sent(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("filters")
    named(page, "filter-office").click()
    named(page, "legs-4").click()
    chair = next(box for box in page.findChildren(QCheckBox) if box.accessibleName() == TEXTS("today.equipment_chair"))
    chair.click()
    with qtbot.waitSignal(gallery.pages.filters.saved) as told:
        named(page, "filters-save").click()
    without_chair = frozenset(Equipment) - {Equipment.CHAIR}
    assert told.args == [AtHand(office=True, no_floor=False, equipment=without_chair, legs=Legs(left_out=Side.RIGHT))]


def test_the_filters_can_be_left_as_they_were(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("filters")
    with qtbot.waitSignal(gallery.pages.filters.left), qtbot.assertNotEmitted(gallery.pages.filters.saved):
        named(page, "filters-back").click()


# variants and dose


def test_a_variant_that_is_offered_can_be_taken(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("variants")
    variants = gallery.pages.variants
    variants.show_variants("Lying stretches", [VariantView("a", "One", offered=False), VariantView("b", "Two", True)])
    settle()
    assert focused() == "variant-b"
    assert not variants.row("a").isEnabled()
    with qtbot.waitSignal(variants.chosen) as told:
        press_key(Qt.Key.Key_Return)
    assert told.args == ["b"]
    assert "Lying stretches" in words(page)


def test_where_no_variant_is_offered_there_is_only_the_way_back(qtbot: QtBot, gallery: Gallery) -> None:
    gallery.show("variants")
    gallery.pages.variants.show_variants("Lying stretches", [VariantView("a", "One", offered=False)])
    settle()
    assert focused() == "variants-back"
    with qtbot.waitSignal(gallery.pages.variants.left):
        press_key(Qt.Key.Key_Space)


def test_another_list_of_variants_takes_the_place_of_the_first(gallery: Gallery) -> None:
    page = gallery.show("variants")
    gallery.pages.variants.show_variants("Seated stretches", [VariantView("a", "Only this", offered=True)])
    settle()
    assert words(page).count("Only this") == 1
    assert "Lying" not in words(page)


def test_hold_and_repetitions_come_back_as_they_were_chosen(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("dose")
    assert isinstance(page, DosePage)
    assert page.hold is not None
    assert page.repetitions is not None
    assert (page.hold.value, page.repetitions.value) == (10, 3)
    page.hold.press(5)
    with qtbot.waitSignal(page.saved) as told:
        named(page, "dose-save").click()
    assert told.args == [5, 3]
    with qtbot.waitSignal(page.left):
        named(page, "dose-back").click()


def test_another_stretch_has_a_dose_of_its_own(gallery: Gallery) -> None:
    page = gallery.show("dose")
    gallery.pages.dose.begin("Seated", (20, 25), (1, 2), (25, 1))
    settle()
    assert "Seated" in words(page)
    assert gallery.pages.dose.hold is not None
    assert [made.objectName() for made in gallery.pages.dose.hold.buttons()] == ["dose-20", "dose-25"]
    assert gallery.pages.dose.hold.value == 25


# stop


def test_the_stop_screen_praises_and_offers_no_way_back(gallery: Gallery) -> None:
    page = gallery.show("stop")
    said = words(page)
    assert said.startswith("Stop here. You did the right thing.")
    assert [feeling for feeling in ORDER if TEXTS(f"screens.stop_{feeling}") not in said] == []
    assert set(ORDER) == set(StopFeeling)


@pytest.mark.parametrize(("steps", "feeling"), list(enumerate(ORDER, start=1)))
def test_every_feeling_is_answered_by_the_keyboard(
    qtbot: QtBot, gallery: Gallery, steps: int, feeling: StopFeeling
) -> None:
    gallery.show("stop")
    press_key(*[Qt.Key.Key_Tab] * steps)
    with qtbot.waitSignal(gallery.pages.stop.answered) as told:
        press_key(Qt.Key.Key_Return)
    assert told.args == [str(feeling)]


# unlock


def test_unlocking_needs_the_date_and_the_tick(gallery: Gallery) -> None:
    page, unlock = gallery.show("unlock"), gallery.pages.unlock
    unlock.begin("Welcome back.", date(2026, 3, 1), date(2026, 3, 20))
    go = named(page, "unlock-go")
    states = [go.isEnabled()]
    unlock.date.choose(date(2026, 3, 9))
    states.append(go.isEnabled())
    for _ in range(2):
        unlock.told.click()
        states.append(go.isEnabled())
    assert states == [False, False, True, False]


def test_a_tick_without_a_date_unlocks_nothing(gallery: Gallery) -> None:
    page, unlock = gallery.show("unlock"), gallery.pages.unlock
    unlock.told.click()
    assert not named(page, "unlock-go").isEnabled()


def test_date_and_tick_are_sent_together(qtbot: QtBot, gallery: Gallery) -> None:
    page, unlock = gallery.show("unlock"), gallery.pages.unlock
    unlock.date.choose(date(2026, 3, 9))
    unlock.told.click()
    with qtbot.waitSignal(unlock.confirmed) as told:
        named(page, "unlock-go").click()
    assert told.args == [date(2026, 3, 9), True]
    with qtbot.waitSignal(unlock.left):
        named(page, "unlock-back").click()


def test_a_second_visit_to_unlocking_begins_empty(gallery: Gallery) -> None:
    page, unlock = gallery.show("unlock"), gallery.pages.unlock
    unlock.show_fault("That date lies in the future.")
    assert "That date lies in the future." in words(page)
    unlock.date.choose(date(2026, 3, 9))
    unlock.told.click()
    unlock.begin("Welcome back.", date(2026, 3, 1), date(2026, 3, 20))
    assert (unlock.date.chosen, unlock.told.isChecked()) == (None, False)
    assert "That date" not in words(page)
    assert "Welcome back." in words(page)


def test_a_clock_behind_the_lock_still_lets_a_date_be_given(gallery: Gallery) -> None:
    gallery.show("unlock")
    gallery.pages.unlock.begin("Welcome back.", date(2026, 3, 20), date(2026, 3, 9))
    gallery.pages.unlock.date.choose(date(2026, 3, 9))
    assert gallery.pages.unlock.date.chosen == date(2026, 3, 9)


# ask first


def test_each_condition_needs_a_date_of_its_own(qtbot: QtBot, gallery: Gallery) -> None:
    page, ask_first = gallery.show("ask_first"), gallery.pages.ask_first
    first, second = (item.id for item in CLINICIAN_ITEMS[:2])
    assert TEXTS(CLINICIAN_ITEMS[0].text) in words(page)
    ask_first.card(first).date.choose(date(2026, 3, 9))
    assert ask_first.card(first).cleared.isEnabled()
    assert not ask_first.card(second).cleared.isEnabled()
    with qtbot.waitSignal(ask_first.cleared) as told:
        ask_first.card(first).cleared.click()
    assert told.args == [first, date(2026, 3, 9)]


def test_what_is_cleared_is_asked_no_more(gallery: Gallery) -> None:
    page, ask_first = gallery.show("ask_first"), gallery.pages.ask_first
    ask_first.show_fault("That date lies in the future.")
    assert "That date lies in the future." in words(page)
    ask_first.ask(screen_items(CLINICIAN_ITEMS[1:2], TEXTS), date(2026, 3, 20))
    settle()
    assert words(page).count(TEXTS(CLINICIAN_ITEMS[1].text)) == 2  # in the sentence above, and on its card
    assert TEXTS(CLINICIAN_ITEMS[0].text) not in words(page)
    assert "That date" not in words(page)


def test_answers_that_were_wrong_can_be_given_again(qtbot: QtBot, gallery: Gallery) -> None:
    page = gallery.show("ask_first")
    with qtbot.waitSignal(gallery.pages.ask_first.review_requested):
        named(page, "ask-first-review").click()
