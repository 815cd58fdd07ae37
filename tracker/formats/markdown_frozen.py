"""A saved report against the record in Markdown, as a comment of GitHub holds it."""

from __future__ import annotations

from tracker.compare.frozen import FrozenDiff
from tracker.formats.markdown import Markdown, write_page
from tracker.formats.markdown_changes import LONGEST_COMMENT
from tracker.language import Language
from tracker.pages.frozen import page


def render(diff: FrozenDiff, language: Language) -> str:
    """The page, cut where it is too long for a comment."""
    return write_page(page(diff, language), Markdown(LONGEST_COMMENT))
