"""The contract `tracker/due/1`: what is to be delivered, by whom and when."""

from __future__ import annotations

from typing import Any

from tracker import __version__
from tracker.analysis.releases import Awaited, Deliveries, Delivery
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language


def render(found: Deliveries, language: Language) -> str:
    """One JSON document."""
    report = found.report
    return write_json(
        {
            "schema": "tracker/due/1",
            "program": __version__,
            "as_of": report.as_of.isoformat(),
            "known_at": report.known_at.isoformat(),
            "language": language,
            "by": None if found.by is None else found.by.isoformat(),
            "undated": found.undated,
            "summary": {state: sum(one.state == state for one in found.each) for state in Awaited},
            "deliveries": [_delivery(one, language) for one in found.each],
            "problems": problems(report.problems, language),
        }
    )


def _delivery(one: Delivery, language: Language) -> dict[str, Any]:
    release, target = one.release, one.targets[0]
    return {
        "indicator": target.measured,
        "name": target.name.text(language),
        "area": target.area or None,
        "unit": target.unit,
        "owners": list(one.owners),
        "targets": [target.id for target in one.targets],
        "plans": list(dict.fromkeys(target.plan.id for target in one.targets)),
        "state": one.state,
        "period": None if release.period is None else str(release.period),
        "expected": None if release.expected is None else release.expected.isoformat(),
        "latest_by": None if release.latest_by is None else release.latest_by.isoformat(),
        "by_rule": release.by_rule,
        "lag": release.lag,
        "longest": release.longest,
        "n": release.n,
        "last": None if release.last is None else str(release.last),
        "silent_since": None if release.silent_since is None else release.silent_since.isoformat(),
        "silent_days": release.silent_days,
    }
