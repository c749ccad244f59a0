"""The benches are run one after the other, and one that fails hides nothing of the others."""

from dataclasses import dataclass, field
from io import StringIO

import msgspec
import pytest

from tests.bench import __main__ as door
from tests.bench.benches import BENCHES, Bench
from tests.bench.child import Line, Order, Teller
from tests.bench.launcher import Child, Launcher
from tests.bench.results import Failure, Figure, Found, Reading, Series, figure
from tests.source import ROOT

START = figure("startup.today", "start", Series((1.2,)), "x")
READING = Reading("start", "Workrave", 210.0, "ms")
NO_ICON = Failure("startup", "Safe Eyes showed nothing")
TWO = (Bench("startup", "starts", ""), Bench("tray", "waits", ""))


@dataclass
class FakeWatcher:
    told: list[str] = field(default_factory=list)

    def begin(self, number: int, of: int, name: str, what: str) -> None:
        self.told.append(f"{number} of {of}: {name}")

    def part(self, share: float, doing: str) -> None:
        self.told.append(f"{share:.0%} {doing}")

    def found(self, made: Figure) -> None:
        self.told.append(made.name)

    def failed(self, why: str) -> None:
        self.told.append(f"failed: {why}")


@dataclass
class FakeChildren:
    """Plays the processes: what each tells, and why it ended badly."""

    tells: dict[str, list[Figure | Reading | Failure]]
    troubles: dict[str, str] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)

    def start(self, order: Order) -> Child:
        self.orders.append(order)
        stream = StringIO()
        teller = Teller(stream)
        teller.tell(0.5, "half")
        for result in self.tells.get(order.name, []):
            teller.give(result)
        return Child(iter(stream.getvalue().splitlines()), lambda: self.troubles.get(order.name, ""))


def run(children: FakeChildren, watcher: FakeWatcher | None = None) -> Found:
    return Launcher(watcher or FakeWatcher(), children.start).run(TWO, quick=True, peers=False)


def test_what_every_bench_finds_is_gathered_in_order() -> None:
    children = FakeChildren({"startup": [START, READING], "tray": [NO_ICON]})
    assert run(children) == Found((START,), (READING,), (NO_ICON,))
    assert [(order.name, order.quick, order.peers) for order in children.orders] == [
        ("startup", True, False),
        ("tray", True, False),
    ]


def test_a_bench_that_dies_is_a_failure_and_keeps_what_it_had_found() -> None:
    children = FakeChildren({"startup": [START]}, {"startup": "exit code 1: no screen"})
    assert run(children) == Found((START,), (), (Failure("startup", "exit code 1: no screen"),))
    assert len(children.orders) == 2


def test_it_is_told_which_bench_runs_and_how_far_it_is() -> None:
    watcher = FakeWatcher()
    run(FakeChildren({"startup": [START]}, {"tray": "exit code 1"}), watcher)
    assert watcher.told == [
        "1 of 2: startup",
        "50% half",
        "startup.today",
        "2 of 2: tray",
        "50% half",
        "failed: exit code 1",
    ]


def test_a_figure_comes_through_the_pipe_as_it_was() -> None:
    stream = StringIO()
    Teller(stream).give(START)
    assert msgspec.json.decode(stream.getvalue(), type=Line).figure == START


def test_every_bench_that_is_listed_is_a_module_that_measures_and_the_other_way_round() -> None:
    files = (ROOT / "tests" / "bench").glob("*.py")
    measuring = {file.stem for file in files if "\ndef measure(" in file.read_text(encoding="utf-8")}
    assert {bench.name for bench in BENCHES} == measuring


class FakeLauncher:
    """Stands for the measuring."""

    found = Found()
    asked: tuple[list[str], bool, bool] | None = None

    def __init__(self, watcher: object) -> None:
        pass

    def run(self, benches: list[Bench], *, quick: bool, peers: bool) -> Found:
        FakeLauncher.asked = [bench.name for bench in benches], quick, peers
        return FakeLauncher.found


@pytest.fixture
def launcher(monkeypatch: pytest.MonkeyPatch) -> type[FakeLauncher]:
    monkeypatch.setattr(door, "Launcher", FakeLauncher)
    monkeypatch.setattr(FakeLauncher, "found", Found((START,)))
    return FakeLauncher


def test_without_a_name_everything_is_measured(launcher: type[FakeLauncher]) -> None:
    assert door.main([]) == 0
    assert launcher.asked == ([bench.name for bench in BENCHES], False, False)


def test_names_choose_and_options_are_handed_on(launcher: type[FakeLauncher]) -> None:
    door.main(["tray", "startup", "tray", "--quick", "--peers"])
    assert launcher.asked == (["tray", "startup"], True, True)


def test_a_missed_target_is_no_failure_but_what_could_not_be_measured_is(
    launcher: type[FakeLauncher], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launcher, "found", Found((START,), (), (NO_ICON,)))
    assert door.main([]) == 1


def test_table_and_json_are_written_and_name_the_command_that_makes_them_again(
    launcher: type[FakeLauncher], tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    door.main(["startup", "--quick", "--json", str(folder / "a.json"), "--table", str(folder / "a.md")])
    page = (folder / "a.md").read_text(encoding="utf-8")
    assert "`python3 dev.py bench startup --quick --table docs/bench.md` has written this page." in page
    assert str(folder) not in page
    assert '"startup.today"' in (folder / "a.json").read_text(encoding="utf-8")
    assert "startup.today: start" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["dance"], ["--hard"], ["--json", "/nowhere/at/all.json"]])
def test_what_it_does_not_know_or_cannot_write_is_said_before_anything_is_measured(
    launcher: type[FakeLauncher], arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launcher, "asked", None)
    with pytest.raises(SystemExit) as ended:
        door.main(arguments)
    assert ended.value.code == 2
    assert launcher.asked is None
