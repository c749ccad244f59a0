"""What must hold between the values of a file of exercises (clinical.md 1.1, 1.2 and 1.4).

Each check yields what is wrong and where. They also run over exercises that lack the fields which did not fit their
type: a check that needs such a field ends there, and the others still speak.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, repeat

from sciatimer.catalogue.faults import quoted
from sciatimer.catalogue.letters import has_stray_sign
from sciatimer.catalogue.model import CatalogueFile, Exercise, Kind, Position, Source, Span

Steps = tuple[str | int, ...]

HOLD_SECONDS = {Kind.HOLD: (5, 30), Kind.PULSE: (2, 5)}
HOLD_STEP = 5  # seconds by which a static hold grows
REPETITIONS = {Kind.HOLD: (2, 5), Kind.PULSE: (3, 8)}
REST_SECONDS = {Kind.HOLD: (10, 30), Kind.PULSE: (5, 30)}
STANDING_PAIN_MAX = 3  # at 4 and 5 nothing is offered standing
NERVE_HOLD_MAX = 10  # seconds (clinical.md 3.2)
UNLOCKED_KNEE = 5  # degrees (clinical.md 0, point 3)

_SINGLE_TEXTS = tuple((name,) for name in ("name", "equipment_note", "felt", "not_felt", "note", "prescribed_by"))
_LOADING = {Position.LYING: 0, Position.SEATED: 1, Position.STANDING: 2}


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong between values: the steps to its place, and what is wrong and what is allowed."""

    steps: Steps
    message: str


@dataclass(frozen=True, slots=True)
class Around:
    """What lies beside a file.

    Attributes:
        exercises: what it may refer to, by id.
        sources: the keys of sources it may refer to.
        taken: who has an id already.
        shelf: all sources that have a key already.
        pack: whether the file is an own pack, not the built-in one.
    """

    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    taken: Mapping[str, str] = field(default_factory=dict)
    shelf: Mapping[str, Source] = field(default_factory=dict)
    pack: bool = False


def issues(file: CatalogueFile, around: Around) -> Iterator[Issue]:
    """Everything that is wrong between the values of a file, which may have holes."""
    known = _known(file, around)
    for at, exercise in enumerate(file.exercises):
        for check in CHECKS:
            for issue in _found(check, exercise, known):
                yield Issue(("exercises", at, *issue.steps), issue.message)
    yield from _ids_twice(file)
    yield from _sources_taken(file, around)


def is_sound(file: CatalogueFile, around: Around) -> bool:
    """Whether nothing is wrong between the values of a file without holes. Quicker than asking for the issues."""
    known = _known(file, around)
    found = (chain.from_iterable(map(check, file.exercises, repeat(known))) for check in CHECKS)
    return not any(_first_of(each) for each in (*found, _ids_twice(file), _sources_taken(file, around)))


def _first_of(found: Iterator[Issue]) -> Issue | None:
    return next(found, None)


def _known(file: CatalogueFile, around: Around) -> Around:
    named = {each.id: each for each in file.exercises if hasattr(each, "id")}
    return replace(around, exercises={**around.exercises, **named}, sources=around.sources.union(file.sources))


def _found(check: "Check", exercise: Exercise, known: Around) -> Iterator[Issue]:
    try:
        yield from check(exercise, known)
    except AttributeError:  # a field it needs did not fit its type, which has been reported
        return


def _ids_twice(file: CatalogueFile) -> Iterator[Issue]:
    first: dict[str, int] = {}
    for at, exercise in enumerate(file.exercises):
        name = getattr(exercise, "id", None)
        if name is not None and first.setdefault(name, at) != at:
            yield Issue(
                ("exercises", at, "id"), f"{quoted(name)} is also the id of exercise [{first[name]}]; each has its own"
            )


def _id_taken(exercise: Exercise, known: Around) -> Iterator[Issue]:
    if exercise.id in known.taken:
        yield Issue(("id",), f"{quoted(exercise.id)} is taken by {known.taken[exercise.id]}; choose an id of your own")


