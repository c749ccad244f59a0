"""The anatomy picture as a widget: told in words, as large as its words need, in the colours of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from sciatimer.figure.anatomy import Tissue
from sciatimer.figure.anatomy_look import anatomy_look
from sciatimer.texts import load_texts
from sciatimer.ui.widgets.anatomy_view import AnatomyView
from tests.ui.widgets.bench import Bench

DAY, NIGHT = anatomy_look(dark=False), anatomy_look(dark=True)


def found(image: QImage, colour: str) -> list[int]:
    wanted = QColor(colour).rgb()
    return [x for x in range(0, image.width(), 2) for y in range(0, image.height(), 2) if image.pixel(x, y) == wanted]


def test_who_does_not_see_it_is_told_what_it_shows(bench: Bench) -> None:
    view = AnatomyView(load_texts(), DAY)
    bench.put(view)
    assert view.accessibleName()
    for word in ("hamstring", "sitting bone", "piriformis", "sciatic nerve", "knee"):
        assert word in view.accessibleDescription()


def test_it_is_at_least_large_enough_to_read(bench: Bench) -> None:
    view = AnatomyView(load_texts(), DAY)
    bench.put(view)
    assert view.minimumSizeHint().width() >= 420
    assert view.minimumSizeHint().height() >= 420
    assert view.sizeHint().width() >= view.minimumSizeHint().width()


def test_larger_text_asks_for_more_room(bench: Bench) -> None:
    plain, large = AnatomyView(load_texts(), DAY), AnatomyView(load_texts(), DAY)
    bench.put(plain)
    bench.put(large, scale=2.0)
    assert large.minimumSizeHint().width() > plain.minimumSizeHint().width()


def test_it_changes_with_the_theme(bench: Bench) -> None:
    view = AnatomyView(load_texts(), DAY)
    bench.put(view)
    assert found(view.grab().toImage(), DAY.tissues[Tissue.BICEPS])
    view.set_look(NIGHT)
    image = view.grab().toImage()
    assert found(image, NIGHT.tissues[Tissue.BICEPS])
    assert not found(image, DAY.tissues[Tissue.BICEPS])


def test_from_right_to_left_the_picture_is_mirrored(bench: Bench) -> None:
    view = AnatomyView(load_texts(), DAY)
    bench.put(view)
    outer = found(view.grab().toImage(), DAY.tissues[Tissue.BICEPS])
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = found(view.grab().toImage(), DAY.tissues[Tissue.BICEPS])
    middle = view.width() / 2
    assert sum(outer) / len(outer) > middle - 20
    assert sum(mirrored) / len(mirrored) < sum(outer) / len(outer)
