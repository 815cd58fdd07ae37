"""A comparison in Markdown, as a comment of GitHub holds it."""

from __future__ import annotations

from tracker.compare.changes import Diff
from tracker.formats.markdown import Markdown, write_page
from tracker.language import Language
from tracker.pages.changes import page

LONGEST_COMMENT = 60_000  # characters; GitHub takes no comment above 65,536


def render(diff: Diff, language: Language) -> str:
    """The page, cut where it is too long for a comment."""
    return write_page(page(diff, language), Markdown(LONGEST_COMMENT))
