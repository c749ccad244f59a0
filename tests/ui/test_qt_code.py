"""What PySide6 compiles at every start is compiled once, and imports stay Python's own."""

import builtins
import subprocess
import sys
from pathlib import Path

import pytest

from sciatimer.ui.qt_code import compiled_once, place_of_code

TEXT = b"answer = 6 * 7"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place that nobody has written to, where Python may write byte code."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "code.pyc"


def answer(place: Path, text: bytes = TEXT) -> tuple[object, int]:
    """What the text gives, and how often something was really compiled."""
    compiled: list[object] = []
    plain = builtins.compile

    def counting(*arguments: object, **named: object) -> object:
        compiled.append(arguments[0])
        return plain(*arguments, **named)  # type: ignore[call-overload] # whatever it is, it is handed on

    builtins.compile = counting  # type: ignore[assignment] # as above
    try:
        with compiled_once(place):
            found: dict[str, object] = {}
            exec(compile(text, "part.py", "exec"), found)  # noqa: S102 - as PySide6 does with its parts
    finally:
        builtins.compile = plain
    return found["answer"], len(compiled)


def test_the_second_run_compiles_nothing(place: Path) -> None:
    assert answer(place) == (42, 1)
    assert answer(place) == (42, 0)


def test_a_text_that_has_changed_is_compiled_anew(place: Path) -> None:
    answer(place)
    assert answer(place, b"answer = 43") == (43, 1)
    assert answer(place, b"answer = 43") == (43, 0)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\x00\x01"])
def test_what_cannot_be_read_is_made_anew(content: bytes, place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    assert answer(place) == (42, 1)
    assert answer(place) == (42, 0)


def test_where_nothing_can_be_written_all_goes_on(place: Path) -> None:
    place.parent.write_text("in the way")
    assert answer(place) == (42, 1)
    assert answer(place) == (42, 1)


def test_nothing_is_written_where_python_writes_no_byte_code(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert answer(place) == (42, 1)
    assert not place.parent.exists()


def test_a_mistake_in_the_text_is_told_as_ever_and_compiling_is_as_before(place: Path) -> None:
    plain = builtins.compile
    with pytest.raises(SyntaxError), compiled_once(place):
        compile(b"answer =", "part.py", "exec")
    assert builtins.compile is plain


def test_other_uses_of_compiling_are_left_alone(place: Path) -> None:
    with compiled_once(place):
        assert eval(compile("6 * 7", "part.py", "eval")) == 42  # noqa: S307 - our own words
    assert not place.exists()


def test_it_lies_where_python_keeps_the_byte_code_of_the_program() -> None:
    assert place_of_code().parent.name == "__pycache__" or sys.pycache_prefix
    assert sys.implementation.cache_tag in place_of_code().name


def test_qt_loads_from_what_was_kept(tmp_path: Path, program_variables: dict[str, str]) -> None:
    variables = program_variables | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    words = (
        "import builtins, sys; from sciatimer.ui.qt_code import compiled_once, place_of_code; count = []\n"
        "plain = compile\n"
        "def counting(*given, **named): count.append(given); return plain(*given, **named)\n"
        "builtins.compile = counting\n"
        "with compiled_once(place_of_code()): import PySide6.QtCore\n"
        "parts = [given for given in count if str(given[1]).startswith('shibokensupport')]\n"
        "print(len(parts), PySide6.QtCore.QObject().objectName() == '')"
    )
    command = [sys.executable, "-c", words]
    first, second = (
        subprocess.run(command, env=variables, capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    )
    assert int(first[0]) > 0
    assert second == ["0", "True"]


def test_once_it_is_asked_for_no_source_is_read_for_qt(program_variables: dict[str, str]) -> None:
    words = (
        "import linecache, PySide6.QtCore, colorsys\n"
        "from sciatimer.ui.qt import plain_imports\n"
        "plain_imports(); import quopri\n"
        "print(colorsys.__file__ in linecache.cache, quopri.__file__ in linecache.cache)"
    )
    command = [sys.executable, "-c", words]
    done = subprocess.run(command, env=program_variables, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
