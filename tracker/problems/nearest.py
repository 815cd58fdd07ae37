"""Did you mean: the known word nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing."""
    from difflib import get_close_matches

    lowered = {choice.lower(): choice for choice in known}
    if word.lower() in lowered:
        return lowered[word.lower()]
    close = get_close_matches(word.lower()[:80], lowered, n=1, cutoff=0.6)
    return lowered[close[0]] if close else ""
