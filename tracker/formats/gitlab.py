"""GitLab Code Quality: the findings that a merge request shows beside its changes."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.assess.report import Report
from tracker.formats.json_writer import write_json
from tracker.language import Language
from tracker.words.escape import visible
from tracker.words.findings import Finding, findings

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, language: Language) -> str:
    """One JSON array, worst first."""
    return render_findings(findings(report, language), language)


def render_findings(found: Iterable[Finding], language: Language) -> str:
    """A finding is an issue, in the line where it stands; the first line where a file has none."""
    del language
    return write_json(
        [
            {
                "description": visible(f"{one.text} {one.hint}"),
                "check_name": one.rule,
                "fingerprint": one.fingerprint,
                "severity": _SEVERITIES[one.level],
                "location": {"path": one.place.file, "lines": {"begin": one.place.line or 1}},
            }
            for one in found
        ]
    )
