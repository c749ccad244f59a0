"""A wrong picture as a widget: told in words, in the colours of the theme, four to three."""

from PySide6.QtGui import QColor, QImage

from sciatimer.figure.fault_painter import fault_colours
from sciatimer.figure.fault_scenes import describe_fault, fault_name, fault_scene
from sciatimer.figure.faults import FormFault
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from sciatimer.ui.widgets.fault_view import FaultView
from tests.figure.bodies import exercise
from tests.ui.widgets.bench import Bench

LOOK = look_for(False, SkinTone.TAN, HairTone.BROWN)
DAY, NIGHT = fault_colours(dark=False), fault_colours(dark=True)


def shown(bench: Bench) -> FaultView:
    view = FaultView(LOOK, DAY)
    bench.put(view)
    one, texts = exercise("standing-foot-on-step"), load_texts()
    view.show_fault(
        fault_scene(one, FormFault.TOES_UP, Side.LEFT),
        name=fault_name(FormFault.TOES_UP, texts),
        described=describe_fault(one, FormFault.TOES_UP, Side.LEFT, texts),
    )
    return view


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_who_does_not_see_it_is_told_what_is_wrong(bench: Bench) -> None:
    view = shown(bench)
    assert view.accessibleName() == "Toes pulled up"
    assert "left leg" in view.accessibleDescription()


def test_before_anything_is_shown_it_is_empty(bench: Bench) -> None:
    view = FaultView(LOOK, DAY)
    bench.put(view)
    assert count(view.grab().toImage(), DAY.mark) == 0


def test_it_is_marked_in_the_colours_of_the_theme(bench: Bench) -> None:
    view = shown(bench)
    assert count(view.grab().toImage(), DAY.mark) > 100
    view.set_look(LOOK, NIGHT)
    image = view.grab().toImage()
    assert count(image, NIGHT.mark) > 100
    assert count(image, DAY.mark) == 0


def test_it_keeps_its_shape(bench: Bench) -> None:
    view = shown(bench)
    assert (view.minimumSizeHint().width(), view.minimumSizeHint().height()) == (160, 120)
    assert view.hasHeightForWidth()
    assert view.heightForWidth(240) == view.sizeHint().height()
