"""How verdicts went, for spreadsheets: the runs of `tracker/history/1`, one a line."""

from __future__ import annotations

from tracker.analysis.history import ReportHistory
from tracker.formats.csv import csv_text
from tracker.formats.json_history import run_values
from tracker.language import Language

_HEAD = ["id", "plan", "name", "from", "to", "status", "evidence", "value", "unit", "period"]


def render(found: ReportHistory, language: Language) -> str:
    """A header and a row for each run, from its first day to its last."""
    rows = [
        {
            "id": one.target.id,
            "plan": one.target.plan.id,
            "name": one.target.name.text(language),
            "unit": one.target.unit,
            "to": run.end.isoformat(),
            **run_values(run),
        }
        for one in found.past.targets
        for run in one.verdicts
    ]
    return csv_text(rows, _HEAD)
