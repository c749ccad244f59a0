"""Measures the program: python -m tests.bench [NAME ...]. `python3 dev.py bench` sets up a desktop for it and runs it."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tests.bench.benches import BENCHES, by_name
from tests.bench.launcher import Launcher
from tests.bench.machine import load_words, surroundings
from tests.bench.peers import PEERS, absent, installed
from tests.bench.tables import Report, as_json, as_page, as_text
from tests.bench.teller import Progress


def parser() -> argparse.ArgumentParser:
    """The command line."""
    names = ", ".join(bench.name for bench in BENCHES)
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description="Measures the program beside its targets. The exit code is 0, also when targets are missed; it is "
        "1 when something could not be measured.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what is measured; all without one: {names}")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions and shorter waits")
    parser.add_argument("--peers", action="store_true", help=f"beside {', '.join(PEERS)}, where they are installed")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything as JSON; relative to the checkout")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the page for the docs, as docs/bench.md")
    return parser


def command(asked: argparse.Namespace) -> str:
    """The command that makes this page again; where it was to go, and the JSON beside it, is nobody else's matter."""
    flags = [flag for flag, on in (("--quick", asked.quick), ("--peers", asked.peers)) if on]
    return " ".join(["python3 dev.py bench", *asked.names, *flags, "--table docs/bench.md"])


def main(arguments: Sequence[str]) -> int:
    """Measures what was asked for; gives the exit code."""
    asked = parser().parse_args(arguments)
    known = {bench.name for bench in BENCHES}
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        parser().error(f"there is no bench {', '.join(unknown)}")
    nowhere = [str(file) for file in (asked.json, asked.table) if file is not None and not file.parent.is_dir()]
    if nowhere:
        parser().error(f"there is no folder for {', '.join(nowhere)}")
    benches = [by_name(name) for name in dict.fromkeys(asked.names)] or list(BENCHES)
    began, load = datetime.now().astimezone(), os.getloadavg()[0]
    where = surroundings(began, installed() if asked.peers else {})
    found = Launcher(Progress(sys.stderr, time.monotonic)).run(benches, quick=asked.quick, peers=asked.peers)
    if asked.quick:
        where["rounds"] = "few, and shorter waits than those that are told below (--quick)"
    where["beside it"] = load_words(load, os.getloadavg()[0])
    report = Report(
        command=command(asked),
        surroundings=where,
        methods={bench.name: f"{bench.what}: {bench.method}" for bench in benches},
        found=found,
        absent=absent() if asked.peers else (),
    )
    print(as_text(report), end="")
    for file, form in ((asked.json, as_json), (asked.table, as_page)):
        if file is not None:
            file.write_text(form(report), encoding="utf-8")
    return 1 if found.failures else 0


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
