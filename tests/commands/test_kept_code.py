"""What Python would compile anew at every start is compiled once, and imports stay Python's own."""

import builtins
import marshal
import subprocess
import sys
from dataclasses import FrozenInstanceError, dataclass, field, make_dataclass, replace
from importlib.util import source_hash
from pathlib import Path
from typing import Any

import pytest

from sciatimer.commands.kept_code import KeptCode, place_of_code

PART = "shibokensupport/part.py"  # as PySide6 names its parts
TEXT = b"answer = 6 * 7"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place that nobody has written to, where Python may write byte code."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "kept.pyc"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What Python really had to compile."""
    texts: list[object] = []
    plain = builtins.compile

    def counting(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as compile is
        texts.append(arguments[0])
        return plain(*arguments, **named)

    monkeypatch.setattr(builtins, "compile", counting)
    return texts


def answer(place: Path, text: bytes = TEXT) -> object:
    """What a part of PySide6 gives in one run of the program."""
    code = KeptCode(place)
    code.begin()
    found: dict[str, object] = {}
    exec(compile(text, PART, "exec"), found)  # noqa: S102 - as PySide6 does with its parts
    code.end()
    return found["answer"]


def point(place: Path, across: int = 3) -> Any:  # noqa: ANN401 - a class that is made here
    """A value of a class that is made in one run of the program."""
    code = KeptCode(place)
    code.begin()
    made = make_dataclass("Point", [("x", int, field(default=across)), ("y", int, 4)], frozen=True, slots=True)
    code.end()
    return made()


def test_the_second_run_compiles_no_part_of_qt(place: Path, compiled: list[object]) -> None:
    assert [answer(place), answer(place)] == [42, 42]
    assert compiled == [TEXT]


def test_a_text_that_has_changed_is_compiled_anew(place: Path, compiled: list[object]) -> None:
    answer(place)
    assert [answer(place, b"answer = 43"), answer(place, b"answer = 43")] == [43, 43]
    assert compiled == [TEXT, b"answer = 43"]


def test_the_second_run_compiles_no_method_of_a_dataclass(place: Path, compiled: list[object]) -> None:
    first = point(place)
    count = len(compiled)
    second = point(place)
    assert count > 0
    assert len(compiled) == count
    assert repr(first) == repr(second) == "Point(x=3, y=4)"


def test_a_class_from_kept_code_is_like_any_other(place: Path) -> None:
    point(place)
    made = point(place)
    assert made == type(made)(3, 4)
    assert made != type(made)(3, 5)
    assert hash(made) == hash(type(made)(3, 4))
    assert replace(made, y=5).y == 5
    with pytest.raises(FrozenInstanceError):
        made.x = 1
    with pytest.raises(TypeError, match="positional"):
        type(made)(1, 2, 3)


def test_classes_that_read_alike_keep_their_own_values(place: Path) -> None:
    assert [point(place, 3).x, point(place, 30).x] == [3, 30]


def test_types_of_fields_stay_types(place: Path) -> None:
    for _ in range(2):
        code = KeptCode(place)
        code.begin()

        @dataclass
        class Size:
            """As wide as it is."""

            width: int

        code.end()
        assert Size.__init__.__annotations__ == {"width": int, "return": None}


@pytest.mark.parametrize("content", [b"", b"nonsense", b"N", marshal.dumps({}), source_hash(b"{") + b"}"])
def test_what_cannot_be_read_is_made_anew(content: bytes, place: Path, compiled: list[object]) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    assert [answer(place), answer(place)] == [42, 42]
    assert compiled == [TEXT]


def test_a_file_that_was_cut_short_is_made_anew(place: Path, compiled: list[object]) -> None:
    answer(place)
    place.write_bytes(place.read_bytes()[:-1])
    assert [answer(place), answer(place)] == [42, 42]
    assert compiled == [TEXT, TEXT]


def test_where_nothing_can_be_written_all_goes_on(place: Path, compiled: list[object]) -> None:
    place.parent.write_text("in the way")
    assert [answer(place), answer(place)] == [42, 42]
    assert compiled == [TEXT, TEXT]


def test_nothing_is_written_where_python_writes_no_byte_code(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert answer(place) == 42
    assert not place.parent.exists()


def test_what_was_kept_is_not_written_again(place: Path) -> None:
    answer(place)
    place.chmod(0o400)
    before = place.stat()
    answer(place)
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_after_the_start_python_compiles_as_before(place: Path) -> None:
    plain = builtins.compile
    code = KeptCode(place)
    code.begin()
    with pytest.raises(SyntaxError):
        compile(b"answer =", PART, "exec")
    code.end()
    code.end()
    assert builtins.compile is plain
    assert not place.exists()


def test_other_uses_of_compiling_are_left_alone(place: Path) -> None:
    code = KeptCode(place)
    code.begin()
    assert eval(compile("6 * 7", PART, "eval")) == 42  # noqa: S307 - our own words
    assert compile("6", "elsewhere.py", "exec", dont_inherit=True).co_filename == "elsewhere.py"
    code.end()
    assert not place.exists()


def test_it_lies_where_python_keeps_the_byte_code_of_the_program() -> None:
    assert place_of_code().parent.name == "__pycache__" or sys.pycache_prefix
    assert str(sys.implementation.cache_tag) in place_of_code().name


def test_qt_loads_from_what_was_kept(tmp_path: Path, program_variables: dict[str, str]) -> None:
    variables = program_variables | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    words = (
        "import builtins, sys; from sciatimer.commands.kept_code import KeptCode, place_of_code; count = []\n"
        "plain = compile\n"
        "def counting(*given, **named): count.append(given[1]); return plain(*given, **named)\n"
        "builtins.compile = counting\n"
        "code = KeptCode(place_of_code()); code.begin()\n"
        "import PySide6.QtCore\n"
        "code.end()\n"
        "parts = [name for name in count if str(name).startswith('shibokensupport')]\n"
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
        "from sciatimer.ui.plain_imports import plain_imports\n"
        "plain_imports(); import quopri\n"
        "print(colorsys.__file__ in linecache.cache, quopri.__file__ in linecache.cache)"
    )
    command = [sys.executable, "-c", words]
    done = subprocess.run(command, env=program_variables, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
