"""Files made wrong on purpose, by their bytes and by what the JSON in them says. One seed always makes the same file."""

import json
import random
from collections.abc import Callable
from typing import Final

Json = object
Chance = random.Random


class Pairs(list[tuple[str, Json]]):
    """An object of JSON whose keys may stand twice."""


class Raw(str):
    """What is written as it stands, though it may be no JSON."""

    __slots__ = ()


DEEP: Final = 200_000  # brackets: far beyond what any reader walks into
WRONG: Final[tuple[Json, ...]] = (
    None, True, False, 0, -1, 1, 2, 7, 10, 11, 29, 601, 2**31, 2**63, -(2**63) - 1, 10**30, 0.5, -0.0, 1e308,
    Raw("1e400"), Raw("-1e400"), Raw("NaN"), Raw("Infinity"), Raw("9" * 5000), Raw("01"), Raw("1."), Raw('"\\ud800"'),
    Raw('"\\x"'), Raw("'a'"), Raw("undefined"), "", " ", "0", "left", "lying", "hold", "\0", "\u202e", "ß\u0301", "🦵" * 40,
    "{0}{name}%s", "../../x", "a" * 100_000, "lying-towel-thigh", "2026-02-30", "0001-01-01T00:00:00+00:00",
    "9999-12-31T23:59:59-14:00", "2026-03-02", "24:00", [], [[]], [0] * 2000, Pairs(), Pairs([("", "")]),
    Raw("[" * 900 + "]" * 900), Raw("[" * DEEP), Raw('{"a":' * 3000 + "1" + "}" * 3000),
)  # fmt: skip


def mutated(content: bytes, chance: Chance) -> bytes:
    """The content with one to three things wrong in it."""
    for _ in range(chance.randint(1, 3)):
        kinds = (of_bytes, of_bytes, as_a_whole) if not _is_json(content) else (of_bytes, of_structure, of_structure)
        content = as_a_whole(content, chance) if chance.random() < 0.08 else chance.choice(kinds)(content, chance)
    return content


def of_bytes(content: bytes, chance: Chance) -> bytes:
    """Some bytes are others, are gone, or stand twice."""
    at, end = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    end = min(end, at + chance.choice((1, 1, 4, 64, 4096)))
    put = chance.choice(
        (
            b"",
            chance.randbytes(end - at),
            content[at:end] * 2,
            bytes(end - at),
            chance.choice(
                (b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\xff", b"\xc3", b"\x00", b"\xef\xbb\xbf")
            ),
        )
    )
    return content[:at] + put + content[end:]


def as_a_whole(content: bytes, chance: Chance) -> bytes:
    """The file is empty, cut, doubled, in another encoding, or another file altogether."""
    changes: tuple[Callable[[], bytes], ...] = (
        lambda: b"",
        lambda: content[: chance.randint(0, len(content))],
        lambda: content * 2,
        lambda: b"\xef\xbb\xbf" + content,
        lambda: b"\x00" * len(content),
        lambda: content.decode("latin-1").encode("utf-16"),
        lambda: content.decode("latin-1").encode("utf-32-be"),
        lambda: content.replace(b'"', "„".encode("cp1252"), 2),
        lambda: content.replace(b"\n", b"\r"),
        lambda: b"[" * DEEP,
        lambda: b'{"a":' * DEEP,
        lambda: chance.randbytes(2000),
        lambda: b"\x89PNG\r\n\x1a\n" + content,
        lambda: b" " * 3_000_000 + content,
    )
    return chance.choice(changes)()


def of_structure(content: bytes, chance: Chance) -> bytes:
    """The JSON is well written and says something else: a wrong type, a key twice, one thing too much or too little."""
    try:
        return _of_structure(content, chance)
    except RecursionError:  # it is nested too deep already
        return of_bytes(content, chance)


def _of_structure(content: bytes, chance: Chance) -> bytes:
    tree = json.loads(content, object_pairs_hook=Pairs)
    places = list(_places(tree))
    if not places:
        return written(chance.choice(WRONG)).encode("utf-8", "surrogatepass")
    parent, at = chance.choice(places)
    chance.choice((_replace, _replace, _replace, _drop, _double, _rename, _swap, _wrap))(parent, at, chance)
    return written(tree).encode("utf-8", "surrogatepass")


def written(value: Json) -> str:
    """The value as text."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, Pairs):
        return "{" + ", ".join(f"{written(key)}: {written(inner)}" for key, inner in value) + "}"
    if isinstance(value, list):
        return "[" + ",\n".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content, object_pairs_hook=Pairs)
    except (ValueError, RecursionError):
        return False
    return True


def _places(tree: Json) -> list[tuple[list[Json], int]]:
    """Every place that holds a value: a list, or the pairs of an object, and the number in it."""
    found: list[tuple[list[Json], int]] = []
    waiting = [tree]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            found.extend((value, number) for number in range(len(value)))
            waiting.extend(inner[1] if isinstance(value, Pairs) else inner for inner in value)
    return found


def _put(parent: list[Json], at: int, value: Json) -> None:
    parent[at] = (_key(parent, at), value) if isinstance(parent, Pairs) else value


def _key(parent: Pairs, at: int) -> str:
    return parent[at][0]


def _value(parent: list[Json], at: int) -> Json:
    return parent[at][1] if isinstance(parent, Pairs) else parent[at]


def _replace(parent: list[Json], at: int, chance: Chance) -> None:
    _put(parent, at, chance.choice(WRONG))


def _drop(parent: list[Json], at: int, _chance: Chance) -> None:
    del parent[at]


def _double(parent: list[Json], at: int, chance: Chance) -> None:
    """The same once more, beside it or many times."""
    parent[at:at] = [parent[at]] * chance.choice((1, 1, 1, 300))


def _rename(parent: list[Json], at: int, chance: Chance) -> None:
    if isinstance(parent, Pairs):
        name = chance.choice(["", "id", "a" * 300, "\n", "__class__", _key(parent, chance.randrange(len(parent)))])
        parent[at] = (name, parent[at][1])
    else:
        _put(parent, at, chance.choice(WRONG))


def _swap(parent: list[Json], at: int, chance: Chance) -> None:
    other = chance.randrange(len(parent))
    here, there = _value(parent, at), _value(parent, other)
    _put(parent, at, there)
    _put(parent, other, here)


def _wrap(parent: list[Json], at: int, chance: Chance) -> None:
    value = _value(parent, at)
    for _ in range(chance.choice((1, 3, 150))):
        value = [value]
    _put(parent, at, value)
