"""The status table for spreadsheets and scripts: one row a target, English keys, exact figures."""

from __future__ import annotations

import csv
import io
from typing import Any

from tracker.assess.report import Report
from tracker.formats.json import document
from tracker.language import Language
from tracker.pages.target_values import flat
from tracker.words.escape import cell


def render(report: Report, language: Language) -> str:
    """A header and a row for each target; lists are joined by spaces; no text is a formula.

    It begins with the mark by which Excel knows UTF-8: without it Chinese comes out as nonsense.
    """
    out = io.StringIO()
    out.write("\ufeff")
    rows = [_cells(target) for target in document(report, language)["targets"]]
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["id"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _cells(target: dict[str, Any]) -> dict[str, Any]:
    row = flat(target)
    row |= {key: " ".join(value) for key, value in row.items() if isinstance(value, list)}
    return {key: cell(value) if isinstance(value, str) else value for key, value in row.items()}
