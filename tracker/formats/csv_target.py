"""Every observation that bears on a target, for spreadsheets and scripts: the rows of
`tracker/show/1`, one a line.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from tracker.assess.detail import Details
from tracker.formats.json_target import entry_row
from tracker.language import Language
from tracker.words.escape import cell

_HEAD = ("target", "indicator")


def render(details: Details, language: Language) -> str:
    """A header and a row for each observation; no text is a formula.

    It begins with the mark by which Excel knows UTF-8.
    """
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
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.DictWriter(out, list(rows[0]) if rows else _HEAD, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _flat(entry: dict[str, Any]) -> dict[str, Any]:
    """Claims as they are recorded, one after the other; what it revises by its day; what decided by
    its place.
    """
    revises, by = entry["revises"], entry["by"]
    claims = "; ".join(f"{one['kind']}={one['text']} of {one['of']}" for one in entry["claims"])
    row = entry | {
        "claims": claims,
        "revises": revises and revises["published"],
        "by": by and f"{by['file']}:{by['line']}",
    }
    return {key: cell(value) if isinstance(value, str) else value for key, value in row.items()}
