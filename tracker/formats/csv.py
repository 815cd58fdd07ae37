"""The status table for spreadsheets and scripts: one row a target, English keys, exact figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.assess.report import Report
from tracker.formats.json import document
from tracker.language import Language
from tracker.pages.target_values import flat, flat_methods
from tracker.words.escape import cell

if TYPE_CHECKING:
    from tracker.analysis.opinions import Opinions


def render(report: Report, language: Language, methods: Opinions | None = None) -> str:
    """A header and a row for each target; with what other rules say where they were asked."""
    rows = []
    for target in document(report, language, methods=methods)["targets"]:
        said = target.pop("methods", None)
        rows.append(flat(target) | (flat_methods(said) if said else {}))
    return csv_text(rows, list(rows[0]) if rows else ["id"])


def csv_text(rows: Iterable[Mapping[str, Any]], head: Sequence[str]) -> str:
    """A header and rows; lists are joined by spaces; no text is a formula.

    It begins with the mark by which Excel knows UTF-8: without it Chinese comes out as nonsense.
    """
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.DictWriter(out, head, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " ".join(value)
    return cell(value) if isinstance(value, str) else value
