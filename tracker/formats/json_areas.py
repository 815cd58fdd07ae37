"""The contract `tracker/areas/1`: indicators across areas."""

from __future__ import annotations

from typing import Any

from tracker import __version__
from tracker.analysis.areas import AreaTable, AreaTables
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language
from tracker.pages.area_values import area_values


def render(found: AreaTables, language: Language) -> str:
    """One JSON document."""
    report = found.report
    return write_json(
        {
            "schema": "tracker/areas/1",
            "program": __version__,
            "as_of": report.as_of.isoformat(),
            "known_at": report.known_at.isoformat(),
            "language": language,
            "indicators": [_table(one, language) for one in found.each],
            "problems": problems(report.problems, language),
        }
    )


def _table(table: AreaTable, language: Language) -> dict[str, Any]:
    one = table.indicator
    return {
        "id": one.id,
        "name": one.name.text(language),
        "unit": one.unit,
        "measure": one.measure,
        "period": None if table.period is None else str(table.period),
        "areas": [area_values(row, language) for row in table.rows],
    }