def _sources_taken(file: CatalogueFile, around: Around) -> Iterator[Issue]:
    for key, source in file.sources.items():
        if key in around.shelf and _speaks_of_another(source, around.shelf[key]):
            yield Issue(("sources", key), "this key already belongs to another source; choose one of your own")


def _speaks_of_another(source: Source, shelved: Source) -> bool:
    try:
        return (source.address, source.says) != (shelved.address, shelved.says)
    except AttributeError:  # a part of it did not fit its type, which has been reported
        return False


def _hold(exercise: Exercise, _known: Around) -> Iterator[Issue]:
    yield from _span("hold", "seconds", exercise.hold, exercise.kind, HOLD_SECONDS)
    if exercise.kind is Kind.HOLD:
        for name in ("default", "min", "max"):
            seconds = getattr(exercise.hold, name)
            if seconds % HOLD_STEP:
                yield Issue(("hold", name), f"{seconds} seconds lie between the steps; allowed are 5, 10, 15 ... 30")


def _repetitions(exercise: Exercise, _known: Around) -> Iterator[Issue]:
    yield from _span("repetitions", "repetitions", exercise.repetitions, exercise.kind, REPETITIONS)


def _span(name: str, unit: str, span: Span, kind: Kind, bounds: Mapping[Kind, tuple[int, int]]) -> Iterator[Issue]:
    least, most = bounds[kind]
    if not least <= span.min <= most:
        yield Issue((name, "min"), f"{span.min} is outside; a {kind} has {least} to {most} {unit}")
    if not least <= span.max <= most:
        yield Issue((name, "max"), f"{span.max} is outside; a {kind} has {least} to {most} {unit}")
    if span.min > span.max:
        yield Issue((name, "min"), f"{span.min} is above max, which is {span.max}; min may be as large as max at most")
    elif not span.min <= span.default <= span.max:
        yield Issue((name, "default"), f"{span.default} is outside min to max; allowed is {span.min} to {span.max}")


def _rest(exercise: Exercise, _known: Around) -> Iterator[Issue]:
    least, most = REST_SECONDS[exercise.kind]
    if not least <= exercise.rest <= most:
        yield Issue(
            ("rest",), f"{exercise.rest} is outside; between two of kind {exercise.kind} lie {least} to {most} seconds"
        )


def _standing_pain(exercise: Exercise, _known: Around) -> Iterator[Issue]:
    if exercise.position is Position.STANDING and exercise.pain_max > STANDING_PAIN_MAX:
        yield Issue(("pain_max",), f"{exercise.pain_max} is too much; standing allows 0 to {STANDING_PAIN_MAX}")


def _nerve(exercise: Exercise, known: Around) -> Iterator[Issue]:
    if known.pack:  # an own exercise is never offered with nerve signs, whatever it says
        return
    if not exercise.nerve_ok:
        if exercise.nerve_hold_max is not None:
            yield Issue(("nerve_hold_max",), "has no meaning while nerve_ok is false; leave it out")
        return
    if exercise.position is Position.STANDING:
        yield Issue(("nerve_ok",), "true is not allowed standing; with nerve signs only lying and seated are offered")
    yield from _nerve_hold(exercise)


def _nerve_hold(exercise: Exercise) -> Iterator[Issue]:
    most = min(exercise.hold.max, NERVE_HOLD_MAX)
    if exercise.nerve_hold_max is None:
        yield Issue(("nerve_hold_max",), f"is missing; with nerve_ok true it is {exercise.hold.min} to {most} seconds")
    elif not exercise.hold.min <= exercise.nerve_hold_max <= most:
        yield Issue(
            ("nerve_hold_max",),
            f"{exercise.nerve_hold_max} is outside; allowed is {exercise.hold.min} to {most} seconds",
        )


def _easier(exercise: Exercise, known: Around) -> Iterator[Issue]:
    yield from _link("easier", exercise.easier, known)
    target = known.exercises.get(exercise.easier or "")
    if target is not None and not _is_easier(target, exercise):
        yield Issue(
            ("easier",),
            f"{quoted(target.id)} is not easier; it needs a lower level or a gentler position, and neither higher",
        )


