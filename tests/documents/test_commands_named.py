"""The commands that the documents name can be typed as they stand."""

import re
import shlex

import pytest

import dev
from sciatimer.commands.parser import read_arguments
from tests.documents.pages import documents, page

EVERYWHERE = "\n".join(document.text for document in documents())
TYPED = [line for line in page("README.md").text.splitlines() if line.startswith("sciatimer ")]
READ_BY_A_TEST = {"docs/exercise-packs.md", "docs/history-format.md"}  # in tests/catalogue and tests/history


@pytest.mark.parametrize("line", [line for line in TYPED if "--help" not in line])
def test_a_command_of_the_first_page_is_understood(line: str) -> None:
    command = re.split(r"\s{2,}| <", line)[0].replace("FILE", "file").replace(" ID", " lying-towel-thigh")
    assert callable(read_arguments(shlex.split(command)[1:]).run)


def test_the_first_page_names_the_commands() -> None:
    assert len(TYPED) > 10


def test_every_command_of_the_door_that_is_named_is_there() -> None:
    named = set(re.findall(r"dev\.py ([a-z]+)\b", EVERYWHERE))
    assert {"run", "test", "package", "tour"} <= named <= set(dev.COMMANDS)


def test_the_table_of_the_door_has_each_of_its_commands() -> None:
    rows = page("CONTRIBUTING.md").rows("One door")
    assert {name for row in rows for name in re.findall(r"`([a-z]+)", row[0])} == set(dev.COMMANDS)


def test_every_example_in_json_stands_on_a_page_whose_examples_are_read() -> None:
    assert {document.name for document in documents() if document.examples} == READ_BY_A_TEST
