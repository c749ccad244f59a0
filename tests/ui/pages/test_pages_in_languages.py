"""Every page in German, in a made-up language with longer words, and in one that runs from right to left."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from sciatimer.texts import load_texts
from tests.pseudo import untranslated
from tests.tongues import FOREIGN, LONG, Tongue
from tests.ui.pages.gallery import Gallery
from tests.ui.pages.test_all_pages import clipped_words, found_on_every_page, overlapping, sticking_out, visible

# Names that are the same in every language, units, and what the person or the system has written.
SAME_EVERYWHERE = {"Python", "Qt", "English", "Deutsch", "homesomebodylocalsharesciatimer"}
OTHER_LANGUAGE = {"language-later"}  # says when the language begins, in its own words
# Ids of rules, dates (whose months Qt names), addresses, and how the lines of a text are set.
NO_WORDS = re.compile(r"\([A-Z]\d+[a-z]?\)|\b\d{1,2} [A-Z][a-z]{2} \d{4}\b|https?://\S+|<[^>]+>")


def opened(tongue: Tongue, scale: float) -> Iterator[Gallery]:
    with tongue.spoken():
        made = Gallery(scale=scale, texts=tongue.texts)
        yield made
        made.close()


@pytest.fixture(params=[1.0, 2.0], ids="{:.0%}".format)
def scale(request: pytest.FixtureRequest) -> float:
    return float(request.param)


@pytest.fixture(params=FOREIGN, ids=lambda tongue: tongue.name)
def foreign(request: pytest.FixtureRequest, scale: float, qapp: QApplication) -> Iterator[Gallery]:
    yield from opened(request.param, scale)


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[Gallery]:
    yield from opened(LONG, 1.0)


def test_no_word_is_clipped_in_another_language(foreign: Gallery) -> None:
    assert found_on_every_page(foreign, clipped_words) == []


def test_nothing_sticks_out_in_another_language(foreign: Gallery) -> None:
    assert found_on_every_page(foreign, sticking_out) == []


def test_no_words_lie_on_each_other_in_another_language(foreign: Gallery) -> None:
    assert found_on_every_page(foreign, overlapping) == []


def test_every_word_on_every_page_can_be_translated(longer: Gallery) -> None:
    assert found_on_every_page(longer, left_in_english) == []


def left_in_english(gallery: Gallery, _page: QWidget) -> Iterator[str]:
    for made in [gallery.window, *visible(gallery.window)]:
        for text in said_by(made):
            rest = untranslated(NO_WORDS.sub("", text))
            if rest and rest not in SAME_EVERYWHERE and made.objectName() not in OTHER_LANGUAGE:
                yield f"{type(made).__name__} {made.objectName()!r}: {text}"


def said_by(made: QWidget) -> Iterator[str]:
    """Everything a widget shows or has read aloud."""
    if isinstance(made, QDateEdit) or isinstance(made.parentWidget(), QDateEdit):
        return  # a date, which Qt writes
    yield from (made.accessibleName(), made.accessibleDescription(), made.toolTip(), made.windowTitle())
    if isinstance(made, QLabel | QAbstractButton):
        yield made.text()
    if isinstance(made, QLineEdit):
        yield made.placeholderText()
    if isinstance(made, QTextEdit):
        yield from made.toPlainText().split("\n")
    if isinstance(made, QAbstractItemView | QComboBox):
        yield from cells(made.model())


def cells(model: QAbstractItemModel) -> Iterator[str]:
    """What a list or a table shows, with its headings."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        yield from (str(model.index(row, column).data() or "") for row in range(model.rowCount()))


def test_what_is_outside_brackets_is_found() -> None:
    assert untranslated("[Àñ ôñé] and one") == "andone"
    assert untranslated("[Öñé (2 [îñ] ôñé)] · 3") == ""
    assert untranslated("\u202b[Öñé]\u202c") == ""


def test_a_made_up_language_keeps_what_is_filled_in_and_is_a_third_longer() -> None:
    english, longer = load_texts(), LONG.texts
    assert "4" in longer("today.suggested", reason="4")
    plain = sum(len(english(key)) for key in english.keys)
    assert 1.3 < sum(len(longer(key)) for key in english.keys) / plain < 1.5
