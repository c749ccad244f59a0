"""What each command of the door does, from set-up to exit code."""

import shutil
from collections.abc import Sequence

from tools import checks, desktops, machine
from tools.console import ROOT, Trouble, call, say
from tools.environment import DEV, RUN, Environment
from tools.packages.make import make
from tools.screen import has_display, virtual_desktop, virtual_screen

DEMO = ROOT / "build" / "demo"
KILLS = 500  # in each of two files: a thousand in all
TOUR = ROOT / "build" / "tour"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}  # the same pictures on every desktop
GUIDE = ROOT / "docs" / "guide" / "pictures"


def carry_out(command: str, arguments: Sequence[str], *, plain: bool) -> int:
    """Carries out a command by name.

    Args:
        command: one of those that dev.py lists.
        arguments: what ``run`` hands on to the program, and ``bench`` and ``texts`` to their tools.
        plain: plain output for a log.

    Returns:
        The exit code.

    Raises:
        Trouble: the machine could not be set up.
    """
    environment = Environment(plain=plain)
    if command == "run":
        return run(environment, arguments)
    environment.prepare(DEV)
    if command == "test":
        return test(environment, plain=plain)
    if command == "texts":
        return call([environment.python, "-m", "tools.translations", *arguments], environment.variables())
    if command == "bench":
        return bench(environment, arguments)
    others = {
        "desktops": on_desktops,
        "faults": faults,
        "soak": soak,
        "tour": tour,
        "guide": guide,
        "package": build,
        "lint": lint,
        "format": form,
    }
    return others[command](environment)


def run(environment: Environment, arguments: Sequence[str]) -> int:
    """Starts the program, or plays the demo session where there is no display."""
    environment.prepare(RUN)
    machine.bring(machine.WINDOW)
    variables = environment.variables()
    if has_display(variables):
        say("Starting Sciatimer")
        return call([environment.python, ROOT / "gui", *arguments], variables)
    return demo(environment)


def demo(environment: Environment) -> int:
    """Plays a whole session on a virtual screen and leaves its pictures in build/demo/."""
    say("There is no display here: the demo session is played on a virtual screen")
    machine.bring(machine.SCREEN)
    _require(machine.SCREEN)
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir(parents=True)
    with virtual_screen(environment.variables()) as variables:
        code = call([environment.python, "-m", "sciatimer", "self-test", "--pictures", DEMO], variables)
    pictures = sorted(DEMO.glob("*.png"))
    if code != 0 or not pictures:
        raise Trouble(f"The demo session did not run to its end (exit code {code}): see the lines above.")
    say(f"{len(pictures)} pictures of the demo session lie in {DEMO}")
    return 0


def test(environment: Environment, *, plain: bool) -> int:
    """Runs every check, also after one has failed; pytest's closing line comes last."""
    _bring_desktop()
    variables = environment.variables() | ({"NO_COLOR": "1"} if plain else {})
    failed = checks.failures(checks.lint_steps(environment), variables)
    tests = checks.Suite(environment, plain=plain)
    with virtual_desktop(variables) as on_desktop:
        if not tests.pass_on(on_desktop):
            failed.append("tests")
    say(f"\nFailed: {', '.join(failed)}" if failed else "\nEverything passed.")
    say(tests.summary)
    return 1 if failed else 0


def on_desktops(environment: Environment) -> int:
    """Runs the tests that want a real desktop, one after the other, and says which were left out."""
    _bring_desktop()
    desktops.bring()
    chosen = ["-m", "pytest", "tests/desktop", "-m", "desktops", "-p", "no:randomly", "--verbose", "-rs"]
    with virtual_desktop(environment.variables()) as variables:
        return call(["dbus-run-session", "--", environment.python, *chosen], variables)


def lint(environment: Environment) -> int:
    """Runs the checks that only read the code."""
    return 1 if checks.failures(checks.lint_steps(environment), environment.variables()) else 0


def form(environment: Environment) -> int:
    """Brings the code into form."""
    return 1 if checks.failures(checks.format_steps(environment), environment.variables()) else 0


def faults(environment: Environment) -> int:
    """Gives the program ten thousand wrong files, kills it a thousand times, and cuts its history at every place."""
    machine.bring(machine.WINDOW)  # pytest's plugin loads Qt
    variables = environment.variables() | {"SCIATIMER_KILLS": str(KILLS), "SCIATIMER_CUTS": "every"}
    say("Wrong files")
    code = call([environment.python, "-m", "tests.faults.fuzz"], variables)
    say("Kills, and cuts")
    chosen = ["tests/history/test_killed.py", "tests/history/test_killed_exchange.py", "tests/history/test_cut.py"]
    options = ["--no-cov", "-p", "no:randomly", "-o", "timeout=3600"]
    return code | call([environment.python, "-m", "pytest", *options, *chosen], variables)


def bench(environment: Environment, arguments: Sequence[str]) -> int:
    """Measures on a virtual desktop; what it is told is for tests/bench."""
    _bring_desktop()
    with virtual_desktop(environment.variables()) as variables:
        return call([environment.python, "-m", "tests.bench", *arguments], variables)


def soak(environment: Environment) -> int:
    """Lives thirty workdays with the program; it needs no screen."""
    machine.bring(machine.WINDOW)
    return call([environment.python, "-m", "tests.soak"], environment.variables())


def tour(environment: Environment) -> int:
    """Draws every screen into build/tour/."""
    _bring_desktop()
    with virtual_desktop(environment.variables()) as variables:
        code = call([environment.python, "-m", "tests.tour", TOUR], variables)
    say(f"The pictures lie in {TOUR}")
    return code


def guide(environment: Environment) -> int:
    """Draws the pictures of the user guide anew, where its chapters look for them."""
    machine.bring(machine.WINDOW)
    return call([environment.python, "-m", "tests.tour.guide", GUIDE], environment.variables() | OFFSCREEN)


def build(environment: Environment) -> int:
    """Makes every package that can be made here, and tries it."""
    make(environment)
    return 0


def _bring_desktop() -> None:
    others = (*machine.LOUDSPEAKER, *machine.SCREEN_READER, *machine.VALIDATORS, *machine.WATCHING)
    machine.bring((*machine.WINDOW, *machine.DESKTOP, *others))
    _require(machine.DESKTOP)


def _require(programs: Sequence[machine.Program]) -> None:
    missing = [program.runs for program in programs if not program.is_there()]
    if missing:
        raise Trouble(f"These programs are missing: {', '.join(missing)}. Please install them, then try again.")
