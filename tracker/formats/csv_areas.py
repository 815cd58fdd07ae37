"""Indicators across areas, for spreadsheets: the areas of `tracker/areas/1`, one a line."""

from __future__ import annotations

from tracker.analysis.areas import AreaTables
from tracker.formats.csv import csv_text
from tracker.language import Language
from tracker.pages.area_values import area_values
from tracker.pages.target_values import flat

_NESTED = {
    "latest": ("value", "low", "high", "qualifier", "unit", "period", "status", "published",
               "publisher", "title", "file", "line"),
    "target": ("id", "op", "value", "upper", "by"),
}  # fmt: skip


def render(found: AreaTables, language: Language) -> str:
    """A header and a row for each area of each indicator."""
    rows = [
        {"indicator": table.indicator.id, **flat(area_values(row, language), _NESTED)}
        for table in found.each
        for row in table.rows
    ]
    return csv_text(rows, list(rows[0]) if rows else ["indicator", "area"])
