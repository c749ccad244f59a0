"""The page on own packs says what is so."""

import json
import re
from pathlib import Path

from sciatimer.catalogue.checks import HOLD_SECONDS, STANDING_PAIN_MAX
from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Kind, Position
from sciatimer.catalogue.own import PAIN_MAX, most_pain, own
from sciatimer.figure.scene import scene_for
from sciatimer.resources import shipped
from sciatimer.session.model import Side
from sciatimer.ui.own_pictures import LARGEST

PAGE = shipped("docs/exercise-packs.md").read_text(encoding="utf-8")


def example() -> str:
    """The file that the page shows."""
    (found,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_the_example_is_a_pack_that_is_offered_and_can_be_drawn(tmp_path: Path) -> None:
    (tmp_path / "winter.json").write_text(example())
    catalogue = load_catalogue(shipped("exercises.json"), tmp_path)
    assert catalogue.problems == ()
    (exercise,) = own(catalogue)
    assert exercise.prescribed_by == "Dr. Ada Winter, physical therapist"
    assert scene_for(exercise, 1.0, Side.LEFT).box.height > 0


def test_every_key_of_the_example_is_needed(tmp_path: Path) -> None:
    for key in json.loads(example())["exercises"][0]:
        values = json.loads(example())
        del values["exercises"][0][key]
        (tmp_path / "winter.json").write_text(json.dumps(values))
        assert load_catalogue(shipped("exercises.json"), tmp_path).problems, key


def test_the_limits_are_those_of_the_checks() -> None:
    assert (PAIN_MAX, STANDING_PAIN_MAX, most_pain(Position.LYING)) == (5, 3, 5)
    assert f"{PAIN_MAX} at most, standing {STANDING_PAIN_MAX}" in PAGE
    (least, most), (short, longer) = HOLD_SECONDS[Kind.HOLD], HOLD_SECONDS[Kind.PULSE]
    assert f"{least} to {most} s in steps of 5; a pulse {short} to {longer} s" in PAGE
    assert f"{LARGEST.width()} by {LARGEST.height()} pixels" in PAGE
