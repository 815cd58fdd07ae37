"""How a figure is written out: with its mark and unit, and whether the source said more than the number."""

from __future__ import annotations

from fractions import Fraction

from tracker.core.phrases import MARKS, number, places_of, quantity
from tracker.core.quantity import Quantity
from tracker.core.words import Language, pick

Lines = list[tuple[str, str]]


def with_unit(value: str, unit: str) -> str:
    """A value with its unit behind it, a per cent sign at once."""
    return value if not unit or value.endswith(unit) else value + ("" if unit in ("%", "‰") else " ") + unit


def is_worded(q: Quantity, unit: str) -> bool:
    """Whether the text says more than the bare number in the unit: 突破1.6万, but not 6259 or 13.53%."""
    bare = q.text.replace(",", "").replace(" ", "").removesuffix(unit)
    return bool(q.text) and bare not in (f"{q.value:f}", number(Fraction(q.value), places_of(q.step)).replace(",", ""))


def value_of(q: Quantity, unit: str, is_done: bool, language: Language) -> str:
    """A written figure in the target's unit, with its mark: >16,000 家."""
    if is_done:
        return pick(language, "建成", "done") if q.value else pick(language, "未建成", "not done")
    said = MARKS[q.qualifier] + quantity(q)
    if q.qualifier == "range" and q.upper is not None:
        said += "–" + number(Fraction(q.upper), places_of(q.step))
    return with_unit(said, unit)


def titled(title: str, language: Language) -> str:
    """A publication's title in quotation marks that do not clash with its own."""
    return f"《{title}》" if language == "zh" or "“" in title else f"“{title}”"
