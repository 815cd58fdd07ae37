"""The report as one page by itself: the overview of the site, with the sources of every figure."""

from __future__ import annotations

from tracker.assess.report import Report
from tracker.formats.site import write_one_file
from tracker.language import Language
from tracker.pages.site.overview import overview_by_itself


def render(report: Report, language: Language) -> str:
    """The page: no address is loaded, nothing runs, and no link leads to another page of it."""
    return write_one_file(overview_by_itself(report), language)
