"""What works here: told in words, with what to do where something is missing, and copied as text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton

from sciatimer import __version__
from sciatimer.desktop.mechanisms import MECHANISMS, NO_WORD
from sciatimer.desktop.probing import Probing
from sciatimer.texts import load_texts
from sciatimer.ui.diagnostics_controller import DiagnosticsController
from sciatimer.ui.diagnostics_view import MechanismState, diagnostics_text, mechanism_view
from sciatimer.ui.theme import DARK, LIGHT
from sciatimer.ui.widgets.state_mark import StateMark
from tests.fakes import FakeClock
from tests.ui.break_stage import LOOK, Stage
from tests.ui.pages.gallery import settle
from tests.ui.widgets.bench import Bench

TEXTS = load_texts()


class FakeProbing(Probing):
    """Answers when the test says so."""

    found = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Sequence[str]] = []
        self.is_closed = False

    def ask(self, names: Sequence[str]) -> None:
        self.asked.append(tuple(names))

    def close(self) -> None:
        self.is_closed = True


class Looking:
    """The page with its controller."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.probing = FakeProbing()
        self.controller = DiagnosticsController(stage.services, stage.window, stage.pages, self.probing)
        self.controller.show()
        settle()

    @property
    def copy_button(self) -> str:
        """What stands on the button that copies."""
        found = self.stage.window.findChild(QPushButton, "diagnostics-copy")
        assert isinstance(found, QPushButton)
        return found.text()

    def row(self, name: str) -> str:
        """All that is said of a mechanism, in one line."""
        settle()
        head = self.stage.window.findChild(QLabel, f"mechanism-{name}")
        assert isinstance(head, QLabel)
        card = head.parentWidget()
        assert isinstance(card, QFrame)
        return " | ".join(made.text() for made in card.findChildren(QLabel) if made.isVisible())


@pytest.fixture
def looking(qapp: QApplication, data_folder: Path) -> Iterator[Looking]:
    stage = Stage(data_folder, FakeClock())
    yield Looking(stage)
    stage.close()


def test_everything_is_asked_as_soon_as_it_is_opened_and_nobody_waits(looking: Looking) -> None:
    assert looking.probing.asked == [MECHANISMS]
    assert looking.row("idle") == "Away from the desk: looking | One moment."


def test_answers_come_one_by_one(looking: Looking) -> None:
    looking.probing.found.emit("sound", "QtMultimedia: default output Speakers")
    assert looking.row("sound") == ("Sounds: works | Sessions can be heard. | QtMultimedia: default output Speakers")
    looking.probing.found.emit("tray", "none: no host")
    assert looking.row("tray").startswith("Icon in the bar: not here | This desktop has no place for an icon.")
    assert looking.row("tray").endswith(" | no host")
    assert "looking" in looking.row("speech")


def test_looking_again_asks_everything_anew(looking: Looking) -> None:
    looking.probing.found.emit("sound", "a speaker")
    looking.stage.press("diagnostics-again")
    assert len(looking.probing.asked) == 2
    assert "looking" in looking.row("sound")


def test_it_is_copied_as_text_with_versions_and_nothing_of_the_person(looking: Looking) -> None:
    looking.probing.found.emit("idle", "XSync IDLETIME alarms")
    looking.probing.found.emit("speech", NO_WORD)
    looking.stage.press("diagnostics-copy")
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"Sciatimer {__version__}, ")
    assert "Away from the desk: works (idle: XSync IDLETIME alarms)" in text
    assert "Voice: not here (speech: it could not be tried)" in text
    assert len(text.splitlines()) == 1 + len(MECHANISMS)
    assert str(Path.home()) not in text
    assert looking.copy_button == "Copied"


def test_opened_again_it_no_longer_says_that_it_was_copied(looking: Looking) -> None:
    looking.stage.press("diagnostics-copy")
    looking.controller.show()
    assert looking.copy_button == "Copy as text"


def test_who_leaves_ends_the_asking(looking: Looking) -> None:
    left: list[bool] = []
    looking.controller.left.connect(lambda: left.append(True))
    looking.stage.press("diagnostics-back")
    assert (left, looking.probing.is_closed) == ([True], True)


def test_other_colours_reach_every_mark(looking: Looking) -> None:
    page = looking.stage.pages.diagnostics
    page.set_colours(DARK, LOOK)
    assert {mark._palette for mark in page.findChildren(StateMark)} == {DARK}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", MECHANISMS)
def test_every_mechanism_has_its_words_in_each_state(name: str, language: str) -> None:
    texts = load_texts(language)
    views = [mechanism_view(name, line, texts) for line in (None, "none: 1", "2")]
    assert [view.state for view in views] == [MechanismState.ASKED, MechanismState.MISSING, MechanismState.LIVE]
    assert len({view.words for view in views}) == 3
    assert [view.detail for view in views] == ["", "1", "2"]


def test_the_text_can_be_had_before_anybody_answered() -> None:
    assert diagnostics_text({}, TEXTS).count("looking") == len(MECHANISMS)


def test_each_state_has_its_own_shape(bench: Bench) -> None:
    mark = StateMark(LIGHT)
    bench.put(mark)
    shapes = []
    for state in MechanismState:
        mark.show_state(state)
        shapes.append(mark.grab().toImage())
    assert all(one != other for at, one in enumerate(shapes) for other in shapes[at + 1 :])
    mark.set_palette(DARK)
    assert mark.grab().toImage() != shapes[-1]


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Bench]:
    """Somewhere to put a widget."""
    made = Bench()
    yield made
    made.clear()
