"""The report as offices hand it over, as a Word document."""

from __future__ import annotations

from importlib import import_module

from tracker.assess.report import Report
from tracker.language import Language
from tracker.model.progress import Progress, unseen
from tracker.pages.official import official_brief
from tracker.problems.problem import CannotRun, problem

_NEEDED = {"docx": "python-docx", "resvg_py": "resvg-py"}


def render(report: Report, language: Language, progress: Progress = unseen) -> bytes:
    """The document's bytes, the same for the same report.

    Raises CannotRun (U134) without python-docx or resvg-py.
    """
    from tracker.formats.docx import write_brief

    for module, name in _NEEDED.items():
        try:
            import_module(module)
        except ImportError as error:
            raise CannotRun(2, problem("U134", name=name, format="docx", extra="docs")) from error
    return write_brief(official_brief(report, language), progress)
