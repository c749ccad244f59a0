"""Nothing is collected in a thread beside the window's."""

import gc
import threading

import pytest

from sciatimer import garbage
from sciatimer.ui.long_work import LongWork, Progress


def test_meanwhile_nothing_is_collected_and_afterwards_it_is_again() -> None:
    with garbage.kept():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with garbage.kept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_an_error_leaves_it_on() -> None:
    with pytest.raises(ValueError, match="broken"), garbage.kept():
        raise ValueError("broken")
    assert gc.isenabled()


def test_long_work_never_collects_in_its_thread() -> None:
    work, seen = LongWork(), []

    def job(_progress: Progress) -> None:
        seen.append((gc.isenabled(), threading.current_thread() is threading.main_thread()))

    work.begin(job)
    work.wait()
    assert seen == [(False, False)]
