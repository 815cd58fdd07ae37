"""The contract `tracker/list/1`: what there is of a kind."""

from __future__ import annotations

from tracker import __version__
from tracker.analysis.inventory import Inventory
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language
from tracker.pages.listed_values import listed_values


def render(found: Inventory, language: Language) -> str:
    """One JSON document."""
    report = found.report
    return write_json(
        {
            "schema": "tracker/list/1",
            "program": __version__,
            "as_of": report.as_of.isoformat(),
            "known_at": report.known_at.isoformat(),
            "language": language,
            "kind": found.kind,
            "items": [listed_values(one, found, language) for one in found.each],
            "problems": problems(report.problems, language),
        }
    )
