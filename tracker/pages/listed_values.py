"""What `tracker list` names as plain values, for JSON and CSV under the same English keys."""

from __future__ import annotations

from typing import Any

from tracker.analysis.inventory import Inventory, Listed
from tracker.assess.report import PlanHead, Row
from tracker.assess.status import Status
from tracker.language import Language
from tracker.model.observation import Observation, Publication
from tracker.model.target import Indicator
from tracker.pages.target_values import target_values
from tracker.words.exact import ratio

_OF_TARGET = (
    "id", "name", "plan", "indicator", "unit", "kind", "nature", "section", "owners", "status",
    "evidence", "progress", "gap",
)  # fmt: skip


def listed_values(one: Listed, found: Inventory, language: Language) -> dict[str, Any]:
    """One thing, by its kind."""
    match one.subject:
        case Row():
            return _target(one.subject, language)
        case PlanHead():
            own = _plan(one.subject, language)
        case Indicator():
            return _indicator(one, one.subject, language)
        case Publication():
            return _publication(one, one.subject)
        case str():
            plans = list(dict.fromkeys(row.target.plan.id for row in one.rows))
            own = {found.kind.removesuffix("s"): one.subject or None, "plans": plans}
    return own | _counted(one)


def _counted(one: Listed) -> dict[str, Any]:
    """How many targets, and how many have each status."""
    statuses = [row.assessment.status for row in one.rows]
    return {
        "targets": len(one.rows),
        "statuses": {status: statuses.count(status) for status in Status},
    }


def _plan(head: PlanHead, language: Language) -> dict[str, Any]:
    plan = head.plan
    return {
        "id": plan.id,
        "name": plan.name.text(language),
        "area": plan.area or None,
        "start": plan.period.start.isoformat(),
        "end": plan.period.end.isoformat(),
        "elapsed": ratio(head.elapsed),
        "last_published": None if head.last_published is None else str(head.last_published),
    }


def _indicator(one: Listed, indicator: Indicator, language: Language) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "name": indicator.name.text(language),
        "unit": indicator.unit,
        "measure": indicator.measure,
        "aliases": list(indicator.aliases),
        "areas": [area for area in one.areas if area],
        "targets": [row.target.id for row in one.rows],
        "observations": one.observations,
        "latest": None if one.latest is None else value_on_record(one.latest),
    }


def value_on_record(one: Observation) -> dict[str, Any]:
    """A value on record, and where."""
    source = one.publication
    return {
        "value": one.quantity.stated,
        "upper": one.quantity.upper,
        "qualifier": one.quantity.qualifier,
        "unit": one.unit,
        "period": str(one.period),
        "area": one.area or None,
        "published": str(source.published),
        "publisher": source.publisher or None,
        "title": source.title,
        "file": one.file,
        "line": one.line,
    }


def _publication(one: Listed, source: Publication) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher or None,
        "published": str(source.published),
        "tier": source.tier,
        "url": source.url or None,
        "files": list(one.files),
        "observations": one.observations,
        "targets": [row.target.id for row in one.rows],
    }


def _target(row: Row, language: Language) -> dict[str, Any]:
    made = target_values(row, language)
    kept = {key: made[key] for key in _OF_TARGET}
    nested = {key: made[key] for key in ("baseline", "target", "latest")}
    if nested["latest"] is not None:
        nested["latest"] = {k: v for k, v in nested["latest"].items() if k != "basis"}
    return kept | nested | {"file": row.target.file, "line": row.target.line}
