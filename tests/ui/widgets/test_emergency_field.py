"""Where a person is, and the number that is called there."""

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.safety.emergency import OTHER, REGIONS, number_of, regions_for
from sciatimer.texts import load_texts
from sciatimer.ui.widgets.emergency_field import EmergencyField

TEXTS = load_texts()


@pytest.fixture
def field(qtbot: QtBot) -> EmergencyField:
    made = EmergencyField(TEXTS)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(field: EmergencyField, region: str) -> None:
    index = field.place.findData(region)
    field.place.setCurrentIndex(index)
    field.place.activated.emit(index)


def test_nothing_is_chosen_before(field: EmergencyField) -> None:
    assert (field.region, field.number.text()) == ("", "")
    assert field.place.currentText() == TEXTS("regions.choose")


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_a_place_brings_its_number_and_shows_it_in_the_list(region: object, field: EmergencyField) -> None:
    known = next(each for each in REGIONS if each is region)
    choose(field, known.id)
    assert field.number.text() == known.number
    assert known.number in field.place.currentText()
    assert TEXTS(f"regions.{known.id}") in field.place.currentText()


def test_the_number_can_be_written_over(qtbot: QtBot, field: EmergencyField) -> None:
    choose(field, "eu")
    field.number.setText(" 15 ")
    with qtbot.waitSignal(field.changed) as told:
        field.number.editingFinished.emit()
    assert told.args == ["eu", "15"]


def test_another_place_asks_for_the_number(qtbot: QtBot, field: EmergencyField) -> None:
    choose(field, "us")
    with qtbot.waitSignal(field.changed) as told:
        choose(field, OTHER)
    assert told.args == [OTHER, ""]
    assert field.focusWidget() is field.number


def test_a_number_without_a_place_is_shown_as_another_place(qtbot: QtBot, field: EmergencyField) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.show_values("", "1234")
    assert (field.region, field.number.text()) == (OTHER, "1234")
    field.show_values("", "")
    assert field.region == ""


def test_the_place_of_the_system_stands_first_and_all_others_follow() -> None:
    assert regions_for("JP")[0].id == "jp"
    assert set(regions_for("JP")) == set(REGIONS)
    assert regions_for("ZZ") == REGIONS


def test_a_place_that_nobody_knows_has_no_number() -> None:
    assert number_of("atlantis") == ""
    assert number_of("gb") == "999"
