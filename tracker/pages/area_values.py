"""One indicator across areas as plain values, for JSON and CSV under the same English keys."""

from __future__ import annotations

from typing import Any

from tracker.analysis.areas import AreaRow
from tracker.language import Language
from tracker.pages.target_values import target_values
from tracker.words.exact import ratio

_OF_GOAL = ("op", "value", "upper", "by")
_OF_TARGET = ("progress", "gap", "overshoot", "pace", "status", "evidence")


def area_values(one: AreaRow, language: Language) -> dict[str, Any]:
    """An area: its value, whether it compares, its place, and what its target says."""
    made = None if one.row is None else target_values(one.row, language)
    first, last = one.rank or (None, None)
    return {
        "area": one.area or None,
        "rank": first,
        "rank_last": last,
        "comparable": one.alike,
        "same_period": one.same_period,
        "latest": _latest(one),
        "plan": made and made["plan"],
        "target": made and {"id": made["id"], **{key: made["target"][key] for key in _OF_GOAL}},
        **{key: made and made[key] for key in _OF_TARGET},
    }


def _latest(one: AreaRow) -> dict[str, Any] | None:
    point, source = one.point, one.source
    if point is None or source is None:
        return None
    return {
        "value": ratio(point.value),
        "low": ratio(point.span.low),
        "high": ratio(point.span.high),
        "qualifier": point.qualifier,
        "unit": one.unit,
        "period": str(point.period),
        "status": "derived" if point.derived else source.status,
        "published": str(source.publication.published),
        "publisher": source.publication.publisher or None,
        "title": source.publication.title,
        "file": source.file,
        "line": source.line,
    }
