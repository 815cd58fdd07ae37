"""Every observation that bears on a target, for spreadsheets and scripts: the rows of
`tracker/show/1`, one a line.
"""

from __future__ import annotations

from typing import Any

from tracker.assess.detail import Details
from tracker.formats.csv import csv_text
from tracker.formats.json_target import entry_row
from tracker.language import Language

_HEAD = ("target", "indicator")


def render(details: Details, language: Language) -> str:
    """A header and a row for each observation."""
    about = details.report.thresholds.about
    rows: list[dict[str, Any]] = []
    for detail in details.each:
        target = detail.target
        for series in detail.series:
            head = dict(zip(_HEAD, (target.id if target else "", series.indicator.id), strict=True))
            rows += [
                head | _flat(entry_row(entry, target, series.indicator, about, language))
                for entry in series.entries
            ]
    return csv_text(rows, list(rows[0]) if rows else _HEAD)


def _flat(entry: dict[str, Any]) -> dict[str, Any]:
    """Claims as they are recorded, one after the other; what it revises by its day; what decided by
    its place.
    """
    revises, by = entry["revises"], entry["by"]
    claims = "; ".join(
        f"{one['kind']}={one['text']} of {_of(one['of'])}" + " real" * one["real"]
        for one in entry["claims"]
    )
    return entry | {
        "claims": claims,
        "revises": revises and revises["published"],
        "by": by and f"{by['file']}:{by['line']}",
    }


def _of(of: str | list[str]) -> str:
    return of if isinstance(of, str) else ", ".join(of)
