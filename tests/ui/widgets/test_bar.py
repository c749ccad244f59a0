"""The bar keeps to its column, and what grows keeps within its bounds."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from sciatimer.ui.theme import LIGHT
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.body_map import BodyMap
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.page import Page
from tests.ui.widgets.bench import Bench


def page(bench: Bench, width: int, *actions: QWidget, scale: float = 1.0) -> Page:
    made = Page("A title", width=500)
    made.add_action(*actions)
    bench.put(made, scale=scale).resize(width, 500)
    QApplication.processEvents()
    QApplication.processEvents()
    return made


def left(made: QWidget, page: QWidget) -> int:
    return made.mapTo(page, QPoint(0, 0)).x()


def test_the_actions_begin_and_end_where_the_column_does(bench: Bench) -> None:
    back, go = button("Back"), button("Go on", "primary")
    made = page(bench, 1400, back, spacer(), go)
    assert left(back, made) == left(made.title, made)
    assert left(go, made) + go.width() == left(made.title, made) + made.title.width()


def test_actions_that_need_more_room_than_the_column_have_it(bench: Bench) -> None:
    many = [button("Show all of this to a clinician") for _ in range(4)]
    made = page(bench, 1400, *many)
    assert len({each.y() for each in many}) == 1
    assert left(many[0], made) < left(made.title, made)


def test_with_larger_text_a_line_holds_as_many_words(bench: Bench) -> None:
    plain, large = page(bench, 1400), page(bench, 1400, scale=2.0)
    assert large.title.width() > plain.title.width() * 1.9


def test_a_bar_without_a_column_has_the_whole_width(bench: Bench) -> None:
    go = button("Go on")
    made = page(bench, 1400, go, spacer())
    made.bar.keep_to(0)
    QApplication.processEvents()
    assert left(go, made) < 60


def test_the_small_number_of_an_answer_never_stands_alone(bench: Bench) -> None:
    group = ChoiceGroup("", [Option(0, "I could not straighten my knee because it hurt")], name="choice")
    made = group.buttons()[0]
    lines = []
    window = bench.put(group)
    for width in range(200, 600, 8):
        window.resize(width, 300)
        QApplication.processEvents()
        lines.append(made.text().split("\n"))
    assert {len(each) > 1 for each in lines} == {True, False}
    assert [each for each in lines if "\u00b9" in each] == []


def test_the_body_takes_the_room_there_is_within_bounds(bench: Bench) -> None:
    body = BodyMap(LIGHT, described="A body")
    bench.put(body, label("below"))
    heights = []
    for room in (0, 300, 5000):
        body.grow(room)
        heights.append(body.sizeHint().height())
    assert heights == [260, 300, 400]
