"""Tables as text: CSV that Excel opens with Chinese intact, and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from tracker.exchange.tidy import CellValue, TidyTable, cell_text
from tracker.words.escape import cell, quoted

BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8


def table_csv(table: TidyTable) -> str:
    """A header and the rows; no text is a formula. Without the mark by which Excel knows UTF-8."""
    texts = [column.type in ("text", "list") for column in table.columns]
    harmless = lru_cache(maxsize=100_000)(cell)  # most texts stand in many rows
    rows = (
        [
            harmless(said) if is_text and said else said
            for said, is_text in zip(map(cell_text, row), texts, strict=True)
        ]
        for row in table.rows
    )
    return table_lines([column.name for column in table.columns], rows)


def table_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A header and rows of cells as they are, quoted as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def table_jsonl(table: TidyTable) -> str:
    """An object a line, with exact decimals as numbers, lists as arrays, and null for nothing."""
    names = [quoted(column.name) for column in table.columns]
    lines = (
        ", ".join(f"{name}: {_json(value)}" for name, value in zip(names, row, strict=True))
        for row in table.rows
    )
    return "".join(f"{{{line}}}\n" for line in lines)


def _json(value: CellValue) -> str:
    match value:
        case Decimal():
            return format(value, "f")
        case tuple():
            return f"[{', '.join(map(quoted, value))}]"
        case date():
            return f'"{value.isoformat()}"'
        case str():
            return quoted(value)
        case _:
            return json.dumps(value)