def _is_easier(target: Exercise, exercise: Exercise) -> bool:
    mine, its = _LOADING[exercise.position], _LOADING[target.position]
    return its <= mine and target.level <= exercise.level and (its, target.level) != (mine, exercise.level)


def _harder(exercise: Exercise, known: Around) -> Iterator[Issue]:
    yield from _link("harder", exercise.harder, known)
    target = known.exercises.get(exercise.harder or "")
    if target is not None and (target.level <= exercise.level or target.position is not exercise.position):
        yield Issue(("harder",), f"{quoted(target.id)} is not harder; it needs a higher level in the same position")


def _link(name: str, target: str | None, known: Around) -> Iterator[Issue]:
    if target is not None and target not in known.exercises:
        yield Issue((name,), f"there is no exercise {quoted(target)}; allowed is the id of an exercise, or null")


def _sources(exercise: Exercise, known: Around) -> Iterator[Issue]:
    if not exercise.sources and not known.pack:
        yield Issue(("sources",), "an empty list; a built-in exercise names at least one source")
    for at, key in enumerate(exercise.sources):
        if key not in known.sources:
            yield Issue(("sources", at), f"{quoted(key)} is not known; allowed are the keys of sources in this file")


def _prescribed(exercise: Exercise, known: Around) -> Iterator[Issue]:
    if exercise.prescribed_by is not None and not known.pack:
        yield Issue(("prescribed_by",), "belongs into an own pack, not among the built-in exercises; leave it out")


def _texts(exercise: Exercise, _known: Around) -> Iterator[Issue]:
    if _all_texts_read_well(exercise):
        return  # nearly always; asking all at once keeps a large file quick
    for steps, text in _texts_of(exercise).items():
        if not text.strip():
            yield Issue(steps, "only spaces; words are needed")
        elif has_stray_sign(text):
            yield Issue(
                steps, "holds a line break or an invisible control character; allowed are letters, signs and spaces"
            )


def _all_texts_read_well(exercise: Exercise) -> bool:
    try:
        lines = [exercise.name, exercise.equipment_note, exercise.felt, exercise.not_felt]
        lines += exercise.setup + exercise.movement + exercise.cues
        lines += filter(None, (exercise.note, exercise.prescribed_by))
    except AttributeError:  # one of them did not fit its type; the others are looked at one by one
        return False
    return all(map(str.strip, lines)) and "".join(lines).isprintable()


def _texts_of(exercise: Exercise) -> dict[Steps, str]:
    """The texts that are there; a note and a prescriber may be absent, and so may what did not fit its type."""
    texts: dict[Steps, str] = {
        steps: text for steps in _SINGLE_TEXTS if (text := getattr(exercise, steps[0], None)) is not None
    }
    if texts.get(("note",)) == "":
        del texts["note",]
    for name in ("setup", "movement", "cues"):
        texts.update({(name, at): line for at, line in enumerate(getattr(exercise, name, ()))})
    return texts


def _pose_holds(exercise: Exercise, _known: Around) -> Iterator[Issue]:
    if exercise.figure.hold.stretch.knee < UNLOCKED_KNEE:
        yield Issue(
            ("figure", "hold", "stretch", "knee"),
            f"{exercise.figure.hold.stretch.knee:g} is a locked knee; the stretched knee stays bent {UNLOCKED_KNEE} or more",
        )


def _toes(exercise: Exercise, _known: Around) -> Iterator[Issue]:
    if exercise.position is Position.STANDING:
        return  # a flat foot under a leaning shin is bent toward it
    for moment in ("start", "hold"):
        pose = getattr(exercise.figure, moment)
        for leg in ("stretch", "other"):
            if getattr(pose, leg).ankle < 0:
                yield Issue(
                    ("figure", moment, leg, "ankle"),
                    "toes pulled up; lying and seated the ankle is 0 or more (relaxed)",
                )


Check = Callable[[Exercise, Around], Iterator[Issue]]

CHECKS: tuple[Check, ...] = (
    _id_taken,
    _hold,
    _repetitions,
    _rest,
    _standing_pain,
    _nerve,
    _easier,
    _harder,
    _sources,
    _prescribed,
    _texts,
    _pose_holds,
    _toes,
)
