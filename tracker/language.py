"""The language of every word that a person reads."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def width_of(text: str) -> int:
    """How wide a text is in a terminal: a Chinese character takes two cells."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pick(language: Language, zh: str, en: str) -> str:
    """The sentence in the language asked for."""
    return zh if language == "zh" else en
