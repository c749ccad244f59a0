"""Learn as a person reads it: by keyboard and mouse, at any size of the text, with pictures and sources."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.safety.learn import ABOUT, SOURCES, TOPICS
from sciatimer.ui.learn_view import topic_view
from sciatimer.ui.pages.learn import LIST_SHARE, LearnPage
from sciatimer.ui.theme import DARK, LIGHT
from sciatimer.ui.widgets.anatomy_view import AnatomyView
from sciatimer.ui.widgets.copy_text import CopyText
from sciatimer.ui.widgets.fault_view import FaultView
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.small_pictures import BendView, GlideView
from sciatimer.ui.widgets.sources import SourceFold
from tests.ui.pages.gallery import LOOK, SHELF, TEXTS, Gallery, named, press_key, settle
from tests.ui.pages.test_all_pages import clipped, overlapping, sticking_out, visible

SIZES = [(1.0, (960, 640)), (2.0, (960, 640)), (1.0, (1600, 1000)), (2.0, (1600, 1000))]


class Answers:
    """Answers a page that asks for a topic, as the program does."""

    def __init__(self, page: LearnPage) -> None:
        self.asked: list[str] = []
        self._page = page
        page.topic_chosen.connect(self.on_chosen)

    def on_chosen(self, topic: str) -> None:
        self.asked.append(topic)
        self._page.show_view(topic_view(next(each for each in TOPICS if each.id == topic), SHELF, TEXTS))


def opened(gallery: Gallery) -> LearnPage:
    page = gallery.show("learn")
    assert isinstance(page, LearnPage)
    return page


@pytest.fixture
def page(gallery: Gallery) -> LearnPage:
    return opened(gallery)


@pytest.fixture
def answers(page: LearnPage) -> Answers:
    return Answers(page)


def title(page: LearnPage) -> str:
    found = page.findChild(QLabel, "topic-title")
    assert isinstance(found, QLabel)
    return found.text()


def scrolled(page: LearnPage) -> int:
    return page.reading.verticalScrollBar().value()


def test_the_list_has_every_topic_under_its_heading(page: LearnPage) -> None:
    items = [page.topics.item(row) for row in range(page.topics.count())]
    headings = [item.text() for item in items if not item.flags()]
    assert headings == ["The body", "Stretching", "Taking care", "Behind this app"]
    assert [item.text() for item in items if item.flags()] == [TEXTS(f"learn.title_{topic.id}") for topic in TOPICS]


def test_the_arrows_show_one_topic_after_the_other(page: LearnPage, answers: Answers) -> None:
    page.show_topic("sciatica")
    press_key(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert answers.asked == ["sciatica", "hamstrings", "nerve"]
    assert title(page) == TEXTS("learn.title_nerve")


def test_a_click_on_a_topic_shows_it(page: LearnPage, answers: Answers) -> None:
    item = next(iter(page.topics.findItems("Warm water", Qt.MatchFlag.MatchExactly)))
    assert isinstance(item, QListWidgetItem)
    page.topics.scrollToItem(item)
    spot = page.topics.visualItemRect(item).center()
    QTest.mouseClick(page.topics.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert (answers.asked, title(page)) == (["water"], "Warm water")


def test_a_topic_that_is_shown_can_be_asked_for_again(page: LearnPage, answers: Answers) -> None:
    page.show_topic("water")
    page.show_topic("water")
    assert answers.asked == ["water", "water"]


def test_enter_takes_the_keyboard_to_what_is_read_and_arrows_scroll_it(page: LearnPage, answers: Answers) -> None:
    page.show_topic("tight")
    settle()
    press_key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.reading
    press_key(Qt.Key.Key_Down)
    assert scrolled(page) > 0
    press_key(Qt.Key.Key_End)
    assert scrolled(page) == page.reading.verticalScrollBar().maximum()
    press_key(Qt.Key.Key_Home)
    assert scrolled(page) == 0
    press_key(Qt.Key.Key_PageDown)
    assert scrolled(page) > 100


def test_every_topic_begins_at_its_top(page: LearnPage, answers: Answers) -> None:
    page.show_topic("tight")
    settle()
    page.reading.setFocus()
    press_key(Qt.Key.Key_End)
    page.show_topic("checks")
    settle()
    assert scrolled(page) == 0


def test_the_focus_can_be_seen_on_list_and_text(page: LearnPage) -> None:
    for part in (page.topics, page.reading):
        page.bar.setFocus()
        settle()
        before = part.grab().toImage()
        part.setFocus()
        settle()
        assert part.grab().toImage() != before


def test_a_screen_reader_hears_title_and_text(page: LearnPage, answers: Answers) -> None:
    page.show_topic("water")
    assert page.reading.accessibleName() == "Warm water"
    assert page.reading.accessibleDescription().startswith(TEXTS("learn.water_1"))
    assert page.topics.accessibleName() == "Topics"
    spoken = QAccessible.queryAccessibleInterface(page.topics)
    assert spoken.role() == QAccessible.Role.List


def test_pictures_stand_beside_their_captions_and_are_told_in_words(page: LearnPage, answers: Answers) -> None:
    page.show_topic("positions")
    settle()
    figures = page.reading.findChildren(FigureView)
    assert [figure.isVisible() for figure in figures] == [True] * 3
    assert [figure.x() for figure in figures] == sorted(figure.x() for figure in figures)
    assert all(len(figure.accessibleName()) > 40 for figure in figures)


def test_nerve_and_muscles_are_shown_where_they_are_told_of(page: LearnPage, answers: Answers) -> None:
    for topic, there in (("sciatica", True), ("hamstrings", True), ("water", False)):
        page.show_topic(topic)
        settle()
        assert (page.reading.findChild(AnatomyView) is not None) is there


def test_pictures_change_their_colours_with_the_theme(page: LearnPage, answers: Answers) -> None:
    night = look_for(True, SkinTone.DEEP, HairTone.GREY)
    kinds: tuple[tuple[str, type[QWidget]], ...] = (
        ("toes", FigureView),
        ("toes", FaultView),
        ("sciatica", AnatomyView),
        ("nerve", GlideView),
        ("tight", BendView),
    )
    for topic, kind in kinds:
        page.set_colours(LIGHT, LOOK)
        page.show_topic(topic)
        settle()
        picture = page.reading.findChild(kind)
        assert isinstance(picture, QWidget)
        before = picture.grab().toImage()
        page.set_colours(DARK, night)
        assert picture.grab().toImage() != before


def test_nothing_of_a_topic_is_left_when_the_next_is_shown(page: LearnPage, answers: Answers) -> None:
    page.show_topic("checks")
    page.show_topic(ABOUT)
    settle()
    assert page.reading.findChildren(FigureView) == []
    assert page.reading.findChildren(SourceFold) == []
    assert [made.toPlainText() for made in page.reading.findChildren(CopyText)] == [SHELF.folder]


def test_an_address_is_asked_for_only_by_a_press_on_its_button(qtbot: QtBot, page: LearnPage, answers: Answers) -> None:
    page.show_topic("unknown")
    settle()
    fold = page.reading.findChild(SourceFold)
    assert isinstance(fold, SourceFold)
    with qtbot.assertNotEmitted(page.link_requested):
        fold.fold.click()
        settle()
    with qtbot.waitSignal(page.link_requested) as told:
        named(page, "open-D12").click()
    assert told.args == ["https://pmc.ncbi.nlm.nih.gov/articles/PMC5599824"]


def test_every_source_can_be_reached(page: LearnPage, answers: Answers) -> None:
    page.show_topic(SOURCES)
    folds = page.reading.findChildren(SourceFold)
    assert len(folds) == 12
    for fold in folds:
        fold.fold.click()
    settle()
    seen = " ".join(made.text() for made in page.reading.findChildren(QLabel))
    assert [key for key in SHELF.sources if f"{key}: " not in seen] == []


def test_done_leaves(qtbot: QtBot, page: LearnPage) -> None:
    with qtbot.waitSignal(page.left):
        named(page, "learn-done").click()


@pytest.mark.parametrize(("scale", "size"), SIZES)
def test_every_topic_fits_with_all_its_sources_unfolded(
    qapp: QApplication, scale: float, size: tuple[int, int]
) -> None:
    gallery = Gallery(scale=scale, size=size)
    page = opened(gallery)
    answers = Answers(page)
    found: list[object] = []
    for topic in TOPICS:
        page.show_topic(topic.id)
        for fold in page.reading.findChildren(SourceFold):
            fold.fold.click()
        settle()
        found += [(topic.id, fault) for made in visible(page.reading) for fault in clipped(made)]
        found += [(topic.id, fault) for fault in sticking_out(gallery, page)]
        found += [(topic.id, fault) for fault in overlapping(gallery, page)]
    assert found == []
    assert len(answers.asked) == len(TOPICS)
    assert page.topics.width() <= page.width() * LIST_SHARE + 1
    gallery.close()


def test_text_made_larger_while_reading_still_fits(gallery: Gallery, page: LearnPage, answers: Answers) -> None:
    page.show_topic("sciatica")
    settle()
    before = page.topics.width()
    gallery.dress(2.0)
    settle()
    assert page.topics.width() > before
    assert [fault for made in visible(page.reading) for fault in clipped(made)] == []
    assert list(sticking_out(gallery, page)) == []


def test_list_and_text_stay_together_in_a_wide_window(gallery: Gallery, page: LearnPage, answers: Answers) -> None:
    page.show_topic("toes")
    gallery.window.resize(2400, 900)
    settle()
    lefts = [made.mapTo(page, made.rect().topLeft()).x() for made in (page.topics, page.reading)]
    assert lefts[0] > 300
    assert lefts[1] - lefts[0] < page.topics.width() + 40
    assert page.reading.geometry().right() < 2100
