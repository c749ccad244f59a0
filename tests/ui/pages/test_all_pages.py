"""What holds on every page: nothing clipped, all within reach of a finger and of the keyboard."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

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
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from sciatimer.ui.widgets.page import ActionBar
from tests.ui.pages.gallery import NAMES, Gallery, press_key

TARGET = 44  # pixels
MOST_STOPS = 60
VARIANTS = [(1.0, (960, 640)), (2.0, (960, 640)), (1.0, (1600, 1000)), (2.0, (1600, 1000))]
FIELDS = (QAbstractButton, QComboBox, QDateEdit, QLineEdit)
Fault = tuple[object, ...] | str


def test_the_gallery_has_every_page(gallery: Gallery) -> None:
    assert len(NAMES) >= 18
    for name in NAMES:
        assert gallery.show(name) is gallery.pages.made()[name]


@pytest.fixture(params=VARIANTS, ids=lambda variant: f"{variant[1][0]}x{variant[1][1]} at {variant[0]:.0%}")
def any_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Gallery]:
    scale, size = request.param
    made = Gallery(scale=scale, size=size)
    yield made
    made.close()


def found_on_every_page(
    gallery: Gallery, look: Callable[[Gallery, QWidget], Iterable[Fault]]
) -> list[tuple[str, Fault]]:
    """What is wrong, with the page it is wrong on."""
    return [(name, fault) for name in NAMES for fault in look(gallery, gallery.show(name))]


def test_no_word_is_clipped(any_size: Gallery) -> None:
    assert found_on_every_page(any_size, clipped_words) == []


def test_no_word_is_clipped_after_the_text_was_made_larger(gallery: Gallery) -> None:
    for name in NAMES:
        gallery.show(name)
    gallery.dress(2.0)
    assert found_on_every_page(gallery, clipped_words) == []


def clipped_words(gallery: Gallery, _page: QWidget) -> Iterator[Fault]:
    for widget in visible(gallery.window):
        yield from clipped(widget)


def test_nothing_sticks_out_at_the_side(any_size: Gallery) -> None:
    assert found_on_every_page(any_size, sticking_out) == []


def sticking_out(gallery: Gallery, _page: QWidget) -> Iterator[Fault]:
    window = gallery.window
    for widget in visible(window):
        left = widget.mapTo(window, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > window.width():
            yield (type(widget).__name__, widget.objectName(), left, widget.width())


def test_the_window_keeps_the_size_it_was_given(any_size: Gallery) -> None:
    given = any_size.window.size()
    assert found_on_every_page(any_size, lambda gallery, _: [] if gallery.window.size() == given else ["grown"]) == []


def test_no_two_words_lie_on_each_other(any_size: Gallery) -> None:
    assert found_on_every_page(any_size, overlapping) == []


def overlapping(_gallery: Gallery, page: QWidget) -> Iterator[Fault]:
    labels = [made for made in visible(page) if isinstance(made, QLabel) and made.text()]
    places = [(made.text(), seen_part(made, page)) for made in labels]
    for index, (text, place) in enumerate(places):
        for other, there in places[index + 1 :]:
            if place.intersects(there):
                yield (text, other)


def test_everything_that_is_pressed_is_large_enough_to_hit(gallery: Gallery) -> None:
    assert found_on_every_page(gallery, too_small) == []


def too_small(gallery: Gallery, _page: QWidget) -> Iterator[Fault]:
    for made in fields(gallery.window):
        if min(made.width(), made.height()) < TARGET:
            yield (made.objectName(), made.width(), made.height())


def test_tab_walks_once_through_everything_in_the_order_of_reading(gallery: Gallery) -> None:
    assert found_on_every_page(gallery, out_of_order) == []


def out_of_order(gallery: Gallery, page: QWidget) -> Iterator[Fault]:
    stops = tab_stops()
    around = [*stops, stops[0]]
    leaps = [pair for pair in pairwise(around) if not is_read_before(*pair, page)]
    if len(leaps) != 1:  # from the last one back to the first
        yield tuple((first.objectName(), second.objectName()) for first, second in leaps)
    passed = {made.objectName() for made in stops}
    yield from (("not reached", made.objectName()) for made in fields(gallery.window) if is_left_out(made, passed))


def test_the_keyboard_is_on_the_page_as_soon_as_it_is_shown(gallery: Gallery) -> None:
    assert found_on_every_page(gallery, keyboard_elsewhere) == []


def keyboard_elsewhere(_gallery: Gallery, page: QWidget) -> Iterator[Fault]:
    focus = QApplication.focusWidget()
    if focus is None or (focus is not page and not page.isAncestorOf(focus)):
        yield ("the focus is on", focus and focus.objectName())


def test_everything_that_is_pressed_has_a_name_to_be_read_aloud(gallery: Gallery) -> None:
    assert found_on_every_page(gallery, nameless) == []


def nameless(gallery: Gallery, _page: QWidget) -> Iterator[Fault]:
    for made in fields(gallery.window):
        if not made.accessibleName() and not (isinstance(made, QAbstractButton) and made.text()):
            yield (type(made).__name__, made.objectName())


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
        inside = content_of(widget)
        yield from too_wide(widget, max(widget.fontMetrics().horizontalAdvance(line) for line in lines), inside.width())
        needed = len(lines) * widget.fontMetrics().lineSpacing()
        if inside.height() < needed:
            yield f"{widget.objectName()} {widget.text()!r} has {inside.height()} px of height and needs {needed}"


def too_wide(widget: QWidget, needed: int, room: int) -> Iterator[str]:
    if needed > room:
        yield f"{type(widget).__name__} {widget.objectName()!r} has {room} px for its words and needs {needed}"


def widest_word(text: str, metrics: QFontMetrics) -> int:
    return max(metrics.horizontalAdvance(word) for word in text.replace("\u200b", " ").split())


def content_of(made: QPushButton | QCheckBox) -> QRect:
    """The room that border, padding and indicator leave for the words."""
    option = QStyleOptionButton()
    made.initStyleOption(option)
    check = isinstance(made, QCheckBox)
    element = QStyle.SubElement.SE_CheckBoxContents if check else QStyle.SubElement.SE_PushButtonContents
    return made.style().subElementRect(element, option, made)


def fields(root: QWidget) -> list[QWidget]:
    """All that can be pressed or filled in."""
    found: list[QWidget] = [made for made in visible(root) if isinstance(made, FIELDS) and not inside_a_field(made)]
    assert found, "there is nothing to press"
    return found


def seen_part(made: QWidget, page: QWidget) -> QRect:
    """What of a widget is not scrolled away."""
    part = made.visibleRegion().boundingRect()
    return QRect(made.mapTo(page, part.topLeft()), part.size())


def inside_a_field(widget: QWidget) -> bool:
    """The inner parts of a field are not pressed for themselves."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QDateEdit) or widget.objectName().startswith("qt_")


