"""The contract `tracker/report/1`: exact JSON numbers, ratios to six places, null where nothing can
be said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tracker import __version__
from tracker.analysis.score import score
from tracker.assess.assess import METHOD
from tracker.assess.detail import Detail, Details
from tracker.assess.report import Report, Row
from tracker.assess.standing import standing_of
from tracker.assess.use import Use
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language
from tracker.pages.block_values import assessed_values, score_values
from tracker.pages.status import rows_of
from tracker.words.exact import ratio
from tracker.words.standing import lede_text

if TYPE_CHECKING:
    from tracker.analysis.opinions import Opinions


def render(
    report: Report,
    language: Language,
    recorded: Details | None = None,
    methods: Opinions | None = None,
) -> str:
    """One JSON document; `recorded`: what was asked for and has no target; `methods`: what other
    rules say, where they were asked.
    """
    return write_json(document(report, language, recorded, methods))


def document(
    report: Report,
    language: Language,
    recorded: Details | None = None,
    methods: Opinions | None = None,
) -> dict[str, Any]:
    """The report as plain values, in the contract's order of keys."""
    limits, told = report.thresholds, _told(report, language, methods)
    return {
        "schema": "tracker/report/1",
        "program": __version__,
        "method": METHOD,
        "as_of": report.as_of.isoformat(),
        "known_at": report.known_at.isoformat(),
        "language": language,
        "what_if": report.what_if,
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
                "score": score_values(score(rows_of(report, head))),
            }
            for head in report.plans
        ],
        "targets": [told(row) for row in report.rows],
        "indicators": [_recorded(one, language) for one in (recorded.each if recorded else ())],
        "summary": report.summary,
        "problems": problems(report.problems, language),
    }


def _told(
    report: Report, language: Language, methods: Opinions | None
) -> Callable[[Row], dict[str, Any]]:
    """What makes the values of a row; with what other rules say of it only where they were
    asked.
    """
    values = assessed_values(report, language)
    if methods is None:
        return values
    from tracker.pages.method_values import method_values

    return lambda row: values(row) | {"methods": method_values(methods.of[row.target.id])}


def _recorded(detail: Detail, language: Language) -> dict[str, Any]:
    """An indicator that no target is about, in an area."""
    one, entries = detail.indicator, detail.series[0].entries
    last = next((entry.observation for entry in entries if entry.use is Use.LATEST), None)
    return {
        "id": one.id,
        "name": one.name.text(language),
        "unit": one.unit,
        "measure": one.measure,
        "area": detail.area or None,
        "latest": None
        if last is None
        else {
            "value": last.quantity.stated,
            "qualifier": last.quantity.qualifier,
            "unit": last.unit,
            "period": str(last.period),
            "published": str(last.publication.published),
            "title": last.publication.title,
            "file": last.file,
            "line": last.line,
        },
        "observations": sum(entry.live for entry in entries),
        "serves": list(detail.serves),
    }
