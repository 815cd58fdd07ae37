"""JSON as every contract has it: exact decimals, problems under the same keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tracker.language import Language
from tracker.problems.codes import hint, message, severity
from tracker.problems.problem import Problem
from tracker.words.escape import quoted


def problems(found: Iterable[Problem], language: Language) -> list[dict[str, Any]]:
    """Problems as the contract lists them."""
    return [
        {
            "code": one.code,
            "severity": severity(one),
            "file": one.file or None,
            "line": one.line,
            "column": one.column,
            "message": message(one, language),
            "hint": hint(one, language),
        }
        for one in found
    ]


def problems_document(
    found: Iterable[Problem], language: Language, schema: str, **more: int
) -> str:
    """The document of a check, or of a run that failed; with `more` counts."""
    return write_json({"schema": schema, **more, "problems": problems(found, language)})


def write_json(value: Any) -> str:
    """JSON with exact decimals (the library would make them binary floats); a newline at the end of
    a document.
    """
    return _write(value, "") + "\n"


def _write(value: Any, indent: str) -> str:
    inner = indent + "  "
    if isinstance(value, Decimal):
        return format(value + 0, "f")
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        body = ",\n".join(
            f"{inner}{quoted(key)}: {_write(one, inner)}" for key, one in value.items()
        )
        return f"{{\n{body}\n{indent}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not value:
            return "[]"
        body = ",\n".join(inner + _write(one, inner) for one in value)
        return f"[\n{body}\n{indent}]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)
