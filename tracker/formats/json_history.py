"""The contract `tracker/history/1`: every target's verdict from day to day, as runs."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tracker import __version__
from tracker.analysis.history import ReportHistory, StatusRun
from tracker.assess.assess import METHOD
from tracker.assess.status import Status
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language
from tracker.words.exact import amount


def render(found: ReportHistory, language: Language) -> str:
    """One JSON document."""
    report, past = found.report, found.past
    counts: dict[date, Counter[Status]] = {day: Counter() for day in past.days}
    for one in past.targets:
        for day, run in zip(past.days, one.on_each(past.days), strict=True):
            counts[day][run.status] += 1
    return write_json(
        {
            "schema": "tracker/history/1",
            "program": __version__,
            "method": METHOD,
            "as_of": report.as_of.isoformat(),
            "known_at": None if past.known_at is None else past.known_at.isoformat(),
            "language": language,
            "days": [day.isoformat() for day in past.days],
            "summary": [
                {"day": day.isoformat(), **{status: counts[day][status] for status in Status}}
                for day in past.days
            ],
            "targets": [
                {
                    "id": one.target.id,
                    "plan": one.target.plan.id,
                    "name": one.target.name.text(language),
                    "unit": one.target.unit,
                    "runs": [run_values(run) for run in one.verdicts],
                }
                for one in past.targets
            ],
            "problems": problems(report.problems, language),
        }
    )


def run_values(run: StatusRun) -> dict[str, Any]:
    """A run as the contract has it, with the latest value on its first day."""
    latest = run.assessment.latest
    return {
        "from": run.start.isoformat(),
        "status": run.status,
        "evidence": list(run.evidence),
        "value": amount(latest.value, run.assessment) if latest else None,
        "period": str(latest.period) if latest else None,
    }
