"""The screen is held on while it is wanted, never longer, and nobody waits for the desktop's answer."""

import atexit
import threading
from collections.abc import Callable, Iterator

import pytest

from sciatimer.desktop.awake import Awake, Inhibition
from sciatimer.texts import load_texts
from tests.desktop.fakes import FakeDesktop

TEXTS = load_texts()


@pytest.fixture
def desktop() -> FakeDesktop:
    return FakeDesktop()


@pytest.fixture
def keeper(desktop: FakeDesktop) -> Iterator[Awake]:
    made = Awake(TEXTS, desktop.inhibition)
    yield made
    made.close()
    assert desktop.held == 0


def wait(desktop: FakeDesktop) -> None:
    """Until the thread has begun or ended to hold."""
    assert desktop.changed.acquire(timeout=10)


def settle() -> None:
    """Until no thread holds any more."""
    for thread in threading.enumerate():
        if thread.name == "keep-awake":
            thread.join(10)


def comes_true(condition: Callable[[], bool]) -> bool:
    """Whether it does, within seconds."""
    pause = threading.Event()
    return any(condition() or pause.wait(0.01) for _ in range(500))


def test_at_first_nothing_is_held(keeper: Awake, desktop: FakeDesktop) -> None:
    assert keeper.mechanism == ""
    assert desktop.reasons == []


def test_it_holds_with_a_reason_and_names_the_mechanism(keeper: Awake, desktop: FakeDesktop) -> None:
    keeper.hold()
    wait(desktop)
    assert desktop.held == 1
    assert desktop.reasons == ["You are following a stretch"]
    assert comes_true(lambda: keeper.mechanism == "org.example.Screen")


def test_holding_twice_is_holding_once(keeper: Awake, desktop: FakeDesktop) -> None:
    keeper.hold()
    keeper.hold()
    wait(desktop)
    assert len(desktop.reasons) == 1


def test_it_lets_go_and_can_hold_again(keeper: Awake, desktop: FakeDesktop) -> None:
    keeper.hold()
    wait(desktop)
    keeper.release()
    assert keeper.mechanism == ""
    wait(desktop)
    assert desktop.held == 0
    keeper.hold()
    wait(desktop)
    assert desktop.held == 1


def test_letting_go_without_a_hold_is_nothing(keeper: Awake, desktop: FakeDesktop) -> None:
    keeper.release()
    keeper.close()
    assert desktop.reasons == []


def test_a_slow_desktop_holds_nobody_back_and_is_released_all_the_same(keeper: Awake, desktop: FakeDesktop) -> None:
    desktop.answers.clear()
    keeper.hold()
    assert keeper.mechanism == ""
    keeper.release()
    desktop.answers.set()
    wait(desktop)
    wait(desktop)
    assert desktop.held == 0


def test_where_nothing_can_hold_it_that_is_quiet(keeper: Awake, desktop: FakeDesktop) -> None:
    desktop.mechanism = ""
    keeper.hold()
    wait(desktop)
    assert keeper.mechanism == ""


def test_whatever_goes_wrong_is_quiet() -> None:
    def broken(reason: str) -> Inhibition:
        raise OSError(reason)

    keeper = Awake(TEXTS, broken)
    keeper.hold()
    settle()
    assert keeper.mechanism == ""
    keeper.close()


def test_a_program_that_ends_lets_go(desktop: FakeDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    at_exit: list[object] = []
    monkeypatch.setattr(atexit, "register", at_exit.append)
    monkeypatch.setattr(atexit, "unregister", at_exit.remove)
    keeper = Awake(TEXTS, desktop.inhibition)
    keeper.hold()
    wait(desktop)
    (leaving,) = at_exit
    assert callable(leaving)
    leaving()
    assert desktop.held == 0
    keeper.release()
    assert at_exit == []
