"""What is painted: the ring with its seconds, the figure, and the card of a position."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.model import Position
from sciatimer.figure.look import HairTone, Look, SkinTone, look_for
from sciatimer.figure.scene import Scene, scene_for
from sciatimer.figure.shapes import Tone
from sciatimer.session.model import Side
from sciatimer.ui.theme import DARK, LIGHT, Palette
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.position_card import LEAST, MOST, CardView, PositionCard
from sciatimer.ui.widgets.ring import CountdownRing
from tests.session.built_in import HOLD, exercises
from tests.ui.widgets.bench import Bench, press

DAY = look_for(False, SkinTone.TAN, HairTone.BROWN)
NIGHT = look_for(True, SkinTone.TAN, HairTone.BROWN)


def scene(amount: float = 1.0, breath: float = 0.0) -> Scene:
    return scene_for(exercises()[HOLD], amount, Side.RIGHT, breath=breath)


def painted(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage) -> dict[str, int]:
    """How many pixels of each colour there are."""
    data = image.constBits()
    found: dict[str, int] = {}
    for start in range(0, len(data), 4):
        name = f"#{data[start + 2]:02x}{data[start + 1]:02x}{data[start]:02x}"
        found[name] = found.get(name, 0) + 1
    return found


def height_of(image: QImage, colour: str, inside: QRect) -> int:
    """How high what is painted in a colour is, in pixels."""
    wanted = QColor(colour).rgb()
    rows = [
        y
        for y in range(inside.top(), inside.bottom())
        if any(image.pixel(x, y) == wanted for x in range(inside.left(), inside.right()))
    ]
    return rows[-1] - rows[0] + 1 if rows else 0


@pytest.fixture
def ring(bench: Bench) -> CountdownRing:
    made = CountdownRing(LIGHT)
    window = bench.put(made)
    window.resize(460, 460)
    QApplication.processEvents()
    return made


@pytest.mark.parametrize("seconds", [7, 10, 30, 60])
def test_the_seconds_are_as_high_as_they_say_and_stay_inside_the_ring(ring: CountdownRing, seconds: int) -> None:
    ring.show_time(seconds, 0.5, strong=False)
    image = painted(ring)
    assert height_of(image, LIGHT.text, ring.rect()) == pytest.approx(ring.digit_height(), rel=0.06)
    assert ring.digit_height() >= ring.window().height() * 0.2
    inside = ring.rect().adjusted(60, 60, -60, -60)
    outside = colours(image).get(LIGHT.text.lower(), 0) - colours(image.copy(inside)).get(LIGHT.text.lower(), 0)
    assert outside == 0
    assert ring.seconds == seconds


@pytest.mark.parametrize(("strong", "part"), [(True, "glow"), (False, "primary")])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ring_has_the_colour_of_its_phase(ring: CountdownRing, palette: Palette, strong: bool, part: str) -> None:
    ring.set_palette(palette)
    ring.show_time(5, 1.0, strong=strong)
    found = colours(painted(ring))
    other = palette.primary if part == "glow" else palette.glow
    assert found.get(getattr(palette, part).lower(), 0) > 1000
    assert other.lower() not in found


def test_the_ring_empties_with_the_time(ring: CountdownRing) -> None:
    left = []
    for fraction in (1.0, 0.75, 0.5, 0.25, 0.0):
        ring.show_time(5, fraction, strong=True)
        left.append(colours(painted(ring)).get(LIGHT.glow.lower(), 0))
    assert left == sorted(left, reverse=True)
    assert left[2] == pytest.approx(left[0] / 2, rel=0.1)
    assert left[-1] == 0


def test_nothing_is_counted_while_the_session_waits(ring: CountdownRing) -> None:
    seen = []
    for seconds, waits in ((0, True), (7, True), (7, False)):
        ring.show_time(seconds, 0.0, strong=False, waits=waits)
        seen.append(colours(painted(ring)))
    assert seen[0] == seen[1]
    assert LIGHT.text.lower() not in seen[0]
    assert LIGHT.primary.lower() in seen[0]
    assert LIGHT.text.lower() in seen[2]


def test_the_ring_stays_round_in_any_room(ring: CountdownRing) -> None:
    ring.window().resize(700, 300)
    QApplication.processEvents()
    ring.show_time(5, 1.0, strong=True)
    image = painted(ring)
    assert height_of(image, LIGHT.glow, ring.rect()) == pytest.approx(min(ring.width(), ring.height()), abs=8)
    assert ring.sizeHint().width() >= ring.minimumSizeHint().width() >= 150


@pytest.fixture
def figure(bench: Bench) -> FigureView:
    made = FigureView(DAY)
    window = bench.put(made)
    window.resize(400, 400)
    QApplication.processEvents()
    return made


def test_nothing_is_painted_before_there_is_a_scene(figure: FigureView) -> None:
    assert len(colours(painted(figure))) == 1


@pytest.mark.parametrize("look", [DAY, NIGHT], ids=["light", "dark"])
def test_the_figure_is_painted_in_its_look(figure: FigureView, look: Look) -> None:
    figure.show_scene(scene())
    figure.set_look(look)
    found = colours(painted(figure))
    assert {look.tones[Tone.SKIN], look.tones[Tone.SHIRT], look.tones[Tone.TROUSERS]} <= set(found)


def test_the_muscle_glows_when_it_is_told_to(figure: FigureView) -> None:
    figure.show_scene(scene())
    without = painted(figure)
    figure.show_scene(scene(), glow=1.0)
    assert painted(figure) != without


def test_the_arrow_is_seen_when_it_is_told_to(figure: FigureView) -> None:
    figure.show_scene(scene(0.5))
    without = painted(figure)
    figure.show_scene(scene(0.5), arrow=1.0)
    assert painted(figure) != without


@pytest.mark.parametrize("breath", [0.3, 0.7, 1.0])
def test_what_is_kept_between_two_breaths_is_not_seen(bench: Bench, figure: FigureView, breath: float) -> None:
    fresh = FigureView(DAY)
    bench.put(fresh).resize(400, 400)
    QApplication.processEvents()
    fresh.show_scene(scene(breath=breath), glow=1.0)
    whole = painted(fresh)
    for each in (0.0, 0.1):
        figure.show_scene(scene(breath=each), glow=1.0)
        painted(figure)
    figure.show_scene(scene(breath=breath), glow=1.0)
    assert figure.size() == fresh.size()
    assert difference(painted(figure), whole) < 0.002


def test_what_is_kept_goes_when_look_or_pose_change(figure: FigureView) -> None:
    for breath in (0.0, 0.5, 1.0):
        figure.show_scene(scene(breath=breath), glow=1.0)
        painted(figure)
    figure.set_look(NIGHT)
    assert DAY.tones[Tone.TROUSERS] not in colours(painted(figure))
    held = painted(figure)
    figure.show_scene(scene(0.2), glow=1.0)
    assert difference(painted(figure), held) > 0.01


def difference(first: QImage, second: QImage) -> float:
    """The share of pixels that differ so much that it can be seen."""
    one, other = first.constBits(), second.constBits()
    far = sum(abs(a - b) > 24 for a, b in zip(one, other, strict=True))
    return far / len(one)


def test_a_resized_figure_is_painted_anew(figure: FigureView) -> None:
    figure.show_scene(scene(), glow=1.0)
    painted(figure)
    painted(figure)
    figure.window().resize(300, 300)
    QApplication.processEvents()
    image = painted(figure)
    assert image.size() == figure.size()
    assert DAY.tones[Tone.SHIRT] in colours(image)


@pytest.fixture
def card(bench: Bench) -> PositionCard:
    made = PositionCard(Position.LYING, DAY)
    bench.put(made, width=460)
    return made


def view(*, offered: bool | None = True, line: str = "Suggested: 4 of 10, and lying is the gentlest.") -> CardView:
    stretch = "Lying, towel behind the thigh: 3 x 15 s, each leg"
    return CardView(Position.LYING, "Lying", stretch, line, offered, scene(), "Picture of a person who lies")


def test_a_card_says_position_dose_and_reason(card: PositionCard) -> None:
    card.show_card(view())
    seen = [made.text() for made in card.findChildren(QLabel) if made.isVisible() and made.text()]
    assert seen == ["Lying", "Lying, towel behind the thigh: 3 x 15 s, each leg", view().line]
    assert card.words == "\n".join(seen)


@pytest.mark.parametrize(("offered", "can_be_taken"), [(True, True), (False, False), (None, False)])
def test_only_what_is_offered_can_be_taken(
    qtbot: QtBot, card: PositionCard, offered: bool | None, can_be_taken: bool
) -> None:
    card.show_card(view(offered=offered))
    taken: list[None] = []
    card.clicked.connect(lambda: taken.append(None))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert (card.isEnabled(), len(taken)) == (can_be_taken, int(can_be_taken))


def test_a_click_on_the_figure_or_the_words_is_a_click_on_the_card(qtbot: QtBot, card: PositionCard) -> None:
    card.show_card(view())
    QApplication.processEvents()
    window = card.window().windowHandle()
    for part in (card.figure, *card.findChildren(QLabel)):
        with qtbot.waitSignal(card.clicked):
            spot = part.mapTo(card.window(), part.rect().center())
            QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_card_is_taken_by_the_keyboard(qtbot: QtBot, card: PositionCard, key: Qt.Key) -> None:
    card.show_card(view())
    card.setFocus()
    with qtbot.waitSignal(card.clicked):
        press(key)
    assert card.isChecked()


def test_a_screen_reader_hears_the_offer_and_the_picture(card: PositionCard) -> None:
    card.show_card(view(line=""))
    assert card.accessibleName() == "Lying. Lying, towel behind the thigh: 3 x 15 s, each leg"
    assert card.accessibleDescription() == "Picture of a person who lies"


def test_a_card_takes_the_room_there_is_within_bounds(card: PositionCard) -> None:
    card.show_card(view(line=""))
    heights = []
    for room in (0, 150, 5000):
        card.grow(room)
        heights.append(card.heightForWidth(460))
    assert heights == [LEAST, 150, MOST]


def test_a_card_grows_with_its_words(card: PositionCard) -> None:
    card.show_card(view(line=""))
    low = card.heightForWidth(300)
    card.show_card(view(line="Not with tingling, numbness, shooting pain, or pain below the knee. " * 4))
    assert card.heightForWidth(300) > low >= LEAST
    assert card.heightForWidth(300) > card.heightForWidth(600)
