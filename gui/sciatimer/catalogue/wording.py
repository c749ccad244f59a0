"""What a value is and what would be allowed in its place, in words for a fault."""

from msgspec import inspect

from sciatimer.catalogue.faults import quoted
from sciatimer.catalogue.positions import Node


def shown(node: Node) -> str:
    """A faulty value as a message names it."""
    value = node.value
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, str):
        return quoted(value) if value else "an empty text"
    if value is None or isinstance(value, bool):
        return str(value).lower().replace("none", "null")
    return f"the number {value}"


def allowed(wanted: inspect.Type) -> str:
    """What fits a type, in words."""
    match wanted:
        case inspect.Metadata(extra_json_schema={"description": str(words)}):
            return words
        case inspect.StructType(fields=fields):
            return "an object with " + ", ".join(field.encode_name for field in fields if field.required)
        case inspect.UnionType(types=types):
            return " or ".join(sorted((allowed(kind) for kind in types), key="null".__eq__))
        case inspect.VarTupleType(item_type=item, min_length=least, max_length=most):
            return f"a list{_span(least, most, ' items')}, each {allowed(item)}"
        case inspect.DictType(key_type=key, value_type=value):
            return f"an object whose keys are {allowed(key)} and whose values are {allowed(value)}"
    return _allowed_plain(wanted)


def _allowed_plain(wanted: inspect.Type) -> str:
    match wanted:
        case inspect.EnumType(cls=cls):
            return _one_of([member.value for member in cls])
        case inspect.LiteralType(values=values):
            return _one_of(list(values))
        case inspect.StrType(min_length=least, max_length=most):
            return f"a text{_span(least, most, ' characters')}"
        case inspect.IntType(ge=least, le=most):
            return f"a whole number{_span(least, most)}"
        case inspect.FloatType(ge=least, le=most):
            return f"a number{_span(least, most)}"
        case inspect.BoolType():
            return "true or false"
    return "null"


def _one_of(values: list[object]) -> str:
    words = [quoted(value) if isinstance(value, str) else str(value) for value in values]
    return words[0] if len(words) == 1 else "one of " + ", ".join(words)


def _span(least: float | None, most: float | None, unit: str = "") -> str:
    if most is None:
        return f" of at least {least:g}{unit}" if least is not None else ""
    return f" of {least or 0:g} to {most:g}{unit}"
