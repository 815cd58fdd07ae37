"""Tables as a Frictionless data package: a CSV for each, and `datapackage.json` that says types,
keys and meanings.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.exchange.table_text import table_csv
from tracker.exchange.tidy import TIDY, TidyColumn, TidyTable
from tracker.language import Language, pick

DESCRIPTOR = "datapackage.json"
_TYPES = {
    "text": "string", "list": "string", "integer": "integer", "boolean": "boolean", "date": "date",
    "decimal": "number", "ratio": "number",
}  # fmt: skip
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # day of every file in an archive: the same bytes for the same


def package_files(
    tables: Sequence[TidyTable], title: str, about: Mapping[str, str], language: Language
) -> list[tuple[str, bytes]]:
    """The files of the package, the descriptor first. No licence is named: that is for whoever
    publishes it.
    """
    descriptor = {
        "profile": "tabular-data-package",
        "name": "tracker-record",
        "title": title,
        "description": pick(
            language,
            "tracker 导出的规划目标记录：规划、指标、目标、观测、出处与评估。",
            "A record of plan targets as tracker exports it: plans, indicators, targets, "
            "observations, publications and assessments.",
        ),
        "tracker": dict(about),
        "resources": [_resource(table, language) for table in tables],
    }
    written = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    contents = ((_path(table), table_csv(table)) for table in tables)
    return [(DESCRIPTOR, written.encode()), *((name, text.encode()) for name, text in contents)]


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files as a zip archive, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.comment = TIDY.encode()
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return out.getvalue()


def _path(table: TidyTable) -> str:
    return f"{table.name}.csv"


def _resource(table: TidyTable, language: Language) -> dict[str, Any]:
    shape = table.shape
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": pick(language, shape.zh, shape.en),
        "path": _path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "header": True},
        "schema": {
            "fields": [_field(column, shape.key, language) for column in shape.columns],
            "missingValues": [""],
            "primaryKey": list(shape.key),
            "foreignKeys": [
                {
                    "fields": [one.column],
                    "reference": {"resource": one.table, "fields": [one.column]},
                }
                for one in shape.foreign
            ],
        },
    }


def _field(column: TidyColumn, key: tuple[str, ...], language: Language) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning(language),
    }
    return made | ({"constraints": {"required": True}} if column.name in key else {})
