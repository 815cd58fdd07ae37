"""The contract `tracker/report/1`: exact JSON numbers, ratios to six places, null where nothing can
be said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import Any

from tracker import __version__
from tracker.assess.assess import Assessment
from tracker.assess.kinds import kind_of
from tracker.assess.report import Report, Row
from tracker.assess.standing import standing_of
from tracker.formats.escape import quoted
from tracker.language import Language
from tracker.model.periods import year_name
from tracker.problems.codes import hint, message, severity
from tracker.problems.problem import Problem
from tracker.words.figures import rounded
from tracker.words.standing import lede_text

PLACES = 6
METHOD = 2  # the rules of verdicts: raised by every correction that makes something read otherwise


def render(report: Report, language: Language) -> str:
    """One JSON document."""
    return write_json(document(report, language))


def document(report: Report, language: Language) -> dict[str, Any]:
    """The report as plain values, in the contract's order of keys."""
    limits = report.thresholds
    return {
        "schema": "tracker/report/1",
        "program": __version__,
        "method": METHOD,
        "as_of": report.as_of.isoformat(),
        "known_at": report.known_at.isoformat(),
        "language": language,
        "thresholds": {"ahead": limits.ahead, "on_track": limits.on_track, "about": limits.about},
        "plans": [
            {
                "id": head.plan.id,
                "name": head.plan.name.text(language),
                "area": head.plan.area,
                "start": head.plan.period.start.isoformat(),
                "end": head.plan.period.end.isoformat(),
                "elapsed": ratio(head.elapsed),
                "headline": list(head.plan.headline),
                "headline_sentence": lede_text(standing_of(report, head), language),
            }
            for head in report.plans
        ],
        "targets": [target(row, language) for row in report.rows],
        "summary": report.summary,
        "problems": problems(report.problems, language),
    }


def target(row: Row, language: Language) -> dict[str, Any]:
    """One target as the contract has it."""
    promise, a = row.target, row.assessment
    goal, baseline, within = a.goal, promise.baseline, a.trajectory.within
    return {
        "id": promise.id,
        "plan": promise.plan.id,
        "indicator": promise.indicator,
        "name": promise.name.text(language),
        "unit": promise.unit,
        "kind": promise.kind,
        "measure": promise.measure,
        "direction": kind_of(promise).direction(promise),
        "nature": promise.nature,
        "section": promise.section,
        "owners": list(promise.owners),
        "baseline": None
        if baseline is None
        else {"value": baseline.quantity.value, "period": str(baseline.period)},
        "target": {
            "op": goal.op,
            "value": a.promised,
            "upper": goal.upper,
            "by": str(goal.by),
            "text": None if goal.quantity is None else goal.quantity.text,
            "low": amount(within.low, a) if within else None,
            "high": amount(within.high, a) if within else None,
        },
        "latest": _latest(a),
        "progress": ratio(a.progress),
        "ratio": ratio(a.ratio),
        "gap": amount(a.gap, a),
        "overshoot": amount(a.overshoot, a),
        "overshoot_ratio": ratio(a.overshoot_ratio),
        "elapsed": ratio(a.elapsed),
        "expected": ratio(a.expected),
        "pace": ratio(a.pace),
        "pace_pp": ratio(a.pace_pp),
        "lead_years": ratio(a.lead_years),
        "needed_per_year": ratio(a.needed_per_year),
        "needed_from_now": ratio(a.needed_from_now),
        "gap_low": amount(a.span("gap").low, a),
        "gap_high": amount(a.span("gap").high, a),
        "overshoot_low": amount(a.span("overshoot").low, a),
        "overshoot_high": amount(a.span("overshoot").high, a),
        "met_since": None if a.met_since is None else str(a.met_since),
        "forecast": _forecast(a),
        "status": a.status,
        "attainment": a.attainment,
        "evidence": list(a.evidence),
        "met_in": None if a.met_in is None else str(a.met_in),
        "years_early": a.years_early,
        "observations": a.observations,
    }


def _latest(a: Assessment) -> dict[str, Any] | None:
    if a.latest is None or a.source is None:
        return None
    source, point = a.source, a.latest
    return {
        "value": amount(point.value, a),
        "low": amount(point.span.low, a),
        "high": amount(point.span.high, a),
        "qualifier": point.qualifier,
        "period": str(point.period),
        "status": "derived" if point.derived else source.status,
        "published": str(source.publication.published),
        "publisher": source.publication.publisher or None,
        "title": source.publication.title,
        "file": source.file,
        "line": source.line,
        "text": source.quantity.text,
        "basis": [
            {
                "indicator": one.indicator,
                "value": one.quantity.value,
                "period": str(one.period),
                "file": one.file,
                "line": one.line,
            }
            for one in point.basis
        ],
    }


def _forecast(a: Assessment) -> dict[str, Any] | None:
    f = a.forecast
    if f is None:
        return None
    meets = None if f.meets is None else year_name(f.meets, a.goal.by.starts)
    return {
        "linear": ratio(f.linear),
        "low": ratio(f.low),
        "high": ratio(f.high),
        "meets": meets,
        "compound": ratio(f.compound),
    }


def problems(found: Iterable[Problem], language: Language) -> list[dict[str, Any]]:
    """Problems as the contract lists them."""
    return [
        {
            "code": one.code,
            "severity": severity(one),
            "file": one.file or None,
            "line": one.line,
            "column": one.column,
            "message": message(one, language),
            "hint": hint(one, language),
        }
        for one in found
    ]


def problems_document(found: Iterable[Problem], language: Language, schema: str) -> str:
    """The document of a check, or of a run that failed."""
    return write_json({"schema": schema, "problems": problems(found, language)})


def ratio(value: Fraction | None) -> Decimal | None:
    """To six places, half-even: exact wherever six places hold it; without trailing zeros."""
    if value is None:
        return None
    figure = rounded(value, PLACES)
    return (
        figure.to_integral_value() if figure == figure.to_integral_value() else figure.normalize()
    )


def amount(value: Fraction | None, a: Assessment) -> Decimal | None:
    """A figure in the target's unit as it was published; to six places where the latest value was
    computed.
    """
    if value is None or (a.latest is not None and a.latest.derived):
        return ratio(value)
    places, rest = 0, value.denominator
    while rest > 1 and (step := gcd(rest, 10)) > 1:
        places, rest = places + 1, rest // step
    return ratio(value) if rest > 1 or places <= PLACES else rounded(value, places)


def write_json(value: Any) -> str:
    """JSON with exact decimals (the library would make them binary floats); a newline at the end of
    a document.
    """
    return _write(value, "") + "\n"


def _write(value: Any, indent: str) -> str:
    inner = indent + "  "
    if isinstance(value, Decimal):
        return format(value + 0, "f")
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        body = ",\n".join(
            f"{inner}{quoted(key)}: {_write(one, inner)}" for key, one in value.items()
        )
        return f"{{\n{body}\n{indent}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not value:
            return "[]"
        body = ",\n".join(inner + _write(one, inner) for one in value)
        return f"[\n{body}\n{indent}]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)
