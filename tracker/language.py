"""The language of every word that a person reads."""

from __future__ import annotations

from collections.abc import Iterable
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


def in_sequence(parts: Iterable[str], language: Language) -> str:
    """Statements one after the other, the empty ones left out: 甲，乙 or A, B."""
    return pick(language, "，", ", ").join(filter(None, parts))


def enumerated(parts: Iterable[str], language: Language) -> str:
    """Names or words of equal rank: 甲、乙 or A, B."""
    return pick(language, "、", ", ").join(parts)


def bracketed(text: str, language: Language) -> str:
    """A remark behind a text, in brackets: （甲） or, after a space, (A); nothing for nothing."""
    return text and pick(language, f"（{text}）", f" ({text})")


def split_list(text: str) -> list[str]:
    """The words of a list with commas, also of full width.

    >>> split_list("behind，missed, 滞后、")
    ['behind', 'missed', '滞后']
    """
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return [part.strip() for part in parts if part.strip()]
