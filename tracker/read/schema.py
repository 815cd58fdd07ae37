"""JSON Schema (2020-12) of the two sorts of files, for editors: from the models, with titles and
descriptions.

It refuses no file that the reader accepts, as far as YAML's own types go: numbers, dates and true
may stand unquoted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from tracker.assess.kinds import KINDS
from tracker.assess.kinds.base import Kind
from tracker.language import LANGUAGES
from tracker.model.observation import CLAIM_KINDS, PREFER
from tracker.read import import_map, observation_fields, registry_fields
from tracker.read.field_words import FIELD_WORDS
from tracker.read.fields import Fields
from tracker.read.required_version import KEY, SPECIFIER
from tracker.read.settings import CODE_OPTIONS, KNOWN, LIST_OPTIONS
from tracker.read.targets import DONE_WORDS

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = ["string", "number", "boolean"]
_PERIOD: Schema = {
    "type": ["string", "integer"], "minimum": 1000, "maximum": 9998,
    "pattern": "^ *(截至|截止|到)? *[0-9０-９]{4}",
}  # fmt: skip
_OBSERVATION_LISTS: dict[str, type[Fields]] = {
    "publication": observation_fields.PublicationFields,
    "observations": observation_fields.ObservationFields,
}


def render_schema(name: str) -> str:
    """The schema of `targets`, `observations` or of the mapping files of `import`, sorted."""
    made = {"targets": _targets, "observations": _observations, "import": _import_map}[name]()
    return json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _targets() -> Schema:
    defs = _definitions(
        {"thresholds": registry_fields.ThresholdFields, **registry_fields.REGISTRY_LISTS}
    )
    defs["Target"]["allOf"] = [_of_kind(kind) for kind in KINDS.values()]
    lists = {key: _list_of(model, key) for key, model in registry_fields.REGISTRY_LISTS.items()}
    lists["indicators"]["type"] = ["array", "null"]
    top = {
        "language": _said("Top", "language") | {"enum": [*LANGUAGES, None]},
        KEY: _said("Top", KEY) | {"type": ["string", "null"], "pattern": f"^{SPECIFIER}$"},
        "thresholds": {"$ref": "#/$defs/Threshold"},
        "settings": _settings(),
        "prefer": _said("Top", "prefer") | {"enum": [*PREFER, None]},
        **lists,
    }
    defs["Threshold"]["type"] = ["object", "null"]
    return _document("targets", top, ["plans", "targets"], defs)


def _observations() -> Schema:
    defs = _definitions(_OBSERVATION_LISTS)
    defs["Claim"]["oneOf"] = [{"required": [kind]} for kind in CLAIM_KINDS]
    defs["Observation"] |= {
        "if": {"properties": {"status": {"const": "withdrawn"}}, "required": ["status"]},
        "then": {"required": ["revises"], "properties": {"value": False}},
        "else": {"required": ["value"]},
    }
    listed = _list_of(observation_fields.ObservationFields, "observations")
    top = {"publication": {"$ref": "#/$defs/Publication"}, "observations": listed}
    return _document("observations", top, ["publication", "observations"], defs)


def _import_map() -> Schema:
    defs = _definitions(
        {"import": import_map.ImportFields, "publication": import_map.ImportPublicationFields}
    )
    top = defs.pop("Import")["properties"]
    top["publication"]["type"] = ["object", "null"]
    return _document("import", top, [], defs)


def _document(name: str, properties: Schema, required: list[str], defs: Schema) -> Schema:
    return {
        "$schema": DIALECT,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": required,
        "$defs": defs,
        **_said("Top", name + ".yaml"),
    }


def _list_of(model: type[Fields], key: str) -> Schema:
    return {"type": "array", "items": {"$ref": _ref(model.__name__)}, **_said("Top", key)}


def _of_kind(kind: Kind) -> Schema:
    """What a kind refuses and needs; one is also the kind of a target that names none.

    Patterns, not properties, for what a kind says of a field: an editor would offer the field
    twice.
    """
    named: Schema = {} if kind.default else {"required": ["kind"]}
    goal: Schema = {"required": ["value"]}
    if kind.yes_no:
        goal = {"properties": {"value": {"enum": [None, *DONE_WORDS]}}}
    then: Schema = {
        "properties": dict.fromkeys(sorted(kind.refuses), False),
        "patternProperties": {"^target$": goal, "^revisions$": {"items": goal}}
        | {f"^{key}$": {"not": {"type": "null"}} for key in kind.needs},
        "required": list(kind.needs),
    }
    return {"if": {"properties": {"kind": {"const": kind.name}}, **named}, "then": then}


def _settings() -> Schema:
    """Commands, their options, and the words of each: one, or for a list any number."""

    def option(name: str, words: tuple[str, ...]) -> Schema:
        if name in LIST_OPTIONS:
            families = "".join(one for one in words if len(one) == 1)
            word: Schema = (
                {"pattern": f"^[{families}{families.lower()}][0-9]{{0,3}}$"}
                if name in CODE_OPTIONS
                else {"enum": list(words)}
            )
            return {"type": ["string", "array"], "items": {"type": "string", **word}}
        return {"enum": [*words, *((True, False) if "true" in words else ())]}

    commands: Schema = {
        command: {
            "type": ["object", "null"],
            "additionalProperties": False,
            "properties": {name: option(name, words) for name, words in options.items()},
        }
        for command, options in KNOWN.items()
    }
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": commands,
    } | _said("Top", "settings")


def _definitions(models: Mapping[str, type[Fields]]) -> Schema:
    """The models' schemas under their short names, with our words, and without what only Python
    needs.
    """
    _, made = models_json_schema(
        [(model, "validation") for model in models.values()], ref_template="#/$defs/{model}"
    )
    kept = {_name(key): value for key, value in made["$defs"].items() if key.endswith("Fields")}
    optional: set[str] = set()
    for name, definition in kept.items():
        definition |= _said("Top", {"Import": "import.yaml"}.get(name, name))
        definition["properties"] = {
            field: _property(name, field, node, optional)
            for field, node in definition["properties"].items()
        }
    for name in optional:
        kept[name]["type"] = ["object", "null"]
    kept["Name"] = _name_of_a_thing()
    if "Target" in kept:
        kept["ShortName"] = _name_of_a_thing(short=True)
    return kept


def _property(model: str, field: str, node: Schema, optional: set[str]) -> Schema:
    """One field: a plain type where pydantic says anyOf with null, no default that says nothing, a
    title in words.
    """
    made = dict(node)
    if made.get("default") in (None, "", [], {}, 0, False):
        made.pop("default", None)
    if "anyOf" in made:
        made |= made.pop("anyOf")[0]
        if "oneOf" in made:
            return {"anyOf": [{"$ref": "#/$defs/Name"}, {"type": "null"}]} | _said(model, field)
        if "$ref" in made:
            optional.add(_name(made["$ref"].rpartition("/")[2]))
        else:
            made["type"] = [
                *([made["type"]] if isinstance(made["type"], str) else made["type"]),
                "null",
            ]
            if "enum" in made:
                made["enum"] = [*made["enum"], None]
    listed = made.get("type")
    if "oneOf" in made:
        made = {"$ref": "ShortNameFields" if made.get("title") == "short" else "NameFields"}
    elif listed in (_PERIOD["type"], [*_PERIOD["type"], "null"]):
        made = _PERIOD | {"type": listed}
    elif field in ("id", "plan", "indicator") and "pattern" in made:
        made["type"] = (
            ["string", "integer"] if listed == "string" else ["string", "integer", "null"]
        )
    if "oneOf" in made.get("items", {}):
        made["items"] = {"$ref": "NameFields"}
    for inner in (made, made.get("items", {})):
        if "$ref" in inner:
            inner["$ref"] = _ref(inner["$ref"].rpartition("/")[2])
    return made | _said(model, field)


def _name_of_a_thing(short: bool = False) -> Schema:
    each: Schema = {
        language: {"type": [*_TEXT, "null"], **_said("Name", language)} for language in LANGUAGES
    }
    if short:
        each["short"] = {"$ref": "#/$defs/Name", **_said("Name", "short")}
    both = {"type": "object", "properties": each, "additionalProperties": False, "minProperties": 1}
    return {"anyOf": [{"type": _TEXT}, both], **_said("Top", "ShortName" if short else "Name")}


def _said(model: str, field: str) -> Schema:
    """Title and description in both languages; a field's own row, else the row of all fields of
    that name.
    """
    title_zh, title_en, zh, en = FIELD_WORDS.get(f"{model}.{field}") or FIELD_WORDS[field]
    return {"title": f"{title_zh} / {title_en}", "description": f"{zh} / {en}"}


def _ref(model: str) -> str:
    return f"#/$defs/{_name(model)}"


def _name(model: str) -> str:
    """What a model is called in the schema: TargetFields is Target."""
    return model.removesuffix("Fields")
