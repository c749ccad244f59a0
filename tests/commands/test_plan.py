"""``plan``: the segments of a session, without gaps, by the contract."""

import itertools
import json

import pytest

from tests.commands.calling import Caller

KINDS = {"get_ready", "ease_in", "hold", "ease_out", "rest", "switch_side", "next"}


@pytest.mark.parametrize("exercises", [["lying-towel-thigh"], ["standing-desk-hinge", "seated-supported-knee-ease"]])
def test_the_segments_run_without_gaps(exercises: list[str], call: Caller) -> None:
    called = call("plan", *exercises, "--json")
    rows = json.loads(called.out)
    assert (called.code, called.err) == (0, "")
    assert rows[0]["starts_at"] == 0
    for before, after in itertools.pairwise(rows):
        assert before["starts_at"] + before["seconds"] == after["starts_at"]


def test_the_segments_have_the_fields_of_the_contract(call: Caller) -> None:
    rows = json.loads(call("plan", "lying-towel-thigh", "standing-desk-hinge", "--json").out)
    assert all(
        list(row) == ["kind", "exercise", "side", "repetition", "starts_at", "seconds"]
        and row["kind"] in KINDS
        and row["side"] in {"left", "right", "both"}
        for row in rows
    )


def test_the_doses_are_those_of_the_catalogue(call: Caller) -> None:
    rows = json.loads(call("plan", "lying-towel-thigh", "--json").out)
    holds = [row for row in rows if row["kind"] == "hold"]
    assert [(row["side"], row["repetition"], row["seconds"]) for row in holds] == [
        (side, repetition, 10) for side in ("left", "right") for repetition in (1, 2, 3)
    ]


def test_for_people_each_segment_is_a_line(call: Caller) -> None:
    rows = json.loads(call("plan", "seated-heel-floor", "--json").out)
    lines = call("plan", "seated-heel-floor").out.splitlines()
    assert len(lines) == len(rows) + 1
    assert lines[0] == "    0.0 s   10.0 s  get_ready   seated-heel-floor, left, 1"
    assert lines[-1].strip() == f"{rows[-1]['starts_at'] + rows[-1]['seconds']} s"


def test_an_unknown_id_is_bad_input_with_a_hint(call: Caller) -> None:
    called = call("plan", "lying-towel-thigh", "lying-towel", "--json")
    assert (called.code, called.out) == (1, "")
    assert 'There is no exercise "lying-towel". Did you mean lying-towel-thigh' in called.err


def test_more_than_a_session_holds_is_bad_input(call: Caller) -> None:
    called = call("plan", *["seated-heel-floor"] * 3)
    assert (called.code, called.out) == (1, "")
    assert "Choose 2 at most" in called.err


def test_the_session_by_sound_alone_is_printed_with_its_times(call: Caller) -> None:
    called = call("plan", "seated-heel-floor", "--cues")
    lines = called.out.splitlines()
    assert (called.code, called.err) == (0, "")
    assert lines[:3] == [
        "    0.0 s  ready_start  First: Chair hamstring stretch, heel on the floor, left leg. 3 times, 10 seconds each.",
        "   10.0 s  ready_start  Ease in.",
        "   12.0 s  count",
    ]
    assert lines[-1].endswith("finish       Done. Now a few short questions.")


def test_what_is_heard_is_there_for_programs_too(call: Caller) -> None:
    rows = json.loads(call("plan", "seated-heel-floor", "--cues", "--json").out)
    assert rows[1] == {
        "at": 10.0,
        "kind": "ease_in",
        "sound": "ready_start",
        "spoken": "Ease in.",
        "shown": "Ease in",
    }
