"""What holds on every page: nothing clipped, all within reach of a finger and of the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from tests.ui.pages.gallery import NAMES, Gallery, press_key

TARGET = 44
VARIANTS = [(1.0, (960, 640)), (2.0, (960, 640)), (1.0, (1600, 1000)), (2.0, (1600, 1000))]
FIELDS = (QAbstractButton, QComboBox, QDateEdit, QLineEdit)
EVERY_PAGE = pytest.mark.parametrize("name", NAMES)


def test_the_gallery_has_every_page(gallery: Gallery) -> None:
    assert set(NAMES) == set(gallery.pages.__slots__)


@pytest.fixture(params=VARIANTS, ids=lambda variant: f"{variant[1][0]}x{variant[1][1]} at {variant[0]:.0%}")
def any_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Gallery]:
    scale, size = request.param
    made = Gallery(scale=scale, size=size)
    yield made
    made.close()


@EVERY_PAGE
def test_no_word_is_clipped(any_size: Gallery, name: str) -> None:
    any_size.show(name)
    seen = visible(any_size.window)
    assert seen
    assert [fault for widget in seen for fault in clipped(widget)] == []


@EVERY_PAGE
def test_nothing_sticks_out_at_the_side(any_size: Gallery, name: str) -> None:
    any_size.show(name)
    assert (any_size.window.width(), any_size.window.height()) in {(960, 640), (1600, 1000)}
    width = any_size.window.width()
    out = [
        (widget.objectName(), left, left + widget.width())
        for widget in visible(any_size.window)
        if (left := widget.mapTo(any_size.window, QPoint(0, 0)).x()) < 0 or left + widget.width() > width
    ]
    assert out == []


@EVERY_PAGE
def test_no_two_words_lie_on_each_other(any_size: Gallery, name: str) -> None:
    page = any_size.show(name)
    labels = [made for made in visible(page) if isinstance(made, QLabel) and made.text()]
    places = [(made.text(), QRect(made.mapTo(page, QPoint(0, 0)), made.size())) for made in labels]
    over = [
        (text, other)
        for index, (text, place) in enumerate(places)
        for other, there in places[index + 1 :]
        if place.intersects(there)
    ]
    assert over == []


@EVERY_PAGE
def test_everything_that_is_pressed_is_large_enough_to_hit(gallery: Gallery, name: str) -> None:
    gallery.show(name)
    targets = [
        widget for widget in visible(gallery.window) if isinstance(widget, FIELDS) and not inside_a_field(widget)
    ]
    assert targets
    small = [
        (made.objectName(), made.width(), made.height())
        for made in targets
        if min(made.width(), made.height()) < TARGET
    ]
    assert small == []


@EVERY_PAGE
def test_tab_walks_through_everything_in_the_order_of_reading(gallery: Gallery, name: str) -> None:
    page = gallery.show(name)
    stops = tab_stops(gallery)
    on_page = [stop for stop in stops if page.isAncestorOf(stop)]
    wrong = [
        (first.objectName(), second.objectName())
        for first, second in zip(on_page, on_page[1:], strict=False)
        if not is_read_before(first, second, gallery.window)
    ]
    assert wrong == []
    wanted = [made for made in visible(gallery.window) if is_a_stop(made)]
    assert {made.objectName() for made in wanted} - {made.objectName() for made in stops} == set()


@EVERY_PAGE
def test_the_keyboard_is_on_the_page_as_soon_as_it_is_shown(gallery: Gallery, name: str) -> None:
    page = gallery.show(name)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is page or page.isAncestorOf(focus)


@EVERY_PAGE
def test_everything_that_is_pressed_has_a_name_to_be_read_aloud(gallery: Gallery, name: str) -> None:
    gallery.show(name)
    fields = [made for made in visible(gallery.window) if isinstance(made, FIELDS) and not inside_a_field(made)]
    silent = [
        made for made in fields if not (made.accessibleName() or (isinstance(made, QAbstractButton) and made.text()))
    ]
    assert [(type(made).__name__, made.objectName()) for made in silent] == []


def visible(root: QWidget) -> list[QWidget]:
    """What is shown in the window, in the part of the page that can be scrolled to as well."""
    return [made for made in root.findChildren(QWidget) if made.isVisible()]


def clipped(widget: QWidget) -> Iterator[str]:
    """What of a widget's words does not fit into it."""
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect().width() - 2 * widget.margin()
        yield from too_wide(widget, widest_word(widget.text(), widget.fontMetrics()), room)
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        if widget.height() < needed:
            yield f"{widget.objectName()} {widget.text()!r} is {widget.height()} px high and needs {needed}"
    elif isinstance(widget, QPushButton | QCheckBox) and widget.text():
        lines = widget.text().replace("&&", "&").split("\n")
        room = content_of(widget)
        yield from too_wide(widget, max(widget.fontMetrics().horizontalAdvance(line) for line in lines), room.width())
        needed = len(lines) * widget.fontMetrics().lineSpacing()
        if room.height() < needed:
            yield f"{widget.objectName()} {widget.text()!r} has {room.height()} px of height and needs {needed}"


def too_wide(widget: QWidget, needed: int, room: int) -> Iterator[str]:
    if needed > room:
        yield f"{type(widget).__name__} {widget.objectName()!r} has {room} px for its words and needs {needed}"


def widest_word(text: str, metrics: QFontMetrics) -> int:
    return max(metrics.horizontalAdvance(word) for word in text.split())


def content_of(made: QPushButton | QCheckBox) -> QRect:
    """The room that border, padding and indicator leave for the words."""
    option = QStyleOptionButton()
    made.initStyleOption(option)
    check = isinstance(made, QCheckBox)
    element = QStyle.SubElement.SE_CheckBoxContents if check else QStyle.SubElement.SE_PushButtonContents
    return made.style().subElementRect(element, option, made)


def inside_a_field(widget: QWidget) -> bool:
    """The inner parts of a field are not pressed for themselves."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QDateEdit) or widget.objectName().startswith("qt_")


def tab_stops(gallery: Gallery) -> list[QWidget]:
    """What Tab comes by, once around, from the first field of the page on."""
    stops: list[QWidget] = []
    while True:
        focus = QApplication.focusWidget()
        assert focus is not None
        if stops and focus is stops[0]:
            return stops
        if not stops or focus is not stops[-1]:  # a date has three parts, and Tab goes through them
            stops.append(focus)
        assert len(stops) < 100, "Tab never comes back to where it began"
        press_key(Qt.Key.Key_Tab)


def is_read_before(first: QWidget, second: QWidget, window: QWidget) -> bool:
    """Whether one lies above the other, or to its left."""
    here = QRect(first.mapTo(window, QPoint(0, 0)), first.size())
    there = QRect(second.mapTo(window, QPoint(0, 0)), second.size())
    return there.top() >= here.bottom() or there.left() >= here.right()


def is_a_stop(made: QWidget) -> bool:
    """Whether Tab has to come by: fields that can be used, and of the answers to a question only one."""
    usable = isinstance(made, FIELDS) and made.isEnabled() and not inside_a_field(made)
    return usable and bool(made.focusPolicy() & Qt.FocusPolicy.TabFocus)
