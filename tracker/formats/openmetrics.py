"""OpenMetrics: the figures as gauges for Prometheus and GitLab; names in English, what cannot be
said is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.analysis.buffer import slack_of
from tracker.analysis.score import score
from tracker.assess.report import Report, Row
from tracker.language import Language
from tracker.model.quantity import Interval
from tracker.problems.codes import severity
from tracker.words.escape import visible
from tracker.words.exact import amount, ratio

Labels = Mapping[str, str]
Sample = tuple[Labels, Decimal]
_ONE = Decimal(1)
_FIGURES: tuple[tuple[str, str, Callable[[Row], Decimal | Fraction | None]], ...] = (
    ("baseline", "Baseline in the target's unit.",
     lambda row: row.target.baseline.quantity.value if row.target.baseline else None),
    ("goal", "Target value in the target's unit.",
     lambda row: row.assessment.promised),
    ("latest", "Latest value in the target's unit.",
     lambda row: amount(row.assessment.latest.value, row.assessment)
     if row.assessment.latest else None),
    ("expected", "Value due by the latest period, in the target's unit.",
     lambda row: row.assessment.expected),
    ("gap", "What is missing, in the target's unit, where it is exactly known.",
     lambda row: _exactly(row, row.assessment.span("gap"))),
    ("gap_low", "What is missing at least, in the target's unit.",
     lambda row: amount(row.assessment.span("gap").low, row.assessment)),
    ("gap_high", "What is missing at most, in the target's unit.",
     lambda row: amount(row.assessment.span("gap").high, row.assessment)),
    ("overshoot", "What goes beyond, in the target's unit, where it is exactly known.",
     lambda row: _exactly(row, row.assessment.span("overshoot"))),
    ("overshoot_low", "What goes beyond at least, in the target's unit.",
     lambda row: amount(row.assessment.span("overshoot").low, row.assessment)),
    ("overshoot_high", "What goes beyond at most, in the target's unit.",
     lambda row: amount(row.assessment.span("overshoot").high, row.assessment)),
    ("progress_ratio", "Share of the way gone.", lambda row: row.assessment.progress),
    ("elapsed_ratio", "Share of the time gone at the latest period.",
     lambda row: row.assessment.elapsed),
    ("pace_ratio", "Progress over the progress due by then.", lambda row: row.assessment.pace),
    ("slack_low_seconds", "Time ahead of the road at least, below zero behind it, in whole days.",
     lambda row: _seconds_of(slack_of(row).low)),
    ("slack_high_seconds", "Time ahead of the road at most, below zero behind it, in whole days.",
     lambda row: _seconds_of(slack_of(row).high)),
)  # fmt: skip


_DAY = 86_400  # seconds
_ENDS = {"low": "if nothing that is unknown does", "high": "if all that is unknown does"}


def render(report: Report, language: Language) -> str:
    """One exposition, ended by # EOF."""
    lines: list[str] = []
    for name, help, samples in _families(report, language):
        made = [f"tracker_{name}{_labels(labels)} {value:f}" for labels, value in samples]
        if made:
            lines += [f"# HELP tracker_{name} {help}", f"# TYPE tracker_{name} gauge", *made]
    return "\n".join([*lines, "# EOF"]) + "\n"


def _families(report: Report, language: Language) -> Iterator[tuple[str, str, list[Sample]]]:
    """Every metric with its samples, in a fixed order."""
    rows = report.rows
    yield "as_of_timestamp_seconds", "The day of the assessment.", [({}, _seconds(report.as_of))]
    yield (
        "known_at_timestamp_seconds",
        "The day by which figures were published.",
        [({}, _seconds(report.known_at))],
    )
    gone: list[Sample] = [({"plan": head.plan.id}, _exact(head.elapsed)) for head in report.plans]
    yield "plan_elapsed_ratio", "Share of the plan's time gone.", gone
    for end in ("low", "high"):
        shares = [
            (head.plan.id, score(row for row in rows if row.target.plan is head.plan).share(end))
            for head in report.plans
        ]
        yield (
            f"plan_good_{end}_ratio",
            f"Share of the plan's targets that stand well, {_ENDS[end]}.",
            [({"plan": plan}, _exact(share)) for plan, share in shares if share is not None],
        )
    counts: list[Sample] = [
        ({"status": status}, Decimal(number)) for status, number in report.summary.items()
    ]
    yield "targets", "Targets by status.", counts
    found = Counter(severity(one) for one in report.problems)
    wrong: list[Sample] = [({"severity": key}, Decimal(found[key])) for key in ("error", "warning")]
    yield "problems", "Problems in the files by severity.", wrong
    yield (
        "target_info",
        "What a target is called and counted in.",
        [(_about(row, language), _ONE) for row in rows],
    )
    said: list[Sample] = [(_of(row) | {"status": row.assessment.status}, _ONE) for row in rows]
    yield "target_status", "The status of a target; 1 for the one that it has.", said
    flags: list[Sample] = [
        (_of(row) | {"evidence": key}, _ONE) for row in rows for key in row.assessment.evidence
    ]
    yield "target_evidence", "What must be known of a target's figures.", flags
    ends: list[Sample] = [
        (_of(row), _seconds(row.assessment.latest.period.end))
        for row in rows
        if row.assessment.latest
    ]
    yield "target_latest_period_timestamp_seconds", "The last day of the latest period.", ends
    for name, help, figure in _FIGURES:
        values: list[Sample] = [
            (_of(row), _exact(value)) for row in rows if (value := figure(row)) is not None
        ]
        yield f"target_{name}", help, values


def _exactly(row: Row, span: Interval) -> Decimal | None:
    """Gap or overshoot; None where it has two ends."""
    return amount(span.low, row.assessment) if span.low == span.high else None


def _about(row: Row, language: Language) -> dict[str, str]:
    target = row.target
    return _of(row) | {
        "name": target.name.text(language),
        "unit": target.unit,
        "kind": target.kind,
        "nature": target.nature or "",
        "section": target.section,
    }


def _of(row: Row) -> dict[str, str]:
    return {"plan": row.target.plan.id, "target": row.target.id}


def _exact(value: Decimal | Fraction) -> Decimal:
    """A figure as the JSON report states it: shares to six places, others as they are."""
    figure = value if isinstance(value, Decimal) else ratio(value)
    assert figure is not None
    return figure + 0  # no negative zero


def _seconds(day: date) -> Decimal:
    """Midnight at the beginning of a day, in UTC."""
    return Decimal((day - date(1970, 1, 1)).days * _DAY)


def _seconds_of(days: Fraction | None) -> Fraction | None:
    return None if days is None else days * _DAY


def _labels(labels: Labels) -> str:
    pairs = (f'{key}="{_escaped(visible(value))}"' for key, value in labels.items() if value)
    inner = ",".join(pairs)
    return f"{{{inner}}}" if inner else ""


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
