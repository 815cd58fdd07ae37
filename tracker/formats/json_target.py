"""The contract `tracker/show/1`: the report's own rows, and with each its promise, arithmetic and
every observation.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tracker.analysis.blocks import Blocks
from tracker.assess.detail import Detail, Details, Series
from tracker.assess.report import Row
from tracker.assess.series import Entry
from tracker.formats.json import document
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language
from tracker.model.observation import Claim, Observation
from tracker.model.target import Goal, Indicator, Source, Target
from tracker.words import observations as words
from tracker.words.calculation import Working, working_of, workings
from tracker.words.exact import ratio

if TYPE_CHECKING:
    from tracker.analysis.opinions import Opinions

SCHEMA = "tracker/show/1"


def render(details: Details, language: Language, methods: Opinions | None = None) -> str:
    """One JSON document; with what other rules say, where they were asked."""
    report = document(details.report, language, methods=methods)
    blocks = Blocks(details.report)
    rows = iter(report["targets"])
    kept = ("program", "method", "as_of", "known_at", "language", "what_if", "thresholds", "plans")
    return write_json(
        {
            "schema": SCHEMA,
            **{key: report[key] for key in kept},
            "stories": [
                _detail(detail, next(rows) if detail.row else None, details, blocks, language)
                for detail in details.each
            ],
            "problems": report["problems"],
        }
    )


def _detail(
    detail: Detail,
    row: dict[str, Any] | None,
    details: Details,
    blocks: Blocks,
    language: Language,
) -> dict[str, Any]:
    one = detail.indicator
    return {
        "indicator": {
            "id": one.id,
            "name": one.name.text(language),
            "unit": one.unit,
            "measure": one.measure,
            "aliases": list(one.aliases),
            "area": detail.area,
        },
        "target": row,
        "promise": _promise(detail.row) if detail.row else None,
        "arithmetic": [
            {
                "figure": work.figure,
                "formula": work.formula,
                "text": str(work),
                "value": ratio(work.value),
            }
            for work in (_workings(detail.row, blocks) if detail.row else ())
        ],
        "serves": list(detail.serves),
        "series": [
            _series(series, detail.target, details.report.thresholds.about, language)
            for series in detail.series
        ],
        "problems": problems(detail.problems, language),
    }


def _workings(row: Row, blocks: Blocks) -> list[Working]:
    """How the figures of a row come about, with the lead that people read in days, then those of
    its blocks.
    """
    a, found = row.assessment, {one.figure: one for one in workings(row)}
    if (lead := a.calculations.get("lead_years")) is not None and a.pace is not None:
        found[lead.figure] = working_of(lead, row)
    for block in (blocks.ambition(row), blocks.buffer(row)):
        for one in block.calculations.values() if block else ():
            if one.value is not None:
                found.setdefault(one.figure, working_of(one, row))
    return list(found.values())


def _promise(row: Row) -> dict[str, Any]:
    """What the registry says of the target beyond the report's row."""
    target, path = row.target, row.assessment.trajectory.path
    goals = [(goal, row.assessment.goal) for goal in (*target.revisions, target.goal)]
    return {
        "file": target.file,
        "line": target.line,
        "pace": target.pace,
        "road": None
        if path is None
        else [{"time": ratio(time), "value": ratio(value)} for time, value in path.knots],
        "milestones": [
            {"period": str(period), "value": q.value} for period, q in target.milestones
        ],
        "goals": [_goal(goal, held=goal is held) for goal, held in goals],
        "severity": target.severity,
        "locator": target.locator or None,
        "note": target.note or None,
        "aliases": list(target.aliases),
        "level": None
        if target.level is None
        else {"indicator": target.level.indicator, "period": str(target.level.period)},
        "release": None
        if target.release is None
        else {"every": target.release.every, "lag": target.release.lag},
        "accept": [
            {"code": a.code, "reason": a.reason, "until": a.until.isoformat()}
            for a in target.accept
        ],
        "baseline_text": None if target.baseline is None else target.baseline.quantity.text,
        "source": _source(target),
    }


def _goal(goal: Goal, *, held: bool) -> dict[str, Any]:
    return {
        "op": goal.op,
        "value": None if goal.quantity is None else goal.quantity.value,
        "upper": goal.upper,
        "text": None if goal.quantity is None else goal.quantity.text or None,
        "by": str(goal.by),
        "until": None if goal.until is None else goal.until.isoformat(),
        "reason": goal.reason or None,
        "in_force": held,
    }


def _source(target: Target) -> dict[str, Any] | None:
    source: Source = target.plan.source
    if source == Source():
        return None
    return {
        "title": source.title or None,
        "publisher": source.publisher or None,
        "published": None if source.published is None else str(source.published),
        "url": source.url or None,
    }


def _series(
    series: Series, target: Target | None, about: Decimal, language: Language
) -> dict[str, Any]:
    return {
        "indicator": series.indicator.id,
        "unit": series.indicator.unit,
        "published_later": series.published_later,
        "ended_later": series.ended_later,
        "elsewhere": dict(series.elsewhere),
        "observations": [
            entry_row(entry, target, series.indicator, about, language) for entry in series.entries
        ],
    }


def entry_row(
    entry: Entry, target: Target | None, indicator: Indicator, about: Decimal, language: Language
) -> dict[str, Any]:
    """An observation, what it counts for and why."""
    one, source = entry.observation, entry.observation.publication
    span = one.quantity.interval(about)
    return {
        "period": str(one.period),
        "ytd": one.ytd,
        "value": one.quantity.stated,
        "upper": one.quantity.upper,
        "low": ratio(span.low),
        "high": ratio(span.high),
        "qualifier": one.quantity.qualifier,
        "text": one.quantity.text or None,
        "unit": one.unit,
        "status": one.status,
        "area": one.area or None,
        "published": str(source.published),
        "publisher": source.publisher or None,
        "title": source.title,
        "url": source.url or None,
        "tier": source.tier,
        "sha256": source.sha256 or None,
        "document": source.file or None,
        "file": one.file,
        "line": one.line,
        "locator": one.locator or None,
        "note": one.note or None,
        "claims": [
            {"kind": claim.kind, "text": claim.text, "of": claim_object(claim), "real": claim.real}
            for claim in one.claims
        ],
        "revises": None
        if one.revises is None
        else {"published": str(one.revises.published), "reason": one.revises.reason or None},
        "state": entry.state,
        "used": entry.used,
        "role": entry.use,
        "by": _by(entry.by),
        "because": entry.because,
        "why": words.reason_of_use(entry, target, indicator, language) or None,
    }


def claim_object(claim: Claim) -> str | list[str]:
    """What a claim is of: one word, or the list of a sum's parts."""
    return claim.of[0] if len(claim.of) == 1 else list(claim.of)


def _by(one: Observation | None) -> dict[str, Any] | None:
    """The other observation that decided: its place, publication and value."""
    if one is None:
        return None
    return {
        "value": one.quantity.stated,
        "period": str(one.period),
        "published": str(one.publication.published),
        "title": one.publication.title,
        "file": one.file,
        "line": one.line,
    }
