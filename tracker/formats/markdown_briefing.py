"""The briefing in Markdown, as people and build servers take it."""

from __future__ import annotations

from tracker.assess.report import Report
from tracker.formats.markdown import Markdown, size_in_bytes, write_page
from tracker.formats.own import COMMENT
from tracker.language import Language
from tracker.pages.briefing import page


def render(report: Report, language: Language, limit: int | None = None) -> str:
    """The page of at most `limit` bytes, behind the line by which tracker knows a file of its
    own.
    """
    return write_page(page(report, language), Markdown(limit, size_in_bytes, COMMENT))
