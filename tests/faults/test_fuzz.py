"""A bounded part of the ten thousand wrong files, the same ones each time: ``python3 dev.py faults`` gives all of them."""

import random
from pathlib import Path

import pytest

from tests.faults import fuzz
from tests.faults.doors import DOORS, Door, Refused
from tests.faults.mutations import mutated

MUTATIONS = 140
SOUND = b'{"version": 1, "exercises": [{"id": "mine", "hold": {"min": 10}}]}'


class Careless(Door):
    """A door that trips over whatever begins with a bracket."""

    @property
    def sound(self) -> bytes:
        return SOUND

    def go_in(self, content: bytes) -> None:
        if content.startswith(b"["):
            raise RecursionError
        if content != SOUND:
            raise Refused


def made(seed: int) -> bytes:
    return mutated(SOUND, random.Random(seed))  # noqa: S311 - no secret


def silent(_said: str) -> None:
    """Nobody waits for it."""


def test_every_door_bears_its_share_of_wrong_files() -> None:
    with fuzz.scratch() as folder:
        outcome = fuzz.fuzz(DOORS, MUTATIONS, "ci", folder, silent)
    assert [(failure.door, failure.seed, failure.what) for failure in outcome.failures] == []
    assert set(outcome.refused) | set(outcome.taken) == set(DOORS)
    assert outcome.refused.total() > MUTATIONS / 2


def test_what_is_not_borne_is_found_and_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = fuzz.fuzz({"careless": Careless}, 300, "1", tmp_path, silent)
    assert outcome.failures
    monkeypatch.setattr(fuzz, "DOORS", {"careless": Careless})
    assert fuzz.main(["--only", outcome.failures[0].seed]) == 1
    assert "RecursionError" in capsys.readouterr().out


def test_one_seed_makes_one_file() -> None:
    files = [made(seed) for seed in (1, 1, 2)]
    assert files[0] == files[1] != files[2]


def test_the_files_are_wrong_in_many_ways() -> None:
    files = {made(seed) for seed in range(300)}
    assert len(files) > 250
    assert b"" in files
    assert any(len(each) > 1_000_000 for each in files)
    assert any(each.count(b'"id"') > 1 for each in files)
    assert any(each.startswith(b"\xff\xfe") for each in files)
