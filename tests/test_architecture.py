"""The house holds: who imports whom, where Qt lives, how long a thing may be."""

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.source import PACKAGE, ROOT, Function, Source, length, sources

QT_ROOMS = ("ui", "desktop")
QT = ("PySide6", "shiboken6")
HEAVY = (*QT, "pyqtgraph", "numpy")
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "socketserver", "xmlrpc", "asyncio", "requests"}
LOCAL_SOCKET = "gui/sciatimer/desktop/local_socket.py"
ELSEWHERE = "gui/sciatimer/desktop/notify_elsewhere.py"  # Windows and macOS: asyncio on Qt's loop, which opens nothing
QT_NETWORK = {"QtNetwork", "QtNetworkAuth", "QtWebSockets", "QtWebEngineCore", "QtWebEngineWidgets", "QtHttpServer"}

PROGRAM = sources("gui/sciatimer")
BUILT_HERE = sources("gui/sciatimer", "tools", "dev.py")
EVERYTHING = sources("gui", "tools", "tests", "dev.py")


def is_painter(source: Source) -> bool:
    stem = Path(source.name).stem
    return "/figure/" in source.name and (stem.startswith("painter") or stem.endswith("_painter"))


def may_know_qt(source: Source) -> bool:
    return any(f"gui/sciatimer/{room}/" in source.name for room in QT_ROOMS) or is_painter(source)


def imports(source: Source) -> set[str]:
    found: set[str] = set()
    for node in source.nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def definitions(source: Source) -> list[ast.ClassDef | Function]:
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in source.nodes if isinstance(node, kinds)]


def test_imports_run_one_way_and_never_in_a_circle(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out


def test_every_room_stands_in_the_import_contract() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {entry.stem for entry in PACKAGE.iterdir() if entry.suffix == ".py" or (entry / "__init__.py").is_file()}
    missing = [room for room in sorted(rooms - {"__init__"}) if f"sciatimer.{room}" not in contract]
    assert missing == []


def test_qt_is_named_only_in_its_rooms() -> None:
    outside = [source for source in PROGRAM if not may_know_qt(source)]
    assert [(source.name, name) for source in outside for name in imports(source) if name.startswith(QT)] == []


def test_what_needs_no_window_loads_no_qt_and_touches_no_file(tmp_path: Path) -> None:
    quiet = [source.module for source in PROGRAM if not may_know_qt(source)]
    code = (
        "import importlib, sys\n"
        f"for name in {quiet}: importlib.import_module(name)\n"
        f"print(*sorted({{name.partition('.')[0] for name in sys.modules}} & set({HEAVY})))\n"
    )
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "PYTHONPATH": str(ROOT / "gui")}
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], env=home, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.split() == []
    assert list(tmp_path.iterdir()) == []


def test_nothing_opens_a_network_socket() -> None:
    named = [(source.name, name.split(".")) for source in PROGRAM for name in imports(source)]
    found = {(where, name[0]) for where, name in named if name[0] in NETWORK}
    assert found == {(LOCAL_SOCKET, "socket"), (ELSEWHERE, "asyncio")}  # the first for D-Bus and Wayland
    assert [(where, name) for where, name in named if name[0] == "PySide6" and QT_NETWORK & set(name)] == []


def test_files_classes_and_functions_stay_small() -> None:
    bounds = {ast.ClassDef: 250, ast.FunctionDef: 50, ast.AsyncFunctionDef: 50}
    found = [(source.name, node) for source in BUILT_HERE for node in definitions(source)]
    assert [f"{where}: {node.name}" for where, node in found if length(node) > bounds[type(node)]] == []
    assert [source.name for source in BUILT_HERE if source.text.count("\n") > 300] == []


def test_half_of_all_functions_have_at_most_eight_lines() -> None:
    lengths = [length(node) for source in BUILT_HERE for node in definitions(source) if isinstance(node, Function)]
    assert statistics.median(lengths) <= 8


def test_nothing_is_global() -> None:
    found = [(source.name, node) for source in BUILT_HERE for node in source.nodes]
    assert [f"{where}:{node.lineno}" for where, node in found if isinstance(node, ast.Global)] == []


def test_no_signal_is_connected_to_a_lambda() -> None:
    assert [
        f"{source.name}:{call.lineno}"
        for source in PROGRAM
        for call in source.nodes
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "connect"
        for argument in call.args
        if any(isinstance(node, ast.Lambda) for node in ast.walk(argument))
    ] == []


def test_no_loop_of_asyncio_is_made() -> None:
    (elsewhere,) = [source for source in PROGRAM if source.name == ELSEWHERE]
    used = [
        node for node in elsewhere.nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "asyncio"
    ]
    assert {node.attr for node in used} == {"_set_running_loop"}


def test_the_one_socket_there_is_knows_only_this_machine() -> None:
    (local,) = [source for source in PROGRAM if source.name == LOCAL_SOCKET]
    used = [node for node in local.nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "socket"]
    assert {node.attr for node in used} == {"socket", "AF_UNIX", "SOCK_STREAM"}
    calls = [node for node in local.nodes if isinstance(node, ast.Call)]
    (opened,) = [call for call in calls if ast.unparse(call.func) == "socket.socket"]
    assert ast.unparse(opened.args[0]) == "socket.AF_UNIX"


def test_nobody_pumps_the_event_loop_by_hand() -> None:
    assert [source.name for source in PROGRAM if "processEvents" in source.text] == []


def test_what_a_checker_is_told_to_overlook_has_a_reason() -> None:
    excuse = re.compile(r"#\s*(noqa|type:\s*ignore|pragma)\b(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?(\[[\w, -]+\])?")
    lines = [(source.name, line) for source in EVERYTHING for line in source.text.splitlines()]
    excused = [(where, line, found.end()) for where, line in lines if (found := excuse.search(line))]
    assert [(where, line.strip()) for where, line, end in excused if len(line[end:].strip(" -#:")) < 8] == []


def test_nothing_is_put_off() -> None:
    # Put together, so that this line is none of them.
    words = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
    assert [source.name for source in EVERYTHING if words.search(source.text)] == []


def test_everything_that_is_defined_is_used_by_the_program() -> None:
    program = sources("gui")
    nodes = [node for source in program for node in source.nodes]
    named = {node.id for node in nodes if isinstance(node, ast.Name)}
    named |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    # Slots and columns are also reached by their name in a string.
    named |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    called_by_others = re.compile(r"__\w+__|[a-z]+[A-Z]\w*")  # Python's own names, and what Qt calls
    found = [(source.name, node.name) for source in program for node in definitions(source)]
    assert [(where, name) for where, name in found if name not in named and not called_by_others.fullmatch(name)] == []
