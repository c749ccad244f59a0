"""The small window that offers a break: it takes nothing from anybody, and every answer is one press away."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import scene_for
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from sciatimer.ui.break_offer_view import BreakOfferView
from sciatimer.ui.break_window import LATER, LONGER, BreakWindow
from sciatimer.ui.theme import LIGHT, Metrics, style_sheet
from tests.safety.examples import EXERCISES
from tests.session.built_in import HOLD
from tests.ui.pages.gallery import LOOK, SCENE, settle
from tests.ui.pages.test_all_pages import clipped
from tests.ui.widgets.bench import Bench

TEXTS = load_texts()
OFFER = BreakOfferView(
    TEXTS("breaks.posture_title"),
    TEXTS("breaks.seated", minutes=52),
    TEXTS("breaks.posture_what"),
    TEXTS("breaks.did_it"),
    LATER,
    SCENE,
    "Somebody stands at a desk.",
)
NO_PICTURE = BreakOfferView("A stretch, if you like", "Seated, about 3 min", "", "Start", ())


class Offered:
    """A window with an offer in it, and what was answered."""

    def __init__(self, scale: float = 1.0, language: str = "en") -> None:
        self.window = BreakWindow(load_texts(language), LOOK)
        self.window.setStyleSheet(style_sheet(LIGHT, Metrics(scale)))
        self.answers: list[object] = []
        self.window.accepted.connect(lambda: self.answers.append("accepted"))
        self.window.later_requested.connect(self.answers.append)
        self.window.skipped.connect(lambda: self.answers.append("skipped"))
        self.window.hurts_requested.connect(lambda: self.answers.append("hurts"))
        self.window.unanswered.connect(lambda: self.answers.append("unanswered"))

    def show(self, view: BreakOfferView = OFFER) -> None:
        self.window.show_offer(view, QGuiApplication.primaryScreen(), still=True)
        settle()

    def get_ready(self) -> None:
        self.window.guard._timer.timeout.emit()
        self.window.guard._timer.stop()

    def take_keyboard(self) -> None:
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget(), key)
        settle()


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Bench]:
    """Other windows."""
    made = Bench()
    yield made
    made.clear()


@pytest.fixture
def offered(qapp: QApplication) -> Iterator[Offered]:
    made = Offered()
    made.show()
    yield made
    made.window.put_away()
    made.window.deleteLater()


def test_it_asks_for_no_keyboard_and_stays_on_top(offered: Offered) -> None:
    window = offered.window
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.windowFlags() & Qt.WindowType.Tool == Qt.WindowType.Tool
    assert not window.isFullScreen()
    assert not window.isModal()


def test_it_says_what_and_why_and_never_a_word_of_pain(offered: Offered) -> None:
    window = offered.window
    assert window.words.accessibleName() == (
        "Time to change position. 52 minutes seated "
        "Stand up, walk a little, or just sit in a new way. One or two minutes is enough."
    )
    assert window.windowTitle() == "Sciatimer"
    assert window.figure.accessibleName() == OFFER.picture


def test_for_two_seconds_neither_click_nor_key_is_an_answer(offered: Offered) -> None:
    window = offered.window
    offered.take_keyboard()
    for made in window._buttons():
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        assert not made.isEnabled()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Escape):
        offered.key(key)
    assert (offered.answers, window.isVisible()) == ([], True)


def test_a_key_that_was_meant_elsewhere_is_no_answer_later_either(offered: Offered) -> None:
    offered.get_ready()
    offered.take_keyboard()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_D):
        offered.key(key)
    assert (offered.answers, offered.window.isVisible()) == ([], True)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("break-accept", "accepted"),
        ("break-later-10", 10),
        ("break-later-5", 5),
        ("break-later-15", 15),
        ("break-skip", "skipped"),
        ("break-hurts", "hurts"),
    ],
)
def test_every_answer_is_one_press(name: str, answer: object, offered: Offered) -> None:
    offered.get_ready()
    made = next(made for made in offered.window._buttons() if made.objectName() == name)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert (offered.answers, offered.window.isVisible()) == ([answer], False)


def test_tab_walks_through_all_answers_in_the_order_of_reading(offered: Offered) -> None:
    offered.get_ready()
    offered.take_keyboard()
    walked = []
    for _ in offered.window._buttons():
        offered.key(Qt.Key.Key_Tab)
        focus = offered.window.focusWidget()
        assert focus is not None
        walked.append(focus.objectName())
    assert walked == [made.objectName() for made in offered.window._buttons()]
    offered.key(Qt.Key.Key_Return)
    assert offered.answers == ["hurts"]


def test_esc_puts_it_off_without_a_word(offered: Offered) -> None:
    offered.get_ready()
    offered.take_keyboard()
    offered.key(Qt.Key.Key_Escape)
    assert (offered.answers, offered.window.isVisible()) == ([LATER[0]], False)


def test_closing_the_window_means_later_at_any_time(offered: Offered) -> None:
    offered.window.close()
    assert offered.answers == [LATER[0]]


def test_only_what_is_left_of_later_is_offered(offered: Offered) -> None:
    offered.show(replace(OFFER, snoozes=(5,)))
    assert [minutes for minutes, made in offered.window.later.items() if made.isVisible()] == [5]
    offered.window.close()
    assert offered.answers == [5]


def test_where_there_is_no_later_closing_is_no_answer(offered: Offered) -> None:
    offered.show(NO_PICTURE)
    offered.window.close()
    assert (offered.answers, offered.window.isVisible()) == (["unanswered"], False)


def test_nobody_answers_and_it_goes(offered: Offered, bench: Bench) -> None:
    bench.put(QPushButton("somebody works elsewhere"))
    assert offered.window._over.interval() == 120_000
    offered.window._over.timeout.emit()
    assert (offered.answers, offered.window.isVisible()) == (["unanswered"], False)


def test_it_waits_for_whoever_is_at_it_but_not_for_ever(offered: Offered) -> None:
    offered.take_keyboard()
    for _ in range(LONGER):
        offered.window._over.timeout.emit()
    assert (offered.answers, offered.window.isVisible()) == ([], True)
    offered.window._over.timeout.emit()
    assert offered.answers == ["unanswered"]


def test_it_goes_without_an_answer_when_it_is_told_to(offered: Offered) -> None:
    offered.window.put_away()
    assert (offered.answers, offered.window._over.isActive(), offered.window.guard.is_on) == ([], False, False)


def test_the_next_offer_is_guarded_again(offered: Offered) -> None:
    offered.get_ready()
    offered.window.accept.click()
    offered.show(NO_PICTURE)
    assert offered.window.guard.is_on
    assert not offered.window.accept.isEnabled()
    assert (offered.window.title.text(), offered.window.accept.text()) == (NO_PICTURE.title, "Start")
    assert not offered.window.figure.isVisible()


def test_it_stands_in_the_corner_and_inside_the_screen(offered: Offered) -> None:
    free = QGuiApplication.primaryScreen().availableGeometry()
    place = offered.window.geometry()
    assert free.contains(place)
    assert place.center().x() > free.center().x() - 100
    assert free.bottom() - place.bottom() <= 24


def test_from_right_to_left_it_stands_in_the_other_corner(offered: Offered) -> None:
    before = offered.window.frameGeometry()
    offered.window.put_away()
    offered.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    offered.show()
    free = QGuiApplication.primaryScreen().availableGeometry()
    assert abs(offered.window.x() - free.left() - free.right() + before.right()) <= 4  # a frame


def test_a_screen_reader_is_told_the_offer_and_when_the_buttons_work(
    offered: Offered, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    offered.show()
    offered.get_ready()
    assert told == [f"{offered.window.words.accessibleName()} {TEXTS('breaks.guard_on')}", TEXTS("breaks.guard_over")]


@pytest.mark.parametrize(("speed", "stays"), [(1, 120_000), (4, 30_000), (60, 15_000)])
def test_faster_than_real_time_it_goes_sooner_but_can_still_be_read(qapp: QApplication, speed: int, stays: int) -> None:
    window = BreakWindow(TEXTS, LOOK, speed=speed)
    assert window._over.interval() == stays
    window.deleteLater()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_word_is_cut_off_in_any_size_or_language(scale: float, language: str, qapp: QApplication) -> None:
    texts, made = load_texts(language), Offered(scale, language)
    exercise = EXERCISES[HOLD]
    scene = scene_for(exercise, 1.0, Side.LEFT, build=Build.SLIM)
    long = texts("breaks.stretch_length", position=texts("today.position_standing"), minutes=12)
    made.show(
        BreakOfferView(
            texts("breaks.stretch_title"), long, texts("breaks.posture_what"), texts("breaks.start"), LATER, scene
        )
    )
    window = made.window
    assert [fault for each in window.findChildren(type(window.title)) for fault in clipped(each)] == []
    assert [fault for each in window._buttons() for fault in clipped(each)] == []
    inside = QRect(0, 0, window.width(), window.height())
    assert [each.objectName() for each in window._buttons() if not inside.contains(each.geometry())] == []
    assert min(each.height() for each in window._buttons()) >= 44
    window.put_away()
    window.deleteLater()
