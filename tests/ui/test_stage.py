"""A session is told to one view, and to a screen reader in milestones."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from sciatimer.session.model import SegmentKind
from tests.ui.desk import Desk

URGENT = QAccessible.AnnouncementPoliteness.Assertive


class Reader:
    """Stands for a screen reader: notes what it is given to say, how urgently, and where."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.urgent: list[str] = []
        self.places: list[str] = []

    def listen(self, event: QAccessibleAnnouncementEvent) -> None:
        place = event.object()
        assert isinstance(place, QWidget)
        self.heard.append(event.message())
        self.places.append(place.objectName())
        if event.politeness() is URGENT:
            self.urgent.append(event.message())


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setattr("sciatimer.ui.stage.QAccessible.updateAccessibility", made.listen)
    return made


def begin(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("card-seated", "today-start")


def test_a_screen_reader_hears_the_milestones_and_not_the_ticks(desk: Desk, reader: Reader) -> None:
    begin(desk)
    desk.let_go_by(9)
    assert len(reader.heard) == 1
    assert reader.heard[0].startswith("First: ")
    assert "right leg" in reader.heard[0]
    desk.let_go_by(6)
    assert reader.heard[1:] == ["Ease in, right leg.", "Hold for 10 seconds, right leg."]
    desk.play_through()
    assert not [words for words in reader.heard if words.isdigit()]
    assert "5 seconds left." in reader.heard, "half of ten"
    assert reader.heard[-1] == "Done. Now a few short questions."


def test_the_change_of_legs_the_pause_and_the_end_cut_in(desk: Desk, reader: Reader) -> None:
    begin(desk)
    desk.play_to(SegmentKind.SWITCH_SIDE)
    desk.key(Qt.Key.Key_Space)
    assert [words.partition(".")[0] for words in reader.urgent] == ["Switch legs", "Paused"]
    desk.press("player-stop")
    assert reader.urgent[-1] == "Stopped. You did the right thing."


def test_it_is_said_where_the_session_is_seen(desk: Desk, reader: Reader) -> None:
    begin(desk)
    desk.key("d")
    desk.key(Qt.Key.Key_Space)
    assert reader.places[-1] == "desk-view"
    desk.key("d")
    desk.key(Qt.Key.Key_Space)
    assert reader.places[-1] == "page"
    assert desk.app.pages.player.figure.accessibleName()


def test_what_no_voice_has_time_for_is_said_all_the_same(desk: Desk, reader: Reader) -> None:
    begin(desk)
    desk.play_to(SegmentKind.HOLD)
    assert all(reader.heard)


def test_only_what_can_be_seen_can_be_a_view(desk: Desk) -> None:
    begin(desk)
    desk.key("d")
    stage = desk.app.flow.session.stage
    stage._small = desk.app.flow.session  # type: ignore[assignment]  # what no caller can do
    with pytest.raises(TypeError, match="nothing to be seen"):
        stage._announce("words", urgent=False)
    stage._small = desk.app.desk.view
