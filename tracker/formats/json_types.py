"""What the schemas of tracker's JSON are made of: plain values, and objects with all their keys."""

from __future__ import annotations

from collections.abc import Iterable
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
