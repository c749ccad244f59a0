"""Each rule between values fails on a file that breaks it alone, and lets its bounds pass."""

import pytest

from tests.catalogue.samples import GONE, HINGE, PULSE, TOWEL, broken, pack, paths, put, read, read_pack

HOLD = f"$.exercises[{TOWEL}]"
SWING = f"$.exercises[{PULSE}]"
STANDING = f"$.exercises[{HINGE}]"

WRONG = [
    (f"{HOLD}.hold.max", 35, "35 is outside; a hold has 5 to 30 seconds"),
    (f"{HOLD}.hold.min", 2, "2 is outside; a hold has 5 to 30 seconds"),
    (f"{HOLD}.hold.default", 12, "12 seconds lie between the steps; allowed are 5, 10, 15 ... 30"),
    (f"{HOLD}.hold.max", 28, "28 seconds lie between the steps; allowed are 5, 10, 15 ... 30"),
    (f"{HOLD}.hold.min", 15, "10 is outside min to max; allowed is 15 to 30"),
    (f"{SWING}.hold.max", 6, "6 is outside; a pulse has 2 to 5 seconds"),
    (f"{SWING}.hold.min", 1, "1 is outside; a pulse has 2 to 5 seconds"),
    (f"{HOLD}.repetitions.max", 6, "6 is outside; a hold has 2 to 5 repetitions"),
    (f"{HOLD}.repetitions.min", 1, "1 is outside; a hold has 2 to 5 repetitions"),
    (f"{SWING}.repetitions.max", 9, "9 is outside; a pulse has 3 to 8 repetitions"),
    (f"{SWING}.repetitions.min", 2, "2 is outside; a pulse has 3 to 8 repetitions"),
    (f"{HOLD}.rest", 5, "5 is outside; between two of kind hold lie 10 to 30 seconds"),
    (f"{HOLD}.rest", 31, "31 is outside; between two of kind hold lie 10 to 30 seconds"),
    (f"{SWING}.rest", 4, "4 is outside; between two of kind pulse lie 5 to 30 seconds"),
    (f"{STANDING}.pain_max", 4, "4 is too much; standing allows 0 to 3"),
    (f"{HOLD}.nerve_hold_max", 10, "has no meaning while nerve_ok is false; leave it out"),
    (f"{SWING}.nerve_hold_max", GONE, "is missing; with nerve_ok true it is 2 to 5 seconds"),
    (f"{SWING}.nerve_hold_max", 6, "6 is outside; allowed is 2 to 5 seconds"),
    ("$.exercises[0].nerve_hold_max", 15, "15 is outside; allowed is 5 to 10 seconds"),
    (f"{HOLD}.easier", "nowhere", 'there is no exercise "nowhere"; allowed is the id of an exercise, or null'),
    (f"{HOLD}.harder", "nowhere", 'there is no exercise "nowhere"; allowed is the id of an exercise, or null'),
    (f"{HOLD}.easier", "lying-wall-far", '"lying-wall-far" is not easier'),
    (f"{HOLD}.easier", "lying-towel-thigh", '"lying-towel-thigh" is not easier'),
    (f"{HOLD}.easier", "seated-supported-knee-ease", '"seated-supported-knee-ease" is not easier'),
    (f"{STANDING}.easier", "lying-strap-foot", '"lying-strap-foot" is not easier'),
    (f"{HOLD}.harder", "lying-90-90-active", '"lying-90-90-active" is not harder'),
    (f"{HOLD}.harder", "lying-towel-thigh", '"lying-towel-thigh" is not harder'),
    (f"{HOLD}.harder", "standing-scissor", '"standing-scissor" is not harder'),
    (f"{HOLD}.sources", [], "an empty list; a built-in exercise names at least one source"),
    (f"{HOLD}.prescribed_by", "A PT", "belongs into an own pack, not among the built-in exercises"),
    (f"{HOLD}.name", "   ", "only spaces; words are needed"),
    (f"{HOLD}.note", " ", "only spaces; words are needed"),
    (f"{HOLD}.felt", "a\nb", "holds a line break or an invisible control character"),
    (f"{HOLD}.equipment_note", "a\u202eb", "holds a line break or an invisible control character"),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG)
def test_a_broken_rule_is_the_only_fault_and_is_named(path: str, value: object, message: str) -> None:
    found = read(broken(path, value))
    faults = [(fault.path, fault.message) for fault in found.faults]
    assert any(message in said for _, said in faults)
    owner = path.rpartition(".")[0] if ".hold." in path or ".repetitions." in path else path
    assert all(where.startswith(owner) for where, _ in faults)


RIGHT = [
    (f"{HOLD}.hold", {"default": 5, "min": 5, "max": 5}),
    (f"{HOLD}.hold", {"default": 30, "min": 5, "max": 30}),
    (f"{SWING}.hold", {"default": 2, "min": 2, "max": 5}),
    (f"{HOLD}.rest", 10),
    (f"{HOLD}.rest", 30),
    (f"{HOLD}.pain_max", 5),
    (f"{STANDING}.pain_max", 3),
    (f"{HOLD}.easier", None),
    (f"{HOLD}.harder", None),
    (f"{STANDING}.easier", "lying-wall-far"),
    (f"{HOLD}.note", ""),
    (f"{HOLD}.name", "Serviette\u00a0: debout"),
]


