"""What every test gets: a data folder of its own, no screen unless it asks, and a look at what it left behind."""

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.leftovers import Watch

ROOT = Path(__file__).resolve().parent.parent
SCREEN = os.environ.get("DISPLAY")
# Before the first QApplication: a test that wants a real window starts the program with `screen_variables`.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A busy machine makes an example slow, not wrong; the timeout of the whole test stays.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

# Qt's objects may go in the main thread alone, and Python collects in whatever thread allocates next.
gc.disable()
_MANY = 200_000  # objects made since the last collection

# Where programs that are not ours answer in their own time, on a machine that does three things at once.
_OTHER_PROGRAMS = (ROOT / "tests" / "desktop", ROOT / "tests" / "end_to_end")

ONSCREEN_LIMIT = 600  # seconds: the test, and its turn at the keyboard

_PASSED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[_PASSED] = report.passed
    return report


def pytest_itemcollected(item: pytest.Item) -> None:
    """What wants the one keyboard may have to wait for it; what waits for other programs may try once more."""
    if item.get_closest_marker("onscreen"):
        item.add_marker(pytest.mark.timeout(ONSCREEN_LIMIT))
    if any(folder in item.path.parents for folder in _OTHER_PROGRAMS):
        item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("onscreen") and not SCREEN:
        pytest.skip("needs a display: python3 dev.py test brings one")


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a timer, a thread or a window alive. Built first, so it looks last."""
    watch = Watch()
    yield
    if gc.get_count()[0] > _MANY:
        gc.collect()
    # A test that failed keeps its frames, and with them its windows: one message is enough then.
    left = watch.leftovers() if request.node.stash.get(_PASSED, False) else []
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def one_keyboard(
    nothing_left_behind: None, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Lets one test at a time have the screen's keyboard, also where several processes share the tests."""
    if request.node.get_closest_marker("onscreen") is None:
        yield
        return
    import fcntl  # only where there is an X server to share

    with (tmp_path_factory.getbasetemp().parent / "keyboard.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go with the file, however the test ends
        yield


@pytest.fixture(autouse=True)
def data_folder(nothing_left_behind: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh data folder, also for every program that the test starts. Not made yet."""
    folder = tmp_path / "sciatimer-data"
    monkeypatch.setenv("SCIATIMER_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def program_variables(data_folder: Path) -> dict[str, str]:
    """The variables to start the program with from a test: the checkout's package, its own data, no screen."""
    return os.environ | {"PYTHONPATH": str(ROOT / "gui")}


@pytest.fixture
def screen_variables(program_variables: dict[str, str]) -> dict[str, str]:
    """The same for a real window on the display that dev.py brought (marker ``onscreen``)."""
    return {key: value for key, value in program_variables.items() if key != "QT_QPA_PLATFORM"}
