"""The words of the command line. Each command's own module is imported when the command runs, and not before."""

import math
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from sciatimer import __version__

POSITIONS = ("standing", "seated", "lying")  # those of Position, whose import costs time that --version need not pay
FASTEST = 10_000.0
HIGHEST_PAIN = 10

Command = Callable[[Namespace], int]


class Subparsers(Protocol):
    """Where a parser takes up its subcommands."""

    def add_parser(self, name: str, *, help: str = ..., allow_abbrev: bool) -> ArgumentParser:  # noqa: A002 - its word
        """Adds a subcommand."""


def read_arguments(argv: Sequence[str]) -> Namespace:
    """The arguments, checked. ``run`` is the command to call with them.

    Raises:
        SystemExit: wrong usage (2), which has been said on stderr; or --help or --version (0).
    """
    try:
        return _read(_for_the_window(), argv)
    except _MoreWanted:
        return _read(_whole(), argv)


def _read(parser: ArgumentParser, argv: Sequence[str]) -> Namespace:
    arguments = parser.parse_args(argv)
    _refuse_wrong_mixtures(parser, arguments)
    return arguments


class _MoreWanted(Exception):
    """The words are not, or not rightly, those that open the window."""


class _WindowParser(ArgumentParser):
    """Reads what opens the window, and leaves all else to the parser that knows the commands."""

    def error(self, message: str) -> NoReturn:
        raise _MoreWanted(message)


def _for_the_window() -> ArgumentParser:
    """Enough for most starts: to know all commands as well takes 4 ms, for which somebody looks at an empty screen."""
    parser = _WindowParser(allow_abbrev=False, add_help=False)
    _add_places(parser, default=None)
    _add_window_options(parser)
    parser.set_defaults(run=_window)
    return parser


