"""What a topic is read with: calm lines, addresses to be copied, a list for the keyboard, and sources folded away."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sciatimer.texts import load_texts
from sciatimer.ui.learn_view import SourceGroup, SourceView
from sciatimer.ui.theme import LIGHT, Metrics, style_sheet
from sciatimer.ui.widgets.copy_text import CopyText
from sciatimer.ui.widgets.prose import MOST_CHARACTERS, ReadingColumn, prose
from sciatimer.ui.widgets.sources import SourceFold
from sciatimer.ui.widgets.topic_list import TopicList
from tests.ui.pages.gallery import settle
from tests.ui.widgets.bench import Bench, focused, press

TEXTS = load_texts()
ADDRESS = "https://example.org/a/very/long/address/that/goes/on-and-on-and-on/until-it-has-to-be-broken.html?yes=no"
LONG = "The hamstrings are three long muscles at the back of each thigh, and this sentence goes on for a while. " * 4


def test_a_paragraph_shows_its_words_as_they_are(bench: Bench) -> None:
    made = prose('5 < 6 & "so" on')
    bench.put(made)
    assert (made.accessibleName(), made.textFormat()) == ('5 < 6 & "so" on', Qt.TextFormat.RichText)
    shown = QTextDocument()
    shown.setHtml(made.text())
    assert shown.toPlainText() == '5 < 6 & "so" on'


def test_there_is_room_between_the_lines_of_a_paragraph(bench: Bench) -> None:
    made, tight = prose(LONG), QLabel(LONG)
    tight.setWordWrap(True)
    tight.setProperty("role", "prose")
    bench.put(made, tight, width=560)
    assert made.heightForWidth(500) > tight.heightForWidth(500) * 1.2


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_lines_are_no_longer_than_is_easy_to_read(bench: Bench, scale: float) -> None:
    column, text = ReadingColumn(), prose(LONG)
    column.column.addWidget(text)
    bench.put(column, scale=scale, width=2600)
    column.fit()
    settle()
    most = text.fontMetrics().averageCharWidth() * MOST_CHARACTERS
    assert most * 0.9 < text.width() <= most


def test_larger_text_makes_the_column_wider(bench: Bench) -> None:
    column = ReadingColumn()
    window = bench.put(column, width=2600)
    before = column.maximumWidth()
    window.setStyleSheet(style_sheet(LIGHT, Metrics(2.0)))
    settle()
    assert column.maximumWidth() == pytest.approx(before * 2, rel=0.1)


@pytest.fixture
def address(bench: Bench) -> CopyText:
    made = CopyText(ADDRESS, "Address of source B1")
    bench.put(made, width=300)
    settle()
    return made


def test_a_long_address_is_seen_whole(address: CopyText) -> None:
    needed = address.document().size()
    assert needed.width() <= address.viewport().width()
    assert needed.height() <= address.viewport().height()
    assert address.height() > address.fontMetrics().lineSpacing() * 2


def test_an_address_grows_when_it_gets_narrower(address: CopyText) -> None:
    before = address.sizeHint().height()
    address.window().resize(180, 400)
    settle()
    assert address.sizeHint().height() > before
    assert address.height() >= address.document().size().height()


def test_an_address_is_copied_without_breaks(address: CopyText) -> None:
    address.setFocus()
    QTest.keyClick(address, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(address, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ADDRESS


def test_an_address_cannot_be_written_over(address: CopyText) -> None:
    address.setFocus()
    press("hello", Qt.Key.Key_Delete)
    assert address.toPlainText() == ADDRESS
    assert address.accessibleName() == "Address of source B1"


class Ground(QWidget):
    """Counts the turns of the wheel that come through to it."""

    def __init__(self) -> None:
        super().__init__()
        self.turns = 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turns += 1


def test_the_wheel_over_an_address_scrolls_the_page(bench: Bench) -> None:
    ground, address = Ground(), CopyText(ADDRESS, "Address")
    QVBoxLayout(ground).addWidget(address)
    window = bench.put(ground, width=300)
    settle()
    over = address.mapTo(window, address.rect().center())
    QTest.wheelEvent(window.windowHandle(), over, QPoint(0, -120))
    assert ground.turns == 1


@pytest.fixture
def topics(bench: Bench) -> TopicList:
    made = TopicList("Topics")
    made.add_heading("The body")
    made.add_topic("one", "What sciatica is")
    made.add_topic("two", "Why tight hamstrings matter to the low back, and what else there is to it")
    made.add_heading("Stretching")
    made.add_topic("three", "Warm water")
    window = bench.put(made)
    window.resize(240, 400)
    settle()
    made.setFocus()
    return made


def test_the_arrows_walk_over_the_headings(topics: TopicList) -> None:
    assert topics.topic == "one", "the keyboard brings the first topic with it"
    told: list[str] = []
    topics.chosen.connect(told.append)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert told == ["two", "three", "two"]
    assert topics.topic == "two"


def test_home_and_end_go_to_the_first_and_last_topic(topics: TopicList) -> None:
    topics.choose("two")
    press(Qt.Key.Key_End)
    assert topics.topic == "three"
    press(Qt.Key.Key_Home)
    assert topics.topic == "one"
    press(Qt.Key.Key_Up)
    assert topics.topic == "one"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_enter_goes_on_to_what_is_read(qtbot: QtBot, topics: TopicList, key: Qt.Key) -> None:
    with qtbot.waitSignal(topics.entered):
        press(key)


def test_from_right_to_left_the_text_is_to_the_left_of_the_topics(qtbot: QtBot, topics: TopicList) -> None:
    topics.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.assertNotEmitted(topics.entered):
        press(Qt.Key.Key_Right)
    with qtbot.waitSignal(topics.entered):
        press(Qt.Key.Key_Left)


def test_before_anything_is_chosen_there_is_no_topic(topics: TopicList) -> None:
    topics.setCurrentItem(None)  # type: ignore[call-overload] # Qt takes None for no item; its stubs do not say so
    assert topics.topic == ""


def test_a_topic_that_is_not_there_is_a_mistake_of_the_program(topics: TopicList) -> None:
    with pytest.raises(KeyError, match="four"):
        topics.choose("four")


def test_a_long_title_gets_the_lines_it_needs_and_every_topic_can_be_hit(topics: TopicList) -> None:
    places = [topics.visualItemRect(topics.item(row)) for row in range(topics.count())]
    assert min(place.height() for place in places) >= 44
    assert places[2].height() > topics.fontMetrics().lineSpacing() * 2
    room = QRect(0, 0, topics.viewport().width(), 10_000)
    words = topics.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, topics.item(2).text())
    assert places[2].height() > words.height()
    assert max(place.right() for place in places) <= topics.viewport().width()


def test_a_click_on_a_heading_chooses_nothing(topics: TopicList) -> None:
    topics.choose("one")
    place = topics.visualItemRect(topics.item(3)).center()
    QTest.mouseClick(topics.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert topics.topic == "one"
    place = topics.visualItemRect(topics.item(4)).center()
    QTest.mouseClick(topics.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert topics.topic == "three"


@pytest.fixture
def fold(bench: Bench) -> SourceFold:
    group = SourceGroup(
        "How to do it (3)",
        (
            SourceView("C1", "Count to ten.", ADDRESS, is_link=True),
            SourceView("C2", "Read in a copy.", "", is_link=False),
            SourceView("C3", "Not found.", "address not known", is_link=False),
        ),
    )
    made = SourceFold(group, TEXTS)
    bench.put(made, width=500)
    settle()
    return made


def shown(fold: SourceFold) -> list[str]:
    return [made.text() for made in fold.findChildren(QLabel) if made.isVisible()]


def test_sources_are_made_when_somebody_wants_to_see_them(fold: SourceFold) -> None:
    assert fold.findChildren(CopyText) == []
    assert fold.fold.text() == "+ How to do it (3)"
    fold.fold.click()
    settle()
    assert shown(fold) == ["C1: Count to ten.", "C2: Read in a copy.", "C3: Not found."]
    assert [made.toPlainText() for made in fold.findChildren(CopyText)] == [ADDRESS, "address not known"]
    assert fold.fold.text() == "\u2212 How to do it (3)"


def test_sources_are_folded_away_again_and_made_only_once(fold: SourceFold) -> None:
    fold.fold.click()
    settle()
    first = fold.findChildren(CopyText)
    fold.fold.click()
    assert shown(fold) == []
    fold.fold.click()
    settle()
    assert fold.findChildren(CopyText) == first
    assert len(shown(fold)) == 3


def test_a_screen_reader_hears_the_group_without_its_sign(fold: SourceFold) -> None:
    assert (fold.fold.accessibleName(), fold.fold.isCheckable()) == ("How to do it (3)", True)


def test_an_address_is_opened_by_its_own_button_and_by_nothing_else(qtbot: QtBot, fold: SourceFold) -> None:
    told: list[str] = []
    fold.link_requested.connect(told.append)
    fold.fold.click()
    settle()
    for made in fold.findChildren(CopyText):
        QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton)
    assert told == []
    fold.fold.setFocus()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Open source C1 in the browser"
    press(Qt.Key.Key_Return)
    assert told == [ADDRESS]


def test_a_new_line_in_a_paragraph_is_one_on_the_screen_too(bench: Bench) -> None:
    one, two = prose("Ja Yes"), prose("Ja\u2028Yes")
    bench.put(one, two, width=600)
    assert two.heightForWidth(600) > one.heightForWidth(600)
    assert two.accessibleName() == "Ja\u2028Yes"
