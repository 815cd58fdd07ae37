"""A badge as shields.io's endpoint takes it: of one target, of one plan, or of all."""

from __future__ import annotations

from tracker.analysis.score import score
from tracker.assess.report import Report, Row
from tracker.assess.status import FAILING, UNKNOWN, Status
from tracker.formats.json_writer import write_json
from tracker.language import Language, pick
from tracker.words.escape import visible
from tracker.words.figures import NOTHING, cells
from tracker.words.headline import tally
from tracker.words.score import score_range


def render(report: Report, language: Language) -> str:
    """One JSON document; its colour is that of the worst status."""
    rows = report.rows
    if len(rows) == 1:
        c = cells(rows[0], language)
        label, message = (
            c.name,
            " ".join(part for part in (c.status, c.progress) if part != NOTHING),
        )
    else:
        plans = [head.plan.name.text(language) for head in report.plans]
        label = plans[0] if len(plans) == 1 else pick(language, "规划目标", "plan targets")
        found = score(rows)
        good = pick(language, "良好 ", "good ") + score_range(found) if rows else ""
        counts = (f"{said} {number}" for _, said, number in tally(rows, language))
        message = " · ".join((good, *counts)) if good else ""
    return write_json(
        {
            "schemaVersion": 1,
            "label": visible(label).strip(),
            "message": visible(message) or pick(language, "没有目标", "no targets"),
            "color": _color(rows),
        }
    )


def _color(rows: tuple[Row, ...]) -> str:
    statuses = {row.assessment.status for row in rows}
    if any(row.assessment.status in FAILING and row.target.severity == "error" for row in rows):
        return "red"
    if statuses & FAILING:
        return "orange"
    if Status.UNDETERMINED in statuses:
        return "yellow"
    return "lightgrey" if statuses <= UNKNOWN else "brightgreen"