def tab_stops() -> list[QWidget]:
    """What Tab comes by, once around."""
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        press_key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in stops[:-1]:
            return stops[stops.index(focus) :]
        if focus not in stops:  # a date has three parts, and Tab goes through them
            stops.append(focus)
    raise AssertionError(f"Tab does not come around: {[made.objectName() for made in stops]}")


def is_read_before(first: QWidget, second: QWidget, page: QWidget) -> bool:
    """Whether one comes first: header, page, bar; within these above, or to the left."""
    parts = part_of(first, page), part_of(second, page)
    if parts[0] != parts[1]:
        return parts[0] < parts[1]
    if first.isAncestorOf(second):
        return True  # what is scrolled by the keyboard comes before what stands in it
    here, there = whole_place(first), whole_place(second)
    return there.top() >= here.bottom() or there.left() >= here.right()


def part_of(made: QWidget, page: QWidget) -> int:
    """0 for the header, 1 for the page, 2 for the bar at its foot."""
    if not page.isAncestorOf(made):
        return 0
    bar = page.findChild(ActionBar)
    return 2 if bar is not None and bar.isAncestorOf(made) else 1


def whole_place(made: QWidget) -> QRect:
    """Where a widget lies in its window, or on what is scrolled as a whole."""
    window = made.window()
    area = next(
        (area for area in window.findChildren(QScrollArea) if area is not made and area.isAncestorOf(made)), None
    )
    ground = window if area is None else area.widget() or window
    return QRect(made.mapTo(ground, QPoint(0, 0)), made.size())


def is_left_out(made: QWidget, passed: set[str]) -> bool:
    """Whether Tab should have come by: answers beside the first one are walked to by arrows."""
    is_stop = made.isEnabled() and bool(made.focusPolicy() & Qt.FocusPolicy.TabFocus)
    beside = isinstance(made, QAbstractButton) and made.group() is not None
    return is_stop and not beside and made.objectName() not in passed
