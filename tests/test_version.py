"""The version is a real one, and the package carries it."""

import re

import sciatimer


def test_the_version_has_three_numbers() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", sciatimer.__version__)
