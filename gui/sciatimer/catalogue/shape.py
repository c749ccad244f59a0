"""Holds a read file against the types of ``model`` and names every value that does not fit.

The bounds are those that the fast reader checks: both read them from the types, so each stands in one place.
"""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Final, cast

import msgspec
from msgspec import inspect

from sciatimer.catalogue.faults import Fault, step
from sciatimer.catalogue.model import CatalogueFile
from sciatimer.catalogue.positions import Node, Unreadable
from sciatimer.catalogue.wording import allowed, shown


class _Unfit:
    """Stands for a value that did not fit and was reported."""


_UNFIT: Final = _Unfit()


def build(root: Node) -> tuple[CatalogueFile, list[Fault]]:
    """The file as far as it fits, and the faults of what does not.

    What comes back looks like a file but has holes: asking an exercise for a field that did not fit raises
    AttributeError.
    """
    builder = _Builder()
    built = builder.build(root, inspect.type_info(CatalogueFile), "$")
    file = SimpleNamespace(**{"exercises": (), "sources": {}, **vars(built)})
    return cast("CatalogueFile", file), builder.faults


class _Builder:
    """Builds values from nodes by their wanted types and collects what does not fit."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._makers: dict[type[inspect.Type], Callable[[Node, Any, str], object]] = {
            inspect.StructType: self._struct,
            inspect.VarTupleType: self._tuple,
            inspect.DictType: self._dict,
            inspect.UnionType: self._optional,
        }

    def build(self, node: Node, wanted: inspect.Type, path: str) -> object:
        """The value for a wanted type, or a stand-in when it was reported as faulty."""
        if isinstance(node.value, Unreadable):
            return _UNFIT
        return self._makers.get(type(wanted), self._plain)(node, wanted, path)

    def _refuse(self, node: Node, wanted: inspect.Type, path: str) -> _Unfit:
        self.faults.append(Fault(node.line, path, f"{shown(node)} does not fit; allowed is {allowed(wanted)}"))
        return _UNFIT

    def _plain(self, node: Node, wanted: inspect.Type, path: str) -> object:
        return self._value(node, wanted, path, wanted)

    def _optional(self, node: Node, wanted: inspect.UnionType, path: str) -> object:
        if node.value is None:
            return None
        inner = next(kind for kind in wanted.types if not isinstance(kind, inspect.NoneType))
        return self._value(node, inner, path, wanted)

    def _value(self, node: Node, wanted: inspect.Type, path: str, told: inspect.Type) -> object:
        """A plain value; ``told`` is the whole of what is allowed, for the message."""
        bare = wanted.type if isinstance(wanted, inspect.Metadata) else wanted
        if not _fits(node.value, bare):
            return self._refuse(node, told, path)
        return bare.cls(node.value) if isinstance(bare, inspect.EnumType) else node.value

    def _tuple(self, node: Node, wanted: inspect.VarTupleType, path: str) -> object:
        if not isinstance(node.value, list) or not _within(len(node.value), wanted.min_length, wanted.max_length):
            return self._refuse(node, wanted, path)
        items = tuple(self.build(item, wanted.item_type, path + step(at)) for at, item in enumerate(node.value))
        # A list of objects keeps its stand-ins, so that each of the others keeps its number
        return items if isinstance(wanted.item_type, inspect.StructType) or _UNFIT not in items else _UNFIT

    def _dict(self, node: Node, wanted: inspect.DictType, path: str) -> object:
        if not isinstance(node.value, dict):
            return self._refuse(node, wanted, path)
        for key, value in node.value.items():
            self.build(Node(key, value.line), wanted.key_type, path + step(key))
        return {key: self.build(value, wanted.value_type, path + step(key)) for key, value in node.value.items()}

    def _struct(self, node: Node, wanted: inspect.StructType, path: str) -> object:
        if not isinstance(node.value, dict):
            return self._refuse(node, wanted, path)
        members = node.value
        fields = {field.name: self._field(node, members.get(field.encode_name), field, path) for field in wanted.fields}
        self._unknown(members, wanted, path)
        return SimpleNamespace(**{name: value for name, value in fields.items() if value is not _UNFIT})

    def _field(self, owner: Node, node: Node | None, field: inspect.Field, path: str) -> object:
        if node is not None:
            return self.build(node, field.type, path + step(field.encode_name))
        if field.required:
            message = f"is missing; needed is {allowed(field.type)}"
            self.faults.append(Fault(owner.line, path + step(field.encode_name), message))
            return _UNFIT
        return field.default_factory() if field.default is msgspec.NODEFAULT else field.default

    def _unknown(self, members: dict[str, Node], wanted: inspect.StructType, path: str) -> None:
        names = [field.encode_name for field in wanted.fields]
        for key in members.keys() - names:
            message = f"this key is not known here; allowed are {', '.join(names)}"
            self.faults.append(Fault(members[key].line, path + step(key), message))


def _fits(value: object, wanted: inspect.Type) -> bool:
    """Whether a plain value is of the wanted type and inside its bounds; a bool is no number, 3.0 is not whole."""
    match wanted:
        case inspect.StrType():
            return isinstance(value, str) and _text_fits(value, wanted)
        case inspect.IntType(ge=least, le=most):
            return type(value) is int and _within(value, least, most)
        case inspect.FloatType(ge=least, le=most):
            return type(value) in {int, float} and _within(value, least, most)
        case inspect.BoolType():
            return isinstance(value, bool)
        case inspect.EnumType(cls=cls):
            return isinstance(value, str) and value in [member.value for member in cls]
        case inspect.LiteralType(values=values):
            return any(type(value) is type(each) and value == each for each in values)
    return value is None


def _text_fits(text: str, wanted: inspect.StrType) -> bool:
    return _within(len(text), wanted.min_length, wanted.max_length) and (
        wanted.pattern is None or re.search(wanted.pattern, text) is not None
    )


def _within(value: Any, least: float | None, most: float | None) -> bool:  # noqa: ANN401 - a number of either kind
    return (least is None or value >= least) and (most is None or value <= most)
