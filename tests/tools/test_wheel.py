"""A package without what the program reads is no package."""

from pathlib import Path

import pytest

from tools.console import Trouble
from tools.packages import wheel


def test_what_ships_is_named_where_the_wheel_has_it() -> None:
    shipped = wheel._shipped("sciatimer")
    assert "sciatimer/exercises.json" in shipped
    assert any(name.startswith("sciatimer/assets/translations/en/") for name in shipped)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(Trouble, match=r"a\.whl lacks b, c: mend"):
        wheel._demand(Path("a.whl"), {"a", "b", "c"}, {"a"})


def test_a_whole_package_is_good() -> None:
    wheel._demand(Path("a.whl"), {"a"}, {"a", "more"})
