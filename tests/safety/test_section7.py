"""Every text of section 7 stands in the app as it was written."""

import pytest

from sciatimer.texts import load_texts
from tests.safety.section7 import WRITTEN, Written

TEXTS = load_texts()


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: f"{written.section} {written.keys[0]}")
def test_a_clinical_text_stands_as_it_was_written(written: Written) -> None:
    said = written.between.join(TEXTS(key) for key in written.keys)
    assert said.startswith(written.text) if written.begins else said == written.text


def test_all_sections_are_there() -> None:
    numbered = {written.section for written in WRITTEN if written.section[-1].isdigit()}
    assert {f"7.{number}" for number in range(1, 21)} <= numbered
    assert {"7.6a", "7.10a", "7.10b", "7.10c", "7.10d"} <= {written.section for written in WRITTEN}
    assert sum(written.section == "7 emergency" for written in WRITTEN) == 8
    assert sum(written.section == "7 urgent" for written in WRITTEN) == 9
