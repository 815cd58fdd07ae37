"""Indicators that no target is about, beside the targets that were asked for."""

from __future__ import annotations

from tracker.assess.detail import Details
from tracker.language import Language
from tracker.pages.blocks import Page, Paragraph, phrase, signs
from tracker.words.recorded import recorded_line


def page(details: Details, language: Language) -> Page:
    """A line for each and each of its areas."""
    lines = (recorded_line(detail, language) for detail in details.each)
    said = tuple(phrase(signs("· "), (name, "strong"), f"  {text}") for name, text in lines)
    return Page(language, (Paragraph(said),))
