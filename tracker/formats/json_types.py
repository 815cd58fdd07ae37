"""What the schemas of tracker's JSON are made of: plain values, and objects with all their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, get_args

from tracker.formats.json_words import JSON_KEY_WORDS
from tracker.read.schema import Schema

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
PLACE_NUMBER: Schema = {"type": "integer", "minimum": 1}  # of a line, a column, a page
DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
PERIOD_TEXT: Schema = {"type": "string", "pattern": "^[0-9]{4}"}
TEXTS: Schema = {"type": "array", "items": TEXT}

# a period, an indicator or a target; of a sum the list of its parts
OF_CLAIM: Schema = {"anyOf": [TEXT, TEXTS]}


def one_of(*words: str) -> Schema:
    """One of these words."""
    return {"enum": list(words)}


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if "type" in schema:
        return schema | {"type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def array_of(schema: Schema) -> Schema:
    """Any number of them."""
    return {"type": "array", "items": schema}


def ref(name: str) -> Schema:
    """One of `$defs`."""
    return {"$ref": f"#/$defs/{name}"}


def thing(**keys: Schema) -> Schema:
    """An object that has all these keys, each with its meaning."""
    told = {
        key: schema | {"description": " / ".join(JSON_KEY_WORDS[key])}
        for key, schema in keys.items()
    }
    return {"type": "object", "properties": told, "required": list(keys)}


def sometimes(schema: Schema, **keys: Schema) -> Schema:
    """The same object, which has these keys, too, where they were asked for."""
    more = thing(**keys)["properties"]
    return schema | {"properties": schema["properties"] | more}


def counts(words: Iterable[str]) -> Schema:
    """How many there are of each word."""
    names = list(words)
    return {"type": "object", "properties": dict.fromkeys(names, WHOLE), "required": names}


def literal_of(kind: Any) -> Schema:
    """One of the words of a Literal."""
    return one_of(*get_args(kind))


def keys_of(schema: Schema, *left_out: str) -> Schema:
    """The keys of an object, for another that has them too, without some."""
    return {key: one for key, one in schema["properties"].items() if key not in left_out}


_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (Decimal, int),
    "integer": (Decimal, int),
    "boolean": (bool,),
}


def fitting(schema: Schema, value: Any) -> Any:
    """A stranger's value as a schema without references has it: null where it does not fit, without
    the keys that the schema does not name, null for those that it lacks and that may be null.
    """
    if "anyOf" in schema:
        found = (fitting(one, value) for one in schema["anyOf"])
        return next((one for one in found if one is not None), None)
    if "enum" in schema:
        return value if isinstance(value, str) and value in schema["enum"] else None
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if "object" in kinds and isinstance(value, Mapping):
        keys, needed = schema.get("properties", {}), schema.get("required", ())
        told = {
            key: fitting(one, value.get(key))
            for key, one in keys.items()
            if key in value or key in needed
        }
        whole = all(one is not None or _may_be_null(keys[key]) for key, one in told.items())
        return told if whole else None
    if "array" in kinds and isinstance(value, list):
        inner = schema.get("items", {})
        items = [fitting(inner, one) for one in value]
        return items if None not in items or _may_be_null(inner) else None
    fits = any(isinstance(value, _KINDS.get(kind, ())) for kind in kinds)
    return value if fits and (not isinstance(value, bool) or "boolean" in kinds) else None


def _may_be_null(schema: Schema) -> bool:
    if "anyOf" in schema:
        return any(map(_may_be_null, schema["anyOf"]))
    return None in schema.get("enum", ()) or "null" in schema.get("type", ())
