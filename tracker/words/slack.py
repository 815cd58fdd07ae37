"""What is left of an open target, in words."""

from __future__ import annotations

from tracker.language import Language, pick


def interval_note(language: Language) -> str:
    """On what a probability rests."""
    return pick(
        language,
        "假定过去的走势不变，离散程度也不变",
        "the past goes on, and scatters as it did",
    )
