"""How a figure is written out: with its mark and unit, and whether the source said more than the
number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from tracker.assess.bounds import Bounded, mark_of
from tracker.assess.kinds import kind_of
from tracker.language import Language, pick
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import Quantity
from tracker.model.target import Goal, Target
from tracker.words.figures import (
    done_word,
    goal_text,
    goal_unit,
    number,
    places_of,
    quantity,
)
from tracker.words.terms import word
from tracker.words.units import unit_text

Lines = list[tuple[str, str]]  # labels and texts
_SPOKEN = {row.mark: row.spoken for row in QUALIFIERS.values()}


def labelled(lines: Iterable[tuple[str, str]], language: Language) -> Lines:
    """Texts under the words for their keys; the empty ones left out."""
    return [(word(key, language), text) for key, text in lines if text]


def bounded(text: str, mark: str, language: Language) -> str:
    """A figure with its mark in words; in Chinese as it follows a word."""
    return pick(language, *_SPOKEN[mark]) + text


def ranged(
    figure: Bounded, show: Callable[[Fraction], str], unit: Callable[[str], str], language: Language
) -> str:
    """A figure in words: 超过 4,000 家, less than 1 point, 约 350–1,650 家; both ends unless one
    says it all.
    """
    low, high = figure.span.low, figure.span.high
    if low is not None and low == high:
        return bounded(unit(show(low)), "", language)
    mark = next((m for m in _SPOKEN if m and figure.text(show).startswith(m)), "")
    if low is None or high is None or figure.qualifier in ("over", "at-least", "at-most"):
        end = low if mark in (">", "≥") else high
        return bounded("" if end is None else unit(show(end)), mark, language)
    if low == 0 and figure.qualifier == "under":
        return bounded(unit(show(high)), "<", language)
    first = show(low).removesuffix("%") if show(high).endswith("%") else show(low)
    both = pick(language, f"{first}–{show(high)}", f"{first} to {show(high)}")
    return bounded(unit(both), "≈" if figure.qualifier == "about" else "", language)


def with_unit(value: str, unit: str, language: Language) -> str:
    """A value with its unit in the reader's language behind it, a per cent sign at once;
    70 × ¥100m, never 70 ¥100m; rank 9.
    """
    unit = unit_text(unit, language)
    if unit == "rank" and value:
        return f"{unit} {value}"
    if not unit or value.endswith(unit):
        return value
    return (
        value
        + ("" if unit in ("%", "‰") else " × " if unit.lstrip("¥")[:1].isdecimal() else " ")
        + unit
    )


def goal_in_words(target: Target, goal: Goal, language: Language) -> str:
    """The goal of a reduction as it is promised, any other as a comparison, with its unit."""
    text = with_unit(goal_text(target, goal, language), goal_unit(target, goal), language)
    return reduction(target, goal, language) or text


def reduction(target: Target, goal: Goal, language: Language) -> str:
    """The goal of a reduction as it is promised, down 40% or more; nothing for any other."""
    q, unit = goal.quantity, goal_unit(target, goal)
    if q is None or not kind_of(target).by_change or q.value >= 0 or goal.op not in ("le", "lt"):
        return ""
    about = pick(language, "约 ", "about ") if q.qualifier == "about" else ""
    amount = about + with_unit(number(Fraction(-q.value), places_of(q.step)), unit, language)
    if goal.op == "lt":
        return pick(language, f"下降超过 {amount}", f"down more than {amount}")
    return pick(language, f"下降 {amount} 以上", f"down {amount} or more")


def is_worded(q: Quantity, unit: str) -> bool:
    """Whether the text says more than the bare number in the unit: 突破1.6万, but not 6259 or
    13.53%.
    """
    bare = q.text.replace(",", "").replace(" ", "").removesuffix(unit)
    return bool(q.text) and bare not in (
        f"{q.value:f}",
        number(Fraction(q.value), places_of(q.step)).replace(",", ""),
    )


def value_of(q: Quantity, unit: str, is_done: bool, language: Language) -> str:
    """A written figure in the target's unit, with its mark: >16,000 家."""
    if q.stated is None:
        return pick(language, "撤回", "withdrawn")
    if is_done:
        return done_word(q.value, language)
    said = mark_of(q.qualifier) + quantity(q)
    if q.qualifier == "range" and q.upper is not None:
        said += "–" + number(Fraction(q.upper), places_of(q.step))
    return with_unit(said, unit, language)


def titled(title: str, language: Language) -> str:
    """A publication's title in quotation marks that do not clash with its own; nothing where it has
    none.
    """
    if not title:
        return ""
    return f"《{title}》" if language == "zh" or "“" in title else f"“{title}”"
