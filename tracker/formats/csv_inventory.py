"""What there is of a kind, for spreadsheets: the items of `tracker/list/1`, one a line."""

from __future__ import annotations

from typing import Any

from tracker.analysis.inventory import Inventory
from tracker.formats.csv import csv_text
from tracker.language import Language
from tracker.pages.listed_values import listed_values

_PREFIXED = ("baseline", "target", "latest")


def render(found: Inventory, language: Language) -> str:
    """A header and a row for each thing; what lies within a thing has columns of its own."""
    made = [_flat(listed_values(one, found, language)) for one in found.each]
    head = list(dict.fromkeys(key for row in made for key in row))
    return csv_text(made, head or ["id"])


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    """A column for each status, and for each part of a value."""
    row: dict[str, Any] = {}
    for key, value in values.items():
        if key == "statuses":
            row |= value
        elif key in _PREFIXED and (key != "target" or isinstance(value, dict)):
            row |= {f"{key}_{inner}": one for inner, one in (value or {}).items()}
        else:
            row[key] = value
    return row
