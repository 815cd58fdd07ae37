"""The report as offices hand it over, as a Word document."""

from __future__ import annotations

from tracker.assess.report import Report
from tracker.language import Language
from tracker.pages.official import official_brief
from tracker.problems.problem import CannotRun, problem


def render(report: Report, language: Language) -> bytes:
    """The document's bytes, the same for the same report.

    Raises CannotRun (U134) without python-docx or resvg-py.
    """
    from tracker.formats.docx import write_brief

    del language  # the report's own
    try:
        return write_brief(official_brief(report))
    except ImportError as error:
        raise CannotRun(
            2, problem("U134", name=error.name or "python-docx", format="docx", extra="docs")
        ) from error
