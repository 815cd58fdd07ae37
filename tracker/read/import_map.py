"""A mapping file → how a table is to be read, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from tracker.model.import_map import COLUMN_FIELDS, DecimalMark, Frequency, ImportMap
from tracker.model.observation import ObservationStatus, Tier
from tracker.problems.problem import Problem, Refused, problem
from tracker.read.append import scalar
from tracker.read.encoding import decode
from tracker.read.fields import BothText, CountText, Fields, Text, TruthText
from tracker.read.validation import read_fields
from tracker.read.yamltext import read_yaml

MAP_HEAD = "# how a table is read by: tracker import FILE --map"


def _texts(value: object) -> dict[str, str]:
    """A mapping of texts, an empty one for the empty text."""
    if not isinstance(value, dict) or any(isinstance(one, dict | list) for one in value.values()):
        raise Refused("F303", key="")
    return {key: said or "" for key, said in value.items()}


def _columns(value: object) -> dict[str, str]:
    said = _texts(value)
    for key in said:
        if key not in COLUMN_FIELDS:
            raise Refused("F301", key=key, known=", ".join(COLUMN_FIELDS))
    return said


_WORDS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
}
TextsText = Annotated[dict[str, str], PlainValidator(_texts), WithJsonSchema(_WORDS)]
ColumnsText = Annotated[
    dict[str, str],
    PlainValidator(_columns),
    WithJsonSchema({**_WORDS, "propertyNames": {"enum": list(COLUMN_FIELDS)}}),
]


class ImportPublicationFields(Fields):
    """Where the figures were published, as far as it is the same each time."""

    title: Text | None = None
    publisher: BothText | None = None
    published: Text | None = None
    url: Text | None = None
    tier: Tier | None = None


class ImportFields(Fields):
    """How a table of others is to be read."""

    sheet: Text | None = None
    header_row: CountText | None = None
    columns: ColumnsText | None = None
    period_format: Text | None = None
    frequency: Frequency | None = None
    decimal: DecimalMark | None = None
    ytd: TruthText | None = None
    periods_across: TruthText | None = None
    where: TextsText | None = None
    indicator: Text | None = None
    area: Text | None = None
    unit: Text | None = None
    indicators: TextsText | None = None
    areas: TextsText | None = None
    units: TextsText | None = None
    statuses: dict[str, ObservationStatus] | None = None
    publication: ImportPublicationFields | None = None


def read_import_map(content: bytes, file: str) -> tuple[ImportMap | None, list[Problem]]:
    """The mapping that a file says, and what is wrong with it, at its place."""
    from tracker.read.project import locate

    text, found = decode(content, file)
    if text is None:
        return None, found
    root, more = read_yaml(text, file)
    found += more
    if root is None:
        return None, locate(found, {})
    if not isinstance(root.value, dict):
        return None, locate([problem("F303", file, (), key=file)], {file: root})
    read = read_fields(ImportFields, root, file, (), found)
    if read is None or found:
        return None, locate(found, {file: root})
    said = {name: getattr(read, name) for name in ImportFields.model_fields}
    if read.publication is not None:
        source = read.publication
        names = ImportPublicationFields.model_fields
        said["publication"] = {
            key: str(getattr(source, key)) for key in names if getattr(source, key)
        }
    return ImportMap(**{key: one for key, one in said.items() if one is not None}), []


def render_map(asked: ImportMap) -> str:
    """A mapping as a file, which reads back as itself."""
    lines = [MAP_HEAD]
    for one in fields(ImportMap):
        said = getattr(asked, one.name)
        if isinstance(said, Mapping):
            pairs = [f"  {_key(key)}: {_value(text)}" for key, text in said.items()]
            lines += [f"{one.name}:", *pairs] if pairs else []
        elif said not in ("", 0, None, False) or (said is False and one.name == "ytd"):
            lines.append(f"{one.name}: {_value(said)}")
    return "\n".join(lines) + "\n"


def _key(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if scalar(text) != text else text


def _value(said: object) -> str:
    if isinstance(said, bool):
        return "true" if said else "false"
    return scalar(str(said)) if str(said) else '""'
