"""An own exercise while it is written: from a built-in one or from nothing, checked as every pack is."""

import json
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import msgspec
from msgspec import structs

from sciatimer.catalogue.checks import STANDING_PAIN_MAX, Around
from sciatimer.catalogue.faults import Fault
from sciatimer.catalogue.load import Catalogue, around_packs
from sciatimer.catalogue.model import CatalogueFile, Exercise, Kind, LimbPose, Pose, Position, Span
from sciatimer.catalogue.packs import PicturedExercise
from sciatimer.catalogue.reading import BYTE_ORDER_MARK, read_bytes

PREFIX = "own-"  # no exercise that ships later begins so
_gentleness = tuple(Position).index
LONGEST_SLUG = 50  # characters of a name that go into an id
PAIN_MAX = 5
USUAL = {
    Kind.HOLD: (Span(default=15, min=5, max=30), Span(default=3, min=2, max=5), 15),
    Kind.PULSE: (Span(default=3, min=2, max=5), Span(default=5, min=3, max=8), 15),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """An exercise as it stands in the editor.

    Attributes:
        exercise: its values, which may be out of bounds and empty until it is checked. Its id is '' while it is new.
        picture: the own picture as a PNG; empty for the figure.
    """

    exercise: Exercise
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class Trail:
    """A draft with the way it came, so that each step can be taken back.

    Attributes:
        now: as it stands.
        past: what it was before, oldest first.
        ahead: what was taken back, the next one last.
        last: what was changed last; the same again is the same step.
    """

    now: Draft
    past: tuple[Draft, ...] = ()
    ahead: tuple[Draft, ...] = ()
    last: str = ""

    def changed(self, draft: Draft, what: str) -> "Trail":
        """After a change; what is changed twice in a row is taken back at once."""
        if draft == self.now:
            return self
        past = self.past if what == self.last and self.past else (*self.past, self.now)
        return Trail(draft, past, (), what)

    def undone(self) -> "Trail":
        """One step back, or the same if there is none."""
        if not self.past:
            return self
        return Trail(self.past[-1], self.past[:-1], (*self.ahead, self.now))

    def redone(self) -> "Trail":
        """The step that was taken back, taken again."""
        if not self.ahead:
            return self
        return Trail(self.ahead[-1], (*self.past, self.now), self.ahead[:-1])


def templates(catalogue: Catalogue) -> tuple[Exercise, ...]:
    """The built-in exercises, in the language of the person."""
    return catalogue.exercises[: len(catalogue.builtin.exercises)] if catalogue.builtin else ()


def own(catalogue: Catalogue) -> tuple[Exercise, ...]:
    """The person's own exercises, as they may be offered."""
    return catalogue.exercises[len(templates(catalogue)) :]


def blank(position: Position, builtin: Sequence[Exercise]) -> Exercise:
    """A new exercise, posed as the gentlest built-in one of a position. What it must not feel like is there already."""
    gentlest = min((each for each in builtin if each.position is position), key=_level)
    words = {"name": "", "setup": (), "movement": (), "cues": (), "felt": "", "note": ""}
    return structs.replace(copy_of(gentlest, "", builtin), **words)


def copy_of(exercise: Exercise, name: str, builtin: Sequence[Exercise]) -> Exercise:
    """A new exercise with the values of another.

    It names no contraindication, so it carries all of them: once the pose is changed nobody knows which it needs. It
    has a way to an easier one and none to a harder one, no word on nerve signs, and no source of what it says.
    """
    easier = exercise.easier if any(each.id == exercise.easier for each in builtin) else None
    fields = {each: getattr(exercise, each) for each in Exercise.__struct_fields__}
    bare: dict[str, object] = {
        "id": "", "name": name, "contraindications": (), "easier": easier, "harder": None, "sources": (),
        "nerve_ok": False, "nerve_hold_max": None, "prescribed_by": None,
    }  # fmt: skip
    return of_level(Exercise(**(fields | bare)), exercise.level, builtin)


def of_level(exercise: Exercise, level: int, builtin: Sequence[Exercise]) -> Exercise:
    """As demanding as this, with a built-in one that is easier, for after a session that was too much.

    What it names already stays if it is easier still, or if it is another one of its own pack.
    """
    easier = {each.id: each for each in builtin if _is_easier(each, exercise.position, level)}
    is_known = any(each.id == exercise.easier for each in builtin)
    named = exercise.easier
    if named is None or (is_known and named not in easier):
        near = [each for each in easier.values() if each.position is exercise.position]
        best = max(near, key=_level) if near else min(easier.values(), key=_level, default=None)
        named = best.id if best else None
    return structs.replace(exercise, level=level, easier=named)


def _is_easier(other: Exercise, position: Position, level: int) -> bool:
    """Whether a built-in exercise is easier: of a lower level or a gentler position, and neither higher."""
    mine, its = _gentleness(position), _gentleness(other.position)
    return its >= mine and other.level <= level and (its, other.level) != (mine, level)


def posed_as(exercise: Exercise, template: Exercise) -> Exercise:
    """In the position and pose of another, with what that needs; at least as demanding, and for no more pain."""
    pain = min(exercise.pain_max, most_pain(template.position))
    return structs.replace(
        exercise, position=template.position, sides=template.sides, figure=template.figure, level=template.level,
        equipment=template.equipment, equipment_note=template.equipment_note, floor=template.floor, pain_max=pain,
        easier=template.easier, harder=None,
    )  # fmt: skip


def of_kind(exercise: Exercise, kind: Kind) -> Exercise:
    """As a hold or as pulses, with the dose that is usual for it."""
    hold, repetitions, rest = USUAL[kind]
    return structs.replace(exercise, kind=kind, hold=hold, repetitions=repetitions, rest=rest)


def most_pain(position: Position) -> int:
    """The most pain (NPRS) at which an exercise of a position may be offered."""
    return STANDING_PAIN_MAX if position is Position.STANDING else PAIN_MAX


def moved(exercise: Exercise, moment: str, limb: str, joint: str, degrees: int) -> Exercise:
    """With one joint at another angle.

    Args:
        exercise: the exercise.
        moment: start or hold.
        limb: stretch or other; '' for trunk and neck.
        joint: the field of the pose, or of the limb.
        degrees: the angle.
    """
    pose: Pose = getattr(exercise.figure, moment)
    if limb:
        part: LimbPose = structs.replace(getattr(pose, limb), **{joint: degrees})
        pose = structs.replace(pose, **{limb: part})
    else:
        pose = structs.replace(pose, **{joint: degrees})
    return structs.replace(exercise, figure=structs.replace(exercise.figure, **{moment: pose}))


def id_for(name: str, taken: Callable[[str], bool]) -> str:
    """An id that nobody has, made from a name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    slug = PREFIX + ("-".join(words)[:LONGEST_SLUG].strip("-") or "exercise")
    numbered = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
    return next(each for each in numbered if not taken(each))


def around_own(catalogue: Catalogue, but: Path | None = None) -> Around:
    """What a pack may refer to and what is taken by all others; ``but`` is the pack that is looked at itself.

    Raises:
        ValueError: there are no built-in exercises, and so nothing can be checked.
    """
    if catalogue.builtin is None:
        raise ValueError(catalogue.fault)
    around = around_packs(catalogue.builtin)
    taken, shelf = dict(around.taken), dict(around.shelf)
    for pack in catalogue.packs:
        if pack.path != but:
            taken |= dict.fromkeys((each.id for each in pack.file.exercises), f"your exercises in {pack.path.name}")
            shelf |= pack.file.sources
    return replace(around, taken=taken, shelf=shelf)


def written(exercise: Exercise, raw: bytes = b"") -> bytes:
    """A pack with an exercise in it: one of its own, or ``raw`` with that exercise in the place of the one of its id.

    Whatever else stands in the pack stays.
    """
    plain = _plain(exercise)
    if not raw:
        return _bytes({"version": 1, "exercises": [plain]})
    pack = json.loads(raw.removeprefix(BYTE_ORDER_MARK))
    pack["exercises"] = [plain if each["id"] == exercise.id else each for each in pack["exercises"]]
    return _bytes(pack)


def without(raw: bytes, name: str) -> bytes:
    """A pack without the exercise of an id; empty if it was the only one."""
    pack = json.loads(raw.removeprefix(BYTE_ORDER_MARK))
    left = [each for each in pack["exercises"] if each["id"] != name]
    return _bytes(pack | {"exercises": left}) if left else b""


def gathered(files: Iterable[CatalogueFile]) -> bytes:
    """One pack with the exercises of several; each keeps the word on who prescribed it."""
    exercises: list[dict[str, object]] = []
    sources: dict[str, object] = {}
    for file in files:
        by = {} if file.prescribed_by is None else {"prescribed_by": file.prescribed_by}
        exercises += [by | _plain(each) for each in file.exercises]
        sources |= msgspec.to_builtins(file.sources)
    return _bytes({"version": 1, "exercises": exercises} | ({"sources": sources} if sources else {}))


def faults_in(raw: bytes, around: Around, name: str) -> tuple[Fault, ...]:
    """What keeps a pack from being used, that which the exercise of an id has first."""
    found = read_bytes(raw, around).faults
    at = next((n for n, each in enumerate(json.loads(raw)["exercises"]) if each["id"] == name), 0)
    mine = f"$.exercises[{at}]."
    return tuple(sorted(found, key=lambda fault: not fault.path.startswith(mine)))


def fields_of(faults: Collection[Fault]) -> tuple[str, ...]:
    """The fields of an exercise that faults are about, each once, in their order; '' for what is about no field."""
    return tuple(dict.fromkeys(_field_of(fault.path) for fault in faults))


def _field_of(path: str) -> str:
    _, found, rest = path.removeprefix("$.exercises[").partition("].")
    return rest.split(".")[0].split("[")[0] if found and path.startswith("$.exercises[") else ""


def _plain(exercise: Exercise) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(exercise)
    if isinstance(exercise, PicturedExercise):
        del fields["picture"]
    return fields


def _bytes(pack: dict[str, object]) -> bytes:
    return json.dumps(pack, ensure_ascii=False, indent=1).encode() + b"\n"


def _level(exercise: Exercise) -> int:
    return exercise.level
