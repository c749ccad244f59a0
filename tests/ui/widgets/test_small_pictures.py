"""The small pictures: told in words, painted in the theme's colours, as large as their text needs."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage

from sciatimer.figure.anatomy import Tissue
from sciatimer.figure.anatomy_look import anatomy_look
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.figure.shapes import Tone
from sciatimer.texts import load_texts
from sciatimer.ui.widgets.small_pictures import BendView, GlideView, SmallPicture
from tests.ui.widgets.bench import Bench

TEXTS = load_texts()
DAY, NIGHT = anatomy_look(dark=False), anatomy_look(dark=True)
LOOKS = {dark: look_for(dark, SkinTone.TAN, HairTone.BROWN) for dark in (False, True)}


def bend() -> BendView:
    return BendView(TEXTS, LOOKS[False], DAY, Build.SLIM)


def glide() -> GlideView:
    return GlideView(TEXTS, DAY)


def spots(image: QImage, colour: str) -> list[tuple[int, int]]:
    wanted = QColor(colour).rgb()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted]


@pytest.mark.parametrize(("make", "words"), [(bend, ("hip", "low back")), (glide, ("cable", "squeezed"))])
def test_who_does_not_see_it_is_told(make: Callable[[], SmallPicture], words: tuple[str, ...], bench: Bench) -> None:
    view = make()
    bench.put(view)
    assert view.accessibleName().startswith("Picture")
    assert all(word in view.accessibleDescription() for word in words)


@pytest.mark.parametrize("make", [bend, glide])
def test_larger_text_asks_for_more_room(make: Callable[[], SmallPicture], bench: Bench) -> None:
    plain, large = make(), make()
    bench.put(plain)
    bench.put(large, scale=2.0)
    assert large.minimumSizeHint().height() > plain.minimumSizeHint().height()
    assert plain.sizeHint().width() > plain.minimumSizeHint().width()


def test_the_bars_share_as_the_pictures_do(bench: Bench) -> None:
    view = bend()
    bench.put(view)
    image = view.grab().toImage()
    hip, back = (
        [(x, y) for x, y in spots(image, LOOKS[False].tones[tone]) if y > image.height() * 0.6]
        for tone in (Tone.LEAF, Tone.ACCENT)
    )
    middle = image.width() / 2
    easy = sum(x < middle for x, _ in hip) / sum(x < middle for x, _ in back)
    tight = sum(x > middle for x, _ in hip) / sum(x > middle for x, _ in back)
    assert easy > 1.5
    assert tight < 0.5


def test_the_bend_changes_with_theme_and_build(bench: Bench) -> None:
    view = bend()
    bench.put(view)
    before = view.grab().toImage()
    view.set_look(LOOKS[True], NIGHT, Build.STURDY)
    after = view.grab().toImage()
    assert spots(before, DAY.text)
    assert spots(after, NIGHT.text)
    assert not spots(after, DAY.text)


def test_the_caught_cable_leaves_the_line_and_the_free_one_does_not(bench: Bench) -> None:
    view = glide()
    bench.put(view)
    image = view.grab().toImage()
    cable = spots(image, DAY.tissues[Tissue.NERVE])
    free, caught = ([y for _, y in cable if (y < image.height() / 2) is above] for above in (True, False))
    assert max(caught) - min(caught) > 2 * (max(free) - min(free))


def test_the_cable_changes_with_the_theme(bench: Bench) -> None:
    view = glide()
    bench.put(view)
    view.set_look(NIGHT)
    image = view.grab().toImage()
    assert spots(image, NIGHT.tissues[Tissue.NERVE])
    assert not spots(image, DAY.tissues[Tissue.NERVE])