def _whole() -> ArgumentParser:
    parser = ArgumentParser(
        prog="sciatimer",
        description="Guided hamstring stretches that listen to the answer. Without a command the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"sciatimer {__version__}")
    _add_places(parser, default=None)
    _add_window_options(parser)
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_catalogue(commands)
    _add_plan_and_judge(commands)
    _add_history(commands)
    _add_doctor_and_self_test(commands)
    _add_own(commands)
    return parser


def _add_places(parser: ArgumentParser, default: object = SUPPRESS) -> None:
    """Adds the options that may stand before or after any command.

    A subcommand has no default of its own: it would wipe out what was given before it.
    """
    temp = False if default is None else default
    parser.add_argument(
        "--data-dir", type=_path, default=default, metavar="DIR", help="keep the person's data in this folder"
    )
    parser.add_argument("--temp", action="store_true", default=temp, help="use a data folder that is thrown away")


def _add_window_options(parser: ArgumentParser) -> None:
    window = parser.add_argument_group("the window")
    window.add_argument(
        "--speed", type=_speed, metavar="N", help="let time run N times as fast; only with --temp or --demo"
    )
    window.add_argument("--demo", action="store_true", help="show an example history in a throw-away data folder")
    window.add_argument("--tray", action="store_true", help="start hidden")
    window.add_argument("--start", choices=POSITIONS, metavar="POSITION", help="have this position ready")


def _add_catalogue(commands: Subparsers) -> None:
    kinds = _added(commands, "catalogue", "look at the exercises").add_subparsers(required=True, metavar="COMMAND")
    check = _added(kinds, "check", "name every fault of files of exercises", _catalogue_check)
    check.add_argument("files", nargs="+", type=_path, metavar="FILE")
    listing = _added(kinds, "list", "what would be offered, by comfort band and filters alone", _catalogue_list)
    listing.add_argument("--position", choices=POSITIONS)
    listing.add_argument("--pain", type=_pain, default=0, metavar="N", help="pain now, 0 to 10")
    listing.add_argument("--nerve", action="store_true", help="with nerve signs, or pain below the knee")
    listing.add_argument("--office", action="store_true", help="in office clothes at a desk")
    listing.add_argument("--all", action="store_true", help="the others as well, each with the reason")
    _add_json(listing)


def _add_plan_and_judge(commands: Subparsers) -> None:
    plan = _added(commands, "plan", "the timeline of a session", _plan)
    plan.add_argument("exercises", nargs="+", metavar="EXERCISE_ID")
    plan.add_argument("--cues", action="store_true", help="print what is heard and said, with its times")
    _add_json(plan)
    _added(commands, "judge", "verdicts on pain checks: JSON lines on stdin, JSON lines on stdout", _judge)


def _add_history(commands: Subparsers) -> None:
    kinds = _added(commands, "history", "look after the history").add_subparsers(required=True, metavar="COMMAND")
    export = _added(kinds, "export", "write the history to a file", _history_export)
    export.add_argument(
        "--format",
        choices=("csv", "json", "pdf"),
        required=True,
        help="json is complete and can be imported; csv is for a spreadsheet, pdf a report for a clinician",
    )
    export.add_argument(
        "--separator",
        choices=("comma", "semicolon", "tab"),
        default="comma",
        help="what parts the columns of csv; Excel wants semicolons where numbers have a decimal comma",
    )
    export.add_argument("file", type=_path, metavar="FILE")
    importing = _added(kinds, "import", "take in what another computer exported as JSON", _history_import)
    importing.add_argument("file", type=_path, metavar="FILE")
    backup = _added(kinds, "backup", "copy the whole history to a new file", _history_backup)
    backup.add_argument("file", type=_path, metavar="FILE")
    restore = _added(kinds, "restore", "put a copy back in the place of the history", _history_restore)
    restore.add_argument("file", type=_path, metavar="FILE")
    _added(kinds, "check", "whether the history is whole", _history_check)


def _add_doctor_and_self_test(commands: Subparsers) -> None:
    _add_json(_added(commands, "doctor", "versions, paths and what works on this machine", _doctor))
    self_test = _added(commands, "self-test", "a whole session at speed in a hidden window", _self_test)
    self_test.add_argument("--pictures", type=_path, metavar="DIR", help="save a picture of each screen here")


def _add_own(commands: Subparsers) -> None:
    """The commands by which the program starts itself; without help they stand in no list."""
    commands.add_parser("speak", allow_abbrev=False).set_defaults(run=_speak)
    mechanism = commands.add_parser("mechanism", allow_abbrev=False)
    mechanism.add_argument("name")
    mechanism.set_defaults(run=_mechanism)


def _added(commands: Subparsers, name: str, summary: str, run: Command | None = None) -> ArgumentParser:
    parser = commands.add_parser(name, help=summary, allow_abbrev=False)
    _add_places(parser)
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def _add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _refuse_wrong_mixtures(parser: ArgumentParser, arguments: Namespace) -> None:
    throwaway = arguments.temp or arguments.demo
    if arguments.data_dir is not None and throwaway:
        parser.error("--data-dir cannot go together with --temp or --demo, which use a folder of their own")
    if arguments.speed is not None and not throwaway:
        parser.error("--speed needs --temp or --demo, so that no real rule about hours or days runs fast")
    for_window = arguments.speed is not None or arguments.demo or arguments.tray or arguments.start is not None
    if for_window and arguments.run is not _window:
        parser.error("--speed, --demo, --tray and --start are for the window and go with no command")


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise ArgumentTypeError("a file or folder name is needed")
    return Path(text)


def _speed(text: str) -> float:
    speed = _number(text)
    if not 0 < speed <= FASTEST:
        raise ArgumentTypeError(f"{text} is no speed; a number above 0 and up to {FASTEST:g} is needed")
    return speed


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _pain(text: str) -> int:
    scores = {str(score): score for score in range(HIGHEST_PAIN + 1)}
    if text not in scores:
        raise ArgumentTypeError(f"{text} is no pain score; a whole number from 0 to {HIGHEST_PAIN} is needed")
    return scores[text]


def _window(arguments: Namespace) -> int:
    from sciatimer.commands.window import open_window

    return open_window(arguments)


def _catalogue_check(arguments: Namespace) -> int:
    from sciatimer.commands.catalogue import check

    return check(arguments.files)


def _catalogue_list(arguments: Namespace) -> int:
    from sciatimer.commands.catalogue import show

    return show(arguments)


def _plan(arguments: Namespace) -> int:
    from sciatimer.commands.plan import show

    return show(arguments)


def _judge(_arguments: Namespace) -> int:
    from sciatimer.commands.judge import judge_lines

    return judge_lines()


def _history_export(arguments: Namespace) -> int:
    from sciatimer.commands.history import export

    return export(arguments)


def _history_import(arguments: Namespace) -> int:
    from sciatimer.commands.history import take_in

    return take_in(arguments)


def _history_restore(arguments: Namespace) -> int:
    from sciatimer.commands.history import put_back

    return put_back(arguments)


def _history_backup(arguments: Namespace) -> int:
    from sciatimer.commands.history import back_up

    return back_up(arguments)


def _history_check(arguments: Namespace) -> int:
    from sciatimer.commands.history import check

    return check(arguments)


def _doctor(arguments: Namespace) -> int:
    from sciatimer.commands.doctor import show

    return show(arguments)


def _self_test(arguments: Namespace) -> int:
    from sciatimer.commands.window import self_test

    return self_test(arguments)


def _speak(_arguments: Namespace) -> int:
    from sciatimer.desktop.speech_process import serve

    serve()


def _mechanism(arguments: Namespace) -> int:
    from sciatimer.commands.mechanism import show

    return show(arguments.name)
