"""The painters of the two small pictures: in their place, in their colours, and never over their own words."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from sciatimer.figure.anatomy import Tissue
from sciatimer.figure.anatomy_look import anatomy_look
from sciatimer.figure.bend_painter import BendWords, paint_bends
from sciatimer.figure.glide_painter import GlideWords, paint_glide
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.figure.shapes import Tone

PAPER = "#00ff00"
INK = "#ff00ff"
PERSON = look_for(False, SkinTone.TAN, HairTone.BROWN)
DAY = anatomy_look(dark=False)
SHORT = BendWords("Hip", "Back", "Easy", "Tight")
LONG = BendWords("Hip", "Back", "Easy hamstrings " * 8, "Tight hamstrings " * 8)
ROWS = GlideWords("It slides.", "It is caught.")
SIZES = [(420, 320), (760, 420)]


def sheet(width: int, height: int) -> tuple[QImage, QPainter]:
    image = QImage(width + 20, height + 20, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    return image, QPainter(image)


def bends(width: int = 420, height: int = 320, words: BendWords = SHORT) -> QImage:
    image, painter = sheet(width, height)
    before = painter.transform(), painter.font()
    paint_bends(painter, QRectF(10, 10, width, height), PERSON, words, build=Build.SLIM, text=INK, text_px=15)
    assert (painter.transform(), painter.font()) == before
    painter.end()
    return image


def glides(width: int = 420, height: int = 320, words: GlideWords = ROWS) -> QImage:
    image, painter = sheet(width, height)
    before = painter.transform(), painter.font()
    paint_glide(painter, QRectF(10, 10, width, height), DAY, words, text_px=15)
    assert (painter.transform(), painter.font()) == before
    painter.end()
    return image


def spots(image: QImage, colour: str) -> list[tuple[int, int]]:
    wanted = QColor(colour).rgb()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted]


def margin(image: QImage) -> set[str]:
    """The colours outside the place."""
    place = QRectF(9, 9, image.width() - 18, image.height() - 18)
    every = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in every if not place.contains(x, y)}


@pytest.mark.parametrize("size", SIZES)
def test_the_pictures_stay_in_their_place(size: tuple[int, int], qtbot: QtBot) -> None:
    assert margin(bends(*size)) == {PAPER}
    assert margin(glides(*size)) == {PAPER}


@pytest.mark.parametrize("words", [SHORT, LONG])
def test_long_words_make_the_people_smaller_and_are_not_painted_over(words: BendWords, qtbot: QtBot) -> None:
    image = bends(words=words)
    bar = max(y for _, y in spots(image, PERSON.tones[Tone.LEAF]))
    below = [y for _, y in spots(image, INK) if y > bar]
    shoes = [y for _, y in spots(image, PERSON.tones[Tone.SHOE])]
    assert below
    assert max(shoes) < bar < min(below)


def test_longer_words_take_more_of_the_height(qtbot: QtBot) -> None:
    short, long = (max(y for _, y in spots(bends(words=words), PERSON.tones[Tone.SHOE])) for words in (SHORT, LONG))
    assert long < short - 40


def test_there_are_two_people(qtbot: QtBot) -> None:
    image = bends()
    hair = [x for x, _ in spots(image, PERSON.tones[Tone.HAIR])]
    middle = image.width() / 2
    assert sum(x < middle for x in hair) == pytest.approx(sum(x > middle for x in hair), rel=0.3)


def test_the_tight_hamstring_glows_more(qtbot: QtBot) -> None:
    image = bends(760, 420)
    glow = QColor(PERSON.glow)

    def glowing(first: int, last: int) -> int:
        colours = (image.pixelColor(x, y) for x in range(first, last) for y in range(image.height()))
        return sum(abs(c.hue() - glow.hue()) < 8 and c.saturation() > 140 and c.value() > 245 for c in colours)

    middle = image.width() // 2
    assert glowing(middle, image.width()) > glowing(0, middle) + 30


def test_the_free_cable_is_above_the_caught_one_with_its_words_under_it(qtbot: QtBot) -> None:
    image = glides()
    middle = image.height() / 2
    cable = [y for _, y in spots(image, DAY.tissues[Tissue.NERVE])]
    words = [y for _, y in spots(image, DAY.text)]
    upper = [y for y in cable if y < middle]
    assert upper
    assert min(y for y in words if y < middle) > max(upper)
    assert max(words) > max(cable)


def test_only_the_caught_cable_is_squeezed(qtbot: QtBot) -> None:
    image = glides()
    middle = image.height() / 2
    wedges = [y for _, y in spots(image, DAY.leader)]
    assert sum(y > middle for y in wedges) > 1.4 * sum(y < middle for y in wedges)


def test_both_rows_are_of_one_size_whatever_their_words(qtbot: QtBot) -> None:
    image = glides(words=GlideWords("It slides.", "It is caught, " * 12))
    cable = spots(image, DAY.tissues[Tissue.NERVE])
    middle = image.height() / 2
    free, caught = ([x for x, y in cable if (y < middle) is above] for above in (True, False))
    assert max(free) - min(free) == pytest.approx(max(caught) - min(caught), abs=3)
