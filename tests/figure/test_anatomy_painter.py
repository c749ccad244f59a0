"""The painter of the anatomy picture: inside its place, words beside the picture, mirrored where words run leftward."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from sciatimer.figure.anatomy import AnatomyPart, Tissue
from sciatimer.figure.anatomy_look import AnatomyLook, anatomy_look
from sciatimer.figure.anatomy_painter import Labels, least_width, paint_anatomy

PAPER = "#00ff00"
DAY = anatomy_look(dark=False)
WORDS = {part: str(part).replace("_", " ") for part in AnatomyPart}
NO_WORDS: Labels = {}


def painted(
    labels: Labels, look: AnatomyLook = DAY, *, size: int = 420, text_px: float = 14, mirrored: bool = False
) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    before = painter.transform(), painter.font()
    place = QRectF(10, 10, size - 20, size - 20)
    paint_anatomy(painter, place, look, labels, text_px=text_px, mirrored=mirrored)
    assert (painter.transform(), painter.font()) == before
    painter.end()
    return image


def across(image: QImage, colour: str, step: int = 2) -> list[int]:
    """At which x a colour is found."""
    wanted = QColor(colour).rgb()
    spots = ((x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step))
    return [x for x, y in spots if image.pixel(x, y) == wanted]


@pytest.mark.parametrize("dark", [False, True])
def test_muscles_bones_and_nerve_are_painted_in_their_colours(dark: bool, qtbot: QtBot) -> None:
    look = anatomy_look(dark)
    image = painted(WORDS, look, size=600)
    for tissue in (Tissue.SEMITENDINOSUS, Tissue.SEMIMEMBRANOSUS, Tissue.BICEPS, Tissue.PIRIFORMIS, Tissue.NERVE):
        assert across(image, look.tissues[tissue]), tissue
    assert across(image, look.text, step=1)


@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_is_painted_beside_its_place(mirrored: bool, qtbot: QtBot) -> None:
    image = painted(WORDS, mirrored=mirrored)
    rim = [(x, y) for x in range(420) for y in range(420) if not (6 < x < 414 and 6 < y < 414)]
    assert {image.pixelColor(x, y).name() for x, y in rim} == {PAPER}


def test_without_words_there_are_no_lines(qtbot: QtBot) -> None:
    assert not across(painted(NO_WORDS), DAY.leader, step=1)
    assert across(painted(WORDS), DAY.leader, step=1)


def test_words_stand_on_both_sides_of_the_picture(qtbot: QtBot) -> None:
    image = painted(WORDS)
    picture, words = across(image, DAY.panel), across(image, DAY.text, step=1)
    assert min(words) < min(picture) - 10
    assert max(words) > max(picture) + 10


def test_mirrored_the_outer_muscle_is_on_the_other_side(qtbot: QtBot) -> None:
    outer, inner = DAY.tissues[Tissue.BICEPS], DAY.tissues[Tissue.SEMIMEMBRANOSUS]
    image, mirrored = painted(WORDS), painted(WORDS, mirrored=True)
    assert max(across(image, outer)) > max(across(image, inner))
    assert min(across(mirrored, outer)) < min(across(mirrored, inner))


def test_words_a_third_longer_leave_the_picture_its_room(qtbot: QtBot) -> None:
    longer = {part: words + words[: len(words) // 3] for part, words in WORDS.items()}
    picture = across(painted(longer), DAY.panel)
    assert max(picture) - min(picture) > 0.25 * 400


def test_a_word_with_soft_hyphens_needs_less_width(qtbot: QtBot) -> None:
    plain, soft = {AnatomyPart.KNEE: "mmmmmmmm"}, {AnatomyPart.KNEE: "mmmm\u00admmmm"}
    assert least_width(QFont(), soft, 16) < least_width(QFont(), plain, 16) - 40


def test_larger_text_needs_more_width(qtbot: QtBot) -> None:
    assert least_width(QFont(), WORDS, 32) > 1.5 * least_width(QFont(), WORDS, 16)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("part", [AnatomyPart.SACRUM, AnatomyPart.BICEPS_FEMORIS])
def test_words_stand_on_the_side_of_their_part(part: AnatomyPart, mirrored: bool, qtbot: QtBot) -> None:
    image = painted({part: WORDS[part]}, mirrored=mirrored)
    inner_side_is_left = not mirrored
    stands_left = max(across(image, DAY.text, step=1)) < min(across(image, DAY.panel))
    assert stands_left is ((part is AnatomyPart.SACRUM) is inner_side_is_left)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG measures it."""

    def light(name: str) -> float:
        colour = QColor(name)
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    first, second = sorted((light(one), light(other)))
    return second / first


@pytest.mark.parametrize("dark", [False, True])
def test_what_has_to_be_told_apart_can_be(dark: bool) -> None:
    look = anatomy_look(dark)
    page = "#1b2329" if dark else "#fffdf9"
    assert contrast(look.text, page) >= 7
    assert contrast(look.leader, page) >= 4.5
    for muscle in (Tissue.SEMITENDINOSUS, Tissue.SEMIMEMBRANOSUS, Tissue.BICEPS, Tissue.PIRIFORMIS):
        bordered = max(contrast(look.tissues[one], look.tissues[muscle]) for one in (Tissue.NERVE, Tissue.NERVE_RIM))
        assert bordered >= 2.6, muscle


def test_labels_do_not_lie_on_each_other_even_when_they_wrap(qtbot: QtBot) -> None:
    wrapped = dict.fromkeys(AnatomyPart, "one two three four five")
    image = painted(wrapped, text_px=16)
    picture = across(image, DAY.panel)
    rows = sorted({y for x in range(min(picture)) for y in range(420) if image.pixel(x, y) == QColor(DAY.text).rgb()})
    gaps = [low - high for high, low in pairwise(rows) if low - high >= 6]
    assert len(gaps) >= 5
