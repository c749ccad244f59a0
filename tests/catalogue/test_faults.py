"""How a fault, a quoted value and a JSON path are written."""

import pytest

from sciatimer.catalogue.faults import Fault, quoted, step
from sciatimer.catalogue.letters import has_stray_sign


def test_a_fault_reads_line_path_message() -> None:
    assert str(Fault(12, "$.a", "is wrong")) == "12: $.a: is wrong"


def test_faults_stand_in_the_order_of_their_lines() -> None:
    assert min([Fault(10, "$.a", ""), Fault(9, "$.b", "")]).line == 9


@pytest.mark.parametrize(
    ("text", "shown"), [("a", '"a"'), ("\x1b[2J", '"\\u001b[2J"'), ("x" * 41, '"' + "x" * 40 + '..."')]
)
def test_a_quoted_text_is_short_and_harmless(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("part", "written"), [(3, "[3]"), ("hold", ".hold"), ("a b", '["a b"]'), ("", '[""]'), ("\u00e9", '["\\u00e9"]')]
)
def test_a_step_of_a_path(part: str | int, written: str) -> None:
    assert step(part) == written


@pytest.mark.parametrize(
    "text", ["plain", "\u00e9\u05d0\u819d", "a\u00a0b", "soft\u00adhyphen", "\u0645\u06cc\u200c\u0634\u0648\u062f", ""]
)
def test_ordinary_signs_are_not_stray(text: str) -> None:
    assert not has_stray_sign(text)


@pytest.mark.parametrize("sign", ["\n", "\t", "\0", "\x1b", "\x7f", "\u202e", "\u2028", "\u2066", "\ufeff", "\ue000"])
def test_signs_that_break_lines_or_turn_the_writing_are_stray(sign: str) -> None:
    assert has_stray_sign(f"a{sign}b")
