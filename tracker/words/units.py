"""Units of Chinese plans in English: what they count is said by the name, a scale stays with its
unit, and no digit is converted.
"""

from __future__ import annotations

from tracker.language import Language

_COUNTED = ("家", "个", "项", "件", "例")
_ENGLISH = dict.fromkeys(_COUNTED, "") | {
    "亿元": "¥100m",
    "万例": "10k cases",
    "万管": "10k tubes",
    "万株/年": "10k plants/yr",
    "位": "rank",
}


def unit_text(unit: str, language: Language) -> str:
    """A unit in the reader's language: of a Chinese one its built-in English, else as written.

    >>> unit_text("亿元", "en"), unit_text("家", "en"), unit_text("亩", "en")
    ('¥100m', '', '亩')
    """
    return _ENGLISH.get(unit, unit) if language == "en" else unit
