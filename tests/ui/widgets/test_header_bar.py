"""The name of the program gives way to the ways, and these to a menu; the warning signs never go."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from sciatimer.texts import load_texts
from sciatimer.ui.main_window import Header, MainWindow
from sciatimer.ui.theme import LIGHT, Metrics, style_sheet
from sciatimer.ui.widgets.basics import ActionButton, button
from sciatimer.ui.widgets.header_bar import HeaderBar
from tests.ui.pages.gallery import Gallery, press_key, settle

WAYS = ("Breaks", "Progress", "Learn", "Settings")
YIELDING = ("Breaks", "Settings", "Progress", "Learn")


class Head:
    """A bar with all its ways."""

    def __init__(self) -> None:
        self.help = button("Warning signs")
        self.ways = {name: button(name, name=name) for name in WAYS}
        self.bar = HeaderBar(
            "Sciatimer", "More", self.help, list(self.ways.values()), [self.ways[name] for name in YIELDING]
        )
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)

    def widen(self, width: int) -> None:
        self.window.resize(width, 60)
        settle()

    def widths(self) -> list[list[str]]:
        """What stands in the bar, from wide to narrow, each once."""
        seen: list[list[str]] = []
        for width in range(1100, self.bar.minimumSizeHint().width(), -20):
            self.widen(width)
            if not seen or seen[-1] != self.shown():
                seen.append(self.shown())
        return seen

    def shown(self) -> list[str]:
        made: list[QLabel | ActionButton] = [*self.bar.findChildren(QLabel), *self.bar.findChildren(ActionButton)]
        return [each.text().partition("\u00a0")[0] for each in made if each.isVisible()]


@pytest.fixture
def head(qapp: QApplication) -> Iterator[Head]:
    made = Head()
    made.widen(1100)
    made.window.show()
    made.window.activateWindow()
    assert QTest.qWaitForWindowActive(made.window)
    settle()
    yield made
    made.window.close()
    made.window.deleteLater()


def test_with_room_all_stand_in_the_bar_and_no_menu(head: Head) -> None:
    assert head.shown() == ["Sciatimer", "Warning signs", *WAYS]


def test_the_name_goes_first_and_then_the_least_of_the_ways_one_by_one(head: Head) -> None:
    seen = [set(shown) for shown in head.widths()]
    assert seen[1] == {"Warning signs", *WAYS}
    out = [[name for name in YIELDING if name in shown] for shown in seen]
    assert all(names == list(YIELDING[: len(names)]) for names in out)
    assert out[-1] == []
    assert all(("More" in shown) == (len(names) < len(WAYS)) for shown, names in zip(seen, out, strict=True))
    assert all("Warning signs" in shown for shown in seen)


def test_all_comes_back_with_the_room(head: Head) -> None:
    head.widen(head.bar.minimumSizeHint().width())
    assert head.shown() == ["Warning signs", "More"]
    head.widen(1100)
    assert head.shown() == ["Sciatimer", "Warning signs", *WAYS]


def test_a_way_that_is_not_offered_is_nowhere(head: Head) -> None:
    head.ways["Settings"].setText("Everything that can be set")
    head.bar.offer(head.ways["Settings"])
    head.widen(head.bar.minimumSizeHint().width())
    assert head.shown() == ["Warning signs", "More"]
    head.bar.more.click()
    assert [action.text() for action in head.bar.menu.actions()] == ["Everything that can be set"]
    head.bar.menu.close()


def test_without_any_way_there_is_no_menu_either(head: Head) -> None:
    head.bar.offer()
    head.widen(head.bar.minimumSizeHint().width())
    assert head.shown()[-1] == "Warning signs"


def test_the_menu_is_walked_by_the_keyboard_and_takes_its_way(head: Head) -> None:
    taken: list[str] = []
    head.ways["Learn"].clicked.connect(lambda: taken.append("Learn"))
    head.ways["Progress"].clicked.connect(lambda: taken.append("Progress"))
    head.widen(head.bar.minimumSizeHint().width())
    head.bar.more.setFocus()
    press_key(Qt.Key.Key_Return)
    assert head.bar.menu.isVisible()
    QTest.keyClick(head.bar.menu, Qt.Key.Key_Down)
    QTest.keyClick(head.bar.menu, Qt.Key.Key_Return)
    assert (taken, head.bar.menu.isVisible()) == (["Progress"], False)


def test_esc_leaves_the_menu_and_nothing_is_taken(head: Head) -> None:
    head.widen(head.bar.minimumSizeHint().width())
    head.bar.more.click()
    QTest.keyClick(head.bar.menu, Qt.Key.Key_Escape)
    assert not head.bar.menu.isVisible()


def test_a_screen_reader_is_told_the_word_without_its_arrow(head: Head) -> None:
    assert head.bar.more.accessibleName() == "More"


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_smallest_window_keeps_its_size_with_the_largest_text(qapp: QApplication, language: str) -> None:
    gallery = Gallery(scale=2.0, size=(960, 640), texts=load_texts(language))
    gallery.show("today")
    shown = {made.objectName() for made in gallery.window.findChildren(ActionButton) if made.isVisible()}
    assert gallery.window.width() == 960
    assert {"header-help", "header-breaks"} <= shown
    gallery.close()


def test_a_way_that_leads_nowhere_is_not_offered(qapp: QApplication) -> None:
    window = MainWindow(load_texts())
    window.setStyleSheet(style_sheet(LIGHT, Metrics(1.0)))
    window.learn_requested.connect(window.close)
    page = button("a page", name="page")
    window.add_page(page)
    window.show_page(page, Header.WHOLE)
    window.show()
    settle()
    seen = {made.objectName() for made in window.findChildren(ActionButton) if made.isVisible()}
    assert seen == {"header-help", "header-learn", "page"}
    window.close()
    window.deleteLater()
