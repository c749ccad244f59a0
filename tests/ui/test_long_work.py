"""Work in a thread of its own."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.errors import SciatimerError
from sciatimer.ui.long_work import LongWork, Progress


class Unlucky(SciatimerError):
    wording = "It did not work."


def test_what_it_gives_is_told_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    work = LongWork()
    seen: list[object] = []
    threads: list[threading.Thread] = []
    work.done.connect(seen.append)

    def job(progress: Progress) -> str:
        threads.append(threading.current_thread())
        return "result"

    with qtbot.waitSignal(work.done):
        work.begin(job)
    work.wait()
    assert seen == ["result"]
    assert threads != [threading.current_thread()]


def test_how_far_it_is_is_told(qtbot: QtBot) -> None:
    work = LongWork()
    with qtbot.waitSignal(work.progressed) as told:
        work.begin(lambda progress: progress(3, 7))
    work.wait()
    assert told.args == [3, 7]


@pytest.mark.parametrize(("error", "signal"), [(Unlucky(), "failed"), (ValueError("ours"), "broke")])
def test_a_mistake_of_the_person_is_told_apart_from_ours(qtbot: QtBot, error: Exception, signal: str) -> None:
    work = LongWork()

    def job(_progress: Progress) -> None:
        raise error

    with qtbot.waitSignal(getattr(work, signal)) as told:
        work.begin(job)
    work.wait()
    assert told.args == [error]


def test_one_thing_at_a_time(qtbot: QtBot) -> None:
    work, gate, begun = LongWork(), threading.Event(), []

    def job(_progress: Progress) -> None:
        begun.append(1)
        gate.wait(5)

    with qtbot.waitSignal(work.done):
        work.begin(job)
        assert work.is_on
        work.begin(job)
        gate.set()
    work.wait()
    assert begun == [1]
