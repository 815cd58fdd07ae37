"""Did you mean: the known word nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing."""
    return next(iter(all_near(word, known, 1)), "")


def all_near(word: str, known: Iterable[str], most: int) -> list[str]:
    """The known words that may be meant, the nearest first; only that one where it is the same but
    for the case of its letters.
    """
    from difflib import get_close_matches

    lowered = {choice.lower(): choice for choice in known}
    if word.lower() in lowered:
        return [lowered[word.lower()]]
    close = get_close_matches(word.lower()[:80], lowered, n=most, cutoff=0.6)
    return [lowered[one] for one in close]