@pytest.mark.parametrize(("path", "value"), RIGHT)
def test_the_bounds_themselves_are_allowed(path: str, value: object) -> None:
    assert paths(read(broken(path, value))) == []


def test_an_id_that_stands_twice_is_named_at_its_second_place() -> None:
    found = read(broken("$.exercises[10].id", "lying-towel-thigh"))
    assert ("$.exercises[10].id", '"lying-towel-thigh" is also the id of exercise [2]; each has its own') in [
        (fault.path, fault.message) for fault in found.faults
    ]


def test_a_source_that_is_not_listed_is_named_by_its_place() -> None:
    found = read(broken(f"{HOLD}.sources[1]", "Z9"))
    assert paths(found) == [f"{HOLD}.sources[1]"]


def test_with_nerve_signs_nothing_is_offered_standing() -> None:
    values = broken(f"{STANDING}.nerve_ok", True)
    put(values, f"{STANDING}.nerve_hold_max", 10)
    assert paths(read(values)) == [f"{STANDING}.nerve_ok"]


def test_the_stretched_knee_is_never_locked() -> None:
    knee = f"{HOLD}.figure.hold.stretch.knee"
    assert paths(read(broken(knee, 4))) == [knee]
    assert paths(read(broken(knee, 5))) == []


@pytest.mark.parametrize("place", ["start.stretch", "start.other", "hold.stretch", "hold.other"])
def test_toes_are_never_pulled_up_unless_a_standing_foot_is_flat(place: str) -> None:
    lying, standing = f"{HOLD}.figure.{place}.ankle", f"{STANDING}.figure.{place}.ankle"
    assert paths(read(broken(lying, -1))) == [lying]
    assert paths(read(broken(standing, -1))) == []


def test_a_span_turned_round_is_one_fault() -> None:
    assert paths(read(broken(f"{HOLD}.hold", {"default": 10, "min": 20, "max": 5}))) == [f"{HOLD}.hold.min"]


def test_every_line_of_a_list_of_texts_is_looked_at() -> None:
    values = broken(f"{HOLD}.setup[1]", "\t")
    put(values, f"{HOLD}.cues[0]", "   ")
    assert sorted(paths(read(values))) == [f"{HOLD}.cues[0]", f"{HOLD}.setup[1]"]


PACK_WRONG = [
    ({"pain_max": 6}, "$.exercises[0].pain_max"),
    ({"position": "standing", "pain_max": 4, "easier": None, "harder": None}, "$.exercises[0].pain_max"),
    ({"hold": {"default": 10, "min": 5, "max": 35}}, "$.exercises[0].hold.max"),
    ({"id": "lying-wall-far"}, "$.exercises[0].id"),
    ({"easier": "nowhere"}, "$.exercises[0].easier"),
    ({"sources": ["Z9"]}, "$.exercises[0].sources[0]"),
    ({"prescribed_by": " "}, "$.exercises[0].prescribed_by"),
]


@pytest.mark.parametrize(("changes", "path"), PACK_WRONG)
def test_an_own_pack_stays_within_its_bounds(changes: dict[str, object], path: str) -> None:
    assert path in paths(read_pack(pack(**changes)))


PACK_RIGHT: list[dict[str, object]] = [
    {"pain_max": 5},
    {"position": "standing", "pain_max": 3, "easier": "lying-bent-knee-hold", "harder": "standing-scissor"},
    {"hold": {"default": 30, "min": 5, "max": 30}},
    {"nerve_ok": True},
    {"nerve_ok": True, "nerve_hold_max": 30},
    {"sources": ["B1"]},
    {"contraindications": []},
    {"prescribed_by": "A. Person, physiotherapist"},
]


@pytest.mark.parametrize("changes", PACK_RIGHT)
def test_an_own_pack_within_its_bounds_is_sound(changes: dict[str, object]) -> None:
    assert paths(read_pack(pack(**changes))) == []


def test_an_own_pack_may_bring_its_own_sources_but_not_under_a_taken_key() -> None:
    values = pack(sources=["Z1", "B1"])
    values["sources"] = {"Z1": {"address": "a book", "says": "so"}}
    assert paths(read_pack(values)) == []
    values["sources"]["B1"] = {"address": "another book", "says": "not so"}
    assert paths(read_pack(values)) == ["$.sources.B1"]


def test_an_own_pack_may_repeat_a_shipped_source_word_for_word() -> None:
    values = pack(sources=["B1"])
    values["sources"] = {"B1": broken("$.version", 1)["sources"]["B1"]}
    assert paths(read_pack(values)) == []
    del values["sources"]["B1"]["says"]
    assert paths(read_pack(values)) == ["$.sources.B1.says"]
