"""The status table as GitHub-flavoured Markdown."""

from __future__ import annotations

from tracker.assess.report import Report
from tracker.formats.markdown import dated, escape
from tracker.language import Language
from tracker.words.figures import cells
from tracker.words.headline import headline, legend, plan_line, tally
from tracker.words.terms import word

_BACKSLASH = "\\"
_COLUMNS = (
    "indicator",
    "baseline",
    "goal",
    "latest",
    "progress_pct",
    "gap_or_overshoot",
    "status",
    "flags",
)


def render(report: Report, language: Language) -> str:
    """A heading and a table for each plan."""
    lines: list[str] = []
    for head in report.plans:
        rows = [row for row in report.rows if row.target.plan is head.plan]
        counts = " · ".join(f"{said} {n}" for _, said, n in tally(rows, language))
        lines += [
            f"## {escape(headline(head, language))}",
            "",
            f"{plan_line(report, head, language)}  ",
            counts,
            "",
        ]
        lines.append("| " + " | ".join(word(key, language) for key in _COLUMNS) + " |")
        lines.append("| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |")
        for row in rows:
            c = cells(row, language)
            unit = f" ({c.unit})" if c.unit else ""
            fields = (
                c.name + unit,
                f"{c.baseline} {dated(c.baseline_period)}",
                f"{c.goal} {dated(c.due)}",
                f"{c.latest} {dated(c.latest_period)}",
                c.progress,
                c.gap + (f" ({c.gap_share})" if c.gap_share else ""),
                f"{c.status} {c.early}",
                ", ".join(c.flags),
            )
            lines.append("| " + " | ".join(escape(field.strip()) for field in fields) + " |")
        lines.append("")
    lines += [f"{_BACKSLASH * line.startswith('>')}{line}  " for line in legend(report, language)]
    return "\n".join(line.rstrip() if not line.endswith("  ") else line for line in lines) + "\n"
