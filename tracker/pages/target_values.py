"""A target on a day as plain values: what JSON, tables and the library say of it, under the same
English keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.assess.assess import Assessment
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.language import Language
from tracker.model.periods import year_name
from tracker.words.exact import amount, ratio

_NESTED = {
    "baseline": ("value", "period"),
    "target": ("op", "value", "upper", "by"),
    "latest": ("value", "low", "high", "qualifier", "period", "status", "published", "publisher",
               "title", "file", "line"),
    "forecast": ("linear", "low", "high", "meets"),
    "ambition": ("required", "was", "ratio", "continued", "actual"),
    "buffer": ("slack_days", "slack_low", "slack_high", "on_road_until", "safe_until",
               "probability", "n", "needed_rate"),
    "release": ("state", "expected", "latest_by", "silent_since", "silent_days"),
    "milestone": ("period", "goal", "value", "gap", "status"),
}  # fmt: skip


def target_values(row: Row, language: Language) -> dict[str, Any]:
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


def flat(
    values: Mapping[str, Any], nested: Mapping[str, Sequence[str]] = _NESTED
) -> dict[str, Any]:
    """A target of the JSON contract, or another thing with these keys within keys, as the columns
    of a table.
    """
    found: dict[str, Any] = {}
    for key, value in values.items():
        if key in nested:
            found |= {
                f"{key}_{inner}": None if value is None else value[inner] for inner in nested[key]
            }
        else:
            found[key] = value
    return found


def flat_methods(values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The same as the columns of a table: methods_opensdg_value …"""
    return {
        f"methods_{name}_{key}": one
        for name, of_it in values.items()
        for key, one in {**of_it, **of_it["figures"]}.items()
        if key != "figures"
    }
